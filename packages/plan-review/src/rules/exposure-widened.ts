import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "It becomes reachable for more clients.",
  advice: "Keep it closed, or name who needs to reach it and what protects it now.",
};

export const exposureWidened: Rule<"exposure-widened"> = {
  id: "exposure-widened",
  title: "Exposure widened",
  group: "exposure",
  severity: "danger",
  explanation:
    "A switch or mode that limits access gets weaker: a public address, public access blocks, private nodes, the proxy of a CDN, firewall rules and policies, Identity-Aware Proxy.",
  checks: attributesOf("exposure", TEXTS),
  examples: {
    bad: [
      update(
        "aws_s3_bucket_public_access_block",
        { block_public_policy: true },
        { block_public_policy: false },
      ),
    ],
    fine: [
      update(
        "aws_s3_bucket_public_access_block",
        { block_public_policy: false },
        { block_public_policy: true },
      ),
    ],
  },
};
