import { equal } from "../compare/canonical";
import type { Change } from "../model";
import type { Path, PathStep } from "../path";
import { isList, isObject, memberOf, type Value } from "../value";
import { readChange, readPath } from "./change";
import { isDefined, isJsonList, type JsonObject, listAt, objectsAt, textAt } from "./shape";

/**
 * Reads changes made outside of Terraform that matter for this plan. As Terraform's own text does, it keeps attributes that
 * `relevant_attributes` names, which are those that others take values from; and, beyond it, what the plan itself changes,
 * since the apply may undo it. A refresh-only plan (no planned changes) and formats before 1.1, which have no such list,
 * show all.
 */
export function readDrift(plan: JsonObject, drift: readonly Change[]): readonly Change[] {
  if (drift.length === 0) return drift;
  if (listAt(plan, "resource_changes").length === 0 || !knowsRelevance(plan)) return drift.filter(differs);
  const relevant = readRelevant(plan);
  const planned = readPlanned(
    plan,
    drift.map(({ address }) => address),
  );
  return drift
    .map((change) =>
      onlyRelevant(change, [
        ...(relevant.get("") ?? []),
        ...(relevant.get(change.address) ?? []),
        ...(planned.get(change.address) ?? []),
      ]),
    )
    .filter(isDefined)
    .filter(differs);
}

function knowsRelevance(plan: JsonObject): boolean {
  const [major = 0, minor = 0] = (textAt(plan, "format_version") ?? "1.2").split(".").map(Number);
  return major > 1 || (major === 1 && minor >= 1);
}

/** Resource address -> the paths that the plan depends on; the empty address stands for all resources. */
function readRelevant(plan: JsonObject): ReadonlyMap<string, readonly Path[]> {
  const relevant = new Map<string, Path[]>();
  for (const entry of objectsAt(plan, "relevant_attributes")) {
    const steps = entry["attribute"];
    const address = textAt(entry, "resource") ?? "";
    const paths = relevant.get(address) ?? [];
    paths.push(isJsonList(steps) ? readPath(steps) : []);
    relevant.set(address, paths);
  }
  return relevant;
}

/** Planned changes of some resources: address -> paths; the empty path for a created or destroyed resource. */
function readPlanned(plan: JsonObject, addresses: readonly string[]): ReadonlyMap<string, readonly Path[]> {
  const wanted = new Set(addresses);
  const planned = new Map<string, readonly Path[]>();
  for (const entry of objectsAt(plan, "resource_changes")) {
    if (!wanted.has(textAt(entry, "address") ?? "")) continue;
    const change = readChange(entry, []);
    if (change === undefined || change.action === "no-op" || change.deposed !== undefined) continue;
    planned.set(change.address, changedPaths(change.before, change.after, []));
  }
  return planned;
}

function changedPaths(before: Value | undefined, after: Value | undefined, path: Path): readonly Path[] {
  if (equal(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      changedPaths(memberOf(before, key), memberOf(after, key), [...path, key]),
    );
  }
  if (isList(before) && isList(after) && before.length === after.length) {
    return before.flatMap((item, index) => changedPaths(item, after[index], [...path, index]));
  }
  return [path];
}

/** A move alone is reported with the planned changes. */
function differs(change: Change): boolean {
  return change.action !== "no-op" && !equal(change.before, change.after);
}

function onlyRelevant(change: Change, paths: readonly Path[]): Change | undefined {
  if (paths.length === 0) return undefined;
  if (change.before === undefined || change.after === undefined) return change;
  return { ...change, after: restrict(change.before, change.after, paths) };
}

/** The new value where a path leads, the old one elsewhere. */
function restrict(
  before: Value | undefined,
  after: Value | undefined,
  paths: readonly Path[],
): Value | undefined {
  if (paths.some((path) => path.length === 0)) return after;
  if (isObject(before) && isObject(after)) {
    const members: [string, Value][] = [];
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const inside = paths.filter(([step]) => step === key).map((path) => path.slice(1));
      const previous = memberOf(before, key);
      const kept = inside.length === 0 ? previous : restrict(previous, memberOf(after, key), inside);
      if (kept !== undefined) members.push([key, kept]);
    }
    return Object.fromEntries(members);
  }
  if (isList(before) && isList(after) && before.length === after.length) {
    return before.map((previous, index) => {
      const inside = paths.filter(([step]) => reaches(step, index)).map((path) => path.slice(1));
      return inside.length === 0 ? previous : (restrict(previous, after[index], inside) ?? null);
    });
  }
  return after;
}

/** A step that names an element of a set may mean any of them. */
function reaches(step: PathStep | undefined, index: number): boolean {
  return typeof step === "number" ? step === index : step !== undefined;
}
