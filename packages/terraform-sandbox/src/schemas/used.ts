import type { Json } from "@infra-tools/terraform-plan/value";
import * as z from "zod";

export type SchemaKind = "resource" | "data" | "ephemeral";

/** Keys of a provider's schemas by kind of type. */
export const SCHEMA_KEYS = {
  resource: "resource_schemas",
  data: "data_source_schemas",
  ephemeral: "ephemeral_resource_schemas",
} as const satisfies Readonly<Record<SchemaKind, string>>;

export const SCHEMA_KINDS: readonly SchemaKind[] = ["resource", "data", "ephemeral"];

/** A block of a synthesized stack that a provider's schema describes. */
export interface UsedBlock {
  /** The provider's local name: `google`. */
  readonly provider: string;
  readonly kind: SchemaKind;
  readonly type: string;
  /** As in the configuration: `data.google_project.p`. */
  readonly address: string;
  readonly block: Json;
}

/** An entry of `required_providers`. */
export interface RequiredProvider {
  readonly name: string;
  /** Full address: `registry.terraform.io/hashicorp/google`. */
  readonly address: string;
  readonly version: string;
}

const blocks = z.record(z.string(), z.record(z.string(), z.json())).default({});

const stack = z.looseObject({
  terraform: z.looseObject({
    required_providers: z
      .record(z.string(), z.object({ source: z.string(), version: z.string() }))
      .default({}),
  }),
  provider: z.record(z.string(), z.array(z.json())).default({}),
  resource: blocks,
  data: blocks,
  ephemeral: blocks,
});

/** The blocks of a synthesized stack, providers' own aside. */
export function usedBlocks(configuration: Json): readonly UsedBlock[] {
  const read = stack.parse(configuration);
  return SCHEMA_KINDS.flatMap((kind) =>
    Object.entries(read[kind]).flatMap(([type, named]) =>
      Object.entries(named).map(([name, block]) => ({
        provider: providerOf(type),
        kind,
        type,
        address: `${kind === "resource" ? "" : `${kind}.`}${type}.${name}`,
        block,
      })),
    ),
  );
}

/** The configurations of a stack's providers, by local name. */
export function providerBlocks(configuration: Json): Readonly<Record<string, readonly Json[]>> {
  return stack.parse(configuration).provider;
}

export function requiredProviders(configuration: Json): readonly RequiredProvider[] {
  return Object.entries(stack.parse(configuration).terraform.required_providers).map(
    ([name, { source, version }]) => ({ name, address: providerAddress(source), version }),
  );
}

/** The first word of a type is the local name of its provider, unless a block says otherwise; ours never do. */
export function providerOf(type: string): string {
  return type.split("_")[0] ?? type;
}

/** A source may leave out host and namespace. https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses */
function providerAddress(source: string): string {
  const [type = "", namespace = "hashicorp", host = "registry.terraform.io"] = source.split("/").reverse();
  return `${host}/${namespace}/${type}`;
}
