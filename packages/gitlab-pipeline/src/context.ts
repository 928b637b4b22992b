import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import type { Token } from "./gitlab/resource-options";

/** A job's pipeline, from GitLab's predefined variables. */
export interface PipelineContext {
  /** `CI_API_V4_URL`. */
  readonly apiUrl: string;
  /** `CI_PROJECT_ID`. */
  readonly project: string;
  /** `CI_COMMIT_SHA`: on merged results the commit that GitLab made. */
  readonly commit: string;
  /** `CI_DEFAULT_BRANCH`: the branch that deploys. */
  readonly defaultBranch: string | undefined;
  readonly pipeline: number;
  readonly jobUrl: string | undefined;
  /** Undefined in a branch pipeline. */
  readonly mergeRequest: MergeRequestContext | undefined;
}

export interface MergeRequestContext {
  readonly iid: number;
  /** `CI_MERGE_REQUEST_DIFF_BASE_SHA`: where the branch left its target. */
  readonly base: string;
  /** Head of the source branch. */
  readonly head: string;
  /** `CI_MERGE_REQUEST_TARGET_BRANCH_NAME` */
  readonly targetBranch: string;
  /** The target's commit that the pipeline's files were made from: where it was merged, else where the branch left it. */
  readonly plannedOn: string;
  /** The pipeline runs on the merged result of source and target. */
  readonly mergedResult: boolean;
  /** The merge request comes from another project: no credentials, no token. */
  readonly fork: boolean;
}

/** As much as a job that asks GitLab nothing has to know. */
export type CommitContext = Pick<PipelineContext, "commit" | "defaultBranch" | "mergeRequest">;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the context from a job's variables.
 * @throws ProblemError naming every variable that is missing
 */
export function readContext(env: Environment): PipelineContext {
  return reading(env, (need) => ({
    apiUrl: need("CI_API_V4_URL"),
    project: need("CI_PROJECT_ID"),
    commit: need("CI_COMMIT_SHA"),
    defaultBranch: env["CI_DEFAULT_BRANCH"] || undefined,
    pipeline: Number(need("CI_PIPELINE_ID")),
    jobUrl: env["CI_JOB_URL"],
    mergeRequest: readMergeRequest(env, need),
  }));
}

/** As `readContext`, for a job that asks GitLab nothing. */
export function readCommitContext(env: Environment): CommitContext {
  return reading(env, (need) => ({
    commit: need("CI_COMMIT_SHA"),
    defaultBranch: env["CI_DEFAULT_BRANCH"] || undefined,
    mergeRequest: readMergeRequest(env, need),
  }));
}

function reading<T>(env: Environment, read: (need: (name: string) => string) => T): T {
  const problems: Problem[] = [];
  const context = read((name) => {
    const value = env[name];
    if (value !== undefined && value !== "") return value;
    problems.push({
      where: name,
      rule: "must be set: the command runs in a GitLab job",
      fix: `run it in a pipeline, or set ${name} to try it with --dry-run`,
    });
    return "";
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return context;
}

function readMergeRequest(env: Environment, need: (name: string) => string): MergeRequestContext | undefined {
  const iid = env["CI_MERGE_REQUEST_IID"];
  if (iid === undefined || iid === "") return undefined;
  const head = env["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"];
  const base = need("CI_MERGE_REQUEST_DIFF_BASE_SHA");
  const target = env["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"];
  return {
    iid: Number(iid),
    base,
    targetBranch: need("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
    // Set in merged results pipelines only, like the source branch's.
    plannedOn: target === undefined || target === "" ? base : target,
    // Set in merged results pipelines only; elsewhere the commit itself is the branch's head.
    head: head === undefined || head === "" ? need("CI_COMMIT_SHA") : head,
    mergedResult:
      env["CI_MERGE_REQUEST_EVENT_TYPE"] === "merged_result" ||
      env["CI_MERGE_REQUEST_EVENT_TYPE"] === "merge_train",
    fork: env["CI_MERGE_REQUEST_SOURCE_PROJECT_ID"] !== env["CI_MERGE_REQUEST_PROJECT_ID"],
  };
}

/** The token that may write notes, when the job has one: `INFRA_NOTE_TOKEN`, a project access token with the `api` scope. */
export function noteToken(env: Environment): Token | undefined {
  const value = env["INFRA_NOTE_TOKEN"];
  return value === undefined || value === "" ? undefined : { kind: "access", value };
}

/** The job's own token, which can read. */
export function jobToken(env: Environment): Token | undefined {
  const value = env["CI_JOB_TOKEN"];
  return value === undefined || value === "" ? undefined : { kind: "job", value };
}
