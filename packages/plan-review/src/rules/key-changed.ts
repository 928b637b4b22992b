import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Data encrypted with the previous key still needs it.",
  advice: "Keep the key before enabled until nothing needs it.",
};

export const keyChanged: Rule<"key-changed"> = {
  id: "key-changed",
  title: "Encryption key changed",
  group: "encryption",
  severity: "warning",
  explanation:
    "The key changes or is removed, or its rotation slows down. Data encrypted with the previous key still needs it; services can re-encrypt, or replace the object.",
  checks: attributesOf("key", TEXTS),
  examples: {
    bad: [
      update(
        "google_storage_bucket",
        { encryption: [{ default_kms_key_name: "key-1" }] },
        { encryption: [] },
      ),
    ],
    fine: [
      update(
        "google_storage_bucket",
        { encryption: [] },
        { encryption: [{ default_kms_key_name: "key-1" }] },
      ),
    ],
  },
};
