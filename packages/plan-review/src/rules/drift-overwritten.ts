import type { Change } from "@infra-tools/terraform-plan/model";
import { update } from "../example";
import type { Issue, Rule } from "../rule";

export const driftOverwritten: Rule<"drift-overwritten"> = {
  id: "drift-overwritten",
  title: "Drift overwritten",
  group: "plan",
  severity: "warning",
  explanation:
    "A resource that this plan changes was changed outside of Terraform too. The apply can revert that change: find out who made it, and why.",
  planChecks: [
    ({ plan, hasDifferences }) => {
      const changed = new Set(
        plan.changes
          .filter(({ action, mode }) => mode === "managed" && action !== "no-op" && action !== "read")
          .map(({ address }) => address),
      );
      return plan.drift
        .filter(({ address }) => changed.has(address))
        .filter((drift) => drift.action !== "update" || hasDifferences(drift))
        .map((drift) => ({ address: drift.address, issue: driftIssue(drift) }));
    },
  ],
  examples: {
    bad: [
      {
        ...update("aws_instance", { instance_type: "m5.large" }, { instance_type: "m5.xlarge" }),
        drift: [
          {
            type: "aws_instance",
            action: "update",
            before: { ebs_optimized: true },
            after: { ebs_optimized: false },
          },
        ],
        text: "aws_instance: drift in ebs_optimized, and an update",
      },
    ],
    fine: [
      {
        changes: [],
        drift: [
          {
            type: "aws_instance",
            action: "update",
            before: { ebs_optimized: true },
            after: { ebs_optimized: false },
          },
        ],
        text: "aws_instance: drift in ebs_optimized, and no change",
      },
    ],
  },
};

function driftIssue({ action, before, after }: Change): Issue {
  return {
    path: [],
    message:
      action === "delete"
        ? "It was deleted outside of Terraform, and this plan recreates it."
        : "It was changed outside of Terraform, and this plan changes it too: the apply may revert that change.",
    advice: "Find out who changed it and why; add the change to the configuration if it is intended.",
    ...(action === "delete" ? {} : { before, after }),
  };
}
