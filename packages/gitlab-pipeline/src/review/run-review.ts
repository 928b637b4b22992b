import type { Review } from "@infra-tools/plan-review/review";
import type { Block, Doc } from "@infra-tools/report/doc/doc";
import { choiceOr } from "@infra-tools/runtime/command-line/parameter";
import { ProblemError } from "@infra-tools/runtime/problem";
import { SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import { artifactsOf } from "../artifact/files";
import { type HandedOn, readHandedOn } from "../artifact/reviewed-plan";
import { readUnaffected, type Unaffected } from "../artifact/unaffected";
import type { MergeRequestContext, PipelineContext } from "../context";
import type { GitLab } from "../gitlab/gitlab";
import { GitLabError } from "../gitlab/gitlab-error";
import type { Host } from "../host";
import { printChanges, type ReviewedChanges } from "../note/changes-comment";
import type { NoteOutcome } from "../note/keep-note";
import { digestLabel } from "../note/marker";
import { syncNote } from "../note/sync-note";
import { syncThreads, type ThreadsOutcome } from "../threads/sync-threads";
import { combine } from "./combine";
import { writeFindingReports } from "./finding-reports";
import { acceptedFindings, askApproval, type Gate, gateBlocks, gateReasons } from "./gate";
import { syncLabel, worstLabel } from "./label";
import { type LastPush, lastPushBlocks, printLastPush, readLastPush } from "./last-push";
import { notices } from "./notices";
import { oneSidedBlocks } from "./one-sided";
import { writeReports } from "./report";
import { threadedFindings } from "./threads";

/** `--threads <severity>` of every command that writes to a merge request. */
export const THREADS = choiceOr(
  "danger",
  "<severity>",
  SEVERITIES,
  "open threads for findings of at least this severity",
);

export interface ReviewRequest {
  readonly environments: readonly string[];
  readonly context: PipelineContext;
  /** With a token that may write notes; undefined when the job has none. */
  readonly gitlab: GitLab | undefined;
  /** Findings of this severity or higher become threads. */
  readonly threadsFrom: Severity;
  /** Demands that keep a merge request from being merged. */
  readonly gate: Gate;
  /** Blocks for the end of the report, such as the verdict on the environments' parity. */
  readonly after: readonly Block[];
  /** Blocks that only the page has room for, behind those. */
  readonly pageOnly: readonly Block[];
}

export interface ReviewOutcome {
  readonly review: Review;
  readonly doc: Doc;
  readonly missing: readonly string[];
  /** Environments that the merge request does not change: they were not planned. */
  readonly unaffected: readonly Unaffected[];
  /** Undefined when no note was written. */
  readonly note: NoteOutcome | undefined;
  readonly threads: ThreadsOutcome | undefined;
  /** Reasons not to merge yet; none outside of a merge request. */
  readonly blocked: readonly string[];
  /** Why nothing was written to the merge request, when that is so. */
  readonly degraded: string | undefined;
}

/** Puts the environments' reviews together: one report, one note, one thread per severe finding. */
export async function runReview(host: Host, request: ReviewRequest): Promise<ReviewOutcome> {
  const { context, environments, gitlab } = request;
  const handedOn = environments.map((name) =>
    readHandedOn(artifactsOf(host.root, name).reviewedPlan, context.commit),
  );
  const plans = handedOn.filter((plan) => plan !== undefined);
  const unaffected = environments.flatMap(
    (name) => readUnaffected(artifactsOf(host.root, name).unaffected, context.commit) ?? [],
  );
  const missing = environments.filter(
    (name, index) => handedOn[index] === undefined && !unaffected.some((each) => each.environment === name),
  );
  if (plans.length + unaffected.length === 0) throw nothingPlanned(environments);
  const review = combine(plans);
  writeFindingReports(host.root, review);
  const { mergeRequest } = context;
  const changes = reviewedChanges(plans);
  const behind = gitlab && mergeRequest && (await targetMoved(host, gitlab, mergeRequest));
  const blocked = mergeRequest === undefined ? [] : await askGate(review, request, mergeRequest);
  const last = gitlab && mergeRequest && (await lastPush(host, gitlab, context.pipeline, mergeRequest));
  const { doc, markdown } = await writeReports(
    host.root,
    review,
    {
      before: [
        ...gateBlocks(blocked),
        ...notices({ missing, unaffected, plans, behind }),
        ...lastPushBlocks(last, changes),
      ],
      after: [...oneSidedBlocks(plans, unaffected), ...request.after],
      pageOnly: request.pageOnly,
    },
    context,
  );
  const result = { review, doc, missing, unaffected, blocked };
  const degraded = whyNoNote(context, gitlab);
  if (gitlab === undefined || mergeRequest === undefined) {
    return { ...result, note: undefined, threads: undefined, degraded };
  }
  const note = await syncNote(gitlab, {
    mergeRequest: mergeRequest.iid,
    marker: {
      v: 1,
      pipeline: context.pipeline,
      sha: context.commit,
      head: mergeRequest.head,
      digests: reviewedDigests(plans),
    },
    body: [markdown.trimEnd(), printChanges(changes), printLastPush(last)]
      .filter((part) => part !== "")
      .join("\n\n"),
  });
  // A newer pipeline knows better which findings there are.
  const threads =
    note === "superseded"
      ? undefined
      : await syncThreads(gitlab, mergeRequest.iid, threadedFindings(review, request.threadsFrom));
  if (note !== "superseded") await label(host, gitlab, mergeRequest.iid, review);
  return { ...result, note, threads, degraded };
}

/** A label is good to have; a review without one is whole. */
async function label(host: Host, gitlab: GitLab, mergeRequest: number, review: Review): Promise<void> {
  try {
    await syncLabel(gitlab, mergeRequest, worstLabel(review));
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error;
    host.progress(`the merge request has no label of the review: ${error.message}`);
  }
}

/** An acceptance needs somebody besides the author, where GitLab can tell. */
async function askGate(
  review: Review,
  { gate, gitlab }: ReviewRequest,
  { iid }: MergeRequestContext,
): Promise<readonly string[]> {
  const needsApproval = gitlab !== undefined && acceptedFindings(review, gate.failOn).length > 0;
  return gateReasons(review, gate, needsApproval ? await askApproval(gitlab, iid) : "unknown");
}

/** A comparison that cannot be made is none; the review is still one. */
async function lastPush(
  host: Host,
  gitlab: GitLab,
  pipeline: number,
  { iid, head }: MergeRequestContext,
): Promise<LastPush | undefined> {
  try {
    return await readLastPush(gitlab, iid, { head, pipeline });
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error;
    host.progress(`what the last push planned is not known: ${error.message}`);
    return undefined;
  }
}

/** A plan that Terraform refused cannot be deployed, so it has no digest to compare with. */
function deployable(plans: readonly HandedOn[]): readonly HandedOn[] {
  return plans.filter(({ reviewed }) => !reviewed.plan.errored);
}

function reviewedDigests(plans: readonly HandedOn[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    deployable(plans).map(({ target, environment, digest }) => [digestLabel(target, environment), digest]),
  );
}

function reviewedChanges(plans: readonly HandedOn[]): ReviewedChanges {
  return Object.fromEntries(
    deployable(plans).map(({ target, environment, changes }) => [digestLabel(target, environment), changes]),
  );
}

function whyNoNote({ mergeRequest }: PipelineContext, gitlab: GitLab | undefined): string | undefined {
  if (mergeRequest === undefined) return "this pipeline belongs to no merge request";
  if (gitlab !== undefined) return undefined;
  return mergeRequest.fork
    ? "the merge request comes from a fork, whose jobs get no token"
    : "INFRA_NOTE_TOKEN is not set, and a job's own token may not write notes";
}

/** A review that cannot ask is still a review. */
async function targetMoved(host: Host, gitlab: GitLab, { targetBranch, plannedOn }: MergeRequestContext) {
  try {
    const head = await gitlab.branchHead(targetBranch);
    return head === plannedOn ? undefined : { branch: targetBranch, plannedOn, head };
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error;
    host.progress(`whether ${targetBranch} has moved on is not known: ${error.message}`);
    return undefined;
  }
}

function nothingPlanned(environments: readonly string[]): ProblemError {
  return new ProblemError({
    where: "ci review",
    rule: `finds no plan of ${environments.join(" or ")}`,
    fix: "run ./infra ci plan <environment> first, in the same pipeline",
  });
}
