import { isObject } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { isUnset } from "../values/inspect";
import { type NamedValue, spelled } from "./reading";
import { SETTING, textAt } from "./setting-name";
import { readSwitch } from "./switches";
import { kindOfType } from "./types";
import { hasAny, typeWords, wordsOf } from "./words";

/** `bound_claims.project_id` removed: one requirement less. */
export function readBoundRemoval({
  around,
  label,
  before,
  after,
}: NamedValue): AttributeMetadata | undefined {
  if (isUnset(before) || !isUnset(after) || !around.some((block) => hasAny(block, BOUNDS))) return undefined;
  return row("access", label, "present", { consequence: "More identities are accepted." });
}

const BOUNDS: readonly string[] = [
  "bound(?= [a-z])",
  "required claims",
  "required attributes",
  "required labels",
  "required tags",
];

/** `expires_at` of a membership removed: it never ends. A later date is a renewal. */
export function readExpiry({ type, words, label, before, after }: NamedValue): AttributeMetadata | undefined {
  const isEnd = hasAny(words, ["expires (?:at|on)", "expir* (?:date|time)", "expiry", "valid until"]);
  if (!isEnd || !isUnset(after) || isUnset(before) || !hasAny(typeWords(type), ENDING)) return undefined;
  return row("access", label, [spelled(after), spelled(before)], {
    absent: "",
    consequence: "It never ends.",
  });
}

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

/** A flag of a database that is removed, as a pair: `log_connections = on`. */
export function readRemovedPair({
  type,
  words,
  around,
  before,
  after,
}: NamedValue): AttributeMetadata | undefined {
  if (!isUnset(after) || !isObject(before) || !hasAny(words, ["flags?", "parameters?"])) return undefined;
  const [name, value] = [textAt(before, "name"), textAt(before, "value")];
  if (name === undefined || value === undefined || !SETTING.test(name) || Object.keys(before).length > 3)
    return undefined;
  const named = wordsOf(name);
  const asSwitch = readSwitch({ words: named, around, type }, named.join(" "));
  if (asSwitch?.safe !== "true" || !/^(true|on|yes|1|enabled)$/i.test(value)) return undefined;
  return row(asSwitch.kind, asSwitch.label, "present", { consequence: "Its default applies." });
}

/** `log_analytics_workspace_id` removed: nothing is sent there any more. */
export function readTarget({ type, words, label, before, after }: NamedValue): AttributeMetadata | undefined {
  if (isUnset(before) || !isUnset(after) || kindOfType(type) !== "audit") return undefined;
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
