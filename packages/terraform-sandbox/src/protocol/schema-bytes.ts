import type {
  Attribute,
  Block,
  NestedAttributes,
  NestedBlock,
  ProviderSchemas,
  Schema,
} from "../schemas/model";

/**
 * A provider's schemas as the bytes of the answer to GetProviderSchema (proto/tfplugin6.proto). Written by hand because the
 * answer is large and its parts are used again: each type is encoded once for each process, and an answer is those of
 * `types`, one after the other. All types when left out.
 */
export function providerSchemaBytes(schemas: ProviderSchemas, types?: ReadonlySet<string>): Buffer {
  const entries = (field: number, all: { readonly [type: string]: Schema }): readonly Buffer[] =>
    Object.entries(all)
      .filter(([type]) => types === undefined || types.has(type))
      .map(([type, schema]) => message(field, [text(1, type), message(2, [encodedSchema(schema)])]));
  return Buffer.concat([
    message(1, [encodedSchema(schemas.provider_schema)]),
    ...entries(2, schemas.resource_schemas),
    ...entries(3, schemas.data_source_schemas),
    message(6, [CAPABILITIES]),
    ...entries(8, schemas.ephemeral_resource_schemas),
  ]);
}

const ENCODED = new WeakMap<Schema, Buffer>();

function encodedSchema(schema: Schema): Buffer {
  const cached = ENCODED.get(schema);
  if (cached !== undefined) return cached;
  const encoded = Buffer.concat([number(1, schema.version), message(2, [block(schema.block)])]);
  ENCODED.set(schema, encoded);
  return encoded;
}

function block({ attributes = {}, block_types = {} }: Block): Buffer {
  return Buffer.concat([
    ...Object.entries(attributes).map(([name, attribute]) => message(2, attributeParts(name, attribute))),
    ...Object.entries(block_types).map(([name, nested]) => message(3, nestedBlockParts(name, nested))),
  ]);
}

function attributeParts(name: string, attribute: Attribute): readonly Buffer[] {
  const { type, nested_type } = attribute;
  return [
    text(1, name),
    ...(type === undefined ? [] : [text(2, JSON.stringify(type))]),
    flag(4, attribute.required),
    flag(5, attribute.optional),
    flag(6, attribute.computed),
    flag(7, attribute.sensitive),
    flag(9, attribute.deprecated),
    ...(nested_type === undefined ? [] : [message(10, nestedAttributeParts(nested_type))]),
    flag(11, attribute.write_only),
  ];
}

const ATTRIBUTE_NESTING = { single: 1, list: 2, set: 3, map: 4 } as const;

function nestedAttributeParts({ attributes, nesting_mode }: NestedAttributes): readonly Buffer[] {
  return [
    ...Object.entries(attributes).map(([name, attribute]) => message(1, attributeParts(name, attribute))),
    number(3, ATTRIBUTE_NESTING[nesting_mode]),
  ];
}

const BLOCK_NESTING = { single: 1, list: 2, set: 3, map: 4, group: 5 } as const;

function nestedBlockParts(name: string, nested: NestedBlock): readonly Buffer[] {
  return [
    text(1, name),
    message(2, [block(nested.block)]),
    number(3, BLOCK_NESTING[nested.nesting_mode]),
    number(4, nested.min_items ?? 0),
    number(5, nested.max_items ?? 0),
  ];
}

/** Wire types of https://protobuf.dev/programming-guides/encoding/ */
const VARINT = 0;
const LENGTH_DELIMITED = 2;
const NOTHING = Buffer.alloc(0);

/** A message as a field; unlike a number or a text, an empty one is present. */
function message(field: number, parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([varint((field << 3) | LENGTH_DELIMITED), varint(length), ...parts]);
}

function text(field: number, value: string): Buffer {
  return value === "" ? NOTHING : message(field, [Buffer.from(value, "utf8")]);
}

function flag(field: number, value: boolean | undefined): Buffer {
  return number(field, value === true ? 1 : 0);
}

function number(field: number, value: number): Buffer {
  return value === 0 ? NOTHING : Buffer.concat([varint((field << 3) | VARINT), varint(value)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}

/** `plan_destroy`, and `get_provider_schema_optional`: Terraform keeps the schemas of a provider for all its instances. */
const CAPABILITIES = Buffer.concat([flag(1, true), flag(2, true)]);
