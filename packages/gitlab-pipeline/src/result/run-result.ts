import { LOCK_LINE } from "../deploy/apply-saved";
import { type Attempt, readAttempt } from "../deploy/attempt";
import { mergedRequests } from "../deploy/merged-requests";
import type { GitLab, Job } from "../gitlab/gitlab";
import { GitLabError } from "../gitlab/gitlab-error";
import type { Host } from "../host";
import { keepNote, type NoteOutcome } from "../note/keep-note";
import { NOTHING_LEFT, type RecoverOutcome, runRecover } from "../recover/run-recover";
import type { StateClient } from "../state/state-client";
import { type DeployEnd, type DeployResult, deployPipelineOf, resultText } from "./result-note";

export interface ResultRequest {
  readonly environment: string;
  readonly commit: string;
  readonly pipeline: number;
  readonly defaultBranch: string | undefined;
  /** Name of the deploy's job in this pipeline. */
  readonly deployJob: string;
  /** Undefined in the sandbox, which has no locks that are left behind. */
  readonly client: StateClient | undefined;
  /** Undefined without a token that may read jobs and write notes. */
  readonly gitlab: GitLab | undefined;
}

export interface ResultOutcome {
  readonly result: DeployResult;
  /** Merge request -> what became of its note. */
  readonly notes: ReadonlyMap<number, NoteOutcome>;
}

/** Ends of a deploy that leave nothing to worry about. */
const GOOD: readonly DeployEnd[] = ["applied", "nothing to do", "refused"];

export function isGood(end: DeployEnd): boolean {
  return GOOD.includes(end);
}

/**
 * Finishes a deploy, however it ended: cleans up what it left, and writes its result to the merge requests that brought the
 * commit. A job that was cancelled or lost its runner leaves no artifact; the id of its lock is in its log then.
 */
export async function runResult(host: Host, request: ResultRequest): Promise<ResultOutcome> {
  const { environment, commit, pipeline, gitlab } = request;
  const attempt = readAttempt(host.root, environment, commit);
  const job = gitlab && (await orUnknown(host, "the deploy's job", () => findJob(gitlab, request)));
  const lock = await lockOfLog(host, gitlab, job, attempt);
  let recovered: RecoverOutcome | undefined;
  let failure: unknown;
  try {
    // A deploy that ended well left nothing; a lock that is held by now is somebody else's.
    const isClean = attempt !== undefined && isGood(attempt.outcome);
    recovered = isClean ? NOTHING_LEFT : await recover(host, request, lock);
  } catch (error) {
    failure = error;
  }
  const result: DeployResult = {
    environment,
    commit,
    pipeline,
    end: attempt?.outcome ?? "lost",
    attempt,
    user: job?.user,
    jobUrl: job?.url,
    recovered,
  };
  const notes = await writeNotes(host, request, result);
  if (failure !== undefined) throw failure;
  return { result, notes };
}

async function findJob(gitlab: GitLab, { pipeline, deployJob }: ResultRequest): Promise<Job | undefined> {
  return (await gitlab.pipelineJobs(pipeline)).find(({ name }) => name === deployJob);
}

/** The lock that the deploy's log names, when its record does not. */
async function lockOfLog(
  host: Host,
  gitlab: GitLab | undefined,
  job: Job | undefined,
  attempt: Attempt | undefined,
): Promise<string | undefined> {
  if (gitlab === undefined || job === undefined || attempt?.lock !== undefined) return undefined;
  const log = await orUnknown(host, "the deploy's log", () => gitlab.jobLog(job.id));
  const index = log?.lastIndexOf(LOCK_LINE) ?? -1;
  return index === -1 ? undefined : /^[\w-]+/.exec(log?.slice(index + LOCK_LINE.length) ?? "")?.[0];
}

/** Asks for something that is only good to know: a refusal is no failure. */
async function orUnknown<T>(host: Host, what: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error;
    host.progress(`${what} is not known: ${error.message}`);
    return undefined;
  }
}

async function recover(
  host: Host,
  { client, environment, commit }: ResultRequest,
  lock: string | undefined,
): Promise<RecoverOutcome> {
  if (client === undefined) return NOTHING_LEFT;
  return runRecover(host, client, { environment, commit, locks: lock === undefined ? [] : [lock] });
}

/** A deploy that found nothing to do is not reported; a note that GitLab refuses does not make the deploy worse. */
async function writeNotes(
  host: Host,
  { gitlab, defaultBranch, commit, environment, pipeline }: ResultRequest,
  result: DeployResult,
): Promise<ReadonlyMap<number, NoteOutcome>> {
  const notes = new Map<number, NoteOutcome>();
  if (gitlab === undefined || defaultBranch === undefined || result.end === "nothing to do") return notes;
  await orUnknown(host, "the merge request's note", async () => {
    for (const { iid } of await mergedRequests(gitlab, commit, defaultBranch)) {
      const outcome = await keepNote(gitlab, {
        mergeRequest: iid,
        text: resultText(result),
        pipeline,
        pipelineOf: (body) => deployPipelineOf(environment, body),
      });
      notes.set(iid, outcome);
    }
  });
  return notes;
}
