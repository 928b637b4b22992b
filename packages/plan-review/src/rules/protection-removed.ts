import { attributesOf } from "../attributes/check";
import { namedGrantChecks } from "../checks/grants-by-name";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Removes a safeguard against accidental deletion.",
  advice: "Keep the protection, or say in the merge request why it is removed and when it comes back.",
};

export const protectionRemoved: Rule<"protection-removed"> = {
  id: "protection-removed",
  title: "Deletion protection removed",
  group: "protection",
  severity: "danger",
  explanation:
    "A safeguard against destruction gets weaker: deletion protection, object lock, reclaim and deletion policies, the waiting time before a key is deleted; or deleting an object with everything in it becomes possible (force_destroy).",
  checks: [...attributesOf("protection", TEXTS), namedGrantChecks("protection-removed", TEXTS)],
  examples: {
    bad: [
      update("google_sql_database_instance", { deletion_protection: true }, { deletion_protection: false }),
      update("acme_store", { deletion_protection: true }, { deletion_protection: false }),
    ],
    fine: [
      update("google_sql_database_instance", { deletion_protection: false }, { deletion_protection: true }),
    ],
  },
};
