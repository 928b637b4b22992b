import { REAL_HTTP } from "@infra-tools/gitlab-pipeline/http/http-port";
import { SHORT_RETRY } from "@infra-tools/gitlab-pipeline/http/retry";
import { printReport } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { environment as environmentNamed } from "../../../../../environments";
import { inJob, oneEnvironment } from "../../ci/job";
import { DRY_RUN } from "../../ci/parameters";
import { ENVIRONMENT } from "../../parameters";
import { runChecks } from "../../schedule/run-checks";

/** `infra ci schedule-checks <environment>`; exit code 2 when something is due, 1 when something could not be determined. */
export const ciScheduleChecks = defineCommand({
  arguments: { environment: ENVIRONMENT },
  options: { dryRun: DRY_RUN },
  examples: [{ command: "{self} ops", explanation: "exit code 2 when something is due" }],
  run: (context, { arguments: args, options }) =>
    inJob(context, options, async ({ host, gitlab }) => {
      const name = oneEnvironment(args.environment);
      const network = { http: REAL_HTTP, retry: SHORT_RETRY, signal: host.signal };
      const port = { env: host.env, now: () => new Date(), network };
      const { results, doc, issue } = await runChecks(environmentNamed(name), port, gitlab());
      await printReport(context, doc);
      if (issue !== undefined) context.progress(`issue: ${issue}`);
      const has = (status: string) => results.some((result) => result.status === status);
      return {
        code: has("due") ? EXIT.changes : has("unknown") ? EXIT.error : EXIT.ok,
        result: { environment: name, results, issue: issue ?? null },
      };
    }),
});
