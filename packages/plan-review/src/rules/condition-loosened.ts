import { policyChecks } from "../checks/policies";
import { policy, update } from "../example";
import type { Rule } from "../rule";

export const conditionLoosened: Rule<"condition-loosened"> = {
  id: "condition-loosened",
  title: "Condition loosened",
  group: "permissions",
  severity: "danger",
  explanation:
    "The same actions are allowed to the same principals, under fewer or wider conditions. StringEquals -> StringLike with the same values is no change, more values are.",
  checks: [
    policyChecks("condition-loosened", {
      consequence: "It allows more than before.",
      advice: "Keep the condition, or name what needs the wider one.",
    }),
  ],
  examples: {
    bad: [
      update(
        "aws_iam_policy",
        {
          policy: policy({
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::b",
            Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/16" } },
          }),
        },
        { policy: policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b" }) },
      ),
    ],
    fine: [
      update(
        "aws_iam_policy",
        {
          policy: policy({
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::b",
            Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
          }),
        },
        {
          policy: policy({
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: "arn:aws:s3:::b",
            Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/16" } },
          }),
        },
      ),
    ],
  },
};
