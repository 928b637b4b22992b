import { type AddressRange, subtractRanges } from "../cidr";

/** Lowest and highest port, both included. */
export type Ports = readonly [first: number, last: number];

export const ALL_PORTS: Ports = [0, 65535];

/** Whom a rule lets in, or where it lets go, besides addresses. */
export interface Peer {
  /** Printed: `security group sg-1`, `pods app=web in this namespace`. */
  readonly label: string;
  /** What one must have to be it; fewer requirements let in more. Undefined: the label says it all. */
  readonly requirements?: readonly string[];
}

/** One thing that a rule lets through. */
export interface Opening {
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

/** What a resource lets through, and what it expressly refuses. */
export interface Openings {
  readonly allowed: readonly Opening[];
  readonly refused: readonly Opening[];
}

/** A part of an opening that was closed before. */
export interface NewlyOpen {
  readonly opening: Opening;
  readonly ports: Ports;
  readonly ranges: readonly AddressRange[];
  readonly peers: readonly Peer[];
}

/** What `after` lets through and `before` did not. */
export function newlyOpen(before: readonly Opening[], after: readonly Opening[]): readonly NewlyOpen[] {
  return after.flatMap((opening) => {
    const rivals = before.filter((other) => reaches(other, opening));
    return slices(opening, rivals).flatMap((ports) => {
      const covering = rivals.filter((other) => coversPorts(other, opening, ports));
      const ranges = subtractRanges(
        opening.ranges,
        covering.flatMap((other) => other.ranges),
      );
      const peers = opening.peers.filter(
        (peer) => !covering.some((other) => other.peers.some((known) => coversPeer(known, peer))),
      );
      return ranges.length === 0 && peers.length === 0 ? [] : [{ opening, ports, ranges, peers }];
    });
  });
}

function reaches(other: Opening, opening: Opening): boolean {
  if (other.direction !== opening.direction) return false;
  if (other.protocol !== "any" && other.protocol !== opening.protocol) return false;
  if (other.targets === undefined) return true;
  return opening.targets?.every((target) => other.targets?.includes(target) === true) === true;
}

function coversPorts(other: Opening, opening: Opening, ports: Ports): boolean {
  if (other.protocol === "any") return true;
  if (other.portName !== undefined || opening.portName !== undefined) {
    return other.portName === opening.portName || (other.portName === undefined && isAll(other.ports));
  }
  return other.ports[0] <= ports[0] && ports[1] <= other.ports[1];
}

function isAll(ports: Ports): boolean {
  return ports[0] <= 1 && ports[1] >= 65535;
}

/** The opening's ports cut where one of the others begins or ends, so that each piece is covered whole or not at all. */
function slices(opening: Opening, others: readonly Opening[]): readonly Ports[] {
  const [first, last] = opening.ports;
  const starts = new Set([first]);
  for (const other of others) {
    for (const start of [other.ports[0], other.ports[1] + 1]) {
      if (start > first && start <= last) starts.add(start);
    }
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, at) => [start, (sorted[at + 1] ?? last + 1) - 1]);
}

function coversPeer(known: Peer, peer: Peer): boolean {
  if (known.requirements === undefined || peer.requirements === undefined) return known.label === peer.label;
  const needed = peer.requirements;
  return known.requirements.every((requirement) => needed.includes(requirement));
}

export function printPorts(opening: Opening, ports: Ports): string {
  if (opening.portName !== undefined) return `${opening.protocol} ${opening.portName}`;
  if (opening.protocol === "any") return "all protocols";
  if (isAll(ports)) return `all of ${opening.protocol}`;
  return ports[0] === ports[1]
    ? `${opening.protocol} ${ports[0]}`
    : `${opening.protocol} ${ports[0]}-${ports[1]}`;
}
