import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { reviewJson, terraformWidget } from "@infra-tools/plan-review/outputs";
import { refusals } from "@infra-tools/plan-review/refusals";
import type { Review } from "@infra-tools/plan-review/review";
import { readRevision } from "@infra-tools/plan-review/revision";
import { renderJson } from "@infra-tools/runtime/json";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { artifactsOf } from "../artifact/files";
import { purposeOf, writePlanBundle } from "../artifact/plan-bundle";
import { type HandedOn, writeHandedOn } from "../artifact/reviewed-plan";
import { writeUnaffected } from "../artifact/unaffected";
import type { MergeRequestContext, PipelineContext } from "../context";
import type { Host } from "../host";
import { DEPENDENCY_LOCK, type Stack, type Target } from "../target/target";
import { isAffected } from "./affected";
import { baseStack } from "./base-stack";
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

/** Result of a plan job. `base` is the commit whose stack is the same. */
export type PlanOutcome =
  | {
      readonly kind: "planned";
      readonly review: Review;
      readonly digest: string;
      /** The plan was kept for a deploy job. */
      readonly sealed: boolean;
    }
  | { readonly kind: "unaffected"; readonly base: string };

/** A plan job, in a pipeline. */
export interface PlanRequest extends Pick<PipelineContext, "commit" | "mergeRequest"> {
  /** Plans an environment that the merge request does not change, too. @default false */
  readonly always?: boolean;
}

/**
 * Plans one environment, reviews the plan and leaves both as artifacts: what the review found always, the plan itself,
 * sealed, only outside of merge requests, where it is going to be deployed. A merge request that does not change the
 * environment is not planned for it. One from a fork has no credentials: it gets a preview in the sandbox, as does one whose
 * pipeline says so.
 */
export async function runPlan(
  host: Host,
  target: Target,
  environment: string,
  { commit, mergeRequest, always = false }: PlanRequest,
  previewStack: PreviewStack,
): Promise<PlanOutcome> {
  const { folder, sealedPlan, sources, unaffected } = artifactsOf(host.root, environment);
  const key = mergeRequest === undefined ? artifactKey(host.env) : undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (mergeRequest !== undefined && (mergeRequest.fork || target.kind === "sandbox")) {
    const made = await previewStack(host, environment, mergeRequest, sources);
    return handOn(host.root, made, { environment, commit, target: "sandbox" }, false);
  }
  return target.withStack(environment, { sources }, async (stack): Promise<PlanOutcome> => {
    const base =
      mergeRequest && (await baseStack(host, environment, mergeRequest.plannedOn, stack.temporary));
    if (mergeRequest !== undefined && !always && !(await changes(host, stack, mergeRequest, base))) {
      writeUnaffected(unaffected, { environment, commit, base: mergeRequest.plannedOn });
      return { kind: "unaffected", base: mergeRequest.plannedOn };
    }
    const made = await reviewStack(
      host,
      stack,
      mergeRequest === undefined ? {} : { commits: mergeRequest, base },
    );
    const keep = key !== undefined && !made.reviewed.plan.errored;
    if (keep) await keepPlan(sealedPlan, stack, made, key, purposeOf("plan", environment, commit));
    return handOn(host.root, made, { environment, commit, target: target.kind }, keep);
  });
}

/** Tells whether a merge request can change what Terraform plans for a stack, or what is said about it. */
async function changes(
  { root, env }: Host,
  { terraform }: Stack,
  commits: MergeRequestContext,
  base: string | undefined,
): Promise<boolean> {
  const head = readFileSync(join(terraform.folder, "cdk.tf.json"), "utf8");
  const { changed } = await readRevision(root, { ...commits, env });
  return isAffected({ base, head, changedFiles: changed });
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
  return { kind: "planned", review, digest, sealed };
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
