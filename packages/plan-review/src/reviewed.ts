import type { Comparison } from "@infra-tools/terraform-plan/compare/delta";
import type { Change, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import type { Counts } from "./counts";
import type { PlanDigest } from "./digest";
import type { Judgement } from "./findings";
import type { PlacedScans } from "./scans/scan-result";

/** Origin of a change: the upstream resource whose change makes others change, become unknown or be replaced. */
export interface Origin {
  readonly address: string;
  readonly attribute: string | undefined;
  /** False when references lead no further, as through a local value, and this is only the last thing known. */
  readonly certain: boolean;
}

export interface Why {
  readonly origins: readonly Origin[];
  /** Addresses of resources that change because this one does. */
  readonly followers: readonly string[];
}

/** A plan with everything that the review found out about it. No secret is in it. */
export interface ReviewedPlan extends Judgement {
  readonly plan: Plan;
  readonly counts: Counts;
  /** Differences by change (drift and deferred ones too) and by output. */
  readonly differences: ReadonlyMap<Change | OutputChange, Comparison>;
  /** Why a resource is replaced, by address. */
  readonly why: ReadonlyMap<string, Why>;
  /** Results of scanners about the plan's resources. */
  readonly scans?: PlacedScans;
  /** Name of the plan's effects. */
  readonly digest: PlanDigest;
}

/** An `Accept-Finding` trailer that names no finding of any plan. */
export interface UnusedAcceptance {
  readonly fingerprint: string;
  readonly reason: string;
}

/** Everything a report says. */
export interface Review {
  readonly plans: readonly ReviewedPlan[];
  readonly unusedAcceptances: readonly UnusedAcceptance[];
}
