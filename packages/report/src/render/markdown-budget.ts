import type { Block } from "../doc/doc";

/** Number of parts of a block that are kept: 0 leaves the block out, undefined keeps it whole. */
export type Cuts = (block: Block) => number | undefined;

interface Ranked {
  readonly block: Block;
  readonly priority: number;
}

/**
 * Blocks that may be left out, in the order in which it goes: the highest priority number first, then from the
 * end of the report. A block without a priority has that of the one around it, and the outermost 0. A block around
 * something that must stay longer stays as long.
 */
export function droppableBlocks(blocks: readonly Block[]): readonly Block[] {
  const ranked: Ranked[] = [];
  for (const block of blocks.toReversed()) collect(block, 0, ranked);
  return ranked.sort((a, b) => b.priority - a.priority).map(({ block }) => block);
}

/** Adds the droppable blocks from last to first, inner before outer, and returns the lowest priority met. */
function collect(block: Block, around: number, ranked: Ranked[]): number {
  const priority = block.priority ?? around;
  const inner = block.kind === "section" || (block.kind === "details" && !block.whole) ? block.blocks : [];
  const lowest = inner
    .toReversed()
    .reduce((least, child) => Math.min(least, collect(child, priority, ranked)), priority);
  if (lowest > 0) ranked.push({ block, priority: lowest });
  return lowest;
}

/** Number of rows, items or lines of a block; 1 for a block that stays or goes as a whole. */
export function countParts(block: Block): number {
  switch (block.kind) {
    case "list":
      return block.items.length;
    case "table":
      return block.rows.length;
    case "diff":
      return block.lines.length;
    case "code":
      return block.text.split("\n").length;
    default:
      return 1;
  }
}

/**
 * Finds the fewest cuts that fit: whole blocks in order, of the last one as much kept as there is room for. Undefined
 * when what has to stay does not fit.
 */
export function fitToBudget(order: readonly Block[], fits: (cuts: Cuts) => boolean): Cuts | undefined {
  const ranks = new Map(order.map((block, rank) => [block, rank]));
  const without =
    (count: number): Cuts =>
    (block) => {
      const rank = ranks.get(block);
      return rank !== undefined && rank < count ? 0 : undefined;
    };
  const dropped = smallest(order.length, (count) => fits(without(count)));
  if (dropped === undefined) return undefined;
  const last = order[dropped - 1];
  const parts = last === undefined ? 1 : countParts(last);
  if (parts < 2) return without(dropped);
  const partly = (missing: number): Cuts => {
    const candidate = without(dropped - 1);
    return (block) => (block === last ? parts - missing : candidate(block));
  };
  return partly(smallest(parts, (missing) => fits(partly(missing))) ?? parts);
}

/**
 * The smallest number from 0 to `most` that holds; undefined when none does. It comes from above in growing steps, since
 * a try costs what it shows, and all of a long report is many times what fits.
 */
function smallest(most: number, holds: (count: number) => boolean): number | undefined {
  if (!holds(most)) return undefined;
  let low = 0;
  let high = most;
  for (let step = 1; high > low; step *= 2) {
    const next = Math.max(high - step, low);
    if (!holds(next)) {
      low = next + 1;
      break;
    }
    high = next;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
