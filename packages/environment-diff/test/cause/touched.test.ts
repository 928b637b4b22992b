import type { JsonObject } from "@infra-tools/terraform-plan/read/shape";
import type { Json } from "@infra-tools/terraform-plan/value";
import { attribute, isInGroups, isTouched, isUncaused } from "../../src/cause/attribute";
import type { Effect, Exploration } from "../../src/cause/explore";
import type { Setting, SideName } from "../../src/settings";
import { type Block, type Blocks, blockOf } from "../../src/stack/blocks";
import { compareStacks } from "../../src/stack/differences";

const ADDRESS = "toy.disk";

function blockWith(value: JsonObject): Block {
  return blockOf(ADDRESS, ADDRESS, value);
}

function blocksWith(value: JsonObject | undefined): Blocks {
  return new Map(value === undefined ? [] : [[ADDRESS, blockWith(value)]]);
}

/** A swap on one side: the block with it and, if a rule demands companions, without it; null where there is none. */
interface Swap {
  readonly side?: SideName;
  readonly settings?: readonly string[];
  readonly companions?: readonly string[];
  readonly without?: JsonObject | null;
  readonly with: JsonObject | null;
}

function effectOf({ settings = ["size"], companions = [], ...swap }: Swap): Effect {
  const changed = (value: JsonObject | null | undefined) =>
    new Map(value === undefined ? [] : [[ADDRESS, value === null ? undefined : blockWith(value)]]);
  return { settings, companions, without: changed(swap.without), with: changed(swap.with) };
}

function sidesOf(a: JsonObject | undefined, b: JsonObject | undefined, swaps: readonly Swap[]) {
  const exploration = (side: SideName, value: JsonObject | undefined): Exploration => ({
    base: blocksWith(value),
    effects: swaps.filter((swap) => (swap.side ?? "a") === side).map(effectOf),
    unswappable: [],
  });
  return { a: exploration("a", a), b: exploration("b", b) };
}

function settingOf(path: string, a: Json, b: Json): Setting {
  return { path, steps: [path], a, b };
}

const SETTINGS = [
  settingOf("name", "pre", "ops"),
  settingOf("alias", "first", "second"),
  settingOf("zone", "one", "two"),
  settingOf("size", 2, 4),
];

/** Differences with the settings that they follow and what these make of them; `name!` where the code looks at a name. */
function explained(a: JsonObject | undefined, b: JsonObject | undefined, swaps: readonly Swap[]) {
  const sides = sidesOf(a, b, swaps);
  const { differences } = compareStacks(sides.a.base, sides.b.base);
  return Object.fromEntries(
    attribute(differences, sides, SETTINGS, ["name", "alias"]).map(({ difference, causes, branches }) => [
      difference.delta.path.join("."),
      [
        ...causes.map(({ settings, evidence }) => [
          settings.join("+"),
          ...evidence.map((each) => each.becomes),
        ]),
        ...branches.map((name) => `${name}!`),
      ],
    ]),
  );
}

describe("a swap on one side", () => {
  const standby = { size: 4 };
  test.each<
    [string, JsonObject | undefined, JsonObject | undefined, Swap, Readonly<Record<string, unknown>>]
  >([
    ["equals the other side", { size: 2 }, { size: 4 }, { with: { size: 4 } }, { size: [["size", 4]] }],
    [
      "goes half the way",
      { size: 2, at: 1 },
      { size: 4, at: 9 },
      { with: { size: 3, at: 1 } },
      { size: [["size", 3]], at: [] },
    ],
    [
      "goes half the way on the second side",
      { size: 2, at: 1 },
      { size: 4, at: 9 },
      { side: "b", with: { size: 3, at: 9 } },
      { size: [["size", 3]], at: [] },
    ],
    [
      "changes something else",
      { size: 2, at: 1 },
      { size: 4, at: 1 },
      { with: { size: 2, at: 5 } },
      { size: [] },
    ],
    ["leaves the block alone", { size: 2 }, { size: 4 }, { with: { size: 2 } }, { size: [] }],
    ["removes what the other side lacks", standby, undefined, { with: null }, { "": [["size", undefined]] }],
    ["brings what the other side has", undefined, standby, { with: standby }, { "": [["size", standby]] }],
    ["shapes what the other side lacks", standby, undefined, { with: { size: 5 } }, { "": [] }],
    [
      "shapes what its companion brings",
      undefined,
      standby,
      { companions: ["high"], without: { size: 3 }, with: standby },
      { "": [] },
    ],
    [
      "leaves out what its companion leaves out",
      standby,
      undefined,
      { without: null, with: null },
      { "": [] },
    ],
    [
      "brings again what its companion removes",
      { size: 2 },
      { size: 4 },
      { companions: ["high"], without: null, with: { size: 4 } },
      { size: [["size", { size: 4 }]] },
    ],
    [
      "removes what both sides have",
      { size: 2 },
      { size: 4 },
      { with: null },
      { size: [["size", undefined]] },
    ],
    [
      "removes the object around it",
      { disk: { size: 2, kind: "ssd" } },
      { disk: { size: 4, kind: "ssd" } },
      { with: {} },
      { "disk.size": [["size", undefined]] },
    ],
    [
      "changes another member of the object around it, too",
      { disk: { size: 2, kind: "ssd" } },
      { disk: { size: 4, kind: "ssd" } },
      { with: { disk: { size: 4, kind: "hdd" } } },
      { "disk.size": [["size", 4]] },
    ],
    [
      "goes the rest of the way after its companion",
      { size: 2 },
      { size: 4 },
      { companions: ["high"], without: { size: 3 }, with: { size: 4 } },
      { size: [["size", 4]] },
    ],
    [
      "changes another attribute than its companion",
      { size: 2, zone: "one" },
      { size: 4, zone: "two" },
      { companions: ["high"], without: { size: 3, zone: "one" }, with: { size: 3, zone: "two" } },
      { size: [], zone: [["size", "two"]] },
    ],
  ])("%s", (_label, a, b, swap, expected) => {
    expect(explained(a, b, [swap])).toEqual(expected);
  });
});

test("a swap that makes an element look like another one of the other side is no cause of what it leaves", () => {
  const rule = (place: number, kind: string, note: number) => ({
    from: place,
    to: place + 1,
    via: place + 2,
    past: place + 3,
    kind,
    note,
  });
  const a = { rules: [rule(10, "x", 1), rule(40, "y", 7)] };
  const b = { rules: [rule(10, "x", 3), rule(20, "y", 7)] };
  const swap = { with: { rules: [rule(20, "x", 1), rule(40, "y", 7)] } };
  expect(explained(a, b, [swap])["rules.0.note"]).toEqual([]);
});

describe("a name", () => {
  const name = ["name"];
  test.each<[string, JsonObject | undefined, JsonObject | undefined, readonly Swap[], readonly unknown[]]>([
    [
      "in a text",
      { x: "a-pre" },
      { x: "a-ops" },
      [{ settings: name, with: { x: "a-ops" } }],
      [["name", "a-ops"]],
    ],
    ["that brings a block", undefined, { x: 1 }, [{ settings: name, with: { x: 1 } }], ["name!"]],
    ["that removes a block", { x: 1 }, undefined, [{ settings: name, with: null }], ["name!"]],
    [
      "that brings again what its companion removes",
      { x: "pre" },
      { x: "ops" },
      [{ settings: name, companions: ["high"], without: null, with: { x: "ops" } }],
      ["name!"],
    ],
    [
      "that changes the text of another setting",
      { x: "one" },
      { x: "two" },
      [{ settings: name, with: { x: "two" } }],
      ["name!"],
    ],
    [
      "after another in the order of settings, before it in the alphabet",
      { x: 1 },
      { x: 2 },
      [
        { settings: name, with: { x: 2 } },
        { settings: ["alias"], with: { x: 2 } },
      ],
      ["alias!", "name!"],
    ],
  ])("%s", (_label, a, b, swaps, expected) => {
    expect(Object.values(explained(a, b, swaps))).toEqual([expected]);
  });
});

describe("causes of a difference", () => {
  const [a, b] = [{ size: 2 }, { size: 4 }];
  test.each<[string, readonly (readonly string[])[], readonly string[]]>([
    ["are sorted", [["zone"], ["size"]], ["size", "zone"]],
    [
      "are two if the same letters make other settings",
      [
        ["ab", "c"],
        ["a", "bc"],
      ],
      ["a+bc", "ab+c"],
    ],
    ["are no tied settings of which one is a cause", [["size", "zone"], ["zone"]], ["zone"]],
    ["are tied settings beside an unrelated one", [["size", "zone"], ["limit"]], ["limit", "size+zone"]],
  ])("%s", (_label, groups, expected) => {
    const swaps = groups.map((settings): Swap => ({ settings, with: b }));
    const { size: causes = [] } = explained(a, b, swaps);
    expect(causes.map(([settings]) => settings)).toEqual(expected);
  });
});

test("a difference is touched by the swap of its block, not of another", () => {
  const swap: Swap = { with: { size: 4 } };
  const sides = sidesOf({ size: 2 }, { size: 4 }, [swap]);
  const [difference] = compareStacks(sides.a.base, sides.b.base).differences;
  if (difference === undefined) throw new Error("the sides differ");
  expect(isTouched(difference, effectOf(swap), sides, "a")).toBe(true);
  expect(isTouched({ ...difference, block: "toy.other" }, effectOf(swap), sides, "a")).toBe(false);
});

test.each([
  [0, [], true],
  [1, [], false],
  [1, ["name"], true],
  [0, ["name"], true],
])("%d causes and the names %j: uncaused is %s", (count, branches, expected) => {
  const difference = compareStacks(blocksWith({ size: 2 }), blocksWith({ size: 4 })).differences[0];
  if (difference === undefined) throw new Error("the sides differ");
  const causes = Array.from({ length: count }, () => ({ settings: ["size"], identity: false, evidence: [] }));
  expect(isUncaused({ difference, causes, branches })).toBe(expected);
});

test.each([
  [undefined, undefined, false],
  [false, false, false],
  [true, undefined, true],
  [undefined, true, true],
  [true, true, true],
])("settings in groups on the first side %s, on the second %s: in groups is %s", (inA, inB, expected) => {
  const exploration = (inGroups: boolean | undefined): Exploration => ({
    base: new Map(),
    effects: [],
    unswappable: [],
    ...(inGroups === undefined ? {} : { inGroups }),
  });
  expect(isInGroups({ a: exploration(inA), b: exploration(inB) })).toBe(expected);
});
