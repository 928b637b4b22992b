import type { ReviewConfig } from "@infra-tools/plan-review/config";
import { type Acceptance, type Review, reviewPlans } from "@infra-tools/plan-review/review";
import type { Preview } from "./preview";

export interface ReviewKnowledge {
  readonly acceptances: readonly Acceptance[];
  readonly config: ReviewConfig;
}

/**
 * Reviews a preview's plans. That Terraform stopped is left to the list of what is blocked: the plan that is reviewed
 * was made with the protections lifted, and leaves nothing out.
 */
export function reviewPreview({ environments }: Preview, knowledge: ReviewKnowledge): Review {
  const lifecycles = new Map(environments.map((each) => [each.environment, each.lifecycles]));
  const review = reviewPlans(
    environments.map(({ plan }) => plan),
    { ...knowledge, lifecycles },
  );
  const plans = review.plans.map((reviewed) => ({
    ...reviewed,
    findings: reviewed.findings.filter(({ rule }) => rule !== "plan-errored"),
  }));
  return { ...review, plans };
}
