import { runRecover } from "@infra-tools/gitlab-pipeline/recover/run-recover";
import { createStateClient } from "@infra-tools/gitlab-pipeline/state/state-client";
import { stateLogin } from "@infra-tools/gitlab-pipeline/target/cloud";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { environment as environmentNamed } from "../../../../../environments";
import type { Context, Input, Outcome } from "../../command";
import { inJob, oneEnvironment } from "./job";

/** `infra ci recover <environment>` */
export function runCiRecover(context: Context, input: Input): Promise<Outcome> {
  return inJob(context, input, async ({ host, target, dryRun, show, commitContext }) => {
    const environment = oneEnvironment(input);
    if (target.kind === "sandbox") throw nothingToRecover();
    const client = createStateClient({
      state: environmentNamed(environment).state,
      login: stateLogin(host.env),
      ...(dryRun ? { withhold: show } : {}),
    });
    const { lock } = input.options;
    const { commit } = commitContext();
    const outcome = await runRecover(host, client, {
      environment,
      commit,
      lock: typeof lock === "string" && lock !== "" ? lock : host.env["INFRA_LOCK_ID"] || undefined,
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
  });
}

function nothingToRecover(): ProblemError {
  return new ProblemError({
    where: "--sandbox",
    rule: "the sandbox keeps its states in files, which no lost token can keep from being written",
    fix: "leave it out, or start again with ./infra sandbox reset",
  });
}
