import type { Json } from "@infra-tools/terraform-plan/value";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";

/** Checks for a value that the SDK treats as unset: null, the empty string, zero, false, empty collections. */
export function isZero(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === "" || value === 0 || value === false) return true;
  if (isList(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** Deep equality; two unknown values are not equal. */
export function equal(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return !isUnknown(a);
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((element, index) => equal(element, b[index]));
  }
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && equal(a[key], b[key]));
  }
  return false;
}

/** Deep equality in which null and zero values are equal, as in the SDK. */
export function equivalent(a: Value | undefined, b: Value | undefined): boolean {
  if (isZero(a) && isZero(b)) return true;
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((element, index) => equivalent(element, b[index]));
  }
  if (isObject(a) && isObject(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => equivalent(a[key], b[key]));
  }
  return equal(a, b);
}

export function hasUnknown(value: Value | undefined): boolean {
  if (isUnknown(value)) return true;
  if (isList(value)) return value.some(hasUnknown);
  return isObject(value) && Object.values(value).some(hasUnknown);
}

/** The value as JSON; throws where something is still unknown. */
export function toJson(value: Value): Json {
  if (isUnknown(value) || isSensitive(value)) throw new Error("an unknown value where a known one is needed");
  if (isList(value)) return value.map(toJson);
  if (isObject(value)) return toJsonObject(value);
  return value;
}

export function toJsonObject(value: ValueObject): { readonly [key: string]: Json } {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
}

/** Looks up a nested value by names; of a list, the first element counts: `metadata.name`. */
export function lookUp(value: Value | undefined, path: string): Value | undefined {
  return path.split(".").reduce<Value | undefined>((current, name) => {
    const inner = isList(current) ? current[0] : current;
    return isObject(inner) ? inner[name] : undefined;
  }, value);
}

/** The text at a path, or undefined when there is none or it is not known. */
export function textAt(value: Value | undefined, path: string): string | undefined {
  const inner = lookUp(value, path);
  if (typeof inner === "number" || typeof inner === "boolean") return String(inner);
  return typeof inner === "string" && inner !== "" ? inner : undefined;
}

export function objectAt(value: Value | undefined, path: string): ValueObject | undefined {
  const inner = lookUp(value, path);
  return isObject(inner) ? inner : undefined;
}
