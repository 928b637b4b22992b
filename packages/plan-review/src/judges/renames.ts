import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change } from "@infra-tools/terraform-plan/model";
import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import type { TypeFacts } from "../attributes/facts";
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
  if (to.length === 0 || from.length * to.length > MOST_PAIRS) return [];
  const old = from.map((change) => ({ change, profile: profileOf(change.before) }));
  const now = to.map((change) => ({ change, profile: profileOf(change.after) }));
  const scored = old.flatMap((one) =>
    now.map((other) => ({
      from: one.change,
      to: other.change,
      score: likeness(one.profile, other.profile),
    })),
  );
  scored.sort((a, b) => b.score - a.score);
  const used = new Set<Change>();
  return scored.filter(({ from: one, to: other, score }) => {
    if (score < LIKENESS || used.has(one) || used.has(other)) return false;
    used.add(one).add(other);
    return true;
  });
}

/** A resource's attributes, ready to be compared with those of many others. */
type Profile = ReadonlyMap<string, Attribute>;

interface Attribute {
  /** One text for the whole value. */
  readonly text: string;
  /** It is set, and all of it is known. */
  readonly decided: boolean;
  readonly isBlock: boolean;
  /** Made when first asked for: most pairs are told apart by less. */
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
  let found: Leaves | undefined;
  return {
    text: canonical(plain),
    decided: !hasUnknown(value) && !isUnset(value),
    isBlock: isObject(plain) || isList(plain),
    leaves: () => {
      if (found !== undefined) return found;
      const all = leaves(value);
      found = { all, distinct: new Set(all) };
      return found;
    },
  };
}

/** The part of the attributes known on both sides that is equal; 0 when too little is known, or too little can be equal. */
function likeness(old: Profile | undefined, now: Profile | undefined): number {
  if (old === undefined || now === undefined) return 0;
  let compared = 0;
  let equal = 0;
  const blocks: (readonly [Attribute | undefined, Attribute])[] = [];
  for (const [key, is] of now) {
    if (IGNORED.has(key) || !is.decided) continue;
    const was = old.get(key);
    compared += 1;
    if (was?.text === is.text) equal += 1;
    else if (is.isBlock) blocks.push([was, is]);
  }
  // One equal attribute says little: many small resources share a single setting.
  if (compared < 2) return 0;
  let open = blocks.length;
  for (const [was, is] of blocks) {
    if ((equal + open) / compared < LIKENESS) return 0;
    equal += overlap(was, is);
    open -= 1;
  }
  return equal / compared;
}

/** Blocks: the part of the leaves that is equal. */
function overlap(before: Attribute | undefined, after: Attribute): number {
  const old = before?.leaves() ?? NO_LEAVES;
  const now = after.leaves();
  if (now.all.length === 0) return 0;
  const shared = now.all.filter((leaf) => old.distinct.has(leaf)).length;
  return shared / Math.max(now.all.length, old.all.length);
}

function leaves(value: Value | undefined, prefix = ""): readonly string[] {
  const plain = reveal(value);
  if (isUnset(plain) || (hasUnknown(plain) === true && typeof plain !== "object")) return [];
  if (isList(plain)) return plain.flatMap((item) => leaves(item, `${prefix}[]`));
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
