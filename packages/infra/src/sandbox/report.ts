import type { Context } from "@infra-tools/runtime/command-line/command";
import type { SummarizedPlan } from "./plan-environments";

/** Prints Terraform's own text of the plans that asked for it. */
export function printTexts(context: Context, planned: readonly SummarizedPlan[]): void {
  for (const { plan } of planned) {
    if (plan.text !== undefined) context.print(`${plan.environment}\n${plan.text}`);
  }
}
