import { isList, isObject, isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { type AddressRange, parseAddresses, subtractRanges } from "../../values/cidr";
import { hasUnknown, isUnset, reveal } from "../../values/inspect";
import { ALL_PORTS, type NetworkAccess, type NetworkRule, type Peer, type Ports } from "./network-rule";

const EVERYONE: readonly AddressRange[] = [
  ...(parseAddresses("0.0.0.0/0") ?? []),
  ...(parseAddresses("::/0") ?? []),
];

const EVERY_POD: Peer = { label: "every pod", requirements: [] };

/**
 * A network policy, as the provider's resource (snake case, blocks as lists) or as a manifest (camel case).
 * Defaults matter: a rule without peers applies to everyone, a direction without rules allows nothing,
 * and a direction that is no policy type is not restricted at all.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function readNetworkPolicy(value: Value): NetworkAccess {
  const object = block(value);
  const spec = block(object["spec"] ?? block(object["manifest"])["spec"]);
  const egress = blocks(spec["egress"]);
  const kinds = either(spec, "policy_types", "policyTypes");
  const written = blocks(kinds).map(String);
  const types = isUnknown(reveal(kinds))
    ? ["Ingress", "Egress"]
    : written.length > 0
      ? written
      : ["Ingress", ...(egress.length > 0 ? ["Egress"] : [])];
  return {
    allowed: [
      ...(types.includes("Ingress")
        ? blocks(spec["ingress"]).flatMap((rule) => readRule(rule, "in", "from"))
        : [anything("in")]),
      ...(types.includes("Egress")
        ? egress.flatMap((rule) => readRule(rule, "out", "to"))
        : [anything("out")]),
    ],
    refused: [],
  };
}

function anything(direction: "in" | "out"): NetworkRule {
  return {
    direction,
    protocol: "any",
    ports: ALL_PORTS,
    ranges: EVERYONE,
    written: ["everyone"],
    peers: [EVERY_POD],
  };
}

function readRule(value: Value, direction: "in" | "out", side: "from" | "to"): readonly NetworkRule[] {
  // Part of it is known after apply, and so is the traffic that it allows.
  if (hasUnknown(value)) return [];
  const rule = block(value);
  const peers = blocks(rule[side]);
  const who = peers.length === 0 ? anything(direction) : readPeers(peers);
  const ports = blocks(rule["ports"]);
  if (ports.length === 0) return [{ ...who, direction, protocol: "any", ports: ALL_PORTS }];
  return ports.map((item) => {
    const port = block(item);
    return {
      ...who,
      direction,
      protocol: String(reveal(port["protocol"]) ?? "TCP").toLowerCase(),
      ...readPort(reveal(port["port"]), reveal(either(port, "end_port", "endPort"))),
    };
  });
}

function readPort(
  port: Value | undefined,
  end: Value | undefined,
): { readonly ports: Ports; readonly portName?: string } {
  if (isUnset(port)) return { ports: ALL_PORTS };
  const number = Number(port);
  if (Number.isNaN(number)) return { ports: ALL_PORTS, portName: String(port) };
  const last = Number(end ?? 0);
  return { ports: [number, Math.max(last, number)] };
}

function readPeers(peers: readonly Value[]): Pick<NetworkRule, "ranges" | "written" | "peers"> {
  const ranges: AddressRange[] = [];
  const written: string[] = [];
  const selected: Peer[] = [];
  for (const peer of peers.map(block)) {
    const addresses = maybeBlock(either(peer, "ip_block", "ipBlock"));
    if (addresses === undefined) {
      selected.push(readSelectors(peer));
      continue;
    }
    const cidr = String(reveal(addresses["cidr"]) ?? "");
    const except = blocks(addresses["except"]).map(String);
    const inside = parseAddresses(cidr) ?? [];
    ranges.push(
      ...subtractRanges(
        inside,
        except.flatMap((text) => parseAddresses(text) ?? []),
      ),
    );
    written.push(except.length === 0 ? cidr : `${cidr} except ${except.join(", ")}`);
  }
  return { ranges, written, peers: selected };
}

/** Without a namespace selector the policy's own namespace is selected. */
function readSelectors(peer: ValueObject): Peer {
  const namespaces = maybeBlock(either(peer, "namespace_selector", "namespaceSelector"));
  const pods = maybeBlock(either(peer, "pod_selector", "podSelector"));
  const where = namespaces === undefined ? ["in this namespace"] : requirements(namespaces, "namespace");
  const which = pods === undefined ? [] : requirements(pods, "pod");
  const all = [...which, ...where];
  return { label: all.length === 0 ? EVERY_POD.label : `pods with ${all.join(", ")}`, requirements: all };
}

function requirements(selector: ValueObject, kind: string): readonly string[] {
  const labels = block(either(selector, "match_labels", "matchLabels"));
  const expressions = blocks(either(selector, "match_expressions", "matchExpressions")).map(block);
  return [
    ...Object.entries(labels).map(([key, value]) => `${kind} ${key}=${String(reveal(value))}`),
    ...expressions.map((expression) => {
      const values = blocks(expression["values"]).map(String).sort().join(", ");
      return `${kind} ${String(reveal(expression["key"]))} ${String(reveal(expression["operator"]))} ${values}`;
    }),
  ];
}

function either(value: ValueObject, snake: string, camel: string): Value | undefined {
  return value[snake] ?? value[camel];
}

/** A list's elements; one thing counts as a list of it; nothing as none. */
function blocks(value: Value | undefined): readonly Value[] {
  const plain = reveal(value);
  if (plain === undefined || plain === null || plain === "" || isUnknown(plain)) return [];
  return isList(plain) ? plain : [plain];
}

/** The object, or the only element of a list; an empty object for anything else. */
function block(value: Value | undefined): ValueObject {
  return maybeBlock(value) ?? {};
}

/** As `block`, but undefined where there is none: an empty selector chooses everything, a missing one nothing. */
function maybeBlock(value: Value | undefined): ValueObject | undefined {
  const plain = reveal(value);
  if (isList(plain)) return plain.length === 0 ? undefined : (maybeBlock(plain[0]) ?? {});
  return isObject(plain) ? plain : undefined;
}
