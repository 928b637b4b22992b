import { labelText } from "@infra-tools/report/graphviz";
import type { Action } from "@infra-tools/terraform-plan/model";
import type { Graph as DotGraph } from "@viz-js/viz";
import type { Graph, Node } from "./graph";

const LABEL_LIMIT = 60;

const SIGNS: Readonly<Record<Action, string>> = {
  delete: "- ",
  replace: "-/+ ",
  forget: ". ",
  "create-forget": "+/. ",
  update: "~ ",
  create: "+ ",
  read: "",
  "no-op": "",
};

/** The page's style knows these. */
const CLASSES: Readonly<Record<Action, string>> = {
  delete: "delete",
  replace: "replace",
  forget: "delete",
  "create-forget": "delete",
  update: "update",
  create: "create",
  read: "same",
  "no-op": "same",
};

/** The picture's graph in Graphviz' terms, with every name as text and nothing else: ids are numbers of ours. */
export function dotGraph({ nodes, edges, leftOut }: Graph): DotGraph {
  const ids = new Map(nodes.map(({ address }, index) => [address, `n${index}`]));
  const rest =
    leftOut === 0
      ? []
      : [{ name: "rest", attributes: { label: `… and ${leftOut} more`, shape: "plaintext" } }];
  return {
    directed: true,
    graphAttributes: { rankdir: "LR", bgcolor: "transparent", nodesep: 0.15, ranksep: 0.45, margin: 0 },
    nodeAttributes: {
      shape: "box",
      style: "rounded",
      fontname: "Courier",
      fontsize: 11,
      height: 0.3,
      margin: "0.12,0.06",
    },
    edgeAttributes: { arrowsize: 0.6 },
    nodes: [
      ...nodes.map((node) => ({
        name: ids.get(node.address) ?? "",
        attributes: { label: label(node), class: CLASSES[node.action] },
      })),
      ...rest,
    ],
    edges: edges.map(({ from, to }) => ({
      tail: ids.get(to) ?? "",
      head: ids.get(from) ?? "",
    })),
  };
}

/** The type above the name: addresses are long and pictures wide enough. */
function label({ address, type, action }: Node): string {
  const index = address.lastIndexOf(`${type}.`);
  const name = index < 0 ? address : address.slice(0, index) + address.slice(index + type.length + 1);
  return `${SIGNS[action]}${labelText(type, LABEL_LIMIT)}\n${labelText(name, LABEL_LIMIT)}`;
}
