import { isList, isSensitive, isUnknown, type Value, type ValueObject } from "../value";

/** Null, missing, `""`, `[]` and `{}` mean the same to most providers, which swap them freely. */
export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value !== "object" || isUnknown(value) || isSensitive(value)) return false;
  if (isList(value)) return value.length === 0;
  for (const _ in value) return false;
  return true;
}

/** Takes the marks off, all the way down. For comparing in memory only: never print the result. */
export function withoutMarks(value: Value | undefined): Value | undefined {
  if (value === undefined || value === null || typeof value !== "object" || isUnknown(value)) return value;
  if (isSensitive(value)) return withoutMarks(value.inner);
  if (isList(value)) return value.map((item) => withoutMarks(item) ?? null);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutMarks(item) ?? null]));
}

/** True if two values are the same data. Marks count; two unknown values are the same. */
export function equal(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isUnknown(a) || isUnknown(b)) return isUnknown(a) && isUnknown(b);
  if (isSensitive(a) || isSensitive(b)) return isSensitive(a) && isSensitive(b) && equal(a.inner, b.inner);
  if (isList(a) || isList(b)) return isList(a) && isList(b) && equalLists(a, b);
  return equalObjects(a, b);
}

function equalLists(a: readonly Value[], b: readonly Value[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!equal(a[index], b[index])) return false;
  return true;
}

/** Plain loops: a large plan asks this millions of times. */
function equalObjects(a: ValueObject, b: ValueObject): boolean {
  let members = 0;
  for (const key in a) {
    if (a[key] !== b[key] && (!Object.hasOwn(b, key) || !equal(a[key], b[key]))) return false;
    members++;
  }
  for (const _ in b) members--;
  return members === 0;
}

/**
 * One text per value, the same for the same data whatever the order of its keys. Unknown and sensitive parts are
 * distinguished from every string. It holds sensitive data in clear: hash it or keep it in memory.
 */
export function canonical(value: Value | undefined): string {
  if (value === undefined) return "-";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isUnknown(value)) return "?";
  if (isSensitive(value)) return `!${canonical(value.inner)}`;
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  let members = "";
  for (const key of Object.keys(value).sort()) {
    members += `${members === "" ? "" : ","}${JSON.stringify(key)}:${canonical(value[key])}`;
  }
  return `{${members}}`;
}
