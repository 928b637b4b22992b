import type { Doc } from "@infra-tools/report/doc/doc";
import { renderTerminal } from "@infra-tools/report/render/terminal";
import type { Command, Context, Example } from "../../command";
import type { SummarizedPlan } from "./plan-environments";
import type { PlanSummary } from "./summary";
import { summaryDoc } from "./summary-doc";

/** Prints the numbers of plans. */
export function printSummaries(context: Context, title: string, summaries: readonly PlanSummary[]): void {
  printReport(context, summaryDoc(title, summaries));
}

/** Prints a report for people. */
export function printReport(context: Context, report: Doc): void {
  context.print(
    renderTerminal(report, { color: context.color, width: context.width, details: false }).trimEnd(),
  );
}

/** Prints Terraform's own text of the plans that asked for it. */
export function printTexts(context: Context, planned: readonly SummarizedPlan[]): void {
  for (const { plan } of planned) {
    if (plan.text !== undefined) context.print(`${plan.environment}\n${plan.text}`);
  }
}

/** Keeps the steps whose command exists, so that nobody is sent to one that does not. */
export function existingSteps(commands: readonly Command[], steps: readonly Example[]): readonly Example[] {
  const names = new Set(commands.map(({ name }) => name));
  return steps.filter(({ command }) => names.has(command.split(" ")[1] ?? ""));
}
