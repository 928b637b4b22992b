import { configurationAddress } from "@infra-tools/terraform-plan/address";
import { compare } from "@infra-tools/terraform-plan/compare/compare";
import type { Comparison } from "@infra-tools/terraform-plan/compare/delta";
import type { Change, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import type { Synthesized } from "@infra-tools/terraform-plan/synthesized";
import { type Acceptance, acceptFindings } from "./accept";
import type { MetadataTable } from "./attributes/metadata";
import { traceCauses } from "./cause";
import { compareOptions, OUTPUT_OPTIONS } from "./compare-options";
import { optionsFor } from "./config/options";
import type { ReviewConfig } from "./config/parse";
import { countChanges } from "./counts";
import { digestPlan } from "./digest";
import { withoutEcho } from "./echo";
import { hideDetected } from "./exposures";
import { judge } from "./findings";
import type { Review, ReviewedPlan } from "./reviewed";
import { ownRules, type Revision } from "./revision/revision";
import { placeScans } from "./scans/place-scans";
import type { ScanResult } from "./scans/scan-result";
import { planScrubber, scrubPlan } from "./scrub";

export type { Acceptance } from "./accept";
export type { ReviewConfig } from "./config/parse";
export { type Counts, countChanges, happenings } from "./counts";
export { driftedResources } from "./drifted";
export type { Review, ReviewedPlan } from "./reviewed";

/** A plan as `terraform show -json` prints it. */
export interface PlanText {
  readonly text: string;
  /** Name of the plan in the report: the stack or environment. */
  readonly label: string;
  /** The synthesized stack of this plan: adds construct paths and `lifecycle`. */
  readonly synthesized?: Synthesized;
}

/** Synthesized stacks of the base and of this revision: `lifecycle` is in no plan. */
export interface StackRevisions {
  readonly base: Synthesized;
  readonly head: Synthesized;
}

/** Context of a review besides the plans. Everything is optional. */
export interface ReviewOptions {
  readonly acceptances?: readonly Acceptance[];
  readonly config?: ReviewConfig;
  /** By label of the plan. */
  readonly lifecycles?: ReadonlyMap<string, StackRevisions | undefined>;
  /** The base of the change under review: its rules count as well. */
  readonly revision?: Revision | undefined;
  /** Results of scanners, to show beside the resources that they are about. */
  readonly scans?: readonly ScanResult[];
  /** Key of the digests: sensitive values count in them with their content. */
  readonly digestKey?: string | undefined;
}

type Differences = ReadonlyMap<Change | OutputChange, Comparison>;

/**
 * Reviews plans together: hides secrets, computes differences, causes and findings, applies acceptances.
 *
 * @throws ProblemError when a text is not a plan.
 */
export function reviewPlans(plans: readonly (Plan | PlanText)[], options: ReviewOptions = {}): Review {
  const reviewed = plans.map((plan) =>
    reviewPlan("text" in plan ? parsePlan(plan.text, plan) : plan, options),
  );
  const { acceptances = [] } = options;
  const { unused } = acceptFindings(
    reviewed.flatMap(({ findings }) => findings),
    acceptances,
  );
  return {
    plans: reviewed.map((one) => ({ ...one, findings: acceptFindings(one.findings, acceptances).findings })),
    unusedAcceptances: unused,
  };
}

function reviewPlan(unsafe: Plan, options: ReviewOptions): ReviewedPlan {
  const { config = {}, revision } = options;
  const base = revision?.config;
  const { metadata = {}, ...judging } = optionsFor(withRulesOf(base, config), unsafe.label);
  const stacks = options.lifecycles?.get(unsafe.label);
  const { plan: hidden, exposures } = hideDetected(unsafe);
  const plan = scrubPlan(stacks === undefined ? hidden : placeGone(hidden, stacks.base));
  const differences = compareAll(plan, metadata);
  const scrub = planScrubber(hidden);
  const judgement = judge(plan, {
    ...judging,
    metadata,
    ...(revision === undefined ? {} : { ownRules: ownRules(revision, config, unsafe.label) }),
    ...(base === undefined ? {} : { base: optionsFor(base, unsafe.label) }),
    deltasOf: (change) => differences.get(change)?.deltas,
    exposures,
    key: options.digestKey,
    ...(scrub === undefined ? {} : { scrub }),
    ...(stacks === undefined ? {} : { lifecycles: stacks }),
  });
  return {
    plan: { ...plan, secrets: [] },
    counts: countChanges(plan.changes),
    differences,
    why: traceCauses(plan, differences),
    ...judgement,
    ...(options.scans === undefined || options.scans.length === 0
      ? {}
      : { scans: placeScans(plan, options.scans, scrub ?? ((text) => text)) }),
    digest: options.digestKey === undefined ? digestPlan(plan) : digestPlan(unsafe, options.digestKey),
  };
}

/** Rows for types and rules of the team that only the base has still count. */
function withRulesOf(base: ReviewConfig | undefined, config: ReviewConfig): ReviewConfig {
  if (base === undefined) return config;
  const kept = new Set((config.rules ?? []).map(({ id }) => id));
  const rules = [...(config.rules ?? []), ...(base.rules ?? []).filter(({ id }) => !kept.has(id))];
  return {
    ...config,
    ...(base.types === undefined ? {} : { types: { ...base.types, ...config.types } }),
    ...(rules.length === 0 ? {} : { rules }),
  };
}

/** A removed resource keeps the construct path that it has in the stack of the base. */
function placeGone(plan: Plan, base: Synthesized): Plan {
  const place = (change: Change): Change =>
    change.constructPath === undefined
      ? { ...change, constructPath: base.get(configurationAddress(change.address))?.constructPath }
      : change;
  return { ...plan, changes: plan.changes.map(place) };
}

/** Created and unchanged resources have nothing to compare with. */
function compareAll(plan: Plan, metadata: MetadataTable): Differences {
  const differences = new Map<Change | OutputChange, Comparison>();
  const deferred = plan.deferred.map(({ change }) => change);
  for (const change of [...plan.changes, ...plan.drift, ...deferred]) {
    if (change.action === "no-op" || change.before === undefined) continue;
    differences.set(
      change,
      withoutEcho(change, compare(change.before, change.after, compareOptions(change, metadata))),
    );
  }
  for (const output of plan.outputs) {
    if (output.action !== "no-op")
      differences.set(output, compare(output.before, output.after, OUTPUT_OPTIONS));
  }
  return differences;
}
