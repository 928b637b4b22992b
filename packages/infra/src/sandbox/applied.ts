import type { TerraformEvent } from "@infra-tools/runtime/terraform/diagnostic";

/** Progress of an apply. A replacement is a destruction and a creation, as Terraform counts. */
export interface Applied {
  readonly environment: string;
  readonly created: number;
  readonly changed: number;
  readonly destroyed: number;
  /** Operations that failed. */
  readonly failed: number;
  /** Operations of the plan. */
  readonly planned: number;
}

const COUNTED = { create: "created", update: "changed", delete: "destroyed" } as const;

function isCounted(action: string): action is keyof typeof COUNTED {
  return Object.hasOwn(COUNTED, action);
}

/** An apply that has not begun. */
export function nothingApplied(environment: string, planned: number): Applied {
  return { environment, created: 0, changed: 0, destroyed: 0, failed: 0, planned };
}

/** Counts one line of Terraform's log. */
export function countEvent(applied: Applied, event: TerraformEvent): Applied {
  if (event.type === "apply_errored") return { ...applied, failed: applied.failed + 1 };
  if (event.type !== "apply_complete" || !isCounted(event.hook.action)) return applied;
  const key = COUNTED[event.hook.action];
  return { ...applied, [key]: applied[key] + 1 };
}

/** Operations that are finished. */
export function doneCount({ created, changed, destroyed }: Applied): number {
  return created + changed + destroyed;
}

/** "12 created, 1 changed, 0 destroyed; 3 of 16 not done" */
export function appliedText(applied: Applied): string {
  const { created, changed, destroyed, failed, planned } = applied;
  const left = planned - doneCount(applied);
  const counts = `${created} created, ${changed} changed, ${destroyed} destroyed`;
  if (left <= 0) return counts;
  return `${counts}; ${left} of ${planned} not done${failed === 0 ? "" : `, ${failed} of them failed`}`;
}
