import type { Synthesized } from "../review/synthesized";
import { deletionProtected } from "../sandbox/provider/protection";
import type { Diagnostic } from "../shared/terraform/diagnostic";
import { actionOf, type PlanJson } from "../shared/terraform/plan-json";
import type { ValueObject } from "../shared/value";

/** A change that will not come to pass as planned. */
export interface Blocked {
  readonly address: string;
  readonly action: "delete" | "replace";
  /** `prevent_destroy` stops every plan that holds it; `deletion protection` lets it be planned and fails the apply. */
  readonly by: "prevent_destroy" | "deletion protection";
}

/** Terraform's own words for a plan that `prevent_destroy` stopped. */
export function isPrevented({ summary }: Diagnostic): boolean {
  return summary === "Instance cannot be destroyed";
}

/** Which deletions and replacements of a plan, made with protections lifted, are not allowed. */
export function blockedChanges(plan: PlanJson, head: Synthesized): readonly Blocked[] {
  return plan.resource_changes.flatMap((change): readonly Blocked[] => {
    const action = actionOf(change);
    if (change.mode !== "managed" || (action !== "delete" && action !== "replace")) return [];
    const { address, type, name } = change;
    const written = head.get(`${type}.${name}`);
    if (written?.lifecycle.preventDestroy === true) return [{ address, action, by: "prevent_destroy" }];
    const before = change.change["before"];
    return isValueObject(before) && deletionProtected(type, before) !== undefined
      ? [{ address, action, by: "deletion protection" }]
      : [];
  });
}

function isValueObject(value: unknown): value is ValueObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
