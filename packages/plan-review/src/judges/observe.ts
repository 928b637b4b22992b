import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Change } from "@infra-tools/terraform-plan/model";
import { type Path, schemaPath } from "@infra-tools/terraform-plan/path";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  own,
  SensitiveValue,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import { factByName } from "../attributes/by-name";
import type { PathFact, Safe, TypeFacts } from "../attributes/facts";
import { type Ways, waysToFacts } from "../attributes/ways";
import { collect, hasUnknown, isUnset, resolve, reveal } from "./values";

/** An attribute with a meaning, before and after. */
export interface Observation {
  readonly path: Path;
  readonly fact: PathFact;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly byName: boolean;
}

/** Notes an attribute when it has a meaning, which it returns. `schema` is the path without positions, where it is known. */
type Note = (
  path: Path,
  before: Value | undefined,
  after: Value | undefined,
  schema?: string,
) => PathFact | undefined;

/** Attributes judged as a whole: every value at the path, from all blocks together. */
const WHOLE: ReadonlySet<Safe> = new Set<Safe>([
  "addresses",
  "identity-policy",
  "trust-policy",
  "resource-policy",
]);

function isWhole(fact: PathFact): boolean {
  return WHOLE.has(fact.safe);
}

/** Lists and maps that mean something as one: what differs inside them is a difference of theirs. */
function isCollection(fact: PathFact): boolean {
  return isWhole(fact) || fact.safe === "more" || fact.safe === "fewer" || fact.safe === "same";
}

/** The attributes with a meaning that the deltas touch, each once. */
export function observe(
  change: Change,
  facts: TypeFacts | undefined,
  deltas: readonly Delta[],
): readonly Observation[] {
  const found = new Map<string, Observation>();
  const paths = facts?.paths ?? {};
  const known = (path: string): PathFact | undefined => own(paths, path);
  const named = facts === undefined ? factByName : () => undefined;

  const ways = facts === undefined ? undefined : waysToFacts(facts);

  const note: Note = (path, before, after, schema = schemaPath(path)) => {
    const own = known(schema);
    const fact = own ?? named(schema);
    if (fact === undefined) return undefined;
    const byName = own === undefined;
    const together = isWhole(fact) || (isCollection(fact) && !isSettled(change, path));
    const at = together ? words(path) : path;
    const key = JSON.stringify(at);
    if (found.has(key)) return fact;
    found.set(key, together ? whole(change, at, fact, byName) : { path, fact, before, after, byName });
    return fact;
  };

  const noteBelow = (
    path: Path,
    schema: string,
    before: Value | undefined,
    after: Value | undefined,
  ): void => {
    const told = note(path, before, after, schema);
    if (isSensitive(before) || isSensitive(after)) {
      noteBelow(path, schema, unwrap(before), unwrap(after));
      return;
    }
    // A block that is gone is told once, not again for each of its attributes; a list once, not for each element.
    if (told !== undefined && (isUnset(after) || isCollection(told))) return;
    eachChild(before, after, (step, old, now) => {
      const inner = placeBelow(schema, step, ways);
      if (inner !== undefined) noteBelow([...path, step], inner, old, now);
    });
  };

  for (const delta of deltas) {
    if (noteAncestor(change, delta.path, note)) continue;
    if (isUnknown(reveal(delta.after)) || isUnknown(reveal(delta.before))) {
      noteUnknown(delta, facts, note);
    } else if (isRemovedElement(change, delta)) {
      note(delta.path, delta.before, delta.after);
    } else {
      const schema = schemaPath(delta.path);
      if (ways === undefined || ways.places.has(schema))
        noteBelow(delta.path, schema, delta.before, delta.after);
    }
  }
  return [...found.values()].filter((seen) => !(isUnset(seen.before) && isUnset(seen.after)));

  /** A difference inside an attribute that is judged as one: a policy's statement, one of its addresses. */
  function noteAncestor(of: Change, path: Path, tell: typeof note): boolean {
    for (let length = path.length - 1; length > 0; length--) {
      const above = path.slice(0, length);
      if (typeof above.at(-1) !== "string") continue;
      const fact = known(schemaPath(above)) ?? named(schemaPath(above));
      if (fact === undefined || !isCollection(fact)) continue;
      return tell(above, resolve(of.before, above), resolve(of.after, above)) !== undefined;
    }
    return false;
  }
}

/** The schema path of a step below one; undefined when nothing there has a meaning. Positions have no path of their own. */
function placeBelow(schema: string, step: string | number, ways: Ways | undefined): string | undefined {
  if (typeof step === "number") return schema;
  if (ways !== undefined) return ways.members.get(schema)?.get(step);
  return schema === "" ? step : `${schema}.${step}`;
}

/** One observation for what is unknown: the attribute itself, else the first with a meaning below it. */
function noteUnknown(delta: Delta, facts: TypeFacts | undefined, note: Note): void {
  if (note(delta.path, delta.before, delta.after) !== undefined) return;
  const schema = schemaPath(delta.path);
  for (const path of Object.keys(facts?.paths ?? {})) {
    if (!path.startsWith(`${schema}.`)) continue;
    const below = path.slice(schema.length + 1);
    note([...delta.path, ...below.split(".")], collect(delta.before, below)[0], delta.after);
    return;
  }
}

/** One of several repeated blocks goes and others stay: what it held is not "switched off". */
function isRemovedElement(change: Change, delta: Delta): boolean {
  const step = delta.path.at(-1);
  if (delta.after !== undefined || typeof step === "string") return false;
  return !isUnset(resolve(change.after, delta.path.slice(0, -1)));
}

/**
 * Whether a path means the same place on both sides. A position in a list of several blocks does not: blocks without
 * an identity may have changed places.
 */
function isSettled(change: Change, path: Path): boolean {
  return path.every((step, at) => {
    if (typeof step !== "number") return true;
    const above = path.slice(0, at);
    return [change.before, change.after].every((side) => {
      const list = reveal(resolve(side, above));
      return !isList(list) || list.length <= 1;
    });
  });
}

function whole(change: Change, path: Path, fact: PathFact, byName: boolean): Observation {
  return { path, fact, before: wholeOf(change.before, path), after: wholeOf(change.after, path), byName };
}

/** Everything at a path of words, as one list; marked when any of it is. */
export function wholeOf(value: Value | undefined, path: Path): Value | undefined {
  const all = collect(value, schemaPath(path));
  if (all.length === 0) return undefined;
  return isSensitiveAt(value, path) ? new SensitiveValue(all) : all;
}

/** Whether the way to a path, or something at it, is marked. */
function isSensitiveAt(value: Value | undefined, path: Path): boolean {
  if (isSensitive(value)) return true;
  if (isList(value)) return value.some((item) => isSensitiveAt(item, path));
  if (!isObject(value)) return false;
  const [step, ...rest] = path;
  if (step === undefined) return Object.values(value).some((item) => isSensitiveAt(item, []));
  return typeof step === "string" && Object.hasOwn(value, step) && isSensitiveAt(value[step], rest);
}

function words(path: Path): Path {
  return path.filter((step) => typeof step === "string");
}

function unwrap(value: Value | undefined): Value | undefined {
  if (!isSensitive(value)) return value;
  const { inner } = value;
  if (isList(inner)) return inner.map(mark);
  if (isObject(inner))
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, mark(item)]));
  return undefined;
}

function mark(value: Value): Value {
  return isSensitive(value) || value === null ? value : new SensitiveValue(value);
}

const NOTHING: ValueObject = {};
const NO_ITEMS: readonly Value[] = [];

function eachChild(
  before: Value | undefined,
  after: Value | undefined,
  visit: (step: string | number, before: Value | undefined, after: Value | undefined) => void,
): void {
  if (isList(before) || isList(after)) {
    const old = isList(before) ? before : NO_ITEMS;
    const now = isList(after) ? after : NO_ITEMS;
    for (let at = 0; at < Math.max(old.length, now.length); at += 1) visit(at, old[at], now[at]);
    return;
  }
  const old = isObject(before) ? before : NOTHING;
  const now = isObject(after) ? after : NOTHING;
  for (const key in old) visit(key, old[key], own(now, key));
  for (const key in now) if (!Object.hasOwn(old, key)) visit(key, undefined, now[key]);
}

/** Whether the values that decide are known. */
export function isUndecided(seen: Observation): boolean {
  return hasUnknown(seen.after) || hasUnknown(seen.before);
}
