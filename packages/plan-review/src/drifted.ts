import type { Change } from "@infra-tools/terraform-plan/model";
import type { ReviewedPlan } from "./reviewed";

/** Resources changed outside Terraform, without those whose differences are meaningless. */
export function driftedResources(reviewed: Pick<ReviewedPlan, "plan" | "differences">): readonly Change[] {
  return reviewed.plan.drift.filter((change) => saysSomething(reviewed, change));
}

function saysSomething({ differences }: Pick<ReviewedPlan, "differences">, change: Change): boolean {
  return change.action !== "update" || differences.get(change)?.deltas.length !== 0;
}
