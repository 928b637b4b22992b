import { reviewJson } from "@infra-tools/plan-review/outputs";
import { refusals } from "@infra-tools/plan-review/refusals";
import { findingSections, openFindings } from "@infra-tools/plan-review/report";
import type { Review } from "@infra-tools/plan-review/review";
import { type Block, type Doc, type Line, strong, text } from "@infra-tools/report/doc/doc";
import { printReport } from "@infra-tools/report/output";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { type Problem, toProblems } from "@infra-tools/runtime/problem";
import type { Session } from "@infra-tools/terraform-sandbox/session";
import { applyStack } from "@infra-tools/terraform-sandbox/stack";
import { allOf } from "../all-of";
import { type Applied, appliedText, countEvent, doneCount, nothingApplied } from "./applied";
import { chosenEnvironments, inSandbox } from "./in-sandbox";
import { planEnvironments, type SummarizedPlan } from "./plan-environments";
import { printTexts } from "./report";
import { reviewStackPlans } from "./review-plans";
import { countsText, operations } from "./summary";

/** Differences between `infra apply` and `infra destroy`. */
export interface ApplyMode {
  readonly mode: "normal" | "destroy";
  /** Print Terraform's own text of the plans. */
  readonly full: boolean;
}

/**
 * Plans, then applies the plans to the simulated cloud, unless a finding forbids it. Reports what was done and which findings were applied, also
 * when an apply failed or was interrupted half-way.
 */
export async function applyEnvironments(
  context: Context,
  names: readonly string[],
  { mode, full }: ApplyMode,
): Promise<Outcome> {
  const environments = chosenEnvironments(names);
  const progress = new Map<string, Applied>();
  let review: Review | undefined;
  let refused: readonly Problem[] = [];
  const text = full ? { text: { color: context.color } } : {};
  try {
    await inSandbox(context, async (session) => {
      const planned = await planEnvironments(context, session, environments, { ...text, mode });
      printTexts(context, planned);
      review = await reviewStackPlans(context, planned);
      refused = refusals(review);
      if (refused.length > 0) return;
      for (const each of planned) {
        progress.set(
          each.plan.environment,
          nothingApplied(each.plan.environment, operations(each.summary.counts)),
        );
      }
      const changed = planned.filter(({ plan }) => plan.changes);
      await allOf(changed.map((each) => applyOne(context, session, each, progress)));
    });
  } catch (error) {
    // What was applied before the failure stays applied, so it is reported before the failure.
    if (progress.size > 0) await report(context, mode, progress, review);
    const code = context.signal.aborted ? EXIT.interrupted : EXIT.error;
    return { code, result: resultOf(progress, review), problems: problemsOf(context, error) };
  }
  if (refused.length > 0) {
    return { code: EXIT.policy, result: resultOf(progress, review), problems: refused };
  }
  await report(context, mode, progress, review);
  return { code: EXIT.ok, result: resultOf(progress, review) };
}

function problemsOf(context: Context, error: unknown) {
  return context.signal.aborted ? [] : toProblems(error, context.program.name);
}

function resultOf(progress: ReadonlyMap<string, Applied>, review: Review | undefined) {
  return { environments: [...progress.values()], review: review === undefined ? null : reviewJson(review) };
}

/** Applies one plan; prints a line each time another tenth is done. */
async function applyOne(
  context: Context,
  session: Session,
  { plan, summary }: SummarizedPlan,
  progress: Map<string, Applied>,
): Promise<void> {
  const { environment } = plan;
  context.progress(`${environment}: applying, ${countsText(summary.counts)} ...`);
  let printedTenths = 0;
  await applyStack(session, plan, (event) => {
    const before = progress.get(environment) ?? nothingApplied(environment, 0);
    const applied = countEvent(before, event);
    progress.set(environment, applied);
    const tenths = Math.floor((doneCount(applied) * 10) / Math.max(applied.planned, 1));
    if (tenths > printedTenths) {
      context.progress(`${environment}: ${doneCount(applied)} of ${applied.planned} done`);
    }
    printedTenths = Math.max(printedTenths, tenths);
  });
}

async function report(
  context: Context,
  mode: ApplyMode["mode"],
  progress: ReadonlyMap<string, Applied>,
  review: Review | undefined,
): Promise<void> {
  await printReport(context, appliedDoc(mode, [...progress.values()], review));
}

const TITLES = {
  normal: { all: "Applied", part: "Applied in part", none: "Nothing applied" },
  destroy: { all: "Destroyed", part: "Destroyed in part", none: "Nothing destroyed" },
} as const;

function appliedDoc(mode: ApplyMode["mode"], all: readonly Applied[], review: Review | undefined): Doc {
  const names = all.map(({ environment }) => environment).join(" and ");
  const isComplete = all.every((applied) => doneCount(applied) >= applied.planned);
  const lines = all.map((applied): Line => [strong(applied.environment), text(`: ${appliedText(applied)}`)]);
  const callout: Block = { kind: "callout", tone: isComplete ? "good" : "danger", lines, priority: 0 };
  const isNothing = !isComplete && all.every((applied) => doneCount(applied) === 0);
  const title = `${TITLES[mode][isNothing ? "none" : isComplete ? "all" : "part"]} in the sandbox: ${names}`;
  const hasFindings =
    !isNothing && review !== undefined && openFindings(review).some(({ severity }) => severity !== "notice");
  return { title, blocks: [callout, ...(hasFindings ? findingSections(review, { canAccept: false }) : [])] };
}
