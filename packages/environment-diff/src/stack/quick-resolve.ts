import { Tokenization } from "cdktf";

type Resolve = typeof Tokenization.resolve;
type Options = Parameters<Resolve>[1];

/**
 * Runs work in which cdktf resolves values faster. cdktf walks all values twice and prepares at each for a token, which is most
 * of a synthesis; but few values hold one. Here a value without a token is copied, and any other is left to cdktf.
 */
export function withQuickResolve<T>(work: () => T): T {
  const { resolve } = Tokenization;
  const copies = new WeakSet<object>();
  Tokenization.resolve = (value: unknown, options: Options) => copy(value, options, resolve, copies);
  try {
    return work();
  } finally {
    Tokenization.resolve = resolve;
  }
}

function copy(value: unknown, options: Options, resolve: Resolve, copies: WeakSet<object>): unknown {
  if (typeof value === "string" ? !mayHoldToken(value) : typeof value === "boolean" || value === null)
    return value;
  if (typeof value === "number" && !mayBeToken(value)) return value;
  if (typeof value !== "object" || value === null) return resolve(value, options);
  if (copies.has(value)) return value;
  const result = Array.isArray(value)
    ? copyList(value, options, resolve, copies)
    : copyObject(value, options, resolve, copies);
  if (result === undefined) return resolve(value, options);
  copies.add(result);
  return result;
}

/** Undefined when the list may be a token as a whole. */
function copyList(
  list: readonly unknown[],
  options: Options,
  resolve: Resolve,
  copies: WeakSet<object>,
): readonly unknown[] | undefined {
  if (list.some(isMarked)) return undefined;
  return list.map((item) => copy(item, options, resolve, copies)).filter((item) => item !== undefined);
}

/** Undefined when the object is a token, a construct, or has a token in a key. */
function copyObject(
  object: object,
  options: Options,
  resolve: Resolve,
  copies: WeakSet<object>,
): object | undefined {
  if (Object.getPrototypeOf(object) !== Object.prototype || "resolve" in object) return undefined;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    if (mayHoldToken(key)) return undefined;
    const member = copy(value, options, resolve, copies);
    if (member !== undefined) result[key] = member;
  }
  return result;
}

function isMarked(item: unknown): boolean {
  return typeof item === "string" ? mayHoldToken(item) : typeof item === "number" && mayBeToken(item);
}

/** Every marker of a token holds this word, and a number's token is written with a large exponent. */
function mayHoldToken(text: string): boolean {
  return text.length >= MIN_MARKER_LENGTH && (text.includes("Token") || text.includes("e+"));
}

/** `#{TfToken[1]}` has 13 characters, and the number of a token is longer. */
const MIN_MARKER_LENGTH = 13;

/** Numbers of tokens are negative. */
function mayBeToken(number: number): boolean {
  return number < 0;
}
