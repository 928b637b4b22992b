import { compare } from "@infra-tools/terraform-plan/compare/compare";
import { formatPath } from "@infra-tools/terraform-plan/path";
import { UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import { beyondNameText, followsText, textPairs } from "../../src/cause/name-text";

const PAIRS = textPairs("pre", "ops");

test.each<[string, unknown, unknown, ReturnType<typeof textPairs>]>([
  ["two texts", "pre", "ops", [["pre", "ops"]]],
  [
    "texts with dashes, also with underscores",
    "gl-pre-1",
    "gl-ops",
    [
      ["gl-pre-1", "gl-ops"],
      ["gl_pre_1", "gl_ops"],
    ],
  ],
  [
    "dashes on one side",
    "pre",
    "ops-eu",
    [
      ["pre", "ops-eu"],
      ["pre", "ops_eu"],
    ],
  ],
  [
    "dashes on the other side",
    "pre-eu",
    "ops",
    [
      ["pre-eu", "ops"],
      ["pre_eu", "ops"],
    ],
  ],
  ["no text", 1, "ops", []],
  ["a text on one side", "pre", 1, []],
  ["an empty text", "", "ops", []],
  ["an empty text after", "pre", "", []],
])("pairs of %s", (_label, from, to, expected) => {
  expect(textPairs(from, to)).toEqual(expected);
});

describe("a value follows the name", () => {
  test.each<[boolean, string, Value, Value]>([
    [true, "as it is", "pre", "ops"],
    [true, "inside a text", "a-pre-1", "a-ops-1"],
    [true, "twice", "pre/pre", "ops/ops"],
    [true, "in one of two places", "pre/pre", "ops/pre"],
    [true, "where nothing changes", "same", "same"],
    [true, "in a list", ["a", "pre"], ["a", "ops"]],
    [true, "in a member", { name: "pre", size: 1 }, { name: "ops", size: 1 }],
    [true, "in a key", { "env-pre": "yes" }, { "env-ops": "yes" }],
    [true, "in a key that sorts elsewhere", { a: 1, "env-pre": "yes" }, { "env-ops": "yes", a: 1 }],
    [true, "in what is digested", "x-a92dcb808d", "x-3c2cfa6c4d"],
    [true, "in what is digested beside the name", "pre-a92dcb808d-x", "ops-3c2cfa6c4d-x"],
    [true, "in two digests", "a92dcb80 3c2cfa6c", "b92dcb80 4c2cfa6c"],
    [false, "not in another text", "pre", "prod"],
    [false, "not with more beside it", "pre", "ops-strong"],
    [false, "not with less beside it", "pre-1", "ops"],
    [false, "not the other way round", "ops", "pre"],
    [false, "not in a number", 1, 2],
    [false, "not in a text that becomes a number", "1", 1],
    [false, "not in a longer list", ["pre"], ["ops", "ops"]],
    [false, "not in another element", ["pre", "a"], ["ops", "b"]],
    [false, "not in an object with one more member", { a: "pre" }, { a: "ops", b: 1 }],
    [false, "not in an object with one member less", { a: "pre", b: 1 }, { a: "ops" }],
    [false, "not in another member", { a: "pre", b: 1 }, { a: "ops", b: 2 }],
    [false, "not in another key", { "env-pre": "yes" }, { "env-prod": "yes" }],
    [false, "not in a list that becomes an object", ["pre"], { a: "ops" }],
    [false, "not in an object that becomes a list", { a: "pre" }, ["ops"]],
    [false, "not in a value that becomes unknown", { a: "pre" }, { a: UNKNOWN }],
    [false, "not in an empty object that becomes an empty text", {}, ""],
    [false, "not in null", { a: null }, { a: "ops" }],
    [false, "not in a number in a text", "46m", "117m"],
    [false, "not in a long number", "104857600", "209715200"],
    [false, "not in a digest of another length", "x-a92dcb808d", "x-3c2cfa6c4d77"],
    [false, "not in hexadecimal words without a number", "deadbeef", "beefdead"],
    [false, "not in digests beside another text", "a92dcb808d-one", "3c2cfa6c4d-two"],
    [false, "not in one more digest", "x a92dcb808d", "x a92dcb808d 3c2cfa6c4d"],
    [false, "not in seven digits", "a92dcb8", "3c2cfa6"],
    [false, "not in digits of a longer word", "xa92dcb808d", "x3c2cfa6c4d"],
  ])("%s: %s", (expected, _label, before, after) => {
    expect(followsText(before, after, PAIRS)).toBe(expected);
  });

  test("of several pairs, each in its place, the longer first", () => {
    const pairs = [...textPairs("pre", "ops"), ...textPairs("gl-pre", "gl-prod")];
    expect(followsText("gl-pre/pre", "gl-prod/ops", pairs)).toBe(true);
    expect(followsText("gl-pre/pre", "gl-prod/gl-prod", pairs)).toBe(false);
    expect(followsText("gl_pre", "gl_prod", pairs)).toBe(true);
  });

  test("of two pairs of which one begins the other", () => {
    const pairs = [...textPairs("pre", "ops"), ...textPairs("pre-eu", "prod")];
    expect(followsText("pre-eu", "prod", pairs)).toBe(true);
    expect(followsText("pre-us", "ops-us", pairs)).toBe(true);
  });

  test("in a digest alone, without a pair", () => {
    expect(followsText("x-a92dcb808d", "x-3c2cfa6c4d", [])).toBe(true);
    expect(followsText("x-a92dcb808d", "y-3c2cfa6c4d", [])).toBe(false);
  });

  test("with two texts that one name may become", () => {
    const pairs = [...textPairs("pre", "ops"), ...textPairs("pre", "prod")];
    expect(followsText("pre pre", "ops prod", pairs)).toBe(true);
    expect(followsText("pre pre", "ops test", pairs)).toBe(false);
  });

  test("with signs that mean something in a pattern", () => {
    const pairs = textPairs("a.b(c)[d]", "x|y");
    expect(followsText("/a.b(c)[d]^$*+?{}\\-", "/x|y^$*+?{}\\-", pairs)).toBe(true);
    expect(followsText("/aXb(c)[d]", "/x|y", pairs)).toBe(false);
    expect(followsText("/a.b(c)[d]", "/x", pairs)).toBe(false);
  });

  test("not without a pair, unless nothing differs", () => {
    expect(followsText("pre", "ops", [])).toBe(false);
    expect(followsText("pre", "pre", [])).toBe(true);
  });
});

describe("differences beyond the name", () => {
  test.each<[string, Value, Value, readonly string[]]>([
    ["none: a text", { a: "pre" }, { a: "ops" }, []],
    ["a number beside a text", { a: "pre", n: 1 }, { a: "ops", n: 2 }, ["n"]],
    ["none: a renamed member", { labels: { "env-pre": "yes" } }, { labels: { "env-ops": "yes" } }, []],
    ["none: a renamed member with the name", { labels: { pre: "pre" } }, { labels: { ops: "ops" } }, []],
    [
      "a renamed member of another value",
      { labels: { pre: "a" } },
      { labels: { ops: "b" } },
      ["labels.ops", "labels.pre"],
    ],
    [
      "a member of another name",
      { labels: { pre: "a" } },
      { labels: { prod: "a" } },
      ["labels.pre", "labels.prod"],
    ],
    ["a member that one side lacks", { a: 1 }, { a: 1, fast: true }, ["fast"]],
    ["a member that the other side lacks", { a: 1, fast: true }, { a: 1 }, ["fast"]],
    ["an element that one side lacks", { zones: ["a"] }, { zones: ["a", "b"] }, ["zones[1]"]],
    [
      "a member of another object",
      { one: { pre: "yes" }, two: { a: 1 } },
      { one: {}, two: { a: 1, ops: "yes" } },
      ["one.pre", "two.ops"],
    ],
    [
      "none: a renamed member far inside",
      { one: { labels: { "env-pre": "yes" } } },
      { one: { labels: { "env-ops": "yes" } } },
      [],
    ],
    [
      "a member of another object beside it",
      { one: { a: { pre: "yes", k: 1 }, b: { k: 1 } } },
      { one: { a: { k: 1 }, b: { k: 1, ops: "yes" } } },
      ["one.a.pre", "one.b.ops"],
    ],
    [
      "a member that is deeper",
      { one: { pre: "yes", two: { k: 1 } } },
      { one: { two: { k: 1, ops: "yes" } } },
      ["one.pre", "one.two.ops"],
    ],
    [
      "a member that takes the place of another",
      { labels: { pre: "yes", ops: "b" } },
      { labels: { ops: "yes" } },
      ["labels.ops", "labels.pre"],
    ],
    [
      "a member that leaves its place to another",
      { labels: { pre: "yes" } },
      { labels: { pre: "b", ops: "yes" } },
      ["labels.ops", "labels.pre"],
    ],
  ])("%s", (_label, before, after, expected) => {
    const { deltas } = compare(before, after);
    expect(deltas.length).toBeGreaterThan(0);
    const paths = beyondNameText(deltas, PAIRS).map(({ path }) => formatPath(path));
    expect([...paths].sort()).toEqual(expected);
  });

  test("an element that is moved is no renaming; one that holds the name is", () => {
    const removed = { path: ["zones", 0], kind: "removed", after: undefined } as const;
    const added = { path: ["zones", 1], kind: "added", before: undefined } as const;
    const moved = [
      { ...removed, before: "same" },
      { ...added, after: "same" },
    ];
    expect(beyondNameText(moved, PAIRS)).toEqual(moved);
    expect(
      beyondNameText(
        [
          { ...removed, before: "zone-pre" },
          { ...added, after: "zone-ops" },
        ],
        PAIRS,
      ),
    ).toEqual([]);
  });
});
