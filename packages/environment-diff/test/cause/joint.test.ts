import type { JsonObject } from "@infra-tools/terraform-plan/read/shape";
import type { Json } from "@infra-tools/terraform-plan/value";
import { searchJointly } from "../../src/cause/joint";
import { createVariants } from "../../src/cause/variants";
import { differingSettings } from "../../src/settings";
import { compareStacks } from "../../src/stack/differences";
import { quickSynthesizer } from "../support/quick-synthesizer";
import type { Rule } from "../support/toy";

/** Blocks by name, as the settings that are on make them. */
type On = (isOn: (setting: string) => boolean) => Readonly<Record<string, JsonObject>>;

interface Options {
  readonly rule?: Rule;
  /** Code of the other side, where it is another. */
  readonly other?: On;
}

/** Settings that the search finds for the differences between all off and all on, and the syntheses that it took. */
function searched(names: readonly string[], on: On, { rule = () => [], other = on }: Options = {}) {
  const data = (value: boolean): Json => Object.fromEntries(names.map((name) => [name, value]));
  const [a, b] = [data(false), data(true)];
  const settings = differingSettings(a, b);
  const synthesizer = quickSynthesizer((each) => on((setting) => each[setting] === true), rule);
  const variants = createVariants(synthesizer, a, "b");
  const otherBase = quickSynthesizer((each) => other((setting) => each[setting] === true), rule).base(b);
  const { differences } = compareStacks(variants.base, otherBase);
  const sides = {
    a: { base: variants.base, effects: [], unswappable: [] },
    b: { base: otherBase, effects: [], unswappable: [] },
  };
  const effects = searchJointly(differences, settings, sides, "a", variants);
  return { effects, causes: effects.map((effect) => effect.settings), syntheses: synthesizer.count() - 1 };
}

const LETTERS = ["p", "q", "r", "s", "t", "u"];

describe("settings that explain together what none explains alone", () => {
  test.each<[string, readonly string[], On, readonly (readonly string[])[]]>([
    ["two that are both needed", LETTERS, (on) => ({ disk: { big: on("q") && on("t") } }), [["q", "t"]]],
    ["one of two that each suffice", LETTERS, (on) => ({ disk: { big: on("q") || on("t") } }), [["q"]]],
    [
      "three that are all needed",
      LETTERS,
      (on) => ({ disk: { big: on("p") && on("s") && on("u") } }),
      [["p", "s", "u"]],
    ],
    [
      "one cause of two differences",
      LETTERS,
      (on) => ({ disk: { big: on("q") && on("t") }, pod: { tall: on("q") && on("t") } }),
      [["q", "t"]],
    ],
    [
      "a cause for each difference",
      LETTERS,
      (on) => ({ disk: { big: on("q") && on("t") }, pod: { tall: on("p") && on("r") } }),
      [
        ["q", "t"],
        ["p", "r"],
      ],
    ],
    [
      "names that are others put together",
      ["ab", "a", "b"],
      (on) => ({ disk: { big: on("a") && on("b") } }),
      [["a", "b"]],
    ],
  ])("%s", (_label, names, on, expected) => {
    expect(searched(names, on).causes).toEqual(expected);
  });

  test("are swapped without companions, on the side's own stack", () => {
    const { effects } = searched(["p", "q"], (on) => ({ disk: { big: on("p") && on("q") } }));
    expect(effects).toMatchObject([{ settings: ["p", "q"], companions: [], without: new Map() }]);
    expect([...(effects[0]?.with.values() ?? [])].map((block) => block?.value)).toEqual([{ big: true }]);
  });
});

describe("nothing is found", () => {
  test("for a difference that all settings together do not touch, after one synthesis", () => {
    const options = { other: () => ({ disk: { built: "later" } }) };
    expect(searched(LETTERS, () => ({ disk: { built: "first" } }), options)).toMatchObject({
      causes: [],
      syntheses: 1,
    });
  });

  test("where rules forbid to swap all settings", () => {
    const rule: Rule = (data) => (data["p"] === true && data["q"] === true ? ["not both"] : []);
    expect(searched(LETTERS, (on) => ({ disk: { big: on("p") } }), { rule }).causes).toEqual([]);
  });

  test("without settings", () => {
    expect(searched([], () => ({ disk: { big: true } }))).toMatchObject({ causes: [], syntheses: 0 });
  });
});

test("a search that takes too long ends with a cause that may name too many settings", () => {
  const names = Array.from({ length: 40 }, (_, index) => `s${String(index).padStart(2, "0")}`);
  // Halves of the second half are no help.
  const needed = names.filter((_, index) => index >= 20 && index % 2 === 0);
  const { causes, syntheses } = searched(names, (on) => ({ disk: { big: needed.every(on) } }));
  expect(syntheses).toBe(48);
  const [cause = []] = causes;
  expect(cause).toEqual(expect.arrayContaining(needed));
  expect(cause.length).toBeLessThan(names.length);
});
