import type { Change, Plan } from "@infra-tools/terraform-plan/model";

/** Planned changes, and those that are put off. */
export function changesOf({ changes, deferred }: Pick<Plan, "changes" | "deferred">): readonly Change[] {
  return deferred.length === 0 ? changes : [...changes, ...deferred.map(({ change }) => change)];
}
