import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The parts of Terraform's provider schema that the check reads. */
export interface SchemaBlock {
  readonly attributes?: Readonly<Record<string, SchemaAttribute>>;
  readonly block_types?: Readonly<Record<string, SchemaBlockType>>;
}

export interface SchemaAttribute {
  readonly type?: SchemaType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly write_only?: boolean;
}

export interface SchemaBlockType {
  readonly nesting_mode: string;
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: SchemaBlock;
}

export type SchemaType = string | readonly [string, SchemaType | Readonly<Record<string, SchemaType>>];

interface ProviderSchema {
  readonly resource_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>;
  readonly ephemeral_resource_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>;
}

const DATA = join(__dirname, "../../packages/terraform-sandbox/schemas");
const providers = new Map<string, ProviderSchema>();

/** Schema of the provider that a resource type belongs to. */
export function provider(type: string): ProviderSchema {
  const name = type.slice(0, type.indexOf("_"));
  const stored = providers.get(name);
  if (stored !== undefined) return stored;
  const loaded = JSON.parse(readFileSync(join(DATA, `${name}.json`), "utf8")) as ProviderSchema;
  providers.set(name, loaded);
  return loaded;
}

/** Tells whether one of the pinned providers has a resource type. */
export function isResourceType(type: string): boolean {
  const name = type.slice(0, type.indexOf("_"));
  return existsSync(join(DATA, `${name}.json`)) && type in provider(type).resource_schemas;
}
