import { scanJson } from "../json/scan";
import { lastName } from "../path";
import { isList, parseJson, type Value } from "../value";
import { equal } from "./canonical";
import { normalizePolicy } from "./policy";
import { unorderedLists } from "./unordered";
import { report, type Walk } from "./walk";

/** A longer text is not tried as YAML: parsing it costs more than a line difference tells. */
const MAX_YAML_LENGTH = 256 * 1024;

/** Pattern of the first line of a YAML mapping or list, comments aside. */
const YAML_START = /^(?:\s*#[^\n]*\n|\s*\n)*(?:---|[\w."'/-]+:(?:\s|$)|- )/;

/** Numbers beyond what a double holds exactly: data parsed from them may look equal and not be. */
const LONG_NUMBERS = /[:[,]\s*-?[\d.]{16,}/g;

/** Documents nested deeper are compared as text, so that none can exhaust the stack. */
const DEEPEST = 200;

interface Document {
  readonly format: "json" | "yaml";
  readonly data: Value;
  /**
   * Plain words of a YAML text that programs read differently, or whose spelling says more than their value: `yes`, `0644`,
   * `3.10`. They are texts in the data.
   */
  readonly plain: ReadonlySet<string>;
  /** The same words in quotes. */
  readonly quoted: ReadonlySet<string>;
}

/** Words that only some versions of YAML read as texts: https://yaml.org/type/ */
const AMBIGUOUS = /^(?:[-+.]?\d[\w.:+-]*|y|n|yes|no|on|off)$/i;

/**
 * Compares two strings as the documents they hold. False when they hold none that can be compared; "too-large" when they may, and
 * reading them would take too long.
 */
export function compareDocuments(walk: Walk, before: string, after: string): boolean | "too-large" {
  if (!equal(directives(before), directives(after))) return false;
  if (isYamlLike(before) && isYamlLike(after) && !spendYaml(walk, before.length, after.length))
    return "too-large";
  const parsedBefore = parseDocument(before);
  const parsedAfter = parsedBefore === undefined ? undefined : parseDocument(after);
  if (
    parsedBefore === undefined ||
    parsedAfter === undefined ||
    isList(parsedBefore.data) !== isList(parsedAfter.data) ||
    mixesUp(parsedBefore, parsedAfter) ||
    mixesUp(parsedAfter, parsedBefore)
  )
    return false;
  if (!equal(longNumbers(before), longNumbers(after))) return false;
  const findings = walk.deltas.length + walk.hidden.length;
  const { embedded, isUnordered } = walk;
  walk.isUnordered = unorderedLists(lastName(walk.steps), parsedAfter.data);
  walk.embedded = { format: parsedAfter.format, depth: walk.steps.length };
  walk.visit(walk, normalizePolicy(parsedBefore.data), normalizePolicy(parsedAfter.data));
  walk.embedded = embedded;
  walk.isUnordered = isUnordered;
  if (walk.deltas.length + walk.hidden.length > findings) return true;
  report(walk, "formatting", before, after);
  return true;
}

/** Takes two texts from the budget of a comparison; false when they are not in it. */
function spendYaml(walk: Walk, ...lengths: readonly number[]): boolean {
  if (lengths.some((length) => length > MAX_YAML_LENGTH)) return false;
  const left = lengths.reduce((rest, length) => rest - length, walk.yamlLeft);
  if (left < 0) return false;
  walk.yamlLeft = left;
  return true;
}

function isYamlLike(text: string): boolean {
  return text.includes("\n") && !/^\s*[[{]/.test(text) && YAML_START.test(text);
}

/**
 * Comment lines that a program obeys: `#!/bin/sh`, `#cloud-config`, `#include`, `## template: jinja`. A remark to readers has
 * a space after its sign. https://cloudinit.readthedocs.io/en/latest/explanation/format.html
 */
const DIRECTIVE = /^(?:#[^\s#].*|## ?template:.*)$/gm;

function directives(text: string): readonly string[] {
  return text.match(DIRECTIVE) ?? [];
}

/** A word that one text quotes and the other one does not would look the same in both data. */
function mixesUp({ plain }: Document, { quoted }: Document): boolean {
  for (const word of plain) if (quoted.has(word)) return true;
  return false;
}

function longNumbers(text: string): readonly string[] {
  return [...text.matchAll(LONG_NUMBERS)].map(([number]) => number.replace(/^.\s*/, "")).sort();
}

/** The document in a string: an object or a list in JSON or YAML. Undefined for any other text. */
export function parseDocument(text: string): Document | undefined {
  return parseJsonDocument(text) ?? parseYaml(text);
}

const NO_TEXTS: ReadonlySet<string> = new Set();

/** A key that occurs twice means one thing to one program and another to the next: such a text is no document. */
function parseJsonDocument(text: string): Document | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const { depth, duplicate } = scanJson(text);
  if (depth > DEEPEST || duplicate !== undefined) return undefined;
  const data = parseJson(text);
  return data === undefined ? undefined : { format: "json", data, plain: NO_TEXTS, quoted: NO_TEXTS };
}

/** Loaded for the first text that looks like YAML: most reviews have none, and are done in the time it takes. */
function loadYaml(): typeof import("yaml") {
  return require("yaml");
}

function parseYaml(text: string): Document | undefined {
  if (
    !text.includes("\n") ||
    text.length > MAX_YAML_LENGTH ||
    !YAML_START.test(text) ||
    scanJson(text).depth > DEEPEST
  ) {
    return undefined;
  }
  try {
    const yaml = loadYaml();
    const documents = yaml.parseAllDocuments(text, { logLevel: "silent", uniqueKeys: false });
    // A tag that is not understood, as `!Ref` of CloudFormation, is left out of the data: it would make two values one.
    if (
      !Array.isArray(documents) ||
      documents.some(({ errors, warnings }) => errors.length + warnings.length > 0)
    )
      return undefined;
    const [plain, quoted] = [new Set<string>(), new Set<string>()];
    let isUnique = true;
    for (const document of documents) {
      yaml.visit(document, {
        // The parser's own check for keys that occur twice compares each with each.
        Map: (_key, { items }) => {
          const keys = new Set(items.map(({ key }) => (yaml.isScalar(key) ? String(key.value) : key)));
          if (keys.size < items.length) isUnique = false;
        },
        Scalar: (_key, node) => {
          const { source = "", value, type } = node;
          if (typeof value === "number" && String(value) !== source) node.value = source;
          if (typeof node.value === "string" && AMBIGUOUS.test(source))
            (type === "PLAIN" ? plain : quoted).add(source);
        },
      });
    }
    if (!isUnique) return undefined;
    const data: readonly unknown[] = documents.map((document) => document.toJS({ maxAliasCount: 100 }));
    if (!data.every(isStructure)) return undefined;
    const [only] = data;
    return { format: "yaml", data: data.length === 1 && only !== undefined ? only : data, plain, quoted };
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
