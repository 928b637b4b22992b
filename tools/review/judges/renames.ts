import { canonical } from "../../shared/compare/canonical";
import { isObject, type Value } from "../../shared/value";
import type { TypeFacts } from "../facts/facts";
import type { Change } from "../model";
import type { Judgement } from "./judge";
import { hasUnknown, isUnset, reveal } from "./values";

/** A resource that is destroyed, and the new one that it probably is. */
export interface Rename {
  readonly from: Change;
  readonly to: Change;
}

/** At least this part of the attributes known on both sides is alike. */
const LIKENESS = 0.7;

/** Beyond this many pairs of one type only equal ones are looked for. */
const MOST_PAIRS = 10_000;

/** Attributes that differ by their nature: what the provider makes, and what only follows from the address. */
const IGNORED = new Set([
  "id",
  "arn",
  "self_link",
  "uid",
  "etag",
  "generation",
  "creation_timestamp",
  "timeouts",
  "tags_all",
]);

/**
 * Deletes and creates of the same type whose attributes are nearly the same: a `moved` block was forgotten.
 * Each resource is in at most one pair; the likest come first.
 */
export function findRenames(changes: readonly Change[]): readonly Rename[] {
  const created = group(changes.filter(({ action, mode }) => action === "create" && mode === "managed"));
  const deleted = group(
    changes.filter(
      ({ action, mode, deposed }) => action === "delete" && mode === "managed" && deposed === undefined,
    ),
  );
  return [...deleted].flatMap(([type, from]) => pairUp(from, created.get(type) ?? []));
}

function group(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const types = new Map<string, Change[]>();
  for (const change of changes) {
    const same = types.get(change.type);
    if (same === undefined) types.set(change.type, [change]);
    else same.push(change);
  }
  return types;
}

function pairUp(from: readonly Change[], to: readonly Change[]): readonly Rename[] {
  if (from.length * to.length > MOST_PAIRS) return [];
  const scored = from.flatMap((old) =>
    to.map((now) => ({ from: old, to: now, score: likeness(old.before, now.after) })),
  );
  scored.sort((a, b) => b.score - a.score);
  const used = new Set<Change>();
  return scored.filter(({ from: old, to: now, score }) => {
    if (score < LIKENESS || used.has(old) || used.has(now)) return false;
    used.add(old).add(now);
    return true;
  });
}

/** The part of the attributes known on both sides that is equal; 0 when too little is known to say. */
function likeness(before: Value | undefined, after: Value | undefined): number {
  const old = reveal(before);
  const now = reveal(after);
  if (!isObject(old) || !isObject(now)) return 0;
  let compared = 0;
  let equal = 0;
  for (const key of Object.keys(now)) {
    const was = old[key];
    const is = now[key];
    if (IGNORED.has(key) || hasUnknown(is) || isUnset(is)) continue;
    compared += 1;
    if (canonical(reveal(was)) === canonical(reveal(is))) equal += 1;
    else if (isObject(reveal(is)) || Array.isArray(reveal(is))) equal += overlap(was, is);
  }
  // One equal attribute says little: many small resources share a single setting.
  return compared < 2 ? 0 : equal / compared;
}

/** Blocks: the part of the leaves that is equal. */
function overlap(before: Value | undefined, after: Value | undefined): number {
  const old = leaves(before);
  const now = leaves(after);
  if (now.length === 0) return 0;
  const known = new Set(old);
  return now.filter((leaf) => known.has(leaf)).length / Math.max(now.length, old.length);
}

function leaves(value: Value | undefined, prefix = ""): readonly string[] {
  const plain = reveal(value);
  if (isUnset(plain) || (hasUnknown(plain) === true && typeof plain !== "object")) return [];
  if (Array.isArray(plain)) return plain.flatMap((item: Value) => leaves(item, `${prefix}[]`));
  if (isObject(plain))
    return Object.entries(plain).flatMap(([key, item]) => leaves(item, `${prefix}.${key}`));
  return [`${prefix}=${canonical(plain)}`];
}

/** The finding at the resource that is destroyed, with the block that would keep it. */
export function judgeRename({ from, to }: Rename, facts: TypeFacts | undefined): Judgement {
  const grave = facts?.holds !== undefined || facts?.credential !== undefined;
  return {
    rule: "rename-likely",
    path: [],
    message: `${from.address} is destroyed while ${to.address} is created with nearly the same settings: probably one thing with a new address.`,
    advice: `Write \`moved { from = ${from.address}, to = ${to.address} }\` and the object stays as it is.`,
    before: from.address,
    after: to.address,
    ...(grave ? {} : { severity: "notice" as const }),
  };
}
