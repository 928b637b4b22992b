import { type AttributeMetadata, row } from "../attributes/metadata";
import { parseMachine } from "../values/machines";
import { compareQuantities } from "../values/quantity";
import { readLimitExpression, readSchedule } from "./expressions";
import { isWildcard } from "./lists";
import { ordered } from "./ordered";
import { readPolicyText } from "./policy-text";
import { readOff, readOnOff, readScale } from "./read-scale";
import { readTlsVersion } from "./read-tls-version";
import { readXmlPolicy } from "./read-xml-policy";
import { firstReading, type NamedText, type NamedValue, type Reader } from "./reading";
import { isAdminRole, namesRole, rankOf } from "./roles";
import { isAlertingProvider } from "./types";
import { hasAny, typeWords, wordsOf } from "./words";

/** Direction of a text by the words of its name and its values. */
export function readText(named: NamedValue): AttributeMetadata | undefined {
  const { before, after } = named;
  if (typeof before !== "string" || typeof after !== "string" || before === after) return undefined;
  return firstReading(READERS, { ...named, before, after });
}

const READERS: readonly Reader<string>[] = [
  readXmlPolicy,
  readMentions,
  readWildcard,
  readConstant,
  readScheme,
  readRootPath,
  readImage,
  readListener,
  readProvidersKey,
  readJob,
  readMinimumRole,
  readRole,
  readLetters,
  readAlgorithm,
  readRuleSetVersion,
  readSku,
  // `ssl_policy.policy_name`: the block says what the policy is about.
  ({ words, around, label, before, after }) =>
    readTlsVersion(isPolicyName(words) ? inBlock(around, words) : words, label, before, after),
  readMachine,
  readSize,
  ({ label, before, after }) => readLimitExpression(label, before, after),
  ({ words, around, label, before, after }) =>
    readSchedule([...around.flat(), ...words], label, before, after),
  ({ words, around, label, before, after }) => readPolicyText(inBlock(around, words), label, before, after),
  readOnOff,
  readScale,
  readOff,
  readTerms,
  readValueWords,
];

/** Words of the name, after those of the block that holds it. */
function inBlock(around: readonly (readonly string[])[], words: readonly string[]): readonly string[] {
  return [...(around[0] ?? []), ...words];
}

/** `3.2` -> `2.2.9` of the rules of a firewall: newer attacks pass. */
function readRuleSetVersion({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!hasAny(words, ["(?:rule set|ruleset) version"])) return undefined;
  const [from, to] = [before, after].map((text) => (/^\d+(\.\d+)?/.exec(text) ?? [])[0]);
  if (from === undefined || to === undefined) return undefined;
  return ordered("protection", label, Number(to) - Number(from), before, after);
}

/** `VpnGw2AZ` -> `VpnGw2`: the same size in one zone. `Dev(No SLA)_D11`: a tier without a promise. */
function readSku({ words, around, label, before, after }: NamedText): AttributeMetadata | undefined {
  const isNameOfSku = words.join() === "name" && hasAny(around[0] ?? [], ["sku"]);
  if (!isNameOfSku && !hasAny(words, ["sku", "sku name", "sku tier"])) return undefined;
  const [isUnpromised, wasUnpromised] = [after, before].map((text) => hasAny(wordsOf(text), UNPROMISED));
  if (isUnpromised !== wasUnpromised)
    return row("availability", label, isUnpromised ? [after, before] : [before, after], {
      consequence: "It is a tier for tests.",
    });
  const isWorse = before === `${after}AZ`;
  if (!isWorse && after !== `${before}AZ`) return undefined;
  return row("availability", label, isWorse ? [after, before] : [before, after]);
}

const UNPROMISED: readonly string[] = ["no sla", "dev", "developer", "trial"];

function isPolicyName(words: readonly string[]): boolean {
  return words.join(" ") === "policy name";
}

/** `length(12) and digits(1)`: a rule of passwords that is removed or asks for less. */
function readTerms({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!hasAny(words, ["password*"])) return undefined;
  const [from, to] = [termsOf(before), termsOf(after)];
  if (from.size === 0) return undefined;
  const isWeaker = [...from].some(([name, number]) => (to.get(name) ?? 0) < number);
  return isWeaker ? row("access", label, [after, before]) : undefined;
}

function termsOf(text: string): ReadonlyMap<string, number> {
  return new Map(
    [...text.matchAll(/(\w+)\((\d+)\)/g)].map(([, name = "", number]) => [name, Number(number)]),
  );
}

const RISKY_VALUE: readonly string[] = [
  "privileged",
  "unrestricted",
  "insecure",
  "permissive",
  "public",
  "anonymous",
];
const SAFE_VALUE: readonly string[] = [
  "restricted",
  "baseline",
  "secure",
  "strict",
  "private",
  "internal",
  "hardened",
];

/** `rancher-restricted` -> `rancher-privileged`: names of settings say what they are. */
function readValueWords({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (hasAny(words.slice(-1), ["id", "arn", "url", "uri", "image", "path", "domain", "host", "hostname"]))
    return undefined;
  const [from, to] = [wordsOf(before), wordsOf(after)];
  if (from.length > 8 || to.length > 8) return undefined;
  const isWorse = isOnly(from, SAFE_VALUE, RISKY_VALUE) && isOnly(to, RISKY_VALUE, SAFE_VALUE);
  if (isWorse) return row("exposure", label, [after, before]);
  if (
    !hasAny(words, ["encoding", "format"]) &&
    SAYS_ALL.test(after.replace(/[^a-z]/gi, "")) &&
    !SAYS_ALL.test(before.replace(/[^a-z]/gi, ""))
  )
    return row("protection", label, [after, before]);
  if (
    DENIES.test(before) &&
    !hasAny(to, ["deny*", "denied", "block*", "none", "no"]) &&
    hasAny(words, ["action", "access"])
  )
    return row("exposure", label, [after, before]);
  if (isOnly(from, KEPT_VALUE, LOST_VALUE) && isOnly(to, LOST_VALUE, KEPT_VALUE))
    return row("alert", label, [after, before]);
  if (hasAny(words, ["deploy*", "routing*", "rollout*", "type"]) && isAtOnce(to) && !isAtOnce(from))
    return row("availability", label, [after, before], {
      consequence: "An error reaches everything at once.",
    });
  const isOptional =
    isOnly(from, REQUIRED_VALUE, OPTIONAL_VALUE) && isOnly(to, OPTIONAL_VALUE, REQUIRED_VALUE);
  return isOptional ? row("protection", label, [after, before]) : undefined;
}

/** Values that say by themselves that nothing is refused or protected. */
const SAYS_ALL =
  /^(allowall|alwaysallow|allowalltraffic|permitall|allowany|unrestricted|noprotection|unprotected|unencrypted|plaintext|noauth|noauthentication|anonymous|insecure)$/i;

const DENIES = /^(deny|denied|deny_?all)$/i;

/** `CREATE_ALERT` -> `DISCARD_ALERT`. */
const KEPT_VALUE: readonly string[] = ["create", "send", "forward", "notify", "deliver", "store"];
const LOST_VALUE: readonly string[] = ["discard", "drop", "ignore", "suppress"];

function isAtOnce(words: readonly string[]): boolean {
  return hasAny(words, ["all at once", "allatonce"]);
}

/** `trustedIpRequired` -> `trustedIpOptional`, `MandatoryStartTLS` -> `NoStartTLS`. */
const REQUIRED_VALUE: readonly string[] = ["required", "require", "mandatory", "enforced"];
const OPTIONAL_VALUE: readonly string[] = ["optional", "alternative", "opportunistic", "no", "not", "none"];

function isOnly(words: readonly string[], some: readonly string[], none: readonly string[]): boolean {
  return hasAny(words, some) && !hasAny(words, none);
}

/** Recipients that a message names: `@pagerduty-ops`. */
function readMentions({ type, words, before, after }: NamedText): AttributeMetadata | undefined {
  if (!isAlertingProvider(type) || !hasAny(words, ["message*", "notif*", "escalation message"]))
    return undefined;
  const mentions = (text: string) => text.match(/@[\w.-]+(@[\w.-]+)?/g) ?? [];
  const kept = new Set(mentions(after));
  const lost = mentions(before).filter((mention) => !kept.has(mention));
  if (lost.length === 0) return undefined;
  return row("alert", "recipients of the alert", [after, before], {
    consequence: `No longer notified: ${[...new Set(lost)].join(", ")}.`,
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
function readWildcard({ words, around, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!isWildcard(after) || isWildcard(before)) return undefined;
  if (!hasAny(words, WILDCARD_NAMES) && !hasAny(around[0] ?? [], ["permission*", "privileges", "grants"]))
    return undefined;
  return row("access", label, [after, before], { consequence: "The wildcard stands for everything." });
}

/** An expression that is true of everything: `true`, `1 == 1`, `*`. */
const CONSTANT = /^\s*(true|\*|1\s*={1,2}\s*1|any|)\s*$/i;

/** Names of expressions that decide who is accepted, in types that are about that. */
const DECIDING: readonly string[] = [
  "filter",
  "condition*",
  "attribute condition",
  "expression",
  "claims",
  "rule",
];
const ABOUT_IDENTITIES: readonly string[] = [
  "identity*",
  "workload*",
  "access*",
  "auth*",
  "iam",
  "role*",
  "binding*",
  "trust*",
  "conditional*",
  "signon*",
  "group rule",
];

/** `claims.sub == "ci"` -> `true`: every identity fulfils the condition. */
function readConstant({ type, words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!hasAny(words, DECIDING) || !hasAny(typeWords(type), ABOUT_IDENTITIES)) return undefined;
  if (CONSTANT.test(before) === CONSTANT.test(after)) return undefined;
  return row("access", label, CONSTANT.test(after) ? [after, before] : [before, after], {
    consequence: "Every identity fulfils it.",
  });
}

/** Schemes of URLs with TLS, and the same ones without it. */
const PLAIN_SCHEMES: Readonly<Record<string, string>> = {
  https: "http",
  ldaps: "ldap",
  amqps: "amqp",
  mqtts: "mqtt",
  rediss: "redis",
  wss: "ws",
  ftps: "ftp",
  smtps: "smtp",
  sips: "sip",
  grpcs: "grpc",
};

const URL_SCHEME = /^([a-z]+):\/\/(?!(localhost|127\.|\[::1\]))/i;

/** `ldaps://` -> `ldap://`: the connection is no longer encrypted. */
function readScheme({ label, before, after }: NamedText): AttributeMetadata | undefined {
  const [from, to] = [before, after].map((text) => URL_SCHEME.exec(text)?.[1]?.toLowerCase());
  if (from === undefined || to === undefined) return undefined;
  const isWorse = PLAIN_SCHEMES[from] === to;
  if (!isWorse && PLAIN_SCHEMES[to] !== from) return undefined;
  return row("tls", `the scheme of ${label}`, isWorse ? [after, before] : [before, after]);
}

/** `/app` -> `/` of a directory that clients are kept in. */
function readRootPath({ words, around, label, before, after }: NamedText): AttributeMetadata | undefined {
  const isRoot = after === "/" && /^\/.+/.test(before);
  if (!isRoot || !hasAny([...(around[0] ?? []), ...words], ["(?:root|home) (?:directory|path)*", "chroot*"]))
    return undefined;
  return row("access", label, [after, before], { consequence: "Clients reach every folder." });
}

const ANY_ADDRESS = /^(0\.0\.0\.0|\*|\[?::\]?)(:\d+)?$/;

/** `127.0.0.1` -> `0.0.0.0` of the address that a program listens on. */
function readListener({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!hasAny(words, ["(?:bind|listen|listener) (?:address*|addr|ip|host)"])) return undefined;
  if (ANY_ADDRESS.test(before) === ANY_ADDRESS.test(after)) return undefined;
  return row("exposure", label, ANY_ADDRESS.test(after) ? [after, before] : [before, after], {
    severity: "warning",
    consequence: "It listens on all networks of its machine.",
  });
}

/** Keys that the provider manages. */
const PROVIDERS_KEY = /(^|:)alias\/aws\/|^(aws_owned|google_managed|microsoft_managed)/i;

/** `arn:aws:kms:...:key/1` -> `alias/aws/kinesis`: nobody but the provider decides on the key. */
function readProvidersKey({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!hasAny(words, ["kms*", "encryption key*", "key (?:id|arn)", "cmk*"])) return undefined;
  if (PROVIDERS_KEY.test(before) === PROVIDERS_KEY.test(after)) return undefined;
  return row("encryption", label, PROVIDERS_KEY.test(after) ? [after, before] : [before, after], {
    severity: "warning",
    consequence: "Data is no longer encrypted with the customer's key.",
  });
}

/** `web:1.4.2` -> `web:latest`: the next start may run another image. */
function readImage({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!hasAny(words.slice(-1), ["image"]) || isFloating(before) || !isFloating(after)) return undefined;
  return row("availability", label, [after, before], {
    severity: "warning",
    consequence: "Which image runs is decided at each start.",
  });
}

function isFloating(image: string): boolean {
  const name = image.slice(image.lastIndexOf("/") + 1);
  return !image.includes("@") && (!name.includes(":") || name.endsWith(":latest"));
}

/** `count = 3` -> `count = 1` in a group of a job. Groups are matched by their order: with more or fewer of them, nothing is said. */
function readJob({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!hasAny(words, ["jobspec"])) return undefined;
  const counts = (text: string) =>
    [...text.matchAll(/^\s*count\s*=\s*(\d+)/gm)].map(([, count]) => Number(count));
  const [from, to] = [counts(before), counts(after)];
  if (from.length !== to.length || !from.some((count, index) => (to[index] ?? count) < count))
    return undefined;
  return row("capacity", label, [after, before], { consequence: "Fewer copies of a task run." });
}

const WEAK_ALGORITHM = /(md5|rc4|(^|[^a-z])des|3des|none|plain)/i;
const OLD_ALGORITHM = /sha[-_]?1(?!\d)/i;

/** Algorithms that are broken are worse than all others; those have no order. */
function readAlgorithm({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (
    !hasAny(words, [
      "algorithm*",
      "signature*",
      "digest*",
      "hash*",
      "cipher*",
      "password encryption",
      "priv mode",
      "auth mode",
      "auth protocol",
      "priv protocol",
    ])
  )
    return undefined;
  const rank = (text: string) => (WEAK_ALGORITHM.test(text) ? 2 : OLD_ALGORITHM.test(text) ? 1 : 0);
  return ordered("encryption", label, rank(before) - rank(after), before, after, {
    consequence: "The algorithm can be broken.",
  });
}

/** The role that is needed for something: a lower one lets more people do it. */
function readMinimumRole(named: NamedText): AttributeMetadata | undefined {
  return hasAny(inBlock(named.around, named.words), MINIMUM_ROLES) ? readScale(named) : undefined;
}

const MINIMUM_ROLES: readonly string[] = [
  "push access level",
  "merge access level",
  "create access level",
  "unprotect access level",
  "deploy access level*",
  "creation level",
  "cancellation role",
  "min* [a-z]+ role",
];

function readRole({ type, words, around, label, before, after }: NamedText): AttributeMetadata | undefined {
  const isOperation =
    words.at(-1) === "operation" && hasAny(typeWords(type), ["acl", "permission*", "grant*"]);
  const isPolicy = words.join(" ") === "policy name" && hasAny(typeWords(type), ["policy attachment"]);
  if (!isOperation && !isPolicy && !namesRole([...(around[0] ?? []), ...words])) return undefined;
  const [from, to] = [rankOf(before), rankOf(after)];
  // A role without a word for its rank is no administrator's; a path or an ARN can have any word in it.
  const isRoleName = ROLE_NAME.test(before) && ROLE_NAME.test(after);
  const isAdminOnOneSide = isRoleName && isAdminRole(before) !== isAdminRole(after);
  if ((from === 0 || to === 0) && !isAdminOnOneSide) return undefined;
  return ordered("access", label, from - to, before, after, {
    consequence: "The role allows more than before.",
  });
}

/** `r` -> `rwdl`: permissions as letters, each of which allows something. */
function readLetters({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!hasAny(words.slice(-1), ["permissions?"]) || ![before, after].every((text) => LETTERS.test(text)))
    return undefined;
  const isWider = [...after].some((letter) => !before.includes(letter));
  return isWider
    ? row("access", label, [after, before], { consequence: "It allows more than before." })
    : undefined;
}

/** In the order that Azure's storage asks for: `read` and `list` are words. */
const LETTERS = /^(?=.)r?a?c?w?u?d?x?l?t?m?e?o?p?$/;

const ROLE_NAME = /^[\w .-]+$/;

const SIZE = /^(|.*[^\dv])(\d+)$/i;

/** `M50` -> `M10`, `GP_Gen5_16` -> `GP_Gen5_2`: sizes of a service that differ in their number alone. */
function readSize({ words, label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!hasAny(words.slice(-2), ["size", "sku", "tier", "sku name", "instance class", "plan"]))
    return undefined;
  const [from, to] = [SIZE.exec(before), SIZE.exec(after)];
  if (from === null || to === null || from[1] !== to[1]) return undefined;
  return ordered("capacity", label, Number(to[2]) - Number(from[2]), before, after);
}

function readMachine({ label, before, after }: NamedText): AttributeMetadata | undefined {
  if (parseMachine(before) === undefined || parseMachine(after) === undefined) return undefined;
  return ordered("capacity", label, compareQuantities(after, before) ?? 0, before, after);
}
