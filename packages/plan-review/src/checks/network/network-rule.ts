import { type AddressRange, isWorld, subtractRanges } from "../../values/cidr";

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
    const rivals = before.filter((rival) => reaches(rival, rule));
    return slices(rule, rivals).flatMap((ports) => {
      const covering = rivals.filter((rival) => coversPorts(rival, rule, ports));
      const ranges = subtractRanges(
        rule.ranges,
        covering.flatMap((rival) => rival.ranges),
      );
      // Everyone includes each group.
      const isOpen = isWorld(covering.flatMap((rival) => rival.ranges));
      const peers = rule.peers.filter(
        (peer) =>
          !isOpen && !covering.some((rival) => rival.peers.some((allowed) => coversPeer(allowed, peer))),
      );
      return ranges.length === 0 && peers.length === 0 ? [] : [{ rule, ports, ranges, peers }];
    });
  });
}

function reaches(rival: NetworkRule, rule: NetworkRule): boolean {
  if (rival.direction !== rule.direction) return false;
  if (rival.protocol !== "any" && rival.protocol !== rule.protocol) return false;
  if (rival.targets === undefined) return true;
  return rule.targets?.every((target) => rival.targets?.includes(target) === true) === true;
}

/** The other rule is about all of the ports. */
export function coversPorts(rival: NetworkRule, rule: NetworkRule, ports: Ports): boolean {
  if (rival.protocol === "any") return true;
  if (rival.portName !== undefined || rule.portName !== undefined) {
    return rival.portName === rule.portName || (rival.portName === undefined && isAll(rival.ports));
  }
  return rival.ports[0] <= ports[0] && ports[1] <= rival.ports[1];
}

function isAll(ports: Ports): boolean {
  return ports[0] <= 1 && ports[1] >= 65535;
}

/** The opening's ports cut where one of the others begins or ends, so that each piece is covered whole or not at all. */
function slices(rule: NetworkRule, rivals: readonly NetworkRule[]): readonly Ports[] {
  const [first, last] = rule.ports;
  const starts = new Set([first]);
  for (const rival of rivals) {
    for (const start of [rival.ports[0], rival.ports[1] + 1]) {
      if (start > first && start <= last) starts.add(start);
    }
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, index) => [start, (sorted[index + 1] ?? last + 1) - 1]);
}

function coversPeer(allowed: Peer, peer: Peer): boolean {
  if (allowed.requirements === undefined || peer.requirements === undefined)
    return allowed.label === peer.label;
  const needed = peer.requirements;
  return allowed.requirements.every((requirement) => needed.includes(requirement));
}

export function printPorts(rule: NetworkRule, ports: Ports): string {
  if (rule.portName !== undefined) return `${rule.protocol} ${rule.portName}`;
  if (rule.protocol === "any") return "all protocols";
  if (isAll(ports)) return `all of ${rule.protocol}`;
  return ports[0] === ports[1] ? `${rule.protocol} ${ports[0]}` : `${rule.protocol} ${ports[0]}-${ports[1]}`;
}
