import type { ChangeContext } from "../context";
import type { AttributeMetadata } from "./metadata";
import { type Observation, wholeOf } from "./observe";

/** Chosen attributes of a created or deleted resource, each as a whole: there is nothing to compare. */
export function collectObserved(
  { change, metadata }: Pick<ChangeContext, "change" | "metadata">,
  chosen: (attribute: AttributeMetadata) => boolean,
): readonly Observation[] {
  return Object.entries(metadata?.paths ?? {})
    .filter(([, attribute]) => chosen(attribute))
    .map(([path, attribute]) => ({
      path: path.split("."),
      attribute,
      before: wholeOf(change.before, path.split(".")),
      after: wholeOf(change.after, path.split(".")),
      byName: false,
    }))
    .filter((observation) => observation.before !== undefined || observation.after !== undefined);
}
