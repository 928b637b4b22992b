/** Plain data, as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The JSON in a text; undefined if it is none, or is nested deeper than the parser's stack. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value Terraform will only know after the apply. */
export class UnknownValue {
  readonly kind = "unknown";
}

/** The one unknown value; compare with `isUnknown`. */
export const UNKNOWN = new UnknownValue();

/** A value marked sensitive. It is carried for comparison and never printed. */
export class SensitiveValue {
  readonly kind = "sensitive";
  readonly inner: Value;

  constructor(inner: Value) {
    this.inner = inner;
  }

  /** Form for `JSON.stringify`, without the value. */
  toJSON(): string {
    return "(sensitive)";
  }

  /** Form for `console.log` and `util.inspect`, without the value. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "(sensitive)";
  }
}

/** Data of a plan: JSON with unknown and sensitive parts. */
export type Value =
  | null
  | boolean
  | number
  | string
  | UnknownValue
  | SensitiveValue
  | readonly Value[]
  | { readonly [key: string]: Value };

export type ValueObject = { readonly [key: string]: Value };

/** A member that the object itself has: names come from plans, and `constructor` must not find what every object inherits. */
export function memberOf<T>(object: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function isUnknown(value: Value | undefined): value is UnknownValue {
  return value instanceof UnknownValue;
}

export function isSensitive(value: Value | undefined): value is SensitiveValue {
  return value instanceof SensitiveValue;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isObject(value: Value | undefined): value is ValueObject {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof UnknownValue) &&
    !(value instanceof SensitiveValue)
  );
}
