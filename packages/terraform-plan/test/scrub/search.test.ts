import { createSearch, type Span } from "../../src/scrub/search";

/** Spans as a reader would mark them: at each character the longest needle that begins there; marks that touch are one. */
function marked(needles: readonly string[], text: string): readonly Span[] {
  const spans: { start: number; end: number }[] = [];
  for (let start = 0; start < text.length; start++) {
    const lengths = needles.filter((needle) => text.startsWith(needle, start)).map(({ length }) => length);
    if (lengths.length === 0) continue;
    const end = start + Math.max(...lengths);
    const last = spans.at(-1);
    if (last === undefined || last.end < start) spans.push({ start, end });
    else last.end = Math.max(last.end, end);
  }
  return spans;
}

/** Texts of few letters, the same in each run. */
function sampler(): (letters: string, length: number) => string {
  let state = 1;
  const next = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  return (letters, length) => Array.from({ length }, () => letters[next(letters.length)]).join("");
}

describe("a search for many needles", () => {
  test.each<[string, readonly string[], string]>([
    ["at both ends", ["abc"], "abc-abc"],
    ["the whole text", ["abcdef"], "abcdef"],
    ["the longest of those that begin alike", ["abc", "abcdef", "abcd"], "abcde abcdef abc abcx"],
    ["of those that part in the middle", ["abcdef", "abcxyz", "abcdxx"], "abcdef abcxyz abcdxx abcdx abcxy"],
    ["one that goes on where another ends", ["abcd", "abcdefgh", "abcdefxx"], "abcdefgx abcdefxx abcdefgh"],
    ["of which each begins the next", ["abc", "abcde", "abcdefg"], "abcd abcde abcdef abcdefg abcdex"],
    ["overlapping", ["abcdef", "defghi"], "abcdefghi"],
    ["touching", ["abc", "def"], "abcdef abc def"],
    ["one inside another", ["abcdef", "cde"], "abcdef cde"],
    [
      "of three letters among long ones",
      ["xyz", `b${"a".repeat(299)}`],
      `b${"a".repeat(298)}xyzb${"a".repeat(299)}`,
    ],
    ["longer than the skip table counts", ["b".repeat(600)], `${"x".repeat(700)}${"b".repeat(600)}x`],
    ["beginning with another that ends at once", ["abcab", "abcabcab"], "abcabcabcab"],
    ["not a part of a needle", ["abcdef"], "abcde bcdef"],
    ["in a text shorter than any", ["abcdef"], "abc"],
    ["twice the same", ["abcd", "abcd"], "xabcdx"],
    ["with characters of two units", ["päss😀wort"], "x päss😀wort y pass😀wort"],
  ])("finds them %s", (_label, needles, text) => {
    expect(createSearch(needles)(text)).toEqual(marked(needles, text));
  });

  test.each(["ab", "abc", "abcdefgh"])("marks what a reader would, in texts of the letters %s", (letters) => {
    const sample = sampler();
    for (let round = 0; round < 200; round++) {
      const needles = Array.from({ length: 1 + (round % 7) }, (_, index) =>
        sample(letters, 3 + ((round + index * 3) % 9)),
      );
      const text = sample(letters, 60);
      expect({ needles, spans: createSearch(needles)(text) }).toEqual({
        needles,
        spans: marked(needles, text),
      });
    }
  });

  test("holds for thousands of needles", () => {
    const sample = sampler();
    const needles = Array.from({ length: 3000 }, () => sample("abcdefghijklmnop", 9));
    const text = [sample("abcdefghijklmnop", 2000), needles[7], needles[2999]].join("-");
    expect(createSearch(needles)(text)).toEqual(marked(needles, text));
  });

  test.each<[string, readonly string[]]>([
    ["there is no needle", []],
    ["one is too short to be looked for", ["ab", "abcdef"]],
  ])("finds nothing where %s", (_label, needles) => {
    expect(createSearch(needles)("ab abcdef")).toEqual([]);
  });

  test("hides the rest of a text that costs too much to compare", () => {
    const long = "a".repeat(4000);
    const needles = Array.from({ length: 20 }, (_, index) => `${long.slice(0, 100 * (index + 1))}b`);
    const text = `x${long}`;
    const [span, ...others] = createSearch(needles)(text);
    expect(others).toEqual([]);
    // No needle is in it: each ends in a b.
    expect(span?.end).toBe(text.length);
    expect(span?.start).toBeGreaterThan(0);
    expect(span?.start).toBeLessThan(1000);
  });

  test("hides the rest of a text that begins one long needle again and again", () => {
    const text = "abcde".repeat(1000);
    const [span, ...others] = createSearch(["abcx", `abcd${"e".repeat(5000)}`])(text);
    expect(others).toEqual([]);
    expect(span?.end).toBe(text.length);
  });

  test("does not give up on needles of usual length, however long the text is", () => {
    const start = "a".repeat(10);
    const needles = [`${start}x`, `${start}${"b".repeat(30)}`];
    const text = `${start}${"b".repeat(20)}c`.repeat(500);
    expect(createSearch(needles)(text)).toEqual([]);
  });
});
