import type { Path, PathStep } from "../path";
import { isList, isObject, parseJson, type Value, type ValueObject } from "../value";
import { decodedTexts } from "./decoded-texts";
import { secretsInLines } from "./lines";
import { judgeNamed } from "./named-value";
import { type NameCertainty, secretName } from "./names";
import { fallbacks, substanceOf } from "./references";
import { type Shaped, searchShapes } from "./shapes";

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
const OF_SECRET = "a value of a Kubernetes Secret";

/** Documents inside documents are followed this far: a script in base64 in a JSON text. */
const MAX_DEPTH = 3;

/** Detects secrets in a value, by names and by shapes, also inside documents and encodings. */
export function detectSecrets(value: Value | undefined, name = ""): readonly DetectedSecret[] {
  const detected: DetectedSecret[] = [];
  if (value !== undefined) walk(value, undefined, name, [], { report: (secret) => detected.push(secret) });
  return detected;
}

/** Secrets of both sides of a change. */
export interface DetectedPair {
  readonly before: readonly DetectedSecret[];
  readonly after: readonly DetectedSecret[];
}

/** Detects secrets in both sides of a change. What both have at one place is searched once: that is nearly all of it. */
export function detectBoth(before: Value | undefined, after: Value | undefined, name = ""): DetectedPair {
  if (before === undefined || after === undefined) {
    return { before: detectSecrets(before, name), after: detectSecrets(after, name) };
  }
  const inBefore: DetectedSecret[] = [];
  const inAfter: DetectedSecret[] = [];
  const unchanged = new Set<Value>();
  walk(after, before, name, [], {
    unchanged,
    report: (secret) => inAfter.push(secret),
    reportShared: (secret) => {
      inBefore.push(secret);
      inAfter.push(secret);
    },
  });
  walk(before, after, name, [], { unchanged, report: (secret) => inBefore.push(secret), isSharedDone: true });
  return { before: inBefore, after: inAfter };
}

type Report = (secret: DetectedSecret) => void;

/** Reporters of secrets: those that one side has, and those that both have at one place with one name. */
interface Side {
  readonly report: Report;
  readonly reportShared?: Report;
  /** True when the parts that both have were searched already. */
  readonly isSharedDone?: boolean;
  /** Lists and objects of the side before that the side after has too: filled by the first walk, left out by the second. */
  readonly unchanged?: Set<Value>;
}

/**
 * Walks one side beside the other one; true if they are the same. Steps are written over and not taken off, and copied only
 * where something is found: most values are no secrets.
 */
function walk(
  value: Value,
  partner: Value | undefined,
  name: string,
  steps: PathStep[],
  side: Side,
  depth = 0,
): boolean {
  if (typeof value === "string" || typeof value === "number") {
    const isShared = value === partner;
    if (isShared && side.isSharedDone === true) return true;
    const report = (isShared ? side.reportShared : undefined) ?? side.report;
    if (typeof value === "string") {
      inText(value, name, (secret) => report({ ...secret, path: steps.slice(0, depth) }));
    } else if (secretName(name) === "certain" && String(value).length >= 4) {
      const path = steps.slice(0, depth);
      report({ path, kind: BY_NAME, text: String(value), isWhole: true, isFinding: true });
    }
    return isShared;
  }
  const isDone = side.isSharedDone === true && side.unchanged?.has(value) === true;
  if (isDone || (!isList(value) && !isObject(value))) return isDone || value === partner;
  const isSame = isList(value)
    ? walkList(value, isList(partner) ? partner : NO_LIST, name, steps, side, depth)
    : walkObject(value, isObject(partner) ? partner : NO_OBJECT, steps, side, depth);
  if (isSame && partner !== undefined && side.isSharedDone !== true) side.unchanged?.add(partner);
  return isSame;
}

/** Stand for what the other side does not have. */
const NO_LIST: readonly Value[] = [];
const NO_OBJECT: ValueObject = {};

function walkList(
  list: readonly Value[],
  partner: readonly Value[],
  name: string,
  steps: PathStep[],
  side: Side,
  depth: number,
): boolean {
  let isSame = partner !== NO_LIST && list.length === partner.length;
  for (const [index, item] of list.entries()) {
    steps[depth] = index;
    const option = optionBefore(list, index);
    const memberPartner = option === optionBefore(partner, index) ? partner[index] : undefined;
    if (!walk(item, memberPartner, option ?? name, steps, side, depth + 1)) isSame = false;
  }
  return isSame;
}

function walkObject(
  object: ValueObject,
  partner: ValueObject,
  steps: PathStep[],
  side: Side,
  depth: number,
): boolean {
  const named = namedValue(object);
  const namedBeside = namedValue(partner);
  const isSameKind = object["kind"] === partner["kind"] && named?.name === namedBeside?.name;
  let isSame = partner !== NO_OBJECT && isSameKind;
  let count = 0;
  for (const key in object) {
    count += 1;
    steps[depth] = key;
    const member = object[key] ?? null;
    const isShared = isSameKind && Object.hasOwn(partner, key);
    const memberPartner = isShared ? (partner[key] ?? null) : undefined;
    if (isSecretData(object, key)) {
      hideMembers(member, steps, side, depth + 1);
      // Each side reports these by itself.
      isSame = false;
    }
    const label = named !== undefined && key === named.key ? named.name : key;
    // A block's name says nothing about its members: `secret { name = ... }`.
    if (!walk(member, memberPartner, label, steps, side, depth + 1)) isSame = false;
    if (!(isShared && side.isSharedDone === true)) inKey(key, steps, depth, side, isShared);
  }
  return isSame && count === Object.keys(partner).length;
}

function inKey(key: string, steps: PathStep[], depth: number, side: Side, isShared: boolean): void {
  const report = (isShared ? side.reportShared : undefined) ?? side.report;
  inText(key, "", (secret) => report({ ...secret, path: steps.slice(0, depth) }));
}

/** A manifest of Kubernetes as an object: `kubernetes_manifest`, and JSON in a text. */
function isSecretData(object: ValueObject, key: string): boolean {
  return (key === "data" || key === "stringData") && object["kind"] === "Secret";
}

function hideMembers(data: Value, steps: readonly PathStep[], side: Side, depth: number): void {
  if (!isObject(data)) return;
  for (const [key, value] of Object.entries(data)) {
    if (typeof value !== "string" || value === "" || substanceOf(value) === "reference") continue;
    const path = [...steps.slice(0, depth), key];
    side.report({ path, kind: OF_SECRET, text: value, isWhole: true, isFinding: true });
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
  const key = VALUE_KEYS.find((each) => value[each] !== undefined);
  if (key === undefined) return undefined;
  const nameKey = NAME_KEYS.find((each) => typeof value[each] === "string");
  const name = nameKey === undefined ? undefined : value[nameKey];
  return typeof name === "string" ? { name, key } : undefined;
}

type InText = (secret: Omit<DetectedSecret, "path">) => void;

/** No shorter text is a secret, unless its name says so. */
const MIN_LENGTH = 8;

function inText(text: string, name: string, report: InText): void {
  if (text === "") return;
  const certainty = secretName(name);
  if (certainty === undefined) {
    if (text.length >= MIN_LENGTH && !CLEAN.has(text)) inUnnamedText(text, report);
    return;
  }
  const shaped = reportShapes(text, report);
  if (!inNamedText(text, certainty, shaped, report)) inDocument(text, shaped, 0, report);
}

/** Texts and keys without a secret. The same few thousand occur in the resources of a plan or a state. */
const CLEAN = new Set<string>();
const MAX_CLEAN = 20_000;
const MAX_REMEMBERED = 200;

function inUnnamedText(text: string, report: InText): void {
  let isClean = true;
  const reportHere: InText = (secret) => {
    isClean = false;
    report(secret);
  };
  inDocument(text, reportShapes(text, reportHere), 0, reportHere);
  if (isClean && text.length <= MAX_REMEMBERED && CLEAN.size < MAX_CLEAN) CLEAN.add(text);
}

function reportShapes(text: string, report: InText): Shaped {
  const shaped = searchShapes(text);
  for (const secret of shaped.secrets) report({ ...secret, isWhole: secret.text === text, isFinding: true });
  return shaped;
}

/** True if the text as a whole is hidden by its name. */
function inNamedText(text: string, certainty: NameCertainty, shaped: Shaped, report: InText): boolean {
  const secret = judgeNamed(text, certainty);
  if (secret === undefined) return false;
  const isFinding = secret.isFinding && shaped.secrets.length === 0;
  report({ kind: BY_NAME, text, isWhole: true, isFinding });
  hideFallbacks(text, report);
  return true;
}

/** A literal that a reference falls back to is hidden where it is alone, too. */
function hideFallbacks(text: string, report: InText): void {
  for (const fallback of fallbacks(text)) {
    report({ kind: BY_NAME, text: fallback, isWhole: false, isFinding: false });
  }
}

/** Secrets inside JSON, lines of settings, and encodings of either. */
function inDocument(text: string, { hasNames }: Shaped, depth: number, report: InText): void {
  if (depth >= MAX_DEPTH || text.length < MIN_LENGTH) return;
  const inside: InText = (secret) => report({ ...secret, isWhole: false });
  if (/^\s*[[{]/.test(text)) {
    if (!hasNames && !mayEncode(text)) return;
    const data = parseJson(text);
    if (data !== undefined) {
      walk(data, undefined, "", [], { report: inside });
      return;
    }
  }
  if (hasNames) inLines(text, inside);
  for (const decoded of decodedTexts(text)) {
    const shaped = searchShapes(decoded);
    for (const secret of shaped.secrets) inside({ ...secret, isWhole: false, isFinding: true });
    inDocument(decoded, shaped, depth + 1, inside);
  }
}

/** False for JSON that says what it says without escapes and base64: its text was searched as it is. */
function mayEncode(text: string): boolean {
  return text.includes("\\") || /[A-Za-z0-9+/]{24}/.test(text);
}

function inLines(text: string, report: InText): void {
  for (const { kind, text: secret, isFinding } of secretsInLines(text)) {
    report({ kind: kind === "by name" ? BY_NAME : OF_SECRET, text: secret, isWhole: false, isFinding });
    hideFallbacks(secret, report);
  }
}
