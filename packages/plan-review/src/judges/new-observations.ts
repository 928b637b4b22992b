import type { PathFact } from "../attributes/facts";
import type { Case } from "./judge";
import { type Observation, wholeOf } from "./observe";

/** For a create or a delete, where nothing is compared: the chosen attributes of the type, as a whole. */
export function collectObserved(
  { change, facts }: Pick<Case, "change" | "facts">,
  chosen: (fact: PathFact) => boolean,
): readonly Observation[] {
  return Object.entries(facts?.paths ?? {})
    .filter(([, fact]) => chosen(fact))
    .map(([path, fact]) => ({
      path: path.split("."),
      fact,
      before: wholeOf(change.before, path.split(".")),
      after: wholeOf(change.after, path.split(".")),
      byName: false,
    }))
    .filter((seen) => seen.before !== undefined || seen.after !== undefined);
}
