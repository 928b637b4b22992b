import * as fc from "fast-check";
import { parsePlan } from "../../src/read/read";
import { collectSecrets } from "../../src/read/secrets";
import { isJsonObject, type JsonObject } from "../../src/read/shape";
import { withoutUnmarked } from "../../src/read/unmarked";
import type { Json, SensitiveValue } from "../../src/value";

interface Parts {
  readonly planned: readonly Json[];
  readonly prior: readonly Json[];
  readonly child?: readonly Json[];
  readonly changes?: readonly Json[];
}

function resource(name: string, values: Json, mask: Json | undefined, more: JsonObject = {}): Json {
  return {
    address: `x_y.${name}`,
    mode: "managed",
    type: "x_y",
    name,
    provider_name: "registry.terraform.io/x/x",
    schema_version: 0,
    values,
    ...(mask === undefined ? {} : { sensitive_values: mask }),
    ...more,
  };
}

function planText({ planned, prior, child = [], changes = [] }: Parts): string {
  return JSON.stringify({
    format_version: "1.2",
    planned_values: {
      outputs: { o: { sensitive: true, value: "of an output" } },
      root_module: { resources: planned, child_modules: [{ resources: child, address: "module.m" }] },
    },
    resource_changes: changes,
    prior_state: { values: { root_module: { resources: prior } } },
    configuration: { root_module: { resources: [{ address: "x_y.z", mode: "managed", type: "x_y" }] } },
  });
}

function parsed(text: string): JsonObject {
  const json: Json = JSON.parse(text);
  if (!isJsonObject(json)) throw new Error("no object");
  return json;
}

function secretsOf(text: string): readonly SensitiveValue[] {
  const secrets: SensitiveValue[] = [];
  collectSecrets(parsed(text), secrets);
  return secrets;
}

const plain = (name: string) => resource(name, { a: name }, {});

describe("the text of a plan without what is not marked", () => {
  test("lacks resources of planned values and prior state, but for the last of each list", () => {
    const short = withoutUnmarked(
      planText({ planned: ["a", "b", "c"].map(plain), prior: ["d", "e"].map(plain) }),
    ).text;
    expect(["a", "b", "c", "d", "e"].filter((name) => short.includes(`x_y.${name}"`))).toEqual(["c", "e"]);
    expect(parsed(short)["configuration"]).toBeDefined();
  });

  test("keeps a resource without a mask, which says nothing about its values", () => {
    const text = planText({ planned: ["a", "b"].map((name) => resource(name, {}, undefined)), prior: [] });
    expect(withoutUnmarked(text).text).toBe(text);
  });

  test.each<[string, Json]>([
    ["at the top", { a: true }],
    ["deep inside", { b: [{}, { c: { d: true } }] }],
    ["whole", true],
    ["beside a member that is called like a mask", { a: true, sensitive_values: {} }],
  ])("keeps a resource of which something is marked, %s", (_, mask) => {
    const marked = resource("marked", { a: "secret one", b: [{}, { c: { d: "secret two" } }] }, mask);
    const text = planText({ planned: [plain("a"), marked, plain("c")], prior: [] });
    const short = withoutUnmarked(text).text;
    expect(short.length).toBeLessThan(text.length);
    expect(short).toContain(JSON.stringify(marked));
  });

  test("has every change, even one that looks much like a resource", () => {
    const text = planText({
      planned: [plain("p"), plain("q")],
      prior: [plain("r"), plain("s")],
      changes: ["a", "b"].map((name) => ({
        address: `x_y.${name}`,
        mode: "managed",
        type: "x_y",
        name,
        provider_name: "x",
        change: { actions: ["update"], before: { values: {} }, after: {} },
      })),
    });
    expect(parsed(withoutUnmarked(text).text)["resource_changes"]).toEqual(parsed(text)["resource_changes"]);
  });

  test("is the same where white space stands between the keys", () => {
    const text = JSON.stringify(parsed(planText({ planned: ["a", "b"].map(plain), prior: [] })), null, 2);
    expect(withoutUnmarked(text).text).toBe(text);
  });

  test("is found in one pass where nothing has a mask", () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      resource(`r${index}`, { a: "x".repeat(500) }, undefined),
    );
    const text = planText({ planned: many, prior: [] });
    expect(withoutUnmarked(text).text).toBe(text);
  });

  test("is made although an attribute that looks like an address is very long", () => {
    const long = resource(
      "long",
      { list: [{ address: "x".repeat(12_000_000) }, { address: "\\".repeat(9_000_000) }] },
      {},
    );
    const text = planText({ planned: [plain("a"), long, plain("b")], prior: [] });
    expect(parsePlan(text, { label: "x" }).changes).toEqual([]);
  });

  test("is not read where cutting left no JSON: then all of it is", () => {
    // An attribute that holds what looks like a resource, in which another begins.
    const mimic = resource("mimic", {}, {}, { inner: [{}, plain("deep")] });
    const secret = resource("secret", { list: [mimic], password: "topsecret12" }, { password: true });
    const text = planText({ planned: [secret], prior: [] });
    expect(() => JSON.parse(withoutUnmarked(text).text)).toThrow(SyntaxError);
    const { secrets } = parsePlan(text, { label: "x" });
    expect(secrets.map(({ inner }) => inner)).toContain("topsecret12");
  });

  test("does not lose a secret that only planned values or prior state mark", () => {
    const changes = [
      {
        address: "x_y.copy",
        mode: "managed",
        type: "x_y",
        name: "copy",
        change: { actions: ["create"], before: null, after: { text: "dsn=topsecret12" }, after_unknown: {} },
      },
    ];
    const data = resource("d", { password: "topsecret12" }, { password: true });
    for (const parts of [
      { planned: [plain("a"), data, plain("b")], prior: [] },
      { planned: [], prior: [plain("a"), data, plain("b")] },
      { planned: [], prior: [], child: [plain("a"), data, plain("b")] },
    ]) {
      const { secrets } = parsePlan(planText({ ...parts, changes }), { label: "x" });
      expect(secrets.map(({ inner }) => inner)).toContain("topsecret12");
    }
  });
});

const KEYS = fc.constantFrom("address", "mode", "type", "values", "sensitive_values", "true", "a", "b");
const TEXTS = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '{"address":"',
    '"sensitive_values":',
    '},{"address":"x","mode":"managed"',
    "true",
    '"',
    "\\",
  ),
);
const { json: JSON_VALUE } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    TEXTS,
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(KEYS, tie("json"), { maxKeys: 3 }),
  ),
}));
const RESOURCE = fc
  .record({
    name: TEXTS,
    values: fc.option(fc.dictionary(KEYS, JSON_VALUE, { maxKeys: 4 }), { nil: null }),
    mask: fc.option(fc.oneof(fc.dictionary(KEYS, JSON_VALUE, { maxKeys: 3 }), fc.boolean()), {
      nil: undefined,
    }),
    more: fc.constantFrom<JsonObject>({}, { depends_on: ["x_y.a"] }, { tainted: true }),
  })
  .map(({ name, values, mask, more }) => resource(name, values, mask, more));
const RESOURCES = fc.array(RESOURCE, { maxLength: 6 });

test("whatever resources hold, the same is marked, and nothing but resources is gone", () => {
  fc.assert(
    fc.property(RESOURCES, RESOURCES, RESOURCES, (planned, prior, child) => {
      const text = planText({ planned, prior, child });
      const short = withoutUnmarked(text).text;
      expect(secretsOf(short)).toEqual(secretsOf(text));
      const { planned_values: _, prior_state: __, ...rest } = parsed(text);
      expect(parsed(short)).toMatchObject(rest);
    }),
    { numRuns: 500 },
  );
});
