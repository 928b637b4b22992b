import type { Path, PathStep } from "@infra-tools/terraform-plan/path";
import { shapedSecrets } from "@infra-tools/terraform-plan/secrets/shapes";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  memberOf,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";

/** The value without its mark. For comparing only: print with `show`. */
export function reveal(value: Value | undefined): Value | undefined {
  return isSensitive(value) ? reveal(value.inner) : value;
}

/** Undefined, null and empty texts, lists and objects: providers use all of them for "not set". */
export function isUnset(value: Value | undefined): boolean {
  const plain = reveal(value);
  if (plain === undefined || plain === null || plain === "") return true;
  if (isList(plain)) return plain.length === 0;
  return isObject(plain) && Object.keys(plain).length === 0;
}

export function hasUnknown(value: Value | undefined): boolean {
  const plain = reveal(value);
  if (typeof plain !== "object" || plain === null) return false;
  if (isUnknown(plain)) return true;
  if (isList(plain)) return plain.some(hasUnknown);
  return isObject(plain) && Object.values(plain).some(hasUnknown);
}

export function hasSensitive(value: Value | undefined): boolean {
  if (isSensitive(value)) return true;
  if (isList(value)) return value.some(hasSensitive);
  return isObject(value) && Object.values(value).some(hasSensitive);
}

const NONE: readonly Value[] = [];
const NO_TEXTS: readonly string[] = [];

/** Every value at a path without positions: through all elements of all lists on the way. Marks are taken off. */
export function collect(value: Value | undefined, schemaPath: string): readonly Value[] {
  if (lacks(value, schemaPath)) return NONE;
  const values: Value[] = [];
  gather(value, schemaPath, values);
  return values;
}

/** Most attributes that are asked for are not there. */
function lacks(value: Value | undefined, schemaPath: string): boolean {
  return (
    isObject(value) && !schemaPath.includes(".") && !Object.hasOwn(value, schemaPath) && schemaPath !== ""
  );
}

function gather(value: Value | undefined, schemaPath: string, values: Value[]): void {
  const plain = reveal(value);
  if (plain === undefined || plain === null) return;
  if (isUnknown(plain)) values.push(plain);
  else if (isList(plain)) for (const item of plain) gather(item, schemaPath, values);
  else if (schemaPath === "") values.push(plain);
  else if (isObject(plain)) gatherMembers(plain, schemaPath, values);
}

/** Keys of maps may hold dots themselves: the path may begin with any of several keys. */
function gatherMembers(object: ValueObject, schemaPath: string, values: Value[]): void {
  if (!schemaPath.includes(".")) {
    if (Object.hasOwn(object, schemaPath)) gather(object[schemaPath], "", values);
    return;
  }
  for (const key of Object.keys(object)) {
    if (key === schemaPath) gather(object[key], "", values);
    else if (schemaPath.startsWith(`${key}.`)) gather(object[key], schemaPath.slice(key.length + 1), values);
  }
}

/** All blocks of an object, itself included, what is sensitive too. */
export function blocksIn(value: Value | undefined): readonly ValueObject[] {
  const plain = reveal(value);
  if (isList(plain)) return plain.flatMap(blocksIn);
  if (!isObject(plain) || isUnknown(plain)) return [];
  return [
    plain,
    ...Object.values(plain).flatMap((inner) => (typeof inner === "object" ? blocksIn(inner) : [])),
  ];
}

/** The first value at a path without positions. */
export function first(value: Value | undefined, schemaPath: string): Value | undefined {
  return collect(value, schemaPath)[0];
}

/** The texts and numbers at a path, printed. */
export function texts(value: Value | undefined, schemaPath: string): readonly string[] {
  const values = collect(value, schemaPath);
  if (values.length === 0) return NO_TEXTS;
  const printed: string[] = [];
  for (const item of values) {
    if (typeof item === "string" || typeof item === "number" || typeof item === "boolean") {
      printed.push(String(item));
    }
  }
  return printed;
}

/** The value at a path with positions and elements; undefined where there is none. */
export function resolve(value: Value | undefined, path: Path): Value | undefined {
  return path.reduce<Value | undefined>((current, step) => enter(reveal(current), step), value);
}

function enter(value: Value | undefined, step: PathStep): Value | undefined {
  if (typeof step === "number") return isList(value) ? value[step] : undefined;
  if (typeof step === "string") {
    return isObject(value) ? memberOf(value, step) : undefined;
  }
  return isList(value) ? value.find((item) => hasIdentity(item, step.element)) : undefined;
}

/** An element has the identity `name=web` or `protocol=tcp,port=80`. */
function hasIdentity(item: Value, element: string): boolean {
  return element.split(/,(?=[\w.]+=)/).every((part) => {
    const equals = part.indexOf("=");
    const value = first(item, part.slice(0, equals));
    return value !== undefined && String(value) === part.slice(equals + 1);
  });
}

/** Seconds since 1970 in an expression about time, as dates: `time() > 1803945600`. */
function withDates(text: string): string {
  if (!/time(stamp)?\(\)/.test(text)) return text;
  return text.replace(/\b(1[5-9]|[23]\d)\d{8}\b/g, (seconds) =>
    new Date(Number(seconds) * 1000).toISOString().replace(/T00:00:00\.000Z$|:00\.000Z$/, ""),
  );
}

const LONGEST = 80;

/** A value as a sentence may show it: short, never a secret. */
export function show(value: Value | undefined, longest = LONGEST): string {
  if (isUnknown(value)) return "(known after apply)";
  if (value === undefined || value === null) return "(not set)";
  if (hasSensitive(value)) return "(sensitive)";
  const printed = typeof value === "string" ? withDates(value) : JSON.stringify(value);
  if (printed === "") return '""';
  if (shapedSecrets(printed).length > 0) return "(looks like a secret)";
  return printed.length > longest ? `${printed.slice(0, longest)}…` : printed;
}

/** Number of common characters shown before the first difference of two long texts. */
const CONTEXT = 20;

/** Two values side by side. Long texts that begin alike are shown from where they differ. */
export function showBoth(before: Value | undefined, after: Value | undefined): readonly [string, string] {
  const shown = [show(before), show(after)] as const;
  const isCut = shown.every((text) => text.endsWith("…"));
  if (!isCut || shown[0] !== shown[1] || typeof before !== "string" || typeof after !== "string")
    return shown;
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const start = same - CONTEXT;
  return [show(`…${before.slice(start)}`), show(`…${after.slice(start)}`)];
}

/** An element of a list is a name, and a name that is cut may read like another one. */
const MAX_NAME_LENGTH = 300;

/** In a longer list the broadest names come first: nobody reads to its end. */
const LONG_LIST = 100;

/** Texts of an object as a sentence may show them: none of them where a part of the object is sensitive. */
export function showTexts(object: Value | undefined, printed: readonly string[]): string {
  return hasSensitive(object) ? "(sensitive)" : showAll(printed);
}

/** A list as a sentence shows it: all of it, for a name that is left out may be the worst one. */
export function showAll(items: readonly string[]): string {
  return ordered(items)
    .map((item) => show(item, MAX_NAME_LENGTH))
    .join(", ");
}

/** Several phrases as one. */
export function joinPhrases(phrases: readonly string[]): string {
  return ordered(phrases).join("; ");
}

function ordered(items: readonly string[]): readonly string[] {
  return items.length > LONG_LIST ? broadestFirst(items) : items;
}

/** Names with a wildcard, and ranges of addresses, the larger the earlier; then everything else in its order. */
function broadestFirst(items: readonly string[]): readonly string[] {
  return items
    .map((item, index) => ({ item, index, breadth: breadthOf(item) }))
    .sort((a, b) => b.breadth - a.breadth || a.index - b.index)
    .map(({ item }) => item);
}

const MAX_PREFIX = 128;

function breadthOf(item: string): number {
  const prefix = /\/(\d{1,3})$/.exec(item)?.[1];
  if (prefix !== undefined) return Math.max(MAX_PREFIX - Number(prefix), 1);
  return item.includes("*") ? MAX_PREFIX + 1 : 0;
}
