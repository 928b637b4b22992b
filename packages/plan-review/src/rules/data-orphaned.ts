import { heldData } from "../checks/held-data";
import { labelOf } from "../context";
import { forget, update } from "../example";
import type { Rule } from "../rule";

export const dataOrphaned: Rule<"data-orphaned"> = {
  id: "data-orphaned",
  title: "Data no longer managed",
  group: "data",
  severity: "warning",
  explanation:
    "A resource that holds data leaves the state while the object lives on: it is no longer updated, protected or deleted, and still costs money.",
  checks: [
    (context) => {
      const { change, metadata } = context;
      const held = heldData(change, metadata);
      const isForgotten = change.action === "forget" || change.action === "create-forget";
      if (held === undefined || !isForgotten || change.deposed !== undefined) return [];
      return [
        {
          path: [],
          message: `The ${labelOf(context)} leaves Terraform's state and lives on: it is no longer updated, protected or deleted.`,
          advice: "Say in the merge request who owns it now, or import it where it belongs.",
          byName: held.byName,
        },
      ];
    },
  ],
  examples: {
    bad: [forget("aws_s3_bucket")],
    fine: [
      forget("aws_iam_role_policy_attachment"),
      update("aws_s3_bucket", { tags: { a: "1" } }, { tags: { a: "2" } }),
    ],
  },
};
