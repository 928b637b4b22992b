/** Suggestions for a misspelt word: those a letter or two away from it. */
export function nearest(words: readonly string[], written: string): readonly string[] {
  // Of a short word two letters are half.
  const most = written.length > 5 ? 2 : 1;
  return written === "" ? [] : words.filter((word) => distance(word, written) <= most);
}

/** Letters to change, add, remove or swap with their neighbour; 3 for any more than two. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let previous: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + cost,
          isSwap ? (previous[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    previous = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}
