import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  SensitiveValue,
  type Value,
  type ValueObject,
} from "../value";
import { equal, isEmpty, withoutMarks } from "./canonical";
import type { CompareOptions, Comparison, Delta, DeltaKind, HiddenKind } from "./delta";
import { compareDocuments } from "./documents";
import { compareLists } from "./lists";
import { descend, report, startWalk, type Walk } from "./walk";

/**
 * Compares two values for a reader: elements of lists matched with each other,
 * documents in strings compared as data, and noise set apart. Undefined stands for "nothing there"
 * (before a create, after a delete).
 */
export function compare(
  before: Value | undefined,
  after: Value | undefined,
  options: CompareOptions = {},
): Comparison {
  const walk = startWalk(options, visit);
  if (isObject(before) || isObject(after)) {
    visit(walk, before ?? {}, after ?? {});
  } else {
    visit(walk, before, after);
  }
  return {
    deltas: walk.deltas,
    hidden: {
      repeated: 0,
      reorder: count(walk.hidden, "reordered"),
      empty: count(walk.hidden, "empty"),
      formatting: count(walk.hidden, "formatting"),
      items: walk.hidden,
    },
  };
}

function count(items: readonly Delta[], kind: HiddenKind): number {
  return items.filter((item) => item.kind === kind).length;
}

function visit(walk: Walk, before: Value | undefined, after: Value | undefined): void {
  if (before === after) return;
  if (isSensitive(before) || isSensitive(after)) visitSensitive(walk, before, after);
  else if (isUnknown(before) || isUnknown(after)) report(walk, "unknown", before, after);
  else if (isEmpty(before) && isEmpty(after)) visitEmpty(walk, before, after);
  else if (before === undefined || before === null) report(walk, "added", before, after);
  else if (after === undefined || after === null) report(walk, "removed", before, after);
  else if (isList(before) && isList(after)) compareLists(walk, before, after);
  else if (isObject(before) && isObject(after)) visitObjects(walk, before, after);
  else if (typeof before === "string" && typeof after === "string") visitStrings(walk, before, after);
  else report(walk, "changed", before, after);
}

/** Two empty values of one kind are equal, not noise. An empty element of a list, or text in a map, is not an absent one. */
function visitEmpty(walk: Walk, before: Value | undefined, after: Value | undefined): void {
  if (equal(before, after)) return;
  if (before === undefined && isMember(walk, after)) report(walk, "added", before, after);
  else if (after === undefined && isMember(walk, before)) report(walk, "removed", before, after);
  else report(walk, "empty", before, after);
}

/** A plan holds every attribute of a block, so a key that only one side has is that of a map; the resource itself is none. */
function isMember({ steps }: Walk, value: Value | undefined): boolean {
  const isElement = typeof steps.at(-1) !== "string" && steps.length > 0;
  return isElement || (steps.length > 1 && value === "");
}

/** Looks a member up twice only when it differs: a large plan has millions that do not. */
function visitObjects(walk: Walk, before: ValueObject, after: ValueObject): void {
  let shared = 0;
  for (const key in before) {
    if (before[key] === after[key]) {
      shared++;
    } else if (Object.hasOwn(after, key)) {
      shared++;
      descend(walk, key, before[key], after[key]);
    } else {
      descend(walk, key, before[key], undefined);
    }
  }
  for (const _ in after) shared--;
  if (shared === 0) return;
  for (const key in after) {
    if (!Object.hasOwn(before, key)) descend(walk, key, undefined, after[key]);
  }
}

/** Says that a sensitive value differs, never how. When only the mark differs, the data is written differently. */
function visitSensitive(walk: Walk, before: Value | undefined, after: Value | undefined): void {
  const plainBefore = withoutMarks(before);
  const plainAfter = withoutMarks(after);
  if (!equal(plainBefore, plainAfter))
    report(walk, sensitiveKind(plainBefore, plainAfter), hide(before), hide(after));
  else if (!equal(before, after)) report(walk, "formatting", hide(before), hide(after));
}

function sensitiveKind(before: Value | undefined, after: Value | undefined): DeltaKind {
  if (isUnknown(before) || isUnknown(after)) return "unknown";
  return isEmpty(before) && isEmpty(after) ? "empty" : "sensitive";
}

function hide(value: Value | undefined): Value | undefined {
  if (value === undefined || value === null || isSensitive(value)) return value;
  return new SensitiveValue(value);
}

function visitStrings(walk: Walk, before: string, after: string): void {
  const outcome = walk.options.documents !== false && compareDocuments(walk, before, after);
  if (outcome === true) return;
  const multiline = before.includes("\n") || after.includes("\n");
  report(walk, "changed", before, after, {
    ...(multiline ? { multiline } : {}),
    ...(outcome === "too-large" ? { asText: true } : {}),
  });
}
