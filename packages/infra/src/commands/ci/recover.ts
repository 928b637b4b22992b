import { runRecover } from "@infra-tools/gitlab-pipeline/recover/run-recover";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag, text } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { inJob, oneEnvironment } from "../../ci/job";
import { DRY_RUN, SANDBOX } from "../../ci/parameters";
import { stateClient } from "../../ci/state";
import { ENVIRONMENT } from "../../parameters";

/** `infra ci recover <environment>` */
export const ciRecover = defineCommand({
  arguments: { environment: ENVIRONMENT },
  options: {
    lock: text("<id>", "the dead job's lock (default: INFRA_LOCK_ID)"),
    afterDeploy: flag("do nothing when the deploy in this checkout left nothing behind"),
    sandbox: SANDBOX,
    dryRun: DRY_RUN,
  },
  examples: [
    { command: "{self} pre", explanation: "say who holds the lock, or store what was left" },
    { command: "{self} pre --lock 4f1c...", explanation: "take the dead job's lock over" },
  ],
  run: (context, { arguments: args, options }) =>
    inJob(context, options, async (job) => {
      const environment = oneEnvironment(args.environment);
      const { afterDeploy } = options;
      if (job.target.kind === "sandbox") {
        if (!afterDeploy) throw nothingToRecover();
        return { code: EXIT.ok, result: { environment, state: null, released: false, dryRun: job.dryRun } };
      }
      const lock = options.lock ?? (job.host.env["INFRA_LOCK_ID"] || undefined);
      const { state, released } = await runRecover(job.host, stateClient(job, environment), {
        environment,
        commit: job.commitContext().commit,
        locks: lock === undefined ? [] : [lock],
        afterDeploy,
      });
      context.print(
        [
          state === undefined
            ? `${environment}: no state was left behind`
            : `${environment}: the state that was left behind is stored`,
          released ? "the dead job's lock is released" : "no lock was left behind",
        ].join("; "),
      );
      return { code: EXIT.ok, result: { environment, state: state ?? null, released, dryRun: job.dryRun } };
    }),
});

function nothingToRecover(): ProblemError {
  return new ProblemError({
    where: "--sandbox",
    rule: "the sandbox keeps its states in files, which no lost token can keep from being written",
    fix: "leave it out, or start again with ./infra sandbox reset",
  });
}
