import type { Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { isUnset, texts } from "../values/inspect";
import { kindOfType } from "./types";
import { hasAny, typeWords } from "./words";

/** Lists that narrow access: an empty one means everyone, a wildcard too. */
const ALLOW_LISTS: readonly string[] = [
  "allow*",
  "allowed*",
  "authorized*",
  "authorised*",
  "trusted*",
  "bound(?= [a-z])",
  "whitelist*",
  "permitted*",
  "ip range filter",
  "source ranges",
  "restrict*",
  "valid",
  "accepted*",
  "include acls",
];

/** Lists of exceptions and privileges: each element widens. */
const EXCEPTIONS: readonly string[] = [
  "bypass*",
  "exempt*",
  "exclude*",
  "exclusion*",
  "ignored",
  "skip*",
  "admin(?= $)",
  "admins",
  "administrators",
  "admin user*",
  "admin group*",
  "admin logins",
  "admin members",
  "administration members",
  "admin object ids",
  "owners",
  "auto approv*",
  "auto accept*",
  "not scopes",
  "non hmac*",
  "open ports",
  "disabled alerts",
  "disabled validations",
  "disabled rules",
  "disabled checks",
  "disabled data sources",
  "disabled detectors",
  "disabled control*",
  "dismissal users",
  "dismissal teams",
  "dismissal apps",
  "backup operators",
  "security operators",
  "superusers",
  "external ips(?= $)",
  "capabilities",
  "redirect uris",
  "shared accounts",
  "consumer accounts",
];

/** Lists of which only an element that stands for everything is a danger. */
const WILDCARD_LISTS: readonly string[] = [
  "origins",
  "hosts",
  "principals",
  "subjects",
  "namespaces",
  "callbacks",
  "callback urls",
  "logout urls",
  "web origins",
  "redirect*",
  "audiences",
  "embed host domains",
  "approved domains",
  "actions",
  "resources",
  "resource names",
  "(?<!excluded )applications(?= $)",
  "(?<!excluded )services(?= $)",
  "verbs",
  "acl keys",
  "acl channels",
  "acl categories",
];

/** Ways to get a token without the user's consent, or past the login page. */
const RISKY_GRANTS =
  /^(password|implicit|.*:device_code|client_credentials_as_user|(allow_)?(admin_)?(no_srp|user_password)_auth|(allow_)?admin_user_password_auth|admin_no_srp_auth)$/i;

/** Things whose scopes are permissions. */
const SCOPED: readonly string[] = [
  "oauth*",
  "token*",
  "api*",
  "client*",
  "app",
  "application",
  "grant*",
  "credential*",
  "authorization*",
  "service account*",
  "login*",
  "consent",
  "key",
];

const REPORTING: readonly string[] = ["alert*", "notif*", "contact*", "budget*"];

const RECORDED: readonly string[] = [
  "realm events",
  "log*",
  "audit*",
  "trail",
  "notification*",
  "alert*",
  "event subscription",
];

/** Resources that can be shared with other accounts. */
const SHARED: readonly string[] = ["share*", "snapshot*", "image*", "ami"];

/** Lists of denials, duties, logs and recipients: each element that goes weakens. */
const DUTIES: readonly string[] = [
  "audit*",
  "deny*",
  "denied*",
  "disallowed*",
  "blocked*",
  "blacklist*",
  "forbidden*",
  "require*",
  "enabled log*",
  "log categor*",
  "log types",
  "cloudwatch logs exports",
  "recipient*",
  "notif*",
  "alarm actions",
  "contacts",
  "subscribers",
  "email*",
  "receivers",
  "responders",
  "contexts",
  "status checks",
  "exports",
  "shields",
  "enabled metrics",
  "enabled features",
  "auth method accessors",
  "contact groups",
  "contact roles",
  "engagements",
  "device assurances included",
  "reject lists?",
  "built in controls",
  "protected branch*",
];

/** Lists of duties whose names look like allow lists. */
const FIRST_DUTIES: readonly string[] = [
  "restricted services",
  "admission (?:plugins|controllers)",
  "enabled policy types",
  "auth method types",
  "blocked roles*",
  "blocked list*",
  "required*",
  "drop",
  "included users",
  "included groups",
  "included roles",
  "included applications",
];

/** Lists of forms and formats: one that is empty restricts nothing, and opens nothing either. */
const FORMS: readonly string[] = [
  "headers",
  "methods",
  "values",
  "types",
  "fields",
  "formats",
  "prefixes",
  "query string*",
  "codes",
  "elements",
  "classes",
  "files",
  "libraries",
];

/** Keys and accounts that open something. */
const KEYS: readonly string[] = ["authorized keys", "authorized users", "ssh keys"];

/** Types whose exclusions restrict: the names that a certificate must not have. */
const RESTRICTING_EXCLUSIONS: readonly string[] = [
  "pki",
  "certificate*",
  "range",
  "data store",
  "cluster policy",
];

const WILDCARDS = new Set([
  "*",
  "**",
  "*:*",
  "**/*",
  ".*",
  "all",
  "any",
  "everyone",
  "public",
  "0.0.0.0/0",
  "::/0",
  "+@all",
  "allkeys",
  "allchannels",
]);

/** Lists of copied data, by their names. */
const COPIED: readonly string[] = ["databases(?= $)", "tables(?= $)", "schemas(?= $)", "volumes(?= $)"];

/** Metadata of a list of texts by the words of its name and its type. */
export function readList(
  words: readonly string[],
  typeName: string,
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const type = typeWords(typeName);
  if (hasAny(words, ["grant types", "allowed grants", "oauth flows", "auth flows", "response types"]))
    return grantTypes(label, before, after);
  if (hasAny(words, ["backup*"]) && texts(before, "").every((text) => WEEKDAY.test(text)))
    return row("backup", label, "more", { consequence: "Backups are made less often." });
  const weaker = isCryptography(words, before)
    ? weakerAlgorithm(label, before, after)
    : hasAny(words, FACTORS)
      ? weakerFactor(label, before, after)
      : undefined;
  if (weaker !== undefined) return weaker;
  if (isPrivateOnly(before) && !isUnset(after) && !texts(after, "").some((text) => PRIVATE.test(text)))
    return row("exposure", label, "fewer", { consequence: "It is no longer private." });
  if (hasAny(words, ["protocols(?= $)"])) return plainProtocol(label, before, after);
  if (hasAny(words, ["proc mount types"])) return unmasked(label, before, after);
  if (hasAny(words, ["authorization scopes", "required scopes"]))
    return row("access", label, "present", { consequence: "No scope is asked for." });
  if (hasAny(words, ["disabled? admission [a-z]+"])) return row("protection", label, "fewer");
  if (hasAny(words, ["authorization mode"]))
    return texts(before, "").includes("RBAC") && !texts(after, "").includes("RBAC")
      ? row("access", label, "more", { consequence: "Roles no longer decide who may do what." })
      : undefined;
  if (words.join(" ") === "drop" || hasAny(words, ["drop* capabilities"]))
    return row("access", label, "more", { consequence: "Containers keep more capabilities." });
  if (hasAny(words, FIRST_DUTIES)) return row("protection", label, "more");
  // `enabled_standard_arns` of a safeguard, `databases` of what copies them.
  if (words[0] === "enabled" && kindOfType(typeName) !== undefined)
    return row(kindOfType(typeName) ?? "protection", label, "more");
  if (hasAny(words, COPIED) && hasAny(type, ["failover group", "replication*", "backup*"]))
    return row("replication", label, "more", { consequence: "Not everything is copied any more." });
  if (hasAny(words, ["use cases"]) && hasAny(type, ["managed key*", "kms"]))
    return row("encryption", label, "more", { consequence: "The key no longer protects all of it." });
  // Those to whom a duty applies.
  if (
    hasAny(type, ["enforcement"]) &&
    hasAny(words.slice(-1), ["ids", "accessors", "types", "users", "groups"])
  )
    return row("protection", label, "more");
  if (hasAny(words, ["availability zones"]) || isZoneList(words, before))
    return row("availability", label, "more");
  if (hasAny(words, ["exclu*"]) && hasAny(type, KEPT)) return row("backup", label, "fewer");
  if (hasAny(words, FORMS) && !hasAny(words, ["log types", "enabled log*"])) return undefined;
  // A pod without a list of capabilities has none of its own.
  if (hasAny(words, ["capabilities", "unsafe sysctls"])) return row("access", label, "fewer");
  if (hasAny(words, KEYS)) return row("access", label, "fewer");
  if (hasAny(words, ALLOW_LISTS)) return allowList(label, before, after);
  if (hasAny(words, WILDCARD_LISTS))
    return hasNewWildcard(before, after) && !hasAny(type, ["webhook*"]) ? everyone(label) : undefined;
  if (hasAny(words, EXCEPTIONS))
    return hasAny(type, RESTRICTING_EXCLUSIONS) ? undefined : row("access", label, "fewer");
  if (hasAny(words, ["scopes"]) && hasAny([...type, ...words], SCOPED)) return row("access", label, "fewer");
  if (
    hasAny(words, ["events", "event types", "event categories", "listeners", "source ids"]) &&
    hasAny(type, RECORDED)
  )
    return row("audit", label, "more");
  if (
    hasAny(words.slice(-1), ["locations", "regions", "categories"]) &&
    hasAny(type, ["log profile", "log delivery", "logging*", "audit*", "trail"])
  )
    return row("audit", label, "more", { consequence: "Not everything is recorded any more." });
  if (hasAny(words, ["accounts", "account ids"]) && hasAny(type, SHARED))
    return row("access", label, "fewer");
  if (hasAny(words, ["phone numbers", "mobile numbers", "webhook urls"]) && hasAny(type, REPORTING))
    return row("alert", label, "more");
  if (hasAny(words, DUTIES))
    return row(
      hasAny(words, ["log*", "enabled log*", "cloudwatch*"]) ? "audit" : "protection",
      label,
      "more",
    );
  return undefined;
}

/** `zones`: those of a cloud are a number, or end in a letter. Of DNS there are others. */
function isZoneList(words: readonly string[], before: Value | undefined): boolean {
  const existing = texts(before, "");
  return words.at(-1) === "zones" && existing.length > 0 && existing.every((text) => CLOUD_ZONE.test(text));
}

const CLOUD_ZONE = /^(\d|[a-z]+(-[a-z]+)*-?\d+-?[a-z])$/;

const WEEKDAY = /^(mon|tues|wednes|thurs|fri|satur|sun)(day)?$/i;

function isCryptography(words: readonly string[], before: Value | undefined): boolean {
  const existing = texts(before, "");
  return (
    hasAny(words, CRYPTOGRAPHY) || (existing.length > 0 && existing.every((text) => CRYPTOGRAPHIC.test(text)))
  );
}

/** `TLSv1.2`, `SMB3.0`, `TLS_RSA_WITH_AES_256_GCM_SHA384`. */
const CRYPTOGRAPHIC = /^((tls|ssl|smb) ?v?\d|tls_\w+_(sha\d*|gcm|poly1305)$)/i;

const CRYPTOGRAPHY: readonly string[] = [
  "cipher*",
  "algorithm*",
  "encryptions(?= $)",
  "authentications(?= $)",
  "tls versions",
  "ssl versions",
  "ssl protocols",
  "tls protocols",
  "enabled protocols",
];

/** Types of what keeps data: an exclusion is not kept. */
const KEPT: readonly string[] = ["versioning", "backup*", "snapshot*", "replication*"];

const FACTORS: readonly string[] = ["combinations", "methods", "factors", "authenticators"];

const WEAK_FACTOR = /(^|[^a-z])(password|sms|voice|email|question|none)([^a-z]|$)/i;

/** A combination of factors, separated by commas, is as strong as the best of them. */
function isWeakFactor(text: string): boolean {
  return text.split(",").every((factor) => WEAK_FACTOR.test(factor));
}

/** A weak way to log in is accepted, too. */
function weakerFactor(
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const existing = texts(before, "");
  if (existing.length === 0 || existing.some(isWeakFactor)) return undefined;
  return addedTexts(before, after).some(isWeakFactor)
    ? row("access", label, "fewer", { consequence: "A weaker way to log in is accepted." })
    : undefined;
}

const WEAK =
  /(^none$|md5|rc4|(^|[^a-z])3?des([^a-z]|$)|null|export|anon|ssl ?v?[23]|smb ?v?[12]([._]\d+)*$|tls ?v?1([._]?[01])?$)/i;

/** An algorithm or a version that is broken is accepted, too. */
function weakerAlgorithm(
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const added = addedTexts(before, after);
  return added.some((text) => WEAK.test(text))
    ? row("tls", label, "fewer", { consequence: "It can be broken." })
    : undefined;
}

const PRIVATE = /^(private|internal|vpc)$/i;

/** `["PRIVATE"]`: the only way to reach it. */
function isPrivateOnly(value: Value | undefined): boolean {
  const existing = texts(value, "");
  return existing.length > 0 && existing.every((text) => PRIVATE.test(text));
}

/** Protocols without TLS. */
const PLAIN_PROTOCOL = /^(ftp|tftp|http|telnet|ldap|amqp|mqtt|ws|plaintext)$/i;

function plainProtocol(
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (isUnset(before) || !addedTexts(before, after).some((text) => PLAIN_PROTOCOL.test(text)))
    return undefined;
  return row("tls", label, "fewer", { consequence: "It is also reached without TLS." });
}

function unmasked(
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  return addedTexts(before, after).some((text) => /^(unmasked|\*)$/i.test(text))
    ? row("access", label, "fewer", { consequence: "Containers may see all of the node's /proc." })
    : undefined;
}

/** Texts that only the side after has. */
function addedTexts(before: Value | undefined, after: Value | undefined): readonly string[] {
  const existing = texts(before, "");
  return texts(after, "").filter((text) => !existing.includes(text));
}

function grantTypes(
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const added = addedTexts(before, after);
  return added.some((text) => RISKY_GRANTS.test(text)) ? row("access", label, "fewer") : undefined;
}

/** Only what opens it to everyone is certain: one more element can be intended, and is not even always wider. */
function allowList(
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (!isUnset(before) && isUnset(after)) {
    return row("exposure", label, "present", { consequence: "Without the list, everyone is allowed." });
  }
  return hasNewWildcard(before, after) && !isUnset(before) ? everyone(label) : undefined;
}

function everyone(label: string): AttributeMetadata {
  return row("exposure", label, "fewer", { consequence: "The wildcard allows everyone." });
}

/** An element of the new list stands for everything, and none did before. */
function hasNewWildcard(before: Value | undefined, after: Value | undefined): boolean {
  const isOpen = (value: Value | undefined) => texts(value, "").some(isWildcard);
  return isOpen(after) && !isOpen(before);
}

export function isWildcard(text: string): boolean {
  return WILDCARDS.has(text.toLowerCase());
}
