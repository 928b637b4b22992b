import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import fc from "fast-check";
import type { TypeJson } from "../../src/protocol/type";
import type { Attribute, Block, NestedBlock } from "../../src/schemas/model";

/** Texts that a provider would take: names, no spaces. */
const TEXT = fc.stringMatching(/^[a-z][a-z0-9-]{2,12}$/);

/** Configurations that a schema allows: what is required is set, the rest sometimes, what is computed alone never. */
export function configurations(block: Block, depth = 0): fc.Arbitrary<ValueObject> {
  const attributes = Object.entries(block.attributes ?? {}).map(
    ([name, attribute]): [string, fc.Arbitrary<Value>] => [name, attributeValues(attribute, depth)],
  );
  const blocks = Object.entries(block.block_types ?? {}).map(
    ([name, nested]): [string, fc.Arbitrary<Value>] => [name, blockValues(nested, depth)],
  );
  return fc.record(Object.fromEntries([...attributes, ...blocks]));
}

function attributeValues(attribute: Attribute, depth: number): fc.Arbitrary<Value> {
  if (!attribute.required && !attribute.optional) return fc.constant(null);
  const values =
    attribute.nested_type === undefined
      ? typeValues(attribute.type ?? "string")
      : nestedValues(attribute.nested_type, depth);
  return attribute.required ? values : sometimes(values, depth);
}

function nestedValues(nested: NonNullable<Attribute["nested_type"]>, depth: number): fc.Arbitrary<Value> {
  const object = configurations({ attributes: nested.attributes }, depth + 1);
  if (nested.nesting_mode === "single") return object;
  if (nested.nesting_mode === "map") return fc.dictionary(TEXT, object, { maxKeys: 2 });
  return nested.nesting_mode === "set" ? distinct(object) : fc.array(object, { maxLength: 2 });
}

function blockValues(nested: NestedBlock, depth: number): fc.Arbitrary<Value> {
  const object = configurations(nested.block, depth + 1);
  const least = nested.min_items ?? 0;
  if (nested.nesting_mode === "single" || nested.nesting_mode === "group") {
    return depth > 1 ? fc.constant(null) : sometimes(object, depth);
  }
  if (nested.nesting_mode === "map") return fc.dictionary(TEXT, object, { maxKeys: 1 });
  const most = depth > 2 ? least : Math.max(least, Math.min(2, nested.max_items || 2));
  return nested.nesting_mode === "set"
    ? distinct(object, least, most)
    : fc.array(object, { minLength: least, maxLength: most });
}

function sometimes(values: fc.Arbitrary<Value>, depth: number): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 2 + depth, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: values });
}

function typeValues(type: TypeJson): fc.Arbitrary<Value> {
  switch (type) {
    case "string":
      return TEXT;
    case "number":
      return fc.integer({ min: 1, max: 500 });
    case "bool":
      return fc.boolean();
    case "dynamic":
      return fc.constant({ type: ["object", { a: "string" }], value: { a: "b" } });
    default:
      break;
  }
  switch (type[0]) {
    case "list":
      return fc.array(typeValues(type[1]), { minLength: 1, maxLength: 2 });
    case "set":
      return distinct(typeValues(type[1]), 1, 2);
    case "map":
      return fc.dictionary(TEXT, typeValues(type[1]), { minKeys: 1, maxKeys: 2 });
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, typeValues(inner)])),
      );
    case "tuple":
      return fc.tuple(...type[1].map(typeValues));
  }
}

function distinct(values: fc.Arbitrary<Value>, minLength = 0, maxLength = 2): fc.Arbitrary<Value> {
  return fc.uniqueArray(values, { minLength, maxLength, selector: (value) => JSON.stringify(value) });
}
