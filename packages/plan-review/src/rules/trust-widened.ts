import { policyChecks } from "../checks/policies";
import { policy, update } from "../example";
import type { Rule } from "../rule";

export const trustWidened: Rule<"trust-widened"> = {
  id: "trust-widened",
  title: "Role trust policy widened",
  group: "permissions",
  severity: "danger",
  explanation:
    "A trust policy lets someone else assume the role: a new principal, a whole account instead of one role, everyone.",
  checks: [
    policyChecks("trust-widened", {
      consequence: "The principal gets all permissions of the role.",
      advice: "Name the roles or services that need it, and keep the conditions.",
    }),
  ],
  examples: {
    bad: [
      update(
        "aws_iam_role",
        {
          assume_role_policy: policy({
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { AWS: "arn:aws:iam::111111111111:role/ci" },
          }),
        },
        {
          assume_role_policy: policy({
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { AWS: "arn:aws:iam::111111111111:root" },
          }),
        },
      ),
    ],
    fine: [
      update(
        "aws_iam_role",
        {
          assume_role_policy: policy({
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { AWS: "arn:aws:iam::111111111111:root" },
          }),
        },
        {
          assume_role_policy: policy({
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { AWS: "arn:aws:iam::111111111111:role/ci" },
          }),
        },
      ),
    ],
  },
};
