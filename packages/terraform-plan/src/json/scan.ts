const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPENING_BRACKET, CLOSING_BRACKET, OPENING_BRACE, CLOSING_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Properties of a JSON text that its parsed data no longer shows. */
export interface Scan {
  /** Nesting of objects and lists at the deepest place. */
  readonly depth: number;
  /** First key that occurs twice in one object, with the character at which it occurs again. */
  readonly duplicate: { readonly key: string; readonly index: number } | undefined;
}

/**
 * Looks through a JSON text once. Of an object in which a key occurs twice, a parser keeps one value, and another program
 * may keep the other. The text does not have to be JSON; then the answer means nothing.
 */
export function scanJson(text: string): Scan {
  let depth = 0;
  let deepest = 0;
  /** Keys of the objects around, undefined for a list and for an object without keys yet. */
  const around: (Keys | undefined)[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      const end = endOfText(text, index);
      if (end < 0) break;
      if (isColonNext(text, end)) {
        const keys = around[depth];
        if (keys === undefined) around[depth] = newKeys(text, index, end);
        else if (isTaken(keys, text, index, end)) {
          return { depth: deepest, duplicate: { key: keyAt(text, index, end), index } };
        }
      }
      index = end;
    } else if (code === OPENING_BRACE || code === OPENING_BRACKET) {
      depth++;
      around[depth] = undefined;
      if (depth > deepest) deepest = depth;
    } else if (code === CLOSING_BRACE || code === CLOSING_BRACKET) depth--;
  }
  return { depth: deepest, duplicate: undefined };
}

/** Position behind the object or list that begins at `start`; -1 for any other value, and for one that never ends. */
export function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = endOfText(text, index);
      if (index < 0) return -1;
    } else if (code === OPENING_BRACE || code === OPENING_BRACKET) depth++;
    else if (code === CLOSING_BRACE || code === CLOSING_BRACKET) depth--;
    if (depth <= 0) return depth === 0 && index > start ? index + 1 : -1;
  }
  return -1;
}

/** Position of the quote that ends a text; -1 when it never ends. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

function isColonNext(text: string, end: number): boolean {
  let next = end + 1;
  while (text.charCodeAt(next) <= 0x20) next++;
  return text.charCodeAt(next) === COLON;
}

/** Keys of one object. Most are written in their order, and then the one before is all that a key is compared with. */
interface Keys {
  /** The last key, which is the greatest as long as `all` is undefined. */
  last: string;
  all: Set<string> | undefined;
  /** Keys so far; only their number is needed while they are in order. */
  earlier: string[];
}

function newKeys(text: string, start: number, end: number): Keys {
  return { last: keyAt(text, start, end), all: undefined, earlier: [] };
}

/** The key between two quotes. One that is spelled with escapes may be another one without. */
function keyAt(text: string, start: number, end: number): string {
  const key = text.slice(start + 1, end);
  return key.includes("\\") ? unescaped(key) : key;
}

function unescaped(key: string): string {
  try {
    return String(JSON.parse(`"${key}"`));
  } catch {
    return key;
  }
}

/** Adds a key; true if the object has it already. */
function isTaken(keys: Keys, text: string, start: number, end: number): boolean {
  const key = keyAt(text, start, end);
  if (keys.all === undefined) {
    if (key > keys.last) {
      keys.earlier.push(keys.last);
      keys.last = key;
      return false;
    }
    keys.all = new Set([...keys.earlier, keys.last]);
  }
  if (keys.all.has(key)) return true;
  keys.all.add(key);
  return false;
}

/** Path of the object or list that holds the character at `index`, in a JSON text. */
export function pathAround(text: string, index: number): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let position = 0; position < index; position++) {
    const code = text.charCodeAt(position);
    if (code === QUOTE) {
      const end = endOfText(text, position);
      if (end < 0) break;
      if (isColonNext(text, end)) path[path.length - 1] = keyAt(text, position, end);
      position = end;
    } else if (code === OPENING_BRACE) path.push("");
    else if (code === OPENING_BRACKET) path.push(0);
    else if (code === CLOSING_BRACE || code === CLOSING_BRACKET) path.pop();
    else if (code === COMMA) {
      const step = path.at(-1);
      if (typeof step === "number") path[path.length - 1] = step + 1;
    }
  }
  return path.slice(0, -1);
}
