import { isList, isSensitive, isUnknown, parseJson, type Value } from "../value";
import { isOrdinaryWord } from "./words";

/** A secret this long or longer is looked for whatever it is. */
export const CERTAIN_LENGTH = 8;

/** A secret of this length or longer is looked for unless it is a common word. */
export const MIN_LENGTH = 6;

/** The armour of PEM and a YAML key alone in its line: public, and the same in every file. */
const BOILERPLATE = /^-+(?:BEGIN|END) [A-Z0-9 ]+-+$|^[\w.-]+:$/;

/**
 * Lists the texts to search elsewhere when `value` is secret: its texts and long numbers, the leaves of lists and maps,
 * and of JSON in its strings; each whole, and each line of it.
 */
export function secretTexts(value: Value): ReadonlySet<string> {
  const texts = new Set<string>();
  collect(value, texts);
  return texts;
}

function collect(value: Value, texts: Set<string>): void {
  if (typeof value === "string") {
    collectText(value, texts);
  } else if (typeof value === "number") {
    texts.add(String(value));
  } else if (isSensitive(value)) {
    collect(value.inner, texts);
  } else if (isList(value)) {
    for (const item of value) collect(item, texts);
  } else if (typeof value === "object" && value !== null && !isUnknown(value)) {
    for (const item of Object.values(value)) collect(item, texts);
  }
}

function collectText(text: string, texts: Set<string>): void {
  const whole = text.trim();
  if (whole.length < MIN_LENGTH) return;
  texts.add(whole);
  for (const line of whole.split("\n")) {
    const trimmed = line.trim();
    if (!BOILERPLATE.test(trimmed)) texts.add(trimmed);
  }
  if (/^["[{]/.test(whole)) collectJson(whole, texts);
}

function collectJson(text: string, texts: Set<string>): void {
  const data = parseJson(text);
  if (data !== undefined) collect(data, texts);
}

/**
 * True if copies of a secret can be distinguished from ordinary text: at 8 characters always, at 6 and 7 unless it is an ordinary
 * word or in the vocabulary (names of environments, identifiers).
 */
export function isTraceable(secret: string, vocabulary: ReadonlySet<string>): boolean {
  if (secret.length >= CERTAIN_LENGTH) return true;
  return secret.length >= MIN_LENGTH && !vocabulary.has(secret) && !isOrdinaryWord(secret);
}
