import { groupName, smallestValidGroup } from "../../src/cause/tied";
import { type SwapRules, setting, variantsUnder } from "../support/settings";

/** Paths of the smallest group in which the first path can be swapped. */
function groupOf(paths: readonly string[], rules: SwapRules): readonly string[] | undefined {
  const settings = paths.map(setting);
  const [start] = settings;
  if (start === undefined) throw new Error("the first path is the one to swap");
  return smallestValidGroup(start, settings, variantsUnder(rules))?.map(({ path }) => path);
}

/** Refuses swaps of `a` without all of these. */
function needs(all: readonly string[], message: string) {
  return (paths: ReadonlySet<string>) => (all.every((path) => paths.has(path)) ? [] : [message]);
}

describe("the smallest group in which a setting can be swapped", () => {
  test.each<[string, readonly string[], SwapRules, readonly string[] | undefined]>([
    ["holds what the rule names", ["a", "b", "c"], { data: needs(["c"], "a needs c") }, ["a", "c"]],
    [
      "leaves out what the rule names without need",
      ["a", "b", "c", "d"],
      { data: needs(["d"], "b, c and d limit a") },
      ["a", "d"],
    ],
    [
      "is the first in the alphabet",
      ["m", "z", "k", "x"],
      { data: (paths) => (paths.size > 1 ? [] : ["no"]) },
      ["m", "k"],
    ],
    [
      "is the first in the alphabet of those that a rule names",
      ["m", "z", "k", "x"],
      { data: (paths) => (paths.size > 1 ? [] : ["one of z and x"]) },
      ["m", "x"],
    ],
    [
      "holds two that no rule names",
      ["a", "b", "c", "d"],
      { data: needs(["b", "d"], "no") },
      ["a", "b", "d"],
    ],
    [
      "is not looked for among three that no rule names",
      ["a", "b", "c", "d"],
      { data: needs(["b", "c", "d"], "no") },
      undefined,
    ],
    [
      "holds four that a rule names",
      ["a", "b", "c", "d", "e"],
      { data: needs(["b", "c", "d", "e"], "b c d e") },
      ["a", "b", "c", "d", "e"],
    ],
    [
      "is not looked for among five that a rule names",
      ["a", "b", "c", "d", "e", "f"],
      { data: needs(["b", "c", "d", "e", "f"], "b c d e f") },
      undefined,
    ],
    [
      "holds what the construct names that refuses the setting alone",
      ["a", "b", "c", "d"],
      { construct: needs(["b", "c", "d"], "b, c, d") },
      ["a", "b", "c", "d"],
    ],
  ])("%s", (_label, paths, rules, expected) => {
    expect(groupOf(paths, rules)).toStrictEqual(expected);
  });

  test("follows rules from one setting to the next", () => {
    const chain = [
      ["a", "b"],
      ["b", "c"],
      ["c", "d"],
    ] as const;
    const data = (paths: ReadonlySet<string>) =>
      chain.flatMap(([one, next]) => (paths.has(one) && !paths.has(next) ? [`${one} needs ${next}`] : []));
    expect(groupOf(["a", "b", "c", "d"], { data })).toEqual(["a", "b", "c", "d"]);
  });

  test("is the first in the alphabet although a rule named another first", () => {
    const data = (paths: ReadonlySet<string>) =>
      paths.size > 2 ? [] : [paths.size === 1 ? "a needs z" : "two of b, c and z"];
    expect(groupOf(["a", "b", "c", "z"], { data })).toEqual(["a", "b", "c"]);
  });

  test("is not looked for among those that a construct names once there are several", () => {
    const rules = {
      data: needs(["b"], "a needs b"),
      construct: (paths: ReadonlySet<string>) => needs(["c", "d"], "a and b need c and d")(paths),
    };
    expect(groupOf(["a", "b", "c", "d"], rules)).toBeUndefined();
  });

  test("takes one synthesis when data alone says what is missing", () => {
    const settings = ["a", "b", "c"].map(setting);
    const variants = variantsUnder({ data: needs(["a", "c"], "a needs c") });
    const attempted: string[] = [];
    const [start] = settings;
    if (start === undefined) throw new Error("there are three settings");
    smallestValidGroup(start, settings, {
      ...variants,
      attempt: (group) => {
        attempted.push(groupName(group));
        return variants.attempt(group);
      },
    });
    expect(attempted).toEqual(["a and c"]);
  });

  const three = ["a", "one", "two", "three"];
  test.each<[string, boolean]>([
    ["three, two and one", true],
    ["one, two, three", true],
    ["one two threesome three", true],
    ["one two [three]", true],
    ["one two threesome", false],
    ["one two three_max", false],
    ["one two upthree", false],
    ["one two min_three", false],
  ])("takes names as whole words: %j", (message, isNamed) => {
    const group = groupOf(three, { data: needs(["one", "two", "three"], message) });
    expect(group).toEqual(isNamed ? ["a", "one", "three", "two"] : undefined);
  });

  const many = ["a", ...Array.from({ length: 41 }, (_, index) => `s${String(index + 1).padStart(2, "0")}`)];
  test.each<[string, SwapRules, readonly string[] | undefined]>([
    ["the fortieth", { construct: needs(["s40"], "no") }, ["a", "s40"]],
    ["not the one after", { construct: needs(["s41"], "no") }, undefined],
    [
      "the one after, when data alone refuses another",
      { data: (paths) => (paths.has("s07") ? ["no"] : []), construct: needs(["s41"], "no") },
      ["a", "s41"],
    ],
  ])("is looked for in forty syntheses: %s", (_label, rules, expected) => {
    expect(groupOf(many, rules)).toStrictEqual(expected);
  });
});

test("a group is named by its paths in alphabetical order", () => {
  expect(groupName([setting("edge.dns"), setting("edge.certificate")])).toBe("edge.certificate and edge.dns");
});
