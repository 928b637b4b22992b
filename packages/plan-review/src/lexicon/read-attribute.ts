import { isList, isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { isUnset, reveal } from "../values/inspect";
import { readAddresses } from "./addresses";
import { namedQuantity } from "./named-quantities";
import { mayBePolicy, policyDocument } from "./policy-text";
import { readQuantity } from "./quantities";
import { readCollection } from "./read-collection";
import { readFlags } from "./read-flags";
import { readNew, readNewSwitch, wrongOnNew } from "./read-new";
import { readRemovedGuard } from "./read-removed-guard";
import { readText } from "./read-text";
import { readUnknown } from "./read-unknown";
import { remembered } from "./remembered";
import { subjectOf } from "./subject-of";
import { FILLERS } from "./switch-words";
import { readSwitch } from "./switches";
import { kindOfType } from "./types";
import { hasAny, typeWords, wordsOf } from "./words";
import type { WrongOnNew } from "./wrong-on-new";

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
  /^(widget(_\w+)?|feature_tags|tags|tags_all|labels|effective_labels|terraform_labels|user_labels|resource_labels|description|name|display_name|title|comment|notes|id|arn|self_link|etag|fingerprint|timeouts|triggers|keepers|env|environment_variables?|variables|app_settings|user_data|metadata_startup_script|connection_string|uid|creation_timestamp|last_modified|default_tags|headers|topics)$/;

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
  if (isUnknown(after) || isUnknown(before)) return readUnknown(attribute, words, label, readAttribute);
  if (attribute.isNew)
    return (
      readAddresses(attribute, words, label) ??
      readNew(name.wrongOnNew, label, after) ??
      readNewSwitch(name.asSwitch, name, after)
    );
  return (
    readBoundRemoval(around, label, before, after) ??
    readRemovedGuard(attribute.type, words, around, label, before, after, attribute.blocksAround) ??
    readExpiry(attribute.type, words, label, before, after) ??
    readFlags(words, before, after, (flag, former, current) =>
      readAttribute({ ...attribute, path: flag, before: former, after: current }),
    ) ??
    readTarget(attribute.type, words, label, before, after) ??
    readSelection(attribute.type, words, label, before, after) ??
    readScope(attribute.type, words, label, before, after) ??
    readPublicAddress(attribute.type, words, label, before, after) ??
    readRemovedPair(attribute.type, words, around, before, after) ??
    readAddresses(attribute, words, label) ??
    readPolicyDocument(words, before, after) ??
    readThreshold(attribute, words, around, label) ??
    (isChosenFirst(attribute, around) ? undefined : readBoolean(name, before, after)) ??
    readNumber(name, before, after) ??
    readUnit(name, before, after) ??
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
  // The values of a chart are no value of the release's name.
  if (!VALUE.test(path) || path === "values") return path;
  const [block] = blocksAround();
  const named = ["name", "key", "parameter", "setting", "setting_id", "option", "flag"]
    .flatMap((key) => [textAt(block?.after, key), textAt(block?.before, key)])
    .find((text) => text !== undefined && SETTING.test(text));
  // The point of a version separates nothing: `Protocol-TLSv1.1`.
  if (named === undefined) return path;
  // A point behind a backslash belongs to the name, and a position says nothing: `grafana\\.ini.tls`, `ranges[0]`.
  const plain = named
    .replace(/\\\./g, "_")
    .replace(/\[\d+\]/g, "")
    .replace(/(\d)\.(?=\d)/g, "$1_");
  return path.replace(VALUE, `$1${plain}`);
}

/** The name of a setting, of SQL Server in words: no sentence and no resource. */
const SETTING = /^[a-z](?:[\w.-]|\\\.|\[\d+\]){2,80}( [a-z][\w-]{1,20}){0,3}$/i;

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
  readonly wrongOnNew: readonly WrongOnNew[];
}

/** Undefined for a name that is not of a setting. */
const nameOf = remembered((text): Name | undefined => {
  const [type = "", path = ""] = text.split("\n");
  const segments = path.split(".");
  if (segments.some(isNoSetting)) return undefined;
  const steps = withoutDots(segments);
  const words = wordsOf(steps.at(-1) ?? "");
  const around = steps.slice(0, -1).reverse().map(wordsOf);
  const label = labelOf(words, around, type);
  return {
    words,
    around,
    label,
    asSwitch:
      readSwitch({ words, around, type }, label) ??
      readDottedSwitch(around, words, type) ??
      readOptIn(around, type, label),
    asQuantity: quantityOf(words, around, type, label),
    wrongOnNew: wrongOnNew(type, words, around),
  };
});

/** The key of an annotation is two names: the domain with its dots, and what follows the slash. */
function withoutDots(segments: readonly string[]): readonly string[] {
  const start = segments.indexOf("annotations") + 1;
  if (start === 0) return segments;
  return [...segments.slice(0, start), ...segments.slice(start).join(".").split("/")];
}

/** Data, names, comments and variables of programs. A block `environment` can have settings, too: its variables are in capitals. */
function isNoSetting(segment: string, index: number, segments: readonly string[]): boolean {
  // `sku.name` says how large the thing is.
  if (segment === "name" && segments[index - 1] === "sku") return false;
  // Where a variable comes from is a setting, what it holds is none.
  if (/^environment_variables?$/.test(segment) && segments[index + 1] === "type") return false;
  if (segment === "environment") return /^[A-Z]|^$/.test(segments[index + 1] ?? "");
  if (segment === "annotations") return !KNOWN_ANNOTATION.test(segments.slice(index + 1).join("."));
  return NOT_SETTINGS.test(segment);
}

/** Annotations that controllers read as settings, in charts and manifests. */
const KNOWN_ANNOTATION =
  /(^|\/)((white|allow)list-source-range|load-balancer-source-ranges|(force-)?ssl-redirect|backend-protocol|inbound-cidrs|load-balancer-type|aws-load-balancer-scheme|(aws|azure)-load-balancer-internal|defaultProfileName)$|(^|[/.])(seccomp|apparmor)\b/;

function quantityOf(
  words: readonly string[],
  around: readonly (readonly string[])[],
  type: string,
  label: string,
): AttributeMetadata | undefined {
  const blocks = around.flat();
  const listed = namedQuantity(words, around[0] ?? [], [...typeWords(type), ...blocks]);
  if (listed === undefined) return readQuantity([...blocks, ...words], words, typeWords(type), label);
  const { kind, safe, ...more } = listed;
  return row(kind, label, safe, more);
}

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
  if (dotted.length < 2 || !FILLERS.includes(words.at(-1) ?? "")) return undefined;
  const name = [...dotted, ...words];
  return readSwitch({ words: name, around: [], type }, name.join(" "));
}

/** `resource_type_opt_in_preference.RDS`: each member is a part of what the type is about. */
function readOptIn(
  around: readonly (readonly string[])[],
  type: string,
  label: string,
): AttributeMetadata | undefined {
  const subject = hasAny(around[0] ?? [], ["opt in*"]) ? subjectOf(typeWords(type)) : undefined;
  return subject?.value === "good" ? row(subject.kind, label, "true") : undefined;
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
  if (![before, after].some((text) => typeof text === "string" && mayBePolicy(text))) return undefined;
  return policyDocument(words);
}

/** `bound_claims.project_id` removed: one requirement less. */
function readBoundRemoval(
  around: readonly (readonly string[])[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (isUnset(before) || !isUnset(after) || !around.some((block) => hasAny(block, BOUNDS))) return undefined;
  return row("access", label, "present", { consequence: "More identities are accepted." });
}

/** `expires_at` of a membership removed: it never ends. A later date is a renewal. */
function readExpiry(
  type: string,
  words: readonly string[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const isEnd = hasAny(words, ["expires (?:at|on)", "expir* (?:date|time)", "expiry", "valid until"]);
  if (!isEnd || !isBlank(after) || isBlank(before) || !hasAny(typeWords(type), ENDING)) return undefined;
  return row("access", label, [spelled(after), spelled(before)], {
    absent: "",
    consequence: "It never ends.",
  });
}

function isBlank(value: Value | undefined): boolean {
  return isUnset(value) || value === "";
}

function spelled(value: Value | undefined): string {
  return isUnset(value) ? "" : String(value);
}

/** A flag of a database that is removed, as a pair: `log_connections = on`. */
function readRemovedPair(
  type: string,
  names: readonly string[],
  around: readonly (readonly string[])[],
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (!isUnset(after) || !isObject(before) || !hasAny(names, ["flags?", "parameters?"])) return undefined;
  const [name, value] = [textAt(before, "name"), textAt(before, "value")];
  if (name === undefined || value === undefined || !SETTING.test(name) || Object.keys(before).length > 3)
    return undefined;
  const words = wordsOf(name);
  const asSwitch = readSwitch({ words, around, type }, words.join(" "));
  if (asSwitch?.safe !== "true" || !/^(true|on|yes|1|enabled)$/i.test(value)) return undefined;
  return row(asSwitch.kind, asSwitch.label, "present", { consequence: "Its default applies." });
}

/** `log_analytics_workspace_id` removed: nothing is sent there any more. */
function readTarget(
  type: string,
  words: readonly string[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (isBlank(before) || !isBlank(after) || kindOfType(type) !== "audit") return undefined;
  if (words.at(-1) === "type") return undefined;
  return hasAny(words, TARGETS)
    ? row("audit", label, "present", { absent: "", consequence: "Records are no longer sent there." })
    : undefined;
}

const TARGETS: readonly string[] = [
  "workspace id",
  "storage account id",
  "eventhub name",
  "eventhub authorization rule id",
  "destination*",
  "bucket name",
  "log group*",
];

/** `*` -> `service:shop` of an archive or an export: the rest is no longer kept. Other expressions have no order. */
function readSelection(
  type: string,
  words: readonly string[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (!hasAny(words.slice(-1), ["filter", "query"]) || !hasAny(typeWords(type), EXPORTS)) return undefined;
  const [from, to] = [spelled(before), spelled(after)];
  if (SELECTS_ALL.test(from) === SELECTS_ALL.test(to)) return undefined;
  return row("audit", label, SELECTS_ALL.test(to) ? [from, to] : [to, from], {
    absent: "",
    consequence: "Everything else is no longer recorded there.",
  });
}

/** `public_ip_address_id` of a machine that had none. */
function readPublicAddress(
  type: string,
  words: readonly string[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (!isBlank(before) || isBlank(after) || !(typeof after === "string" || isList(after) || isObject(after)))
    return undefined;
  const isOfMachine = hasAny(words, PUBLIC_ADDRESSES) && hasAny(typeWords(type), MACHINES);
  const isOfAddress = hasAny(words, MACHINE_NAMES) && hasAny(typeWords(type), ADDRESSES);
  if (!isOfMachine && !isOfAddress) return undefined;
  return row("exposure", label, "absent", { consequence: "A machine has a public address." });
}

const PUBLIC_ADDRESSES: readonly string[] = [
  "public ip(?: address)?(?: id)?(?= $)",
  "floating ip(?: address)?(?: id)?(?= $)",
  "eip(?: id)?(?= $)",
];

/** `server_instance_no` of an address that had none. */
const ADDRESSES: readonly string[] = [
  "public ip(?= $)",
  "elastic ip(?= $)",
  "eip(?= $)",
  "floating ip(?= $)",
];
const MACHINE_NAMES: readonly string[] = ["instance(?: id| no)?(?= $)", "server(?: id| no)?(?= $)"];

/** Types that work without a public address. A load balancer needs one and is not listed. */
const MACHINES: readonly string[] = [
  "instance",
  "server",
  "machine",
  "virtual machine",
  "vm",
  "network interface",
  "port",
  "cluster",
  "node*",
  "database",
];

/** `All` -> `cn-hangzhou` of a trail: the rest is no longer recorded. */
function readScope(
  type: string,
  words: readonly string[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (kindOfType(type) !== "audit" || !hasAny(words.slice(-1), SCOPES)) return undefined;
  if (typeof before !== "string" || typeof after !== "string") return undefined;
  if (EVERYTHING.test(before) === EVERYTHING.test(after)) return undefined;
  return row("audit", label, EVERYTHING.test(after) ? [before, after] : [after, before], {
    consequence: "Everything else is no longer recorded.",
  });
}

const SCOPES: readonly string[] = ["region", "location", "scope", "category", "resource type"];

const EVERYTHING = /^(all|\*)$/i;

const EXPORTS: readonly string[] = [
  "archive",
  "sink",
  "export*",
  "log stream",
  "logpush*",
  "logging",
  "log delivery",
];

const SELECTS_ALL = /^\s*(\*|true)?\s*$/;

/** Types that let somebody in for a time. */
const ENDING: readonly string[] = [
  "member*",
  "token",
  "key",
  "access*",
  "assignment*",
  "exemption*",
  "exception*",
  "waiver*",
  "grant*",
  "invitation*",
  "password",
  "secret",
  "share*",
  "credential*",
];

const BOUNDS: readonly string[] = [
  "bound(?= [a-z])",
  "required claims",
  "required attributes",
  "required labels",
  "required tags",
];

/** A list of what is allowed that is new: without it, all was. */
function isChosenFirst({ blocksAround }: NamedAttribute, around: readonly (readonly string[])[]): boolean {
  return (
    hasAny(around[0] ?? [], ["allowed*", "selected*", "permitted*"]) && isUnset(blocksAround()[0]?.before)
  );
}

const SWITCH_VALUE = /^(true|yes|on|1|false|no|off|0)$/i;

function isSwitch(value: Value | undefined): boolean {
  return (
    typeof value === "boolean" ||
    value === 0 ||
    value === 1 ||
    (typeof value === "string" && SWITCH_VALUE.test(value))
  );
}

function readBoolean(
  { asSwitch, asQuantity }: Name,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (!(isSwitch(before) || isUnset(before)) || !(isSwitch(after) || isUnset(after))) return undefined;
  if (isUnset(before) && isUnset(after)) return undefined;
  // `1` and `0` are numbers where the name is one of a number.
  const isNumber = [before, after].some((value) => ["1", "0", 1, 0].some((digit) => digit === value));
  return isNumber ? (asQuantity ?? asSwitch) : asSwitch;
}

const ABOVE = /^(gt|gte|greater|above|over|more|max|comparison_gt|>)/;
const BELOW = /^(lt|lte|less|below|under|fewer|min|comparison_lt|<)/;

/** Types whose limits are goals. */
const OBJECTIVES: readonly string[] = ["slo", "service level*", "budget*", "monitor", "query*"];

const OPERATORS = [
  "operator",
  "comparison",
  "comparison_operator",
  "threshold_operator",
  "condition_operator",
  "compare",
  "comparator",
];

/** The limit of an alert: which direction fires less often is said by an operator beside it. */
function readThreshold(
  { type, blocksAround, before, after }: NamedAttribute,
  words: readonly string[],
  around: readonly (readonly string[])[],
  label: string,
): AttributeMetadata | undefined {
  const isLimit = hasAny([...(around[0] ?? []), ...words], ["threshold*"]) || words.join() === "value";
  if (!isLimit || hasAny(words, ["duration", "occurrences"])) return undefined;
  if (kindOfType(type) !== "alert" || (!isNumeric(before) && !isNumeric(after))) return undefined;
  const operator = blocksAround()
    .flatMap((block) => OPERATORS.map((name) => textAt(block.after, name)?.toLowerCase()))
    .find((text) => text !== undefined);
  const consequence = "Problems are reported later, or not at all.";
  if (operator === undefined) {
    // Without one, the limit is one that is exceeded, unless the condition is written elsewhere.
    const isCount = words.join() === "threshold" && around.length === 1;
    return isCount && !hasAny(typeWords(type), OBJECTIVES)
      ? row("alert", label, "lower", { consequence })
      : undefined;
  }
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

const UNITS: readonly string[] = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"];

/** `hours` -> `days` beside a number: the unit of a duration, in the direction of its name. */
function readUnit(
  { asQuantity, label }: Name,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (asQuantity === undefined || typeof before !== "string" || typeof after !== "string") return undefined;
  const [from, to] = [before, after].map((text) => UNITS.indexOf(text.toLowerCase().replace(/s$/, "")));
  if (from === undefined || to === undefined || from < 0 || to < 0 || from === to) return undefined;
  const isWorse = to > from === (asQuantity.safe === "lower");
  return row(asQuantity.kind, label, isWorse ? [after, before] : [before, after]);
}
