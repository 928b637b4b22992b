import { UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import { ExtData, encode } from "@msgpack/msgpack";
import fc from "fast-check";
import { mismatches } from "../../src/protocol/conform";
import { decodeValue, encodeValue } from "../../src/protocol/msgpack";
import { parseType, type TypeJson, typeOfJson } from "../../src/protocol/type";

/** Any type, and a value of it, unknown and null in any place. */
const typed: fc.Arbitrary<{ type: TypeJson; value: Value }> = fc
  .letrec<{ type: TypeJson }>((tie) => ({
    type: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom<TypeJson>("string", "number", "bool", "dynamic"),
      fc.tuple(fc.constantFrom("list" as const, "set" as const, "map" as const), tie("type")),
      fc.tuple(fc.constant("object" as const), fc.dictionary(key(), tie("type"), { maxKeys: 3 })),
      fc.tuple(fc.constant("tuple" as const), fc.array(tie("type"), { maxLength: 3 })),
    ),
  }))
  .type.chain((type) => valuesOf(type).map((value) => ({ type, value })));

function key(): fc.Arbitrary<string> {
  return fc.string({ minLength: 1, maxLength: 5 }).filter((text) => text !== "__proto__");
}

function valuesOf(type: TypeJson): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom<Value>(null, UNKNOWN) },
    { weight: 5, arbitrary: knownValue(type) },
  );
}

function knownValue(type: TypeJson): fc.Arbitrary<Value> {
  if (type === "string") return fc.string({ unit: "grapheme" });
  if (type === "bool") return fc.boolean();
  if (type === "number")
    return fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true }).map((n) => (n === 0 ? 0 : n)),
    );
  if (type === "dynamic") return fc.string().map((value) => ({ type: "string", value }));
  switch (type[0]) {
    case "list":
    case "set":
      return fc.array(valuesOf(type[1]), { maxLength: 3 });
    case "map":
      return fc.dictionary(key(), valuesOf(type[1]), { maxKeys: 3, noNullPrototype: true });
    case "tuple":
      return fc.tuple(...type[1].map(valuesOf));
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, valuesOf(inner)])),
        {
          noNullPrototype: true,
        },
      );
  }
}

test("every value of every type comes back as it was sent, and fits its type", () => {
  fc.assert(
    fc.property(typed, ({ type, value }) => {
      expect(mismatches(value, type)).toEqual([]);
      expect(decodeValue(encodeValue(value, type), type)).toEqual(value);
    }),
  );
});

test("an unknown value that says something about itself is unknown", () => {
  const refined = encode(new ExtData(12, encode({ 1: false })));
  expect(decodeValue(refined, "string")).toBe(UNKNOWN);
  expect(encodeValue(UNKNOWN, "string")).toEqual(Buffer.from([0xd4, 0, 0]));
});

test("a number too large for JavaScript keeps all its digits", () => {
  const large = "123456789012345678901234567890";
  expect(decodeValue(encode(large), "number")).toBe(large);
  expect(decodeValue(encode(18446744073709551615n, { useBigInt64: true }), "number")).toBe(
    "18446744073709551615",
  );
  expect(decodeValue(encodeValue(large, "number"), "number")).toBe(large);
  expect(decodeValue(encode("1.5"), "number")).toBe(1.5);
});

test("an object is sent with every attribute, those without a value as null", () => {
  const type: TypeJson = ["object", { a: "string", b: "number" }];
  expect(decodeValue(encodeValue({ a: "x" }, type), type)).toEqual({ a: "x", b: null });
});

test("a dynamic value keeps its type: a map stays a map", () => {
  const value = { type: ["map", "string"], value: { a: "b" } };
  expect(decodeValue(encodeValue(value, "dynamic"), "dynamic")).toEqual(value);
});

test.each<[Value, TypeJson]>([
  ["x", "number"],
  [1, "string"],
  [[1], ["list", "string"]],
  [{ a: 1 }, ["list", "string"]],
])("%j is not taken for %j", (value, type) => {
  expect(mismatches(value, type)).toHaveLength(1);
  expect(() => decodeValue(encode(value), type)).toThrow(/was expected/);
});

test("what does not fit is named with its path", () => {
  const type: TypeJson = ["object", { spec: ["list", ["object", { replicas: "number" }]] }];
  expect(mismatches({ spec: [{ replicas: true, more: "x" }] }, type)).toEqual([
    { path: "spec[0].replicas", expected: "number", actual: "boolean" },
    { path: "spec[0].more", expected: "no such attribute", actual: "string" },
  ]);
});

test.each(["[", '"text"', '["list"]', '["object",[]]', '["map","string","x",{}]'])(
  "%s is read as a type or refused",
  (text) => {
    const parse = (): TypeJson => parseType(JSON.parse(text));
    if (text.startsWith('["map"')) expect(parse()).toEqual(["map", "string"]);
    else expect(parse).toThrow();
  },
);

test("a type nested without end is refused, not followed", () => {
  const deep = JSON.parse(`${'["list",'.repeat(500)}"string"${"]".repeat(500)}`);
  expect(() => parseType(deep)).toThrow(/nested too deeply/);
});

test("a literal has the type Terraform would give it", () => {
  expect(typeOfJson({ a: [1, "b"], c: null })).toEqual([
    "object",
    { a: ["tuple", ["number", "string"]], c: "dynamic" },
  ]);
});
