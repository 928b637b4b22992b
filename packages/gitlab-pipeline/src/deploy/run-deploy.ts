import type { Block } from "@infra-tools/report/doc/doc";
import { artifactsOf } from "../artifact/files";
import { type PlanBundle, purposeOf, readPlanBundle } from "../artifact/plan-bundle";
import type { GitLab } from "../gitlab/gitlab";
import { GitLabError } from "../gitlab/gitlab-error";
import type { Host } from "../host";
import { digestLabel } from "../note/marker";
import { artifactKey } from "../plan/run-plan";
import type { Target } from "../target/target";
import { applySaved } from "./apply-saved";
import { differenceBlocks } from "./compare-changes";
import { type Decision, decide } from "./decide";
import { findReviewed, type ReviewedDigest } from "./find-reviewed";

export interface DeployRequest {
  readonly environment: string;
  readonly commit: string;
  /** A person has seen that this plan is not the reviewed one, and wants it. */
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
  const reviewed = bundle.effect ? await lookUp(host, target, request) : [];
  const decision = decide(bundle, reviewed, accepted);
  const outcome = {
    decision,
    digest: bundle.digest,
    changes: bundle.changes,
    difference: differences(bundle, reviewed),
  };
  if (!decision.apply || request.dryRun) return outcome;
  const { dependencyLock } = bundle;
  await target.withStack(environment, dependencyLock === undefined ? {} : { dependencyLock }, (stack) =>
    applySaved(host, stack, bundle, { key, commit }),
  );
  return outcome;
}

/** A plan that cannot be looked up counts as not reviewed: a person decides. */
async function lookUp(
  host: Host,
  { kind }: Target,
  { gitlab, commit, environment }: DeployRequest,
): Promise<readonly ReviewedDigest[]> {
  if (gitlab === undefined) {
    host.progress("INFRA_NOTE_TOKEN is not set, so what was reviewed is not known");
    return [];
  }
  try {
    return await findReviewed(gitlab, commit, digestLabel(kind, environment));
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error;
    host.progress(`what was reviewed is not known: ${error.message}`);
    return [];
  }
}

function differences(bundle: PlanBundle, reviewed: readonly ReviewedDigest[]): readonly Block[] {
  if (!bundle.effect || reviewed.some(({ digest }) => digest === bundle.digest)) return [];
  const [nearest] = [...reviewed].sort((one, other) => other.pipeline - one.pipeline);
  return nearest === undefined ? [] : differenceBlocks(nearest, bundle.changes);
}
