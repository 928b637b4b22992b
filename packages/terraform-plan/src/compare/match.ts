import { schemaPath } from "../path";
import { isList, isObject, isUnknown, own, type Value, type ValueObject } from "../value";
import { canonical, equal, isEmpty } from "./canonical";
import type { Walk } from "./walk";

/** Two elements that are the same thing, by their positions in the old and the new list. */
export interface Pair {
  readonly before: number;
  readonly after: number;
  /** What identifies it, printed: `name=web`. Undefined when it was matched by likeness. */
  readonly identity: string | undefined;
}

export interface Matching {
  readonly pairs: readonly Pair[];
  readonly removed: readonly Element[];
  readonly added: readonly Element[];
}

/** An element without a partner. */
export interface Element {
  readonly position: number;
  readonly identity: string | undefined;
}

/** Tried in this order where the caller names no keys: Kubernetes' own, then the usual names, which AWS' JSON writes with capitals. */
const USUAL_KEYS: readonly (readonly string[])[] = [
  ["kind", "metadata.name"],
  ...[
    ["name", "Name"],
    ["id", "Id", "ID"],
    ["key", "Key"],
    ["port", "Port"],
    ["sid", "Sid"],
    ["priority", "Priority"],
    ["display_name", "displayName", "DisplayName"],
  ].flatMap((spellings) => spellings.map((key) => [key])),
];

/** A longer text identifies nothing a reader could recognise. */
const LONGEST_IDENTITY = 200;

/** Elements are worth showing as one that changed when at least this part of them is alike. */
const LIKENESS = 1 / 3;

/** Above this many comparisons elements are matched by position: best match grows with the product of the lengths. */
const MOST_COMPARISONS = 4_096;

/** Matches the elements of two lists of objects: by identity, else the equal ones first and then the likest. */
export function matchObjects(
  walk: Walk,
  before: readonly ValueObject[],
  after: readonly ValueObject[],
): Matching {
  const named = walk.options.identity?.[schemaPath(walk.steps)];
  const candidates = named === undefined ? USUAL_KEYS : [named];
  for (const keys of candidates) {
    const old = identities(before, keys);
    const now = old === undefined ? undefined : identities(after, keys);
    if (old !== undefined && now !== undefined) return matchIdentities(old, now);
  }
  return matchLikeness(before, after);
}

/** The identity of every element -> its position; undefined when one has none or two share one. */
function identities(
  list: readonly ValueObject[],
  keys: readonly string[],
): ReadonlyMap<string, number> | undefined {
  const found = new Map<string, number>();
  for (const [position, item] of list.entries()) {
    const parts: string[] = [];
    for (const key of keys) {
      const value = follow(item, key);
      if (!isIdentity(value)) return undefined;
      parts.push(`${key}=${value}`);
    }
    const identity = parts.join(",");
    if (found.has(identity)) return undefined;
    found.set(identity, position);
  }
  return found;
}

function isIdentity(value: Value | undefined): value is string | number {
  return (
    typeof value === "number" ||
    (typeof value === "string" && value !== "" && value.length <= LONGEST_IDENTITY)
  );
}

/** Follows `metadata.name` through objects and through blocks that occur once. */
function follow(item: Value | undefined, key: string): Value | undefined {
  let value: Value | undefined = item;
  for (const word of key.split(".")) {
    if (isList(value)) value = value.length === 1 ? value[0] : undefined;
    if (!isObject(value)) return undefined;
    value = own(value, word);
  }
  return value;
}

function matchIdentities(old: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): Matching {
  const pairs: Pair[] = [];
  const removed: Element[] = [];
  for (const [identity, before] of old) {
    const after = now.get(identity);
    if (after === undefined) removed.push({ position: before, identity });
    else pairs.push({ before, after, identity });
  }
  const added = [...now]
    .filter(([identity]) => !old.has(identity))
    .map(([identity, position]) => ({ position, identity }));
  return { pairs, removed, added };
}

function matchLikeness(before: readonly ValueObject[], after: readonly ValueObject[]): Matching {
  const { pairs, old, now } = matchEqual(before, after);
  const close =
    old.length * now.length > MOST_COMPARISONS ? byPosition(old, now) : byLikeness(before, after, old, now);
  const all = [...pairs, ...close].sort((a, b) => a.after - b.after);
  const gone = new Set(all.map((pair) => pair.before));
  const came = new Set(all.map((pair) => pair.after));
  return {
    pairs: all,
    removed: old.filter((position) => !gone.has(position)).map(withoutIdentity),
    added: now.filter((position) => !came.has(position)).map(withoutIdentity),
  };
}

export function withoutIdentity(position: number): Element {
  return { position, identity: undefined };
}

/** Pairs equal elements, each once; the rest is left over. */
export function matchEqual(
  before: readonly Value[],
  after: readonly Value[],
): { readonly pairs: readonly Pair[]; readonly old: readonly number[]; readonly now: readonly number[] } {
  const take = before.length * after.length > MOST_COMPARISONS ? takeByText(before) : takeByTurn(before);
  const pairs: Pair[] = [];
  const now: number[] = [];
  after.forEach((item, position) => {
    const partner = take(item);
    if (partner === undefined) now.push(position);
    else pairs.push({ before: partner, after: position, identity: undefined });
  });
  const taken = new Set(pairs.map((pair) => pair.before));
  const old = [...before.keys()].filter((position) => !taken.has(position));
  return { pairs, old, now };
}

/** Gives the first equal item that was not given before. */
type Take = (item: Value) => number | undefined;

/** Looks at one after the other: most unequal ones are told apart by their first member. */
function takeByTurn(items: readonly Value[]): Take {
  const left = [...items.keys()];
  return (item) => {
    const at = left.findIndex((position) => equal(items[position], item));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
}

function takeByText(items: readonly Value[]): Take {
  const places = new Map<string, number[]>();
  items.forEach((item, position) => {
    const text = canonical(item);
    const same = places.get(text);
    if (same === undefined) places.set(text, [position]);
    else same.push(position);
  });
  for (const same of places.values()) same.reverse();
  return (item) => places.get(canonical(item))?.pop();
}

/** Pairs what is left over in the order it stands. */
export function byPosition(old: readonly number[], now: readonly number[]): readonly Pair[] {
  const pairs: Pair[] = [];
  old.forEach((before, at) => {
    const after = now[at];
    if (after !== undefined) pairs.push({ before, after, identity: undefined });
  });
  return pairs;
}

/** The likest two first, then the likest of what is left; of two that are as like, the nearer in position. */
function byLikeness(
  before: readonly ValueObject[],
  after: readonly ValueObject[],
  old: readonly number[],
  now: readonly number[],
): readonly Pair[] {
  const scored = old.flatMap((from) =>
    now.map((to) => ({ from, to, score: likeness(before[from], after[to]), distance: Math.abs(from - to) })),
  );
  scored.sort((a, b) => b.score - a.score || a.distance - b.distance || a.from - b.from);
  const gone = new Set<number>();
  const came = new Set<number>();
  const pairs: Pair[] = [];
  for (const { from, to, score } of scored) {
    if (score < LIKENESS) break;
    if (gone.has(from) || came.has(to)) continue;
    gone.add(from);
    came.add(to);
    pairs.push({ before: from, after: to, identity: undefined });
  }
  return pairs;
}

/** 0 (nothing in common) to 1 (equal). An unknown value may turn out equal: half. */
function likeness(before: Value | undefined, after: Value | undefined): number {
  if (equal(before, after)) return 1;
  if (isUnknown(before) || isUnknown(after)) return 0.5;
  if (isObject(before) && isObject(after)) return objectLikeness(before, after);
  if (isList(before) && isList(after)) return listLikeness(before, after);
  return 0;
}

function objectLikeness(before: ValueObject, after: ValueObject): number {
  let total = 0;
  let same = 0;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = own(before, key);
    const now = own(after, key);
    if (isEmpty(old) && isEmpty(now)) continue;
    total += 1;
    same += likeness(old, now);
  }
  return total === 0 ? 1 : same / total;
}

function listLikeness(before: readonly Value[], after: readonly Value[]): number {
  const first = before[0];
  if (before.length === 1 && after.length === 1) return likeness(first, after[0]);
  const { pairs } = matchEqual(before, after);
  return pairs.length / Math.max(before.length, after.length, 1);
}
