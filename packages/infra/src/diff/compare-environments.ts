import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type EnvironmentDiff, uncaused } from "@infra-tools/environment-diff/diff";
import {
  judgeParity,
  type Parity,
  type ParityVerdict,
  readParity,
} from "@infra-tools/environment-diff/parity/parity";
import { explanation, findDifferences } from "@infra-tools/environment-diff/report/explain";
import { diffJson } from "@infra-tools/environment-diff/report/json";
import { diffReport } from "@infra-tools/environment-diff/report/report";
import { type Setting, type SideName, valueAt } from "@infra-tools/environment-diff/settings";
import type { Doc } from "@infra-tools/report/doc/doc";
import { printReport } from "@infra-tools/report/output";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { EXIT, type ExitCode } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import { fieldDoc } from "../../../../environments/field-doc";
import { environmentNames, environments } from "../../../../environments/index";
import { asJson } from "./as-json";
import { comparePair } from "./compare-pairs";
import type { DiffForm } from "./form";

const PARITY_FILE = "environments/parity.yaml";

/** `infra diff <a> <b>` */
export async function compareEnvironments(
  context: Context,
  form: DiffForm,
  what: { readonly a: string; readonly b: string },
): Promise<Outcome> {
  if (what.a === what.b) {
    throw new ProblemError({
      where: "diff",
      value: `${what.a} ${what.b}`,
      rule: "an environment does not differ from itself",
      fix: "name two environments, or compare one with a revision by --base",
    });
  }
  const names = { a: what.a, b: what.b };
  const parity = loadParity(context.root);
  const diff = await comparePair(context, names, {
    identity: parity.identity,
    oneByOne: form.exact,
    places: form.explain !== undefined || context.json,
  });
  const verdict = parityVerdict(diff.settings, parity, names);
  const title = `${what.a} and ${what.b}`;
  const page = diffReport(diff, { title, parity: verdict, hidden: form.hidden, objects: true });
  await printReport(context, chosenReport(diff, form, { title, parity: verdict }), form, () => page);
  return { code: exitCode(diff, verdict), result: diffJson(diff, verdict) };
}

/** Report that the options ask for. */
export function chosenReport(
  diff: EnvironmentDiff,
  { explain, table, hidden }: DiffForm,
  report: Parameters<typeof diffReport>[1],
): Doc {
  if (explain === undefined) return diffReport(diff, { ...report, table, hidden });
  const matched = findDifferences(diff, explain);
  if (matched.length > 0) return explanation(diff, explain, matched, report.parity?.reasons);
  throw new ProblemError({
    where: "--explain",
    value: explain,
    rule: "nothing of this name differs",
    fix: "name an address or a construct's path, as --table shows them",
  });
}

/** Reads the expected differences between environments. */
export function loadParity(root: string): Parity {
  const file = join(root, PARITY_FILE);
  return readParity(PARITY_FILE, readFileSync(file, "utf8"), {
    isSetting: (path) => fieldDoc(path.split(".")) !== undefined,
    environments: environmentNames,
  });
}

/** Judges what differs between two environments, with all environments in view. */
export function parityVerdict(
  settings: readonly Setting[],
  parity: Parity,
  names: Readonly<Record<SideName, string>>,
): ParityVerdict {
  const differsAnywhere = (name: string): boolean => {
    const values = environments(environmentNames).map((each) => valueAt(asJson(each), name.split(".")));
    return values.some((value) => !equal(value, values[0]));
  };
  return judgeParity(settings, parity, { names, differsAnywhere });
}

function exitCode(diff: EnvironmentDiff, { unexpected }: ParityVerdict): ExitCode {
  if (uncaused(diff).length > 0 || unexpected.length > 0) return EXIT.policy;
  return diff.differences.length > 0 || diff.settings.length > 0 ? EXIT.changes : EXIT.ok;
}
