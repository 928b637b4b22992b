import { type AttributeMetadata, type Kind, row } from "../attributes/metadata";
import { NAMED_SCALES } from "./named-scales";
import { ordered } from "./ordered";
import type { NamedText } from "./reading";
import { remembered } from "./remembered";
import { SCALES } from "./scales";
import { subjectOf } from "./subject-of";
import { NEGATIONS } from "./switch-words";
import { isHarmlessName, switchSubject } from "./switches";
import { isAlertingProvider, kindOfType } from "./types";
import { hasAny, typeWords, wordsOf } from "./words";

/** `GeoRedundant`, `GEO_REDUNDANT` and `georedundant` are the same. */
function compact(text: string): string {
  // `deny(403)`: how it is refused makes no difference.
  return (
    text
      .toLowerCase()
      .replace(/\(\d+\)$/, "")
      .replace(/[^a-z0-9]+/g, "") || text
  );
}

const COMPACT_SCALES = [...NAMED_SCALES, ...SCALES].map((scale) => ({
  ...scale,
  order: scale.order.map((group) => new Set(group.map(compact))),
}));

/** Scales that hold for an attribute with these words, or for any safeguard: a plan repeats its names. */
const scalesOf = remembered((name) => {
  const words = name.split(" ");
  return COMPACT_SCALES.map((scale) => ({
    ...scale,
    isNamed: scale.names === undefined || hasAny(words, scale.names),
  })).filter(({ isNamed, isOfSafeguards }) => isNamed || isOfSafeguards === true);
});

/** Words that both values share say nothing: `MODE_OPEN` and `MODE_ISOLATED` are `OPEN` and `ISOLATED`. */
function withoutCommon(before: string, after: string): readonly [string, string] | undefined {
  const [from, to] = [wordsOf(before), wordsOf(after)];
  const isShared = (word: string) => from.includes(word) && to.includes(word);
  if (from.length > 6 || to.length > 6 || !from.some(isShared)) return undefined;
  const rest = (words: readonly string[]) => words.filter((word) => !isShared(word)).join("_");
  return rest(from) === "" || rest(to) === "" ? undefined : [rest(from), rest(to)];
}

export function readScale({
  type,
  words,
  around,
  label,
  before,
  after,
}: NamedText): AttributeMetadata | undefined {
  const values = [before, after] as const;
  const rest = withoutCommon(before, after);
  return (
    readOrder(type, words, around, label, values, values) ??
    (rest === undefined ? undefined : readOrder(type, words, around, label, values, rest, true))
  );
}

function readOrder(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  [before, after]: readonly [string, string],
  [from, to]: readonly [string, string],
  isPart = false,
): AttributeMetadata | undefined {
  const subject = isHarmlessName(words) ? undefined : (subjectOf(words) ?? subjectOf(around[0] ?? []));
  const isSafeguard = around.length <= 1 && isGuard(type);
  if (around.length === 0 && hasAny(words, ["status", "state"]) && hasAny(typeWords(type), INDIFFERENT))
    return undefined;
  const scales = scalesOf([...(around[0] ?? []), ...words].join(" "));
  for (const { isNamed, order, kind, isWorstOfAll, isOfSafeguards, isDegree } of scales) {
    if (!isNamed && !(isOfSafeguards === true && isSafeguard)) continue;
    const rank = (text: string) => {
      const index = order.findIndex((group) => group.has(compact(text)));
      return index < 0 && isWorstOfAll === true && !isPart ? Number.POSITIVE_INFINITY : index;
    };
    const [lower, upper] = [rank(from), rank(to)];
    if (lower < 0 || upper < 0) continue;
    // Two values outside of the order have none; of those, each is better than the worst only.
    if (![lower, upper].every(Number.isFinite) && Math.min(lower, upper) > 0) continue;
    if (kind !== undefined) {
      const isState = around.length === 0 && hasAny(words, ["status", "state"]);
      const about = subject ?? (isState ? typeSubject(type) : undefined);
      const named = about?.value === "good" && kind === "protection" ? about.kind : kind;
      return ordered(named, label, upper - lower, before, after);
    }
    // `enabled` and `disabled` have no direction without a subject.
    const about = subject ?? (around.length <= 1 ? typeSubject(type) : undefined);
    if (about === undefined || (isDegree === true && !DEGREES.includes(about.kind))) continue;
    return ordered(about.kind, label, about.value === "bad" ? lower - upper : upper - lower, before, after);
  }
  return undefined;
}

/** Types whose state is neither good nor bad: a user that is disabled, a rule that deletes old objects. */
const INDIFFERENT: readonly string[] = ["user", "users", "access key", "lifecycle*", "credential*"];

/** Kinds of which there can be more or less. */
const DEGREES: readonly Kind[] = ["protection", "tls", "encryption", "access"];

/** The type is a safeguard, other than one that only reports. */
function isGuard(type: string): boolean {
  return kindOfType(type) !== undefined && !isAlertingProvider(type);
}

function typeSubject(type: string): { readonly kind: Kind; readonly value: "good" } | undefined {
  const kind = kindOfType(type);
  return kind === undefined ? undefined : { kind, value: "good" };
}

const ON_TEXT = /^(enabled?|on|active|true|yes|open(ed)?)$/i;
const OFF_TEXT = /^(disabled?|off|inactive|false|no|closed?)$/i;

/** `Enabled` and `Disabled` of something that is good or bad to have. */
export function readOnOff({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  const [wasOn, isOn] = [ON_TEXT.test(before), ON_TEXT.test(after)];
  if (!(wasOn && OFF_TEXT.test(after)) && !(isOn && OFF_TEXT.test(before))) return undefined;
  const subject = switchSubject(words);
  if (subject === undefined) return undefined;
  return row(subject.kind, label, isOn === subject.onIsSafe ? [before, after] : [after, before]);
}

const OFF = /^(disabled?|off|none|no|false|inactive|never|not_?required|unprotected|unencrypted)$/i;

/** `AWS` -> `NONE` of an encryption: whatever it was, it is off. */
export function readOff({
  type,
  words,
  around,
  label,
  before,
  after,
}: NamedText): AttributeMetadata | undefined {
  const [from, to] = withoutCommon(before, after) ?? [before, after];
  const [wasOff, isOff] = [OFF.test(from), OFF.test(to)];
  if (wasOff === isOff || (wasOff && UNSAID.test(after))) return undefined;
  // What is off in a name that says "disable" is on.
  if (words.some((word) => NEGATIONS.includes(word))) return undefined;
  const isGeneric = GENERIC.test(words.at(-1) ?? "");
  const isOfType = around.length === 0 && words.every((word) => GENERIC.test(word));
  const subject =
    subjectOf(words) ??
    (isGeneric ? subjectOf(around[0] ?? []) : undefined) ??
    (isOfType ? (typeSubject(type) ?? subjectOf(typeWords(type))) : undefined);
  if (subject === undefined || hasAny(words, ["log level", "level of*", "bypass*"])) return undefined;
  const isGood = subject.value === "good";
  const isWorse = isOff === isGood;
  // What was inherited may have been off as well: only to switch a guard off is a statement.
  const isUnsaid = UNSAID.test(before);
  if (isUnsaid && !isWorse) return undefined;
  const order = isWorse ? [after, before] : [before, after];
  // A risk that is switched on has an effect.
  if (!isGood) return row(subject.kind, label, order);
  return row(subject.kind, label, order, {
    consequence: isUnsaid ? "It is off, whatever the default is." : "It no longer has an effect.",
  });
}

const UNSAID = /^(default|inherit(ed)?|unset|unspecified)$/i;

const GENERIC =
  /^(mode|policy|state|status|level|type|provider|setting|option|requirement|action|value|config|configuration)$/;
