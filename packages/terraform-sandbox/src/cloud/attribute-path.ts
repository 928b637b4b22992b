import type { Json } from "@infra-tools/terraform-plan/value";

/** A place inside an object's attributes: names, map keys and list positions. */
export type AttributePath = readonly [string, ...(string | number)[]];

const TOKEN = /\.?([A-Za-z_][A-Za-z0-9_-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;

/** Reads `settings[0].tier` and `labels["a.b"]`; undefined when the text is no such path. */
export function parseAttributePath(text: string): AttributePath | undefined {
  const steps: (string | number)[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null || (match[0].startsWith(".") === (at === 0) && match[1] !== undefined))
      return undefined;
    const [, name, position, key] = match;
    if (name !== undefined) steps.push(name);
    else if (position !== undefined) steps.push(Number(position));
    else if (key !== undefined) steps.push(String(JSON.parse(key)));
  }
  const [first, ...rest] = steps;
  return typeof first === "string" ? [first, ...rest] : undefined;
}

/** Why a value could not be put somewhere, for a sentence that begins with the path. */
export class NoSuchPlace extends Error {}

/**
 * A copy of `value` with `next` at the path. The way there must exist, and the last step must be a list position,
 * an attribute or a key of a map; only maps of texts get new keys, because an attribute is there even when it is null.
 */
export function setAt(value: Json | undefined, path: readonly (string | number)[], next: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return sameKind(value, next);
  if (isList(value)) {
    if (typeof step !== "number" || step >= value.length) {
      throw new NoSuchPlace(`the list there has ${value.length} elements, and no ${JSON.stringify(step)}`);
    }
    return value.map((element, index) => (index === step ? setAt(element, rest, next) : element));
  }
  if (typeof value === "object" && value !== null && typeof step === "string") {
    if (Object.hasOwn(value, step)) return { ...value, [step]: setAt(value[step], rest, next) };
    if (rest.length === 0 && isMapOfTexts(value) && typeof next === "string")
      return { ...value, [step]: next };
    throw new NoSuchPlace(
      `there is no ${JSON.stringify(step)}; there is ${Object.keys(value).sort().join(", ") || "nothing"}`,
    );
  }
  throw new NoSuchPlace(`nothing can stand below ${JSON.stringify(value ?? null)}`);
}

/** A provider could not read an attribute of another type than its schema's. */
function sameKind(before: Json | undefined, next: Json): Json {
  if (before === undefined || before === null || next === null) return next;
  const [was, is] = [kind(before), kind(next)];
  if (was !== is) throw new NoSuchPlace(`a ${was} stands there, and ${JSON.stringify(next)} is a ${is}`);
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
