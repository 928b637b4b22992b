import fc from "fast-check";
import type { Arrow } from "../../src/graph/picture";
import { reduce } from "../../src/graph/reduce";

const arrows = (...texts: readonly string[]): readonly Arrow[] =>
  texts.map((text) => ({ from: text.charAt(0), to: text.charAt(1) }));

const texts = (list: readonly Arrow[]) => list.map(({ from, to }) => from + to);

/** Every pair of which the second can be reached from the first. */
function reachable(list: readonly Arrow[]): readonly string[] {
  const pairs = new Set(texts(list));
  for (let size = -1; size !== pairs.size; ) {
    size = pairs.size;
    for (const one of [...pairs]) {
      for (const other of [...pairs]) if (one[1] === other[0]) pairs.add(`${one[0]}${other[1]}`);
    }
  }
  return [...pairs].filter((pair) => pair[0] !== pair[1]).sort();
}

describe("leaving out arrows that others imply", () => {
  it("drops the short cut and keeps the steps", () => {
    expect(texts(reduce(arrows("ac", "ab", "bc")))).toEqual(["ab", "bc"]);
  });

  it("drops a short cut over any number of steps", () => {
    expect(texts(reduce(arrows("ab", "bc", "cd", "ad")))).toEqual(["ab", "bc", "cd"]);
  });

  it("keeps two ways that do not imply each other", () => {
    expect(texts(reduce(arrows("ab", "ac", "bd", "cd")))).toEqual(["ab", "ac", "bd", "cd"]);
  });

  const letters = fc.constantFrom(..."abcdef");
  const anyArrows = fc.uniqueArray(
    fc.tuple(letters, letters).filter(([from, to]) => from !== to),
    { selector: ([from, to]) => from + to, maxLength: 20 },
  );

  it("never changes what can be reached from where, and leaves nothing more to drop", () => {
    fc.assert(
      fc.property(anyArrows, (pairs) => {
        const all = pairs.map(([from, to]) => ({ from, to }));
        const reduced = reduce(all);
        expect(reachable(reduced)).toEqual(reachable(all));
        for (const arrow of reduced) {
          const rest = reduced.filter((other) => other !== arrow);
          expect(reachable(rest)).not.toEqual(reachable(all));
        }
      }),
    );
  });
});
