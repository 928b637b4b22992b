import { Fn } from "cdktf";
import { PodNetworkPolicy } from "../../../constructs/gke/network-policy";
import {
  fromCidrs,
  fromLoadBalancers,
  fromPods,
  type Opening,
  toCidrs,
  toDns,
  toInternet,
  toMetadataServer,
  toPods,
} from "../../../constructs/gke/openings";
import { onlyResource } from "../../support/synth";
import { expectAbsent, valueAt } from "../../support/template";
import { refusals, synthParts } from "./support";

const LEAST = { name: "policy", namespace: "apps", podLabels: { app: "web" } };

function synthSpec(...openings: readonly Opening[]) {
  const stack = synthParts((scope) => new PodNetworkPolicy(scope, "policy", { ...LEAST, openings }));
  return valueAt(onlyResource(stack, "kubernetes_network_policy_v1"), "spec");
}

function openingRefusals(opening: Partial<Opening>) {
  const openings = [{ ...toInternet(443), ...opening }];
  const refused = refusals((scope) => new PodNetworkPolicy(scope, "policy", { ...LEAST, openings }));
  return refused.map((line) => line.replace("test/policy: ", ""));
}

const tcp = (...ports: readonly number[]) => ports.map((port) => ({ port: `${port}`, protocol: "TCP" }));
const range = (cidr: string) => ({ ip_block: { cidr } });

describe("a network policy", () => {
  it("denies both directions without openings", () => {
    expect(synthSpec()).toEqual({
      pod_selector: { match_labels: { app: "web" } },
      policy_types: ["Ingress", "Egress"],
    });
  });

  it("selects every pod with an empty selector, which stays in the output", () => {
    const stack = synthParts((scope) => new PodNetworkPolicy(scope, "policy", { ...LEAST, podLabels: {} }));
    expect(valueAt(onlyResource(stack, "kubernetes_network_policy_v1"), "spec.pod_selector")).toEqual({});
  });

  it("opens each direction for itself", () => {
    expect(
      synthSpec(fromLoadBalancers(8080), fromCidrs(["10.1.0.0/16"], 22), toCidrs(["10.0.0.5/32"], 6379)),
    ).toEqual({
      pod_selector: { match_labels: { app: "web" } },
      policy_types: ["Ingress", "Egress"],
      ingress: [
        { from: [range("130.211.0.0/22"), range("35.191.0.0/16")], ports: tcp(8080) },
        { from: [range("10.1.0.0/16")], ports: tcp(22) },
      ],
      egress: [{ to: [range("10.0.0.5/32")], ports: tcp(6379) }],
    });
  });

  it("opens for pods of its namespace, of others, and for all pods", () => {
    const opened = synthSpec(
      fromPods({ labels: { app: "web" } }, 3306),
      toPods({ labels: { app: "db" }, namespaceLabels: { team: "data" } }, 3306, 3307),
      toPods({ labels: {} }, 80),
    );
    expect(valueAt(opened, "ingress")).toEqual([
      { from: [{ pod_selector: { match_labels: { app: "web" } } }], ports: tcp(3306) },
    ]);
    expect(valueAt(opened, "egress")).toEqual([
      {
        to: [
          {
            pod_selector: { match_labels: { app: "db" } },
            namespace_selector: { match_labels: { team: "data" } },
          },
        ],
        ports: tcp(3306, 3307),
      },
      { to: [{ pod_selector: {} }], ports: tcp(80) },
    ]);
  });

  it("reaches the internet, but no private range and no metadata server", () => {
    expect(valueAt(synthSpec(toInternet(443)), "egress.0")).toEqual({
      to: [
        {
          ip_block: {
            cidr: "0.0.0.0/0",
            except: ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"],
          },
        },
      ],
      ports: tcp(443),
    });
  });

  it("looks up names at kube-dns, at NodeLocal DNSCache and at Cloud DNS, on port 53 alone", () => {
    const namespace_selector = { match_labels: { "kubernetes.io/metadata.name": "kube-system" } };
    expect(valueAt(synthSpec(toDns()), "egress")).toEqual([
      {
        to: [
          { pod_selector: { match_labels: { "k8s-app": "kube-dns" } }, namespace_selector },
          { pod_selector: { match_labels: { "k8s-app": "node-local-dns" } }, namespace_selector },
          range("169.254.20.10/32"),
          range("169.254.169.254/32"),
        ],
        ports: [
          { port: "53", protocol: "UDP" },
          { port: "53", protocol: "TCP" },
        ],
      },
    ]);
  });

  it("looks up names at kube-dns' Service too where its range is said: NodeLocal DNSCache answers there", () => {
    const without = valueAt(synthSpec(toDns()), "egress.0");
    const egress = valueAt(synthSpec(toDns({ serviceRange: "10.8.0.0/20" })), "egress");
    expect(valueAt(egress, "0.to.4")).toEqual(range("10.8.0.0/20"));
    expectAbsent(without, "to.4");
    expect(valueAt(egress, "0.ports")).toEqual(valueAt(without, "ports"));
    expectAbsent(egress, "1");
  });

  it("reaches the metadata server on the ports that it has on each of its addresses", () => {
    expect(valueAt(synthSpec(...toMetadataServer()), "egress")).toEqual([
      { to: [range("169.254.169.254/32")], ports: tcp(80, 8080) },
      { to: [range("169.254.169.252/32")], ports: [{ port: "987", end_port: 988, protocol: "TCP" }] },
    ]);
  });
});

describe("an opening's rules", () => {
  it("refuse no peers and no ports, which would mean all of them", () => {
    expect(openingRefusals({ peers: [], ports: [] })).toEqual([
      "openings[0].peers must not be empty: no peers means every peer. Name the pods or the ranges.",
      "openings[0].ports must not be empty: no ports means every port. Name the ports.",
    ]);
  });

  it("refuse ports out of range, and ranges that run backwards", () => {
    expect(openingRefusals({ ports: [{ port: 0 }, { port: 988, endPort: 987 }] })).toEqual([
      "openings[0].ports must be a whole number from 1 to 65535, got 0. Choose one in that range.",
      "openings[0].ports.endPort must be a whole number from 988 to 65535, got 987. Choose one in that range.",
    ]);
  });

  it.each(["10.0.0.5", "10.0.0.0/33", "10.0.0.256/32", "10.0.0/8", "::/0", "example.com"])(
    "refuse the range %s",
    (cidr) => {
      expect(openingRefusals({ peers: [{ cidr }] })).toEqual([
        `openings[0].peers must be an IPv4 range such as 10.0.0.0/8, got "${cidr}". Write one address as <address>/32.`,
      ]);
      expect(openingRefusals({ peers: [{ cidr: "0.0.0.0/0", except: [cidr] }] })).toHaveLength(1);
    },
  );

  it("skip a range that only Terraform knows", () => {
    expect(openingRefusals({ peers: [{ cidr: Fn.join("/", ["10.0.0.5", "32"]) }] })).toEqual([]);
  });
});
