import type { NameCertainty } from "./names";
import { substanceOf } from "./references";

/** Judgement of a value whose name is that of a secret. */
export interface NamedSecret {
  /** False where the value may be harmless: hidden, but no finding. */
  readonly isFinding: boolean;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The unit of a lifetime, in a block that names each token: `token_validity_units { access_token = "minutes" }`. */
const UNIT = /^(?:second|minute|hour|day|week|month|year)s$/i;

/** Judges a value whose name is that of a secret. A reference to a secret is none: undefined. */
export function judgeNamed(text: string, certainty: NameCertainty): NamedSecret | undefined {
  if (/^(?:true|false|null|none|yes|no|~|\{\}|\[\])$/i.test(text) || UNIT.test(text)) return undefined;
  const substance = substanceOf(text);
  if (substance === "reference") return undefined;
  if (certainty === "likely" && !isKeyLike(text) && !UUID.test(text)) return undefined;
  if (certainty === "possible" && !isRandom(text)) return undefined;
  return { isFinding: substance === "literal" && !isPlaceholder(text) };
}

/** False for a word, or a dotted name, which may be the name of a secret or of a kind of token. */
function isKeyLike(text: string): boolean {
  return (
    text.length >= 8 &&
    (/\d/.test(text) || /^\S*[!#^&*?~]\S*$/.test(text)) &&
    /[A-Za-z]/.test(text) &&
    !isDottedName(text) &&
    !text.startsWith("/")
  );
}

function isDottedName(text: string): boolean {
  return /^[a-z0-9]+([-_./][a-z0-9]+)+$/.test(text);
}

/** Bits for each character of a text that somebody wrote are fewer. */
const MIN_ENTROPY = 3;

function isRandom(text: string): boolean {
  return (
    text.length >= 20 &&
    /^[\w+/=-]+$/.test(text) &&
    (isKeyLike(text) || isPaddedBase64(text)) &&
    entropy(text) >= MIN_ENTROPY
  );
}

/** Letters alone may be base64 by chance; its padding is none. */
function isPaddedBase64(text: string): boolean {
  return text.endsWith("=") && /[a-z]/.test(text) && /[A-Z]/.test(text);
}

/** Shannon's entropy in bits for each character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** A text that is replaced by a secret later, or a path of a file that holds one. */
function isPlaceholder(text: string): boolean {
  return (
    /^(?:<.*>|\*+|x{3,}|changeme|change-me|placeholder|redacted|dummy|example|todo)$/i.test(text) ||
    text.startsWith("/") ||
    text.length < 4
  );
}
