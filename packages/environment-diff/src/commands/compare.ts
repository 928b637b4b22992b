import { resolve } from "node:path";
import type { ReportForm } from "@infra-tools/report/output";
import { printReport, REPORT_OPTIONS } from "@infra-tools/report/output";
import { type Context, defineCommand, type Outcome } from "@infra-tools/runtime/command-line/command";
import { flag, required } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { fileCauses } from "../plan/file-causes";
import { stateJson, stateReport } from "../report/state-report";
import { diffStates, isVariable, type StateDiffOptions } from "../state/diff";
import type { State } from "../state/read";
import { type Input, readInput } from "../state/shown";

/** `--raw` of comparisons of files. */
export const RAW = flag("compare names and generated values too: ids, addresses, times of creation");

/** `environment-diff <a> <b>` */
export const compare = defineCommand({
  description:
    "Compares two states, two plans, a plan and a state, or two configurations in JSON, object by object. Two plans also tell which " +
    "variables their differences refer to. Secrets are hidden. Exit code 2 when there are differences.",
  arguments: {
    a: required(
      "a state or plan from terraform show -json, or a configuration in JSON (cdk.tf.json, or a folder)",
    ),
    b: required("the same of the other environment"),
  },
  options: { ...REPORT_OPTIONS, raw: RAW },
  examples: [
    { command: "{self} pre.json ops.json", explanation: "two states, as terraform show -json prints them" },
    { command: "{self} staging.plan.json production.plan.json", explanation: "two plans: what will be" },
    {
      command: "{self} cdktf.out/stacks/pre/cdk.tf.json cdktf.out/stacks/ops/cdk.tf.json --html diff.html",
      explanation: "two synthesized stacks, as a page",
    },
  ],
  run: (context, { arguments: { a, b }, options }) => compareFiles(context, { a, b }, options),
});

/**
 * Compares two files of one kind and prints the report.
 *
 * @throws ProblemError when a file cannot be read, or the two are of different kinds.
 */
export async function compareFiles(
  context: Context,
  files: { readonly a: string; readonly b: string },
  { raw = false, ...form }: ReportForm & StateDiffOptions,
): Promise<Outcome> {
  const a = readInput(resolve(context.cwd, files.a), files.a);
  const b = readInput(resolve(context.cwd, files.b), files.b);
  // A plan says what will be and a state what is: both are objects with their values.
  if ((a.kind === "configuration") !== (b.kind === "configuration")) {
    throw new ProblemError({
      where: `${files.a} ${files.b}`,
      value: `a ${a.kind} and a ${b.kind}`,
      rule: "a configuration is compared with a configuration: it lacks what the provider computes",
      fix: "give two files of the same kind",
    });
  }
  // Only a plan holds variables: against a state, none of them is a difference.
  const objectsOf = (input: Input) => (a.kind === b.kind ? input.objects : withoutVariables(input));
  const diff = diffStates(objectsOf(a), objectsOf(b), { raw });
  const names = a.label === b.label ? files : { a: a.label, b: b.label };
  const causes = fileCauses(a, b);
  await printReport(context, stateReport(diff, names, causes), form);
  return {
    code: diff.differences.length > 0 ? EXIT.changes : EXIT.ok,
    result: stateJson(diff, names, causes),
  };
}

function withoutVariables({ objects }: Input): State {
  return new Map([...objects].filter(([address]) => !isVariable(address)));
}
