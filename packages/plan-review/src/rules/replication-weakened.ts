import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Existing copies become outdated.",
  advice: "Keep it, or make sure that another copy exists before this is applied.",
};

export const replicationWeakened: Rule<"replication-weakened"> = {
  id: "replication-weakened",
  title: "Replication weakened",
  group: "protection",
  severity: "danger",
  explanation:
    "Copies in another place are no longer made, cover less, or are made in a different place (a warning): existing copies stay where they are and become outdated.",
  checks: attributesOf("replication", TEXTS),
  examples: {
    bad: [
      update(
        "aws_s3_bucket_replication_configuration",
        { rule: [{ id: "all", status: "Enabled" }] },
        { rule: [{ id: "all", status: "Disabled" }] },
      ),
    ],
    fine: [
      update(
        "aws_s3_bucket_replication_configuration",
        { rule: [{ id: "all", status: "Disabled" }] },
        { rule: [{ id: "all", status: "Enabled" }] },
      ),
    ],
  },
};
