import type { Json } from "@infra-tools/terraform-plan/value";
import type { Attribute, Block, NestedBlock, ProviderSchemas } from "./model";
import { SCHEMA_KEYS, type UsedBlock } from "./used";

/** Arguments that Terraform itself reads in every block. */
const META_ARGUMENTS = new Set([
  "//",
  "connection",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
]);

/** Parts of a block that its provider's schemas lack: its type, or arguments with their paths. */
export function lackingIn(
  schemas: ProviderSchemas,
  { kind, type, address, block }: UsedBlock,
): readonly string[] {
  const schema = schemas[SCHEMA_KEYS[kind]][type];
  return schema === undefined ? [address] : lackingInBlock(schema.block, block, address);
}

/** Arguments of a block that its schema lacks; `path` is put before each. */
export function lackingInBlock(schema: Block, value: Json, path: string): readonly string[] {
  return members(value).flatMap(([name, inner]) => {
    const attribute = schema.attributes?.[name];
    if (attribute !== undefined) return lackingInAttribute(attribute, inner, `${path}.${name}`);
    const nested = schema.block_types?.[name];
    if (nested !== undefined) return lackingInBlocks(nested, inner, `${path}.${name}`);
    return META_ARGUMENTS.has(name) ? [] : [`${path}.${name}`];
  });
}

function lackingInBlocks({ block }: NestedBlock, value: Json, path: string): readonly string[] {
  if (!Array.isArray(value)) return lackingInBlock(block, value, path);
  return value.flatMap((item, index) => lackingInBlock(block, item, `${path}[${index}]`));
}

/** Attributes with attributes of their own look like blocks; a plain type needs no check. */
function lackingInAttribute(
  { nested_type: nested }: Attribute,
  value: Json,
  path: string,
): readonly string[] {
  if (nested === undefined) return [];
  if (nested.nesting_mode === "map") {
    return members(value).flatMap(([key, item]) => lackingInBlock(nested, item, `${path}["${key}"]`));
  }
  return lackingInBlocks({ nesting_mode: nested.nesting_mode, block: nested }, value, path);
}

function members(value: Json): readonly (readonly [string, Json])[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
