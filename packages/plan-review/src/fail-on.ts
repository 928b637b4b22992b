import { choice } from "@infra-tools/runtime/command-line/parameter";
import { EXIT, type ExitCode } from "@infra-tools/runtime/exit-code";
import { type Finding, SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import { driftedResources } from "./drifted";
import { openFindings } from "./report/finding-entries";
import type { Review } from "./reviewed";
import type { Unjudged } from "./unjudged";

/** Least reason to stop: a severity, or `unknown`: a danger, or anything of which nobody knows whether it is one. */
export type FailOn = Severity | "unknown";

/** `--fail-on <severity>` of every command that reviews. */
export const FAIL_ON = choice(
  "<severity>",
  [...SEVERITIES, "unknown"],
  "exit 3 if any unaccepted finding has this severity or higher, or Terraform refused the plan; unknown: on a danger, and on what no rule knows or cannot tell",
);

/** The exit code of a review. Without a severity no finding makes it 3. */
export function reviewExitCode(review: Review, failOn: FailOn | undefined): ExitCode {
  // Whatever could not be read may be anything, so nothing else decides.
  if (review.plans.some(({ plan }) => plan.problems.length > 0)) return EXIT.error;
  if (failOn !== undefined) {
    if (review.plans.some(({ plan }) => plan.errored)) return EXIT.policy;
    if (openFindings(review).some((finding) => stops(finding, failOn))) return EXIT.policy;
    if (failOn === "unknown" && review.plans.some(({ unjudged }) => countUnjudged(unjudged) > 0))
      return EXIT.policy;
  }
  const hasChanges = review.plans.some(
    ({ plan, counts, differences }) =>
      plan.errored ||
      Object.values(counts).some((count) => count > 0) ||
      plan.deferred.length > 0 ||
      plan.actions.length > 0 ||
      driftedResources({ plan, differences }).length > 0 ||
      plan.outputs.some(({ action }) => action !== "no-op"),
  );
  return hasChanges ? EXIT.changes : EXIT.ok;
}

function stops({ rule, severity }: Finding, failOn: FailOn): boolean {
  if (failOn === "unknown") return severity === "danger" || rule === "cannot-tell";
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

function countUnjudged({ resources, attributes }: Unjudged): number {
  return resources.length + attributes.length;
}
