import * as fc from "fast-check";
import { compare } from "../../src/compare/compare";
import { matchEqual } from "../../src/compare/match";
import { SensitiveValue, UNKNOWN, type Value } from "../../src/value";

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

describe("elements without an identity", () => {
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
