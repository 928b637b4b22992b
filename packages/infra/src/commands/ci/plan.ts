import { runPlan } from "@infra-tools/gitlab-pipeline/plan/run-plan";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { reviewReport } from "@infra-tools/plan-review/report";
import { printReport } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { inJob, oneEnvironment } from "../../ci/job";
import { SANDBOX } from "../../ci/parameters";
import { previewStack } from "../../ci/preview-stack";
import { ENVIRONMENT } from "../../parameters";

/** `infra ci plan <environment>`. A plan that Terraform refused fails the job; everything it says is in the artifacts. */
export const ciPlan = defineCommand({
  description:
    "In a merge request the review is handed on, without secrets; elsewhere the saved plan too, sealed with " +
    "INFRA_ARTIFACT_KEY. A merge request from a fork, or with --sandbox, gets a preview on its base.",
  arguments: { environment: ENVIRONMENT },
  options: { sandbox: SANDBOX },
  examples: [{ command: "{self} pre --sandbox", explanation: "try the job on a laptop" }],
  run: (context, { arguments: args, options }) =>
    inJob(context, options, async ({ host, target, commitContext }) => {
      const environment = oneEnvironment(args.environment);
      const { review, digest, sealed } = await runPlan(
        host,
        target,
        environment,
        commitContext(),
        previewStack,
      );
      await printReport(context, reviewReport(review));
      context.progress(`digest of this plan: ${digest}${sealed ? "; the plan is kept, sealed" : ""}`);
      const errored = review.plans.some(({ plan }) => plan.errored);
      return {
        code: errored ? EXIT.error : EXIT.ok,
        result: { environment, digest, sealed, review: reviewJson(review) },
      };
    }),
});
