import type { Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { isUnset, texts } from "../values/inspect";
import { hasAny } from "./words";

/** Lists that narrow access: an empty one means everyone, a wildcard too. */
const ALLOW_LISTS: readonly string[] = [
  "allow*",
  "allowed*",
  "authorized*",
  "authorised*",
  "trusted*",
  "bound*",
  "whitelist*",
  "permitted*",
  "ip range filter",
  "source ranges",
  "restrict*",
  "valid*",
  "accepted*",
];

/** Lists of exceptions and privileges: each element widens. */
const EXCEPTIONS: readonly string[] = [
  "bypass*",
  "exempt*",
  "exclu*",
  "ignored",
  "skip*",
  "admins",
  "administrators",
  "owners",
  "superusers",
  "capabilities",
  "scopes",
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
  "actions",
  "resources",
  "resource names",
  "verbs",
];

/** Ways to get a token without the user's consent, or past the login page. */
const RISKY_GRANTS = /^(password|implicit|.*:device_code|client_credentials_as_user)$/i;

/** Resources that can be shared with other accounts. */
const SHARED: readonly string[] = ["share*", "snapshot*", "image*", "ami"];

/** Lists of denials, duties, logs and recipients: each element that goes weakens. */
const DUTIES: readonly string[] = [
  "deny*",
  "denied*",
  "blocked*",
  "blacklist*",
  "forbidden*",
  "require*",
  "enabled log*",
  "log categor*",
  "log types",
  "cloudwatch logs exports",
  "events",
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
];

/** Lists of duties whose names look like allow lists. */
const FIRST_DUTIES: readonly string[] = ["restricted services", "blocked roles*", "blocked list*"];

const WILDCARDS = new Set(["*", "*:*", ".*", "all", "any", "everyone", "public", "0.0.0.0/0", "::/0"]);

/** Metadata of a list of texts by the words of its name and its type. */
export function readList(
  words: readonly string[],
  type: readonly string[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (hasAny(words, ["grant types", "oauth flows", "response types"]))
    return grantTypes(label, before, after);
  if (hasAny(words, FIRST_DUTIES)) return row("protection", label, "more");
  if (hasAny(words, ALLOW_LISTS)) return allowList(label, before, after);
  if (hasAny(words, WILDCARD_LISTS)) return hasNewWildcard(before, after) ? everyone(label) : undefined;
  if (hasAny(words, EXCEPTIONS)) return row("access", label, "fewer");
  if (hasAny(words, ["accounts", "account ids"]) && hasAny(type, SHARED))
    return row("access", label, "fewer");
  if (hasAny(words, DUTIES))
    return row(
      hasAny(words, ["log*", "enabled log*", "cloudwatch*"]) ? "audit" : "protection",
      label,
      "more",
    );
  return undefined;
}

function grantTypes(
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const existing = texts(before, "");
  const added = texts(after, "").filter((text) => !existing.includes(text));
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
