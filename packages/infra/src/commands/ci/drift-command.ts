import { runDrift } from "@infra-tools/gitlab-pipeline/drift/run-drift";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { EXIT } from "@infra-tools/runtime/exit-code";
import type { Context, Input, Outcome } from "../../command";
import { inJob, oneEnvironment } from "./job";
import { printDoc } from "./print-doc";

/** `infra ci drift <environment>`; exit code 2 when there is any. */
export function runCiDrift(context: Context, input: Input): Promise<Outcome> {
  return inJob(context, input, async ({ host, target, gitlab }) => {
    const environment = oneEnvironment(input);
    const { drift, review, doc, issue } = await runDrift(host, target, environment, gitlab());
    printDoc(context, doc);
    context.progress(
      issue === undefined ? "no issue is kept: INFRA_NOTE_TOKEN is not set" : `issue: ${issue}`,
    );
    return {
      code: drift ? EXIT.changes : EXIT.ok,
      result: { environment, drift, issue: issue ?? null, review: reviewJson(review) },
    };
  });
}
