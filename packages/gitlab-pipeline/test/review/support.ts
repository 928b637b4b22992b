import { type Review, reviewPlans } from "@infra-tools/plan-review/review";
import type { Finding } from "@infra-tools/terraform-plan/model";
import { readPlan } from "@infra-tools/terraform-plan/read/read";
import { planJson } from "../../../plan-review/test/report/plans";

const FINDING: Omit<Finding, "plan"> = {
  rule: "retention-reduced",
  severity: "danger",
  address: "google_storage_bucket.packages",
  path: [],
  message: "Older data is deleted permanently.",
  advice: "Keep it.",
  fingerprint: "f".repeat(12),
  byName: false,
  accepted: undefined,
};

/** A review of a plan without changes that has just these findings. */
export function reviewOf(label: string, findings: readonly Partial<Finding>[]): Review {
  const { plans, unusedAcceptances } = reviewPlans([readPlan(planJson([]), { label })]);
  return {
    unusedAcceptances,
    plans: plans.map((plan) => ({
      ...plan,
      findings: findings.map((each) => ({ ...FINDING, plan: label, ...each })),
    })),
  };
}
