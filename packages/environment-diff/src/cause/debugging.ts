import type { Setting } from "../settings";

/** True if swapping these settings together has the wanted effect. */
export type Test = (settings: readonly Setting[]) => boolean;

/**
 * Delta debugging (Zeller and Hildebrandt's ddmin): a set of settings, none of which can be left out, that together do
 * what is looked for. The caller bounds it by a test that says no when enough was spent; the result is then valid
 * but may hold too much. The whole set must pass the test.
 */
export function smallestCause(settings: readonly Setting[], test: Test): readonly Setting[] {
  let left = settings;
  let parts = 2;
  while (left.length > 1) {
    const chunks = split(left, Math.min(parts, left.length));
    const chunk = chunks.find(test);
    const rest = chunk === undefined ? chunks.map((each) => without(left, each)).find(test) : undefined;
    if (chunk !== undefined) {
      left = chunk;
      parts = 2;
    } else if (rest !== undefined && rest.length > 0) {
      left = rest;
      parts = Math.max(parts - 1, 2);
    } else {
      if (parts >= left.length) break;
      parts = Math.min(parts * 2, left.length);
    }
  }
  return left;
}

function split(items: readonly Setting[], parts: number): readonly (readonly Setting[])[] {
  return Array.from({ length: parts }, (_, index) =>
    items.slice(Math.floor((index * items.length) / parts), Math.floor(((index + 1) * items.length) / parts)),
  );
}

function without(items: readonly Setting[], those: readonly Setting[]): readonly Setting[] {
  return items.filter((item) => !those.includes(item));
}
