import { runPlan } from "@infra-tools/gitlab-pipeline/plan/run-plan";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { reviewReport } from "@infra-tools/plan-review/report";
import { EXIT } from "@infra-tools/runtime/exit-code";
import type { Context, Input, Outcome } from "../../command";
import { inJob, oneEnvironment } from "./job";
import { previewStack } from "./preview-stack";
import { printDoc } from "./print-doc";

/** `infra ci plan <environment>`. A plan that Terraform refused fails the job, with everything it says as artifacts. */
export function runCiPlan(context: Context, input: Input): Promise<Outcome> {
  return inJob(context, input, async ({ host, target, commitContext }) => {
    const environment = oneEnvironment(input);
    const { review, digest, sealed } = await runPlan(
      host,
      target,
      environment,
      commitContext(),
      previewStack,
    );
    printDoc(context, reviewReport(review));
    context.progress(`digest of this plan: ${digest}${sealed ? "; the plan is kept, sealed" : ""}`);
    const errored = review.plans.some(({ plan }) => plan.errored);
    return {
      code: errored ? EXIT.error : EXIT.ok,
      result: { environment, digest, sealed, review: reviewJson(review) },
    };
  });
}
