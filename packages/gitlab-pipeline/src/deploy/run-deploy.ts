import { readFileSync } from "node:fs";
import { refusals } from "@infra-tools/plan-review/refusals";
import type { Block } from "@infra-tools/report/doc/doc";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { artifactsOf } from "../artifact/files";
import { type PlanBundle, purposeOf, readPlanBundle } from "../artifact/plan-bundle";
import type { GitLab } from "../gitlab/gitlab";
import { GitLabError } from "../gitlab/gitlab-error";
import type { Host } from "../host";
import { digestLabel } from "../note/marker";
import { reviewStack } from "../plan/review-stack";
import { artifactKey } from "../plan/run-plan";
import type { Stack, Target } from "../target/target";
import { applySaved } from "./apply-saved";
import { type AttemptRecord, openAttempt } from "./attempt";
import { commitsSince } from "./commits-since";
import { differenceBlocks } from "./compare-changes";
import { type Decision, decide } from "./decide";
import { findReviewed, NOTHING_REVIEWED, type Reviewed } from "./find-reviewed";

export interface DeployRequest {
  readonly environment: string;
  readonly commit: string;
  /** The branch that merge requests must go into for their review to count; undefined outside of a pipeline. */
  readonly defaultBranch: string | undefined;
  /** A person knows that this plan is not the reviewed one, and wants it. */
  readonly accepted: boolean;
  /** Undefined without a token that may read the merge requests' notes. */
  readonly gitlab: GitLab | undefined;
  /** Say what would be done, and apply nothing. */
  readonly dryRun: boolean;
}

export interface DeployOutcome {
  readonly decision: Decision;
  readonly digest: string;
  readonly changes: PlanBundle["changes"];
  /** Differences between the plan and the reviewed one, if any. */
  readonly difference: readonly Block[];
}

/** Applies the plan that this pipeline saved, if it does what was reviewed. */
export async function runDeploy(host: Host, target: Target, request: DeployRequest): Promise<DeployOutcome> {
  const { environment, commit, accepted } = request;
  const key = artifactKey(host.env);
  const bundle = await readPlanBundle(
    artifactsOf(host.root, environment).sealedPlan,
    key,
    purposeOf("plan", environment, commit),
  );
  const reviewed = bundle.effect ? await lookUp(host, target, request) : NOTHING_REVIEWED;
  const decision = decide(bundle, reviewed, accepted);
  const outcome = {
    decision,
    digest: bundle.digest,
    changes: bundle.changes,
    difference: differences(bundle, reviewed),
  };
  if (request.dryRun) return outcome;
  const { digest, changes } = bundle;
  const total = Object.keys(changes).length;
  const record = openAttempt(host.root, { environment, commit, digest, total });
  const isFinal = decision.why === "nothing to do" || decision.why === "refused";
  const done = isFinal
    ? decision
    : await apply(host, target, environment, decision, { bundle, key, commit, record, reviewed });
  record.end(endOf(done), done.why === "refused" ? done.problems : []);
  return { ...outcome, decision: done };
}

interface Applying {
  readonly bundle: PlanBundle;
  readonly key: string;
  readonly commit: string;
  readonly record: AttemptRecord;
  readonly reviewed: Reviewed;
}

/** A plan that must not be applied is a failure; one that waits for a person is none. */
function endOf(decision: Decision): "applied" | "nothing to do" | "refused" | "failed" {
  if (decision.apply) return "applied";
  if (decision.why === "refused") return "failed";
  return decision.why === "nothing to do" ? "nothing to do" : "refused";
}

/**
 * Applies the saved plan, or one that is made now where that may be applied and the saved one may not: the state may have
 * moved on since. What fails is in the record, whatever it is.
 */
async function apply(
  host: Host,
  target: Target,
  environment: string,
  decision: Decision,
  applying: Applying,
): Promise<Decision> {
  const { dependencyLock } = applying.bundle;
  const options = dependencyLock === undefined ? {} : { dependencyLock };
  try {
    return await target.withStack(environment, options, async (stack) => {
      if (!decision.apply) return await applyFresh(host, stack, decision, decision, applying);
      try {
        await applySaved(host, stack, applying.bundle, applying);
        return decision;
      } catch (error) {
        if (!isStale(error)) throw error;
        host.progress("the state has moved on since the plan was made");
        return await applyFresh(host, stack, decision, { apply: false, why: "stale" }, applying);
      }
    });
  } catch (error) {
    applying.record.end("failed", error instanceof ProblemError ? error.problems : []);
    throw error;
  }
}

/**
 * Plans again and applies that plan when it does the same as one that may be applied, or only what was reviewed. Terraform
 * refuses it, too, when somebody is faster once more. Returns `otherwise` when it may not be applied.
 */
async function applyFresh(
  host: Host,
  stack: Stack,
  decision: Decision,
  otherwise: Decision,
  applying: Applying,
): Promise<Decision> {
  const { digest, changes, review, reviewed, planFile } = await reviewStack(host, stack);
  if (reviewed.plan.errored) throw new ProblemError(refusedPlan(stack.environment));
  const effect = Object.keys(changes).length > 0;
  const isAccepted = decision.why === "accepted" && digest === applying.bundle.digest;
  const plan = { digest, changes, effect, refusals: [...refusals(review)] };
  const fresh = decide(plan, applying.reviewed, isAccepted);
  if (!fresh.apply) return fresh.why === "nothing to do" || fresh.why === "refused" ? fresh : otherwise;
  const file = readFileSync(planFile).toString("base64");
  await applySaved(host, stack, { ...applying.bundle, ...plan, plan: file }, applying);
  return fresh;
}

function refusedPlan(environment: string): Problem {
  return {
    where: `${environment} plan`,
    rule: "the saved plan is stale, and Terraform refuses to plan again",
    fix: "run the pipeline again and look at its plan job",
  };
}

/** Terraform's message about a plan that was made from an older state. */
function isStale(error: unknown): boolean {
  return error instanceof ProblemError && error.message.includes("Saved plan is stale");
}

/** A plan that cannot be looked up counts as not reviewed: a person decides. */
async function lookUp(
  host: Host,
  { kind }: Target,
  { gitlab, commit, defaultBranch, environment }: DeployRequest,
): Promise<Reviewed> {
  if (defaultBranch === undefined) {
    host.progress("CI_DEFAULT_BRANCH is not set, so what was reviewed is not known");
    return NOTHING_REVIEWED;
  }
  if (gitlab === undefined) {
    host.progress("INFRA_NOTE_TOKEN is not set, so what was reviewed is not known");
    return NOTHING_REVIEWED;
  }
  try {
    const deployed = await gitlab.lastDeployment(environment);
    const since = deployed === undefined ? [] : await commitsSince(host, deployed, commit);
    const label = digestLabel(kind, environment);
    return await findReviewed(gitlab, { commit, branch: defaultBranch, label, since });
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error;
    host.progress(`what was reviewed is not known: ${error.message}`);
    return NOTHING_REVIEWED;
  }
}

function differences(bundle: PlanBundle, reviewed: Reviewed): readonly Block[] {
  const decision = decide(bundle, reviewed, false);
  return decision.why === "different" ? differenceBlocks(decision.nearest, bundle.changes) : [];
}
