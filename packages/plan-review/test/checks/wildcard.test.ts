import fc from "fast-check";
import { covers, overlaps } from "../../src/values/wildcard";

it.each([
  ["*", "s3:GetObject", true],
  ["s3:*", "s3:Get*", true],
  ["s3:Get*", "s3:*", false],
  ["s3:Get*", "s3:GetObject", true],
  ["s3:GetObject", "s3:GetObject", true],
  ["s3:GetObject", "s3:PutObject", false],
  ["arn:aws:s3:::b/*", "arn:aws:s3:::b/logs/*", true],
  ["arn:aws:s3:::b/*", "arn:aws:s3:::b", false],
  ["?*", "*", false],
  ["?*", "*?", true],
  ["??*", "a*b", true],
  ["*a*", "*b*", false],
  ["a?c", "abc", true],
  ["abc", "a?c", false],
] as const)("%s covers %s: %s", (outer, inner, expected) => {
  expect(covers(outer, inner)).toBe(expected);
});

it.each([
  ["s3:Get*", "s3:*Object", true],
  ["s3:Get*", "s3:Put*", false],
  ["a?", "?b", true],
  ["a", "b", false],
] as const)("%s overlaps %s: %s", (left, right, expected) => {
  expect(overlaps(left, right)).toBe(expected);
});

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 3 });

/** All texts of up to seven letters (two patterns of three need no longer one to be told apart) over an alphabet with one letter that no pattern names. */
const TEXTS = (() => {
  const all = [""];
  for (let index = 0; index < all.length; index++) {
    const text = all[index] ?? "";
    if (text.length < 7) for (const letter of "abz") all.push(text + letter);
  }
  return all;
})();

function matcher(text: string): RegExp {
  return new RegExp(`^${text.replaceAll("*", ".*").replaceAll("?", ".")}$`);
}

it("agrees with what the patterns match", () => {
  fc.assert(
    fc.property(pattern, pattern, (outer, inner) => {
      const matchesOuter = matcher(outer);
      const matchesInner = matcher(inner);
      const matched = TEXTS.filter((text) => matchesInner.test(text));
      expect(covers(outer, inner)).toBe(matched.every((text) => matchesOuter.test(text)));
      expect(overlaps(outer, inner)).toBe(matched.some((text) => matchesOuter.test(text)));
    }),
    { numRuns: 500 },
  );
});

// `outer` covers `inner`, but an exact answer takes exponentially many steps.
it('answers "not covered" after a bounded number of steps', () => {
  const outer = "*a?????????????????????*b*";
  const inner = `*${"ab?".repeat(400)}*`;
  expect(covers(outer, `${inner}c`)).toBe(false);
});
