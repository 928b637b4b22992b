import { canonical, equal, isEmpty, withoutMarks } from "../../src/compare/canonical";
import { SensitiveValue, UNKNOWN, type Value } from "../../src/value";

const marked = (value: Value) => new SensitiveValue(value);

test.each<[Value | undefined, boolean]>([
  [undefined, true],
  [null, true],
  ["", true],
  [[], true],
  [{}, true],
  [" ", false],
  [0, false],
  [false, false],
  [true, false],
  [[null], false],
  [{ a: null }, false],
  [UNKNOWN, false],
  [marked(""), false],
])("%j is empty: %s", (value, expected) => {
  expect(isEmpty(value)).toBe(expected);
});

test.each<[Value | undefined, Value | undefined]>([
  [undefined, undefined],
  [null, null],
  ["a", "a"],
  [UNKNOWN, UNKNOWN],
  [marked("a"), "a"],
  [marked(marked(1)), 1],
  [
    [marked(1), [marked(null)], UNKNOWN],
    [1, [null], UNKNOWN],
  ],
  [
    { a: marked({ b: marked(2) }), c: 3 },
    { a: { b: 2 }, c: 3 },
  ],
])("without its marks %j is %j", (value, expected) => {
  expect(withoutMarks(value)).toStrictEqual(expected);
});

/** Values that are all different, each twice. */
const DIFFERENT: readonly (() => Value | undefined)[] = [
  () => undefined,
  () => null,
  () => "",
  () => "null",
  () => "?",
  () => "-",
  () => 1,
  () => "1",
  () => true,
  () => "true",
  () => [],
  () => [1],
  () => [1, 2],
  () => [2, 1],
  () => [[1], 2],
  () => [[1, 2]],
  () => [null],
  () => ["1", "2"],
  () => ["1,2"],
  () => ({}),
  () => ({ a: 1 }),
  () => ({ b: 1 }),
  () => ({ a: 1, b: 2 }),
  () => ({ a: 2, b: 1 }),
  () => ({ 0: 1 }),
  () => ({ a: null }),
  () => ({ a: { b: 1 } }),
  () => UNKNOWN,
  () => [UNKNOWN],
  () => marked(1),
  () => marked([1]),
  () => marked({ a: 1 }),
  () => marked(marked(1)),
  () => marked(UNKNOWN),
  () => [marked(1)],
];

describe("two values", () => {
  const pairs = DIFFERENT.flatMap((one, index) =>
    DIFFERENT.slice(index + 1).map((next) => [one, next] as const),
  );

  test("are equal, and have the same text, if they are the same data", () => {
    for (const make of DIFFERENT) {
      expect(equal(make(), make())).toBe(true);
      expect(canonical(make())).toBe(canonical(make()));
    }
  });

  test("are equal whatever the order of their members", () => {
    const [one, next] = [
      { a: 1, b: { c: 2, d: 3 } },
      { b: { d: 3, c: 2 }, a: 1 },
    ];
    expect(equal(one, next)).toBe(true);
    expect(canonical(one)).toBe(canonical(next));
  });

  test("are not equal, and have different texts, if they are not", () => {
    const alike = pairs.filter(
      ([one, next]) => equal(one(), next()) || equal(next(), one()) || canonical(one()) === canonical(next()),
    );
    expect(alike.map(([one, next]) => [one(), next()])).toEqual([]);
  });
});

test.each<[Value | undefined, string]>([
  [undefined, "-"],
  [UNKNOWN, "?"],
  [marked("a"), '!"a"'],
  [[1, null], "[1,null]"],
  [{ b: "x", a: true }, '{"a":true,"b":"x"}'],
])("the text of %j is %s", (value, expected) => {
  expect(canonical(value)).toBe(expected);
});
