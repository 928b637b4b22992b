import { policyChecks } from "../checks/policies";
import { policy, update } from "../example";
import type { Rule } from "../rule";

export const denyRemoved: Rule<"deny-removed"> = {
  id: "deny-removed",
  title: "Deny removed",
  group: "permissions",
  severity: "danger",
  explanation:
    "A Deny statement is removed or covers less: fewer actions, resources or principals, or more conditions. Denies limit what other policies allow.",
  checks: [
    policyChecks("deny-removed", {
      consequence: "Other policies can now allow it.",
      advice: "Keep the Deny, or say what protects against it now.",
    }),
  ],
  examples: {
    bad: [
      update(
        "aws_iam_policy",
        {
          policy: policy(
            { Effect: "Allow", Action: "s3:Get*", Resource: "arn:aws:s3:::b" },
            { Effect: "Deny", Action: "s3:DeleteObject", Resource: "arn:aws:s3:::b" },
          ),
        },
        { policy: policy({ Effect: "Allow", Action: "s3:Get*", Resource: "arn:aws:s3:::b" }) },
      ),
    ],
    fine: [
      update(
        "aws_iam_policy",
        { policy: policy({ Effect: "Deny", Action: "s3:DeleteObject", Resource: "arn:aws:s3:::b" }) },
        { policy: policy({ Effect: "Deny", Action: "s3:Delete*", Resource: "arn:aws:s3:::b" }) },
      ),
    ],
  },
};
