import { reviewPlans } from "@infra-tools/plan-review/review";
import type { Review } from "@infra-tools/plan-review/reviewed";
import type { Context } from "../../command";
import { loadConfig } from "../review/load-config";
import type { SummarizedPlan } from "./plan-environments";

/** Reviews plans made in the sandbox, by the project's own `review.yaml`. */
export async function reviewStackPlans(
  context: Context,
  planned: readonly SummarizedPlan[],
): Promise<Review> {
  const config = await loadConfig(context, { config: undefined });
  return reviewPlans(
    planned.map(({ read }) => read),
    { config },
  );
}
