import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Data lost after this change may be unrecoverable.",
  advice: "Keep it, or make a manual backup first and say how data is restored without it.",
};

export const backupWeakened: Rule<"backup-weakened"> = {
  id: "backup-weakened",
  title: "Backups weakened",
  group: "protection",
  severity: "danger",
  explanation:
    "Automated backups, object versioning, point-in-time recovery, snapshots or persistence are disabled, run less often or cover less.",
  checks: attributesOf("backup", TEXTS),
  examples: {
    bad: [
      update(
        "aws_s3_bucket_versioning",
        { versioning_configuration: [{ status: "Enabled" }] },
        { versioning_configuration: [{ status: "Suspended" }] },
      ),
    ],
    fine: [
      update(
        "aws_s3_bucket_versioning",
        { versioning_configuration: [{ status: "Suspended" }] },
        { versioning_configuration: [{ status: "Enabled" }] },
      ),
    ],
  },
};
