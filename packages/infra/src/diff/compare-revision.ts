import { diffJson } from "@infra-tools/environment-diff/report/json";
import { diffReport } from "@infra-tools/environment-diff/report/report";
import { type BuiltRevision, buildRevision } from "@infra-tools/environment-diff/revision/build";
import { differingSettings } from "@infra-tools/environment-diff/settings";
import { printReport } from "@infra-tools/report/output";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { baseRevision } from "@infra-tools/runtime/git/revision";
import { withWorktree } from "@infra-tools/runtime/git/worktree";
import { ProblemError } from "@infra-tools/runtime/problem";
import { createTemporaryFolder } from "@infra-tools/runtime/temporary-folder";
import { fieldDoc } from "../../../../environments/field-doc";
import { environmentNames, environments } from "../../../../environments/index";
import { asJson } from "./as-json";
import { chosenReport } from "./compare-environments";
import type { DiffForm } from "./form";
import { runRevisionJob } from "./run-job";

/** `infra diff <environment> --base <ref>` */
export async function compareRevision(
  context: Context,
  form: DiffForm,
  { environment, base: ref }: { readonly environment: string; readonly base: string },
): Promise<Outcome> {
  const heads = new Map(environments(environmentNames).map((each) => [each.name, asJson(each)]));
  environments([environment]);
  const base = await revisionAt(ref, context);
  const head = heads.get(environment);
  if (!base.stacks.has(environment) || head === undefined) {
    throw new ProblemError({
      where: "--base",
      value: ref,
      rule: `has no environment ${environment}`,
      fix: "name a base that has it",
    });
  }
  const previous = base.data.get(environment);
  const settings = previous === undefined ? [] : differingSettings(previous, head, fieldDoc);
  const { diff, parity } = await runRevisionJob(
    {
      kind: "revision",
      environment,
      ref,
      base: base.stacks,
      heads,
      previous,
      settings,
      oneByOne: form.exact,
    },
    context.signal,
  );
  const report = { title: `${environment}: ${ref} and now`, revisionParity: parity };
  await printReport(context, chosenReport(diff, form, report), form, () =>
    diffReport(diff, { ...report, hidden: form.hidden, objects: true }),
  );
  return {
    code: diff.differences.length + settings.length > 0 ? EXIT.changes : EXIT.ok,
    result: diffJson(diff, undefined, parity),
  };
}

/** A revision of this project, built in a temporary worktree by its own code. */
export async function revisionAt(
  ref: string,
  { root, env, signal, progress }: Context,
): Promise<BuiltRevision> {
  const options = { cwd: root, env, signal };
  const { commit } = await baseRevision(ref, options);
  const temporary = createTemporaryFolder();
  // The stacks here are compared without the refusal of placeholders, so the base is built without it, too.
  const variables = { INFRA_SANDBOX: "1" };
  try {
    return await withWorktree(commit, options, (folder) =>
      buildRevision(folder, { installed: root, temporary: temporary.path, env, variables, signal, progress }),
    );
  } finally {
    temporary.remove();
  }
}
