import type {
  Attribute,
  Block,
  NestedAttributes,
  NestedBlock,
  ProviderSchemas,
  Schema,
} from "../schemas/model";
import { metaSchema } from "../schemas/provider-meta";
import { BackwardWriter } from "./backward-writer";

/**
 * A provider's schemas as the bytes of the answer to GetProviderSchema (proto/tfplugin6.proto). Written by hand because the
 * answer is large and its parts are used again: each type is encoded once for each process, and an answer is those of
 * `types`, one after the other. All types when left out.
 */
export function providerSchemaBytes(schemas: ProviderSchemas, types?: ReadonlySet<string>): Buffer {
  const parts: Buffer[] = [field(1, (writer) => writer.raw(encodedSchema(schemas.provider_schema)))];
  const add = (number: number, all: { readonly [type: string]: Schema }): void => {
    for (const [type, schema] of Object.entries(all)) {
      if (types === undefined || types.has(type)) parts.push(entry(number, type, schema));
    }
  };
  add(2, schemas.resource_schemas);
  add(3, schemas.data_source_schemas);
  const meta = metaSchema(schemas.provider);
  if (meta !== undefined) parts.push(field(5, (writer) => writer.raw(encodedSchema(meta))));
  parts.push(field(6, writeCapabilities));
  add(8, schemas.ephemeral_resource_schemas);
  return Buffer.concat(parts);
}

/** An entry of a map of schemas. */
function entry(number: number, type: string, schema: Schema): Buffer {
  return field(number, (writer) => {
    writer.message(2, () => writer.raw(encodedSchema(schema)));
    writer.text(1, type);
  });
}

function field(number: number, write: (writer: BackwardWriter) => void): Buffer {
  const writer = new BackwardWriter();
  writer.message(number, () => write(writer));
  return writer.bytes();
}

const ENCODED = new WeakMap<Schema, Buffer>();

function encodedSchema(schema: Schema): Buffer {
  const cached = ENCODED.get(schema);
  if (cached !== undefined) return cached;
  const writer = new BackwardWriter();
  writer.message(2, () => writeBlock(writer, schema.block));
  writer.number(1, schema.version);
  const encoded = writer.bytes();
  ENCODED.set(schema, encoded);
  return encoded;
}

/** Writes the fields of a block in the reverse of their order. */
function writeBlock(writer: BackwardWriter, { attributes = {}, block_types = {} }: Block): void {
  for (const [name, nested] of Object.entries(block_types).reverse()) {
    writer.message(3, () => writeNestedBlock(writer, name, nested));
  }
  for (const [name, attribute] of Object.entries(attributes).reverse()) {
    writer.message(2, () => writeAttribute(writer, name, attribute));
  }
}

function writeAttribute(writer: BackwardWriter, name: string, attribute: Attribute): void {
  const { type, nested_type } = attribute;
  writer.flag(11, attribute.write_only);
  if (nested_type !== undefined) writer.message(10, () => writeNestedAttributes(writer, nested_type));
  writer.flag(9, attribute.deprecated);
  writer.flag(7, attribute.sensitive);
  writer.flag(6, attribute.computed);
  writer.flag(5, attribute.optional);
  writer.flag(4, attribute.required);
  if (type !== undefined) writer.text(2, JSON.stringify(type));
  writer.text(1, name);
}

const ATTRIBUTE_NESTING = { single: 1, list: 2, set: 3, map: 4 } as const;

function writeNestedAttributes(writer: BackwardWriter, { attributes, nesting_mode }: NestedAttributes): void {
  writer.number(3, ATTRIBUTE_NESTING[nesting_mode]);
  for (const [name, attribute] of Object.entries(attributes).reverse()) {
    writer.message(1, () => writeAttribute(writer, name, attribute));
  }
}

const BLOCK_NESTING = { single: 1, list: 2, set: 3, map: 4, group: 5 } as const;

function writeNestedBlock(writer: BackwardWriter, name: string, nested: NestedBlock): void {
  writer.number(5, nested.max_items ?? 0);
  writer.number(4, nested.min_items ?? 0);
  writer.number(3, BLOCK_NESTING[nested.nesting_mode]);
  writer.message(2, () => writeBlock(writer, nested.block));
  writer.text(1, name);
}

/** `plan_destroy`, and `get_provider_schema_optional`: Terraform keeps the schemas of a provider for all its instances. */
function writeCapabilities(writer: BackwardWriter): void {
  writer.flag(2, true);
  writer.flag(1, true);
}
