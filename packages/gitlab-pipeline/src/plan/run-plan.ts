import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { reviewJson, terraformWidget } from "@infra-tools/plan-review/outputs";
import { refusals } from "@infra-tools/plan-review/refusals";
import type { Review } from "@infra-tools/plan-review/review";
import { renderJson } from "@infra-tools/runtime/json";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { artifactsOf } from "../artifact/files";
import { purposeOf, writePlanBundle } from "../artifact/plan-bundle";
import { type HandedOn, writeHandedOn } from "../artifact/reviewed-plan";
import type { PipelineContext } from "../context";
import type { Host } from "../host";
import { DEPENDENCY_LOCK, type Stack, type Target } from "../target/target";
import { reviewStack, type StackReview } from "./review-stack";

/**
 * Previews an environment without credentials: applies the base in a throw-away sandbox and plans this revision on it.
 * Source lines of constructs go to the file `sources`.
 */
export type PreviewStack = (
  host: Host,
  environment: string,
  commits: { readonly base: string; readonly head: string },
  sources: string,
) => Promise<Omit<StackReview, "planFile">>;

export interface PlanOutcome {
  readonly review: Review;
  readonly digest: string;
  /** The plan was kept for a deploy job. */
  readonly sealed: boolean;
}

/**
 * Plans one environment, reviews the plan and leaves both as artifacts: what the review found always, the plan itself,
 * sealed, only outside of merge requests, where it is going to be deployed. A merge request from a fork has no credentials:
 * it gets a preview in the sandbox, as does one whose pipeline says so.
 */
export async function runPlan(
  host: Host,
  target: Target,
  environment: string,
  { commit, mergeRequest }: Pick<PipelineContext, "commit" | "mergeRequest">,
  previewStack: PreviewStack,
): Promise<PlanOutcome> {
  const { folder, sealedPlan, sources } = artifactsOf(host.root, environment);
  const key = mergeRequest === undefined ? artifactKey(host.env) : undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (mergeRequest !== undefined && (mergeRequest.fork || target.kind === "sandbox")) {
    const made = await previewStack(host, environment, mergeRequest, sources);
    return handOn(host.root, made, { environment, commit, target: "sandbox" }, false);
  }
  return target.withStack(environment, { sources }, async (stack) => {
    const made = await reviewStack(host, stack, mergeRequest === undefined ? {} : { commits: mergeRequest });
    const keep = key !== undefined && !made.reviewed.plan.errored;
    if (keep) await keepPlan(sealedPlan, stack, made, key, purposeOf("plan", environment, commit));
    return handOn(host.root, made, { environment, commit, target: target.kind }, keep);
  });
}

function handOn(
  root: string,
  { review, reviewed, digest, changes }: Omit<StackReview, "planFile">,
  made: Pick<HandedOn, "environment" | "commit" | "target">,
  sealed: boolean,
): PlanOutcome {
  const files = artifactsOf(root, made.environment);
  const unusedAcceptances = [...review.unusedAcceptances];
  writeHandedOn(files.reviewedPlan, { ...made, digest, changes, unusedAcceptances, reviewed });
  writeFileAtomically(files.review, renderJson(reviewJson(review)));
  writeFileAtomically(files.widget, renderJson(terraformWidget(review)));
  return { review, digest, sealed };
}

async function keepPlan(
  file: string,
  stack: Stack,
  made: StackReview,
  key: string,
  purpose: string,
): Promise<void> {
  const lock = join(stack.terraform.folder, DEPENDENCY_LOCK);
  await writePlanBundle(
    file,
    {
      v: 1,
      digest: made.digest,
      changes: made.changes,
      effect: Object.keys(made.changes).length > 0,
      refusals: [...refusals(made.review)],
      ...(existsSync(lock) ? { dependencyLock: readFileSync(lock, "utf8") } : {}),
      plan: readFileSync(made.planFile).toString("base64"),
    },
    key,
    purpose,
  );
}

/** The passphrase of sealed artifacts. */
export function artifactKey(env: Host["env"]): string {
  const key = env["INFRA_ARTIFACT_KEY"];
  if (key !== undefined && key !== "") return key;
  throw new ProblemError({
    where: "INFRA_ARTIFACT_KEY",
    rule: "must be set where plans are kept for a deploy job: they hold values in clear",
    fix: "set it as a masked, protected variable of the project, for instance to the output of openssl rand -hex 32",
  });
}
