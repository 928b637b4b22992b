import type { Block } from "../doc/doc";

/** Blocks that are shown only in part: how many of their parts are kept; 0 leaves the block out. */
export type Cuts = ReadonlyMap<Block, number>;

/** A block that may go, with the number of parts it can be cut into. */
export interface Unit {
  readonly block: Block;
  readonly parts: number;
}

interface RankedUnit extends Unit {
  readonly priority: number;
}

/**
 * Everything that may be left out, in the order in which it goes: the highest priority number first, then from the
 * end of the report. A block without a priority has that of the one around it, and the outermost 0. A block around
 * something that must stay longer stays as long.
 */
export function droppableUnits(blocks: readonly Block[]): readonly Unit[] {
  const ranked: RankedUnit[] = [];
  for (const block of blocks.toReversed()) collect(block, 0, ranked);
  return ranked.sort((one, other) => other.priority - one.priority);
}

/** Adds the droppable blocks from last to first, inner before outer, and returns the lowest priority met. */
function collect(block: Block, around: number, ranked: RankedUnit[]): number {
  const own = block.priority ?? around;
  const inner = block.kind === "section" || block.kind === "details" ? block.blocks : [];
  const lowest = inner
    .toReversed()
    .reduce((least, child) => Math.min(least, collect(child, own, ranked)), own);
  if (lowest > 0) ranked.push({ block, parts: countParts(block), priority: lowest });
  return lowest;
}

/** How many rows, items or lines a block has; 1 for a block that stays or goes as a whole. */
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

/** Finds the fewest cuts that fit: whole units in order, of the last one as much kept as there is room for. */
export function fitToBudget(units: readonly Unit[], fits: (cuts: Cuts) => boolean): Cuts {
  const whole = (count: number) => new Map(units.slice(0, count).map(({ block }) => [block, 0]));
  const dropped = smallest(units.length, (count) => fits(whole(count)));
  const last = units[dropped - 1];
  if (last === undefined || last.parts < 2) return whole(dropped);
  const partly = (missing: number) => whole(dropped - 1).set(last.block, last.parts - missing);
  return partly(smallest(last.parts, (missing) => fits(partly(missing))));
}

/** The smallest number from 0 to `most` that holds; `most` when none does. */
function smallest(most: number, holds: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
