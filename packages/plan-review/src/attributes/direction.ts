import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import { isList, isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import { runsPerDay } from "../lexicon/expressions";
import { isUnset, reveal, show, showAll, showBoth } from "../values/inspect";
import { compareQuantities } from "../values/quantity";
import { covers } from "../values/wildcard";
import type { AttributeMetadata } from "./metadata";
import type { Observation } from "./observe";

/** Direction of a change. */
export type Direction =
  | { readonly kind: "better" | "same" }
  /** Known after apply. */
  | { readonly kind: "unknown" }
  /** Removed, and the metadata has no default. */
  | { readonly kind: "unset"; readonly how: string }
  /** The values have no order, or any change counts. */
  | { readonly kind: "changed"; readonly how: string }
  | { readonly kind: "worse"; readonly how: string };

const SAME: Direction = { kind: "same" };
const BETTER: Direction = { kind: "better" };

/** Compares an attribute with its metadata. `how` describes the change: "lowered from 30 to 7 backups". */
export function directionOf(observation: Observation): Direction {
  const { attribute } = observation;
  const after = reveal(observation.after);
  const before = reveal(observation.before);
  if (isUnknown(after) || isUnknown(before)) return { kind: "unknown" };
  switch (attribute.safe) {
    case "present":
      return presence(
        observation,
        "removed",
        !isUnset(before) && isUnset(after),
        isUnset(before) && !isUnset(after),
      );
    case "absent":
      return presence(
        observation,
        "added",
        isUnset(before) && !isUnset(after),
        !isUnset(before) && isUnset(after),
      );
    case "true":
    case "false":
      return toggled(observation, attribute.safe === "true");
    case "higher":
    case "lower":
      return moved(observation, attribute.safe === "higher");
    case "more":
      return elements(observation, "removed", namesIn(before), namesIn(after));
    case "fewer":
      return elements(observation, "added", namesIn(after), namesIn(before));
    case "longer":
    case "shorter":
      return resized(observation, attribute.safe === "longer");
    case "same":
      return changed(observation);
    case "program":
    case "addresses":
    case "denied-addresses":
    case "identity-policy":
    case "trust-policy":
    case "resource-policy":
      return SAME;
    default:
      return ordered(observation, attribute.safe);
  }
}

function presence(
  observation: Observation,
  verb: "removed" | "added",
  worse: boolean,
  better: boolean,
): Direction {
  if (better) return BETTER;
  if (!worse) {
    const isWorse =
      isWorst(observation.after, observation.attribute) &&
      !isWorst(observation.before, observation.attribute);
    if (!isWorse && isWidened(reveal(observation.before), reveal(observation.after)))
      return { kind: "worse", how: `widened to ${show(observation.after)}` };
    return isWorse ? { kind: "worse", how: `changed to ${show(observation.after)}` } : SAME;
  }
  const value = verb === "removed" ? observation.before : observation.after;
  const plain = reveal(value);
  const simple = !isObject(plain) && !isList(plain);
  return { kind: "worse", how: simple ? `${verb} (${show(value)})` : verb };
}

/** `a/live/POST/orders` -> `a/*`: a pattern that includes the value. */
function isWidened(before: Value | undefined, after: Value | undefined): boolean {
  if (typeof before !== "string" || typeof after !== "string" || before === "") return false;
  return before !== after && after.includes("*") && covers(after, before);
}

function toggled(observation: Observation, safe: boolean): Direction {
  const before = toBoolean(observation.before, observation.attribute);
  const after = toBoolean(observation.after, observation.attribute);
  if (before === after) return SAME;
  if (after === safe) return BETTER;
  return { kind: "worse", how: after ? "switched on" : "switched off" };
}

function toBoolean(value: Value | undefined, attribute: AttributeMetadata): boolean {
  const plain = isUnset(value) ? attribute.absent : reveal(value);
  return plain === true || /^(true|on|yes|1|enabled)$/i.test(String(plain));
}

function moved({ attribute, before, after }: Observation, higherIsSafe: boolean): Direction {
  const wasUnlimited = isUnlimited(before, attribute);
  const isNowUnlimited = isUnlimited(after, attribute);
  if (wasUnlimited || isNowUnlimited) {
    if (wasUnlimited && isNowUnlimited) return SAME;
    if (isNowUnlimited === higherIsSafe) return BETTER;
    const how = isNowUnlimited ? `${show(before)} -> no limit` : `no limit -> ${show(after)}`;
    return { kind: "worse", how: `${isNowUnlimited ? "raised" : "lowered"} (${withUnit(how, attribute)})` };
  }
  const from = orDefault(before, attribute);
  const to = orDefault(after, attribute);
  if (from === undefined || from === null) return SAME;
  if (to === undefined || to === null) {
    // Providers keep 0 for a number that is not set.
    return reveal(from) === 0 ? SAME : { kind: "unset", how: `no longer set (was ${show(before)})` };
  }
  const difference = compareQuantities(to, from, attribute.unit);
  const how = `from ${show(from)} to ${show(to)}`;
  if (difference !== 0 && isWorst(from, attribute)) return BETTER;
  if (difference !== 0 && isWorst(to, attribute)) return { kind: "worse", how: `changed ${how}` };
  if (difference === undefined) {
    return equal(reveal(from), reveal(to)) ? SAME : { kind: "changed", how: `changed ${how}` };
  }
  if (difference === 0) return SAME;
  if (difference > 0 === higherIsSafe) return BETTER;
  return { kind: "worse", how: `${difference > 0 ? "raised" : "lowered"} ${withUnit(how, attribute)}` };
}

function isWorst(value: Value | undefined, { worst = [] }: AttributeMetadata): boolean {
  return worst.some((mark) => String(mark) === String(reveal(value)));
}

function orDefault(value: Value | undefined, { absent }: AttributeMetadata): Value | undefined {
  return isUnset(value) ? absent : value;
}

function isUnlimited(value: Value | undefined, { unlimited = [] }: AttributeMetadata): boolean {
  const plain = reveal(value) ?? null;
  return unlimited.some(
    (mark) => mark === plain || (mark === null && isUnset(value)) || (mark === 0 && plain === "0"),
  );
}

/** Durations have their own unit: `604800s`. */
function withUnit(text: string, attribute: AttributeMetadata): string {
  return attribute.unit === undefined || /\d(s|m|h|d)\)?$/.test(text) ? text : `${text} ${attribute.unit}`;
}

function ordered({ attribute, before, after }: Observation, order: readonly string[]): Direction {
  const from = orDefault(before, attribute);
  const to = orDefault(after, attribute);
  if (from === undefined || equal(reveal(from), reveal(to))) return SAME;
  if (to === undefined) return { kind: "unset", how: `no longer set (was ${show(before)})` };
  const rank = (value: Value) =>
    order.findIndex((word) => word.toLowerCase() === String(reveal(value)).toLowerCase());
  const how = `from ${show(from)} to ${show(to)}`;
  if (rank(from) < 0 || rank(to) < 0) return { kind: "changed", how: `changed ${how}` };
  if (rank(from) === rank(to)) return SAME;
  return rank(to) > rank(from) ? BETTER : { kind: "worse", how: `weakened ${how}` };
}

/** Kinds for which a first value narrows the scope; for all others a first value weakens nothing. */
const NARROWED_BY_SETTING: ReadonlySet<string> = new Set(["replication", "alert"]);

function changed(observation: Observation): Direction {
  const before = reveal(observation.before);
  if (equal(spelled(before), spelled(reveal(observation.after)))) return SAME;
  const rate = [before, reveal(observation.after)].map((text) =>
    typeof text === "string" ? runsPerDay(text) : undefined,
  );
  if (
    observation.attribute.kind === "backup" &&
    rate[0] !== undefined &&
    rate[1] !== undefined &&
    rate[1] >= rate[0]
  )
    return BETTER;
  if (isWorst(before, observation.attribute)) return BETTER;
  if (isUnset(observation.before) && !NARROWED_BY_SETTING.has(observation.attribute.kind)) return SAME;
  if (isUnset(observation.before) && isUnset(observation.after)) return SAME;
  if (isUnset(observation.after)) return { kind: "changed", how: removal(observation.before) };
  const [from, to] = showBoth(observation.before, observation.after);
  return { kind: "changed", how: `changed from ${from} to ${to}` };
}

function removal(before: Value | undefined): string {
  return `removed (was ${show(before)})`;
}

/** Elements of `from` that `to` lacks, a pattern such as `Microsoft.Compute/*` included. */
function elements(
  observation: Observation,
  verb: "removed" | "added",
  from: readonly string[],
  to: readonly string[],
): Direction {
  const kept = new Set(to);
  const patterns = to.filter((item) => item.includes("*")).concat(to.some(isEverything) ? ["*"] : []);
  const lost = [...new Set(from)].filter(
    (item) => !kept.has(item) && !patterns.some((pattern) => covers(pattern, item)),
  );
  if (lost.length === 0) return from.length === to.length ? SAME : BETTER;
  const hidden = show(observation.before) === "(sensitive)" || show(observation.after) === "(sensitive)";
  return { kind: "worse", how: `${verb}: ${hidden ? "(sensitive)" : showAll(lost)}` };
}

/** `ALL` of a container's capabilities holds each of them, and the policy of administrators every other one. */
function isEverything(item: string): boolean {
  return item.toUpperCase() === "ALL" || /^arn:aws[a-z-]*:iam::aws:policy\/AdministratorAccess$/.test(item);
}

/** A list of blocks with more or fewer of them. */
function resized({ before, after }: Observation, longerIsSafe: boolean): Direction {
  const [from, to] = [lengthOf(before), lengthOf(after)];
  if (from === to) return SAME;
  if (to > from === longerIsSafe) return BETTER;
  return { kind: "worse", how: `${to} instead of ${from}` };
}

function lengthOf(value: Value | undefined): number {
  const plain = reveal(value);
  return isList(plain) ? plain.length : isUnset(plain) ? 0 : 1;
}

/** An annotation keeps its list in one text, with commas. */
function namesIn(value: Value | undefined): readonly string[] {
  return typeof value === "string" ? value.split(",").map((name) => name.trim()) : listed(value);
}

function listed(value: Value | undefined): readonly string[] {
  const plain = reveal(value);
  if (isUnset(plain)) return [];
  if (isList(plain)) return plain.flatMap((item) => listed(item));
  if (isObject(plain)) return Object.entries(plain).map(([key, item]) => `${key}=${show(item)}`);
  return [String(plain)];
}

/** A text as DNS means it: Route 53 spells the asterisk of a wildcard name in octal. */
function spelled(value: Value | undefined): Value | undefined {
  return typeof value === "string" ? value.replace(/^\\052(?=\.)/, "*") : value;
}
