import { schemaPath } from "../path";
import { isList, isObject, isUnknown, memberOf, type Value, type ValueObject } from "../value";
import { canonical, equal, isEmpty } from "./canonical";
import type { Walk } from "./walk";

/** Two elements that are the same thing, by their positions before and after. */
export interface Pair {
  readonly before: number;
  readonly after: number;
  /** Printed identity: `name=web`. Undefined when the element was matched by similarity. */
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
const MAX_IDENTITY_LENGTH = 200;

/** Elements are worth showing as one that changed when at least this part of them is alike. */
const MIN_SIMILARITY = 1 / 3;

/** Above this many comparisons elements are matched by position: best match grows with the product of the lengths. */
const MAX_COMPARISONS = 4_096;

/** Matches the elements of two lists of objects: by identity, else the equal ones first and then the likest. */
export function matchObjects(
  walk: Walk,
  before: readonly ValueObject[],
  after: readonly ValueObject[],
): Matching {
  const named = walk.options.identity?.[schemaPath(walk.steps)];
  const candidates = named === undefined ? USUAL_KEYS : [named];
  for (const keys of candidates) {
    const identitiesBefore = identities(before, keys);
    const identitiesAfter = identitiesBefore === undefined ? undefined : identities(after, keys);
    if (identitiesBefore !== undefined && identitiesAfter !== undefined) {
      return matchIdentities(identitiesBefore, identitiesAfter);
    }
  }
  return matchSimilarity(before, after);
}

/** The identity of every element -> its position; undefined when one has none or two share one. */
function identities(
  list: readonly ValueObject[],
  keys: readonly string[],
): ReadonlyMap<string, number> | undefined {
  const positions = new Map<string, number>();
  for (const [position, item] of list.entries()) {
    const parts: string[] = [];
    for (const key of keys) {
      const value = follow(item, key);
      if (!isIdentity(value)) return undefined;
      parts.push(`${key}=${value}`);
    }
    const identity = parts.join(",");
    if (positions.has(identity)) return undefined;
    positions.set(identity, position);
  }
  return positions;
}

function isIdentity(value: Value | undefined): value is string | number {
  return (
    typeof value === "number" ||
    (typeof value === "string" && value !== "" && value.length <= MAX_IDENTITY_LENGTH)
  );
}

/** Follows `metadata.name` through objects and through blocks that occur once. */
function follow(item: Value | undefined, key: string): Value | undefined {
  let value: Value | undefined = item;
  for (const word of key.split(".")) {
    if (isList(value)) value = value.length === 1 ? value[0] : undefined;
    if (!isObject(value)) return undefined;
    value = memberOf(value, word);
  }
  return value;
}

function matchIdentities(
  beforeByIdentity: ReadonlyMap<string, number>,
  afterByIdentity: ReadonlyMap<string, number>,
): Matching {
  const pairs: Pair[] = [];
  const removed: Element[] = [];
  for (const [identity, before] of beforeByIdentity) {
    const after = afterByIdentity.get(identity);
    if (after === undefined) removed.push({ position: before, identity });
    else pairs.push({ before, after, identity });
  }
  const added = [...afterByIdentity]
    .filter(([identity]) => !beforeByIdentity.has(identity))
    .map(([identity, position]) => ({ position, identity }));
  return { pairs, removed, added };
}

function matchSimilarity(before: readonly ValueObject[], after: readonly ValueObject[]): Matching {
  const { pairs, removed, added } = matchEqual(before, after);
  const close =
    removed.length * added.length > MAX_COMPARISONS
      ? byPosition(removed, added)
      : bySimilarity(before, after, removed, added);
  const all = [...pairs, ...close].sort((a, b) => a.after - b.after);
  const pairedBefore = new Set(all.map((pair) => pair.before));
  const pairedAfter = new Set(all.map((pair) => pair.after));
  return {
    pairs: all,
    removed: removed.filter((position) => !pairedBefore.has(position)).map(withoutIdentity),
    added: added.filter((position) => !pairedAfter.has(position)).map(withoutIdentity),
  };
}

export function withoutIdentity(position: number): Element {
  return { position, identity: undefined };
}

/** Pairs equal elements, each once; the rest is removed or added. */
export function matchEqual(
  before: readonly Value[],
  after: readonly Value[],
): {
  readonly pairs: readonly Pair[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
} {
  const take = before.length * after.length > MAX_COMPARISONS ? takeByText(before) : takeByTurn(before);
  const pairs: Pair[] = [];
  const added: number[] = [];
  after.forEach((item, position) => {
    const partner = take(item);
    if (partner === undefined) added.push(position);
    else pairs.push({ before: partner, after: position, identity: undefined });
  });
  const taken = new Set(pairs.map((pair) => pair.before));
  const removed = [...before.keys()].filter((position) => !taken.has(position));
  return { pairs, removed, added };
}

/** Gives the first equal item that was not given before. */
type Take = (item: Value) => number | undefined;

/** Compares one after the other: most unequal ones differ in their first member. */
function takeByTurn(items: readonly Value[]): Take {
  const left = [...items.keys()];
  return (item) => {
    const index = left.findIndex((position) => equal(items[position], item));
    return index < 0 ? undefined : left.splice(index, 1)[0];
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

/** Pairs removed with added elements in their order. */
export function byPosition(removed: readonly number[], added: readonly number[]): readonly Pair[] {
  const pairs: Pair[] = [];
  removed.forEach((before, index) => {
    const after = added[index];
    if (after !== undefined) pairs.push({ before, after, identity: undefined });
  });
  return pairs;
}

/** Pairs the most similar two first, then the next; of equally similar ones the nearer in position. */
function bySimilarity(
  before: readonly ValueObject[],
  after: readonly ValueObject[],
  removed: readonly number[],
  added: readonly number[],
): readonly Pair[] {
  const scored = removed.flatMap((from) =>
    added.map((to) => ({
      from,
      to,
      score: similarity(before[from], after[to]),
      distance: Math.abs(from - to),
    })),
  );
  scored.sort((a, b) => b.score - a.score || a.distance - b.distance || a.from - b.from);
  const pairedBefore = new Set<number>();
  const pairedAfter = new Set<number>();
  const pairs: Pair[] = [];
  for (const { from, to, score } of scored) {
    if (score < MIN_SIMILARITY) break;
    if (pairedBefore.has(from) || pairedAfter.has(to)) continue;
    pairedBefore.add(from);
    pairedAfter.add(to);
    pairs.push({ before: from, after: to, identity: undefined });
  }
  return pairs;
}

/** 0 (nothing in common) to 1 (equal). An unknown value may turn out equal: half. */
function similarity(before: Value | undefined, after: Value | undefined): number {
  if (equal(before, after)) return 1;
  if (isUnknown(before) || isUnknown(after)) return 0.5;
  if (isObject(before) && isObject(after)) return objectSimilarity(before, after);
  if (isList(before) && isList(after)) return listSimilarity(before, after);
  return 0;
}

function objectSimilarity(before: ValueObject, after: ValueObject): number {
  let total = 0;
  let same = 0;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const memberBefore = memberOf(before, key);
    const memberAfter = memberOf(after, key);
    if (isEmpty(memberBefore) && isEmpty(memberAfter)) continue;
    total += 1;
    same += similarity(memberBefore, memberAfter);
  }
  return total === 0 ? 1 : same / total;
}

function listSimilarity(before: readonly Value[], after: readonly Value[]): number {
  const first = before[0];
  if (before.length === 1 && after.length === 1) return similarity(first, after[0]);
  const { pairs } = matchEqual(before.map(withoutEmpty), after.map(withoutEmpty));
  return pairs.length / Math.max(before.length, after.length, 1);
}

/** The value without its empty members: providers swap them for missing ones. */
function withoutEmpty(value: Value): Value {
  if (isList(value)) return value.map(withoutEmpty);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (isEmpty(member) ? [] : [[key, withoutEmpty(member)]])),
  );
}
