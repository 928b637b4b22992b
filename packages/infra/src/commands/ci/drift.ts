import { runDrift } from "@infra-tools/gitlab-pipeline/drift/run-drift";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { printReport } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { inJob, oneEnvironment } from "../../ci/job";
import { DRY_RUN, SANDBOX } from "../../ci/parameters";
import { ENVIRONMENT } from "../../parameters";

/** `infra ci drift <environment>`; exit code 2 when there is any. */
export const ciDrift = defineCommand({
  arguments: { environment: ENVIRONMENT },
  options: { sandbox: SANDBOX, dryRun: DRY_RUN },
  examples: [{ command: "{self} pre --sandbox", explanation: "exit code 2 when there is any" }],
  run: (context, { arguments: args, options }) =>
    inJob(context, options, async ({ host, target, gitlab }) => {
      const environment = oneEnvironment(args.environment);
      const { drift, review, doc, issue } = await runDrift(host, target, environment, gitlab());
      await printReport(context, doc);
      context.progress(
        issue === undefined ? "no issue is kept: INFRA_NOTE_TOKEN is not set" : `issue: ${issue}`,
      );
      return {
        code: drift ? EXIT.changes : EXIT.ok,
        result: { environment, drift, issue: issue ?? null, review: reviewJson(review) },
      };
    }),
});
