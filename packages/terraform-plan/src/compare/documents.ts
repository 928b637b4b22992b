import { isList, isObject, type Json, type Value } from "../value";
import { equal } from "./canonical";
import { normalizePolicy } from "./policy";
import { report, type Walk } from "./walk";

/** A longer text is not tried as YAML: parsing it costs more than a line difference tells. */
const LONGEST_YAML = 256 * 1024;

/** Pattern of the first line of a YAML mapping or list, comments aside. */
const YAML_START = /^(?:\s*#[^\n]*\n|\s*\n)*(?:---|[\w."'/-]+:(?:\s|$)|- )/;

/** Numbers beyond what a double holds exactly: data parsed from them may look equal and not be. */
const LONG_NUMBERS = /[:[,]\s*-?[\d.]{16,}/g;

/** Documents nested deeper are compared as text, so that none can exhaust the stack. */
const DEEPEST = 200;

const [OPENING_BRACKET, CLOSING_BRACKET, OPENING_BRACE, CLOSING_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

interface Document {
  readonly format: "json" | "yaml";
  readonly data: Value;
}

/** Compares two strings as the documents they hold. False when they hold none that can be compared. */
export function compareDocuments(walk: Walk, before: string, after: string): boolean {
  const parsedBefore = parseDocument(before);
  const parsedAfter = parsedBefore === undefined ? undefined : parseDocument(after);
  if (
    parsedBefore === undefined ||
    parsedAfter === undefined ||
    isList(parsedBefore.data) !== isList(parsedAfter.data)
  )
    return false;
  if (!equal(longNumbers(before), longNumbers(after))) return false;
  const findings = walk.found.length + walk.hidden.length;
  const outer = walk.embedded;
  walk.embedded = { format: parsedAfter.format, depth: walk.steps.length };
  walk.visit(walk, normalizePolicy(parsedBefore.data), normalizePolicy(parsedAfter.data));
  walk.embedded = outer;
  if (walk.found.length + walk.hidden.length > findings) return true;
  report(walk, "formatting", before, after);
  return true;
}

function longNumbers(text: string): readonly string[] {
  return [...text.matchAll(LONG_NUMBERS)].map(([number]) => number.replace(/^.\s*/, "")).sort();
}

/** The document in a string: an object or a list in JSON or YAML. Undefined for any other text. */
export function parseDocument(text: string): Document | undefined {
  return parseJson(text) ?? parseYaml(text);
}

function parseJson(text: string): Document | undefined {
  if (!/^\s*[[{]/.test(text) || nesting(text) > DEEPEST) return undefined;
  try {
    const data: Json = JSON.parse(text);
    return { format: "json", data };
  } catch {
    return undefined;
  }
}

/** Nesting depth of brackets; those inside strings count too, which errs on the safe side. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === OPENING_BRACKET || code === OPENING_BRACE) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === CLOSING_BRACKET || code === CLOSING_BRACE) depth -= 1;
  }
  return deepest;
}

/** Loaded for the first text that looks like YAML: most reviews have none, and are done in the time it takes. */
function loadYaml(): typeof import("yaml") {
  return require("yaml");
}

function parseYaml(text: string): Document | undefined {
  if (
    !text.includes("\n") ||
    text.length > LONGEST_YAML ||
    !YAML_START.test(text) ||
    nesting(text) > DEEPEST
  ) {
    return undefined;
  }
  try {
    const documents = loadYaml().parseAllDocuments(text, { logLevel: "silent", uniqueKeys: true });
    if (!Array.isArray(documents) || documents.some((document) => document.errors.length > 0))
      return undefined;
    const data: readonly unknown[] = documents.map((document) => document.toJS({ maxAliasCount: 100 }));
    if (!data.every(isStructure)) return undefined;
    const [only] = data;
    return { format: "yaml", data: data.length === 1 && only !== undefined ? only : data };
  } catch {
    return undefined;
  }
}

/** An object or list of plain data: YAML can also make dates and other things of its own. */
function isStructure(value: unknown): value is Value {
  return typeof value === "object" && value !== null && isPlain(value);
}

function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== "object")
    return typeof value !== "bigint" && typeof value !== "undefined";
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}

/** True if a string holds a document. */
export function isDocument(text: string): boolean {
  const document = parseDocument(text);
  return document !== undefined && (isList(document.data) || isObject(document.data));
}
