import { type AttributeMetadata, type Kind, row } from "../attributes/metadata";
import { ordered } from "./ordered";
import { SCALES } from "./scales";
import { NEGATIONS } from "./switch-words";
import { isHarmlessName, subjectOf, switchSubject } from "./switches";
import { isAlertingProvider, kindOfType } from "./types";
import { hasAny, typeWords } from "./words";

/** `GeoRedundant`, `GEO_REDUNDANT` and `georedundant` are the same. */
function compact(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "") || text;
}

const COMPACT_SCALES = SCALES.map((scale) => ({
  ...scale,
  order: scale.order.map((group) => new Set(group.map(compact))),
}));

export function readScale(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  const subject = isHarmlessName(words) ? undefined : (subjectOf(words) ?? subjectOf(around[0] ?? []));
  const isSafeguard = around.length <= 1 && isGuard(type);
  for (const { order, kind, names, isWorstOfAll, isOfSafeguards } of COMPACT_SCALES) {
    const isNamed = names === undefined || hasAny([...(around[0] ?? []), ...words], names);
    if (!isNamed && !(isOfSafeguards === true && isSafeguard)) continue;
    const rank = (text: string) => {
      const index = order.findIndex((group) => group.has(compact(text)));
      return index < 0 && isWorstOfAll === true ? Number.POSITIVE_INFINITY : index;
    };
    const [from, to] = [rank(before), rank(after)];
    if (from < 0 || to < 0) continue;
    // Two values outside of the order have none; of those, each is better than the worst only.
    if (![from, to].every(Number.isFinite) && Math.min(from, to) > 0) continue;
    if (kind !== undefined) {
      const named = subject?.value === "good" && kind === "protection" ? subject.kind : kind;
      return ordered(named, label, to - from, before, after);
    }
    // `enabled` and `disabled` have no direction without a subject.
    const about = subject ?? (around.length <= 1 ? typeSubject(type) : undefined);
    if (about === undefined) continue;
    return ordered(about.kind, label, about.value === "bad" ? from - to : to - from, before, after);
  }
  return undefined;
}

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
export function readOnOff(
  words: readonly string[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  const [wasOn, isOn] = [ON_TEXT.test(before), ON_TEXT.test(after)];
  if (!(wasOn && OFF_TEXT.test(after)) && !(isOn && OFF_TEXT.test(before))) return undefined;
  const subject = switchSubject(words);
  if (subject === undefined) return undefined;
  return row(subject.kind, label, isOn === subject.onIsSafe ? [before, after] : [after, before]);
}

const OFF = /^(disabled?|off|none|no|false|inactive|never|not_?required|unprotected|unencrypted)$/i;

/** `AWS` -> `NONE` of an encryption: whatever it was, it is off. */
export function readOff(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  const [wasOff, isOff] = [OFF.test(before), OFF.test(after)];
  if (wasOff === isOff || UNSAID.test(wasOff ? after : before)) return undefined;
  // What is off in a name that says "disable" is on.
  if (words.some((word) => NEGATIONS.includes(word))) return undefined;
  const isGeneric = GENERIC.test(words.at(-1) ?? "");
  const isOfType = around.length === 0 && words.every((word) => GENERIC.test(word));
  const subject =
    subjectOf(words) ??
    (isGeneric ? subjectOf(around[0] ?? []) : undefined) ??
    (isOfType ? (typeSubject(type) ?? subjectOf(typeWords(type))) : undefined);
  if (subject === undefined || hasAny(words, ["log level", "level of*", "bypass*"])) return undefined;
  const isWorse = isOff === (subject.value === "good");
  return row(subject.kind, label, isWorse ? [after, before] : [before, after], {
    consequence: "It no longer has an effect.",
  });
}

const UNSAID = /^(default|inherit(ed)?|unset|unspecified|auto|automatic)$/i;

const GENERIC =
  /^(mode|policy|state|status|level|type|provider|setting|option|requirement|action|value|configuration)$/;
