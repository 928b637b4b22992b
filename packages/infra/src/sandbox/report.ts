import type { Context } from "@infra-tools/runtime/command-line/command";
import { detectSecrets } from "@infra-tools/terraform-plan/secrets/detect";
import { hideSecrets } from "@infra-tools/terraform-plan/secrets/hide-text";
import type { StackPlan } from "@infra-tools/terraform-sandbox/stack";

/**
 * Prints Terraform's own text of the plans that asked for it. Terraform hides what a provider marked; what only its name or form
 * shows is hidden here, by the plan's data too, which has whole what the text shows as a difference.
 */
export function printTexts(
  context: Pick<Context, "print">,
  planned: readonly { readonly plan: Pick<StackPlan, "environment" | "text" | "jsonText"> }[],
): void {
  for (const { plan } of planned) {
    if (plan.text === undefined) continue;
    const secrets = detectSecrets(JSON.parse(plan.jsonText));
    context.print(`${plan.environment}\n${hideSecrets(plan.text, secrets)}`);
  }
}
