import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { azureCustomRoleChecks } from "../checks/azure-custom-role";
import { grantChecks } from "../checks/grants";
import { namedGrantChecks } from "../checks/grants-by-name";
import { networkChecks } from "../checks/network/network-access";
import { rbacChecks } from "../checks/rbac";
import { changedPrograms, undecidedAttributes } from "../checks/undecided";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Cannot tell whether this weakens it.",
  advice: "Read where the value comes from, and check it again after the apply.",
};

export const cannotTell: Rule<"cannot-tell"> = {
  id: "cannot-tell",
  title: "Unknown until apply",
  group: "plan",
  severity: "notice",
  explanation:
    "An attribute that other rules compare is known after apply. Cannot tell whether it gets weaker: read where its value comes from.",
  checks: [
    undecidedAttributes(TEXTS),
    changedPrograms(TEXTS),
    namedGrantChecks("cannot-tell", TEXTS),
    networkChecks("cannot-tell", TEXTS),
    grantChecks("cannot-tell", TEXTS),
    rbacChecks("cannot-tell", TEXTS),
    azureCustomRoleChecks("cannot-tell", TEXTS),
  ],
  examples: {
    bad: [
      update("google_sql_database_instance", { deletion_protection: true }, { deletion_protection: UNKNOWN }),
    ],
    fine: [update("google_sql_database_instance", { user_labels: { a: "1" } }, { user_labels: UNKNOWN })],
  },
};
