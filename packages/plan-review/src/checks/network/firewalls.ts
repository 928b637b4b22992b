import type { Value } from "@infra-tools/terraform-plan/value";
import { type AddressRange, parseAddresses } from "../../values/cidr";
import { collect, first, hasUnknown, resolve, texts } from "../../values/inspect";
import { effectiveAccess, refusedProtocols } from "./effective";
import { ALL_PORTS, type NetworkAccess, type NetworkRule, type Peer, type Ports } from "./network-rule";

const NOTHING: NetworkAccess = { allowed: [], refused: [] };

/** Addresses as ranges, with their texts. Words that are not addresses are left out. */
function addresses(written: readonly string[]): {
  ranges: readonly AddressRange[];
  written: readonly string[];
} {
  return { ranges: written.flatMap((text) => parseAddresses(text) ?? []), written };
}

function named(kind: string, names: readonly string[]): readonly Peer[] {
  return names.map((name) => ({ label: `${kind} ${name}` }));
}

/** AWS writes protocols as names or numbers; -1 is all of them. */
const AWS_PROTOCOLS: Readonly<Record<string, string>> = {
  "-1": "any",
  all: "any",
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
};

function awsProtocol(text: string | undefined): string {
  const protocol = (text ?? "-1").toLowerCase();
  return AWS_PROTOCOLS[protocol] ?? protocol;
}

function awsPorts(protocol: string, from: string | undefined, to: string | undefined): Ports {
  const low = Number(from ?? 0);
  const high = Number(to ?? from ?? 65535);
  if (protocol === "any" || !Number.isFinite(low) || low < 0) return ALL_PORTS;
  return protocol !== "tcp" && protocol !== "udp" && high < low ? ALL_PORTS : [low, Math.max(low, high)];
}

const AWS_ADDRESSES = ["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"];
const AWS_GROUPS = ["security_groups", "source_security_group_id", "referenced_security_group_id"];
const AWS_PREFIX_LISTS = ["prefix_list_ids", "prefix_list_id"];

/** A rule of a security group, as a block or as a resource of its own. */
function awsRule(rule: Value, direction: "in" | "out"): NetworkRule {
  const protocol = awsProtocol(texts(rule, "protocol")[0] ?? texts(rule, "ip_protocol")[0]);
  const all = (keys: readonly string[]) => keys.flatMap((key) => texts(rule, key));
  const written = all(AWS_ADDRESSES);
  return {
    direction,
    protocol,
    ports: awsPorts(protocol, texts(rule, "from_port")[0], texts(rule, "to_port")[0]),
    written,
    // Read when asked for: of most rules only protocol and ports matter.
    get ranges() {
      return addresses(written).ranges;
    },
    peers: [
      ...named("security group", all(AWS_GROUPS)),
      ...named("prefix list", all(AWS_PREFIX_LISTS)),
      ...(first(rule, "self") === true ? [{ label: "the group itself" }] : []),
    ],
  };
}

export function readAwsSecurityGroup(value: Value): NetworkAccess {
  return {
    allowed: [
      ...collect(value, "ingress").map((rule) => awsRule(rule, "in")),
      ...collect(value, "egress").map((rule) => awsRule(rule, "out")),
    ],
    refused: [],
  };
}

export function readAwsSecurityGroupRule(value: Value): NetworkAccess {
  return { allowed: [awsRule(value, first(value, "type") === "egress" ? "out" : "in")], refused: [] };
}

export function readAwsVpcRule(value: Value, type: string): NetworkAccess {
  return { allowed: [awsRule(value, type.includes("egress") ? "out" : "in")], refused: [] };
}

/** A network ACL with its rules as blocks: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
export function readAwsNetworkAcl(value: Value, _type: string, sides: readonly Value[]): NetworkAccess {
  const rulesOf = (side: Value, name: "ingress" | "egress") =>
    collect(side, name).map((rule) => ({
      priority: Number(texts(rule, "rule_no")[0] ?? 0),
      ...networkAclRule(rule, name === "egress", first(rule, "action") === "deny"),
    }));
  const allowed = (["ingress", "egress"] as const).flatMap((name) => {
    const protocols = refusedProtocols(sides.flatMap((side) => rulesOf(side, name)));
    return effectiveAccess(rulesOf(value, name), protocols).allowed;
  });
  return { allowed, refused: [] };
}

export function readAwsNetworkAclRule(value: Value): NetworkAccess {
  return networkAclRule(value, first(value, "egress") === true, first(value, "rule_action") === "deny");
}

function networkAclRule(value: Value, isEgress: boolean, isDenial: boolean): NetworkAccess {
  const protocol = awsProtocol(texts(value, "protocol")[0]);
  const rule: NetworkRule = {
    direction: isEgress ? "out" : "in",
    protocol,
    ports: awsPorts(protocol, texts(value, "from_port")[0], texts(value, "to_port")[0]),
    ...addresses([...texts(value, "cidr_block"), ...texts(value, "ipv6_cidr_block")]),
    peers: [],
  };
  return isDenial ? { allowed: [], refused: [rule] } : { allowed: [rule], refused: [] };
}

/**
 * Ends of a firewall rule: if one of these is unknown, so is the traffic that it allows. The provider computes the other end's
 * ranges, which say nothing.
 */
const ENDS = {
  in: ["source_ranges", "source_tags", "source_service_accounts"],
  out: ["destination_ranges"],
} as const;

const TARGETS = ["target_tags", "target_service_accounts"];

/** https://cloud.google.com/firewall/docs/firewalls: a rule without a source or target is about all of them. */
export function readGoogleFirewall(value: Value, _type: string, sides: readonly Value[]): NetworkAccess {
  const direction = first(value, "direction") === "EGRESS" ? "out" : "in";
  const isUnknownAt = (name: string) => hasUnknown(resolve(value, [name]));
  if (first(value, "disabled") === true || ENDS[direction].some(isUnknownAt)) return NOTHING;
  // A new rule lets in whom it lets in, to whichever machines.
  if (TARGETS.some(isUnknownAt) && sides.length > 1) return NOTHING;
  const written = texts(value, direction === "in" ? "source_ranges" : "destination_ranges");
  const peers =
    direction === "in"
      ? [
          ...named("tag", texts(value, "source_tags")),
          ...named("service account", texts(value, "source_service_accounts")),
        ]
      : [];
  const from = written.length === 0 && peers.length === 0 ? ["0.0.0.0/0"] : written;
  const targets = [...texts(value, "target_tags"), ...texts(value, "target_service_accounts")];
  const read = (block: Value): readonly NetworkRule[] => {
    if (hasUnknown(block)) return [];
    const protocol = (texts(block, "protocol")[0] ?? "all").toLowerCase();
    const ports = texts(block, "ports");
    return (ports.length === 0 ? [""] : ports).map((port) => ({
      direction,
      protocol: protocol === "all" ? "any" : protocol,
      ports: portRange(port),
      ...addresses(from),
      peers,
      ...(targets.length === 0 ? {} : { targets }),
    }));
  };
  return { allowed: collect(value, "allow").flatMap(read), refused: collect(value, "deny").flatMap(read) };
}

/** Ends of a rule of a firewall policy, after `src_` or `dest_`. */
const SOURCES = ["ip_ranges", "secure_tags", "address_groups", "region_codes", "fqdns"];

/** A rule of a firewall policy of an organization, folder or network. */
export function readGoogleFirewallPolicyRule(value: Value): NetworkAccess {
  if (first(value, "disabled") === true) return NOTHING;
  const direction = first(value, "direction") === "EGRESS" ? "out" : "in";
  const side = direction === "in" ? "src" : "dest";
  if (SOURCES.some((name) => hasUnknown(first(value, `match.${side}_${name}`)))) return NOTHING;
  const written = texts(value, `match.${side}_ip_ranges`);
  const peers = [
    ...named("tag", texts(value, `match.${side}_secure_tags.name`)),
    ...named("address group", texts(value, `match.${side}_address_groups`)),
    ...named("region", texts(value, `match.${side}_region_codes`)),
    ...named("domain", texts(value, `match.${side}_fqdns`)),
  ];
  const from = written.length === 0 && peers.length === 0 ? ["0.0.0.0/0"] : written;
  const rules = collect(value, "match.layer4_configs").flatMap((layer): readonly NetworkRule[] => {
    const protocol = (texts(layer, "ip_protocol")[0] ?? "all").toLowerCase();
    const ports = texts(layer, "ports");
    return (ports.length === 0 ? [""] : ports).map((port) => ({
      direction,
      protocol: protocol === "all" ? "any" : protocol,
      ports: portRange(port),
      ...addresses(from),
      peers,
    }));
  });
  return first(value, "action") === "allow"
    ? { allowed: rules, refused: [] }
    : { allowed: [], refused: rules };
}

function portRange(text: string): Ports {
  const [low = "", high = low] = text.split("-");
  return low === "" ? ALL_PORTS : [Number(low), Number(high)];
}
