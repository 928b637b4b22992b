import { formatPath, type PathStep } from "@infra-tools/terraform-plan/path";
import { isList, isObject, isSensitive, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import { dynamicType } from "./msgpack";
import type { TypeJson } from "./type";

/** A value of another type than its schema has. */
export interface Mismatch {
  /** Printed as Terraform prints paths: `spec[0].replicas`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Every place where `value` does not fit `type`. Terraform crashes deep inside on such an answer, so each one
 * is checked before it is sent.
 */
export function mismatches(value: Value, type: TypeJson): readonly Mismatch[] {
  const all: Mismatch[] = [];
  check(value, type, [], all);
  return all;
}

function check(value: Value, type: TypeJson, path: PathStep[], all: Mismatch[]): void {
  if (value === null || isUnknown(value)) return;
  if (!fits(value, type)) {
    all.push({ path: formatPath(path), expected: describe(type), actual: kindOf(value) });
    return;
  }
  if (type === "dynamic" && isObject(value)) {
    check(value["value"] ?? null, dynamicType(value), path, all);
    return;
  }
  if (typeof type === "string") return;
  if (isList(value)) {
    value.forEach((element, index) => {
      const inner = type[0] === "tuple" ? type[1][index] : type[0] === "object" ? undefined : type[1];
      if (inner !== undefined) inside(element, inner, index, path, all);
    });
    return;
  }
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const innerType = type[0] === "object" ? type[1][key] : type[0] === "map" ? type[1] : undefined;
    if (innerType === undefined) {
      all.push({ path: formatPath([...path, key]), expected: "no such attribute", actual: kindOf(inner) });
    } else {
      inside(inner, innerType, key, path, all);
    }
  }
}

/** One path array for the whole walk: copying it at each step would cost more than the check. */
function inside(value: Value, type: TypeJson, step: PathStep, path: PathStep[], all: Mismatch[]): void {
  path.push(step);
  check(value, type, path, all);
  path.pop();
}

function fits(value: Value, type: TypeJson): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "bool":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" || (typeof value === "string" && isDecimal(value));
    case "dynamic":
      return isObject(value) && "type" in value && "value" in value;
    default:
      if (type[0] === "tuple") return isList(value) && value.length === type[1].length;
      return type[0] === "list" || type[0] === "set" ? isList(value) : isObject(value);
  }
}

function isDecimal(text: string): boolean {
  return text.trim() !== "" && !Number.isNaN(Number(text));
}

function describe(type: TypeJson): string {
  return typeof type === "string" ? type : type[0];
}

function kindOf(value: Value): string {
  if (value === null) return "null";
  if (isUnknown(value)) return "unknown";
  if (isSensitive(value)) return "a value marked sensitive";
  return isList(value) ? "list" : typeof value;
}
