import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import { isJsonList, isJsonObject } from "@infra-tools/terraform-plan/read/shape";
import { type Json, memberOf, parseJson } from "@infra-tools/terraform-plan/value";
import {
  App,
  DefaultTokenResolver,
  type IResolvable,
  StringConcat,
  TerraformStack,
  Token,
  Tokenization,
} from "cdktf";
import fc from "fast-check";
import { isPlainObject, resolvedEqual } from "../../src/stack/resolved-equal";

const scope = new TerraformStack(new App(), "stack");
const resolver = new DefaultTokenResolver(new StringConcat());

const token = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.constant(undefined),
  fc.constant({ inner: [1, undefined] }),
);

function lazyOf(inner: unknown): IResolvable {
  return { creationStack: [], resolve: () => inner, toString: () => "" };
}

/** Every form that cdktf gives a token, alone and inside other text. */
const tokenForm: fc.Arbitrary<unknown> = fc.tuple(token, fc.nat({ max: 7 })).map(([inner, form]) => {
  const lazy = lazyOf(inner);
  const text = Token.asString(lazy);
  const forms: readonly unknown[] = [
    lazy,
    text,
    `a-${text}-\${x}-${text}`,
    Token.asList(lazy),
    ["a", ...Token.asList(lazy)],
    Token.asNumber(lazy),
    `n${Token.asNumber(lazy)}`,
    Token.asStringMap(lazy),
  ];
  return forms[form];
});

const plainValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "${x}",
    "$${x}",
    "1e+5",
    "-1.8881545897087503e+289x",
    "Token",
    "#{TfToken[",
    "${TfToken[TOKEN.none]}",
  ),
  fc.double(),
  fc.constantFrom(-1, 0, null, undefined, true, false, -123456789, new Date(0), () => 1),
);

const tree = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, plainValue, tokenForm, tie("list"), tie("object")),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc.dictionary(fc.oneof(fc.string(), fc.constant(Token.asString("key"))), tie("value"), {
    maxKeys: 4,
  }),
})).value;

/** JSON of a resolved value, as a configuration has it. */
function asJson(resolved: unknown): Json | undefined {
  const text = JSON.stringify(resolved);
  return text === undefined ? undefined : parseJson(text);
}

const resolveJson = (value: unknown) => asJson(Tokenization.resolve(value, { scope, resolver }));

/** True if both refuse the value, as well as if they agree. */
function agrees(value: unknown, json: Json | undefined, isEqual: boolean): boolean {
  try {
    return resolvedEqual(resolveJson)(value, json) === isEqual;
  } catch {
    return isRefused(value);
  }
}

function isRefused(value: unknown): boolean {
  try {
    resolveJson(value);
    return false;
  } catch {
    return true;
  }
}

test("never takes a value for JSON that cdktf does not make of it", () => {
  fc.assert(
    fc.property(tree, tree, (value, another) => {
      fc.pre(!isRefused(value) && !isRefused(another));
      const [json, anotherJson] = [resolveJson(value), resolveJson(another)];
      fc.pre(JSON.stringify(json) !== JSON.stringify(anotherJson) && !equal(json, anotherJson));
      expect(agrees(value, anotherJson, false)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

/** One change somewhere in JSON, which random pairs of values nearly never are. */
const edited = (json: Json, place: number): Json => {
  if (isJsonList(json) && json.length > 0) {
    const index = place % json.length;
    if (place % 3 === 0) return json.filter((_, each) => each !== index);
    return json.map((item, each) => (each === index ? edited(item, place >> 1) : item));
  }
  if (isJsonObject(json) && Object.keys(json).length > 0) {
    const keys = Object.keys(json);
    const key = keys[place % keys.length] ?? "";
    if (place % 3 === 0) return Object.fromEntries(Object.entries(json).filter(([each]) => each !== key));
    return { ...json, [key]: edited(memberOf(json, key) ?? null, place >> 1) };
  }
  return { edited: json };
};

test("sees one change anywhere", () => {
  fc.assert(
    fc.property(tree, fc.nat(), (value, place) => {
      fc.pre(!isRefused(value));
      const json = resolveJson(value);
      fc.pre(json !== undefined);
      expect(agrees(value, edited(json ?? null, place), false)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test.each<[string, unknown, Json]>([
  ["text", "a", "a"],
  ["a token as text", Token.asString(lazyOf("a")), "a"],
  ["a token inside text", `x-${Token.asString(lazyOf("a"))}`, "x-a"],
  ["a token of a number", Token.asNumber(lazyOf(5)), 5],
  ["a token of a list", Token.asList(lazyOf(["a", "b"])), ["a", "b"]],
  ["a key with a token", { [Token.asString(lazyOf("a"))]: 1 }, { a: 1 }],
  ["a token", lazyOf("a"), "a"],
  ["a token of an object", { inner: lazyOf({ a: 1 }) }, { inner: { a: 1 } }],
  ["a token of a list of numbers", Token.asNumberList(lazyOf([1, 2])), [1, 2]],
  ["an instance of a class", new Date(0), "1970-01-01T00:00:00.000Z"],
  ["undefined members", { a: 1, b: undefined }, { a: 1 }],
  ["keys in another order", { b: 1, a: [true, null] }, { a: [true, null], b: 1 }],
  ["a negative number", -3, -3],
])("knows %s", (_, value, json) => {
  expect(resolvedEqual(resolveJson)(value, json)).toBe(true);
});

test("resolves a text with a token once", () => {
  const text = Token.asString(lazyOf("a"));
  const resolved: unknown[] = [];
  const resolvesTo = resolvedEqual((each) => {
    resolved.push(each);
    return resolveJson(each);
  });
  expect(resolvesTo({ a: text, b: [text, "plain"] }, { a: "a", b: ["a", "plain"] })).toBe(true);
  expect(resolved).toEqual([text]);
});

/** Parts of a value that are resolved; each resolves to itself. */
function resolvedParts(value: unknown, json: Json): readonly unknown[] {
  const resolved: unknown[] = [];
  const resolvesTo = resolvedEqual((each) => {
    resolved.push(each);
    return asJson(each);
  });
  expect(resolvesTo(value, json)).toBe(true);
  return resolved;
}

test.each<[string, Json]>([
  ["an object", { "a key of many letters": { b: "a text of many letters" } }],
  ["a list of texts", ["a", "a text of many letters"]],
  ["a list of numbers", [0, 1, 2.5]],
  ["a list of anything", [{ a: 1 }, [true], null, false]],
  ["a number", 0],
  ["a large number", 1e21],
  ["true", true],
  ["null", null],
  ["a word that markers hold", "Token"],
  ["a number as text", "1e+5"],
])("leaves %s to cdktf in no part", (_label, value) => {
  expect(resolvedParts(value, value)).toEqual([]);
});

test.each<[string, Json]>([
  ["the shortest marker", "${TfToken[1]}"],
  ["a number that may be that of a token", -1],
  ["the number of a token in a text", "port -1.8881545897087503e+289x"],
])("leaves %s to cdktf", (_label, value) => {
  expect(resolvedParts({ a: [[value]], b: "c" }, { a: [[value]], b: "c" })).toHaveLength(1);
});

test.each<[unknown, boolean]>([
  [{}, true],
  [null, false],
  [[], false],
  [new Date(0), false],
  ["a", false],
])("tells an object without a class: %j", (value, expected) => {
  expect(isPlainObject(value)).toBe(expected);
});
