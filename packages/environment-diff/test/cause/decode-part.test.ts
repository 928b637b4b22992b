import { crossedGroups } from "../../src/cause/crossed-groups";
import { decodePart } from "../../src/cause/decode-part";

const SIZE = 25;
const GROUPS = crossedGroups(SIZE);

/** Text of a part under the settings that are swapped. */
type Rule = (isSwapped: (setting: number) => boolean) => string | undefined;

/** Causes and doubt of a part that follows the rule; `alone` are the settings that were swapped alone. */
function decoded(rule: Rule, alone: readonly number[] = []) {
  const after = (settings: readonly number[]) => rule((setting) => settings.includes(setting));
  const { causes, doubt } = decodePart({
    before: after([]),
    groups: GROUPS,
    together: GROUPS.map(after),
    alone: new Map(alone.map((setting) => [setting, after([setting])])),
  });
  // A group shows the effect of its cause: its swap makes what the setting's swap alone makes.
  for (const [setting, group] of causes) {
    const members = GROUPS[group] ?? [];
    if (!members.includes(setting) || after(members) !== after([setting])) {
      throw new Error(`group ${group} does not stand for setting ${setting}`);
    }
  }
  return { causes: [...causes.keys()].sort((a, b) => a - b), doubt };
}

/** Settings that change the part, by groups and by swaps of those alone that were in doubt. */
function explored(rule: Rule): { readonly causes: readonly number[]; readonly measured: number } {
  const alone: number[] = [];
  let result = decoded(rule);
  while (result.doubt !== undefined) {
    if (alone.includes(result.doubt)) throw new Error(`setting ${result.doubt} was swapped alone before`);
    alone.push(result.doubt);
    result = decoded(rule, alone);
  }
  const base = rule(() => false);
  const measured = alone.filter((setting) => rule((each) => each === setting) !== base);
  return { causes: [...measured, ...result.causes].sort((a, b) => a - b), measured: alone.length };
}

const letter = (isOn: boolean) => (isOn ? "b" : "a");

/** Letter at the number that three bits make, the first bit the lowest. */
function textOfThree(letters: string, bits: readonly boolean[]): string {
  const number = bits.reduce((sum, isOn, index) => sum + (isOn ? 2 ** index : 0), 0);
  return letters.charAt(number);
}

describe("the causes of a part, from swaps of groups", () => {
  test.each<[string, Rule, readonly number[]]>([
    ["none", () => "a", []],
    ["one setting", (has) => letter(has(7)), [7]],
    ["one setting that brings it", (has) => (has(7) ? "b" : undefined), [7]],
    ["one setting that removes it", (has) => (has(7) ? undefined : "a"), [7]],
    ["two settings, each with a text of its own", (has) => `${letter(has(3))}-${letter(has(17))}`, [3, 17]],
    ["each setting, wherever it is in the table", (has) => letter(has(0)) + letter(has(24)), [0, 24]],
  ])("are certain: %s", (_label, rule, expected) => {
    expect(decoded(rule)).toEqual({ causes: expected, doubt: undefined });
  });

  test.each<[string, Rule, readonly number[]]>([
    [
      "three that share groups two by two",
      (has) => [3, 11, 17].map((each) => letter(has(each))).join("-"),
      [3, 11, 17],
    ],
    ["two of which one is enough", (has) => letter(has(3) || has(17)), [3, 17]],
    ["two that weigh each other out", (has) => String((has(3) ? 1 : 0) - (has(17) ? 1 : 0)), [3, 17]],
    ["three of which two are enough", (has) => letter([3, 11, 17].filter(has).length > 1), []],
    ["one that another hides", (has) => (has(3) ? "c" : letter(has(17))), [3, 17]],
    ["one whose text another changes", (has) => (has(15) && has(10) ? "c" : letter(has(10))), [10]],
    [
      "three that act together in no simple way, beside one",
      (has) => textOfThree("bcabcaca", [0, 13, 14].map(has)) + letter(has(19)),
      [0, 13, 14, 19],
    ],
  ])("are those that a swap alone shows, once each doubt is measured: %s", (_label, rule, expected) => {
    expect(explored(rule).causes).toEqual(expected);
  });

  test("one group is no evidence: three that share groups two by two are a doubt", () => {
    const { causes, doubt } = decoded((has) => [3, 11, 17].map((each) => letter(has(each))).join("-"));
    expect(causes).toEqual([]);
    expect([3, 11, 17]).toContain(doubt);
  });

  const items = [...Array(SIZE).keys()];
  const pairs = items.flatMap((x) => items.filter((y) => y > x).map((y) => [x, y] as const));
  const triples = pairs.map(([x, y], index) => [x, y, (y + 1 + (index % 7)) % SIZE] as const);

  /** Swaps of single settings that a choice takes, on average: more would make groups pay less. */
  test.each<[string, (x: number, y: number, z: number) => Rule, readonly (readonly number[])[], number]>([
    ["texts of two", (x, y) => (has) => `${letter(has(x))}${letter(has(y))}`, pairs, 0],
    ["two of which one is enough", (x, y) => (has) => letter(has(x) || has(y)), pairs, 2],
    ["two that are needed", (x, y) => (has) => letter(has(x) && has(y)), pairs, 2.5],
    ["two that weigh each other out", (x, y) => (has) => String(Number(has(x)) - Number(has(y))), pairs, 1.3],
    ["one that hides another", (x, y) => (has) => (has(x) ? "c" : letter(has(y))), pairs, 0],
    [
      "texts of three",
      (x, y, z) => (has) => [x, y, z].map((each) => letter(has(each))).join(""),
      triples,
      2.4,
    ],
    ["three of which one is enough", (x, y, z) => (has) => letter([x, y, z].some(has)), triples, 3.9],
    [
      "three of which two are enough",
      (x, y, z) => (has) => letter([x, y, z].filter(has).length > 1),
      triples,
      6.3,
    ],
    [
      "sum of three",
      (x, y, z) => (has) => String(Number(has(x)) + 2 * Number(has(y)) + 3 * Number(has(z))),
      triples,
      2.7,
    ],
    [
      "an odd number of three",
      (x, y, z) => (has) => letter([x, y, z].filter(has).length % 2 === 1),
      triples,
      4.9,
    ],
    ["one that needs one of two", (x, y, z) => (has) => letter(has(x) && (has(y) || has(z))), triples, 4.7],
    ["one that chooses between two", (x, y, z) => (has) => letter(has(x) ? has(y) : has(z)), triples, 3],
    [
      "one beside two of which one is enough",
      (x, y, z) => (has) => letter(has(x)) + letter(has(y) || has(z)),
      triples,
      3.5,
    ],
  ])(
    "are what swaps of single settings show, anywhere in the table: %s",
    (_label, ruleOf, choices, swaps) => {
      let measured = 0;
      const wrong: (readonly number[])[] = [];
      for (const [x = 0, y = 0, z = 0] of choices) {
        const rule = ruleOf(x, y, z);
        const base = rule(() => false);
        const result = explored(rule);
        const expected = items.filter((item) => rule((each) => each === item) !== base);
        if (result.causes.join() !== expected.join()) wrong.push([x, y, z]);
        measured += result.measured;
      }
      expect(wrong).toEqual([]);
      expect(measured / choices.length).toBeLessThanOrEqual(swaps);
    },
  );

  test("a setting that was swapped alone is no cause by its groups", () => {
    expect(decoded((has) => letter(has(7)), [7])).toEqual({ causes: [], doubt: undefined });
    expect(decoded((has) => `${letter(has(7))}${letter(has(3))}`, [7])).toEqual({
      causes: [3],
      doubt: undefined,
    });
  });

  test("a group that nothing explains is a doubt", () => {
    const [first = []] = GROUPS;
    const { doubt } = decodePart({
      before: "a",
      groups: GROUPS,
      together: GROUPS.map((_members, index) => (index === 0 ? "b" : "a")),
      alone: new Map(),
    });
    expect(first).toContain(doubt);
  });
});
