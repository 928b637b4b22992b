import { plural } from "../report/words";
import type { Graph } from "./graph";

const MAX_SENTENCES = 6;
const MAX_NAMES = 5;

/** Text alternative of the dependency graph: what depends on the resources that change. */
export function alternative({ nodes, edges, leftOut }: Graph): string {
  const sentences = nodes.flatMap(({ address, action }) => {
    const dependents = edges.filter(({ to }) => to === address).map(({ from }) => from);
    if (dependents.length === 0 || action === "create" || action === "no-op") return [];
    const shown = dependents.slice(0, MAX_NAMES).join(", ");
    const rest = dependents.length > MAX_NAMES ? ` and ${dependents.length - MAX_NAMES} more` : "";
    const verb = dependents.length === 1 ? "depends" : "depend";
    return [`${shown}${rest} ${verb} on ${address} (${action}).`];
  });
  const more =
    sentences.length > MAX_SENTENCES ? [`${sentences.length - MAX_SENTENCES} more are not listed here.`] : [];
  const hidden = leftOut === 0 ? [] : [`${plural(leftOut, "resource is", "resources are")} not drawn.`];
  const summary =
    sentences.length === 0 ? [`${plural(nodes.length, "resource")} that refer to each other.`] : [];
  return [...summary, ...sentences.slice(0, MAX_SENTENCES), ...more, ...hidden].join(" ");
}
