import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { isUnset, texts } from "../values/inspect";
import { readList } from "./lists";
import { readSentences } from "./policy-text";
import type { NamedValue } from "./reading";
import { isAdminRole, namesRole, rankOf } from "./roles";
import { subjectOf } from "./subject-of";
import { isAlertingProvider, kindOfType } from "./types";
import { hasAny, typeWords } from "./words";

/** Blocks and maps whose presence matters, and lists of texts. */
export function readCollection(named: NamedValue): AttributeMetadata | undefined {
  const { type, words, around, label, before, after } = named;
  const side = isUnset(before) ? after : before;
  if (isList(side) && side.every((item) => typeof item === "string" || typeof item === "number")) {
    if (isUnset(after) && hasAny(words, CONDITIONS) && hasAny(typeWords(type), ["policy rule", "signon*"]))
      return row("access", label, "present", { consequence: "It holds without the condition." });
    return (
      readSentences(label, before, after) ??
      readRoleList(named) ??
      readActions(named) ??
      readReviewers(named) ??
      readGuards(named) ??
      readList(words, type, label, before, after)
    );
  }
  if (!isObject(side) && !isList(side)) return undefined;
  const isOnCall = hasAny(words, ["layers?"]) && hasAny(typeWords(type), ["schedule"]);
  if (isAlertingProvider(type) && (isOnCall || hasAny(words, PEOPLE))) return row("alert", label, "longer");
  const reporting = kindOfType(type);
  // The last recipient of reports is removed.
  if (
    isList(side) &&
    isUnset(after) &&
    (reporting === "alert" || reporting === "audit") &&
    isTarget(type, words)
  )
    return row(reporting, label, "present");
  if (isAlertingProvider(type) && hasAny(words, ["(?:delay|suppress|mute|deduplication) actions?(?= $)"]))
    return row("alert", label, "absent", { consequence: "Somebody is notified later, or not at all." });
  if (hasAny(words, ["cache"])) return undefined;
  if (words.join(" ") === "host path")
    return row("access", label, "absent", { consequence: "Pods reach files of the node." });
  if (hasAny(words, ["rules?(?= $)"]) && isUnset(after) && hasAny(typeWords(type), FILTERS))
    return row("exposure", label, "present", { consequence: "Its rules no longer apply." });
  if (hasAny(words, ["bound(?= [a-z])", "bypass*", "exempt*", "everyone", "anonymous", "all users"])) {
    if (hasAny(words, ["bound(?= [a-z])"]))
      return row("access", label, "present", { consequence: "Without it, every identity is accepted." });
    if (differsInModeOnly(before, after) || isSwitches(side)) return undefined;
    return row("access", label, isList(side) && side.length > 0 ? "fewer" : "absent");
  }
  if (isOfGuard(type, around)) {
    if (hasAny(words, ["exclusions?(?= $)", "disabled rules?", "disabled rule groups?"]))
      return row("protection", label, "shorter", { consequence: "It checks less than before." });
    if (hasAny(words, ["managed rules?(?= $)", "managed rule sets?(?= $)"]))
      return row("protection", label, "longer", { consequence: "It checks less than before." });
  }
  if (hasAny(words, ["permissions?"]) && hasAny(typeWords(type).slice(-1), ["role"]))
    return row("access", label, "shorter", { consequence: "Everyone who has the role gains it." });
  if (isUnset(before) === isUnset(after)) return undefined;
  if (hasAny(words, CONDITIONS) && hasAny(typeWords(type), CONDITIONAL))
    return row("access", label, "present", { consequence: "It holds without the condition." });
  const subject = subjectOf(words);
  if (subject === undefined || hasAny(words, HARMLESS_BLOCKS) || around.length > 2) return undefined;
  return subject.value === "good" ? row(subject.kind, label, "present") : undefined;
}

/** Types whose rules refuse requests. */
const FILTERS: readonly string[] = ["*waf*", "web acl", "rate limit*", "bot management"];

/** The type is a firewall, or a block around belongs to one. */
function isOfGuard(type: string, around: readonly (readonly string[])[]): boolean {
  return (
    kindOfType(type) === "protection" ||
    [typeWords(type), ...around].some((words) => hasAny(words, FIREWALLS))
  );
}

const FIREWALLS: readonly string[] = ["waf", "firewall", "web application firewall"];

/** The block says where reports go. */
function isTarget(type: string, words: readonly string[]): boolean {
  return hasAny(words, TARGETS) || hasAny(typeWords(type), ["contact point", "receiver"]);
}

const TARGETS: readonly string[] = ["servers", "destination*", "targets", "sinks", "endpoints", "receivers"];

/** Blocks that narrow what a grant or a credential is good for. */
const CONDITIONS: readonly string[] = [
  "condition",
  "conditions",
  "restriction*",
  "constraint*",
  "limitation*",
];
const CONDITIONAL: readonly string[] = [
  "token",
  "key",
  "grant*",
  "binding",
  "permission*",
  "assignment",
  "role",
];

/** Blocks that name the recipients of an alert. */
const PEOPLE: readonly string[] = [
  "participant*",
  "recipient*",
  "responder*",
  "receiver*",
  "target",
  "targets",
  "escalation rule*",
  "contact*",
];

/** Blocks that configure a thing without being a safeguard. */
const HARMLESS_BLOCKS: readonly string[] = [
  "options",
  "window",
  "maintenance*",
  "restore*",
  "recovery",
  "private",
  "snapshot identifier",
  "review settings",
  "custom field*",
  "grouping*",
  "definition",
  "specs",
  "set sensitive",
  "confirmation*",
  "mirror policy",
  "properties",
  "layer",
  "emails",
  "health check",
  "primary backup",
  "grants",
  "tag",
  "key configs",
];

/** Actions of a role or a permission: each further one widens, and each that is no longer excepted. */
function readActions({
  type,
  words,
  around,
  label,
  before,
  after,
}: NamedValue): AttributeMetadata | undefined {
  if (!hasAny(words.slice(-1), ["actions", "operations", "verbs"]) || isUnset(before) || isUnset(after))
    return undefined;
  const isOfRole = hasAny(
    [...(around[0] ?? []), ...typeWords(type)],
    ["permission*", "role", "acl", "scope map"],
  );
  if (!isOfRole) return undefined;
  return row("access", label, hasAny(words, ["not", "deny*", "denied*"]) ? "more" : "fewer", {
    consequence: "It allows more than before.",
  });
}

/** `reviewers.users`: those who have to agree. */
function readReviewers({ around, label }: NamedValue): AttributeMetadata | undefined {
  return hasAny(around[0] ?? [], ["reviewers?", "approvers?"]) ? row("protection", label, "more") : undefined;
}

/** `guardrails.output.invalid_keywords`: what a guard refuses. */
function readGuards({ around, label }: NamedValue): AttributeMetadata | undefined {
  return around.some((block) => hasAny(block, ["guardrails?"]))
    ? row("protection", label, "more")
    : undefined;
}

/** `anonymous_access_flags`: blocks of switches, each of which has a direction. */
function isSwitches(side: Value | undefined): boolean {
  return isList(side) && side.length > 0 && side.every(hasSwitchesOnly);
}

function hasSwitchesOnly(item: Value): boolean {
  const values = isObject(item) ? Object.values(item).filter((value) => !isUnset(value)) : [];
  return values.length > 0 && values.every((value) => typeof value === "boolean");
}

/** The same elements, whose modes alone are others: the words of the mode say more than the list. */
function differsInModeOnly(before: Value | undefined, after: Value | undefined): boolean {
  const [from, to] = [before, after].map((side) => (isList(side) ? side.map(withoutMode) : []));
  return (
    from !== undefined && to !== undefined && from.length > 0 && canonical([...from]) === canonical([...to])
  );
}

function withoutMode(item: Value): Value {
  if (!isObject(item)) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !/(^|_)mode$/.test(name)));
}

const PRIVILEGE_LISTS: readonly string[] = [
  "cluster(?= $)",
  "base(?= $)",
  "run as(?= $)",
  "cluster permissions",
];

/** `secret_permissions: ["Get"] -> ["Get", "Set", "Purge"]`: each further one widens. */
function readRoleList({ type, words, label, before, after }: NamedValue): AttributeMetadata | undefined {
  const isEmptied = isUnset(after);
  // What a container must drop is a duty.
  if (hasAny(words, ["drop*", "required*", "disallowed*", "denied*"])) return undefined;
  // An empty list of permissions is none; a list that nobody has written says nothing.
  const isWritten = isList(before) || !isUnset(before);
  if (!isWritten || isEmptied) return undefined;
  const [existing, present] = [texts(before, ""), texts(after, "")];
  const added = present.filter((text) => !existing.includes(text));
  // Policies have names of their own: only those of administrators are known to be dangerous.
  const isPolicyList = hasAny(words, ["policies", "policy arns", "iam groups"]) || words.join() === "groups";
  // A role of a search cluster lists its privileges by what they are for.
  const isOfRole = hasAny(words, PRIVILEGE_LISTS) && hasAny(typeWords(type), ["security role"]);
  if (
    !namesRole(words) &&
    !isOfRole &&
    !hasAny(words, ["role names", "role grants"]) &&
    !(isPolicyList && added.some(isAdminRole))
  )
    return undefined;
  const highest = Math.max(0, ...existing.map(rankOf));
  const isNoHigher = added.every((text) => rankOf(text) > 0 && rankOf(text) <= highest);
  if (isNoHigher && added.length < existing.length + 1 && existing.some((text) => !present.includes(text)))
    return undefined;
  return row("access", label, "fewer", { consequence: "It allows more than before." });
}
