import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { type Diagnostic, errorDiagnostic } from "../protocol/diagnostic";
import { type ProviderContext, resourceOf } from "./context";

/** Refusals of the service's API, which real Terraform shows only when it applies. */
export function apiProblems(
  context: ProviderContext,
  type: string,
  object: ValueObject,
  prior: ValueObject | null,
): readonly Diagnostic[] {
  const request = { type, object, prior, cloud: context.cloud, provider: context.config };
  return (resourceOf(context, type).api ?? []).flatMap(({ name, source, refusals }) =>
    refusals(request).map(({ attribute, message }) =>
      errorDiagnostic(message, `${name}: ${source}`, [attribute]),
    ),
  );
}

/** The same as warnings of a plan: the real provider plans without them. */
export function apiWarnings(
  context: ProviderContext,
  type: string,
  planned: ValueObject,
  prior: ValueObject | null,
): readonly Diagnostic[] {
  return apiProblems(context, type, planned, prior).map((problem) => ({
    ...problem,
    severity: "WARNING",
    summary: `The apply will fail: ${problem.summary}`,
  }));
}
