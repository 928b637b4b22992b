import { optionalValue, presentValue } from "../../src/stored/value";
import { isSensitive, SensitiveValue, UNKNOWN, type Value } from "../../src/value";

/** The value as another process gets it. */
function handOn(value: Value | undefined): Value | undefined {
  return optionalValue.parse(JSON.parse(JSON.stringify(optionalValue.encode(value))));
}

describe("a stored value comes back as it was", () => {
  const nested: Value = { list: [UNKNOWN, null, { deep: UNKNOWN }], text: "$unknown", number: 0, no: false };
  test.each<[string, Value | undefined]>([
    ["undefined", undefined],
    ["null", null],
    ["an empty object", {}],
    ["an empty list", []],
    ["an unknown value", UNKNOWN],
    ["nested data", nested],
    ["keys that look like the stored form", { $unknown: true, $absent: [1], $$sensitive: { plain: null } }],
    ["one key like the stored form of undefined", { $absent: true }],
    ["one key like the stored form of a sensitive value", { $sensitive: true }],
    ["a key of every object", JSON.parse('{"__proto__": 1, "constructor": 2}')],
  ])("%s", (_label, value) => {
    expect(handOn(value)).toStrictEqual(value);
  });
});

test("a sensitive value is stored as the fact that it is", () => {
  const stored = optionalValue.encode({ password: new SensitiveValue("hidden") });
  expect(JSON.stringify(stored)).not.toContain("hidden");
  expect(optionalValue.parse(stored)).toEqual({ password: new SensitiveValue(null) });
  expect(isSensitive(presentValue.parse(presentValue.encode(new SensitiveValue("hidden"))))).toBe(true);
});

test("a missing value is refused: undefined has a stored form of its own", () => {
  expect(optionalValue.safeParse(undefined).success).toBe(false);
  expect(presentValue.safeParse(undefined).success).toBe(false);
});
