import { REAL_HTTP } from "@infra-tools/gitlab-pipeline/http/http-port";
import { SHORT_RETRY } from "@infra-tools/gitlab-pipeline/http/retry";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { environment as environmentNamed } from "../../../../../environments";
import type { Context, Input, Outcome } from "../../command";
import { runChecks } from "../../schedule/run-checks";
import { inJob, oneEnvironment } from "./job";
import { printDoc } from "./print-doc";

/** `infra ci schedule-checks <environment>`; exit code 2 when something is due, 1 when something could not be found out. */
export function runCiChecks(context: Context, input: Input): Promise<Outcome> {
  return inJob(context, input, async ({ host, gitlab }) => {
    const name = oneEnvironment(input);
    const network = { http: REAL_HTTP, retry: SHORT_RETRY, signal: host.signal };
    const port = { env: host.env, now: () => new Date(), network };
    const { results, doc, issue } = await runChecks(environmentNamed(name), port, gitlab());
    printDoc(context, doc);
    if (issue !== undefined) context.progress(`issue: ${issue}`);
    const has = (status: string) => results.some((result) => result.status === status);
    return {
      code: has("due") ? EXIT.changes : has("unknown") ? EXIT.error : EXIT.ok,
      result: { environment: name, results, issue: issue ?? null },
    };
  });
}
