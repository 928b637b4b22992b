import type { Plan } from "@infra-tools/terraform-plan/model";
import type { Synthesized } from "@infra-tools/terraform-plan/synthesized";
import { isObject } from "@infra-tools/terraform-plan/value";
import { deletionProtected } from "@infra-tools/terraform-sandbox/cloud";

/** A change that will not come to pass as planned. */
export interface Blocked {
  readonly address: string;
  readonly action: "delete" | "replace";
  /** `prevent_destroy` stops every plan that holds it; `deletion protection` lets it be planned and fails the apply. */
  readonly by: "prevent_destroy" | "deletion protection";
}

/** Deletions and replacements that are not allowed, of a plan that was made with protections lifted. */
export function blockedChanges({ changes }: Plan, head: Synthesized): readonly Blocked[] {
  return changes.flatMap(({ address, type, name, mode, action, before }): readonly Blocked[] => {
    if (mode !== "managed" || (action !== "delete" && action !== "replace")) return [];
    const written = head.get(`${type}.${name}`);
    if (written?.lifecycle.preventDestroy === true) return [{ address, action, by: "prevent_destroy" }];
    return isObject(before) && deletionProtected(type, before) !== undefined
      ? [{ address, action, by: "deletion protection" }]
      : [];
  });
}
