import { runPlan } from "@infra-tools/gitlab-pipeline/plan/run-plan";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { reviewReport } from "@infra-tools/plan-review/report";
import { printReport } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { inJob, oneEnvironment } from "../../ci/job";
import { SANDBOX } from "../../ci/parameters";
import { previewStack } from "../../ci/preview-stack";
import { ENVIRONMENT } from "../../parameters";

/** `infra ci plan <environment>`. A plan that Terraform refused fails the job; everything it says is in the artifacts. */
export const ciPlan = defineCommand({
  description:
    "In a merge request the review is handed on, without secrets; elsewhere the saved plan too, sealed with " +
    "INFRA_ARTIFACT_KEY. A merge request that does not change the environment's configuration is not planned for it. One " +
    "from a fork, or with --sandbox, gets a preview on its base.",
  arguments: { environment: ENVIRONMENT },
  options: {
    sandbox: SANDBOX,
    always: flag("plan an environment that the merge request does not change, too"),
  },
  examples: [{ command: "{self} pre --sandbox", explanation: "try the job on a laptop" }],
  run: (context, { arguments: args, options }) =>
    inJob(context, options, async ({ host, target, commitContext }) => {
      const environment = oneEnvironment(args.environment);
      const request = { ...commitContext(), always: options.always };
      const outcome = await runPlan(host, target, environment, request, previewStack);
      if (outcome.kind === "unaffected") {
        const base = outcome.base.slice(0, 12);
        context.print(`${environment} is not planned: its configuration is the same as at ${base}.\n`);
        return { code: EXIT.ok, result: { environment, unaffected: { base: outcome.base } } };
      }
      const { review, digest, sealed } = outcome;
      await printReport(context, reviewReport(review));
      context.progress(`digest of this plan: ${digest}${sealed ? "; the plan is kept, sealed" : ""}`);
      const errored = review.plans.some(({ plan }) => plan.errored);
      return {
        code: errored ? EXIT.error : EXIT.ok,
        result: { environment, digest, sealed, review: reviewJson(review) },
      };
    }),
});
