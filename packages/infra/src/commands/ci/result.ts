import { resultDoc } from "@infra-tools/gitlab-pipeline/result/result-note";
import { isGood, runResult } from "@infra-tools/gitlab-pipeline/result/run-result";
import { printReport } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { inJob, oneEnvironment } from "../../ci/job";
import { deployJob } from "../../ci/job-names";
import { DRY_RUN, SANDBOX } from "../../ci/parameters";
import { stateClient } from "../../ci/state";
import { ENVIRONMENT } from "../../parameters";

/** `infra ci result <environment>`; exit code 1 when the deploy failed or was stopped, so that the pipeline is red. */
export const ciResult = defineCommand({
  description:
    "Stores the state and releases the lock that a deploy of this pipeline left behind, and writes the result to the merge request.",
  arguments: { environment: ENVIRONMENT },
  options: {
    changed: flag("the deploy was the one that accepts another plan"),
    sandbox: SANDBOX,
    dryRun: DRY_RUN,
  },
  examples: [
    { command: "{self} ops --dry-run", explanation: "print the requests to GitLab that it would send" },
  ],
  run: (context, { arguments: args, options }) =>
    inJob(context, options, async (job) => {
      const environment = oneEnvironment(args.environment);
      const { commit, pipeline, defaultBranch } = job.context();
      const { result, notes } = await runResult(job.host, {
        environment,
        commit,
        pipeline,
        defaultBranch,
        deployJob: deployJob(environment, options.changed),
        client: job.target.kind === "sandbox" ? undefined : stateClient(job, environment),
        gitlab: job.gitlab(),
      });
      await printReport(context, resultDoc(result));
      for (const [iid, outcome] of notes) context.progress(`note of !${iid}: ${outcome}`);
      return {
        code: isGood(result.end) ? EXIT.ok : EXIT.error,
        result: { environment, end: result.end, mergeRequests: [...notes.keys()] },
      };
    }),
});
