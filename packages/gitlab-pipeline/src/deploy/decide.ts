import type { Problem } from "@infra-tools/runtime/problem";
import type { PlanBundle } from "../artifact/plan-bundle";
import type { Reviewed, ReviewedDigest } from "./find-reviewed";

/** Decides whether a plan may be applied. */
export type Decision =
  | { readonly apply: true; readonly why: "reviewed" | "reviewed in parts" | "accepted" }
  | { readonly apply: false; readonly why: "nothing to do" }
  | { readonly apply: false; readonly why: "refused"; readonly problems: readonly Problem[] }
  | { readonly apply: false; readonly why: "not reviewed" }
  | { readonly apply: false; readonly why: "different"; readonly nearest: ReviewedDigest }
  /** The state has moved on since the plan was made, and a plan that is made now does something else. */
  | { readonly apply: false; readonly why: "stale" };

/**
 * A plan is applied when it does what a review showed; when each of its changes is one that a merge request since the last
 * deploy showed; or when a person who sees that it does not has started the job that accepts exactly this plan.
 */
export function decide(
  plan: Pick<PlanBundle, "digest" | "effect" | "changes" | "refusals">,
  reviewed: Reviewed,
  accepted: boolean,
): Decision {
  if (!plan.effect) return { apply: false, why: "nothing to do" };
  if (plan.refusals.length > 0) return { apply: false, why: "refused", problems: plan.refusals };
  if (reviewed.digests.some(({ digest }) => digest === plan.digest)) return { apply: true, why: "reviewed" };
  if (isCovered(plan.changes, reviewed)) return { apply: true, why: "reviewed in parts" };
  if (accepted) return { apply: true, why: "accepted" };
  const nearest = newest(reviewed.digests);
  return nearest === undefined
    ? { apply: false, why: "not reviewed" }
    : { apply: false, why: "different", nearest };
}

/** The same address with the same hash is the same change, from the same value to the same value. */
function isCovered(changes: PlanBundle["changes"], reviewed: Reviewed): boolean {
  return Object.entries(changes).every(
    ([address, hash]) => reviewed.changes.get(address)?.has(hash) === true,
  );
}

/** The plan of the newest pipeline. */
export function newest(digests: readonly ReviewedDigest[]): ReviewedDigest | undefined {
  const [first] = [...digests].sort((a, b) => b.pipeline - a.pipeline);
  return first;
}
