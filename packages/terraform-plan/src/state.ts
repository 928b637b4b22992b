import { existsSync, readFileSync } from "node:fs";
import { ProblemError } from "@infra-tools/runtime/problem";
import * as z from "zod";
import { type Json, parseJson } from "./value";

const attributes = z.record(
  z.string(),
  z.custom<Json>((value) => value !== undefined),
);

/** State format 4, as far as it is used here: which objects Terraform manages and what it last knew of them. */
const stateFile = z.looseObject({
  version: z.literal(4),
  resources: z.array(
    z.looseObject({
      module: z.string().optional(),
      mode: z.enum(["managed", "data"]),
      type: z.string(),
      name: z.string(),
      provider: z.string(),
      instances: z.array(
        z.looseObject({
          index_key: z.union([z.string(), z.number()]).optional(),
          attributes: attributes.optional(),
        }),
      ),
    }),
  ),
});

/** An object that Terraform manages. */
export interface StateObject {
  /** `google_redis_instance.redis`, with module and index where there are any. */
  readonly address: string;
  readonly type: string;
  /** The provider's short name: `google`. */
  readonly provider: string;
  readonly attributes: Readonly<Record<string, Json>>;
}

/** Reads a local state file; nothing is managed when there is none. Throws a problem when it is something else. */
export function readState(file: string): readonly StateObject[] {
  if (!existsSync(file)) return [];
  const parsed = stateFile.safeParse(parseJson(readFileSync(file, "utf8")));
  if (!parsed.success) {
    throw new ProblemError({
      where: file,
      rule: "must be a Terraform state of format 4",
      fix: "put the file back, or start again from nothing with ./infra sandbox reset",
    });
  }
  return parsed.data.resources
    .filter(({ mode }) => mode === "managed")
    .flatMap((resource) =>
      resource.instances.map((instance) => ({
        address: address(resource, instance.index_key),
        type: resource.type,
        provider: shortName(resource.provider),
        attributes: instance.attributes ?? {},
      })),
    );
}

function address(
  {
    module,
    type,
    name,
  }: { readonly module?: string | undefined; readonly type: string; readonly name: string },
  index: string | number | undefined,
): string {
  const base = `${module === undefined ? "" : `${module}.`}${type}.${name}`;
  return index === undefined ? base : `${base}[${JSON.stringify(index)}]`;
}

/** `provider["registry.terraform.io/hashicorp/google"].replica` is `google`. */
function shortName(provider: string): string {
  return /\["(?:[^"/]*\/)*([^"/]+)"\]/.exec(provider)?.[1] ?? provider;
}
