import { attribute, type Explained, isInGroups, type Sides } from "../cause/attribute";
import { overlaps } from "../cause/path-match";
import type { EnvironmentDiff } from "../diff";
import type { Engine } from "../engine";
import type { Setting, SideName } from "../settings";
import type { Blocks } from "../stack/blocks";
import { compareStacks, type Difference } from "../stack/differences";

export interface RevisionComparands {
  readonly names: Readonly<Record<SideName, string>>;
  /** The stack of the base, by the base's code from the base's data. */
  readonly base: Blocks;
  /** The stack of now. */
  readonly head: Blocks;
  readonly settings: readonly Setting[];
  /**
   * Today's code with the base's data (first side) and with today's (second). Undefined when today's code does not
   * take the base's data: then everything is put down to code.
   */
  readonly engine: Engine | undefined;
}

/** Compares one environment between two revisions: changes by settings and changes by code. */
export async function diffRevisions(comparands: RevisionComparands): Promise<EnvironmentDiff> {
  const { names, base, head, settings, engine } = comparands;
  const comparison = compareStacks(base, head);
  const sides = engine === undefined || settings.length === 0 ? undefined : await engine.explore();
  const differences = explain(comparison.differences, settings, sides);
  const byCode = compareStacks(base, sides?.a.base ?? head).differences;
  return {
    names,
    settings,
    differences,
    dead: [],
    unswappable: [],
    hidden: comparison.hidden,
    blocksCompared: comparison.blocksCompared,
    syntheses: engine?.count() ?? 0,
    inGroups: sides !== undefined && isInGroups(sides),
    code: new Set(
      differences.filter((each) => each.causes.length === 0 || isMadeByCode(each.difference, byCode)),
    ),
  };
}

function explain(
  differences: readonly Difference[],
  settings: readonly Setting[],
  sides: Sides | undefined,
): readonly Explained[] {
  if (sides === undefined) return differences.map((difference) => ({ difference, causes: [], branches: [] }));
  return attribute(differences, sides, settings, []);
}

/** The old data gives something else here with today's code than it gave with the base's. */
function isMadeByCode(difference: Difference, byCode: readonly Difference[]): boolean {
  return byCode.some(
    (made) =>
      made.block === difference.block &&
      (made.kind === "changed") === (difference.kind === "changed") &&
      overlaps(made.delta.path, difference.delta.path),
  );
}
