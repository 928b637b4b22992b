import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change } from "@infra-tools/terraform-plan/model";
import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import { type NetworkFormat, namesDecide, type TypeMetadata } from "../../attributes/metadata";
import { type ChangeContext, labelOf } from "../../context";
import {
  type AddressRange,
  isPrivate,
  isPrivateNetwork,
  isWorld,
  parseAddresses,
  rangeFinder,
  subtractRanges,
} from "../../values/cidr";
import { collect, hasSensitive, hasUnknown, resolve, showAll } from "../../values/inspect";
import { isFilledIn } from "../filled-in";
import { type Analysed, shared } from "../shared";
import { readAzureRule, readAzureSecurityGroup } from "./azure";
import {
  readAwsNetworkAcl,
  readAwsNetworkAclRule,
  readAwsSecurityGroup,
  readAwsSecurityGroupRule,
  readAwsVpcRule,
  readGoogleFirewall,
  readGoogleFirewallPolicyRule,
} from "./firewalls";
import { readNamedRules } from "./named-rules";
import { readNetworkPolicy } from "./network-policy";
import {
  coversPorts,
  type NetworkAccess,
  type NetworkRule,
  type NewAccess,
  newAccess,
  printPorts,
} from "./network-rule";
import { readGoogleSecurityPolicy } from "./security-policy";

/** `sides` are both revisions: how finely one is cut depends on the other. */
type Reader = (value: Value, type: string, sides: readonly Value[]) => NetworkAccess;

interface Form {
  readonly read: Reader;
  /** The attributes that decide. */
  readonly parts: readonly string[];
  /** Attributes that are lists of ingress rules, each read alone. */
  readonly rules?: readonly string[];
  /** The words of names say what is read. */
  readonly byName?: boolean;
}

/** Unknown parts of it are reported by their names. */
const NAMED: Form = { read: readNamedRules, parts: [], byName: true };

const READERS: Readonly<Record<NetworkFormat, Form>> = {
  "aws-security-group": {
    read: readAwsSecurityGroup,
    parts: ["ingress", "egress"],
    rules: ["ingress", "egress"],
  },
  "aws-security-group-rule": {
    read: readAwsSecurityGroupRule,
    parts: [
      "cidr_blocks",
      "ipv6_cidr_blocks",
      "source_security_group_id",
      "from_port",
      "to_port",
      "protocol",
    ],
  },
  "aws-vpc-rule": {
    read: readAwsVpcRule,
    parts: ["cidr_ipv4", "cidr_ipv6", "referenced_security_group_id", "from_port", "to_port", "ip_protocol"],
  },
  "aws-network-acl-rule": {
    read: readAwsNetworkAclRule,
    parts: ["cidr_block", "from_port", "to_port", "rule_action"],
  },
  "aws-network-acl": { read: readAwsNetworkAcl, parts: ["ingress", "egress"] },
  "google-firewall": {
    read: readGoogleFirewall,
    parts: ["allow", "deny", "source_ranges", "source_tags", "target_tags", "destination_ranges"],
  },
  "google-firewall-policy-rule": {
    read: readGoogleFirewallPolicyRule,
    parts: ["action", "direction", "match"],
  },
  "azure-rule": {
    read: readAzureRule,
    parts: [
      "access",
      "direction",
      "source_address_prefix",
      "source_address_prefixes",
      "destination_port_range",
      "destination_port_ranges",
      "protocol",
    ],
  },
  "azure-security-group": { read: readAzureSecurityGroup, parts: ["security_rule"] },
  "google-security-policy": { read: readGoogleSecurityPolicy, parts: ["rule"] },
  "kubernetes-network-policy": { read: readNetworkPolicy, parts: ["spec", "manifest"] },
};

const NONE: NetworkAccess = { allowed: [], refused: [] };

type NetworkIssueRule = "open-to-world" | "network-opened" | "cannot-tell";

type NetworkIssue = Analysed<NetworkIssueRule>;

/** Rules of firewalls, compared as the traffic that they allow. */
export const networkChecks = shared<NetworkIssueRule>((context) => {
  const { change, metadata } = context;
  if (change.action === "no-op" || change.deposed !== undefined) return [];
  const form = formOf(change, metadata);
  if (form === undefined) return [];
  const issues = networkIssues(context, form);
  return form.byName === true ? issues.map((issue) => ({ ...issue, byName: true })) : issues;
});

/** Format of the type's metadata, else that of the rules which the names of its attributes make out. */
function formOf(change: Change, metadata: TypeMetadata | undefined): Form | undefined {
  if (metadata?.network !== undefined) return READERS[metadata.network];
  return hasNamedRules(change, metadata) ? NAMED : undefined;
}

/** The rules of a firewall without metadata, read by the names of its attributes; `change` has some. */
export function hasNamedRules({ before, after, type }: Change, metadata: TypeMetadata | undefined): boolean {
  if (!namesDecide(metadata)) return false;
  return [before, after].some((side) => {
    if (side === undefined || side === null) return false;
    const { allowed, refused } = readNamedRules(side, type);
    return allowed.length > 0 || refused.length > 0;
  });
}

function networkIssues(context: ChangeContext, form: Form): readonly NetworkIssue[] {
  const { change, metadata } = context;
  const { read, parts, rules = [] } = form;
  const sides = [change.before, change.after].filter((side) => side !== undefined && side !== null);
  const readSide = (side: Value | undefined) =>
    side === undefined || side === null ? NONE : read(side, change.type, sides);
  const after = readSide(withoutUnchanged(change.after, change.before, rules));
  const isSettled = rules.length > 0 && after.allowed.length === 0;
  const before = isSettled ? NONE : readSide(change.before);
  if (change.action === "create") {
    // A Cloud Armor policy only restricts its load balancer.
    if (metadata?.network === "google-security-policy") return [];
    const ingress = after.allowed.filter(({ direction }) => direction === "in");
    const added = newAccess([], ingress);
    return [
      ...allowedIssues(
        context,
        added.filter((access) => isDangerousAnywhere(access, added)),
      ),
      ...unknownAddresses(context, parts),
    ];
  }
  // The removal of a whole policy is reported by its metadata.
  if (change.action === "delete")
    return metadata?.removal === undefined ? refusedIssues(context, before, after) : [];
  if (change.action !== "update" && change.action !== "replace") return [];
  const undecided = parts.filter((part) => hasUnknown(resolve(change.after, [part])));
  return [
    ...allowedIssues(context, newAccess(before.allowed, after.allowed), before.allowed),
    ...(undecided.length === 0 ? refusedIssues(context, before, after) : []),
    ...undecided.map((part) => ({
      rule: "cannot-tell" as const,
      path: [part],
      statement: `The traffic that the ${labelOf(context)} allows is known after apply`,
    })),
  ];
}

/** A side without the rules that exist before too: most rules stay as they are, and allow nothing new. */
function withoutUnchanged(
  after: Value | undefined,
  before: Value | undefined,
  lists: readonly string[],
): Value | undefined {
  if (!isObject(after) || !isObject(before)) return after;
  const added = lists.flatMap((name): readonly (readonly [string, Value])[] => {
    const from = before[name];
    const to = after[name];
    if (!isList(from) || !isList(to)) return [];
    const existing = new Set(from.map(canonical));
    return [[name, to.filter((rule) => !existing.has(canonical(rule)))]];
  });
  return { ...after, ...Object.fromEntries(added) };
}

/** A new rule belongs to new resources, unless it allows the whole internet to more than the ports of a web server. */
function isDangerousAnywhere(access: NewAccess, added: readonly NewAccess[]): boolean {
  if (!isOpenToWorld(access, added)) return false;
  const { rule, ports } = access;
  const isWeb =
    rule.protocol.startsWith("tcp") && ports[0] === ports[1] && (ports[0] === 80 || ports[0] === 443);
  return !isWeb && rule.protocol !== "icmp" && rule.protocol !== "icmpv6" && rule.protocol !== "58";
}

/** By itself, or together with other rules for the same ports: four quarters are the whole internet. */
function isOpenToWorld({ rule, ports, ranges }: NewAccess, added: readonly NewAccess[]): boolean {
  if (isWorld(ranges)) return true;
  if (ranges.length === 0 || !isWorldTogether(added)) return false;
  const parts = added.filter(
    (access) =>
      !isWorld(access.ranges) &&
      access.rule.direction === rule.direction &&
      (access.rule.protocol === rule.protocol || access.rule.protocol === "any") &&
      (access.rule.protocol === "any" || (access.ports[0] <= ports[0] && ports[1] <= access.ports[1])),
  );
  // A part by itself is not the world.
  return parts.length > 1 && isWorld(parts.flatMap((part) => part.ranges));
}

const together = new WeakMap<readonly NewAccess[], boolean>();

/** Checks whether the new ranges cover the internet, whatever their ports. Computed once for a list, asked for each rule. */
function isWorldTogether(added: readonly NewAccess[]): boolean {
  const covers = together.get(added) ?? isWorld(added.flatMap(({ ranges }) => ranges));
  together.set(added, covers);
  return covers;
}

/** A new rule whose addresses are known after apply. References to other groups are no addresses. */
function unknownAddresses(context: ChangeContext, parts: readonly string[]): readonly NetworkIssue[] {
  const { change } = context;
  const name = parts.find(
    (part) =>
      /cidr|range|prefix|ingress|match|spec/.test(part) &&
      !/port|destination/.test(part) &&
      // Of a network policy, the pods that it chooses are no opening.
      collect(change.after, part === "spec" ? "spec.ingress" : part).some(hasUnknown) &&
      !isFilledIn(context, [part], undefined),
  );
  return name === undefined
    ? []
    : [
        {
          rule: "cannot-tell",
          path: [name],
          statement: `The addresses that the ${labelOf(context)} lets in are known after apply`,
        },
      ];
}

function allowedIssues(
  context: ChangeContext,
  added: readonly NewAccess[],
  before: readonly NetworkRule[] = [],
): readonly NetworkIssue[] {
  const { change } = context;
  const issues: NetworkIssue[] = [];
  for (const direction of ["in", "out"] as const) {
    for (const isOpen of [true, false]) {
      const some = added.filter(
        (access) => access.rule.direction === direction && isOpenToWorld(access, added) === isOpen,
      );
      if (some.length === 0) continue;
      const isIngress = direction === "in";
      const printed = hasSensitive(change.after) ? "(sensitive)" : showAll(some.map(describe));
      issues.push({
        rule: isOpen && isIngress ? "open-to-world" : "network-opened",
        path: [],
        statement: `The ${labelOf(context)} ${isIngress ? "lets in" : "lets out"} ${printed}${
          change.action === "create" ? "" : ", which it did not before"
        }`,
        before: change.before === undefined ? undefined : `${direction} ${some.map(describe).join()}`,
        after: some.map(describe).join(),
        ...(isIngress ? ingressTexts(isOpen, some, before) : egressTexts(isOpen, some)),
      });
    }
  }
  return issues;
}

function ingressTexts(
  isOpen: boolean,
  added: readonly NewAccess[],
  before: readonly NetworkRule[],
): Partial<NetworkIssue> {
  const advice = "Name only the addresses and ports that need it.";
  const isInternal = !isOpen && added.every(({ ranges }) => isPrivate(ranges));
  if (!isInternal) return { advice };
  const isSmall = added.every((access) => isSmallStep(access, before));
  return {
    consequence: "More of the internal network can reach it.",
    advice,
    ...(isSmall ? { severity: "notice" } : {}),
  };
}

/** Address at which clouds hand out the machine's credentials. */
const METADATA_SERVER = parseAddresses("169.254.169.254") ?? [];

/** One more private network where others may connect already, or one more port for a network that may connect. */
function isSmallStep({ rule, ports, ranges, peers }: NewAccess, before: readonly NetworkRule[]): boolean {
  if (peers.length > 0 || !isPrivateNetwork(ranges)) return false;
  const isPort = ports[1] === ports[0];
  return before.some(
    (former) =>
      former.direction === "in" &&
      (coversPorts(former, rule, ports) || (isPort && subtractRanges(ranges, former.ranges).length === 0)),
  );
}

function egressTexts(isOpen: boolean, added: readonly NewAccess[]): Partial<NetworkIssue> {
  const advice = "Name only the destinations that are needed.";
  if (isOpen) {
    return { consequence: "Anyone who takes it over can send data anywhere.", advice, severity: "warning" };
  }
  const isMetadataServer = added.some(({ ranges }) => subtractRanges(METADATA_SERVER, ranges).length === 0);
  return isMetadataServer
    ? {
        consequence: "It can reach the metadata server, which hands out the machine's credentials.",
        advice,
        severity: "warning",
      }
    : { consequence: "It can reach more than before.", advice, severity: "notice" };
}

function describe({ rule, ports, ranges, peers }: NewAccess): string {
  const from = [
    ...rule.written.filter(isAmong(ranges)),
    ...peers
      .map(({ label }) => label)
      .filter((label) => !rule.written.includes("everyone") || label !== "every pod"),
  ];
  return `${printPorts(rule, ports)} ${rule.direction === "in" ? "from" : "to"} ${showAll(from)}`;
}

/** Tells whether a written address is among the ranges. Texts that are not addresses are kept. */
function isAmong(ranges: readonly AddressRange[]): (text: string) => boolean {
  if (ranges.length === 0) return () => false;
  const isFound = rangeFinder(ranges);
  return (text) => {
    const all = parseAddresses(text);
    return all === undefined || isFound(all);
  };
}

function refusedIssues(
  context: ChangeContext,
  before: NetworkAccess,
  after: NetworkAccess,
): readonly NetworkIssue[] {
  const missing = newAccess(after.refused, before.refused);
  if (missing.length === 0) return [];
  return [
    {
      rule: "network-opened",
      path: [],
      statement: `The ${labelOf(context)} no longer refuses ${showAll(missing.map(describe))}`,
      consequence: "Other rules decide about it.",
      advice: "Make sure that no rule with a lower priority lets it through.",
      before: missing.map(describe).join(),
      after: undefined,
    },
  ];
}
