import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Action, Plan } from "@infra-tools/terraform-plan/model";

/** A resource in the picture, all instances of one block together. */
export interface Node {
  readonly address: string;
  readonly type: string;
  /** Its action, the most severe one of several instances. `no-op` for a mere dependent of a change. */
  readonly action: Action;
}

/** `from` refers to `to`. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** Number of resources beyond the limit. */
  readonly leftOut: number;
}

/** Gravest first. */
const GRAVITY: readonly Action[] = [
  "delete",
  "replace",
  "forget",
  "create-forget",
  "update",
  "create",
  "no-op",
];
const MISSED: readonly Action[] = ["delete", "replace", "forget"];

/**
 * Resources that a plan changes, and dependents of those it removes. A created resource without any reference to another one in
 * the graph is left out. Beyond `limit` nodes the least severe are left out.
 */
export function pictureGraph(plan: Plan, limit: number): Graph {
  const resources = gravestByBlock(plan);
  const edges = directEdges(plan, resources);
  const taken = (address: string) => MISSED.includes(resources.get(address)?.action ?? "no-op");
  const acts = (address: string) => resources.get(address)?.action !== "no-op";
  const telling = edges.filter(({ from, to }) => acts(to) && (acts(from) || taken(to)));
  const connected = new Set(telling.flatMap(({ from, to }) => [from, to]));
  const nodes = [...resources.values()]
    .filter(({ address, action }) => connected.has(address) || MISSED.includes(action) || action === "update")
    .sort((a, b) => gravity(a.action) - gravity(b.action) || compare(a.address, b.address));
  const shown = nodes.slice(0, limit);
  const kept = new Set(shown.map(({ address }) => address));
  return {
    nodes: shown,
    edges: telling.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    leftOut: nodes.length - shown.length,
  };
}

function gravestByBlock(plan: Plan): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const { address: instance, type, mode, action, deposed } of plan.changes) {
    if (mode !== "managed" || deposed !== undefined || gravity(action) === GRAVITY.length) continue;
    const address = configurationAddress(instance);
    const node = nodes.get(address);
    if (node === undefined || gravity(action) < gravity(node.action))
      nodes.set(address, { address, type, action });
  }
  return nodes;
}

/** References between resources, once each. Those through locals and modules are drawn alike. */
function directEdges(plan: Plan, resources: ReadonlyMap<string, Node>): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const [from, references] of plan.references) {
    for (const { to } of references) {
      if (from !== to && resources.has(from) && resources.has(to)) edges.set(`${from}\n${to}`, { from, to });
    }
  }
  return [...edges.values()];
}

function gravity(action: Action): number {
  const index = GRAVITY.indexOf(action);
  return index < 0 ? GRAVITY.length : index;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
