/** A setting of an environment's file: its path, and its value as TypeScript, or undefined to remove it. */
export interface Edit {
  readonly path: readonly string[];
  readonly value: string | undefined;
}

/** An edited file, or why it could not be edited. */
export type Edited = { readonly source: string } | { readonly rule: string };

/** Position of a property in a text: from its key to the end of its value, without the comma. */
interface Property {
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

interface ObjectLiteral {
  readonly properties: ReadonlyMap<string, Property>;
  /** Position of the closing brace. */
  readonly close: number;
}

/** Beginning of an environment's data; what follows is an object literal. */
const DATA = /\bEnvironmentData\s*=\s*\{/;

/**
 * Changes settings in an environment's file and leaves every other character as it is, comments included. A setting that
 * is missing is added at the end of its object.
 */
export function editData(source: string, edits: readonly Edit[]): Edited {
  let text = source;
  for (const edit of edits) {
    const edited = editOne(text, edit);
    if ("rule" in edited) return edited;
    text = edited.source;
  }
  return { source: text };
}

function editOne(source: string, { path, value }: Edit): Edited {
  const declaration = DATA.exec(source);
  if (declaration === null) return { rule: "must declare its data as an object of the type EnvironmentData" };
  let object = readObject(source, declaration.index + declaration[0].length - 1);
  for (const [depth, key] of path.entries()) {
    if (object === undefined) return { rule: "must be TypeScript whose brackets and quotes match" };
    const property = object.properties.get(key);
    const isLast = depth === path.length - 1;
    if (property === undefined) {
      if (value === undefined) return { source };
      return isLast
        ? { source: inserted(source, object, `${key}: ${value}`, depth + 1) }
        : { rule: `must have ${path.slice(0, depth + 1).join(".")}` };
    }
    if (isLast) return { source: replaced(source, property, value) };
    if (source[property.valueStart] !== "{") {
      return { rule: `must write ${path.slice(0, depth + 1).join(".")} as an object literal` };
    }
    object = readObject(source, property.valueStart);
  }
  return { source };
}

function replaced(source: string, { start, valueStart, end }: Property, value: string | undefined): string {
  if (value !== undefined) return source.slice(0, valueStart) + value + source.slice(end);
  // The comma and the line go with the property.
  const after = source.slice(end).replace(/^\s*,/, "");
  const before = source.slice(0, start);
  return /\n[ \t]*$/.test(before) && /^[ \t]*\n/.test(after)
    ? before.replace(/[ \t]*$/, "") + after.replace(/^[ \t]*\n/, "")
    : before + after.trimStart();
}

function inserted(source: string, { properties, close }: ObjectLiteral, text: string, depth: number): string {
  const last = [...properties.values()].at(-1);
  const indent = "  ".repeat(depth);
  if (last === undefined) return `${source.slice(0, close)} ${text} ${source.slice(close)}`;
  const between = source.slice(last.end, close);
  if (!between.includes("\n")) {
    const rest = between.replace(/^\s*,/, "");
    return `${source.slice(0, last.end)}, ${text}${rest}${source.slice(close)}`;
  }
  const comma = between.trimStart().startsWith(",") ? "" : ",";
  const kept = between.replace(/\s*$/, "");
  return `${source.slice(0, last.end)}${comma}${kept}\n${indent}${text},\n${"  ".repeat(depth - 1)}${source.slice(close)}`;
}

/** Reads the properties of the object literal that begins at `open`; undefined when it does not end. */
function readObject(source: string, open: number): ObjectLiteral | undefined {
  const properties = new Map<string, Property>();
  let position = open + 1;
  for (;;) {
    position = skipBlank(source, position);
    if (source[position] === "}") return { properties, close: position };
    const key = /^(?:([A-Za-z_$][\w$]*)|"([^"\\]*)")\s*:/.exec(source.slice(position, position + 200));
    const valueStart = key === null ? position : skipBlank(source, position + key[0].length);
    const end = skipValue(source, valueStart);
    if (end === undefined) return undefined;
    const name = key?.[1] ?? key?.[2];
    if (name !== undefined)
      properties.set(name, { start: position, valueStart, end: trimmedEnd(source, end) });
    position = source[end] === "," ? end + 1 : end;
    if (position >= source.length) return undefined;
  }
}

/** Whitespace and comments that end a value are not part of it. */
function trimmedEnd(source: string, end: number): number {
  return source.slice(0, end).replace(/(?:\s|\/\*[\s\S]*?\*\/)+$/, "").length;
}

/** Position after blanks and comments. */
function skipBlank(source: string, from: number): number {
  const blank = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(source.slice(from));
  return from + (blank?.[0].length ?? 0);
}

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/** Position of the comma or the brace that ends a value; undefined when brackets do not match. */
function skipValue(source: string, from: number): number | undefined {
  const expected: string[] = [];
  let position = from;
  while (position < source.length) {
    const character = source[position] ?? "";
    const closing = CLOSING[character];
    if (expected.length === 0 && (character === "," || character === "}")) return position;
    if (closing !== undefined) expected.push(closing);
    else if (character === expected.at(-1)) expected.pop();
    else if ("}])".includes(character)) return undefined;
    position = afterToken(source, position);
  }
  return undefined;
}

/** Position after a text or a comment that begins here, else after one character. */
function afterToken(source: string, position: number): number {
  const token =
    /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/.exec(
      source.slice(position),
    );
  return position + (token?.[0].length ?? 1);
}
