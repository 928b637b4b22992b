import type { Problem } from "@infra-tools/runtime/problem";
import type { PlanBundle } from "../artifact/plan-bundle";
import type { ReviewedDigest } from "./find-reviewed";

/** Decides whether a plan may be applied. */
export type Decision =
  | { readonly apply: true; readonly why: "reviewed" | "accepted" }
  | { readonly apply: false; readonly why: "nothing to do" }
  | { readonly apply: false; readonly why: "refused"; readonly problems: readonly Problem[] }
  | { readonly apply: false; readonly why: "not reviewed" }
  | { readonly apply: false; readonly why: "different"; readonly nearest: ReviewedDigest };

/**
 * A plan is applied when it does what a review showed, or when a person who sees that it does not has started the job
 * that accepts exactly this plan.
 */
export function decide(
  plan: Pick<PlanBundle, "digest" | "effect" | "refusals">,
  reviewed: readonly ReviewedDigest[],
  accepted: boolean,
): Decision {
  if (!plan.effect) return { apply: false, why: "nothing to do" };
  if (plan.refusals.length > 0) return { apply: false, why: "refused", problems: plan.refusals };
  if (reviewed.some(({ digest }) => digest === plan.digest)) return { apply: true, why: "reviewed" };
  if (accepted) return { apply: true, why: "accepted" };
  const [nearest] = [...reviewed].sort((one, other) => other.pipeline - one.pipeline);
  return nearest === undefined
    ? { apply: false, why: "not reviewed" }
    : { apply: false, why: "different", nearest };
}
