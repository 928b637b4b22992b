import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Anyone with access to the storage can read more data.",
  advice: "Keep the encryption; if it must change, move the data to a newly encrypted copy.",
};

export const encryptionWeakened: Rule<"encryption-weakened"> = {
  id: "encryption-weakened",
  title: "Encryption at rest weakened",
  group: "encryption",
  severity: "danger",
  explanation: "Encryption at rest is disabled, or a weaker kind of it is used.",
  checks: attributesOf("encryption", TEXTS),
  examples: {
    bad: [
      update(
        "aws_s3_bucket_server_side_encryption_configuration",
        { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: "aws:kms" }] }] },
        { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: "AES256" }] }] },
      ),
    ],
    fine: [
      update(
        "aws_s3_bucket_server_side_encryption_configuration",
        { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: "AES256" }] }] },
        { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: "aws:kms" }] }] },
      ),
    ],
  },
};
