import type { Json } from "@infra-tools/terraform-plan/value";
import fc from "fast-check";
import { type Exploration, exploreOneByOne } from "../../src/cause/explore";
import { explore } from "../../src/cause/explore-in-groups";
import { createVariants } from "../../src/cause/variants";
import { differingSettings, otherSide, type SideName } from "../../src/settings";
import type { Changed } from "../../src/stack/blocks";
import { quickSynthesizer } from "./quick-synthesizer";
import type { Attributes, Rule, Toy } from "./toy";

/** Settings that all differ, enough of them that swapping groups pays. */
export const MANY_NAMES: readonly string[] = Array.from({ length: 90 }, (_, index) => `s${index}`);

/** One attribute: settings and how they act together. */
interface Leaf {
  readonly kind: keyof typeof KINDS;
  readonly settings: readonly string[];
}

/** A resource that exists always or by one setting, with its attributes. */
interface Resource {
  readonly gate: string | undefined;
  readonly leaves: readonly Leaf[];
}

/** Ways in which settings act together; each is given what the settings are on side b. */
const KINDS = {
  one: ([x]: readonly boolean[]) => x,
  text: (all: readonly boolean[]) => all.map((on) => (on ? "b" : "a")).join("-"),
  sum: (all: readonly boolean[]) => all.reduce((sum, on, index) => sum + (on ? index + 1 : 0), 10),
  balance: (all: readonly boolean[]) => all.reduce((sum, on, index) => sum + (on ? (-1) ** index : 0), 0),
  and: (all: readonly boolean[]) => all.every(Boolean),
  or: (all: readonly boolean[]) => all.some(Boolean),
  xor: (all: readonly boolean[]) => all.filter(Boolean).length % 2 === 1,
  majority: (all: readonly boolean[]) => all.filter(Boolean).length * 2 > all.length,
  guarded: ([x = false, y = false, z = false]: readonly boolean[]) => x && (y || z),
  choice: ([x = false, y = false, z = false]: readonly boolean[]) => (x ? y : z),
} satisfies Record<string, (all: readonly boolean[]) => unknown>;

const name = fc.constantFrom(...MANY_NAMES);

const kind: fc.Arbitrary<Leaf["kind"]> = fc.constantFrom(
  "one",
  "one",
  "text",
  "sum",
  "balance",
  "and",
  "or",
  "xor",
  "majority",
  "guarded",
  "choice",
);

const leaf: fc.Arbitrary<Leaf> = fc.record({
  kind,
  settings: fc.uniqueArray(name, { minLength: 3, maxLength: 3 }),
});

/** At most three settings act together; a gate makes a fourth, so what is behind one has two. */
const resource: fc.Arbitrary<Resource> = fc.oneof(
  fc.record({ gate: fc.constant(undefined), leaves: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    gate: name,
    leaves: fc.array(
      leaf.map(({ kind, settings }) => ({ kind, settings: settings.slice(0, 2) })),
      { minLength: 1, maxLength: 1 },
    ),
  }),
);

/** Two settings that a rule ties: both as on one side, or both as on the other. */
const tie = fc.uniqueArray(name, { minLength: 2, maxLength: 2 });

export interface ManySettings {
  readonly resources: readonly Resource[];
  readonly ties: readonly (readonly string[])[];
}

export const manySettings: fc.Arbitrary<ManySettings> = fc.record({
  resources: fc.array(resource, { minLength: 1, maxLength: 12 }),
  ties: fc.array(tie, { maxLength: 2 }),
});

/** Data of one side. */
function sideData(side: SideName): Json {
  return { name: side, ...Object.fromEntries(MANY_NAMES.map((each) => [each, side === "b"])) };
}

function toyOf({ resources }: ManySettings): Toy {
  return (data) =>
    Object.fromEntries(
      resources.flatMap(({ gate, leaves }, index): readonly (readonly [string, Attributes])[] => {
        if (gate !== undefined && data[gate] !== true) return [];
        const attributes = leaves.map(({ kind, settings }, place) => [
          `${kind}${place}`,
          KINDS[kind](settings.map((each) => data[each] === true)),
        ]);
        return [[`r${index}`, { label: `of ${String(data["name"])}`, ...Object.fromEntries(attributes) }]];
      }),
    );
}

function ruleOf({ ties }: ManySettings): Rule {
  return (data) =>
    ties.flatMap(([x = "", y = ""]) => (data[x] === data[y] ? [] : [`${x} and ${y} must go together`]));
}

/** Effects of every setting on one side, found in both ways, and the syntheses of each. */
export function bothWays(subject: ManySettings, side: SideName) {
  const settings = differingSettings(sideData("a"), sideData("b"));
  const run = (way: typeof explore) => {
    const synthesizer = quickSynthesizer(toyOf(subject), ruleOf(subject));
    const variants = createVariants(synthesizer, sideData(side), otherSide(side));
    return { exploration: plain(way(variants, settings)), syntheses: synthesizer.count() };
  };
  return { inGroups: run(explore), oneByOne: run(exploreOneByOne) };
}

/** An exploration without the order in which blocks were met. */
function plain({ effects, unswappable }: Exploration) {
  const texts = (changed: Changed) =>
    Object.fromEntries([...changed].map(([key, block]) => [key, block?.text ?? "removed"]));
  return {
    unswappable,
    effects: effects.map((effect) => ({
      ...effect,
      with: texts(effect.with),
      without: texts(effect.without),
    })),
  };
}

/** Groups say of both sides what swaps of single settings say. */
export function expectSameEffects(subject: ManySettings): void {
  for (const side of ["a", "b"] as const) {
    const { inGroups, oneByOne } = bothWays(subject, side);
    expect(inGroups.exploration).toEqual(oneByOne.exploration);
  }
}
