import { schemaPath } from "../../shared/path";
import type { Value } from "../../shared/value";
import { tell } from "./attributes";
import { directionOf } from "./direction";
import type { Judge } from "./judge";
import { isUndecided, type Observation } from "./observe";
import { collect } from "./values";

/** Whether an attribute is a limit whose safe direction depends on the comparison beside it. */
export function isThreshold(seen: Observation): boolean {
  return (
    seen.fact.kind === "alert" &&
    seen.fact.safe === "same" &&
    /(^|\.)threshold(_value)?$/.test(schemaPath(seen.path))
  );
}

/** Thresholds: "greater than" is loosened by a higher one, "less than" by a lower one. */
export const judgeThresholds: Judge = ({ change, observations }) => {
  if (change.action !== "update" && change.action !== "replace") return [];
  return observations.flatMap((seen) => {
    if (!isThreshold(seen) || isUndecided(seen)) return [];
    const safe = safeDirection(change.after, schemaPath(seen.path));
    const direction = directionOf(safe === undefined ? seen : { ...seen, fact: { ...seen.fact, safe } });
    if (direction.way !== "worse" && direction.way !== "changed" && direction.way !== "unset") return [];
    return [tell(seen, direction.how, seen.fact.severity)];
  });
};

/** From the comparisons beside the threshold, when all of them point the same way. */
function safeDirection(value: Value | undefined, path: string): "higher" | "lower" | undefined {
  const block = path.includes(".") ? `${path.slice(0, path.lastIndexOf("."))}.` : "";
  const comparisons = ["comparison", "comparison_operator"]
    .flatMap((name) => collect(value, `${block}${name}`))
    .map(String);
  if (comparisons.length === 0) return undefined;
  if (comparisons.every((word) => /^(GreaterThan(OrEqualTo)?Threshold|COMPARISON_G[TE])$/.test(word)))
    return "lower";
  if (comparisons.every((word) => /^(LessThan(OrEqualTo)?Threshold|COMPARISON_L[TE])$/.test(word)))
    return "higher";
  return undefined;
}
