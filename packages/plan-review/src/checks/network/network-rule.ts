import { type AddressRange, subtractRanges } from "../../values/cidr";

/** Lowest and highest port, both included. */
export type Ports = readonly [first: number, last: number];

export const ALL_PORTS: Ports = [0, 65535];

/** Source or destination of a rule that is not an address. */
export interface Peer {
  /** Printed: `security group sg-1`, `pods app=web in this namespace`. */
  readonly label: string;
  /** Labels that a peer must have; fewer requirements allow more. Undefined: the label identifies the peer. */
  readonly requirements?: readonly string[];
}

/** One thing that a rule lets through. */
export interface NetworkRule {
  readonly direction: "in" | "out";
  /** Lower case; `any` for all. */
  readonly protocol: string;
  readonly ports: Ports;
  /** A port known by its name only. */
  readonly portName?: string;
  readonly ranges: readonly AddressRange[];
  /** The addresses as written, for sentences. */
  readonly written: readonly string[];
  readonly peers: readonly Peer[];
  /** To which machines the rule applies; undefined: to all that it can. */
  readonly targets?: readonly string[];
}

/** Traffic that a resource allows, and traffic that it expressly refuses. */
export interface NetworkAccess {
  readonly allowed: readonly NetworkRule[];
  readonly refused: readonly NetworkRule[];
}

/** A part of an opening that was closed before. */
export interface NewAccess {
  readonly rule: NetworkRule;
  readonly ports: Ports;
  readonly ranges: readonly AddressRange[];
  readonly peers: readonly Peer[];
}

/** Traffic that `after` allows and `before` does not. */
export function newAccess(
  before: readonly NetworkRule[],
  after: readonly NetworkRule[],
): readonly NewAccess[] {
  return after.flatMap((rule) => {
    const rivals = before.filter((other) => reaches(other, rule));
    return slices(rule, rivals).flatMap((ports) => {
      const covering = rivals.filter((other) => coversPorts(other, rule, ports));
      const ranges = subtractRanges(
        rule.ranges,
        covering.flatMap((other) => other.ranges),
      );
      const peers = rule.peers.filter(
        (peer) => !covering.some((other) => other.peers.some((known) => coversPeer(known, peer))),
      );
      return ranges.length === 0 && peers.length === 0 ? [] : [{ rule, ports, ranges, peers }];
    });
  });
}

function reaches(other: NetworkRule, rule: NetworkRule): boolean {
  if (other.direction !== rule.direction) return false;
  if (other.protocol !== "any" && other.protocol !== rule.protocol) return false;
  if (other.targets === undefined) return true;
  return rule.targets?.every((target) => other.targets?.includes(target) === true) === true;
}

function coversPorts(other: NetworkRule, rule: NetworkRule, ports: Ports): boolean {
  if (other.protocol === "any") return true;
  if (other.portName !== undefined || rule.portName !== undefined) {
    return other.portName === rule.portName || (other.portName === undefined && isAll(other.ports));
  }
  return other.ports[0] <= ports[0] && ports[1] <= other.ports[1];
}

function isAll(ports: Ports): boolean {
  return ports[0] <= 1 && ports[1] >= 65535;
}

/** The opening's ports cut where one of the others begins or ends, so that each piece is covered whole or not at all. */
function slices(rule: NetworkRule, others: readonly NetworkRule[]): readonly Ports[] {
  const [first, last] = rule.ports;
  const starts = new Set([first]);
  for (const other of others) {
    for (const start of [other.ports[0], other.ports[1] + 1]) {
      if (start > first && start <= last) starts.add(start);
    }
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, index) => [start, (sorted[index + 1] ?? last + 1) - 1]);
}

function coversPeer(known: Peer, peer: Peer): boolean {
  if (known.requirements === undefined || peer.requirements === undefined) return known.label === peer.label;
  const needed = peer.requirements;
  return known.requirements.every((requirement) => needed.includes(requirement));
}

export function printPorts(rule: NetworkRule, ports: Ports): string {
  if (rule.portName !== undefined) return `${rule.protocol} ${rule.portName}`;
  if (rule.protocol === "any") return "all protocols";
  if (isAll(ports)) return `all of ${rule.protocol}`;
  return ports[0] === ports[1] ? `${rule.protocol} ${ports[0]}` : `${rule.protocol} ${ports[0]}-${ports[1]}`;
}
