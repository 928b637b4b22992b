import type { Comparison } from "@infra-tools/terraform-plan/compare/delta";
import type { Change, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import type * as z from "zod";
import type { PlacedScans } from "./scans/scan-result";
import type { storedOrigin, storedReviewedPlan, storedUnusedAcceptance, storedWhy } from "./stored-review";

export interface Origin extends z.infer<typeof storedOrigin> {}

export interface Why extends z.infer<typeof storedWhy> {}

/** A plan with everything that the review found out about it. No secret is in it. */
export interface ReviewedPlan extends Omit<z.infer<typeof storedReviewedPlan>, "plan" | "differences"> {
  readonly plan: Plan;
  /** Differences by change (drift and deferred ones too) and by output. */
  readonly differences: ReadonlyMap<Change | OutputChange, Comparison>;
  /** Results of scanners about the plan's resources. Never stored. */
  readonly scans?: PlacedScans;
}

export interface UnusedAcceptance extends z.infer<typeof storedUnusedAcceptance> {}

/** Everything a report says. */
export interface Review {
  readonly plans: readonly ReviewedPlan[];
  readonly unusedAcceptances: readonly UnusedAcceptance[];
}
