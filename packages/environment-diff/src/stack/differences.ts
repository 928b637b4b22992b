import { compare } from "@infra-tools/terraform-plan/compare/compare";
import type { Comparison, Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Block, Blocks } from "./blocks";
import { listOrder } from "./list-order";

/** One difference between two stacks: a block that only one has, or an attribute of a block that both have. */
export interface Difference {
  readonly block: string;
  /** Address on the side that has the block; the first side's when both have it. */
  readonly address: string;
  readonly kind: "only-a" | "only-b" | "changed";
  /** The difference. For a block that only one side has: the whole block, with an empty path. */
  readonly delta: Delta;
}

export interface StackComparison {
  readonly differences: readonly Difference[];
  /** Differences that mean the same: the order of a set, emptiness and spelling. */
  readonly hidden: readonly Difference[];
  readonly blocksCompared: number;
}

/** Compares two stacks block by block. */
export function compareStacks(a: Blocks, b: Blocks): StackComparison {
  const differences: Difference[] = [];
  const hidden: Difference[] = [];
  const keys = new Set([...a.keys(), ...b.keys()]);
  for (const key of keys) {
    const [inA, inB] = [a.get(key), b.get(key)];
    if (inA !== undefined && inB !== undefined) {
      const comparison = compareBlocks(inA, inB);
      const place = { block: key, address: inA.address, kind: "changed" } as const;
      for (const delta of comparison.deltas) differences.push({ ...place, delta });
      for (const delta of comparison.hidden.items) hidden.push({ ...place, delta });
    } else if (inA !== undefined) {
      const delta: Delta = { path: [], kind: "removed", before: inA.value, after: undefined };
      differences.push({ block: key, address: inA.address, kind: "only-a", delta });
    } else if (inB !== undefined) {
      const delta: Delta = { path: [], kind: "added", before: undefined, after: inB.value };
      differences.push({ block: key, address: inB.address, kind: "only-b", delta });
    }
  }
  return { differences, hidden, blocksCompared: keys.size };
}

/** A block's attributes; its address counts as one, for a construct can be given another. */
export function compareBlocks(a: Block, b: Block): Comparison {
  if (a.text === b.text) return NOTHING;
  const options = listOrder(a.address);
  if (a.address === b.address) return compare(a.value, b.value, options);
  return compare({ ...a.value, "(address)": a.address }, { ...b.value, "(address)": b.address }, options);
}

const NOTHING: Comparison = {
  deltas: [],
  hidden: { reorder: 0, empty: 0, formatting: 0, repeated: 0, items: [] },
};
