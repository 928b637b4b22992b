import type { Json } from "@infra-tools/terraform-plan/value";
import { crossedGroups } from "../../src/cause/crossed-groups";
import { exploreOneByOne } from "../../src/cause/explore";
import { explore } from "../../src/cause/explore-in-groups";
import { createVariants } from "../../src/cause/variants";
import { differingSettings } from "../../src/settings";
import { quickSynthesizer } from "../support/quick-synthesizer";
import type { Rule } from "../support/toy";

const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);

interface Rules {
  readonly rule?: Rule;
  readonly constructRule?: Rule;
}

/** Explores settings that each have a block of their own, from the side where all of them are off. */
function explored(names: readonly string[], { rule = () => [], constructRule }: Rules = {}, way = explore) {
  const data = (value: boolean): Json => Object.fromEntries(names.map((name) => [name, value]));
  const synthesizer = quickSynthesizer(
    (each) => Object.fromEntries(names.map((name) => [name, { on: each[name] === true }])),
    rule,
    constructRule,
  );
  const variants = createVariants(synthesizer, data(false), "b");
  const exploration = way(variants, differingSettings(data(false), data(true)));
  return {
    effects: exploration.effects.map(({ settings, companions, ...effect }) => ({
      settings,
      companions,
      without: [...effect.without.keys()],
      with: [...effect.with.keys()],
    })),
    unswappable: exploration.unswappable,
    inGroups: exploration.inGroups,
    syntheses: synthesizer.count() - 1,
  };
}

const isOn = (data: Readonly<Record<string, Json>>, name: string) => data[name] === true;

/** The same value on both or a broken rule. */
const together =
  (x: string, y: string): Rule =>
  (data) =>
    isOn(data, x) === isOn(data, y) ? [] : [`${x} and ${y} must go together`];

const alone = (name: string) => ({ settings: [name], companions: [], without: [], with: [`toy.${name}`] });

describe("one setting's effect", () => {
  test("is its swap alone", () => {
    expect(explored(["s0", "s1"]).effects).toEqual([alone("s0"), alone("s1")]);
  });

  test("is that of both where a rule ties two", () => {
    expect(explored(["s0", "s1", "s2"], { rule: together("s0", "s1") }).effects).toEqual([
      { settings: ["s0", "s1"], companions: [], without: [], with: ["toy.s0", "toy.s1"] },
      alone("s2"),
    ]);
  });

  test("is what it adds to a companion that can be swapped without it", () => {
    const rule: Rule = (data) => (isOn(data, "s0") && !isOn(data, "s1") ? ["s0 needs s1"] : []);
    expect(explored(["s0", "s1"], { rule }).effects).toEqual([
      { settings: ["s0"], companions: ["s1"], without: ["toy.s1"], with: ["toy.s0", "toy.s1"] },
      alone("s1"),
    ]);
  });

  test("is unknown where no group is valid, with the rule", () => {
    const rule: Rule = (data) => (isOn(data, "s0") ? ["s0 must stay"] : []);
    expect(explored(["s0", "s1"], { rule })).toMatchObject({
      effects: [alone("s1")],
      unswappable: [{ setting: "s0", problems: ["s0 must stay"] }],
    });
  });

  test("is distinguished from another of the same letters", () => {
    const rule: Rule = (data) => [...together("a", "bc")(data), ...together("ab", "c")(data)];
    expect(explored(["a", "bc", "ab", "c"], { rule }).effects.map(({ settings }) => settings)).toEqual([
      ["a", "bc"],
      ["ab", "c"],
    ]);
  });
});

describe("groups", () => {
  test("are swapped from the number of settings on at which they pay", () => {
    expect(explored(namesOf(64))).toMatchObject({ inGroups: undefined, syntheses: 64 });
    expect(explored(namesOf(65))).toMatchObject({ inGroups: true, syntheses: 26 });
  });

  test("do not pay where rules leave few settings that can be swapped alone", () => {
    const names = namesOf(90);
    const pairs = names.flatMap((name, index) =>
      index % 2 === 0 && index >= 30 ? [together(name, `s${index + 1}`)] : [],
    );
    const rule: Rule = (data) => pairs.flatMap((each) => each(data));
    const way = explored(names, { rule });
    expect(way.inGroups).toBeUndefined();
    expect(way).toEqual(explored(names, { rule }, exploreOneByOne));
  });

  test("hold no setting that cannot be swapped alone", () => {
    const names = namesOf(90);
    const rule = together("s0", "s1");
    const { effects, syntheses, inGroups } = explored(names, { rule });
    expect(inGroups).toBe(true);
    expect(effects).toEqual(explored(names, { rule }, exploreOneByOne).effects);
    // The groups of the 88 others, and the two together.
    expect(syntheses).toBe(crossedGroups(88).length + 1);
  });

  const names = namesOf(90);
  const [first = []] = crossedGroups(90);
  const [x = 0, y = 0] = first;

  test("that a rule refuses say nothing: their members are swapped alone", () => {
    const rule: Rule = (data) => (isOn(data, `s${x}`) && isOn(data, `s${y}`) ? ["not both"] : []);
    const { effects, syntheses } = explored(names, { rule });
    expect(effects).toEqual(names.map(alone));
    expect(syntheses).toBe(crossedGroups(90).length - 1 + first.length);
  });

  test.each<[string, Rule]>([
    ["ties two", together("s3", "s4")],
    [
      "lets one be swapped only beside another",
      (data) => (isOn(data, "s3") && !isOn(data, "s4") ? ["s3 needs s4"] : []),
    ],
    ["forbids one", (data) => (isOn(data, "s3") ? ["s3 must stay"] : [])],
  ])("give what single swaps give where a construct's rule %s", (_label, constructRule) => {
    const { effects, unswappable } = explored(names, { constructRule });
    const oneByOne = explored(names, { constructRule }, exploreOneByOne);
    expect({ effects, unswappable }).toEqual({
      effects: oneByOne.effects,
      unswappable: oneByOne.unswappable,
    });
  });
});
