import { openFindings } from "@infra-tools/plan-review/report";
import type { Review } from "@infra-tools/plan-review/review";
import { type Block, type Line, strong, text } from "@infra-tools/report/doc/doc";
import { type Finding, SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import type { GitLab } from "../gitlab/gitlab";
import { GitLabError } from "../gitlab/gitlab-error";

/** Demands of a merge request's review. */
export interface Gate {
  /** Plan's label -> lowest severity of a finding that stops the merge; an environment without one lets all pass. */
  readonly failOn: ReadonlyMap<string, Severity>;
  /** Breaks of the environments' parity, each as a sentence. */
  readonly breaks: readonly string[];
}

/** Approval by somebody other than the author. `unknown`: GitLab does not say it to this job. */
export type Approval = "given" | "missing" | "unknown";

/** Reasons, as sentences, for which a merge request must not be merged yet. */
export function gateReasons(review: Review, { failOn, breaks }: Gate, approval: Approval): readonly string[] {
  const open = openFindings(review).filter((finding) => isSevere(finding, failOn));
  const accepted = acceptedFindings(review, failOn);
  const refused = review.plans.filter(({ plan }) => plan.errored && failOn.has(plan.label));
  return [
    ...refused.map(({ plan }) => `Terraform refuses the plan of ${plan.label}.`),
    ...perPlan(open).map(
      ([label, findings]) =>
        `${count(findings)} of ${label} ${findings.length === 1 ? "is" : "are"} not accepted. Change the code, or accept each by a commit.`,
    ),
    ...(accepted.length > 0 && approval === "missing"
      ? [
          `${count(accepted)} ${accepted.length === 1 ? "is" : "are"} accepted by a commit, and nobody but the author approves the merge request. After the approval, run the job "review" again.`,
        ]
      : []),
    ...breaks,
  ];
}

/** Findings that somebody accepted and that would stop the merge otherwise. */
export function acceptedFindings(review: Review, failOn: Gate["failOn"]): readonly Finding[] {
  return review.plans
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.accepted !== undefined && isSevere(finding, failOn));
}

function isSevere({ plan, severity }: Finding, failOn: Gate["failOn"]): boolean {
  const from = failOn.get(plan);
  return from !== undefined && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(from);
}

function perPlan(findings: readonly Finding[]): readonly (readonly [string, readonly Finding[]])[] {
  const labels = [...new Set(findings.map(({ plan }) => plan))];
  return labels.map((label) => [label, findings.filter(({ plan }) => plan === label)]);
}

function count(findings: readonly Finding[]): string {
  return findings.length === 1 ? "1 finding" : `${findings.length} findings`;
}

/** Asks who approves; the author's own approval and the jobs' own user's count for nothing. */
export async function askApproval(gitlab: GitLab, mergeRequest: number): Promise<Approval> {
  try {
    const [{ author }, own, approvals] = await Promise.all([
      gitlab.mergeRequest(mergeRequest),
      gitlab.currentUser(),
      gitlab.approvals(mergeRequest),
    ]);
    return approvals.some((user) => user !== author && user !== own) ? "given" : "missing";
  } catch (error) {
    if (!(error instanceof GitLabError)) throw error;
    return "unknown";
  }
}

/** The gate as the first block of the report; none when it is open. */
export function gateBlocks(reasons: readonly string[]): readonly Block[] {
  if (reasons.length === 0) return [];
  const lines: Line[] = [[strong("Not to be merged yet")], ...reasons.map((reason): Line => [text(reason)])];
  return [{ kind: "callout", tone: "danger", lines, priority: 0 }];
}
