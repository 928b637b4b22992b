import { type EnvironmentDiff, uncaused } from "@infra-tools/environment-diff/diff";
import { type NamedData, parityMatrix } from "@infra-tools/environment-diff/parity/matrix";
import { hideMatrix } from "@infra-tools/environment-diff/report/hide-secrets";
import {
  matrixJson,
  matrixReport,
  type PairSummary,
} from "@infra-tools/environment-diff/report/matrix-report";
import { printReport } from "@infra-tools/report/output";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { fieldDoc } from "../../../../environments/field-doc";
import { environmentNames, environments } from "../../../../environments/index";
import { asJson } from "./as-json";
import { loadParity } from "./compare-environments";
import { compareNeighbours } from "./compare-pairs";
import type { DiffForm } from "./form";

/** `infra diff --matrix`, and `infra diff` of three environments or more: settings of all, and the stacks of neighbours. */
export async function compareAll(
  context: Context,
  form: DiffForm,
  { names }: { readonly names: readonly string[] },
): Promise<Outcome> {
  const chosen = names.length === 0 ? environmentNames : names;
  const all = environments(chosen).map((each): NamedData => ({ name: each.name, data: asJson(each) }));
  const parity = loadParity(context.root);
  const matrix = hideMatrix(parityMatrix(all, parity, fieldDoc));
  const diffs = await compareNeighbours(context, chosen, {
    identity: parity.identity,
    oneByOne: form.exact,
  });
  const summaries = diffs.map(summary);
  await printReport(context, matrixReport(matrix, summaries), form);
  const isBroken =
    matrix.rows.some(({ unexpected }) => unexpected.length > 0) ||
    summaries.some((pair) => pair.uncaused > 0);
  const hasDifferences = matrix.rows.length > 0 || summaries.some(({ differences }) => differences > 0);
  return {
    code: isBroken ? EXIT.policy : hasDifferences ? EXIT.changes : EXIT.ok,
    result: matrixJson(matrix, summaries),
  };
}

function summary(diff: EnvironmentDiff): PairSummary {
  return { ...diff.names, differences: diff.differences.length, uncaused: uncaused(diff).length };
}
