import { gunzipSync } from "node:zlib";
import type { Path, PathStep } from "../path";
import { isList, isObject, type Value, type ValueObject } from "../value";
import { type NameCertainty, secretName } from "./names";
import { fallbacks, substanceOf } from "./references";
import { shapedSecrets } from "./shapes";

/** A secret that no provider marked. */
export interface DetectedSecret {
  /** Place of the text that holds it. */
  readonly path: Path;
  /** As in "looks like ...". */
  readonly kind: string;
  /** The secret itself: to be hidden, never printed. */
  readonly text: string;
  /** The secret is the whole value at `path`, not a part of a text. */
  readonly isWhole: boolean;
  /** False where only the name says so and the value may be harmless: hidden, but no finding. */
  readonly isFinding: boolean;
}

const BY_NAME = "a password or key, by its name";

/** Documents inside documents are followed this far: a script in base64 in a JSON text. */
const MAX_DEPTH = 3;

/** Detects secrets in a value, by names and by shapes, also inside documents and encodings. */
export function detectSecrets(value: Value | undefined, name = ""): readonly DetectedSecret[] {
  const detected: DetectedSecret[] = [];
  if (value !== undefined) walk(value, name, [], (secret) => detected.push(secret));
  return detected;
}

type Report = (secret: DetectedSecret) => void;

/** Steps are written over and not taken off, and copied only where something is found: most values are no secrets. */
function walk(value: Value, name: string, steps: PathStep[], report: Report, depth = 0): void {
  if (typeof value === "string") {
    inText(value, name, (secret) => report({ ...secret, path: steps.slice(0, depth) }));
  } else if (typeof value === "number") {
    if (secretName(name) === "certain" && String(value).length >= 4) {
      report({
        path: steps.slice(0, depth),
        kind: BY_NAME,
        text: String(value),
        isWhole: true,
        isFinding: true,
      });
    }
  } else if (isList(value)) {
    for (const [index, item] of value.entries()) {
      steps[depth] = index;
      walk(item, optionBefore(value, index) ?? name, steps, report, depth + 1);
    }
  } else if (isObject(value)) {
    const named = namedValue(value);
    for (const key in value) {
      steps[depth] = key;
      const label = named !== undefined && key === named.key ? named.name : key;
      // A block's name says nothing about its members: `secret { name = ... }`.
      walk(value[key] ?? null, label, steps, report, depth + 1);
      inText(key, "", (secret) => report({ ...secret, path: steps.slice(0, depth) }));
    }
  }
}

/** The option that a list of arguments gives an item to: `["--password", "..."]`. */
function optionBefore(list: readonly Value[], index: number): string | undefined {
  const before = list[index - 1];
  return typeof before === "string" && /^--?[a-z][\w-]{2,60}$/i.test(before) ? before : undefined;
}

const NAME_KEYS = ["name", "key", "Name", "Key", "header", "variable"] as const;
const VALUE_KEYS = ["value", "Value", "default_value", "string_value"] as const;

/** A pair like `{ name = "DB_PASSWORD", value = "..." }`, as in the environment of a container. */
function namedValue(value: ValueObject): { readonly name: string; readonly key: string } | undefined {
  const nameKey = NAME_KEYS.find((key) => typeof value[key] === "string");
  const key = VALUE_KEYS.find((each) => value[each] !== undefined);
  const name = nameKey === undefined ? undefined : value[nameKey];
  return typeof name === "string" && key !== undefined ? { name, key } : undefined;
}

type InText = (secret: Omit<DetectedSecret, "path">) => void;

function inText(text: string, name: string, report: InText): void {
  if (text === "") return;
  const certainty = secretName(name);
  if (certainty !== undefined) {
    inNamedText(text, certainty, report);
    return;
  }
  if (CLEAN.has(text)) return;
  let isClean = true;
  const note: InText = (secret) => {
    isClean = false;
    report(secret);
  };
  for (const secret of shapedSecrets(text))
    note({ ...secret, isWhole: secret.text === text, isFinding: true });
  inDocument(text, 0, note);
  if (isClean && text.length <= MAX_REMEMBERED && CLEAN.size < MAX_CLEAN) CLEAN.add(text);
}

function inNamedText(text: string, certainty: NameCertainty, report: InText): void {
  const shaped = shapedSecrets(text);
  for (const secret of shaped) report({ ...secret, isWhole: secret.text === text, isFinding: true });
  const value = judgeNamed(text, certainty);
  if (value === undefined) {
    inDocument(text, 0, report);
    return;
  }
  report({ kind: BY_NAME, text, isWhole: true, isFinding: shaped.length === 0 && value.isFinding });
  hideFallbacks(text, report);
}

/** A literal that a reference falls back to is hidden where it stands alone, too. */
function hideFallbacks(text: string, report: InText): void {
  for (const fallback of fallbacks(text)) {
    report({ kind: BY_NAME, text: fallback, isWhole: false, isFinding: false });
  }
}

/** Texts without a secret. The same few thousand occur in both sides and in every resource of a large plan. */
const CLEAN = new Set<string>();
const MAX_CLEAN = 20_000;
const MAX_REMEMBERED = 2_000;

/** Judges a value whose name is that of a secret. A reference to a secret is none: undefined. */
function judgeNamed(text: string, certainty: NameCertainty): Pick<DetectedSecret, "isFinding"> | undefined {
  if (/^(?:true|false|null|none|yes|no|~|\{\}|\[\])$/i.test(text)) return undefined;
  const substance = substanceOf(text);
  if (substance === "reference" || (certainty === "likely" && !isKeyLike(text))) return undefined;
  return { isFinding: substance === "literal" && !isPlaceholder(text) };
}

/** False for a word or a dotted name, which may be the name of a secret or of a kind of token. */
function isKeyLike(text: string): boolean {
  return (
    text.length >= 8 &&
    /\d/.test(text) &&
    /[A-Za-z]/.test(text) &&
    !/^[a-z0-9]+([-_./][a-z0-9]+)+$/.test(text) &&
    !text.startsWith("/")
  );
}

/** A text that is replaced by a secret later, or a path of a file that holds one: hidden, but no finding. */
function isPlaceholder(text: string): boolean {
  return (
    /^(?:<.*>|\*+|x{3,}|changeme|change-me|placeholder|redacted|dummy|example|todo)$/i.test(text) ||
    text.startsWith("/") ||
    text.length < 4
  );
}

/** Secrets inside JSON, lines of settings, and encodings of either. */
function inDocument(text: string, depth: number, report: InText): void {
  if (depth >= MAX_DEPTH || text.length < 8) return;
  const inside: InText = (secret) => report({ ...secret, isWhole: false });
  const data = /^\s*[[{]/.test(text) ? parsed(text) : undefined;
  if (data !== undefined) {
    walk(data, "", [], (secret) => inside(secret));
    return;
  }
  inLines(text, inside);
  const decoded = decodedText(text);
  if (decoded === undefined) return;
  for (const secret of shapedSecrets(decoded)) inside({ ...secret, isWhole: false, isFinding: true });
  inDocument(decoded, depth + 1, inside);
}

function parsed(text: string): Value | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `KEY=value`, `key: value`, `export KEY="value"`, `- key: value`, PowerShell's `$Key = value`, systemd's `Environment=KEY=value`. */
const SETTING =
  /^[ \t]*(?:-[ \t]+)?(?:(?:export|local|readonly|set|ENV|ARG)[ \t]+|Environment=)?["']?\$?(?:env:)?([A-Za-z_][\w.-]{1,80})["']?[ \t]*[:=][ \t]*(["']?)(.+?)\2[ \t]*,?$/gm;

function inLines(text: string, report: InText): void {
  if (!/[:=]/.test(text)) return;
  for (const [, name = "", , value = ""] of text.matchAll(SETTING)) {
    const certainty = secretName(name);
    const judged = certainty === undefined ? undefined : judgeNamed(value, certainty);
    // In a script `$name` is a variable.
    if (judged === undefined || /^\$\w+$/.test(value)) continue;
    report({ kind: BY_NAME, text: value, isWhole: false, isFinding: judged.isFinding });
    hideFallbacks(value, report);
  }
}

const BASE64 = /^[A-Za-z0-9+/_-]{16,}={0,2}$/;
const GZIP = [0x1f, 0x8b] as const;

/** The text that a base64 text encodes, also compressed or in UTF-16; undefined for any other. */
function decodedText(text: string): string | undefined {
  const compact = text.replace(/\s+/g, "");
  if (!BASE64.test(compact)) return undefined;
  let bytes = Buffer.from(compact, "base64");
  try {
    if (bytes[0] === GZIP[0] && bytes[1] === GZIP[1])
      bytes = gunzipSync(bytes, { maxOutputLength: 4_000_000 });
  } catch {
    return undefined;
  }
  const isWide = bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0;
  const decoded = bytes.toString(isWide ? "utf16le" : "utf8");
  return isText(decoded) ? decoded : undefined;
}

/** Printable characters only: anything else was no text before it was encoded. */
function isText(text: string): boolean {
  const sample = text.slice(0, 400);
  return sample.length >= 8 && /^[^\p{Cc}\ufffd]*$/u.test(sample.replace(/\s/g, ""));
}
