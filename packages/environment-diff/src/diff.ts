import { attribute, type Explained, isInGroups, isUncaused, type Sides } from "./cause/attribute";
import type { Unswappable } from "./cause/explore";
import { searchJointly } from "./cause/joint";
import type { Comparands, Engine } from "./engine";
import { covers, type Setting, type SideName } from "./settings";
import { compareStacks, type Difference, type StackComparison } from "./stack/differences";

/** Differences between two environments, with their causes. */
export interface EnvironmentDiff {
  readonly names: Readonly<Record<SideName, string>>;
  readonly settings: readonly Setting[];
  readonly differences: readonly Explained[];
  /** Settings that differ and change nothing in either stack. */
  readonly dead: readonly Setting[];
  /** Settings that no valid swap reaches, with the rules that forbid it. */
  readonly unswappable: readonly Unswappable[];
  /** Differences that mean the same: the order of a set, emptiness and spelling. */
  readonly hidden: readonly Difference[];
  readonly blocksCompared: number;
  readonly syntheses: number;
  /** Settings were swapped in groups, and alone only where that left a doubt. @default false */
  readonly inGroups?: boolean;
  /** Between two revisions: differences that the code made, alone or together with settings. */
  readonly code?: ReadonlySet<Explained>;
}

export interface DiffOptions {
  readonly names: Readonly<Record<SideName, string>>;
  /** Settings, or groups of them, that only name things. */
  readonly identity: readonly string[];
}

/** Compares two environments' stacks and finds each difference's causes by swapping settings. */
export async function diffEnvironments(
  comparands: Comparands,
  engine: Engine,
  { names, identity }: DiffOptions,
): Promise<EnvironmentDiff> {
  const { settings } = comparands;
  const sides = await engine.explore();
  const comparison = compareStacks(sides.a.base, sides.b.base);
  const differences = explainAll(comparison, sides, engine, settings, identity);
  return {
    names,
    settings,
    differences,
    dead: deadSettings(settings, sides),
    unswappable: unswappableOnBothSides(sides),
    hidden: comparison.hidden,
    blocksCompared: comparison.blocksCompared,
    syntheses: engine.count(),
    inGroups: isInGroups(sides),
  };
}

/** First by single swaps; what they leave without a cause, by swaps of several settings. */
function explainAll(
  { differences }: StackComparison,
  sides: Sides,
  engine: Engine,
  settings: readonly Setting[],
  identity: readonly string[],
): readonly Explained[] {
  const explained = attribute(differences, sides, settings, identity);
  const open = explained.filter(({ causes }) => causes.length === 0).map(({ difference }) => difference);
  const candidates = settings.filter(({ path }) => !identity.some((name) => covers(name, path)));
  if (open.length === 0 || candidates.length === 0) return explained;
  const joint = (side: SideName) => ({
    ...sides[side],
    effects: [...sides[side].effects, ...searchJointly(open, candidates, sides, side, engine.variants(side))],
  });
  return attribute(differences, { a: joint("a"), b: joint("b") }, settings, identity);
}

function deadSettings(settings: readonly Setting[], sides: Sides): readonly Setting[] {
  const effects = [...sides.a.effects, ...sides.b.effects];
  return settings.filter(({ path }) => {
    const settingEffects = effects.filter((effect) => effect.settings.includes(path));
    return (
      settingEffects.length > 0 &&
      settingEffects.every((effect) => changesNothing(effect.without, effect.with))
    );
  });
}

function changesNothing(
  without: ReadonlyMap<string, { readonly text: string } | undefined>,
  after: ReadonlyMap<string, { readonly text: string } | undefined>,
): boolean {
  return (
    without.size === after.size &&
    [...after].every(([key, block]) => without.has(key) && without.get(key)?.text === block?.text)
  );
}

function unswappableOnBothSides({ a, b }: Sides): readonly Unswappable[] {
  return a.unswappable.filter(({ setting }) =>
    b.unswappable.some((opposite) => opposite.setting === setting),
  );
}

/** Differences without a cause, and those by which code betrays that it looks at a name. */
export function uncaused({ differences, code }: EnvironmentDiff): readonly Explained[] {
  return differences.filter((explained) => code?.has(explained) !== true && isUncaused(explained));
}
