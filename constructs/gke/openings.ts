/** Selection of pods: labels in this namespace, or in the namespaces that carry `namespaceLabels`. */
export interface PodSelection {
  /** Empty selects every pod. */
  readonly labels: Readonly<Record<string, string>>;
  /** @default - the policy's own namespace */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
}

export type Peer =
  | { readonly pods: PodSelection }
  | { readonly cidr: string; readonly except?: readonly string[] };

export interface PolicyPort {
  readonly port: number;
  /** Last port of a range. @default - `port` alone */
  readonly endPort?: number;
  /** @default TCP */
  readonly protocol?: "TCP" | "UDP";
}

/** One hole in a default-deny. */
export interface Opening {
  readonly direction: "ingress" | "egress";
  readonly peers: readonly Peer[];
  readonly ports: readonly PolicyPort[];
}

/**
 * Addresses of Google's load balancers and their health checks.
 * See https://cloud.google.com/load-balancing/docs/health-check-concepts
 */
export const LOAD_BALANCER_RANGES = ["130.211.0.0/22", "35.191.0.0/16"] as const;

/** Ranges that are not the internet: private, shared, and link-local (with the metadata server). */
export const NON_PUBLIC_RANGES = [
  "10.0.0.0/8",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
] as const;

const DNS_PORTS: readonly PolicyPort[] = [
  { port: 53, protocol: "UDP" },
  { port: 53, protocol: "TCP" },
];

const KUBE_SYSTEM = { "kubernetes.io/metadata.name": "kube-system" };

/** Requests and health checks of Google's load balancers. */
export function fromLoadBalancers(...ports: readonly number[]): Opening {
  return ingress(
    LOAD_BALANCER_RANGES.map((cidr) => ({ cidr })),
    ports,
  );
}

/** Connections from pods. */
export function fromPods(pods: PodSelection, ...ports: readonly number[]): Opening {
  return ingress([{ pods }], ports);
}

/** Connections from addresses. */
export function fromCidrs(cidrs: readonly string[], ...ports: readonly number[]): Opening {
  return ingress(
    cidrs.map((cidr) => ({ cidr })),
    ports,
  );
}

/** Connections to pods. */
export function toPods(pods: PodSelection, ...ports: readonly number[]): Opening {
  return egress([{ pods }], ports);
}

/** Connections to addresses. */
export function toCidrs(cidrs: readonly string[], ...ports: readonly number[]): Opening {
  return egress(
    cidrs.map((cidr) => ({ cidr })),
    ports,
  );
}

/** Connections to any public address; private ranges and the metadata server stay closed. */
export function toInternet(...ports: readonly number[]): Opening {
  return egress([{ cidr: "0.0.0.0/0", except: NON_PUBLIC_RANGES }], ports);
}

export interface DnsProps {
  /**
   * The cluster's range of Service addresses. Needed for NodeLocal DNSCache without Dataplane V2: on each node it
   * answers at the address of kube-dns' Service, from the host's network, so no rule about pods fits. Other Services
   * stay closed: their addresses are replaced by those of their pods before a policy is asked.
   * @default - such clusters cannot look up names
   */
  readonly serviceRange?: string;
}

/**
 * Name look-ups: kube-dns, NodeLocal DNSCache (its pods, its link-local address, and with `serviceRange` its address
 * of kube-dns' Service) and Cloud DNS for GKE.
 * See https://cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache
 */
export function toDns({ serviceRange }: DnsProps = {}): Opening {
  return {
    direction: "egress",
    peers: [
      { pods: { labels: { "k8s-app": "kube-dns" }, namespaceLabels: KUBE_SYSTEM } },
      { pods: { labels: { "k8s-app": "node-local-dns" }, namespaceLabels: KUBE_SYSTEM } },
      { cidr: "169.254.20.10/32" },
      { cidr: "169.254.169.254/32" },
      ...(serviceRange === undefined ? [] : [{ cidr: serviceRange }]),
    ],
    ports: DNS_PORTS,
  };
}

/**
 * GKE's metadata server, where Workload Identity hands out tokens: one opening per address, because the ports differ.
 * 8080 is where Dataplane V2 sees the traffic to port 80.
 * See https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy
 */
export function toMetadataServer(): readonly Opening[] {
  return [
    toCidrs(["169.254.169.254/32"], 80, 8080),
    { direction: "egress", peers: [{ cidr: "169.254.169.252/32" }], ports: [{ port: 987, endPort: 988 }] },
  ];
}

function ingress(peers: readonly Peer[], ports: readonly number[]): Opening {
  return { direction: "ingress", peers, ports: ports.map((port) => ({ port })) };
}

function egress(peers: readonly Peer[], ports: readonly number[]): Opening {
  return { direction: "egress", peers, ports: ports.map((port) => ({ port })) };
}
