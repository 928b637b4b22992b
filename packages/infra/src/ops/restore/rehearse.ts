import { join } from "node:path";
import { refusals } from "@infra-tools/plan-review/refusals";
import type { Review } from "@infra-tools/plan-review/review";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { readState } from "@infra-tools/terraform-plan/state";
import { environmentView } from "@infra-tools/terraform-sandbox/cloud";
import type { Session } from "@infra-tools/terraform-sandbox/session";
import { applyStack, forgetObjects, planStack, type StackPlan } from "@infra-tools/terraform-sandbox/stack";
import { CI_IDENTITY } from "../../../../../environments/ci-identity";
import { type StackTexts, synthesizeBase } from "../../preview/stacks";
import { writeStack } from "../../preview/write-stack";
import { planEnvironments, readPlan } from "../../sandbox/plan-environments";
import { reviewStackPlans } from "../../sandbox/review-plans";
import { countsText, summarize } from "../../sandbox/summary";
import { cloneInstance, stopWrites } from "./clone";
import type { PreparedCommit } from "./commit";
import { lossProblems } from "./loss";
import { type Progress, readProgress } from "./progress";
import type { RestoreRequest } from "./request";
import type { StepName } from "./steps";

/** One step as the sandbox performed it. */
export interface Performed {
  readonly step: StepName;
  /** An earlier run has done it. */
  readonly isEarlier: boolean;
  /** Effect, as a sentence. */
  readonly detail: string;
}

/** A restore in the sandbox, as far as it came. */
export interface Rehearsal {
  readonly performed: readonly Performed[];
  /** Review of the deploy's plan; undefined when an earlier run has applied it. */
  readonly review: Review | undefined;
  /** Problems that stopped the rehearsal: a policy's, not errors. */
  readonly refused: readonly Problem[];
}

/**
 * Performs a restore in the sandbox, from where an earlier run stopped. The plans are those of the prepared commit, which
 * is synthesized by its own code.
 */
export async function rehearse(
  context: Context,
  session: Session,
  request: RestoreRequest,
  prepared: PreparedCommit,
  forget: readonly string[],
): Promise<Rehearsal> {
  const { environment, source, target } = request;
  const { name, google, namespace } = environment;
  const view = environmentView(session.cloud, name);
  const performed: Performed[] = [];
  const perform = async (step: StepName, progress: Progress, act: () => Promise<string> | string) => {
    const isEarlier = progress.done.has(step);
    const detail = isEarlier ? "done by an earlier run" : await act();
    performed.push({ step, isEarlier, detail });
    context.progress(`${step}: ${detail}`);
  };

  const progress = await buildPresent(context, session, request);
  refuseForeign(progress, request);
  await perform("stop-writes", progress, () => `${stopWrites(view, namespace.name)} autoscalers deleted`);
  await perform("clone", progress, () => {
    cloneInstance(view, { project: google.project, source, target });
    return `${target} made from ${source}`;
  });
  performed.push({
    step: "commit",
    isEarlier: prepared.isEarlier,
    detail: prepared.isEarlier
      ? "done by an earlier run"
      : `${prepared.commit.slice(0, 12)} on ${prepared.branch}`,
  });

  const stacks = await targetStacks(context, session, prepared);
  writeStack(session, name, textOf(stacks, name));
  await perform("forget", progress, async () => {
    // Users of earlier generations may be in the state too; those of the clone are never forgotten.
    const managed = new Set(readState(session.layout.state(name)).map(({ address }) => address));
    const present = forget.filter((address) => managed.has(address));
    if (present.length > 0) await forgetObjects(session, name, present);
    return `${present.length} objects left the state`;
  });

  writeStack(session, CI_IDENTITY, textOf(stacks, CI_IDENTITY));
  await perform("ci-identity", progress, async () => {
    const plan = await planStack(session, CI_IDENTITY);
    await applyStack(session, plan);
    return countsText(summarize(readPlan(session, plan)).counts);
  });

  const plan = await planStack(session, name);
  if (!plan.changes) {
    performed.push({ step: "deploy", isEarlier: true, detail: "nothing is left to deploy" });
    return { performed, review: undefined, refused: [] };
  }
  return deploy(context, session, plan, performed);
}

/** Reviews and applies the last plan, unless it breaks a service or loses data. */
async function deploy(
  context: Context,
  session: Session,
  plan: StackPlan,
  performed: readonly Performed[],
): Promise<Rehearsal> {
  const read = readPlan(session, plan);
  const summary = summarize(read);
  const review = await reviewStackPlans(context, [{ plan, read, summary }]);
  const refused = [...refusals(review), ...lossProblems(read)];
  if (refused.length > 0) return { performed, review, refused };
  await applyStack(session, plan);
  const detail = countsText(summary.counts);
  context.progress(`deploy: ${detail}`);
  return { performed: [...performed, { step: "deploy", isEarlier: false, detail }], review, refused: [] };
}

/** Builds what runs today where the sandbox has not got it yet. */
async function buildPresent(context: Context, session: Session, request: RestoreRequest): Promise<Progress> {
  const { name } = request.environment;
  const read = () => readProgress(session.layout, session.cloud, request, false);
  const progress = read();
  const missing = [...(progress.isBuilt ? [] : [name]), ...(progress.hasIdentities ? [] : [CI_IDENTITY])];
  if (missing.length === 0) return progress;
  context.progress(`building ${missing.join(" and ")} in the sandbox, as the present data says ...`);
  const planned = await planEnvironments(context, session, missing);
  for (const { plan } of planned) await applyStack(session, plan);
  return read();
}

/** The sandbox may hold another restore, or another branch's data. */
function refuseForeign({ instances }: Progress, { environment, source, target }: RestoreRequest): void {
  const foreign = instances.filter((instance) => instance !== source && instance !== target);
  if (foreign.length === 0) return;
  throw new ProblemError({
    where: `sandbox: ${environment.name}`,
    value: foreign.join(", "),
    rule: `uses an instance that is neither ${source} nor its clone ${target}`,
    fix: "run ./infra sandbox reset, or use --dry-run, which needs no sandbox",
  });
}

async function targetStacks(
  context: Context,
  session: Session,
  { commit }: PreparedCommit,
): Promise<StackTexts> {
  context.progress(`synthesizing ${commit.slice(0, 12)} ...`);
  return synthesizeBase(session, {
    root: context.root,
    commit,
    output: join(session.temporary, "restore"),
    env: context.env,
    progress: context.progress,
  });
}

function textOf(stacks: StackTexts, name: string): string {
  const text = stacks.get(name);
  if (text !== undefined) return text;
  throw new ProblemError({
    where: `stack ${name}`,
    rule: "is missing from the synthesis of the prepared commit",
    fix: "run npx cdktf synth on its branch",
  });
}
