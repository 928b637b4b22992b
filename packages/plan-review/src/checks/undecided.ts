import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Path } from "@infra-tools/terraform-plan/path";
import { isUndecided, type Observation } from "../attributes/observe";
import { type ChangeContext, capitalized } from "../context";
import type { Check, RuleTexts } from "../rule";
import { hasUnknown, isUnset, reveal, show } from "../values/inspect";

/** Attributes with metadata whose value is known after apply: never taken for safe. */
export function undecidedAttributes({ consequence, advice }: RuleTexts): Check {
  return (context) => {
    const { observations, change } = context;
    if (change.action === "create" || change.action === "delete") return [];
    return observations
      .filter((observation) => isUndecided(observation) && !isFilledIn(context, observation))
      .map((observation) => ({
        path: observation.path,
        message: `${capitalized(observation.attribute.label.replace(/,$/, ""))}: ${REASONS[hasUnknown(observation.after) ? "after" : "before"]}${current(observation)}. ${consequence}`,
        advice,
        before: observation.before,
        after: observation.after,
        byName: observation.byName,
      }));
  };
}

/** Programs and expressions that change: they are not evaluated. */
export function changedPrograms({ consequence, advice }: RuleTexts): Check {
  return ({ observations, change }) =>
    change.action !== "update" && change.action !== "replace"
      ? []
      : observations
          .filter(
            ({ attribute, before, after }) =>
              attribute.safe === "program" && !isUnset(before) && !isUnset(after),
          )
          .map(({ attribute, path, before, after, byName }) => ({
            path,
            message: `${capitalized(attribute.label)} changes. It is a program that is not evaluated. ${consequence}`,
            advice,
            before,
            after,
            byName,
          }));
}

const REASONS = {
  after: "the new value is known after apply",
  before: "the value before is not known",
} as const;

/** The value before, if it is short enough for a sentence. */
function current({ before }: Observation): string {
  const plain = reveal(before);
  return isUnset(plain) || hasUnknown(plain) || typeof plain === "object" ? "" : ` (now ${show(before)})`;
}

/**
 * The provider computes the value, because the configuration does not set it: on a recreated object, and where there was
 * no value before. Without the configuration in the plan this is not known.
 */
function isFilledIn({ change, plan }: ChangeContext, observation: Observation): boolean {
  const mentions = plan.references.get(configurationAddress(change.address)) ?? [];
  if (mentions.some(({ path }) => isOnOneWay(path, observation.path))) return false;
  if (!isUnset(observation.before)) return change.action === "replace" && plan.references.size > 0;
  return change.action === "replace" || plan.references.size > 0;
}

/** One path contains the other. Positions are left out: both sides count them differently. */
function isOnOneWay(a: Path, b: Path): boolean {
  const [left, right] = [a, b].map((path) => path.filter((step) => typeof step === "string"));
  const shared = Math.min(left?.length ?? 0, right?.length ?? 0);
  return left?.slice(0, shared).join("\n") === right?.slice(0, shared).join("\n");
}
