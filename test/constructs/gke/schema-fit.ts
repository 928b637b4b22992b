import type { Attribute, Block, NestedBlock } from "@infra-tools/terraform-sandbox/schemas";
import { loadSchemas, type ProviderName } from "@infra-tools/terraform-sandbox/schemas";
import type { SynthesizedStack } from "../../support/synth";

const META_ARGUMENTS = ["//", "depends_on", "lifecycle", "provider", "count", "for_each"];

/** Parts of a stack's resources, data sources and providers that do not fit the providers' real schemas, one line each. */
export function misfits(stack: SynthesizedStack): readonly string[] {
  const result: string[] = [];
  for (const [kind, group] of [
    ["resource", stack.resource],
    ["data", stack.data],
  ] as const) {
    for (const [type, blocks] of Object.entries(group ?? {})) {
      const schemas = loadSchemas(providerOf(type));
      const schema = (kind === "resource" ? schemas.resource_schemas : schemas.data_source_schemas)[type];
      if (schema === undefined) {
        result.push(`${kind} ${type}: unknown`);
        continue;
      }
      for (const [name, block] of Object.entries(blocks))
        checkBlock(block, schema.block, `${type}.${name}`, result);
    }
  }
  for (const [name, blocks] of Object.entries(stack.provider ?? {})) {
    const { block } = loadSchemas(providerOf(name)).provider_schema;
    for (const provider of blocks) checkBlock(provider, block, name, result);
  }
  return result;
}

function providerOf(type: string): ProviderName {
  const name = type.split("_")[0];
  if (name === "google" || name === "kubernetes") return name;
  throw new Error(`no schemas for ${type}`);
}

function checkBlock(value: unknown, block: Block, path: string, result: string[]): void {
  const fields = new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  for (const [name, field] of fields) {
    const attribute = block.attributes?.[name];
    const nested = block.block_types?.[name];
    if (attribute !== undefined) checkAttribute(field, attribute, `${path}.${name}`, result);
    else if (nested !== undefined) checkNested(field, nested, `${path}.${name}`, result);
    else if (!META_ARGUMENTS.includes(name)) result.push(`${path}.${name}: unknown`);
  }
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    if (attribute.required === true && !fields.has(name)) result.push(`${path}.${name}: missing`);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    if ((nested.min_items ?? 0) > 0 && !fields.has(name)) result.push(`${path}.${name}: missing`);
  }
}

function checkNested(value: unknown, nested: NestedBlock, path: string, result: string[]): void {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (nested.max_items !== undefined && items.length > nested.max_items) result.push(`${path}: too many`);
  for (const [index, item] of items.entries()) checkBlock(item, nested.block, `${path}[${index}]`, result);
}

function checkAttribute(value: unknown, attribute: Attribute, path: string, result: string[]): void {
  if (attribute.required !== true && attribute.optional !== true) result.push(`${path}: computed only`);
  if (attribute.type !== undefined && !hasType(value, attribute.type)) {
    result.push(`${path}: ${JSON.stringify(value)} is no ${JSON.stringify(attribute.type)}`);
  }
}

/** Strings with a reference fit every type: Terraform converts what they stand for. */
function hasType(value: unknown, type: NonNullable<Attribute["type"]>): boolean {
  if (typeof value === "string" && value.includes("${")) return true;
  if (type === "dynamic") return true;
  if (type === "string" || type === "number") return typeof value === type;
  if (type === "bool") return typeof value === "boolean";
  const [kind, element] = type;
  if (kind === "list" || kind === "set") {
    return Array.isArray(value) && value.every((item) => hasType(item, element));
  }
  const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
  return kind === "map" ? isMap && Object.values(value).every((item) => hasType(item, element)) : isMap;
}
