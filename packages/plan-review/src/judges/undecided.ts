import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Path } from "@infra-tools/terraform-plan/path";
import { type Case, capitalized, type Judge } from "./judge";
import { isUndecided, type Observation } from "./observe";
import { hasUnknown, isUnset, reveal, show } from "./values";

/** Attributes with a meaning whose value is only known after the apply: never taken for safe. */
export const judgeUndecided: Judge = (judged) => {
  const { observations, change } = judged;
  if (change.action === "create" || change.action === "delete") return [];
  return observations
    .filter((seen) => isUndecided(seen) && !isFilledIn(judged, seen))
    .map((seen) => ({
      rule: "cannot-tell" as const,
      path: seen.path,
      message: `${capitalized(seen.fact.what.replace(/,$/, ""))}: ${WHEN[hasUnknown(seen.after) ? "after" : "before"]}${now(seen)}. Whether it gets weaker cannot be told.`,
      advice: "Read where the value comes from, and look at it again after the apply.",
      before: seen.before,
      after: seen.after,
      byName: seen.byName,
    }));
};

const WHEN = {
  after: "the new value is only known after the apply",
  before: "the value before is not known",
} as const;

/** The value that stands there, when it is short enough for a sentence. */
function now(seen: Observation): string {
  const plain = reveal(seen.before);
  return isUnset(plain) || hasUnknown(plain) || typeof plain === "object"
    ? ""
    : ` (now ${show(seen.before)})`;
}

/**
 * The provider fills it in, because the configuration says nothing about it: for an object that is made anew whatever
 * stood there, else where nothing stood there. Without the configuration in the plan nobody knows what it says.
 */
function isFilledIn({ change, surroundings: { plan } }: Case, seen: Observation): boolean {
  const mentions = plan.references.get(configurationAddress(change.address)) ?? [];
  if (mentions.some(({ path }) => isOnOneWay(path, seen.path))) return false;
  if (!isUnset(seen.before)) return change.action === "replace" && plan.references.size > 0;
  return change.action === "replace" || plan.references.size > 0;
}

/** Whether one path leads to the other or through it. Positions do not count: both sides count them differently. */
function isOnOneWay(one: Path, other: Path): boolean {
  const [left, right] = [one, other].map((path) => path.filter((step) => typeof step === "string"));
  const shared = Math.min(left?.length ?? 0, right?.length ?? 0);
  return left?.slice(0, shared).join("\n") === right?.slice(0, shared).join("\n");
}
