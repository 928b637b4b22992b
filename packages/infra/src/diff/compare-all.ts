import { uncaused } from "@infra-tools/environment-diff/diff";
import { type NamedData, parityMatrix } from "@infra-tools/environment-diff/parity/matrix";
import {
  matrixJson,
  matrixReport,
  type PairSummary,
} from "@infra-tools/environment-diff/report/matrix-report";
import { differingSettings } from "@infra-tools/environment-diff/settings";
import { printReport } from "@infra-tools/report/output";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { fieldDoc } from "../../../../environments/field-doc";
import { environmentNames, environments } from "../../../../environments/index";
import { asJson } from "./as-json";
import { loadParity } from "./compare-environments";
import type { DiffForm } from "./form";
import { runEnvironmentsJob } from "./run-job";

/** `infra diff --matrix`, and `infra diff` of three environments or more: settings of all, and the stacks of neighbours. */
export async function compareAll(
  context: Context,
  form: DiffForm,
  { names }: { readonly names: readonly string[] },
): Promise<Outcome> {
  const chosen = names.length === 0 ? environmentNames : names;
  const all = environments(chosen).map((each): NamedData => ({ name: each.name, data: asJson(each) }));
  const parity = loadParity(context.root);
  const matrix = parityMatrix(all, parity, fieldDoc);
  const pairs: PairSummary[] = [];
  for (const [index, b] of all.entries()) {
    const a = all[index - 1];
    if (a !== undefined) pairs.push(await summary(context, a, b, parity.identity));
  }
  await printReport(context, matrixReport(matrix, pairs), form);
  const isBroken =
    matrix.rows.some(({ unexpected }) => unexpected.length > 0) || pairs.some((pair) => pair.uncaused > 0);
  const hasDifferences = matrix.rows.length > 0 || pairs.some(({ differences }) => differences > 0);
  return {
    code: isBroken ? EXIT.policy : hasDifferences ? EXIT.changes : EXIT.ok,
    result: matrixJson(matrix, pairs),
  };
}

async function summary(
  context: Context,
  a: NamedData,
  b: NamedData,
  identity: readonly string[],
): Promise<PairSummary> {
  context.progress(`comparing ${a.name} and ${b.name}`);
  const comparands = { a: a.data, b: b.data, settings: differingSettings(a.data, b.data, fieldDoc) };
  const names = { a: a.name, b: b.name };
  const diff = await runEnvironmentsJob(
    { kind: "environments", comparands, names, identity },
    context.signal,
  );
  return { a: a.name, b: b.name, differences: diff.differences.length, uncaused: uncaused(diff).length };
}
