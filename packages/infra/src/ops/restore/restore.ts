import { reviewJson } from "@infra-tools/plan-review/outputs";
import { printReport } from "@infra-tools/report/output";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import type { GitOptions } from "@infra-tools/runtime/git/git";
import { openFileCloud } from "@infra-tools/terraform-sandbox/cloud";
import { environment } from "../../../../../environments/index";
import { inSandbox, sandboxLayout } from "../../sandbox/in-sandbox";
import { synthesizeStack } from "../../synthesize-stack";
import { instanceAddresses } from "./addresses";
import { earlierCommit, prepareCommit } from "./commit";
import { readProgress } from "./progress";
import { rehearse } from "./rehearse";
import { type RestoreOutcome, restoreDoc, restoreJson } from "./report";
import { type RestoreOptions, type RestoreRequest, restoreRequest } from "./request";
import { restoreSteps, STEPS, type StepName } from "./steps";

/** Checks a restore, prints its commands and, unless it is a dry run, performs it in the sandbox. */
export async function restore(
  context: Context,
  name: string,
  options: RestoreOptions & { readonly dryRun: boolean },
  now: Date,
): Promise<Outcome> {
  const request = restoreRequest(environment(name), options, now);
  const forget = instanceAddresses(synthesizeStack(name));
  const steps = restoreSteps(request, { forget });
  const git: GitOptions = { cwd: context.root, env: context.env, signal: context.signal };
  if (request.isMerged) {
    const left = steps.filter((step) => step.name === "verify");
    return printed(context, {
      request,
      steps: left,
      done: new Set(STEPS),
      prepared: undefined,
      rehearsal: undefined,
    });
  }
  if (options.dryRun) {
    const prepared = await earlierCommit(request, git);
    const done = await doneInSandbox(context, request, prepared !== undefined);
    return printed(context, { request, steps, done, prepared, rehearsal: undefined });
  }
  const prepared = await prepareCommit(request, git);
  const rehearsal = await inSandbox(context, (session) =>
    rehearse(context, session, request, prepared, forget),
  );
  return printed(context, { request, steps, done: new Set(), prepared, rehearsal });
}

async function printed(context: Context, outcome: RestoreOutcome): Promise<Outcome> {
  await printReport(context, restoreDoc(outcome), { details: true });
  const { rehearsal, steps, done, request } = outcome;
  const refused = rehearsal?.refused ?? [];
  const isLeft =
    rehearsal === undefined &&
    !request.isMerged &&
    steps.some(({ name, isSimulated }) => isSimulated && !done.has(name));
  const code = refused.length > 0 ? EXIT.policy : isLeft ? EXIT.changes : EXIT.ok;
  const review = rehearsal?.review === undefined ? null : reviewJson(rehearsal.review);
  return {
    code,
    result: { ...restoreJson(outcome), review },
    ...(refused.length > 0 ? { problems: refused } : {}),
  };
}

/** Steps that the checkout's sandbox has behind it; it is only read. */
async function doneInSandbox(
  context: Context,
  request: RestoreRequest,
  isCommitted: boolean,
): Promise<ReadonlySet<StepName>> {
  const layout = sandboxLayout(context);
  const cloud = await openFileCloud(layout.cloud, { signal: context.signal });
  try {
    return readProgress(layout, cloud, request, isCommitted).done;
  } finally {
    cloud.close();
  }
}
