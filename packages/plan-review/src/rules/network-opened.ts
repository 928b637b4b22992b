import { addressPairChecks } from "../checks/address-pairs";
import { addressChecks } from "../checks/addresses";
import { networkChecks } from "../checks/network/network-access";
import { priorityCheck } from "../checks/network/priority";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "More addresses can reach it.",
  advice: "Name only the addresses that need it.",
};

export const networkOpened: Rule<"network-opened"> = {
  id: "network-opened",
  title: "Network access widened",
  group: "exposure",
  severity: "warning",
  explanation:
    "Lists of addresses are compared as sets of addresses, rules as sets of protocol, ports and peers: order, notation and split rules are no change. Broader selectors count too. Wider egress is a notice, egress to the whole internet a warning.",
  checks: [
    addressChecks("network-opened", TEXTS),
    addressPairChecks("network-opened", TEXTS),
    networkChecks("network-opened", TEXTS),
    priorityCheck,
  ],
  examples: {
    bad: [
      update(
        "google_compute_firewall",
        { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/24"] },
        { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/16"] },
      ),
      update(
        "google_compute_firewall",
        { allow: [{ protocol: "tcp", ports: ["443"] }], source_ranges: ["10.0.0.0/24"] },
        { allow: [{ protocol: "tcp", ports: ["1-65535"] }], source_ranges: ["10.0.0.0/24"] },
      ),
    ],
    fine: [
      update(
        "google_compute_firewall",
        { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/16"] },
        { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/24"] },
      ),
      update(
        "google_compute_firewall",
        { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/8"] },
        { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/9", "10.128.0.0/9"] },
      ),
    ],
  },
};
