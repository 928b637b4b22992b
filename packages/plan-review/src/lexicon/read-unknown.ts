import { isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import { directionOf } from "../attributes/direction";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { isUnset, reveal } from "../values/inspect";
import { denies, isGate, isOutgoing, namesSources } from "./addresses";
import type { NamedAttribute } from "./read-attribute";
import { isGrantType, namesRole } from "./roles";
import { subjectOf } from "./subject-of";
import { isAlertingProvider } from "./types";
import { hasAny, typeWords } from "./words";

type Read = (attribute: NamedAttribute) => AttributeMetadata | undefined;

/** Meaning of an attribute whose value is known after apply: nobody can tell, if the value would matter. */
export function readUnknown(
  attribute: NamedAttribute,
  words: readonly string[],
  label: string,
  read: Read,
): AttributeMetadata | undefined {
  const { type, before, after, isNew } = attribute;
  if (isUnset(before) && !isUnknown(reveal(after))) return undefined;
  if (isNew && letsIn(attribute, words)) return row("exposure", "the addresses that it lets in", "same");
  const kind = isNew ? kindOfNew(type, words) : kindByName(type, words);
  if (kind !== undefined) return row(kind, label, "same");
  // A reference says which object is meant, and those have settings of their own.
  if (hasAny(words.slice(-2), REFERENCES)) return undefined;
  const matters = isNew ? matteringOnNew(attribute, read) : mattering(attribute, read);
  return matters === undefined ? undefined : row(matters, label, "same");
}

const REFERENCES: readonly string[] = ["id", "arn", "name", "ids", "arns", "names"];

/** Values that an unknown one may turn out to be: each is the worst one in some attribute. */
const POSSIBLE: readonly Value[] = [
  true,
  false,
  0,
  "*",
  "0.0.0.0/0",
  "admin",
  "public",
  "Allow",
  "none",
  "http://x.example",
  ["*"],
  ["0.0.0.0/0"],
  [],
];

/** Kind of the first possible value that would be a finding. */
function mattering(attribute: NamedAttribute, read: Read): AttributeMetadata["kind"] | undefined {
  for (const after of POSSIBLE) {
    const meaning = read({ ...attribute, after });
    if (meaning !== undefined && isWorse(attribute.before, after, meaning)) return meaning.kind;
  }
  return undefined;
}

/** The same for a new object: a value that is wrong from the start, or the worse one of a switch. */
function matteringOnNew(attribute: NamedAttribute, read: Read): AttributeMetadata["kind"] | undefined {
  for (const after of POSSIBLE) {
    const wrong = read({ ...attribute, before: undefined, after });
    if (wrong !== undefined && (wrong.wrong !== undefined || wrong.safe === "addresses")) return wrong.kind;
  }
  for (const after of [true, false]) {
    const before = !after;
    const meaning = read({ ...attribute, isNew: false, before, after });
    if (meaning !== undefined && isWorse(before, after, meaning)) return meaning.kind;
  }
  return undefined;
}

function isWorse(before: Value | undefined, after: Value, attribute: AttributeMetadata): boolean {
  if (attribute.safe === "addresses") return true;
  const { kind } = directionOf({ path: [], attribute, before, after, byName: true });
  return kind === "worse" || kind === "changed";
}

/** Values of a chart: all of its settings. */
function isOfChart(type: string, words: readonly string[]): boolean {
  return type === "helm_release" && words.join() === "values";
}

/** Attributes that say as whom something runs. */
const IDENTITIES: readonly string[] = [
  "identity ids?(?= $)",
  "service principal name",
  "service account(?: name| email)?(?= $)",
  "run as*",
];

/** `role_ids` of a grant. */
function isRoleOfGrant(type: string, words: readonly string[]): boolean {
  return (
    isGrantType(type) && (namesRole(words) || hasAny(words, ["role ids?", "role (?:template|definition) id"]))
  );
}

const ROLES: readonly string[] = ["role definition name", "role name", "role names"];

const NAMES: readonly string[] = [
  "access",
  "action",
  "effect",
  "permission*",
  "principal*",
  "role*",
  "members",
  "policy",
  "policies",
  "visibility",
  "acl",
  "mode",
  "enforcement",
  "allowed*",
  "privileges",
  "direction",
  "ssl mode",
  "bound*",
  "grants?(?= $)",
  "xml content",
  "creation statements",
  "push endpoint",
  "consumer ids",
];

/** Blocks of a type that says who gets in: each holds sources. */
const BLOCKS_OF_GATES: readonly string[] = [
  "address*",
  "range*",
  "inbound*",
  "ingress*",
  "rules?(?= $)",
  "entries",
];

/** Addresses of a new rule that lets somebody in. */
function letsIn({ type, path, blocksAround }: NamedAttribute, words: readonly string[]): boolean {
  if (!isGate(type, "") || hasAny(words, ["uuid", "port*", ...REFERENCES])) return false;
  if (!namesSources(words) && !hasAny(words, ["subnet(?= $)", "remote(?= $)"])) return false;
  return !blocksAround().some(({ after }) => denies(after) || isOutgoing(path, after));
}

/** Types whose text or list of rules says who may do what. */
const POLICY_TYPES: readonly string[] = [
  "policy",
  "policies",
  "acl",
  "role definition",
  "custom role",
  "role(?= $)",
];

/** Kind of an attribute of a new policy or grant that says what is allowed, and whom. */
function kindOfNew(type: string, words: readonly string[]): AttributeMetadata["kind"] | undefined {
  if (isOfChart(type, words)) return "policy";
  if (hasAny(typeWords(type), POLICY_TYPES) && hasAny(words, RULES)) return "policy";
  if (isRoleOfGrant(type, words) || (isGrantType(type) && hasAny(words, [...ROLES, ...HOLDERS])))
    return "access";
  if (hasAny(typeWords(type), FEDERATED) && hasAny(words, ["subject*"])) return "access";
  if (hasAny(typeWords(type), ["access policy", "access group"]) && hasAny(words, ["include(?= $)"]))
    return "access";
  return hasAny(typeWords(type), ["member*"]) && hasAny(words, ["members(?= $)"]) ? "access" : undefined;
}

/** Attributes that say whom a grant is for, where nothing else does. */
const HOLDERS: readonly string[] = [
  "principal(?= $)",
  "role descriptors",
  "crn pattern",
  "bound*",
  "access controls?(?= $)",
];

const RULES: readonly string[] = [
  "actions(?= $)",
  "privileges(?= $)",
  "definition(?= $)",
  "policy(?= $)",
  "policies(?= $)",
  "rules?(?= $)",
  "statements?(?= $)",
  "(?:policy )?document(?= $)",
  "acl(?= $)",
];

/** Types that let identities of another system in. */
const FEDERATED: readonly string[] = ["federated*", "trust*", "oidc*", "workload identity*"];

/** Kind of an attribute whose name alone says that its value matters. */
function kindByName(type: string, words: readonly string[]): AttributeMetadata["kind"] | undefined {
  if (isOfChart(type, words)) return "access";
  if (hasAny(words, IDENTITIES)) return "identity";
  if (hasAny(words, ["security groups?(?: ids?)?(?= $)"])) return "exposure";
  if (isAlertingProvider(type) && hasAny(words, ["message", "recipient*", "query", "notif*"])) return "alert";
  if (hasAny(words, ROLES) || isRoleOfGrant(type, words)) return "access";
  if (isGate("", words.join("_"))) return "exposure";
  if (hasAny(words, ["subject*", "issuer*", "audience*"]) && hasAny(typeWords(type), FEDERATED))
    return "access";
  if (isGate(type, "") && (namesSources(words) || hasAny(words, BLOCKS_OF_GATES))) return "exposure";
  if (
    hasAny(words, ["include(?= $)"]) &&
    hasAny(typeWords(type), ["access policy", "access group", "access rule"])
  )
    return "access";
  if (hasAny(typeWords(type), POLICY_TYPES) && hasAny(words, RULES)) return "policy";
  if (hasAny(words.slice(-2), REFERENCES) && !hasAny(words, ["consumer ids"])) return undefined;
  return hasAny(words, NAMES) ? "access" : subjectOf(words)?.kind;
}
