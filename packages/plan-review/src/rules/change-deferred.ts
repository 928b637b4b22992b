import { create } from "../example";
import type { Rule } from "../rule";

export const changeDeferred: Rule<"change-deferred"> = {
  id: "change-deferred",
  title: "Change deferred",
  group: "plan",
  severity: "notice",
  explanation: "Terraform could not plan a resource yet: its change appears in a later plan only.",
  planChecks: [
    ({ plan }) =>
      plan.deferred.map(({ reason, change }) => ({
        address: change.address,
        issue: {
          path: [],
          message: `Terraform defers this change (${reason.replaceAll("_", " ")}): it appears in a later plan only.`,
          advice: "Apply, plan again and review that plan too.",
          after: reason,
        },
      })),
  ],
  examples: {
    bad: [
      {
        changes: [],
        deferred: [{ reason: "instance_count_unknown", change: { type: "aws_instance", action: "create" } }],
        text: "aws_instance: deferred because instance_count_unknown",
      },
    ],
    fine: [create("aws_instance", {})],
  },
};
