import type { Json } from "@infra-tools/terraform-plan/value";
import { blockParts, textOf } from "../../src/cause/block-parts";
import { type Block, blockOf } from "../../src/stack/blocks";

/** A block with these attributes; undefined is a variant that has no such block. */
function variant(value: { readonly [key: string]: Json } | undefined): Block | undefined {
  return value === undefined ? undefined : blockOf("key", "toy.a", value);
}

function partsOf(...values: readonly ({ readonly [key: string]: Json } | undefined)[]) {
  return blockParts("key", values.map(variant)).parts;
}

describe("the parts of a block's variants", () => {
  test.each<
    [
      string,
      readonly ({ readonly [key: string]: Json } | undefined)[],
      readonly (readonly (Json | undefined)[])[],
    ]
  >([
    ["none where nothing differs", [{ a: 1 }, { a: 1 }], []],
    [
      "a member",
      [
        { a: 1, b: 1 },
        { a: 2, b: 1 },
      ],
      [[1, 2]],
    ],
    [
      "two members",
      [
        { a: 1, b: 1 },
        { a: 2, b: 3 },
      ],
      [
        [1, 2],
        [1, 3],
      ],
    ],
    ["a member that one variant lacks", [{ a: 1 }, { a: 1, b: 2 }], [[undefined, 2]]],
    ["a member far inside", [{ a: { b: { c: 1, d: 1 } } }, { a: { b: { c: 2, d: 1 } } }], [[1, 2]]],
    [
      "the presence of an object and its members",
      [{ a: 1 }, { a: 1, b: { c: 1 } }],
      [
        [false, true],
        [undefined, 1],
      ],
    ],
    ["elements of lists of one length", [{ a: [1, 2] }, { a: [1, 3] }], [[2, 3]]],
    ["lists of two lengths", [{ a: [1, 2] }, { a: [1] }], [[[1, 2], [1]]]],
    ["a list and a text", [{ a: [1] }, { a: "x" }], [[[1], "x"]]],
    ["an object and a list", [{ a: { b: 1 } }, { a: [1] }], [[{ b: 1 }, [1]]]],
    [
      "objects whose members have no known order",
      [{ a: { x: 1, b: 1 } }, { a: { b: 2, c: 1 } }],
      [
        [
          { x: 1, b: 1 },
          { b: 2, c: 1 },
        ],
      ],
    ],
    ["members in the same order, sorted or not", [{ a: { x: 1, b: 1 } }, { a: { x: 2, b: 1 } }], [[1, 2]]],
    ["a document in a text", [{ a: '{"b":1,"c":1}' }, { a: '{"b":2,"c":1}' }], [[1, 2]]],
    ["elements of a document", [{ a: "[1,2]" }, { a: "[1,3]" }], [[2, 3]]],
    [
      "a document that is written otherwise",
      [{ a: '{"b": 1}' }, { a: '{"b": 2}' }],
      [['{"b": 1}', '{"b": 2}']],
    ],
    ["a document and a text", [{ a: '{"b":1}' }, { a: "b" }], [['{"b":1}', "b"]]],
    ["texts that only begin like a document", [{ a: "[1" }, { a: "[2" }], [["[1", "[2"]]],
    ["numbers in texts", [{ a: "1" }, { a: "2" }], [["1", "2"]]],
    ["texts with a document inside", [{ a: "x[1]" }, { a: "x[2]" }], [["x[1]", "x[2]"]]],
    ["of three variants", [{ a: 1 }, { a: 1 }, { a: 2 }], [[1, 1, 2]]],
  ])("are %s", (_label, values, expected) => {
    expect(partsOf(...values)).toStrictEqual(expected);
  });

  test("of a block that one variant lacks are its presence and all of it", () => {
    expect(partsOf(undefined, { a: 1 })).toStrictEqual([
      [false, true],
      [undefined, "toy.a"],
      [false, true],
      [undefined, 1],
    ]);
  });
});

describe("a joined block", () => {
  const values = [
    { a: 1, b: { c: 1 }, d: [1, 2], e: '{"f":1,"g":[1]}' },
    { a: 2, b: { c: 2 }, d: [1, 3], e: '{"f":2,"g":[2]}' },
  ];
  const { parts, join } = blockParts("key", values.map(variant));

  test.each([0, 1])("is the variant itself when all parts are of it: %i", (number) => {
    expect(join(() => number)).toStrictEqual(variant(values[number]));
  });

  test("takes each part from its variant", () => {
    expect(parts).toHaveLength(5);
    expect(join((part) => (part % 2 === 0 ? 0 : 1))?.value).toStrictEqual({
      a: 1,
      b: { c: 2 },
      d: [1, 2],
      e: '{"f":2,"g":[1]}',
    });
  });

  test("lacks what its variant lacks", () => {
    const some = blockParts("key", [variant({ a: 1 }), variant({ a: 1, b: { c: 1 }, d: 2 })]);
    expect(some.join(() => 0)?.value).toStrictEqual({ a: 1 });
    expect(some.join((part) => (part === 2 ? 1 : 0))?.value).toStrictEqual({ a: 1, d: 2 });
    expect(some.join((part) => (part < 2 ? 1 : 0))?.value).toStrictEqual({ a: 1, b: { c: 1 } });
  });

  test("is none where the block is absent", () => {
    const some = blockParts("key", [undefined, variant({ a: 1 })]);
    expect(some.join(() => 0)).toBeUndefined();
    expect(some.join(() => 1)).toStrictEqual(variant({ a: 1 }));
    expect(some.join((part) => (part === 0 ? 1 : 0))).toBeUndefined();
  });
});

test("a text is the same for equal values, and undefined for none", () => {
  expect(textOf({ a: [1] })).toBe('{"a":[1]}');
  expect(textOf(null)).toBe("null");
  expect(textOf(undefined)).toBeUndefined();
});
