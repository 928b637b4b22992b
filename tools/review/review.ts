import { compare } from "../shared/compare/compare";
import type { Comparison } from "../shared/compare/delta";
import { type Acceptance, acceptFindings } from "./accept";
import { traceCauses } from "./cause";
import { countChanges } from "./counts";
import { markExposed } from "./exposed";
import { identityKeys } from "./facts/look-up";
import type { Change, Finding, OutputChange, Plan } from "./model";
import type { Review, ReviewedPlan } from "./reviewed";
import { scrubPlan } from "./scrub";

export type Differences = ReadonlyMap<Change | OutputChange, Comparison>;

/** Says what a reviewer must see in a plan. The plan is scrubbed. */
export type FindFindings = (plan: Plan, differences: Differences) => readonly Finding[];

export interface ReviewOptions {
  readonly find: FindFindings;
  readonly acceptances?: readonly Acceptance[];
}

/** Reviews plans together: secrets hidden, differences, causes and findings found, acceptances applied. */
export function reviewPlans(plans: readonly Plan[], options: ReviewOptions): Review {
  const reviewed = plans.map((plan) => reviewPlan(plan, options.find));
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

function reviewPlan(unsafe: Plan, find: FindFindings): ReviewedPlan {
  const scrubbed = scrubPlan(unsafe);
  const known = compareAll(scrubbed);
  const findings = find(scrubbed, known);
  const marked = markExposed(scrubbed, findings);
  const plan = marked === scrubbed ? scrubbed : scrubPlan(marked);
  const differences = plan === scrubbed ? known : compareAll(plan);
  return {
    plan: { ...plan, secrets: [] },
    counts: countChanges(plan.changes),
    differences,
    why: traceCauses(plan, differences),
    findings,
  };
}

/** What is made or stays has nothing to compare with. */
function compareAll(plan: Plan): Differences {
  const differences = new Map<Change | OutputChange, Comparison>();
  const deferred = plan.deferred.map(({ change }) => change);
  for (const change of [...plan.changes, ...plan.drift, ...deferred]) {
    if (change.action === "no-op" || change.before === undefined) continue;
    differences.set(change, compare(change.before, change.after, { identity: identityKeys(change) }));
  }
  for (const output of plan.outputs) {
    if (output.action !== "no-op") differences.set(output, compare(output.before, output.after));
  }
  return differences;
}
