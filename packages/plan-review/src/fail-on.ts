import { choice } from "@infra-tools/runtime/command-line/parameter";
import { EXIT, type ExitCode } from "@infra-tools/runtime/exit-code";
import { SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import { driftedResources } from "./drifted";
import { openFindings } from "./report/finding-entries";
import type { Review } from "./reviewed";

/** `--fail-on <severity>` of every command that reviews. */
export const FAIL_ON = choice(
  "<severity>",
  SEVERITIES,
  "exit 3 if any unaccepted finding has this severity or higher, or Terraform refused the plan",
);

/** The exit code of a review. Without a severity no finding makes it 3. */
export function reviewExitCode(review: Review, failOn: Severity | undefined): ExitCode {
  // Whatever could not be read may be anything, so nothing else decides.
  if (review.plans.some(({ plan }) => plan.problems.length > 0)) return EXIT.error;
  if (failOn !== undefined) {
    const severe = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
    if (review.plans.some(({ plan }) => plan.errored)) return EXIT.policy;
    if (openFindings(review).some(({ severity }) => severe.includes(severity))) return EXIT.policy;
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
