import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import { isList, isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { PathFact } from "../attributes/facts";
import type { Observation } from "./observe";
import { compareQuantities } from "./quantity";
import { isUnset, reveal, show, showAll, showBoth } from "./values";

/** Which way an attribute goes. */
export type Direction =
  | { readonly way: "better" | "same" }
  /** Only known after the apply. */
  | { readonly way: "unknown" }
  /** It goes away, and nothing says what holds without it. */
  | { readonly way: "unset"; readonly how: string }
  /** The values cannot be ordered, or any change counts. */
  | { readonly way: "changed"; readonly how: string }
  | { readonly way: "worse"; readonly how: string };

const SAME: Direction = { way: "same" };
const BETTER: Direction = { way: "better" };

/** Judges one attribute by its fact alone. `how` says what happens to it: "lowered from 30 to 7 backups". */
export function directionOf(seen: Observation): Direction {
  const { fact } = seen;
  const after = reveal(seen.after);
  const before = reveal(seen.before);
  if (isUnknown(after) || isUnknown(before)) return { way: "unknown" };
  switch (fact.safe) {
    case "present":
      return presence(
        seen,
        "removed",
        !isUnset(before) && isUnset(after),
        isUnset(before) && !isUnset(after),
      );
    case "absent":
      return presence(seen, "added", isUnset(before) && !isUnset(after), !isUnset(before) && isUnset(after));
    case "true":
    case "false":
      return toggled(seen, fact.safe === "true");
    case "higher":
    case "lower":
      return moved(seen, fact.safe === "higher");
    case "more":
      return elements(seen, "removed", namesIn(before), namesIn(after));
    case "fewer":
      return elements(seen, "added", namesIn(after), namesIn(before));
    case "same":
      return changed(seen);
    case "addresses":
    case "identity-policy":
    case "trust-policy":
    case "resource-policy":
      return SAME;
    default:
      return ordered(seen, fact.safe);
  }
}

function presence(seen: Observation, verb: "removed" | "added", worse: boolean, better: boolean): Direction {
  if (better) return BETTER;
  if (!worse) return SAME;
  const value = verb === "removed" ? seen.before : seen.after;
  const plain = reveal(value);
  const simple = !isObject(plain) && !isList(plain);
  return { way: "worse", how: simple ? `${verb} (${show(value)})` : verb };
}

function toggled(seen: Observation, safe: boolean): Direction {
  const before = toBoolean(seen.before, seen.fact);
  const after = toBoolean(seen.after, seen.fact);
  if (before === after) return SAME;
  if (after === safe) return BETTER;
  return { way: "worse", how: after ? "switched on" : "switched off" };
}

function toBoolean(value: Value | undefined, fact: PathFact): boolean {
  const plain = isUnset(value) ? fact.absent : reveal(value);
  return plain === true || /^(true|on|enabled)$/i.test(String(plain));
}

function moved(seen: Observation, higherIsSafe: boolean): Direction {
  const { fact } = seen;
  const before = boundless(seen.before, fact);
  const after = boundless(seen.after, fact);
  if (before === Number.POSITIVE_INFINITY || after === Number.POSITIVE_INFINITY) {
    if (before === after) return SAME;
    const rises = after === Number.POSITIVE_INFINITY;
    if (rises === higherIsSafe) return BETTER;
    const how = rises ? `${show(seen.before)} -> without end` : `without end -> ${show(seen.after)}`;
    return { way: "worse", how: `${rises ? "raised" : "lowered"} (${withUnit(how, fact)})` };
  }
  const old = isUnset(seen.before) ? fact.absent : seen.before;
  const now = isUnset(seen.after) ? fact.absent : seen.after;
  if (old === undefined || old === null) return SAME;
  if (now === undefined || now === null) {
    // Providers keep 0 for a number that nobody set.
    return reveal(old) === 0 ? SAME : { way: "unset", how: `no longer set (was ${show(seen.before)})` };
  }
  const difference = compareQuantities(now, old, fact.unit);
  const how = `from ${show(isUnset(seen.before) ? old : seen.before)} to ${show(isUnset(seen.after) ? now : seen.after)}`;
  if (difference === undefined) {
    return equal(reveal(old), reveal(now)) ? SAME : { way: "changed", how: `changed ${how}` };
  }
  if (difference === 0) return SAME;
  if (difference > 0 === higherIsSafe) return BETTER;
  return { way: "worse", how: `${difference > 0 ? "raised" : "lowered"} ${withUnit(how, fact)}` };
}

function boundless(value: Value | undefined, fact: PathFact): number | undefined {
  const plain = reveal(value) ?? null;
  const without = fact.unlimited?.some(
    (mark) => mark === plain || (mark === null && isUnset(value)) || (mark === 0 && plain === "0"),
  );
  return without === true ? Number.POSITIVE_INFINITY : undefined;
}

/** A duration brings its unit along: `604800s`. */
function withUnit(text: string, fact: PathFact): string {
  return fact.unit === undefined || /\d(s|m|h|d)\)?$/.test(text) ? text : `${text} ${fact.unit}`;
}

function ordered(seen: Observation, order: readonly string[]): Direction {
  const rank = (value: Value | undefined): number => {
    const plain = isUnset(value) ? seen.fact.absent : reveal(value);
    return plain === undefined
      ? -1
      : order.findIndex((word) => word.toLowerCase() === String(plain).toLowerCase());
  };
  const before = rank(seen.before);
  const after = rank(seen.after);
  const old = isUnset(seen.before) ? seen.fact.absent : reveal(seen.before);
  const now = isUnset(seen.after) ? seen.fact.absent : reveal(seen.after);
  if (old === undefined || equal(old, now)) return SAME;
  if (now === undefined) return { way: "unset", how: `no longer set (was ${show(seen.before)})` };
  const how = `from ${show(isUnset(seen.before) ? old : seen.before)} to ${show(isUnset(seen.after) ? now : seen.after)}`;
  if (before < 0 || after < 0) return { way: "changed", how: `changed ${how}` };
  if (after === before) return SAME;
  return after > before ? BETTER : { way: "worse", how: `weakened ${how}` };
}

/** New values where nothing stood widen nothing; for some kinds they narrow what was covered. */
const NARROWED_BY_SETTING: ReadonlySet<string> = new Set(["replication", "alert"]);

function changed(seen: Observation): Direction {
  const before = reveal(seen.before);
  if (equal(before, reveal(seen.after))) return SAME;
  if (seen.fact.worst?.some((value) => String(value) === String(before)) === true) return BETTER;
  if (isUnset(seen.before) && !NARROWED_BY_SETTING.has(seen.fact.kind)) return SAME;
  if (isUnset(seen.before) && isUnset(seen.after)) return SAME;
  if (isUnset(seen.after)) return { way: "changed", how: removal(seen.before) };
  const [from, to] = showBoth(seen.before, seen.after);
  return { way: "changed", how: `changed from ${from} to ${to}` };
}

function removal(before: Value | undefined): string {
  return `removed (was ${show(before)})`;
}

/** Elements of `from` that `to` lacks. */
function elements(
  seen: Observation,
  verb: "removed" | "added",
  from: readonly string[],
  to: readonly string[],
): Direction {
  const kept = new Set(to);
  const lost = [...new Set(from)].filter((item) => !kept.has(item));
  if (lost.length === 0) return from.length === to.length ? SAME : BETTER;
  const hidden = show(seen.before) === "(sensitive)" || show(seen.after) === "(sensitive)";
  return { way: "worse", how: `${verb}: ${hidden ? "(sensitive)" : showAll(lost)}` };
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
