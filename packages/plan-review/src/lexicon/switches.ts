import { type AttributeMetadata, type Kind, row } from "../attributes/metadata";
import { namedSwitch } from "./named-switches";
import { remembered } from "./remembered";
import { servesByName } from "./serves";
import { type NamedSubject, namedSubject, subjectOf } from "./subject-of";
import type { Subject } from "./subjects";
import {
  FILLERS,
  HARMLESS,
  HARMLESS_ALONE,
  NEGATIONS,
  PERMISSIONS,
  RESTRICTIONS,
  STRONG_RESTRICTIONS,
} from "./switch-words";
import { isException, kindOfType } from "./types";
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
  // `allow.all`: the block is the verb.
  const [block = []] = around;
  if (block.length === 1 && words.length === 1 && PERMISSIONS.includes(block[0] ?? ""))
    return readSwitch({ words: [...block, ...words], around: around.slice(1), type }, label);
  const listed = namedSwitch(words, block, typeWords(type));
  if (listed !== undefined) return listed === "silent" ? undefined : row(listed.kind, label, listed.safe);
  const permission = readPermission({ words, around, type }, label);
  if (permission !== undefined) return permission;
  const alone = ALONE[words.filter((word) => word !== "is").join(" ")];
  if (alone !== undefined) return row(alone.kind, label, alone.safe);
  const named = namedSubject(words);
  if (isHarmless(words, named)) return undefined;
  const subject = named?.subject;
  // Words of the subject itself are no negations and no restrictions: `no_password`, `force_destroy`.
  const remainder = named === undefined ? withoutCondition(words) : without(words, named.matched);
  const isNegated = negations(remainder) % 2 === 1;
  const risky = (kind: Kind) => row(kind, label, isNegated ? "true" : "false");
  const good = (kind: Kind) => row(kind, label, isNegated ? "false" : "true");
  // "Allow administrators only" is no permission.
  if (words.includes("only") && words.some((word) => PERMISSIONS.includes(word))) return good("access");
  if (subject?.value === "bad")
    return isRestricted(words, named?.matched ?? []) ? good(subject.kind) : risky(subject.kind);
  if (remainder.some((word) => PERMISSIONS.includes(word))) {
    // To allow TLS or logs is harmless; to allow an approval by its author is not.
    const isHarmlessToAllow =
      subject !== undefined && subject.kind !== "protection" && subject.kind !== "access";
    return isHarmlessToAllow ? undefined : risky(subject?.kind ?? "access");
  }
  if (subject !== undefined) return good(subject.kind);
  if (words.join(" ") !== "required" && words.some((word) => STRONG_RESTRICTIONS.includes(word)))
    return good("protection");
  if (words.every((word) => FILLERS.includes(word) || NEGATIONS.includes(word) || word === "strict"))
    return bySurroundings({ words, around, type }, label, isNegated);
  if (words.some((word) => ["disable", "disabled", "skip"].includes(word)) && hasAny(words, SAFEGUARDS))
    return switchedOff(label, isNegated);
  const outer = namedSubject(block);
  // `public_access.search`: each switch of the block is about what the block is called.
  if (outer?.subject.value === "bad" && without(block, [...outer.matched, ...BLOCK_FILLERS]).length === 0)
    return risky(outer.subject.kind);
  // `alert_config.on_failure`: an event of which somebody hears.
  if (outer?.subject.kind === "alert" && outer.subject.value === "good" && words[0] === "on")
    return good("alert");
  // `logging.delete`: what is done is recorded.
  if (outer?.subject.kind === "audit" && words.length === 1 && VERBS.has(words[0] ?? ""))
    return good("audit");
  // `proof_of_possession.required`: what the block is about has to be there.
  if (words.every((word) => word === "required" || word === "is") && outer?.subject.value === "good")
    return good(outer.subject.kind);
  // `antivirus.enabled_upload_phase`: a part of it.
  const isEnabling = ["enabled", "enable"].some((word) => word === words[0] || word === words.at(-1));
  if (isEnabling && outer?.subject.value === "good" && outer.matched.length === block.length)
    return good(outer.subject.kind);
  if (isEnabling && kindOfType(type) === "audit" && around.length <= 1 && !isException(type))
    return good("audit");
  // `auto_enable.ecr`: each of them is enabled.
  if (block.join(" ") === "auto enable") return good("protection");
  return isRuleSet(type) && around.length <= 1 && !words.some((word) => CHOICES.includes(word))
    ? good("protection")
    : undefined;
}

/** Names that are one word, which says less within others. */
const ALONE: Readonly<Record<string, { readonly kind: Kind; readonly safe: "true" | "false" }>> = {
  shared: { kind: "exposure", safe: "false" },
  blocking: { kind: "protection", safe: "true" },
  drain: { kind: "availability", safe: "false" },
  internal: { kind: "exposure", safe: "true" },
  offline: { kind: "availability", safe: "false" },
  secret: { kind: "protection", safe: "true" },
};

/** Types that are a set of safeguards: each of their switches is one. */
const RULE_SETS: readonly string[] = [
  "device assurance",
  "device compliance",
  "login security",
  "password policy(?! attachment)",
  "waf policy",
  "waf [a-z]+ policy",
  "attack protection",
  "antiddos",
  "ips config",
  "honeypot probe",
];

const isRuleSet = remembered((type) => hasAny(typeWords(type), RULE_SETS));

/** Words of blocks that add nothing to what the block is about: `anonymous_access_flags`. */
const BLOCK_FILLERS: readonly string[] = ["access", "flags"];

/** Words of switches that choose between two ways of doing something. */
const CHOICES: readonly string[] = ["use", "show", "default", "by", "include", "with", "override", "always"];

/** `block_public_access` and `public_access_blocked`, but not `bypass_safety_check`: what is bypassed is the check. */
function isRestricted(words: readonly string[], matched: readonly string[]): boolean {
  const start = words.indexOf(matched[0] ?? "");
  return words.some(
    (word, index) =>
      RESTRICTIONS.includes(word) &&
      !matched.includes(word) &&
      (index < start || word.endsWith("ed") || word === "cannot"),
  );
}

/** Things of which it is known that somebody relies on them. */
const SAFEGUARDS: readonly string[] = [
  "name checks",
  "integrity",
  "verification",
  "host key*",
  "safety",
  "policy",
  "checks",
  "(?<! skip )(?<! disable )(?<! query )validation(?! during plan)",
  "deletion check",
  "use check",
];

/** A word that makes most switches harmless does not when it belongs to a longer phrase: `root_squash`. */
function isHarmless(words: readonly string[], named: NamedSubject | undefined): boolean {
  const remainder = named !== undefined && named.matched.length > 1 ? without(words, named.matched) : words;
  if (named?.matched[0]?.startsWith("encrypt")) return false;
  if (hasAny(remainder, HARMLESS) || hasAny(words, ["if not exists", "if exists", "if missing"])) return true;
  return (
    named === undefined &&
    hasAny(words, HARMLESS_ALONE) &&
    !words.some((word) => STRONG_RESTRICTIONS.includes(word))
  );
}

function without(words: readonly string[], taken: readonly string[]): readonly string[] {
  return withoutCondition(words).filter((word) => !taken.includes(word));
}

/** `prevent_destroy_if_not_empty`: what follows says when, not what. */
function withoutCondition(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word, index) => index > 0 && CONDITIONS.includes(word));
  return start < 0 ? words : words.slice(0, start);
}

const CONDITIONS: readonly string[] = ["if", "unless"];

const VERBS = new Set(
  `read write delete create update list manage purge add edit execute run admin send listen approve invite grant revoke
   locking destroy import export backup restore sign encrypt decrypt publish subscribe lock move cancel all any`.split(
    /\s+/,
  ),
);

const PERMISSION_BLOCKS: readonly string[] = [
  "permission*",
  "grants",
  "privileges",
  "authorization rule",
  "shared access policy",
];

/** Blocks of which each switch is a permission. */
const ACCESS_BLOCKS: readonly string[] = [
  "organization access",
  "project access",
  "workspace access",
  "scopes",
];

/** `permissions.write`, `manage` of an authorization rule: what its holder may do. */
function readPermission({ words, around, type }: SwitchName, label: string): AttributeMetadata | undefined {
  const isVerb = VERBS.has(words[0] ?? "") || VERBS.has(words.at(-1) ?? "");
  const isAccess = around.some((block) => hasAny(block, ACCESS_BLOCKS));
  if ((!isVerb && !isAccess) || words.length > 3) return undefined;
  const isPermission =
    isAccess ||
    words[0] === "operation" ||
    around.some((block) => hasAny(block, PERMISSION_BLOCKS)) ||
    hasAny(typeWords(type), PERMISSION_BLOCKS);
  return isPermission
    ? row("access", label, "false", { consequence: "Its holder may do more than before." })
    : undefined;
}

/** A safeguard without a kind of its own is switched off. */
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
  // `exclusions.disabled`: what is switched on or off is the exception.
  const isReversed = isNegated !== around.some((block) => hasAny(block, EXCEPTION_BLOCKS));
  const safe = isReversed ? "false" : "true";
  const unsafe = isReversed ? "true" : "false";
  for (const block of around) {
    if (isHarmless(block, namedSubject(block)) && hasAny(block, HARMLESS)) return undefined;
    const subject = subjectOf(block);
    // `allowed_domains.enable`: without the list, everyone is allowed.
    if (subject === undefined && hasAny(block, ["allowed*", "allow list"]))
      return row("exposure", label, safe);
    if (subject === undefined) {
      if (block.every((word) => SWITCH_WORDS.has(word) || PARTS.has(word))) continue;
      break;
    }
    const isNegatedBlock = negations(without(block, namedSubject(block)?.matched ?? [])) % 2 === 1;
    const isGood = (subject.value === "good") !== isNegatedBlock;
    return row(subject.kind, label, isGood ? safe : unsafe);
  }
  if (around.length > 1 && !around.every((block) => block.every((word) => PARTS.has(word)))) return undefined;
  if (words.length === 0) return undefined;
  const kind = kindOfType(type) ?? goodSubjectOf(type)?.kind;
  // `grafana_dashboard_public` that is switched on.
  if (kind === undefined && subjectOf(typeWords(type))?.kind === "exposure")
    return row("exposure", label, unsafe);
  // Paused is what does its work: a cluster, a job.
  if (kind === undefined && words.some((word) => ["paused", "suspended"].includes(word)))
    return row("availability", label, "false");
  if (kind === undefined)
    return around.length === 0 && isRunning(type) ? row("availability", label, safe) : undefined;
  // An exception that is switched on is the opposite of what it is an exception from.
  return row(kind, label, isException(type) ? unsafe : safe);
}

/** Words of blocks that are parts of what the type is about: `rules.enabled`. */
const PARTS: ReadonlySet<string> = new Set([
  "rule",
  "rules",
  "set",
  "sets",
  "entry",
  "entries",
  "source",
  "sources",
]);

/** Last words of types that do something as long as they are on. */
const RUNNING: readonly string[] = [
  "trigger",
  "task",
  "job",
  "job schedule",
  "event source mapping",
  "topic rule",
  "events rule",
  "event rule",
  "function",
  "pipe",
  "stream",
  "connector",
  "accelerator",
  "workflow",
  "endpoint",
  "origin",
  "receipt rule",
  "event destination",
  "pool",
  "sync",
  "sync config",
  "namespace",
  "third party integration",
  "notification integration",
  "storage integration",
  "certificate authority",
  "trust anchor",
  "logic app workflow",
  "container service",
  "secret version",
];

/** Words of types whose work is a deletion, a stop or a test. */
const NOT_MISSED: readonly string[] = [
  "shutdown*",
  "cleanup*",
  "tidy*",
  "purge*",
  "delete*",
  "expir*",
  "lifecycle*",
  "test*",
  "dev",
  "webhook",
  "log exclusion",
  "trusted origin",
];

/** Requests, traffic or work stop when the object is switched off. */
const isRunning = remembered((type): boolean => {
  const words = typeWords(type.replace(/_v\d+$/, ""));
  if (hasAny(words, NOT_MISSED)) return false;
  const endings = [1, 2, 3].map((count) => words.slice(-count).join(" "));
  return servesByName(type) !== undefined || endings.some((ending) => RUNNING.includes(ending));
});

const EXCEPTION_BLOCKS: readonly string[] = ["exclusion*", "exception*", "exemption*"];

function goodSubjectOf(type: string): Subject | undefined {
  const subject = subjectOf(typeWords(type));
  return subject?.value === "good" ? subject : undefined;
}

function negations(words: readonly string[]): number {
  return words.filter((word, index) => {
    // `allow_non_x`, `reject_non_x`: it is the thing that is negated, not the permission.
    const previous = words[index - 1] ?? "";
    // `can_disable_x`: somebody may.
    if (PERMISSIONS.includes(previous) && ["disable", "skip", "suppress", "exclude"].includes(word))
      return false;
    if (
      ["no", "non", "not"].includes(word) &&
      (PERMISSIONS.includes(previous) || RESTRICTIONS.includes(previous))
    )
      return false;
    // "No data" is what an alert is about.
    if (word === "no" && words[index + 1] === "data") return false;
    return NEGATIONS.includes(word) || (word === "out" && previous === "opt");
  }).length;
}

/** The words name something that is harmless both ways. */
export function isHarmlessName(words: readonly string[]): boolean {
  return isHarmless(words, namedSubject(words));
}

/** Direction of a switch that is a text, `Enabled` and `Disabled`, by the words of its name. */
export function switchSubject(
  words: readonly string[],
): { readonly kind: Kind; readonly onIsSafe: boolean } | undefined {
  const named = namedSubject(words);
  if (named === undefined || isHarmless(words, named)) return undefined;
  const isNegated = negations(without(words, named.matched)) % 2 === 1;
  const isGood = named.subject.value === "good" || isRestricted(words, named.matched);
  return { kind: named.subject.kind, onIsSafe: isGood !== isNegated };
}
