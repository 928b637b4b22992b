import { visible } from "@infra-tools/report/escape/visible";
import { type Finding, SEVERITIES } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import { isReported } from "../is-reported";
import { openFindings } from "../report/finding-entries";
import type { Review, ReviewedPlan } from "../reviewed";
import { RULE_IDS } from "../rules";

/** Grows when a line changes its meaning. */
const COMPACT_VERSION = 1;

const MAX_TEXT_LENGTH = 300;
const MAX_PATHS = 12;

/**
 * The review for machine readers, as lines of JSON: the verdict and the counts, then a line for each finding, then one for
 * each change. Verdict and order come from severities, rules and addresses alone. Texts of the plan are shortened strings
 * inside a line: whatever they say, they are no line of their own, and nothing invisible is in them.
 */
export function compactReview(review: Review): string {
  const findings = [...openFindings(review)].sort(byRank);
  const count = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length;
  const lines = [
    {
      version: COMPACT_VERSION,
      verdict: verdictOf(review, findings),
      danger: count("danger"),
      warning: count("warning"),
      notice: count("notice"),
      accepted: review.plans.flatMap((plan) => plan.findings).length - findings.length,
      plans: Object.fromEntries(
        review.plans.map(({ plan, counts }) => [short(plan.label), { ...counts }] as const),
      ),
    },
    ...findings.map(({ severity, rule, plan, address, path, message, fingerprint }) => ({
      severity,
      rule,
      ...(review.plans.length > 1 ? { plan: short(plan) } : {}),
      address: short(address),
      ...(path.length === 0 ? {} : { path: short(formatPath(path)) }),
      message: short(message),
      fingerprint,
    })),
    ...review.plans.flatMap((reviewed) => changeLines(reviewed, review.plans.length > 1)),
  ];
  return lines.map((line) => JSON.stringify(line)).join("\n");
}

function verdictOf(review: Review, [worst]: readonly Finding[]): string {
  if (review.plans.some(({ plan }) => plan.problems.length > 0)) return "unreadable";
  if (review.plans.some(({ plan }) => plan.errored)) return "errored";
  return worst?.severity ?? "none";
}

function changeLines({ plan, differences }: ReviewedPlan, several: boolean): readonly object[] {
  return plan.changes.filter(isReported).map((change) => {
    const paths = [...new Set((differences.get(change)?.deltas ?? []).map(({ path }) => formatPath(path)))];
    return {
      action: change.action,
      ...(several ? { plan: short(plan.label) } : {}),
      address: short(change.address),
      ...(paths.length === 0 ? {} : { paths: paths.slice(0, MAX_PATHS).map(short) }),
      ...(paths.length > MAX_PATHS ? { morePaths: paths.length - MAX_PATHS } : {}),
    };
  });
}

const RULE_RANK: ReadonlyMap<string, number> = new Map(RULE_IDS.map((id, index) => [id, index]));

function byRank(a: Finding, b: Finding): number {
  const rank = ({ rule }: Finding) => RULE_RANK.get(rule) ?? RULE_RANK.size;
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    rank(a) - rank(b) ||
    compareText(
      `${a.plan}\n${a.address}\n${formatPath(a.path)}`,
      `${b.plan}\n${b.address}\n${formatPath(b.path)}`,
    )
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function short(text: string): string {
  return visible(text, MAX_TEXT_LENGTH);
}
