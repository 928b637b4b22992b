import * as fc from "fast-check";
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
    const { pairs, old, now } = matchEqual(before, after);
    expect(pairs.map((pair) => [pair.before, pair.after])).toEqual([
      [0, 1],
      [4, 2],
      [2, 3],
    ]);
    expect([old, now]).toEqual([
      [1, 3],
      [0, 4],
    ]);
  });

  test("are the same ones in a long list", () => {
    const fill = Array.from({ length: MANY }, (_, at) => `fill ${at}`);
    const short = matchEqual(before, after);
    const long = matchEqual([...before, ...fill], [...after, ...fill]);
    expect(long.pairs.slice(0, short.pairs.length)).toEqual(short.pairs);
    expect([long.old, long.now]).toEqual([short.old, short.now]);
    expect(long.pairs).toHaveLength(short.pairs.length + MANY);
  });

  test("are the same ones however many there are of each", () => {
    const values = fc.array(fc.constantFrom<Value>(1, "1", null, { a: [1] }, [], UNKNOWN), { maxLength: 12 });
    const fill = Array.from({ length: MANY }, (_, at) => `fill ${at}`);
    fc.assert(
      fc.property(values, values, (one, other) => {
        const { pairs, old, now } = matchEqual(one, other);
        const long = matchEqual([...one, ...fill], [...other, ...fill]);
        expect(long.pairs.slice(0, pairs.length)).toEqual(pairs);
        expect([long.old, long.now]).toEqual([old, now]);
      }),
    );
  });
});
