import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import { isJsonList, isJsonObject } from "@infra-tools/terraform-plan/read/shape";
import { type Json, memberOf } from "@infra-tools/terraform-plan/value";

/** JSON of a value with its tokens resolved; undefined where cdktf leaves the value out. @throws what cdktf refuses. */
export type Resolve = (value: unknown) => Json | undefined;

/** True if a value of cdktf resolves to this JSON. */
export type ResolvesTo = (value: unknown, json: Json | undefined) => boolean;

/**
 * Compares values with JSON, tokens resolved. cdktf walks all values twice and prepares at each for a token, which is most
 * of a synthesis; but few values hold one. Only those are left to cdktf, and the same text once. A doubt is a difference.
 */
export function resolvedEqual(resolve: Resolve): ResolvesTo {
  const texts = new Map<string, Json | undefined>();
  const resolveText = (text: string): Json | undefined => {
    if (!texts.has(text)) texts.set(text, resolve(text));
    return texts.get(text);
  };
  const isSameList = (list: readonly unknown[], json: Json | undefined): boolean => {
    if (list.some(mayBeWholeList)) return equal(resolve(list), json);
    if (!isJsonList(json) || json.length !== list.length) return false;
    return list.every((item, index) => resolvesTo(item, json[index]));
  };
  const isSameObject = (object: object, json: Json | undefined): boolean => {
    if (!isPlainObject(object) || "resolve" in object) return equal(resolve(object), json);
    if (!isJsonObject(json)) return false;
    let members = 0;
    for (const [key, value] of Object.entries(object)) {
      if (mayHoldToken(key)) return equal(resolve(object), json);
      const member = memberOf(json, key);
      if (!resolvesTo(value, member)) return false;
      if (member !== undefined) members += 1;
    }
    return members === Object.keys(json).length;
  };
  const resolvesTo: ResolvesTo = (value, json) => {
    if (typeof value === "string") {
      return mayHoldToken(value) ? equal(resolveText(value), json) : value === json;
    }
    if (typeof value === "number" && mayBeToken(value)) return equal(resolve(value), json);
    if (typeof value === "object" && value !== null) {
      return Array.isArray(value) ? isSameList(value, json) : isSameObject(value, json);
    }
    return value === json;
  };
  return resolvesTo;
}

/** An object without a class, maybe with tokens in it. */
export type PlainObject = Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The token of a list is its first element: a text with a marker of its own, or a number. */
function mayBeWholeList(item: unknown): boolean {
  return typeof item === "string" ? item.includes("#{") : typeof item === "number" && mayBeToken(item);
}

/** Every marker of a token holds this word, and a number's token is written with a large exponent. */
export function mayHoldToken(text: string): boolean {
  return text.length >= MIN_MARKER_LENGTH && (text.includes("Token") || text.includes("e+"));
}

/** `#{TfToken[1]}` has 13 characters, and the number of a token is longer. */
const MIN_MARKER_LENGTH = 13;

/** Numbers of tokens are negative. */
function mayBeToken(number: number): boolean {
  return number < 0;
}
