import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import type { OpeningsForm } from "../../attributes/facts";
import { type AddressRange, isPrivate, isWorld, parseAddresses, subtractRanges } from "../cidr";
import { type Judge, type Judgement, labelOf } from "../judge";
import { hasSensitive, hasUnknown, resolve, showAll } from "../values";
import {
  readAwsNetworkAclRule,
  readAwsSecurityGroup,
  readAwsSecurityGroupRule,
  readAwsVpcRule,
  readGoogleFirewall,
} from "./clouds";
import { readNetworkPolicy } from "./network-policy";
import { type NewlyOpen, newlyOpen, type Openings, printPorts } from "./opening";
import { readGoogleSecurityPolicy } from "./security-policy";

type Reader = (value: Value, type: string) => Openings;

interface Form {
  readonly read: Reader;
  /** The attributes that decide. */
  readonly parts: readonly string[];
  /** Those of them that are lists of openings, each by itself. */
  readonly rules?: readonly string[];
}

const READERS: Readonly<Record<OpeningsForm, Form>> = {
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
  "google-firewall": {
    read: readGoogleFirewall,
    parts: ["allow", "deny", "source_ranges", "source_tags", "target_tags", "destination_ranges"],
  },
  "google-security-policy": { read: readGoogleSecurityPolicy, parts: ["rule"] },
  "kubernetes-network-policy": { read: readNetworkPolicy, parts: ["spec", "manifest"] },
};

const NONE: Openings = { allowed: [], refused: [] };

/** Rule sets of firewalls, compared as what they let through. */
export const judgeOpenings: Judge = (judged) => {
  const { change, facts } = judged;
  if (facts?.openings === undefined || change.action === "no-op" || change.deposed !== undefined) return [];
  const { read, parts, rules = [] } = READERS[facts.openings];
  const readSide = (side: Value | undefined) =>
    side === undefined || side === null ? NONE : read(side, change.type);
  const after = readSide(withoutKnown(change.after, change.before, rules));
  const isSettled = rules.length > 0 && after.allowed.length === 0;
  const before = isSettled ? NONE : readSide(change.before);
  if (change.action === "create") {
    // A Cloud Armor policy only narrows what its load balancer lets in.
    if (facts.openings === "google-security-policy") return [];
    const inward = after.allowed.filter(({ direction }) => direction === "in");
    return opened(judged, newlyOpen([], inward).filter(isDangerousAnywhere));
  }
  // What a whole policy filtered is told with the policy.
  if (change.action === "delete") return facts.gone === undefined ? refusedNoMore(judged, before, after) : [];
  if (change.action !== "update" && change.action !== "replace") return [];
  const undecided = parts.filter((part) => hasUnknown(resolve(change.after, [part])));
  return [
    ...opened(judged, newlyOpen(before.allowed, after.allowed)),
    ...(undecided.length === 0 ? refusedNoMore(judged, before, after) : []),
    ...undecided.map((part) => cannotTell(labelOf(judged), part)),
  ];
};

/** A side without the rules that stood there before: they let nothing new through, and most rules stay as they are. */
function withoutKnown(
  after: Value | undefined,
  before: Value | undefined,
  lists: readonly string[],
): Value | undefined {
  if (!isObject(after) || !isObject(before)) return after;
  const added = lists.flatMap((name): readonly (readonly [string, Value])[] => {
    const old = before[name];
    const now = after[name];
    if (!isList(old) || !isList(now)) return [];
    return [[name, now.filter((rule) => !old.some((known) => equal(known, rule)))]];
  });
  return { ...after, ...Object.fromEntries(added) };
}

function cannotTell(label: string, part: string): Judgement {
  return {
    rule: "cannot-tell",
    path: [part],
    message: `What the ${label} lets through is only known after the apply. Whether it is more cannot be told.`,
    advice: "Read where the value comes from, and look at it again after the apply.",
  };
}

/** A new rule belongs to new things, unless it lets in the whole internet to more than a web server's ports. */
function isDangerousAnywhere({ opening, ports, ranges }: NewlyOpen): boolean {
  if (!isWorld(ranges)) return false;
  const web = opening.protocol === "tcp" && ports[0] === ports[1] && (ports[0] === 80 || ports[0] === 443);
  return !web && opening.protocol !== "icmp" && opening.protocol !== "icmpv6" && opening.protocol !== "58";
}

function opened(judged: Parameters<Judge>[0], found: readonly NewlyOpen[]): readonly Judgement[] {
  const { change } = judged;
  const judgements: Judgement[] = [];
  for (const direction of ["in", "out"] as const) {
    for (const world of [true, false]) {
      const some = found.filter(
        (open) => open.opening.direction === direction && isWorld(open.ranges) === world,
      );
      if (some.length === 0) continue;
      const inward = direction === "in";
      const isInternal = some.every(({ ranges }) => isPrivate(ranges));
      judgements.push({
        rule: world && inward ? "open-to-world" : "network-opened",
        path: [],
        message: `The ${labelOf(judged)} ${inward ? "lets in" : "lets out"} ${
          hasSensitive(change.after) ? "(sensitive)" : showAll(some.map(describe))
        }${change.action === "create" ? "" : ", which it did not before"}. ${consequence(world, inward, isInternal)}`,
        advice: inward
          ? "Name only the addresses and ports that need it."
          : "Name only the destinations that are needed.",
        before: change.before === undefined ? undefined : `${direction} ${some.map(describe).join()}`,
        after: some.map(describe).join(),
        ...(inward ? {} : { severity: world ? ("warning" as const) : ("notice" as const) }),
      });
    }
  }
  return judgements;
}

function consequence(world: boolean, inward: boolean, isInternal: boolean): string {
  if (inward) {
    if (world) return "That is the whole internet, or most of it.";
    return isInternal ? "More of the inside can reach it." : "More addresses can reach it.";
  }
  return world ? "Whoever takes it over can send data anywhere." : "It can reach more than before.";
}

function describe({ opening, ports, ranges, peers }: NewlyOpen): string {
  const from = [
    ...opening.written.filter((text) => touches(text, ranges)),
    ...peers
      .map(({ label }) => label)
      .filter((label) => !opening.written.includes("everyone") || label !== "every pod"),
  ];
  return `${printPorts(opening, ports)} ${opening.direction === "in" ? "from" : "to"} ${showAll(from, 3)}`;
}

/** Of the addresses as written, those that are newly let through; what is no plain address is kept. */
function touches(text: string, ranges: readonly AddressRange[]): boolean {
  if (ranges.length === 0) return false;
  const own = parseAddresses(text);
  return own === undefined || subtractRanges(own, subtractRanges(own, ranges)).length > 0;
}

function refusedNoMore(
  judged: Parameters<Judge>[0],
  before: Openings,
  after: Openings,
): readonly Judgement[] {
  const missing = newlyOpen(after.refused, before.refused);
  if (missing.length === 0) return [];
  return [
    {
      rule: "network-opened",
      path: [],
      message: `The ${labelOf(judged)} no longer refuses ${showAll(missing.map(describe))}. Other rules decide about it.`,
      advice: "Make sure that no rule with a lower priority lets it through.",
      before: missing.map(describe).join(),
      after: undefined,
    },
  ];
}
