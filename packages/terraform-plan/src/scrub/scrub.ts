import { isList, isObject, type Value } from "../value";
import { encodings } from "./encodings";
import { type ChangedMembers, noteItem, noteMember, rebuild } from "./members";
import { createSearch } from "./search";
import { isTraceable, MIN_LENGTH } from "./secrets";

/** Replacement of a secret. */
export const HIDDEN = "(sensitive)";

/** Hides every copy of the secrets in a text. */
export type Scrubber = (text: string) => string;

/**
 * Makes a scrubber for all secrets at once: one pass over a text, whatever their number. A secret is found as it is, in
 * JSON, percent-encoded and in base64; secrets that overlap are hidden together. Too short ones (see `isTraceable`) and
 * those of 6 or 7 characters in `vocabulary` are left alone.
 */
export function createScrubber(secrets: Iterable<string>, vocabulary: ReadonlySet<string>): Scrubber {
  const needles = new Set<string>();
  for (const secret of new Set(secrets)) {
    if (!isTraceable(secret, vocabulary)) continue;
    for (const needle of encodings(secret)) needles.add(needle);
  }
  if (needles.size === 0) return (text) => text;
  const search = createSearch([...needles]);
  return (text) => {
    if (text.length < MIN_LENGTH) return text;
    let scrubbed = "";
    let from = 0;
    for (const { start, end } of search(text)) {
      scrubbed += text.slice(from, start) + HIDDEN;
      from = end;
    }
    return scrubbed + text.slice(from);
  };
}

/** Hides copies in every text, number and key of a value. A `SensitiveValue` stays as it is; what needs no change is shared. */
export function scrubValue(value: Value, scrub: Scrubber): Value {
  if (typeof value === "string") return scrub(value);
  if (typeof value === "number") return scrubNumber(value, scrub);
  if (isList(value)) {
    let items: Value[] | undefined;
    for (let index = 0; index < value.length; index++) {
      items = noteItem(items, value, index, scrubValue(value[index] ?? null, scrub));
    }
    return items ?? value;
  }
  if (!isObject(value)) return value;
  let changed: ChangedMembers | undefined;
  for (const key in value) {
    changed = noteMember(changed, value, key, scrub(key), scrubValue(value[key] ?? null, scrub));
  }
  return rebuild(value, changed);
}

function scrubNumber(value: number, scrub: Scrubber): Value {
  const text = String(value);
  return scrub(text) === text ? value : HIDDEN;
}
