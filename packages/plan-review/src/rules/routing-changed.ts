import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Requests arrive at a different target, or at none.",
  advice:
    "Make sure that the new target answers before this is applied; keep the old one until caches expire.",
};

export const routingChanged: Rule<"routing-changed"> = {
  id: "routing-changed",
  title: "Routing changed",
  group: "routing",
  severity: "warning",
  explanation:
    "A DNS record, a host, a path or a listener leads to a different target, or to none. Names added beside existing ones are not reported.",
  checks: attributesOf("routing", TEXTS),
  examples: {
    bad: [
      update(
        "cloudflare_dns_record",
        { type: "A", content: "192.0.2.1" },
        { type: "A", content: "192.0.2.2" },
      ),
    ],
    fine: [
      update(
        "cloudflare_dns_record",
        { type: "A", content: "192.0.2.1", comment: "a" },
        { type: "A", content: "192.0.2.1", comment: "b" },
      ),
    ],
  },
};
