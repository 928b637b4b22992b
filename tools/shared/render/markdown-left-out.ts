import type { Block } from "../doc/doc";
import { formatCount } from "../escape/visible";
import { type Cuts, countParts } from "./markdown-budget";

/** What a shortened report does not show. */
export interface LeftOut {
  /** Folded entries that are gone. */
  readonly entries: number;
  /** Folded entries that are named, but without all of their content. */
  readonly emptied: number;
  /** Rows, items, lines and paragraphs outside such entries. */
  readonly lines: number;
}

const NOTHING: LeftOut = { entries: 0, emptied: 0, lines: 0 };

export function countLeftOut(blocks: readonly Block[], cuts: Cuts): LeftOut {
  return blocks.map((block) => countInBlock(block, cuts)).reduce(add, NOTHING);
}

function countInBlock(block: Block, cuts: Cuts): LeftOut {
  const kept = cuts.get(block);
  if (block.kind === "section") return countLeftOut(block.blocks, cuts);
  if (block.kind === "details") {
    if (kept === 0) return { ...NOTHING, entries: 1 };
    const inside = countLeftOut(block.blocks, cuts);
    const emptied = inside.lines + inside.entries + inside.emptied > 0 ? 1 : 0;
    return { ...NOTHING, emptied };
  }
  return kept === undefined ? NOTHING : { ...NOTHING, lines: countParts(block) - kept };
}

function add(one: LeftOut, other: LeftOut): LeftOut {
  return {
    entries: one.entries + other.entries,
    emptied: one.emptied + other.emptied,
    lines: one.lines + other.lines,
  };
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
  const own = blocks.filter((block) => block.kind !== "section");
  const { entries, lines } = countLeftOut(own, cuts);
  const missing = [...counted(entries, "entry", "entries"), ...counted(lines, "line", "lines")];
  return missing.length === 0 ? undefined : `… ${missing.join(" and ")} left out for length`;
}

function counted(count: number, singular: string, plural: string): readonly string[] {
  return count === 0 ? [] : [`${formatCount(count)} ${count === 1 ? singular : plural}`];
}
