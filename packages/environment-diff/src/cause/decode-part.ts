import type { Groups } from "./crossed-groups";

/** Effects of swaps on one part of a block, as text. */
export interface PartObservations {
  readonly before: string | undefined;
  readonly groups: Groups;
  /** After each group's swap. */
  readonly together: readonly (string | undefined)[];
  /** After the swap of a setting alone, for settings that were swapped alone. */
  readonly alone: ReadonlyMap<number, string | undefined>;
}

/** Causes of one part, as far as swaps of groups show them. */
export interface DecodedPart {
  /** For each setting that changes the part: a group in which it alone does. */
  readonly causes: ReadonlyMap<number, number>;
  /** The setting to be swapped alone before more can be said. */
  readonly doubt: number | undefined;
}

/** A group whose swap changes the part. */
interface Changing {
  readonly index: number;
  readonly members: readonly number[];
  readonly after: string | undefined;
}

/** A row, a column and a diagonal. */
const GROUPS_OF_EACH = 3;

/**
 * Reads from swaps of crossed groups which settings change a part of a block. A setting may when all three of its groups do.
 * Every group that changes the part must hold a setting that does. What does not fit is a doubt, never a guess.
 */
export function decodePart({ before, groups, together, alone }: PartObservations): DecodedPart {
  const changing = groups.flatMap((members, index): readonly Changing[] => {
    const after = together[index];
    return after === before ? [] : [{ index, members, after }];
  });
  const counts = countEach(changing.flatMap(({ members }) => members));
  const measured = new Map([...alone].filter(([, after]) => after !== before));
  const possible = new Set(
    [...counts.keys()].filter((each) => counts.get(each) === GROUPS_OF_EACH && !alone.has(each)),
  );
  for (;;) {
    const clear = clearCauses(changing, possible, measured);
    const certain = new Map([...measured, ...[...clear].map(([each, { after }]) => [each, after] as const)]);
    const unclear = [...possible].filter((each) => !clear.has(each));
    const unmarked = unclear.filter((each) => leavesNoMark(each, changing, certain));
    for (const each of unmarked) possible.delete(each);
    if (unmarked.length > 0) continue;
    const unexplained = changing.filter(({ members }) => !members.some((each) => certain.has(each)));
    const open = unexplained.flatMap(({ members }) => members.filter((each) => !alone.has(each)));
    return {
      causes: new Map([...clear].map(([setting, { index }]) => [setting, index])),
      doubt: mostFrequent(open) ?? unclear[0],
    };
  }
}

/**
 * Settings with a group in which each is the only cause, if all such groups of it agree, and no group without it gives
 * the same text.
 */
function clearCauses(
  changing: readonly Changing[],
  possible: ReadonlySet<number>,
  measured: ReadonlyMap<number, unknown>,
): ReadonlyMap<number, Changing> {
  const isCause = (setting: number) => possible.has(setting) || measured.has(setting);
  const clear = new Map<number, Changing>();
  for (const setting of possible) {
    const ofSetting = changing.filter(({ members }) => members.includes(setting));
    const lone = ofSetting.filter(({ members }) =>
      members.every((each) => each === setting || !isCause(each)),
    );
    const texts = new Set(lone.map(({ after }) => after));
    const isShared = changing.some((each) => !ofSetting.includes(each) && texts.has(each.after));
    const [first, second] = lone;
    if (first !== undefined && second !== undefined && texts.size === 1 && !isShared) {
      clear.set(setting, first);
    }
  }
  return clear;
}

/**
 * True if causes explain all of a setting's groups, and one of them without any difference. As a cause it would then act
 * together with three others at least.
 */
function leavesNoMark(
  setting: number,
  changing: readonly Changing[],
  causes: ReadonlyMap<number, string | undefined>,
): boolean {
  const ofSetting = changing.filter(({ members }) => members.includes(setting));
  const explained = ofSetting.map(({ members, after }) => ({
    after,
    explaining: members.filter((each) => causes.has(each)),
  }));
  return (
    explained.every(({ explaining }) => explaining.length > 0) &&
    explained.some(
      ({ after, explaining }) =>
        explaining.length === 1 && explaining.every((each) => causes.get(each) === after),
    )
  );
}

function mostFrequent(settings: readonly number[]): number | undefined {
  return [...countEach(settings)].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function countEach(settings: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const setting of settings) counts.set(setting, (counts.get(setting) ?? 0) + 1);
  return counts;
}
