import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  type Json,
  type Value,
} from "@infra-tools/terraform-plan/value";

/** Text for a value that is known after apply, in Terraform's words. */
export const UNKNOWN_TEXT = "(known after apply)";
export const SENSITIVE_TEXT = "(sensitive)";

/** Objects and lists longer than this are printed over several lines. */
const ONE_LINE = 88;

/** Not set, or empty: providers distinguish these, readers of a report do not. */
export function isNothing(value: Value): boolean {
  return value === null || value === "" || (isList(value) && value.length === 0);
}

/**
 * A value as JSON, with words where there is nothing to print. Several lines when one would be long. Members of
 * objects that are not set are left out.
 */
export function printValue(value: Value | undefined): string {
  if (value === undefined) return "(not set)";
  if (isUnknown(value)) return UNKNOWN_TEXT;
  if (isSensitive(value)) return SENSITIVE_TEXT;
  const json = toJson(withoutNothing(value));
  const short = JSON.stringify(json);
  return short.length <= ONE_LINE || typeof json !== "object" ? short : JSON.stringify(json, undefined, 2);
}

/** A value for JSON: unknown and sensitive parts are replaced by a word. */
export function toJson(value: Value): Json {
  if (isUnknown(value)) return UNKNOWN_TEXT;
  if (isSensitive(value)) return SENSITIVE_TEXT;
  if (isList(value)) return value.map(toJson);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
  return value;
}

function withoutNothing(value: Value): Value {
  if (isList(value)) return value.map(withoutNothing);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (isNothing(inner) ? [] : [[key, withoutNothing(inner)]])),
  );
}
