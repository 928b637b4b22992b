import {
  type CommitContext,
  type PipelineContext,
  readCommitContext,
  readContext,
} from "@infra-tools/gitlab-pipeline/context";
import type { GitLab } from "@infra-tools/gitlab-pipeline/gitlab/gitlab";
import { openGitLab, requestText } from "@infra-tools/gitlab-pipeline/gitlab/open";
import type { WithheldRequest } from "@infra-tools/gitlab-pipeline/gitlab/request-handler";
import type { Host } from "@infra-tools/gitlab-pipeline/host";
import { withLaptopVariables } from "@infra-tools/gitlab-pipeline/laptop";
import { cloudTarget } from "@infra-tools/gitlab-pipeline/target/cloud";
import type { Target } from "@infra-tools/gitlab-pipeline/target/target";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { ProblemError } from "@infra-tools/runtime/problem";
import { stateBackend } from "../../../../environments/areas/state";
import { CI_IDENTITY } from "../../../../environments/ci-identity";
import { environment } from "../../../../environments/index";
import { chosenEnvironments } from "../sandbox/in-sandbox";
import { sandboxTarget } from "./sandbox-target";

/** Common context of every job command. */
export interface Job {
  readonly host: Host;
  readonly dryRun: boolean;
  readonly target: Target;
  /** Reads the pipeline's variables. Throws when one is missing. */
  context(): PipelineContext;
  /** The same, for a job that asks GitLab nothing. */
  commitContext(): CommitContext;
  /** Undefined when the job has no token that may write, and outside of a pipeline. */
  gitlab(): GitLab | undefined;
  /** Shows a request that is not sent. */
  show(request: WithheldRequest): void;
}

/** Options of a job. */
export interface JobOptions {
  /** @default false, unless the variable INFRA_TARGET is `sandbox` */
  readonly sandbox?: boolean;
  readonly dryRun?: boolean;
}

/** Runs a job with what its variables say. */
export async function inJob(
  context: Context,
  { sandbox = false, dryRun = false }: JobOptions,
  work: (job: Job) => Promise<Outcome>,
): Promise<Outcome> {
  const env = await withLaptopVariables(context.env, context.root, dryRun);
  const host: Host = { root: context.root, env, signal: context.signal, progress: context.progress };
  const show = (request: WithheldRequest): void => context.print(requestText(request));
  // A whole pipeline is tried in the sandbox by a variable: its jobs' lines stay as they are.
  const isSandbox = sandbox || env["INFRA_TARGET"] === "sandbox";
  return work({
    host,
    dryRun,
    target: isSandbox
      ? sandboxTarget(context)
      : cloudTarget(host, (name) => stateBackend(environment(name).state)),
    context: () => readContext(env),
    commitContext: () => readCommitContext(env),
    gitlab: () =>
      env["CI_API_V4_URL"] ? openGitLab(readContext(env), env, dryRun ? show : undefined) : undefined,
    show,
  });
}

/** The environment of a job. */
export function oneEnvironment(named: string): string {
  const [name = ""] = chosenEnvironments([named]);
  if (name !== CI_IDENTITY) return name;
  throw new ProblemError({
    where: name,
    rule: "no job plans or deploys the identities of jobs: a job that could, could give itself any permission",
    fix: "apply it yourself with npx cdktf deploy ci-identity; docs/ci-identity.md says how",
  });
}
