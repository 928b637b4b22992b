import { type AttributeMetadata, type Kind, row } from "../attributes/metadata";
import { remembered } from "./remembered";
import { SUBJECTS, type Subject } from "./subjects";
import { FILLERS, HARMLESS, NEGATIONS, PERMISSIONS, RESTRICTIONS } from "./switch-words";
import { isAlertingProvider, kindOfType } from "./types";
import { hasAny, typeWords } from "./words";

const SWITCH_WORDS = new Set([...NEGATIONS, ...PERMISSIONS, ...RESTRICTIONS, ...FILLERS]);

/** Name of a switch: the words of the attribute, and of the blocks around it from the inside out. */
export interface SwitchName {
  readonly words: readonly string[];
  readonly around: readonly (readonly string[])[];
  readonly type: string;
}

/**
 * Direction of a switch, composed from its words: a subject that is good or bad to have, reversed by negations
 * (`disable_`, `skip_`); restrictions (`require_`, `block_`) make `true` safe and permissions (`allow_`) make it risky,
 * whatever the subject. Undefined if the words do not say it.
 */
export function readSwitch(
  { words, around, type }: SwitchName,
  label: string,
): AttributeMetadata | undefined {
  if (hasAny(words, HARMLESS)) return undefined;
  const subject = subjectOf(words);
  const isNegated = negations(words) % 2 === 1;
  const risky = (kind: Kind) => row(kind, label, isNegated ? "true" : "false");
  const good = (kind: Kind) => row(kind, label, isNegated ? "false" : "true");
  if (subject?.value === "bad") {
    const isRestricted = words.some(
      (word) =>
        RESTRICTIONS.includes(word) && !subject.phrases.some((phrase) => phrase.split(" ").includes(word)),
    );
    return isRestricted ? good(subject.kind) : risky(subject.kind);
  }
  if (words.some((word) => PERMISSIONS.includes(word))) {
    // To allow TLS or logs is harmless; to allow an approval by its author is not.
    const isHarmless = subject !== undefined && subject.kind !== "protection" && subject.kind !== "access";
    return isHarmless ? undefined : risky(subject?.kind ?? "access");
  }
  if (subject !== undefined) return good(subject.kind);
  if (words.some((word) => RESTRICTIONS.includes(word))) return good("protection");
  const named = words.filter((word) => !SWITCH_WORDS.has(word));
  if (named.length === 0) return bySurroundings({ words, around, type }, label, isNegated);
  return words.some((word) => ["disable", "disabled", "skip"].includes(word))
    ? switchedOff(label, isNegated)
    : undefined;
}

/** Something unknown is switched off: a safeguard more often than not. */
function switchedOff(label: string, isNegated: boolean): AttributeMetadata | undefined {
  return isNegated
    ? row("protection", label, "false", { severity: "warning", consequence: "It no longer has an effect." })
    : undefined;
}

/** `auth.enabled`, `is_paused`: the subject is in a block around it, else in the type. */
function bySurroundings(
  { words, around, type }: SwitchName,
  label: string,
  isNegated: boolean,
): AttributeMetadata | undefined {
  const safe = isNegated ? "false" : "true";
  const unsafe = isNegated ? "true" : "false";
  for (const block of around) {
    if (hasAny(block, HARMLESS)) return undefined;
    const subject = subjectOf(block);
    if (subject === undefined) {
      if (block.every((word) => SWITCH_WORDS.has(word))) continue;
      break;
    }
    const isNegatedBlock = negations(block) % 2 === 1;
    const isGood = (subject.value === "good") !== isNegatedBlock;
    return row(subject.kind, label, isGood ? safe : unsafe);
  }
  if (around.length > 1 && !isAlertingProvider(type)) return undefined;
  const kind = kindOfType(type) ?? goodSubjectOf(type)?.kind;
  return kind === undefined || words.length === 0 ? undefined : row(kind, label, safe);
}

function goodSubjectOf(type: string): Subject | undefined {
  const subject = subjectOf(typeWords(type));
  return subject?.value === "good" ? subject : undefined;
}

/** Phrases whose first word is not a negation. */
const NO_NEGATIONS: readonly (readonly [first: string, second: string])[] = [
  ["no", "data"],
  ["non", "ssl"],
  ["non", "tls"],
  ["non", "root"],
  ["no", "password"],
  ["without", "password"],
  ["without", "auth"],
];

function negations(words: readonly string[]): number {
  return words.filter(
    (word, index) =>
      NEGATIONS.includes(word) &&
      !NO_NEGATIONS.some(
        ([first, second]) => word === first && words[index + 1]?.startsWith(second) === true,
      ),
  ).length;
}

/** Subject that the words name; undefined if there is none. */
export function subjectOf(words: readonly string[]): Subject | undefined {
  return subjectIn(words.join(" "));
}

const subjectIn = remembered((text) => {
  const words = text.split(" ");
  return SUBJECTS.find(({ phrases }) => hasAny(words, phrases));
});
