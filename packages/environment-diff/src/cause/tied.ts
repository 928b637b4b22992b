import type { Setting } from "../settings";
import { pathsOf, type Variants } from "./variants";

/** Settings that break a rule alone are swapped with at most this many others. */
const MAX_COMPANIONS = 4;

/** Rules of constructs show only in a synthesis; at most this many are spent on one setting. */
const MAX_SYNTHESES = 40;

/**
 * The settings that must be swapped together with one that breaks a rule alone: as few as possible; of two groups
 * of one size the first in the alphabet. Undefined when no group within the bounds is valid.
 */
export function smallestValidGroup(
  start: Setting,
  settings: readonly Setting[],
  variants: Variants,
): readonly Setting[] | undefined {
  const candidates = settings.filter((setting) => setting !== start).sort(byPath);
  const named = namedByRules(start, candidates, variants);
  let syntheses = MAX_SYNTHESES;
  const isValid = (group: readonly Setting[]): boolean => {
    if (variants.check(group).length > 0) return false;
    syntheses -= 1;
    return syntheses >= 0 && !("problems" in variants.attempt(group));
  };
  for (const [companions, most] of [
    [named, MAX_COMPANIONS],
    [candidates, 2],
  ] as const) {
    for (let size = 1; size <= Math.min(most, companions.length); size++) {
      for (const subset of subsets(companions, size)) {
        const group = [start, ...subset];
        if (isValid(group)) return group;
      }
    }
  }
  return undefined;
}

/** Settings that the broken rules name, and those that the rules name which break when they are swapped too. */
function namedByRules(
  start: Setting,
  candidates: readonly Setting[],
  variants: Variants,
): readonly Setting[] {
  const group = new Set([start]);
  for (let grown = true; grown; ) {
    const problems = problemsOf([...group], variants);
    const named = candidates.filter(
      (each) => !group.has(each) && problems.some((text) => names(text, each.path)),
    );
    for (const each of named) group.add(each);
    grown = named.length > 0;
  }
  group.delete(start);
  return [...group].sort(byPath);
}

function problemsOf(group: readonly Setting[], variants: Variants): readonly string[] {
  const problems = variants.check(group);
  if (problems.length > 0 || group.length > 1) return problems;
  const variant = variants.attempt(group);
  return "problems" in variant ? variant.problems : [];
}

function names(text: string, path: string): boolean {
  for (let index = text.indexOf(path); index >= 0; index = text.indexOf(path, index + 1)) {
    if (!/\w/.test(text[index - 1] ?? " ") && !/\w/.test(text[index + path.length] ?? " ")) return true;
  }
  return false;
}

function byPath(a: Setting, b: Setting): number {
  return a.path < b.path ? -1 : 1;
}

function* subsets<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [index, item] of items.entries()) {
    for (const rest of subsets(items.slice(index + 1), size - 1)) yield [item, ...rest];
  }
}

/** For messages: `edge.certificate and edge.dns`. */
export function groupName(settings: readonly Setting[]): string {
  return pathsOf(settings).join(" and ");
}
