import type { Change } from "@infra-tools/terraform-plan/model";

/** A change that a report lists: one that does something, or that only moves, imports or changes hands. */
export function isReported({ action, previousAddress, previousProvider, importing }: Change): boolean {
  return (
    action !== "no-op" || [previousAddress, previousProvider, importing].some((part) => part !== undefined)
  );
}
