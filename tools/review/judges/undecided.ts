import { capitalized, type Judge } from "./judge";
import { isUndecided } from "./observe";
import { hasUnknown, show } from "./values";

/** Attributes with a meaning whose value is only known after the apply: never taken for safe. */
export const judgeUndecided: Judge = ({ observations, change }) => {
  if (change.action === "create" || change.action === "delete") return [];
  return observations.filter(isUndecided).map((seen) => ({
    rule: "cannot-tell" as const,
    path: seen.path,
    message: hasUnknown(seen.after)
      ? `${capitalized(seen.fact.what.replace(/,$/, ""))}: ${show(seen.before)} now, the new value is only known after the apply. Whether it gets weaker cannot be told.`
      : `${capitalized(seen.fact.what.replace(/,$/, ""))}: the value before is not known. Whether it gets weaker cannot be told.`,
    advice: "Read where the value comes from, and look at it again after the apply.",
    before: seen.before,
    after: seen.after,
    byName: seen.byName,
  }));
};
