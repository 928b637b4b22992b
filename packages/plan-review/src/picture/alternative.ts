import { plural } from "../report/words";
import type { Graph } from "./graph";

const MOST_SENTENCES = 6;
const MOST_NAMES = 5;

/** The picture in words: on what is taken away or made anew, what hangs. */
export function alternative({ nodes, edges, leftOut }: Graph): string {
  const sentences = nodes.flatMap(({ address, action }) => {
    const dependents = edges.filter(({ to }) => to === address).map(({ from }) => from);
    if (dependents.length === 0 || action === "create" || action === "no-op") return [];
    const shown = dependents.slice(0, MOST_NAMES).join(", ");
    const rest = dependents.length > MOST_NAMES ? ` and ${dependents.length - MOST_NAMES} more` : "";
    return [`On ${address} (${action}) hang ${shown}${rest}.`];
  });
  const more =
    sentences.length > MOST_SENTENCES ? [`${sentences.length - MOST_SENTENCES} more are not told here.`] : [];
  const hidden = leftOut === 0 ? [] : [`${plural(leftOut, "resource is", "resources are")} not drawn.`];
  const told =
    sentences.length === 0 ? [`${plural(nodes.length, "resource")} that refer to each other.`] : [];
  return [...told, ...sentences.slice(0, MOST_SENTENCES), ...more, ...hidden].join(" ");
}
