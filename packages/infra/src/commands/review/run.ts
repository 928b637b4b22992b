import { resolve } from "node:path";
import { readTrailers } from "@infra-tools/plan-review/commits";
import { loadReviewConfig } from "@infra-tools/plan-review/config";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { openFindings, reviewReport } from "@infra-tools/plan-review/report";
import {
  driftedResources,
  type Review,
  reviewPlans,
  type StackRevisions,
} from "@infra-tools/plan-review/review";
import { EXIT, type ExitCode } from "@infra-tools/runtime/exit-code";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import type { Context, Input, Outcome } from "../../command";
import { type LoadedPlan, loadPlan, readStack } from "./load-plan";
import { type ReviewOptions, readOptions } from "./options";
import { reportText } from "./report-text";
import { writeReviewFiles } from "./write-files";

/** The work of `infra review`. */
export async function runReview(context: Context, input: Input): Promise<Outcome> {
  const options = readOptions(input);
  const plans = await loadAll(input.arguments, context, options);
  const trailers = await acceptances(context, options);
  const review = reviewPlans(
    plans.map(({ plan }) => plan),
    {
      acceptances: trailers.acceptances,
      config: await loadReviewConfig(context.root, { file: options.config, cwd: context.cwd }),
      lifecycles: lifecyclesOf(plans, context, options),
    },
  );
  if (!context.json) context.print(reportText(reviewReport(review), context, options));
  await writeReviewFiles(review, options, context);
  return {
    code: exitCode(review, options),
    ...(context.json ? { result: reviewJson(review) } : {}),
    problems: trailers.withoutReason.map(withoutReason),
  };
}

/** One after the other: plans are large, and all problems are told together. */
async function loadAll(
  names: readonly string[],
  context: Context,
  options: ReviewOptions,
): Promise<readonly LoadedPlan[]> {
  const loaded: LoadedPlan[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    try {
      context.progress(`reading ${name}`);
      loaded.push(await loadPlan(name, context, options));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return loaded;
}

async function acceptances({ cwd, env }: Context, { base, head }: ReviewOptions) {
  if (base === undefined) return { acceptances: [], withoutReason: [] };
  return readTrailers(cwd, base, head, env);
}

function withoutReason(fingerprint: string): Problem {
  return {
    where: `Accept-Finding: ${fingerprint}`,
    rule: "an acceptance says why, for whoever reads the history",
    fix: "write the reason behind the fingerprint; until then the finding is not accepted",
  };
}

/** Stacks of both revisions, by plan: a removed protection shows only in the comparison. */
function lifecyclesOf(
  plans: readonly LoadedPlan[],
  context: Context,
  { baseSynthesized }: ReviewOptions,
): ReadonlyMap<string, StackRevisions> {
  const stacks = new Map<string, StackRevisions>();
  if (baseSynthesized === undefined) return stacks;
  for (const { plan, synthesized: head } of plans) {
    const base = readStack(resolve(context.cwd, baseSynthesized), plan.label);
    if (head !== undefined && base !== undefined) stacks.set(plan.label, { base, head });
  }
  return stacks;
}

export function exitCode(review: Review, { failOn }: Pick<ReviewOptions, "failOn">): ExitCode {
  if (failOn !== undefined) {
    const grave = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
    if (review.plans.some(({ plan }) => plan.errored)) return EXIT.policy;
    if (openFindings(review).some(({ severity }) => grave.includes(severity))) return EXIT.policy;
  }
  const changes = review.plans.some(
    ({ plan, counts, differences }) =>
      plan.errored ||
      Object.values(counts).some((count) => count > 0) ||
      driftedResources({ plan, differences }).length > 0 ||
      plan.outputs.some(({ action }) => action !== "no-op"),
  );
  return changes ? EXIT.changes : EXIT.ok;
}
