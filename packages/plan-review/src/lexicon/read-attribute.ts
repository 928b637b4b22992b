import { isList, isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, type Kind, row } from "../attributes/metadata";
import { parseCidr } from "../values/cidr";
import { isUnset, reveal } from "../values/inspect";
import { parseMachine } from "../values/machines";
import { compareQuantities } from "../values/quantity";
import { readAddresses } from "./addresses";
import { readLimitExpression, readSchedule } from "./expressions";
import { readList } from "./lists";
import { readPolicyText } from "./policy-text";
import { readQuantity } from "./quantities";
import { remembered } from "./remembered";
import { namesRole, rankOf } from "./roles";
import { SCALES } from "./scales";
import { readSwitch, subjectOf } from "./switches";
import { isAlertingProvider, kindOfType } from "./types";
import { hasAny, wordsOf } from "./words";

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
  const name = nameOf(`${attribute.type}\n${attribute.path}`);
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
    readBoolean(name, before, after) ??
    readNumber(name, before, after) ??
    readText(attribute.type, words, around, label, before, after) ??
    readCollection(words, around, label, before, after)
  );
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
    asSwitch: readSwitch({ words, around, type }, label),
    asQuantity: readQuantity([...around.flat(), ...words], label),
  };
});

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

const TRUE = /^(true|yes)$/i;
const FALSE = /^(false|no)$/i;

function isBoolean(value: Value | undefined): boolean {
  return typeof value === "boolean" || (typeof value === "string" && (TRUE.test(value) || FALSE.test(value)));
}

function readBoolean(
  { asSwitch }: Name,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (!(isBoolean(before) || isUnset(before)) || !(isBoolean(after) || isUnset(after))) return undefined;
  return isUnset(before) && isUnset(after) ? undefined : asSwitch;
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
    readRole(words, around, label, before, after) ??
    readTlsVersion(words, label, before, after) ??
    readMachine(label, before, after) ??
    readLimitExpression(label, before, after) ??
    readSchedule([...around.flat(), ...words], label, before, after) ??
    readPolicyText([...(around[0] ?? []), ...words], label, before, after) ??
    readScale(type, words, around, label, before, after)
  );
}

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
  const version = /(ssl|tls)?[ _v-]*(\d)(?:[._](\d))?/i.exec(text);
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

function normalized(text: string): string {
  return wordsOf(text).join("_") || text;
}

function readScale(
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  const subject = subjectOf(words) ?? subjectOf(around[0] ?? []);
  for (const { order, kind, names } of SCALES) {
    if (names !== undefined && !hasAny([...(around[0] ?? []), ...words], names)) continue;
    const rank = (text: string) =>
      order.findIndex((group) => group.includes(normalized(text)) || group.includes(text.toLowerCase()));
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
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const side = isUnset(before) ? after : before;
  if (isList(side) && side.every((item) => typeof item === "string" || typeof item === "number")) {
    return readRoleList(words, label, before, after) ?? readList(words, label, before, after);
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
  "review*",
];

/** `secret_permissions: ["Get"] -> ["Get", "Set", "Purge"]`: each further one widens. */
function readRoleList(
  words: readonly string[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (!namesRole(words) || isUnset(before) || isUnset(after)) return undefined;
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
