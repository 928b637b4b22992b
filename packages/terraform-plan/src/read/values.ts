import { type Json, memberOf, SensitiveValue, UNKNOWN, type Value } from "../value";
import { isJsonList, isJsonObject, type JsonObject } from "./shape";

/**
 * Puts a value together with the two masks that a plan keeps beside it. A mask mirrors the value's shape with `true`
 * where it applies; it may be missing, a bare boolean, or hold `false`. Parts without a mark are shared, not copied.
 * Undefined when there is neither a value nor an unknown one.
 *
 * @param secrets gets every sensitive part
 */
export function mergeValue(
  value: Json | undefined,
  unknown: Json | undefined,
  sensitive: Json | undefined,
  secrets: SensitiveValue[],
): Value | undefined {
  if (sensitive === true) return markSensitive(value, unknown, secrets);
  if (unknown === true) return UNKNOWN;
  const someUnknown = marksSome(unknown);
  const someSensitive = marksSome(sensitive);
  if (!someUnknown && !someSensitive) return value;
  const list = isJsonList(value) || (isAbsent(value) && isJsonList(unknown));
  const fitting = list
    ? fitsList(sensitive)
    : (isJsonObject(value) || isAbsent(value)) && fitsObject(sensitive);
  if (someSensitive && !fitting) return markSensitive(value, unknown, secrets);
  if (list) return mergeList(isJsonList(value) ? value : [], unknown, sensitive, secrets);
  if (isJsonObject(value) || (isAbsent(value) && someUnknown)) {
    return mergeObject(isJsonObject(value) ? value : {}, unknown, sensitive, secrets);
  }
  return value;
}

function markSensitive(
  value: Json | undefined,
  unknown: Json | undefined,
  secrets: SensitiveValue[],
): SensitiveValue {
  const marked = new SensitiveValue(mergeValue(value, unknown, undefined, secrets) ?? null);
  secrets.push(marked);
  return marked;
}

function isAbsent(value: Json | undefined): boolean {
  return value === undefined || value === null;
}

/** A mask of another shape than its value cannot say which part it means. */
function fitsList(mask: Json | undefined): boolean {
  return !isJsonObject(mask);
}

function fitsObject(mask: Json | undefined): boolean {
  return !isJsonList(mask);
}

function mergeList(
  value: readonly Json[],
  unknown: Json | undefined,
  sensitive: Json | undefined,
  secrets: SensitiveValue[],
): readonly Value[] {
  const unknowns = isJsonList(unknown) ? unknown : [];
  const sensitives = isJsonList(sensitive) ? sensitive : [];
  const merged: Value[] = [];
  for (let index = 0; index < Math.max(value.length, unknowns.length); index++) {
    const item = mergeValue(value[index], unknowns[index], sensitives[index], secrets);
    if (item !== undefined) merged.push(item);
  }
  return merged;
}

function mergeObject(
  value: JsonObject,
  unknown: Json | undefined,
  sensitive: Json | undefined,
  secrets: SensitiveValue[],
): Value {
  const unknowns = isJsonObject(unknown) ? unknown : {};
  const sensitives = isJsonObject(sensitive) ? sensitive : {};
  const merged: [string, Value][] = [];
  for (const key of new Set([...Object.keys(unknowns), ...Object.keys(sensitives)])) {
    const item = mergeValue(
      memberOf(value, key),
      memberOf(unknowns, key),
      memberOf(sensitives, key),
      secrets,
    );
    if (item !== undefined) merged.push([key, item]);
  }
  return merged.length === 0 ? value : { ...value, ...Object.fromEntries(merged) };
}

/** True if a mask marks anything; most are `{}` on every level. */
function marksSome(mask: Json | undefined): boolean {
  if (typeof mask === "boolean") return mask;
  if (isJsonList(mask)) return mask.some(marksSome);
  if (isJsonObject(mask)) {
    for (const key in mask) if (marksSome(mask[key])) return true;
  }
  return false;
}
