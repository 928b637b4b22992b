import { loadReviewConfig } from "@infra-tools/plan-review/config";
import { type Review, reviewPlans } from "@infra-tools/plan-review/review";
import type { Context } from "@infra-tools/runtime/command-line/command";
import type { SummarizedPlan } from "./plan-environments";

/** Reviews plans made in the sandbox, by the project's own `review.yaml`. */
export async function reviewStackPlans(
  context: Context,
  planned: readonly SummarizedPlan[],
): Promise<Review> {
  const config = await loadReviewConfig(context.root);
  return reviewPlans(
    planned.map(({ read }) => read),
    { config },
  );
}
