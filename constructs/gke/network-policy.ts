import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";
import { isIpv4Range } from "../../vendors/network";
import { type ConstructProblem, isKnown, ProblemList, throwProblems } from "../shared/validate";
import { nonEmpty } from "./block";
import { objectLabels } from "./labels";
import type { Opening, Peer, PolicyPort } from "./openings";
import { dnsLabelProblems, wholeNumberProblems } from "./rules";

/** A default-deny in both directions for the selected pods, with holes. */
export interface PodNetworkPolicyProps {
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Empty selects every pod of the namespace. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** @default - nothing comes in, nothing goes out */
  readonly openings?: readonly Opening[];
}

/** A NetworkPolicy that always rules both directions. */
export class PodNetworkPolicy extends Construct {
  readonly networkPolicy: NetworkPolicyV1;

  constructor(scope: Construct, id: string, props: PodNetworkPolicyProps) {
    super(scope, id);
    const openings = props.openings ?? [];
    throwProblems(this, [...dnsLabelProblems("name", props.name), ...openingProblems(openings)]);
    this.networkPolicy = new NetworkPolicyV1(this, "policy", {
      metadata: {
        name: props.name,
        namespace: props.namespace,
        labels: objectLabels(props.name, props.labels),
      },
      spec: {
        podSelector: selector(props.podLabels),
        policyTypes: ["Ingress", "Egress"],
        ingress: nonEmpty(
          openings
            .filter(({ direction }) => direction === "ingress")
            .map(({ peers, ports }) => ({ from: peers.map(peerBlock), ports: ports.map(portBlock) })),
        ),
        egress: nonEmpty(
          openings
            .filter(({ direction }) => direction === "egress")
            .map(({ peers, ports }) => ({ to: peers.map(peerBlock), ports: ports.map(portBlock) })),
        ),
      },
    });
  }
}

/** Rules of openings. An empty list of peers or ports would mean "all", so neither may be empty. */
export function openingProblems(openings: readonly Opening[]): readonly ConstructProblem[] {
  const problems = new ProblemList();
  for (const [index, { peers, ports }] of openings.entries()) {
    const option = `openings[${index}]`;
    problems.rule(peers.length > 0, {
      option: `${option}.peers`,
      rule: "must not be empty: no peers means every peer",
      fix: "Name the pods or the ranges",
    });
    problems.rule(ports.length > 0, {
      option: `${option}.ports`,
      rule: "must not be empty: no ports means every port",
      fix: "Name the ports",
    });
    for (const { port, endPort } of ports) {
      problems.addAll(wholeNumberProblems(`${option}.ports`, port, 1, 65535));
      problems.addAll(wholeNumberProblems(`${option}.ports.endPort`, endPort, port, 65535));
    }
    for (const peer of peers) {
      if ("pods" in peer) continue;
      for (const cidr of [peer.cidr, ...(peer.except ?? [])]) {
        problems.rule(!isKnown(cidr) || isIpv4Range(cidr), {
          option: `${option}.peers`,
          value: cidr,
          rule: "must be an IPv4 range such as 10.0.0.0/8",
          fix: "Write one address as <address>/32",
        });
      }
    }
  }
  return problems.all;
}

function peerBlock(peer: Peer) {
  if ("cidr" in peer) {
    return { ipBlock: { cidr: peer.cidr, except: nonEmpty(peer.except) } };
  }
  const { labels, namespaceLabels } = peer.pods;
  return {
    podSelector: selector(labels),
    namespaceSelector: namespaceLabels && selector(namespaceLabels),
  };
}

/** An empty selector selects everything; it must stay in the output, and does only without any field. */
function selector(labels: Readonly<Record<string, string>>) {
  return Object.keys(labels).length > 0 ? { matchLabels: { ...labels } } : {};
}

function portBlock({ port, endPort, protocol }: PolicyPort) {
  return {
    port: `${port}`,
    endPort,
    protocol: protocol ?? "TCP",
  };
}
