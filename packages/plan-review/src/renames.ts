import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change } from "@infra-tools/terraform-plan/model";
import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import { hasUnknown, isUnset, reveal } from "./values/inspect";

/** A resource that is destroyed, and the new one that it probably is. */
export interface Rename {
  readonly from: Change;
  readonly to: Change;
}

/** Minimum share of equal attributes among those known on both sides, from 0 to 1. */
const LIKENESS = 0.7;

/** Maximum number of pairs of one type that are compared. */
const MAX_PAIRS = 10_000;

/** Attributes that always differ: computed by the provider, or derived from the address. */
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
  return [...deleted].flatMap(([type, from]) =>
    isVersion(type) ? [] : pairUp(from, created.get(type) ?? []),
  );
}

/** Versions of a secret or a key are added and removed in routine rotations: they are different objects. */
function isVersion(type: string): boolean {
  return type.endsWith("_version");
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
  if (to.length === 0 || from.length * to.length > MAX_PAIRS) return [];
  const before = from.map((change) => ({ change, profile: profileOf(change.before) }));
  const after = to.map((change) => ({ change, profile: profileOf(change.after) }));
  const scored = before.flatMap((one) =>
    after.map((candidate) => ({
      from: one.change,
      to: candidate.change,
      score: likeness(one.profile, candidate.profile),
    })),
  );
  scored.sort((a, b) => b.score - a.score);
  const used = new Set<Change>();
  return scored.filter(({ from: destroyed, to: created, score }) => {
    if (score < LIKENESS || used.has(destroyed) || used.has(created)) return false;
    used.add(destroyed).add(created);
    return true;
  });
}

/** Attributes of a resource, prepared for many comparisons. */
type Profile = ReadonlyMap<string, Attribute>;

interface Attribute {
  /** One text for the whole value. */
  readonly text: string;
  /** It is set, and all of it is known. */
  readonly decided: boolean;
  readonly isBlock: boolean;
  /** Computed on demand: most pairs differ in less. */
  readonly leaves: () => Leaves;
}

interface Leaves {
  readonly all: readonly string[];
  readonly distinct: ReadonlySet<string>;
}

const NO_LEAVES: Leaves = { all: [], distinct: new Set() };

function profileOf(value: Value | undefined): Profile | undefined {
  const plain = reveal(value);
  if (!isObject(plain)) return undefined;
  return new Map(Object.entries(plain).map(([key, attribute]) => [key, describe(attribute)]));
}

function describe(value: Value): Attribute {
  const plain = reveal(value);
  let cached: Leaves | undefined;
  return {
    text: canonical(plain),
    decided: !hasUnknown(value) && !isUnset(value),
    isBlock: isObject(plain) || isList(plain),
    leaves: () => {
      if (cached !== undefined) return cached;
      const all = leaves(value);
      cached = { all, distinct: new Set(all) };
      return cached;
    },
  };
}

/** Share of equal attributes among those known on both sides; 0 if too few are known or equal. */
function likeness(before: Profile | undefined, after: Profile | undefined): number {
  if (before === undefined || after === undefined) return 0;
  let compared = 0;
  let equal = 0;
  const blocks: (readonly [Attribute | undefined, Attribute])[] = [];
  for (const [key, is] of after) {
    if (IGNORED.has(key) || !is.decided) continue;
    const was = before.get(key);
    compared += 1;
    if (was?.text === is.text) equal += 1;
    else if (is.isBlock) blocks.push([was, is]);
  }
  // Many small resources share a single setting.
  if (compared < 2) return 0;
  let open = blocks.length;
  for (const [was, is] of blocks) {
    if ((equal + open) / compared < LIKENESS) return 0;
    equal += overlap(was, is);
    open -= 1;
  }
  return equal / compared;
}

/** Share of equal leaves of two blocks. */
function overlap(before: Attribute | undefined, after: Attribute): number {
  const from = before?.leaves() ?? NO_LEAVES;
  const to = after.leaves();
  if (to.all.length === 0) return 0;
  const shared = to.all.filter((leaf) => from.distinct.has(leaf)).length;
  return shared / Math.max(to.all.length, from.all.length);
}

function leaves(value: Value | undefined, prefix = ""): readonly string[] {
  const plain = reveal(value);
  if (isUnset(plain) || (hasUnknown(plain) === true && typeof plain !== "object")) return [];
  if (isList(plain)) return plain.flatMap((item) => leaves(item, `${prefix}[]`));
  if (isObject(plain))
    return Object.entries(plain).flatMap(([key, item]) => leaves(item, `${prefix}.${key}`));
  return [`${prefix}=${canonical(plain)}`];
}
