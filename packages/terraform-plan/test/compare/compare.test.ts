import * as fc from "fast-check";
import { compare } from "../../src/compare/compare";
import type { CompareOptions, Delta } from "../../src/compare/delta";
import { formatPath } from "../../src/path";
import { SensitiveValue, UNKNOWN, type Value } from "../../src/value";

/** The differences, one line each: `changed a.b: 1 -> 2`. */
function visible(
  before: Value | undefined,
  after: Value | undefined,
  options?: CompareOptions,
): readonly string[] {
  return compare(before, after, options).deltas.map(describeDelta);
}

function hidden(
  before: Value | undefined,
  after: Value | undefined,
  options?: CompareOptions,
): readonly string[] {
  return compare(before, after, options).hidden.items.map((item) => `${item.kind} ${formatPath(item.path)}`);
}

function describeDelta(delta: Delta): string {
  return `${delta.kind} ${formatPath(delta.path)}: ${show(delta.before)} -> ${show(delta.after)}`;
}

function show(value: Value | undefined): string {
  if (value === UNKNOWN) return "unknown";
  return value === undefined ? "nothing" : JSON.stringify(value);
}

const valueArbitrary: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, "", "text", "two\nlines", '{"a":[1,2]}', "a: 1\nb: 2\n"),
    fc.integer({ min: 0, max: 5 }),
    fc.constant(UNKNOWN),
    fc.integer({ min: 0, max: 3 }).map((n) => new SensitiveValue(n)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("name", "id", "a", "b", "rules"), tie("value"), { maxKeys: 4 }),
  ),
})).value;

describe("comparing any two values", () => {
  test("finds nothing between a value and itself", () => {
    fc.assert(
      fc.property(valueArbitrary, (value) => {
        const copy = structuredCopy(value);
        expect(compare(value, copy)).toEqual({
          deltas: [],
          hidden: { reorder: 0, empty: 0, formatting: 0, repeated: 0, items: [] },
        });
      }),
    );
  });

  test("finds as much in one direction as in the other, with added and removed swapped", () => {
    fc.assert(
      fc.property(valueArbitrary, valueArbitrary, (a, b) => {
        const swap = { added: "removed", removed: "added" } as const;
        const kinds = (deltas: readonly Delta[]) => deltas.map((delta) => delta.kind).sort();
        const there = compare({ x: a }, { x: b });
        const back = compare({ x: b }, { x: a });
        const mirrored = back.deltas.map((delta) => ({
          ...delta,
          kind: delta.kind === "added" || delta.kind === "removed" ? swap[delta.kind] : delta.kind,
        }));
        expect(kinds(there.deltas)).toEqual(kinds(mirrored));
        expect(there.hidden.items.length).toBe(back.hidden.items.length);
      }),
    );
  });

  test("never shows what is marked sensitive", () => {
    fc.assert(
      fc.property(valueArbitrary, valueArbitrary, (a, b) => {
        const before = { plain: a, marked: new SensitiveValue({ secret: "hunter2-before", more: a }) };
        const after = { plain: b, marked: new SensitiveValue({ secret: "hunter2-after", more: b }) };
        const comparison = compare(before, after);
        expect(JSON.stringify(comparison)).not.toContain("hunter2");
        expect(comparison.deltas.some((delta) => delta.path[0] === "marked")).toBe(true);
      }),
    );
  });

  test("takes the same elements in another order for noise, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(valueArbitrary, { minLength: 2, maxLength: 6 }), fc.nat(), (list, turn) => {
        const index = turn % list.length;
        const turned = [...list.slice(index), ...list.slice(0, index)];
        expect(compare({ list }, { list: structuredCopy(turned) }).deltas).toEqual([]);
      }),
    );
  });
});

function structuredCopy(value: Value): Value {
  if (value === null || typeof value !== "object" || value === UNKNOWN) return value;
  if (value instanceof SensitiveValue) return new SensitiveValue(structuredCopy(value.inner));
  if (Array.isArray(value)) return value.map(structuredCopy);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredCopy(item)]));
}

describe("objects", () => {
  test("tell what came, went and changed, with the path", () => {
    expect(visible({ a: 1, b: { c: "x" }, d: true }, { b: { c: "y" }, d: true, e: [1] })).toEqual([
      "removed a: 1 -> nothing",
      'changed b.c: "x" -> "y"',
      "added e: nothing -> [1]",
    ]);
  });

  test("tell every attribute of something new", () => {
    expect(visible(undefined, { a: 1, b: null, c: { d: 2 } })).toEqual([
      "added a: nothing -> 1",
      'added c: nothing -> {"d":2}',
    ]);
    expect(visible({ a: 1 }, undefined)).toEqual(["removed a: 1 -> nothing"]);
  });

  test("count null, missing and empty in place of each other as noise", () => {
    const before = { a: null, b: "", c: [], d: {}, e: null };
    expect(visible(before, { b: null, c: null, d: [], e: "" })).toEqual([]);
    expect(compare(before, { b: null, c: null, d: [], e: "" }).hidden.empty).toBe(5);
  });

  test("do not count false and 0 as empty", () => {
    expect(visible({ a: null, b: null }, { a: false, b: 0 })).toEqual([
      "added a: null -> false",
      "added b: null -> 0",
    ]);
  });

  test("tell a number from the text that looks like it", () => {
    expect(visible({ a: 1 }, { a: "1" })).toEqual(['changed a: 1 -> "1"']);
  });
});

describe("unknown values", () => {
  test("are shown as unknown and never as a change to nothing", () => {
    expect(visible({ id: "x", n: null }, { id: UNKNOWN, n: UNKNOWN, new: UNKNOWN })).toEqual([
      'unknown id: "x" -> unknown',
      "unknown n: null -> unknown",
      "unknown new: nothing -> unknown",
    ]);
  });

  test("in a list stand for one of the elements that went", () => {
    expect(visible({ l: ["a", "b"] }, { l: [UNKNOWN, "b"] })).toEqual(['unknown l[0]: "a" -> unknown']);
  });

  test("match the likest element when they hide what identifies it", () => {
    const before: Value = {
      rule: [
        { name: "a", proto: 80, to: "x" },
        { name: "b", proto: 443, to: "y" },
      ],
    };
    const after: Value = {
      rule: [
        { name: UNKNOWN, proto: 443, to: "y" },
        { name: "a", proto: 80, to: "x" },
      ],
    };
    expect(visible(before, after)).toEqual(['unknown rule[0].name: "b" -> unknown']);
  });
});

describe("sensitive values", () => {
  test("say that they changed and hide both sides", () => {
    const [delta] = compare({ p: new SensitiveValue("old") }, { p: new SensitiveValue("new") }).deltas;
    expect(delta?.kind).toBe("sensitive");
    expect(JSON.stringify(delta)).toBe(
      '{"path":["p"],"kind":"sensitive","before":"(sensitive)","after":"(sensitive)"}',
    );
  });

  test("hide the side that lost or has not yet got the mark", () => {
    const lost = compare({ p: new SensitiveValue("old") }, { p: "new" });
    expect(JSON.stringify(lost)).not.toContain("new");
    const got = compare({ p: "old" }, { p: new SensitiveValue("new") });
    expect(JSON.stringify(got)).not.toContain("old");
  });

  test("that only got or lost the mark did not change", () => {
    expect(visible({ p: new SensitiveValue({ a: 1 }) }, { p: { a: new SensitiveValue(1) } })).toEqual([]);
    expect(hidden({ p: new SensitiveValue(1) }, { p: 1 })).toEqual(["formatting p"]);
  });

  test("that become unknown are unknown", () => {
    expect(compare({ p: new SensitiveValue("x") }, { p: new SensitiveValue(UNKNOWN) }).deltas[0]?.kind).toBe(
      "unknown",
    );
  });
});

describe("lists", () => {
  test("match elements by a usual identity and name it in the path", () => {
    const before = {
      env: [
        { name: "A", value: "1" },
        { name: "B", value: "2" },
        { name: "C", value: "3" },
      ],
    };
    const after: Value = {
      env: [
        { name: "C", value: "3" },
        { name: "D", value: "4" },
        { name: "A", value: "9" },
      ],
    };
    expect(visible(before, after)).toEqual([
      'changed env[name=A].value: "1" -> "9"',
      'removed env[name=B]: {"name":"B","value":"2"} -> nothing',
      'added env[name=D]: nothing -> {"name":"D","value":"4"}',
    ]);
    expect(hidden(before, after)).toEqual(["reordered env"]);
  });

  test("match elements by the keys the caller names, through blocks and together", () => {
    const identity = { "spec.rule": ["match.proto", "port"] };
    const rule = (proto: string, port: number, to: string) => ({
      match: [{ proto }],
      port,
      to,
      name: "same",
    });
    const before = { spec: [{ rule: [rule("tcp", 80, "a"), rule("udp", 80, "b")] }] };
    const after = { spec: [{ rule: [rule("udp", 80, "c"), rule("tcp", 80, "a")] }] };
    expect(visible(before, after, { identity })).toEqual([
      'changed spec[0].rule[match.proto=udp,port=80].to: "b" -> "c"',
    ]);
  });

  test("match the likest elements when nothing identifies them", () => {
    const before: Value = {
      rule: [
        { from: "10.0.0.0/8", ports: [80, 443], log: true },
        { from: "::/0", ports: [22] },
      ],
    };
    const after: Value = {
      rule: [
        { from: "::/0", ports: [22] },
        { from: "0.0.0.0/0", ports: [443, 80], log: true },
      ],
    };
    expect(visible(before, after)).toEqual(['changed rule[1].from: "10.0.0.0/8" -> "0.0.0.0/0"']);
  });

  test("do not match elements that have nothing in common", () => {
    const before: Value = { rule: [{ a: 1, b: 2 }, { same: "x" }] };
    const after: Value = { rule: [{ same: "x" }, { c: 3, d: 4 }] };
    expect(visible(before, after)).toEqual([
      'removed rule[0]: {"a":1,"b":2} -> nothing',
      'added rule[1]: nothing -> {"c":3,"d":4}',
    ]);
  });

  test("of one element each compare the two", () => {
    expect(visible({ b: [{ name: "x", n: 1 }] }, { b: [{ name: "y", n: 1 }] })).toEqual([
      'changed b[0].name: "x" -> "y"',
    ]);
  });

  test("of scalars are compared as sets, duplicates counted", () => {
    expect(visible({ l: ["a", "b", "b"] }, { l: ["b", "a", "c"] })).toEqual([
      'removed l[2]: "b" -> nothing',
      'added l[2]: nothing -> "c"',
    ]);
  });

  test("that are ordered keep their order", () => {
    expect(visible({ args: ["a", "b", "c"] }, { args: ["b", "a", "c"] })).not.toEqual([]);
    expect(visible({ args: ["-v", "old", "x"] }, { args: ["-v", "new", "x"] })).toEqual([
      'changed args[1]: "old" -> "new"',
    ]);
    expect(visible({ steps: ["a", "b"] }, { steps: ["b", "a"] }, { ordered: ["steps"] })).not.toEqual([]);
    expect(visible({ steps: ["a", "b"] }, { steps: ["b", "a"] })).toEqual([]);
  });

  test("of thousands of elements without identity are compared by position", () => {
    const list = (shift: number) => Array.from({ length: 5_000 }, (_, n) => ({ a: n + shift, b: n }));
    expect(visible({ l: list(0) }, { l: list(1) })).toHaveLength(5_000);
  });
});

describe("values that are no objects", () => {
  test.each<[string, Value | undefined, Value | undefined, readonly string[]]>([
    ["a text that comes", undefined, "x", ['added : nothing -> "x"']],
    ["a text that goes", "x", undefined, ['removed : "x" -> nothing']],
    ["a text that changes", "x", "y", ['changed : "x" -> "y"']],
    ["an empty list that comes", undefined, [], []],
    ["an object in place of a text", { a: "x" }, { a: { b: 1 } }, ['changed a: "x" -> {"b":1}']],
    ["a text in place of an object", { a: { b: 1 } }, { a: "x" }, ['changed a: {"b":1} -> "x"']],
    ["a list in place of an object", { a: { b: 1 } }, { a: [1] }, ['changed a: {"b":1} -> [1]']],
    ["a number in place of a text", { a: "1" }, { a: 1 }, ['changed a: "1" -> 1']],
  ])("%s", (_label, before, after, expected) => {
    expect(visible(before, after)).toEqual(expected);
  });
});

test("what is hidden is counted by its kind", () => {
  const before = { list: ["a", "b"], empty: null, json: '{"a":1}', marked: "x" };
  const after = { list: ["b", "a"], empty: "", json: '{ "a": 1 }', marked: new SensitiveValue("x") };
  const { deltas, hidden: counted } = compare(before, after);
  expect(deltas).toEqual([]);
  expect(counted).toMatchObject({ reorder: 1, empty: 1, formatting: 2, repeated: 0 });
});

describe("emptiness in a map", () => {
  const inMap = (vars: Value): Value => ({ env: [{ vars }] });
  test.each<[string, Value, Value, readonly string[]]>([
    ["an empty text becomes null", { A: "" }, { A: null }, ["empty env[0].vars.A"]],
    ["null comes", {}, { A: null }, ["empty env[0].vars.A"]],
    ["an empty list goes", { A: [] }, {}, ["empty env[0].vars.A"]],
  ])("is noise where %s", (_label, before, after, expected) => {
    expect(visible(inMap(before), inMap(after))).toEqual([]);
    expect(hidden(inMap(before), inMap(after))).toEqual(expected);
  });
});

describe("a sensitive value", () => {
  const marked = (value: Value) => new SensitiveValue(value);
  test.each<[string, Value, Value, string, readonly boolean[]]>([
    ["that is empty on both sides", marked(""), null, "empty", [true, false]],
    ["that is empty after", marked("x"), null, "sensitive", [true, false]],
    ["that is empty before", null, marked("x"), "sensitive", [false, true]],
    ["that is marked later", "x", marked("y"), "sensitive", [true, true]],
  ])("%s is shown on no side", (_label, before, after, kind, sides) => {
    const { deltas, hidden: noise } = compare({ a: before }, { a: after });
    const [delta] = [...deltas, ...noise.items];
    expect(delta?.kind).toBe(kind);
    expect([delta?.before, delta?.after].map((side) => side instanceof SensitiveValue)).toEqual(sides);
    expect([delta?.before, delta?.after].filter((side) => !(side instanceof SensitiveValue))).toEqual(
      sides.filter((isMarked) => !isMarked).map(() => null),
    );
  });

  test("that a list gains is marked once, beside nothing", () => {
    const { deltas } = compare({ l: ["a"] }, { l: ["a", marked("x")] });
    expect(deltas).toMatchObject([{ kind: "sensitive", before: undefined, after: { inner: "x" } }]);
  });
});

test.each<[string, string, boolean | undefined]>([
  ["one", "two\nlines", true],
  ["two\nlines", "one", true],
  ["one", "another", undefined],
])("a text of several lines on one side is one of several: %j", (before, after, multiline) => {
  expect(compare({ t: before }, { t: after }, { documents: false }).deltas[0]?.multiline).toBe(multiline);
});

describe("lists of objects and of anything else", () => {
  test.each<[string, readonly Value[], readonly Value[], readonly string[]]>([
    [
      "mixed on both sides",
      [1, { name: "a" }],
      [{ name: "a" }, 2],
      ["removed l[0]: 1 -> nothing", "added l[1]: nothing -> 2"],
    ],
    [
      "objects before, texts after",
      [{ name: "a" }, { name: "b" }],
      ["x", { name: "b" }],
      ['removed l[0]: {"name":"a"} -> nothing', 'added l[0]: nothing -> "x"'],
    ],
    [
      "texts before, objects after",
      ["x", "y"],
      [{ name: "a" }, { name: "b" }],
      [
        'removed l[0]: "x" -> nothing',
        'removed l[1]: "y" -> nothing',
        'added l[0]: nothing -> {"name":"a"}',
        'added l[1]: nothing -> {"name":"b"}',
      ],
    ],
  ])("%s", (_label, before, after, expected) => {
    expect(visible({ l: before }, { l: after })).toEqual(expected);
  });
});

describe("a list that keeps its order", () => {
  test.each<[string, readonly string[]]>([
    ["by its name", ["words"]],
    ["by its place", ["pod.words"]],
  ])("is named %s", (_label, ordered) => {
    const before = { pod: { words: ["a", "b", "c"] } };
    const after = { pod: { words: ["c", "a", "b"] } };
    expect(visible(before, after, { ordered })).toEqual([
      'added pod.words[0]: nothing -> "c"',
      'removed pod.words[2]: "c" -> nothing',
    ]);
    expect(visible(before, after, { ordered: ["other"] })).toEqual([]);
  });

  test("is compared by position when it changes in very many places", () => {
    const words = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${prefix}${index}`);
    const options = { ordered: ["l"] };
    const long = compare(
      { l: [...words("a", 600), "kept"] },
      { l: ["kept", ...words("b", 602)] },
      options,
    ).deltas;
    expect(long).toHaveLength(603);
    expect(long[0]).toMatchObject({ path: ["l", 0], kind: "changed", before: "a0", after: "kept" });
    expect(long[602]).toMatchObject({ path: ["l", 602], kind: "added", after: "b601" });
    const short = compare(
      { l: [...words("a", 60), "kept"] },
      { l: ["kept", ...words("b", 60)] },
      options,
    ).deltas;
    expect(short.map(({ kind }) => kind)).toEqual([
      ...words("", 60).map(() => "removed"),
      ...words("", 60).map(() => "added"),
    ]);
  });
});
