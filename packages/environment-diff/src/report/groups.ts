import { type Explained, isIdentity } from "../cause/attribute";
import { type EnvironmentDiff, uncaused } from "../diff";

/** Differences of one cause, or of the same causes together. */
export interface CauseGroup {
  readonly settings: readonly string[];
  readonly differences: readonly Explained[];
}

export interface Grouped {
  readonly uncaused: readonly Explained[];
  /** Between revisions: what the code changed. */
  readonly code: readonly Explained[];
  /** By cause, the one with the most differences first. */
  readonly groups: readonly CauseGroup[];
  /** Group of differences that are names only. */
  readonly identity: readonly Explained[];
}

/** Sorts differences by what caused them. A name in the same string counts for nothing where a setting says more. */
export function groupByCause(diff: EnvironmentDiff): Grouped {
  const withoutCause = new Set(uncaused(diff));
  const byCode = diff.differences.filter((explained) => diff.code?.has(explained) === true);
  const caused = diff.differences.filter((each) => !withoutCause.has(each) && diff.code?.has(each) !== true);
  const groups = new Map<string, { settings: readonly string[]; differences: Explained[] }>();
  for (const explained of caused) {
    if (isIdentity(explained)) continue;
    const settings = causesOf(explained);
    const group = groups.get(settings.join("\n"));
    if (group === undefined) groups.set(settings.join("\n"), { settings, differences: [explained] });
    else group.differences.push(explained);
  }
  return {
    uncaused: [...withoutCause],
    code: byCode,
    groups: [...groups.values()].sort(
      (x, y) =>
        y.differences.length - x.differences.length || (x.settings.join() < y.settings.join() ? -1 : 1),
    ),
    identity: caused.filter(isIdentity),
  };
}

function causesOf({ causes }: Explained): readonly string[] {
  return causes.filter(({ identity }) => !identity).flatMap(({ settings }) => settings);
}

/** Differences block by block, in the order in which the blocks first occur. */
export function blocksOf(differences: readonly Explained[]): readonly (readonly Explained[])[] {
  const blocks = new Map<string, Explained[]>();
  for (const explained of differences) {
    const block = blocks.get(explained.difference.block);
    if (block === undefined) blocks.set(explained.difference.block, [explained]);
    else block.push(explained);
  }
  return [...blocks.values()];
}

/** Number of blocks with differences. */
export function blockCount(differences: readonly Explained[]): number {
  return blocksOf(differences).length;
}
