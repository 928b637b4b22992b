import { equal, withoutMarks } from "@infra-tools/terraform-plan/compare/canonical";
import type { Path } from "@infra-tools/terraform-plan/path";
import { listKind } from "@infra-tools/terraform-plan/schema/sets";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  memberOf,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";

/** Options of one digest, and notes about what was printed. */
export interface PrintOptions {
  /** Resource type: its schema says which lists are sets. */
  readonly type: string;
  readonly printing: { readonly isKeyed: boolean; hasSensitive: boolean };
}

/** Attributes by which an object is known to its provider. */
const IDENTITY = ["id", "arn", "name", "self_link", "bucket", "uid"];

/** Attributes that a provider rewrites from time to time. They say nothing about which object is destroyed. */
const VOLATILE =
  /^(?:etag|.*fingerprint|resource_version|generation|last_(?:modified|updated).*|updated?_(?:at|on|time)|modified_(?:at|on|time))$/;

/** One text per value: keys sorted, lists in their order, elements of sets sorted. Null and absent are two things. */
export function printValue(value: Value | undefined, options: PrintOptions, path: Path = []): string {
  if (value === undefined) return "-";
  if (isUnknown(value)) return "?";
  if (isSensitive(value)) return printSensitive(value.inner, options, path);
  if (isList(value)) return printList(value, options, path);
  if (isObject(value)) return printObject(value, options, path, () => true);
  return JSON.stringify(value);
}

function printSensitive(inner: Value, options: PrintOptions, path: Path): string {
  options.printing.hasSensitive = true;
  return options.printing.isKeyed ? `!${printValue(inner, options, path)}` : "!";
}

function printList(list: readonly Value[], options: PrintOptions, path: Path): string {
  const items = list.map((item, index) => printValue(item, options, [...path, index]));
  return `[${(isSet(options, path) ? items.sort() : items).join(",")}]`;
}

function printObject(
  object: ValueObject,
  options: PrintOptions,
  path: Path,
  isPrinted: (key: string) => boolean,
): string {
  const members = Object.keys(object)
    .filter(isPrinted)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${printValue(object[key], options, [...path, key])}`);
  return `{${members.join(",")}}`;
}

/** The object that is destroyed, without the attributes that its provider rewrites from time to time. */
export function printDestroyed(value: Value | undefined, options: PrintOptions, path: Path = []): string {
  if (isList(value))
    return `[${value.map((item, index) => printDestroyed(item, options, [...path, index])).join(",")}]`;
  if (!isObject(value)) return printValue(value, options, path);
  const members = Object.keys(value)
    .filter((key) => !VOLATILE.test(key))
    .sort()
    .map((key) => `${JSON.stringify(key)}:${printDestroyed(value[key], options, [...path, key])}`);
  return `{${members.join(",")}}`;
}

/** Attributes that an update changes, and the names of the object. */
export function printEffect(
  before: Value | undefined,
  after: Value | undefined,
  options: PrintOptions,
): string {
  const names = isObject(before)
    ? printObject(before, options, [], (key) => IDENTITY.includes(key) && !isUnknown(before[key]))
    : "";
  return `${names} ${printDifference(before, after, options, [])}`;
}

function printDifference(
  before: Value | undefined,
  after: Value | undefined,
  options: PrintOptions,
  path: Path,
): string {
  // What becomes known after apply counts without the value it had, which a provider may have computed since.
  if (isUnknown(after)) return "?";
  if (isSensitive(before) || isSensitive(after)) return sensitiveDifference(before, after, options, path);
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    const members = keys.flatMap((key) => {
      const [from, to] = [memberOf(before, key), memberOf(after, key)];
      if (equal(from, to)) return [];
      return [`${JSON.stringify(key)}:${printDifference(from, to, options, [...path, key])}`];
    });
    return `{${members.join(",")}}`;
  }
  if (isList(before) && isList(after) && before.length === after.length && !isSet(options, path)) {
    const items = before.flatMap((from, index) => {
      const to = after[index];
      if (equal(from, to)) return [];
      return [`${index}:${printDifference(from, to, options, [...path, index])}`];
    });
    return `[${items.join(",")}]`;
  }
  return `${printValue(before, options, path)}>${printValue(after, options, path)}`;
}

/** A mark that goes or comes counts, too: from then on the value is printed, or no longer. */
function sensitiveDifference(
  before: Value | undefined,
  after: Value | undefined,
  options: PrintOptions,
  path: Path,
): string {
  options.printing.hasSensitive = true;
  const [from, to] = [withoutMarks(before), withoutMarks(after)];
  const marks = `${isSensitive(before) ? "!" : ""}>${isSensitive(after) ? "!" : ""}`;
  const printed = options.printing.isKeyed
    ? printDifference(from, to, options, path)
    : isUnknown(to)
      ? "?"
      : equal(from, to)
        ? "="
        : "~";
  return `${marks} ${printed}`;
}

function isSet({ type }: PrintOptions, path: Path): boolean {
  return type !== "" && listKind(type, path) === "set";
}
