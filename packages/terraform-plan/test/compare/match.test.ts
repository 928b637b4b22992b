import * as fc from "fast-check";
import { compare } from "../../src/compare/compare";
import type { CompareOptions } from "../../src/compare/delta";
import { matchEqual, matchObjects } from "../../src/compare/match";
import { startWalk } from "../../src/compare/walk";
import { SensitiveValue, UNKNOWN, type Value, type ValueObject } from "../../src/value";

/** So many that lists of them are matched by their text and not one by one. */
const MANY = 70;

describe("equal elements", () => {
  const before: readonly Value[] = [
    { a: 1, b: [2] },
    "x",
    UNKNOWN,
    { a: 1, b: [2] },
    new SensitiveValue("s"),
  ];
  const after: readonly Value[] = ["y", { b: [2], a: 1 }, new SensitiveValue("s"), UNKNOWN, "s"];

  test("are paired, each once and in order", () => {
    const { pairs, removed, added } = matchEqual(before, after);
    expect(pairs.map((pair) => [pair.before, pair.after])).toEqual([
      [0, 1],
      [4, 2],
      [2, 3],
    ]);
    expect([removed, added]).toEqual([
      [1, 3],
      [0, 4],
    ]);
  });

  test("are the same ones in a long list", () => {
    const fill = Array.from({ length: MANY }, (_, index) => `fill ${index}`);
    const short = matchEqual(before, after);
    const long = matchEqual([...before, ...fill], [...after, ...fill]);
    expect(long.pairs.slice(0, short.pairs.length)).toEqual(short.pairs);
    expect([long.removed, long.added]).toEqual([short.removed, short.added]);
    expect(long.pairs).toHaveLength(short.pairs.length + MANY);
  });

  test("are the same ones however many there are of each", () => {
    const values = fc.array(fc.constantFrom<Value>(1, "1", null, { a: [1] }, [], UNKNOWN), { maxLength: 12 });
    const fill = Array.from({ length: MANY }, (_, index) => `fill ${index}`);
    fc.assert(
      fc.property(values, values, (one, other) => {
        const { pairs, removed, added } = matchEqual(one, other);
        const long = matchEqual([...one, ...fill], [...other, ...fill]);
        expect(long.pairs.slice(0, pairs.length)).toEqual(pairs);
        expect([long.removed, long.added]).toEqual([removed, added]);
      }),
    );
  });
});

/** The matching of two lists that are called `list`. */
function matched(
  before: readonly ValueObject[],
  after: readonly ValueObject[],
  options: CompareOptions = {},
) {
  const walk = startWalk(options, () => undefined);
  walk.steps.push("list");
  return matchObjects(walk, before, after);
}

describe("elements with an identity", () => {
  test.each([
    ...["name", "Name", "id", "Id", "ID", "key", "Key", "port", "Port", "sid", "Sid", "priority", "Priority"],
    ...["display_name", "displayName", "DisplayName"],
  ])("are matched by it: %s", (key) => {
    const [x, y, z] = ["x", "y", "z"].map((name) => ({ [key]: name, v: 1 }));
    if (x === undefined || y === undefined || z === undefined) throw new Error("three elements");
    expect(matched([x, y], [z, { ...x, v: 2 }])).toEqual({
      pairs: [{ before: 0, after: 1, identity: `${key}=x` }],
      removed: [{ position: 1, identity: `${key}=y` }],
      added: [{ position: 0, identity: `${key}=z` }],
    });
  });

  test("are matched by kind and name before anything else", () => {
    const object = (kind: string, v: number) => ({ kind, metadata: [{ name: "web" }], name: `n${v}`, v });
    const { pairs } = matched([object("Service", 1), object("Pod", 2)], [object("Pod", 3)]);
    expect(pairs).toEqual([{ before: 1, after: 0, identity: "kind=Pod,metadata.name=web" }]);
  });

  const byName = { identity: { list: ["m.name"] } };
  test.each<[string, readonly ValueObject[], CompareOptions, string | undefined]>([
    ["a number", [{ port: 1 }], {}, "port=1"],
    ["a text of 200 characters", [{ name: "n".repeat(200) }], {}, `name=${"n".repeat(200)}`],
    ["no text of 201", [{ name: "n".repeat(201) }], {}, undefined],
    ["no empty text", [{ name: "" }], {}, undefined],
    ["no truth value", [{ name: true }], {}, undefined],
    [
      "nothing that two have",
      [
        { name: "a", v: 1 },
        { name: "a", v: 2 },
      ],
      {},
      undefined,
    ],
    ["what a block that occurs once holds", [{ m: [{ name: "a" }] }], byName, "m.name=a"],
    ["nothing in a block that occurs twice", [{ m: [{ name: "a" }, { name: "b" }] }], byName, undefined],
    ["nothing but the key that is asked for", [{ name: "a" }], byName, undefined],
  ])("are matched by %s", (_label, list, options, identity) => {
    expect(matched(list, list, options).pairs[0]).toEqual({ before: 0, after: 0, identity });
  });

  test("are matched by what all of them have on both sides", () => {
    const { pairs } = matched([{ name: "a", port: 1 }], [{ port: 2 }, { name: "b", port: 1 }]);
    expect(pairs).toEqual([{ before: 0, after: 1, identity: "port=1" }]);
  });
});

describe("elements without an identity", () => {
  test.each<[string, ValueObject, ValueObject, boolean]>([
    ["a third of their members is alike", { a: 1, b: 1, c: 1 }, { a: 1, b: 2, c: 2 }, true],
    ["a quarter is alike", { a: 1, b: 1, c: 1, d: 1 }, { a: 1, b: 2, c: 2, d: 2 }, false],
    ["two of three may turn out alike", { a: 1, b: 1, c: 1 }, { a: UNKNOWN, b: UNKNOWN, c: 2 }, true],
    ["two of three may have been alike", { a: UNKNOWN, b: UNKNOWN, c: 1 }, { a: 1, b: 1, c: 2 }, true],
    ["one of three may turn out alike", { a: 1, b: 1, c: 1 }, { a: UNKNOWN, b: 2, c: 2 }, false],
    ["others are empty", { a: 1, b: 1, c: null, d: "" }, { a: 1, b: 2, c: [], d: null }, true],
    ["one has an object and one a list", { a: { 0: 1 }, b: 1 }, { a: [1], b: 2 }, false],
    ["one has a list and one a text", { a: [1, 2], b: 1 }, { a: "x", b: 2 }, false],
    ["their only inner elements are half alike", { a: [{ b: 1, c: 1 }] }, { a: [{ b: 1, c: 2 }] }, true],
    ["half of their inner elements are alike", { a: [1, 2] }, { a: [3, 1] }, true],
    ["a quarter of their inner elements is alike", { a: [1, 2, 3, 4] }, { a: [1, 5, 6, 7] }, false],
    ["one inner element is alike beside three more", { a: [1] }, { a: [1, 2, 3, 4] }, false],
    ["one inner element is alike of four", { a: [1, 2, 3, 4] }, { a: [1] }, false],
    [
      "their inner lists differ in what is empty",
      { a: [[{ b: 1, c: null }], 2] },
      { a: [[{ b: 1 }], 3] },
      true,
    ],
  ])("are paired or not if %s", (_label, before, after, isPaired) => {
    expect(matched([before], [after])).toEqual(
      isPaired
        ? { pairs: [{ before: 0, after: 0, identity: undefined }], removed: [], added: [] }
        : {
            pairs: [],
            removed: [{ position: 0, identity: undefined }],
            added: [{ position: 0, identity: undefined }],
          },
    );
  });

  test.each<[string, readonly ValueObject[], readonly ValueObject[], readonly [number, number]]>([
    [
      "the nearest",
      [{ z: 9 }, { a: 1, b: 1 }],
      [
        { a: 1, b: 2 },
        { a: 1, b: 3 },
        { a: 1, b: 4 },
      ],
      [1, 1],
    ],
    [
      "the first of two as near",
      [{ a: 1, b: 1 }, { z: 9 }, { a: 1, b: 2 }],
      [{ y: 8 }, { a: 1, b: 3 }],
      [0, 1],
    ],
  ])("are paired with %s of those that are as similar", (_label, before, after, [from, to]) => {
    expect(matched(before, after).pairs).toEqual([{ before: from, after: to, identity: undefined }]);
  });

  test("are paired in their order when there are very many", () => {
    const list = (length: number, shift: number) =>
      Array.from({ length }, (_, index) => ({ v: index * 2 + shift }));
    const { pairs, removed, added } = matched(list(66, 0), list(65, 1));
    expect(pairs).toEqual(
      list(65, 0).map((_, index) => ({ before: index, after: index, identity: undefined })),
    );
    expect([removed, added]).toEqual([[{ position: 65, identity: undefined }], []]);
  });

  /** The pairs of positions that a comparison made, from the deltas of a member that always differs. */
  const pairsOf = (before: readonly Value[], after: readonly Value[]) =>
    compare({ l: before }, { l: after }).deltas.map(({ path, before: from, after: to }) => [
      path[1],
      from,
      to,
    ]);

  test("are paired with the most similar one, whatever the order", () => {
    const before = [
      { size: 1, zone: "a", tier: "x", mode: "m" },
      { size: 2, zone: "b", tier: "y", mode: "n" },
    ];
    const after = [
      { size: 20, zone: "b", tier: "y", mode: "n" },
      { size: 10, zone: "a", tier: "x", mode: "m" },
    ];
    expect(pairsOf(before, after)).toEqual([
      [0, 2, 20],
      [1, 1, 10],
    ]);
  });

  test("are similar when their own lists differ in empty members alone, and not when in others", () => {
    const rule = (cidr: string, except: Value, port: number) => ({
      ports: [{ port }, { port: port + 1 }],
      to: [
        { cidr, except },
        { cidr: "10.0.0.0/8", except },
      ],
    });
    const before = [rule("192.168.0.0/16", [], 53), rule("1.0.0.0/8", [], 1)];
    const removed = (cidr: string) =>
      compare({ l: before }, { l: [rule(cidr, null, 80), before[1] ?? null] }).deltas.filter(
        ({ kind, path }) => kind === "removed" && path.length === 2,
      );
    expect(removed("192.168.0.0/16")).toEqual([]);
    expect(removed("172.16.0.0/12")).toHaveLength(1);
  });

  test("are used in one pair only: the less similar of two rivals is added", () => {
    const before = [{ size: 1, zone: "a", tier: "x", mode: "m" }];
    const after = [
      { size: 2, zone: "a", tier: "z", mode: "m" },
      { size: 3, zone: "a", tier: "x", mode: "m" },
    ];
    const { deltas } = compare({ l: before }, { l: after });
    expect(deltas.map(({ kind, path }) => [kind, path])).toEqual([
      ["changed", ["l", 1, "size"]],
      ["added", ["l", 0]],
    ]);
  });
});

test("ordered elements are paired first with first", () => {
  const deltas = compare({ command: ["a", "b", "c", "x"] }, { command: ["d", "e", "x"] }).deltas;
  expect(deltas.map(({ kind, before, after }) => [kind, before, after])).toEqual([
    ["changed", "a", "d"],
    ["changed", "b", "e"],
    ["removed", "c", undefined],
  ]);
});
