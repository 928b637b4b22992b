import {
  type CommitContext,
  noteToken,
  type PipelineContext,
  readCommitContext,
  readContext,
} from "@infra-tools/gitlab-pipeline/context";
import { connect, type GitLab } from "@infra-tools/gitlab-pipeline/gitlab/gitlab";
import { GitLabError, gitLabProblem } from "@infra-tools/gitlab-pipeline/gitlab/gitlab-error";
import { offlineHttp } from "@infra-tools/gitlab-pipeline/gitlab/offline";
import type { WithheldRequest } from "@infra-tools/gitlab-pipeline/gitlab/request-handler";
import type { Host } from "@infra-tools/gitlab-pipeline/host";
import { withLaptopVariables } from "@infra-tools/gitlab-pipeline/laptop";
import { cloudTarget } from "@infra-tools/gitlab-pipeline/target/cloud";
import type { Target } from "@infra-tools/gitlab-pipeline/target/target";
import { ProblemError } from "@infra-tools/runtime/problem";
import { environment } from "../../../../../environments";
import { CI_IDENTITY } from "../../../../../environments/ci-identity";
import type { Context, Input, Outcome } from "../../command";
import { chosenEnvironments } from "../sandbox/in-sandbox";
import { sandboxTarget } from "./sandbox-target";

/** What every command of a job starts from. */
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

/** Runs a command's work with GitLab's refusals told as problems. */
export async function inJob(
  context: Context,
  { options }: Input,
  work: (job: Job) => Promise<Outcome>,
): Promise<Outcome> {
  const dryRun = options["dryRun"] === true;
  const env = await withLaptopVariables(context.env, context.root, dryRun);
  const host: Host = { root: context.root, env, signal: context.signal, progress: context.progress };
  const show = (request: WithheldRequest): void => context.print(requestText(request));
  try {
    return await work({
      host,
      dryRun,
      target: wantsSandbox(env, options)
        ? sandboxTarget(context)
        : cloudTarget(host, (name) => environment(name).state),
      context: () => readContext(env),
      commitContext: () => readCommitContext(env),
      gitlab: () =>
        env["CI_API_V4_URL"] ? openGitLab(readContext(env), env, dryRun ? show : undefined) : undefined,
      show,
    });
  } catch (error) {
    if (error instanceof GitLabError) throw new ProblemError(gitLabProblem(error));
    throw error;
  }
}

/** A whole pipeline is tried in the sandbox by a variable: its jobs' lines stay as they are. */
function wantsSandbox(env: Host["env"], options: Input["options"]): boolean {
  return options["sandbox"] === true || env["INFRA_TARGET"] === "sandbox";
}

/** The one environment that a command is about. */
export function oneEnvironment(input: Input): string {
  const [name = ""] = chosenEnvironments(input.arguments.slice(0, 1));
  if (name !== CI_IDENTITY) return name;
  throw new ProblemError({
    where: name,
    rule: "no job plans or deploys the identities of jobs: whoever could, could give themselves any right",
    fix: "apply it yourself with npx cdktf deploy ci-identity; docs/ci-identity.md says how",
  });
}

/** With `--dry-run` and no token there is still something to show: what would be asked of an empty project. */
function openGitLab(
  { apiUrl, project }: PipelineContext,
  env: Host["env"],
  show: Job["show"] | undefined,
): GitLab | undefined {
  const token = noteToken(env);
  if (token !== undefined) {
    return connect({ apiUrl, project, token, ...(show === undefined ? {} : { withhold: show }) });
  }
  if (show === undefined) return undefined;
  return connect({
    apiUrl,
    project,
    token: { kind: "access", value: "none" },
    http: offlineHttp(show),
    withhold: show,
  });
}

const SHOWN = 200;

function requestText({ method, endpoint, body }: WithheldRequest): string {
  if (body === undefined) return `${method} ${endpoint}`;
  return `${method} ${endpoint} ${body.length > SHOWN ? `${body.slice(0, SHOWN)}... (${body.length} characters)` : body}`;
}
