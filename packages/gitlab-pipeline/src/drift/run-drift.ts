import { reviewReport } from "@infra-tools/plan-review/report";
import type { Review } from "@infra-tools/plan-review/review";
import { driftedResources } from "@infra-tools/plan-review/review";
import { code, type Doc, paragraph, text } from "@infra-tools/report/doc/doc";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { isFailed } from "@infra-tools/terraform-plan/model";
import type { GitLab } from "../gitlab/gitlab";
import type { Host } from "../host";
import { reviewStack } from "../plan/review-stack";
import type { Target } from "../target/target";
import { driftIssue, type IssueOutcome, syncIssue } from "./sync-issue";

export interface DriftOutcome {
  /**
   * Applying the code would change something, what it depends on was changed outside Terraform, or a check of the
   * configuration fails.
   */
  readonly drift: boolean;
  readonly review: Review;
  readonly doc: Doc;
  /** Undefined when there is no token to keep an issue with. */
  readonly issue: IssueOutcome | undefined;
}

/**
 * Plans the code of the main branch with a refresh. What the plan would change has either changed in the cloud, or was
 * merged and never deployed; both are worth an issue.
 */
export async function runDrift(
  host: Host,
  target: Target,
  environment: string,
  gitlab: GitLab | undefined,
): Promise<DriftOutcome> {
  const { review, reviewed, changes } = await target.withStack(environment, {}, (stack) =>
    reviewStack(host, stack),
  );
  const { plan } = reviewed;
  const drift =
    Object.keys(changes).length > 0 ||
    driftedResources(reviewed).length > 0 ||
    plan.errored ||
    plan.checks.some(isFailed);
  const doc = driftDoc(environment, review);
  const description = drift ? renderMarkdown(doc) : undefined;
  const issue = gitlab && (await syncIssue(gitlab, driftIssue(environment), description));
  return { drift, review, doc, issue };
}

/** Names no pipeline and no time: the same drift tomorrow is the same text. */
function driftDoc(environment: string, review: Review): Doc {
  const { blocks } = reviewReport(review);
  return {
    title: `Drift in ${environment}`,
    blocks: [
      ...blocks.slice(0, 1),
      paragraph(
        text(
          "This is what a deploy of the main branch would do now. Either somebody changed the cloud, a merged ",
        ),
        text(
          "change was never deployed, or a check fails. Deploy it, change the code to what is there, or do ",
        ),
        text("what the check says; "),
        code(`./infra ci drift ${environment}`),
        text(" looks again, and closes this issue when nothing is left."),
      ),
      ...blocks.slice(1),
    ],
  };
}
