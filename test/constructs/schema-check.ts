import {
  provider,
  type SchemaAttribute,
  type SchemaBlock,
  type SchemaBlockType,
  type SchemaType,
} from "../support/provider-schemas";
import type { SynthesizedStack } from "../support/synth";

const META_ARGUMENTS = new Set(["//", "depends_on", "lifecycle", "provider", "count", "for_each"]);

/** Everything in a stack's resources and ephemeral resources that their providers' schemas do not allow. */
export function schemaProblems(stack: SynthesizedStack): readonly string[] {
  return [
    ...Object.entries(stack.resource ?? {}).flatMap(([type, blocks]) =>
      Object.entries(blocks).flatMap(([name, block]) =>
        checkTop(`${type}.${name}`, block, provider(type).resource_schemas[type]),
      ),
    ),
    ...Object.entries(stack.ephemeral ?? {}).flatMap(([type, blocks]) =>
      Object.entries(blocks).flatMap(([name, block]) =>
        checkTop(`ephemeral.${type}.${name}`, block, provider(type).ephemeral_resource_schemas[type]),
      ),
    ),
  ];
}

function checkTop(
  address: string,
  block: Readonly<Record<string, unknown>>,
  schema: { readonly block: SchemaBlock } | undefined,
): readonly string[] {
  if (schema === undefined) return [`${address}: no such type`];
  const withoutMeta = Object.fromEntries(Object.entries(block).filter(([key]) => !META_ARGUMENTS.has(key)));
  return checkBlock(address, withoutMeta, schema.block);
}

function checkBlock(path: string, value: unknown, schema: SchemaBlock): readonly string[] {
  if (!isObject(value)) return [`${path}: not a block`];
  const attributes = schema.attributes ?? {};
  const blocks = schema.block_types ?? {};
  const problems: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    const attribute = attributes[key];
    const nested = blocks[key];
    if (attribute !== undefined) problems.push(...checkAttribute(`${path}.${key}`, item, attribute));
    else if (nested !== undefined) problems.push(...checkNested(`${path}.${key}`, item, nested));
    else problems.push(`${path}.${key}: no such argument`);
  }
  for (const [key, attribute] of Object.entries(attributes)) {
    if (attribute.required && !(key in value)) problems.push(`${path}.${key}: is required`);
  }
  for (const [key, nested] of Object.entries(blocks)) {
    if ((nested.min_items ?? 0) > 0 && !(key in value)) problems.push(`${path}.${key}: is required`);
  }
  return problems;
}

function checkNested(path: string, value: unknown, schema: SchemaBlockType): readonly string[] {
  const items = Array.isArray(value) ? value : [value];
  const problems = items.flatMap((item, index) => checkBlock(`${path}[${index}]`, item, schema.block));
  const max = schema.max_items ?? 0;
  return max > 0 && items.length > max ? [...problems, `${path}: more than ${max} blocks`] : problems;
}

function checkAttribute(path: string, value: unknown, attribute: SchemaAttribute): readonly string[] {
  if (!attribute.required && !attribute.optional) return [`${path}: is computed`];
  if (!attribute.write_only && typeof value === "string" && value.includes("${ephemeral."))
    return [`${path}: is not write-only and gets an ephemeral value`];
  if (attribute.type === undefined || fits(value, attribute.type)) return [];
  return [`${path}: is not a ${JSON.stringify(attribute.type)}`];
}

function fits(value: unknown, type: SchemaType | Readonly<Record<string, SchemaType>>): boolean {
  if (typeof value === "string" && /^\$\{.*\}$/s.test(value)) return true;
  if (type === "bool") return typeof value === "boolean";
  if (type === "number" || type === "string") return typeof value === type;
  if (!Array.isArray(type)) return true;
  const [kind, element] = type as readonly [string, SchemaType];
  if (kind === "map") return isObject(value) && Object.values(value).every((item) => fits(item, element));
  if (kind === "list" || kind === "set")
    return Array.isArray(value) && value.every((item) => fits(item, element));
  return isObject(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
