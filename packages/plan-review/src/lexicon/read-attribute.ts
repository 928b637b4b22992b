import { isList, isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, type Kind, row } from "../attributes/metadata";
import { parseCidr } from "../values/cidr";
import { isUnset, reveal, texts } from "../values/inspect";
import { parseMachine } from "../values/machines";
import { compareQuantities } from "../values/quantity";
import { readAddresses } from "./addresses";
import { readLimitExpression, readSchedule } from "./expressions";
import { isWildcard, readList } from "./lists";
import { readPolicyText } from "./policy-text";
import { readQuantity } from "./quantities";
import { remembered } from "./remembered";
import { isAdminRole, namesRole, rankOf } from "./roles";
import { SCALES } from "./scales";
import { readSwitch, subjectOf } from "./switches";
import { isAlertingProvider, kindOfType } from "./types";
import { hasAny, typeWords, wordsOf } from "./words";

/** An attribute to read, with its values and the block that it belongs to. */
export interface NamedAttribute {
  readonly type: string;
  /** Path without positions: `auth_settings.require_authentication`. */
  readonly path: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  /** A new resource: only what is dangerous on any resource is read. */
  readonly isNew: boolean;
  /** The blocks that hold it, from the inside out; the last one is the resource. */
  readonly blocksAround: () => readonly {
    readonly before: Value | undefined;
    readonly after: Value | undefined;
  }[];
}

/** Blocks whose members are data, names or comments, not settings. */
const NOT_SETTINGS =
  /^(tags|tags_all|labels|effective_labels|terraform_labels|user_labels|resource_labels|annotations|description|name|display_name|title|comment|notes|id|arn|self_link|etag|fingerprint|timeouts|triggers|keepers|env|environment|environment_variables|variables|app_settings|user_data|metadata_startup_script|connection_string|uid|creation_timestamp|last_modified|default_tags|headers|topics)$/;

/**
 * Meaning of an attribute of any provider by its words and its values; undefined if they do not say it. What it returns
 * is as certain as names are: findings from it are a warning at most.
 */
export function readAttribute(attribute: NamedAttribute): AttributeMetadata | undefined {
  const name = nameOf(`${attribute.type}\n${settingName(attribute)}`);
  if (name === undefined) return undefined;
  const { words, around, label } = name;
  const before = reveal(attribute.before);
  const after = reveal(attribute.after);
  if (attribute.isNew) return readAddresses(attribute, words, label);
  if (isUnknown(after) || isUnknown(before)) return readUnknown(attribute, words, label);
  return (
    readBoundRemoval(around, label, before, after) ??
    readAddresses(attribute, words, label) ??
    readPolicyDocument(words, before, after) ??
    readThreshold(attribute, words, around, label) ??
    readBoolean(name, before, after) ??
    readNumber(name, before, after) ??
    readText(attribute.type, words, around, label, before, after) ??
    readCollection(attribute.type, words, around, label, before, after)
  );
}

const VALUE = /(^|\.)(value|values|setting_value)$/;

/**
 * Path with the name of the setting. In a pair of name and value, as parameters of databases and charts are, the setting is
 * the name: `parameter.value` beside `name = "require_secure_transport"` is `parameter.require_secure_transport`.
 */
function settingName({ path, blocksAround }: NamedAttribute): string {
  if (!VALUE.test(path)) return path;
  const [block] = blocksAround();
  const named = ["name", "key", "parameter", "setting", "option", "flag"]
    .flatMap((key) => [textAt(block?.after, key), textAt(block?.before, key)])
    .find((text) => text !== undefined && SETTING.test(text));
  return named === undefined ? path : path.replace(VALUE, `$1${named}`);
}

/** The name of a setting, not a sentence or a resource. */
const SETTING = /^[a-z][\w.-]{2,80}$/i;

function textAt(block: Value | undefined, key: string): string | undefined {
  const plain = reveal(block);
  const value = isObject(plain) ? reveal(plain[key]) : undefined;
  return typeof value === "string" ? value : undefined;
}

/** Words of a name, with the readings that depend on nothing else. */
interface Name {
  readonly words: readonly string[];
  readonly around: readonly (readonly string[])[];
  readonly label: string;
  readonly asSwitch: AttributeMetadata | undefined;
  readonly asQuantity: AttributeMetadata | undefined;
}

/** Undefined for a name that is not of a setting. */
const nameOf = remembered((text): Name | undefined => {
  const [type = "", path = ""] = text.split("\n");
  const segments = path.split(".");
  if (segments.some((segment) => NOT_SETTINGS.test(segment))) return undefined;
  const words = wordsOf(segments.at(-1) ?? "");
  const around = segments.slice(0, -1).reverse().map(wordsOf);
  const label = labelOf(words, around, type);
  return {
    words,
    around,
    label,
    asSwitch: readSwitch({ words, around, type }, label) ?? readDottedSwitch(around, words, type),
    asQuantity: readQuantity([...around.flat(), ...words], typeWords(type), label),
  };
});

/** `unclean.leader.election.enable`: a name that is written with dots, in a map. */
function readDottedSwitch(
  around: readonly (readonly string[])[],
  words: readonly string[],
  type: string,
): AttributeMetadata | undefined {
  const last = around.findIndex((block) => block.length !== 1);
  const dotted = around
    .slice(0, last < 0 ? around.length : last)
    .reverse()
    .flat();
  if (dotted.length < 2) return undefined;
  const name = [...dotted, ...words];
  return readSwitch({ words: name, around: [], type }, name.join(" "));
}

/** `secret_scanning_push_protection.status` is "secret scanning push protection". */
function labelOf(words: readonly string[], around: readonly (readonly string[])[], type: string): string {
  const isGeneric = words.every((word) =>
    /^(enabled?|status|state|value|mode|days|count|is|active|type|level)$/.test(word),
  );
  const block = around.find((outer) => outer.length > 0);
  const parts = isGeneric ? [...(block ?? wordsOf(type).slice(1)), ...words] : words;
  return parts.join(" ");
}

function readPolicyDocument(
  words: readonly string[],
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (![before, after].some((text) => typeof text === "string" && /"Statement"/.test(text))) return undefined;
  const isTrust = hasAny(words, ["assume role policy", "trust*"]);
  return row(
    "policy",
    isTrust ? "the trust policy" : "the policy",
    isTrust ? "trust-policy" : "resource-policy",
  );
}

/** `bound_claims.project_id` removed: one requirement less. */
function readBoundRemoval(
  around: readonly (readonly string[])[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (isUnset(before) || !isUnset(after) || !around.some((block) => hasAny(block, ["bound*", "required*"])))
    return undefined;
  return row("access", label, "present", { consequence: "More identities are accepted." });
}

const SWITCH_VALUE = /^(true|yes|on|1|false|no|off|0)$/i;

function isSwitch(value: Value | undefined): boolean {
  return typeof value === "boolean" || (typeof value === "string" && SWITCH_VALUE.test(value));
}

function readBoolean(
  { asSwitch, asQuantity }: Name,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (!(isSwitch(before) || isUnset(before)) || !(isSwitch(after) || isUnset(after))) return undefined;
  if (isUnset(before) && isUnset(after)) return undefined;
  // `1` and `0` are numbers where the name is one of a number.
  return [before, after].includes("1") || [before, after].includes("0") ? (asQuantity ?? asSwitch) : asSwitch;
}

const ABOVE = /^(gt|gte|greater|above|over|more|max|comparison_gt|>)/;
const BELOW = /^(lt|lte|less|below|under|fewer|min|comparison_lt|<)/;

const OPERATORS = [
  "operator",
  "comparison",
  "comparison_operator",
  "threshold_operator",
  "condition_operator",
];

/** The limit of an alert: which direction fires less often is said by an operator beside it. */
function readThreshold(
  { type, blocksAround, before, after }: NamedAttribute,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
): AttributeMetadata | undefined {
  if (!hasAny([...(around[0] ?? []), ...words], ["threshold*"]) || hasAny(words, ["duration", "occurrences"]))
    return undefined;
  if (kindOfType(type) !== "alert" || (!isNumeric(before) && !isNumeric(after))) return undefined;
  const operator = blocksAround()
    .flatMap((block) => OPERATORS.map((name) => textAt(block.after, name)?.toLowerCase()))
    .find((text) => text !== undefined);
  if (operator === undefined) return undefined;
  const consequence = "Problems are reported later, or not at all.";
  if (ABOVE.test(operator)) return row("alert", label, "lower", { consequence });
  return BELOW.test(operator) ? row("alert", label, "higher", { consequence }) : undefined;
}

function isNumeric(value: Value | undefined): boolean {
  if (typeof value === "number") return true;
  return (
    typeof value === "string" &&
    /^(-?\d+(\.\d+)?|\d+(ms|s|m|h|d|w|y)|P[\dYMWDTHS]+|\d+(\.\d+)?%|\d+(Ki|Mi|Gi|Ti|k|M|G|T|m)?B?)$/i.test(
      value,
    )
  );
}

function readNumber(
  { asQuantity }: Name,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const isKnown = (value: Value | undefined) => isUnset(value) || isNumeric(value);
  if (!isKnown(before) || !isKnown(after) || (isUnset(before) && isUnset(after))) return undefined;
  return asQuantity;
}

/** Two values in the order worse, better: the order is the finding's direction. */
function ordered(
  kind: Kind,
  label: string,
  difference: number,
  before: string,
  after: string,
  more: Partial<AttributeMetadata> = {},
): AttributeMetadata | undefined {
  if (difference === 0) return undefined;
  return row(kind, label, difference < 0 ? [after, before] : [before, after], more);
}

function readText(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (typeof before !== "string" || typeof after !== "string" || before === after) return undefined;
  return (
    readMentions(type, words, before, after) ??
    readWildcard(words, label, before, after) ??
    readMinimumRole(type, words, around, label, before, after) ??
    readRole(words, around, label, before, after) ??
    readAlgorithm(words, label, before, after) ??
    readTlsVersion(words, label, before, after) ??
    readMachine(label, before, after) ??
    readLimitExpression(label, before, after) ??
    readSchedule([...around.flat(), ...words], label, before, after) ??
    readPolicyText([...(around[0] ?? []), ...words], label, before, after) ??
    readScale(type, words, around, label, before, after) ??
    readOff(type, words, around, label, before, after)
  );
}

/** Recipients that a message names: `@pagerduty-ops`. */
function readMentions(
  type: string,
  words: readonly string[],
  before: string,
  after: string,
): AttributeMetadata | undefined {
  if (!isAlertingProvider(type) || !hasAny(words, ["message*", "notif*", "escalation message"]))
    return undefined;
  const mentions = (text: string) => text.match(/@[\w.-]+(@[\w.-]+)?/g) ?? [];
  const kept = new Set(mentions(after));
  const lost = mentions(before).filter((mention) => !kept.has(mention));
  if (lost.length === 0) return undefined;
  return row("alert", "recipients of the alert", [after, before], {
    consequence: `No longer told: ${[...new Set(lost)].join(", ")}.`,
  });
}

const WILDCARD_NAMES: readonly string[] = [
  "allow*",
  "allowed*",
  "environment scope",
  "scope",
  "origin*",
  "host*",
  "principal*",
  "subject*",
  "namespace*",
  "resource name",
  "redirect*",
  "audience*",
];

/** `deploy` -> `*`: everything instead of one thing. */
function readWildcard(
  words: readonly string[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  if (!isWildcard(after) || after.length > 3 || isWildcard(before) || !hasAny(words, WILDCARD_NAMES))
    return undefined;
  return row("access", label, [after, before], { consequence: "The wildcard stands for everything." });
}

const WEAK_ALGORITHM = /(md5|rc4|(^|[^a-z])des|3des|none|plain)/i;
const OLD_ALGORITHM = /sha[-_]?1(?!\d)/i;

/** Algorithms that are broken are worse than all others; those have no order. */
function readAlgorithm(
  words: readonly string[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  if (!hasAny(words, ["algorithm*", "signature*", "digest*", "hash*", "cipher*"])) return undefined;
  const rank = (text: string) => (WEAK_ALGORITHM.test(text) ? 2 : OLD_ALGORITHM.test(text) ? 1 : 0);
  return ordered("encryption", label, rank(before) - rank(after), before, after, {
    consequence: "The algorithm can be broken.",
  });
}

const OFF = /^(disabled?|off|none|no|false|inactive|never|not_?required|unprotected|unencrypted)$/i;

/** `AWS` -> `NONE` of an encryption: whatever it was, it is off. */
function readOff(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  const [wasOff, isOff] = [OFF.test(before), OFF.test(after)];
  if (wasOff === isOff) return undefined;
  const isGeneric = words.every((word) => GENERIC.test(word));
  const isOfType = around.length === 0 && isGeneric;
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

const GENERIC =
  /^(mode|policy|state|status|level|type|provider|setting|option|requirement|action|value|configuration)$/;

/** The role that is needed for something: a lower one lets more people do it. */
function readMinimumRole(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  const names = [...(around[0] ?? []), ...words];
  return hasAny(names, MINIMUM_ROLES) ? readScale(type, words, around, label, before, after) : undefined;
}

const MINIMUM_ROLES: readonly string[] = [
  "push access level",
  "merge access level",
  "create access level",
  "unprotect access level",
  "deploy access level*",
  "creation level",
];

function readRole(
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  if (!namesRole([...(around[0] ?? []), ...words])) return undefined;
  const [from, to] = [rankOf(before), rankOf(after)];
  if (from === 0 || to === 0) return undefined;
  return ordered("access", label, from - to, before, after, {
    consequence: "The role allows more than before.",
  });
}

/** `TLS1_2`, `TLSv1.2_2021`, `TransferSecurityPolicy-2024-01`: versions and dates, in their order. */
function readTlsVersion(
  words: readonly string[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  if (hasAny(words, ["max*", "maximum"])) return undefined;
  const isVersion = hasAny(words, ["tls version", "min* tls*", "tls min*"]);
  const plain = isVersion ? [before, after].map((text) => /^v?\d(\.\d)?$/.exec(text)?.[0]) : [];
  if (plain[0] !== undefined && plain[1] !== undefined)
    return ordered(
      "tls",
      label,
      Number(plain[1].replace("v", "")) - Number(plain[0].replace("v", "")),
      before,
      after,
    );
  const isTls = [before, after].every((text) => /(tls|ssl)[ _v-]*\d/i.test(text));
  const isSecurityPolicy = hasAny(words, [
    "security policy*",
    "tls policy*",
    "ssl policy*",
    "tls version",
    "min* tls*",
    "cipher*",
  ]);
  if (!isTls && !isSecurityPolicy) return undefined;
  const [from, to] = [versionOf(before), versionOf(after)];
  if (from === undefined || to === undefined) return undefined;
  return ordered("tls", label, to - from, before, after);
}

/** SSL is older than all of TLS. A year is compared with years only. */
function versionOf(text: string): number | undefined {
  const version = /(ssl|tls)?[ _v-]*(\d)(?:[._]?(\d)(?!\d))?/i.exec(text);
  const year = /(?:^|\D)(20\d\d)(?:-(\d\d))?/.exec(text);
  const date = year === null ? 0 : Number(year[1]) * 100 + Number(year[2] ?? 0);
  if (/(tls|ssl)[ _v-]*\d/i.test(text) && version !== null) {
    const base = /ssl/i.test(text) ? 0 : 100;
    return (base + Number(version[2]) * 10 + Number(version[3] ?? 0)) * 1_000_000 + date;
  }
  return date === 0 ? undefined : date;
}

function readMachine(label: string, before: string, after: string): AttributeMetadata | undefined {
  if (parseMachine(before) === undefined || parseMachine(after) === undefined) return undefined;
  return ordered("capacity", label, compareQuantities(after, before) ?? 0, before, after);
}

/** `GeoRedundant`, `GEO_REDUNDANT` and `georedundant` are the same. */
function compact(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "") || text;
}

const COMPACT_SCALES = SCALES.map((scale) => ({
  ...scale,
  order: scale.order.map((group) => new Set(group.map(compact))),
}));

function readScale(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  const subject = subjectOf(words) ?? subjectOf(around[0] ?? []);
  for (const { order, kind, names } of COMPACT_SCALES) {
    if (names !== undefined && !hasAny([...(around[0] ?? []), ...words], names)) continue;
    const rank = (text: string) => order.findIndex((group) => group.has(compact(text)));
    const [from, to] = [rank(before), rank(after)];
    if (from < 0 || to < 0) continue;
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

function typeSubject(type: string): { readonly kind: Kind; readonly value: "good" } | undefined {
  const kind = kindOfType(type);
  return kind === undefined ? undefined : { kind, value: "good" };
}

/** Blocks and maps whose presence matters, and lists of texts. */
function readCollection(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const side = isUnset(before) ? after : before;
  if (isList(side) && side.every((item) => typeof item === "string" || typeof item === "number")) {
    return (
      readRoleList(words, label, before, after) ?? readList(words, typeWords(type), label, before, after)
    );
  }
  if (!isObject(side) && !isList(side)) return undefined;
  if (hasAny(words, ["bound*", "bypass*", "exempt*", "everyone", "anonymous", "all users"])) {
    if (hasAny(words, ["bound*"]))
      return row("access", label, "present", { consequence: "Without it, every identity is accepted." });
    return row("access", label, isList(side) && side.length > 0 ? "fewer" : "absent");
  }
  if (isUnset(before) === isUnset(after)) return undefined;
  const subject = subjectOf(words);
  if (subject === undefined || hasAny(words, HARMLESS_BLOCKS) || around.length > 2) return undefined;
  return subject.value === "good" ? row(subject.kind, label, "present") : undefined;
}

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
];

/** `secret_permissions: ["Get"] -> ["Get", "Set", "Purge"]`: each further one widens. */
function readRoleList(
  words: readonly string[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (isUnset(before) || isUnset(after)) return undefined;
  const [existing, present] = [texts(before, ""), texts(after, "")];
  const added = present.filter((text) => !existing.includes(text));
  // Policies have names of their own: only those of administrators are known to be dangerous.
  const isPolicyList = hasAny(words, ["policies", "token policies", "policy arns", "groups"]);
  if (!namesRole(words) && !hasAny(words, ["role names"]) && !(isPolicyList && added.some(isAdminRole)))
    return undefined;
  const highest = Math.max(0, ...existing.map(rankOf));
  const isNoHigher = added.every((text) => rankOf(text) > 0 && rankOf(text) <= highest);
  if (isNoHigher && added.length < existing.length + 1 && existing.some((text) => !present.includes(text)))
    return undefined;
  return row("access", label, "fewer", { consequence: "It allows more than before." });
}

const UNKNOWN_NAMES: readonly string[] = [
  "access",
  "action",
  "effect",
  "permission*",
  "principal*",
  "role*",
  "members",
  "policy",
  "visibility",
  "acl",
  "mode",
  "enforcement",
  "allowed*",
  "privileges",
  "direction",
  "ssl mode",
];

/** An unknown value of an attribute that would matter: nobody can tell. */
function readUnknown(
  { type, before, after }: NamedAttribute,
  words: readonly string[],
  label: string,
): AttributeMetadata | undefined {
  if (isUnset(before) && !isUnknown(reveal(after))) return undefined;
  if (isAlertingProvider(type) && hasAny(words, ["message", "recipient*", "query", "notif*"]))
    return row("alert", label, "same");
  const last = words.slice(-2);
  if (hasAny(last, ["id", "arn", "name", "ids", "arns"])) return undefined;
  if (hasAny(words, UNKNOWN_NAMES)) return row("access", label, "same");
  const subject = subjectOf(words);
  return subject === undefined ? undefined : row(subject.kind, label, "same");
}

/** A text is an address or a range. */
export function isAddress(text: string): boolean {
  return parseCidr(text) !== undefined;
}
