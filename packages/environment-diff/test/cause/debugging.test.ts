import { smallestCause } from "../../src/cause/debugging";
import { setting } from "../support/settings";

const EIGHT = ["a", "b", "c", "d", "e", "f", "g", "h"].map(setting);

/** Sets of these settings that are looked for, each with the sets that were tried until it was isolated. */
function isolate(wanted: ReadonlySet<string>): { readonly cause: string; readonly tried: readonly string[] } {
  const tried: string[] = [];
  const cause = smallestCause(EIGHT, (some) => {
    const paths = some.map(({ path }) => path);
    tried.push(paths.join(""));
    return [...wanted].every((path) => paths.includes(path));
  });
  return { cause: cause.map(({ path }) => path).join(""), tried };
}

const SUBSETS = Array.from({ length: 255 }, (_, index) =>
  EIGHT.map(({ path }) => path).filter((_path, place) => ((index + 1) & (1 << place)) !== 0),
);

test("any set of settings that only act together is isolated", () => {
  for (const wanted of SUBSETS) expect(isolate(new Set(wanted)).cause).toBe(wanted.join(""));
});

test("no set is tried that the search has left, and none is empty", () => {
  for (const wanted of SUBSETS) {
    for (const paths of isolate(new Set(wanted)).tried) {
      expect(paths).not.toBe("");
      expect(paths.length).toBeLessThan(EIGHT.length);
    }
  }
});

test.each<[string, readonly string[]]>([
  ["a", ["abcd", "ab", "a"]],
  ["h", ["abcd", "efgh", "ef", "gh", "g", "h"]],
  // Halves fail, quarters fail, three quarters hold it: what is left is divided in three.
  ["ah", ["abcd", "efgh", "efgh", "abcd", "ab", "cd", "ef", "gh", "cdefgh", "abefgh", "ab", "ef", "gh"]],
])("halves first, then complements: %s", (wanted, tried) => {
  expect(isolate(new Set(wanted)).tried.slice(0, tried.length)).toEqual(tried);
});

test("one of several sufficient settings is enough", () => {
  const cause = smallestCause(EIGHT, (some) => some.some(({ path }) => path === "c" || path === "g"));
  expect(cause.map(({ path }) => path)).toEqual(["c"]);
});
