import type { Block } from "../doc/doc";
import { formatCount } from "../escape/visible";
import { type Cuts, countParts } from "./markdown-budget";

/** Parts that a shortened report leaves out. */
export interface LeftOut {
  /** Folded entries that were left out. */
  readonly entries: number;
  /** Folded entries that are named, but without all of their content. */
  readonly emptied: number;
  /** Rows, items, lines and paragraphs outside such entries. */
  readonly lines: number;
}

export function countLeftOut(blocks: readonly Block[], cuts: Cuts): LeftOut {
  const count = { entries: 0, emptied: 0, lines: 0 };
  for (const block of blocks) addBlock(block, cuts, count);
  return count;
}

type Count = { -readonly [Key in keyof LeftOut]: LeftOut[Key] };

function addBlock(block: Block, cuts: Cuts, count: Count): void {
  if (block.kind === "section") {
    for (const inner of block.blocks) addBlock(inner, cuts, count);
    return;
  }
  const kept = cuts(block);
  if (block.kind === "details") {
    if (kept === 0) count.entries += 1;
    else if (isCutInside(block.blocks, cuts)) count.emptied += 1;
  } else if (kept !== undefined) {
    count.lines += countParts(block) - kept;
  }
}

function isCutInside(blocks: readonly Block[], cuts: Cuts): boolean {
  return blocks.some(
    (block) =>
      cuts(block) !== undefined ||
      ((block.kind === "section" || block.kind === "details") && isCutInside(block.blocks, cuts)),
  );
}

/** The sentence at the top of a shortened report; undefined when nothing is missing. */
export function leftOutInAll({ entries, emptied, lines }: LeftOut, budget: number): string | undefined {
  const missing = [
    ...counted(entries, "entry", "entries"),
    ...counted(emptied, "entry's details", "entries' details"),
    ...counted(lines, "line", "lines"),
  ];
  if (missing.length === 0) return undefined;
  return `✂️ Shortened to ${formatCount(budget)} characters. Left out, least important first: ${missing.join(", ")}.`;
}

/** The remark at the end of a section or entry whose own content is shortened. */
export function leftOutHere(blocks: readonly Block[], cuts: Cuts): string | undefined {
  const direct = blocks.filter((block) => block.kind !== "section");
  const { entries, lines } = countLeftOut(direct, cuts);
  const missing = [...counted(entries, "entry", "entries"), ...counted(lines, "line", "lines")];
  return missing.length === 0 ? undefined : `… ${missing.join(" and ")} left out for length`;
}

function counted(count: number, singular: string, plural: string): readonly string[] {
  return count === 0 ? [] : [`${formatCount(count)} ${count === 1 ? singular : plural}`];
}
