import { addCounts } from "../counts";
import type { Review } from "../reviewed";

/** GitLab's limit; above it the report is refused. */
const MOST = 999_999;

/** GitLab's Terraform report (`artifacts:reports:terraform`): exactly these keys, each a number. */
export interface TerraformWidget {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}

/**
 * The three numbers that a merge request shows. Each resource counts once: `delete` is everything that is destroyed,
 * so a replacement counts there and not under `create`, and so does a forgotten resource; several plans are added up.
 */
export function terraformWidget(review: Review): TerraformWidget {
  const counts = addCounts(review.plans.map((plan) => plan.counts));
  const lost = counts.destroy + counts.forget;
  const made = review.plans
    .flatMap(({ plan }) => plan.changes)
    .filter(({ action, mode }) => action === "create" && mode === "managed").length;
  return {
    create: Math.min(made, MOST),
    update: Math.min(counts.change, MOST),
    delete: Math.min(lost, MOST),
  };
}
