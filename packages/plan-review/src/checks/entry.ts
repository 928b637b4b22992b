import { metadataOf } from "../attributes/look-up";
import type { ChangeContext } from "../context";

/** A public entry point is deleted, and the plan creates none that could take its requests over. */
export function removesEntry({ change, metadata, plan, added }: ChangeContext): boolean {
  if (metadata?.entry !== true || change.action !== "delete" || change.deposed !== undefined) return false;
  return !plan.changes.some((each) => each.action === "create" && metadataOf(each, added)?.entry === true);
}
