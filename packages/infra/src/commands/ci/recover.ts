import { runRecover } from "@infra-tools/gitlab-pipeline/recover/run-recover";
import { createStateClient } from "@infra-tools/gitlab-pipeline/state/state-client";
import { stateLogin } from "@infra-tools/gitlab-pipeline/target/cloud";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { text } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { environment as environmentNamed } from "../../../../../environments";
import { stateBackend } from "../../../../../environments/areas/state";
import { inJob, oneEnvironment } from "../../ci/job";
import { DRY_RUN, SANDBOX } from "../../ci/parameters";
import { ENVIRONMENT } from "../../parameters";

/** `infra ci recover <environment>` */
export const ciRecover = defineCommand({
  arguments: { environment: ENVIRONMENT },
  options: {
    lock: text("<id>", "the dead job's lock (default: INFRA_LOCK_ID)"),
    sandbox: SANDBOX,
    dryRun: DRY_RUN,
  },
  examples: [
    { command: "{self} pre", explanation: "say who holds the lock, or store what was left" },
    { command: "{self} pre --lock 4f1c...", explanation: "take the dead job's lock over" },
  ],
  run: (context, { arguments: args, options }) =>
    inJob(context, options, async ({ host, target, dryRun, show, commitContext }) => {
      const environment = oneEnvironment(args.environment);
      if (target.kind === "sandbox") throw nothingToRecover();
      const client = createStateClient({
        state: stateBackend(environmentNamed(environment).state),
        login: stateLogin(host.env),
        ...(dryRun ? { withhold: show } : {}),
      });
      const { commit } = commitContext();
      const outcome = await runRecover(host, client, {
        environment,
        commit,
        lock: options.lock ?? (host.env["INFRA_LOCK_ID"] || undefined),
      });
      const { state, released } = outcome;
      context.print(
        [
          state === undefined
            ? `${environment}: no state was left behind`
            : `${environment}: the state that was left behind is stored`,
          released ? "the dead job's lock is released" : "nobody held the lock",
        ].join("; "),
      );
      return { code: EXIT.ok, result: { environment, state: state ?? null, released, dryRun } };
    }),
});

function nothingToRecover(): ProblemError {
  return new ProblemError({
    where: "--sandbox",
    rule: "the sandbox keeps its states in files, which no lost token can keep from being written",
    fix: "leave it out, or start again with ./infra sandbox reset",
  });
}
