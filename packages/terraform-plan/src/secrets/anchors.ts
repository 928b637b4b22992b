/** Finds which of many groups of short texts occur in a text, in one pass whatever their number. */
export type AnchorSearch = (text: string) => readonly number[];

/** Characters that one look-up covers. No anchor is shorter. */
const BLOCK = 3;

const SLOTS = 2 ** 15;
const NONE: readonly number[] = [];

interface Anchor {
  readonly text: string;
  readonly group: number;
}

/**
 * Prepares a search that returns the indexes of the groups of which an anchor occurs, each once.
 * @throws RangeError when an anchor is too short to be looked up.
 */
export function createAnchorSearch(groups: readonly (readonly string[])[]): AnchorSearch {
  const buckets: Anchor[][] = [];
  const slots = new Uint16Array(SLOTS);
  for (const [group, anchors] of groups.entries()) {
    for (const text of anchors) {
      if (text.length < BLOCK) throw new RangeError(`${text} is shorter than ${BLOCK} characters`);
      const slot = hash(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2));
      const bucket = buckets[(slots[slot] ?? 0) - 1];
      if (bucket === undefined) slots[slot] = buckets.push([{ text, group }]);
      else bucket.push({ text, group });
    }
  }
  return (text) => {
    let matched: number[] | undefined;
    let first = text.charCodeAt(0);
    let second = text.charCodeAt(1);
    for (let index = BLOCK - 1; index < text.length; index++) {
      const third = text.charCodeAt(index);
      const slot = slots[hash(first, second, third)] ?? 0;
      first = second;
      second = third;
      if (slot === 0) continue;
      for (const anchor of buckets[slot - 1] ?? []) {
        if (matched?.includes(anchor.group) === true) continue;
        if (!text.startsWith(anchor.text, index - BLOCK + 1)) continue;
        matched ??= [];
        matched.push(anchor.group);
      }
    }
    return matched ?? NONE;
  };
}

function hash(first: number, second: number, third: number): number {
  return ((first << 9) ^ (second << 4) ^ third ^ (second >> 3)) & (SLOTS - 1);
}
