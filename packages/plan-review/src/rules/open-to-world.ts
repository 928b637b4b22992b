import { addressPairChecks } from "../checks/address-pairs";
import { addressChecks } from "../checks/addresses";
import { networkChecks } from "../checks/network/network-access";
import { create, update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "That is the whole internet, or most of it.",
  advice: "Name only the addresses that need it.",
};

export const openToWorld: Rule<"open-to-world"> = {
  id: "open-to-world",
  title: "Open to the whole internet",
  group: "exposure",
  severity: "danger",
  explanation:
    "Allowed addresses now include at least half of the internet. Reported on a new resource too, unless it opens only TCP 80 and 443.",
  checks: [
    addressChecks("open-to-world", TEXTS),
    addressPairChecks("open-to-world", TEXTS),
    networkChecks("open-to-world", TEXTS),
  ],
  examples: {
    bad: [
      update(
        "google_compute_firewall",
        { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/8"] },
        { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["0.0.0.0/0"] },
      ),
      create("aws_security_group", {
        ingress: [{ protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["0.0.0.0/0"] }],
      }),
    ],
    fine: [
      update(
        "google_compute_firewall",
        { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["0.0.0.0/0"] },
        { allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["10.0.0.0/8"] },
      ),
      create("aws_security_group", {
        ingress: [{ protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["0.0.0.0/0"] }],
      }),
    ],
  },
};
