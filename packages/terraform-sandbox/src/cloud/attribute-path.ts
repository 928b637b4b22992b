import type { Json } from "@infra-tools/terraform-plan/value";

/** A place inside an object's attributes: names, map keys and list positions. */
export type AttributePath = readonly [string, ...(string | number)[]];

const TOKEN = /\.?([A-Za-z_][A-Za-z0-9_-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;

/** Reads `settings[0].tier` and `labels["a.b"]`; undefined when the text is no such path. */
export function parseAttributePath(text: string): AttributePath | undefined {
  const steps: (string | number)[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const index = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null || (match[0].startsWith(".") === (index === 0) && match[1] !== undefined))
      return undefined;
    const [, name, position, key] = match;
    if (name !== undefined) steps.push(name);
    else if (position !== undefined) steps.push(Number(position));
    else if (key !== undefined) steps.push(String(JSON.parse(key)));
  }
  const [first, ...rest] = steps;
  return typeof first === "string" ? [first, ...rest] : undefined;
}

/** The path does not exist, or has another type; the message follows the path in a sentence. */
export class NoSuchPathError extends Error {}

/**
 * A copy of `value` with `next` at the path. The path must exist; only maps of texts get new keys, because an unset
 * attribute exists with the value null.
 */
export function setAt(value: Json | undefined, path: readonly (string | number)[], next: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return sameKind(value, next);
  if (isList(value)) {
    if (typeof step !== "number" || step >= value.length) {
      throw new NoSuchPathError(`has a list of ${value.length} elements, without ${JSON.stringify(step)}`);
    }
    return value.map((element, index) => (index === step ? setAt(element, rest, next) : element));
  }
  if (typeof value === "object" && value !== null && typeof step === "string") {
    if (Object.hasOwn(value, step)) return { ...value, [step]: setAt(value[step], rest, next) };
    if (rest.length === 0 && isMapOfTexts(value) && typeof next === "string")
      return { ...value, [step]: next };
    throw new NoSuchPathError(
      `has no ${JSON.stringify(step)}; it has ${Object.keys(value).sort().join(", ") || "no keys"}`,
    );
  }
  throw new NoSuchPathError(`has nothing below ${JSON.stringify(value ?? null)}`);
}

/** A provider could not read an attribute of another type than its schema's. */
function sameKind(before: Json | undefined, next: Json): Json {
  if (before === undefined || before === null || next === null) return next;
  const [expected, actual] = [kind(before), kind(next)];
  if (expected !== actual) {
    throw new NoSuchPathError(`must be a ${expected}, and ${JSON.stringify(next)} is a ${actual}`);
  }
  return next;
}

function kind(value: Json): string {
  if (isList(value)) return "list";
  return typeof value === "object" ? "object" : typeof value === "string" ? "text" : typeof value;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isMapOfTexts(value: { readonly [key: string]: Json }): boolean {
  return Object.values(value).every((each) => typeof each === "string");
}
