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
];

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
];

const WILDCARDS = new Set(["*", "all", "any", "everyone", "public", "0.0.0.0/0", "::/0"]);

/** Metadata of a list of texts by the words of its name. */
export function readList(
  words: readonly string[],
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (hasAny(words, ALLOW_LISTS)) return allowList(label, before, after);
  if (hasAny(words, EXCEPTIONS)) return row("access", label, "fewer");
  if (hasAny(words, DUTIES))
    return row(
      hasAny(words, ["log*", "enabled log*", "cloudwatch*"]) ? "audit" : "protection",
      label,
      "more",
    );
  return undefined;
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
  const isOpen = (value: Value | undefined) =>
    texts(value, "").some((text) => WILDCARDS.has(text.toLowerCase()));
  if (isOpen(after) && !isOpen(before) && !isUnset(before)) {
    return row("exposure", label, "fewer", { consequence: "The wildcard allows everyone." });
  }
  return undefined;
}
