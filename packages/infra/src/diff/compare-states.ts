import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { stateJson, stateReport } from "@infra-tools/environment-diff/report/state-report";
import { diffStates } from "@infra-tools/environment-diff/state/diff";
import { readShownState } from "@infra-tools/environment-diff/state/read";
import { printReport } from "@infra-tools/report/output";
import type { Context, Outcome } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Json } from "@infra-tools/terraform-plan/value";
import type { DiffForm } from "./form";

/** `infra diff --state <a.json> <b.json>` */
export async function compareStates(
  context: Context,
  form: DiffForm,
  { a, b }: { readonly a: string; readonly b: string },
): Promise<Outcome> {
  const [first, second] = [a, b].map((file) =>
    readShownState(file, readJson(resolve(context.cwd, file), file)),
  );
  if (first === undefined || second === undefined) throw new Error("two files give two states");
  const diff = diffStates(first, second);
  const names = { a: labelOf(a), b: labelOf(b) };
  await printReport(context, stateReport(diff, names), form);
  return { code: diff.differences.length > 0 ? EXIT.changes : EXIT.ok, result: stateJson(diff, names) };
}

function labelOf(file: string): string {
  return basename(file).replace(/\.json$/, "") || file;
}

function readJson(path: string, file: string): Json {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new ProblemError({
      where: file,
      // A parser's message would quote the file, and a state holds secrets.
      rule: error instanceof SyntaxError ? "must hold JSON" : "must be a file that can be read",
      fix: "make it with terraform show -json",
    });
  }
}
