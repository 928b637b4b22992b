import {
  isList,
  isObject,
  isSensitive,
  type Json,
  parseJson,
  type Value,
} from "@infra-tools/terraform-plan/value";
import type { ContentHashes } from "./content-hashes";
import { GENERATED_KEYS, NAME_KEYS } from "./name-keys";

/** Texts that mean the same object, place or environment on both sides: `gitlab-pre` and `gitlab-ops`. */
export interface NamePair {
  readonly a: string;
  readonly b: string;
}

/** Names of both sides, learned from objects that both have. */
export interface Names {
  /** Whole names and single words, those of most use first. */
  readonly pairs: readonly NamePair[];
  /**
   * The value of side A in the words of side B. Texts that side B's value has as well stay as they are; `originals` takes
   * the others, by their new form.
   */
  toB(value: Value, counterpart: Value, originals: Map<string, string>): Value;
  /** A part of such a value as side A has it. */
  original(value: Value | undefined, originals: ReadonlyMap<string, string>): Value | undefined;
  /** A text of side A, such as an address, in the words of side B. */
  textToB(text: string): string;
}

/** Shorter texts occur in others by chance. */
const MIN_LENGTH = 3;

/** Objects in which a word has to stand for another one before it counts as a name of the environment. */
const MIN_WORD_USES = 3;

/** Words that people name environments by: two of them that differ once in a name are a pair. */
const ENVIRONMENT_WORDS: ReadonlySet<string> = new Set([
  "acc",
  "acceptance",
  "beta",
  "canary",
  "dev",
  "development",
  "demo",
  "int",
  "integration",
  "live",
  "nonprod",
  "ops",
  "perf",
  "pre",
  "preprod",
  "preproduction",
  "preview",
  "prd",
  "prod",
  "production",
  "qa",
  "sandbox",
  "stage",
  "staging",
  "stg",
  "test",
  "testing",
  "tst",
  "uat",
]);

/**
 * Learns the names of two environments from the objects that both have.
 *
 * @param isSecret true for a text that is a secret or holds one: no name is learned from it, nor from a part of it
 */
export function learnNames(
  objects: readonly (readonly [a: Value, b: Value])[],
  isSecret: (text: string) => boolean,
  contentHashes: ContentHashes,
): Names {
  const votes = new Map<string, Map<string, number>>();
  const words = new Map<string, Map<string, number>>();
  for (const [a, b] of objects) {
    const wordsOfObject = new Map<string, string>();
    visitNames(a, b, true, (nameA, nameB, isSure) => {
      if (isSecret(nameA) || isSecret(nameB)) return;
      if (isSure) vote(votes, nameA, nameB);
      for (const [idA, idB] of generatedParts(nameA, nameB)) vote(votes, idA, idB);
      if (!isSure) return;
      for (const [wordA, wordB] of differingWords(nameA, nameB)) wordsOfObject.set(wordA, wordB);
    });
    for (const [wordA, wordB] of wordsOfObject) vote(words, wordA, wordB);
  }
  const pairs = new Map<string, string>();
  for (const [word, candidates] of words) {
    const [winner, count] = mostVoted(candidates);
    const minUses = isEnvironmentWord(word) && isEnvironmentWord(winner) ? 1 : MIN_WORD_USES;
    if (count >= minUses && isNearlyUnanimous(candidates, count)) pairs.set(word, winner);
  }
  for (const [name, candidates] of votes) {
    const [winner, count] = mostVoted(candidates);
    if (isNearlyUnanimous(candidates, count)) pairs.set(name, winner);
  }
  for (const [hashA, hashB] of contentHashes(objects)) pairs.set(hashA, hashB);
  return namesOf(pairs);
}

function isEnvironmentWord(word: string): boolean {
  return ENVIRONMENT_WORDS.has(word.toLowerCase());
}

function vote(votes: Map<string, Map<string, number>>, a: string, b: string): void {
  const candidates = votes.get(a) ?? new Map<string, number>();
  votes.set(a, candidates.set(b, (candidates.get(b) ?? 0) + 1));
}

function mostVoted(candidates: ReadonlyMap<string, number>): readonly [winner: string, count: number] {
  return [...candidates].reduce((best, each) => (each[1] > best[1] ? each : best), ["", 0]);
}

/** A name with several counterparts is not the name of one object. */
function isNearlyUnanimous(candidates: ReadonlyMap<string, number>, count: number): boolean {
  const total = [...candidates.values()].reduce((sum, each) => sum + each, 0);
  return count >= 0.9 * total;
}

type NameVisitor = (a: string, b: string, isSure: boolean) => void;

/**
 * Visits the attributes of two objects that name something, below blocks too, and calls with texts that differ. Elements of
 * longer lists need not be at the same place: what they pair is not sure.
 */
function visitNames(a: Value, b: Value, isSure: boolean, call: NameVisitor): void {
  if (isList(a) && isList(b)) {
    if (a.length !== b.length) return;
    a.forEach((item, index) => {
      visitNames(item, b[index] ?? null, isSure && a.length === 1, call);
    });
    return;
  }
  if (!isObject(a) || !isObject(b)) return;
  for (const [key, valueA] of Object.entries(a)) {
    const valueB = b[key] ?? null;
    if (NAME_KEYS.has(key) || GENERATED_KEYS.has(key)) {
      const [textA, textB] = [nameText(valueA), nameText(valueB)];
      if (textA !== undefined && textB !== undefined && textA !== textB) call(textA, textB, isSure);
    } else visitNames(valueA, valueB, isSure, call);
  }
}

/** Parts of two ids of the same build that a service made up: at least eight characters with a digit, as no word has them. */
function generatedParts(a: string, b: string): readonly (readonly [string, string])[] {
  const [partsA, partsB] = [a.split(/[/:]/), b.split(/[/:]/)];
  if (partsA.length !== partsB.length) return [];
  return partsA.flatMap((part, index): readonly (readonly [string, string])[] => {
    const counterpart = partsB[index] ?? "";
    return part !== counterpart && isGenerated(part) && isGenerated(counterpart) ? [[part, counterpart]] : [];
  });
}

function isGenerated(part: string): boolean {
  return (
    /^(?:\d{8,}|[0-9a-f]{8,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(part) && /\d/.test(part)
  );
}

function nameText(value: Value): string | undefined {
  if (typeof value === "number") return value >= 1_000_000 ? String(value) : undefined;
  return typeof value === "string" && value.length >= MIN_LENGTH ? value : undefined;
}

const WORD = /[A-Za-z0-9]+/g;

/** Words in which two names of the same build differ: `gitlab-pre` and `gitlab-ops` give `pre` and `ops`. */
function differingWords(a: string, b: string): readonly (readonly [string, string])[] {
  if (a.replace(WORD, "") !== b.replace(WORD, "")) return [];
  const wordsB = b.match(WORD) ?? [];
  return (a.match(WORD) ?? []).flatMap((word, index): readonly (readonly [string, string])[] => {
    const counterpart = wordsB[index];
    const isShort = word.length < MIN_LENGTH && !isEnvironmentWord(word);
    return counterpart === undefined || counterpart === word || isShort ? [] : [[word, counterpart]];
  });
}

function namesOf(pairs: ReadonlyMap<string, string>): Names {
  const longestFirst = [...pairs.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern =
    longestFirst.length === 0
      ? undefined
      : new RegExp(`(?<![A-Za-z0-9])(?:${longestFirst.map(escapePattern).join("|")})(?![A-Za-z0-9])`, "g");
  const textToB = (text: string) =>
    pattern === undefined ? text : text.replace(pattern, (name) => pairs.get(name) ?? name);
  return {
    pairs: [...pairs].map(([a, b]) => ({ a, b })).sort((left, right) => left.a.length - right.a.length),
    textToB,
    toB: (value, counterpart, originals) => {
      const kept = new Set<string>();
      collectTexts(counterpart, kept);
      return mapTexts(value, (text) => {
        if (kept.has(text)) return text;
        const renamed = textToB(text);
        if (renamed !== text && !originals.has(renamed)) originals.set(renamed, text);
        return renamed;
      });
    },
    original: (value, originals) =>
      value === undefined ? undefined : mapTexts(value, (text) => originals.get(text) ?? text),
  };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

function collectTexts(value: Value, texts: Set<string>): void {
  if (typeof value === "string") {
    texts.add(value);
    const document = parseDocument(value);
    if (document !== undefined) collectTexts(document, texts);
  } else if (isList(value)) for (const item of value) collectTexts(item, texts);
  else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      texts.add(key);
      collectTexts(item, texts);
    }
  }
}

/** The JSON document in a text: its texts are compared one by one, as those of an object are. */
function parseDocument(text: string): Json | undefined {
  return /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
}

function mapTexts(value: Value, map: (text: string) => string): Value {
  if (typeof value === "string") {
    const document = parseDocument(value);
    return document === undefined ? map(value) : JSON.stringify(mapTexts(document, map));
  }
  if (isList(value)) return value.map((item) => mapTexts(item, map));
  // A word in a secret is chance: two secrets that differ are two secrets.
  if (isSensitive(value)) return value;
  if (!isObject(value)) return value;
  const members: Record<string, Value> = {};
  for (const [key, item] of Object.entries(value)) members[map(key)] = mapTexts(item, map);
  return members;
}
