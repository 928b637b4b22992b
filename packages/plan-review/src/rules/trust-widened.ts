import { federatedSubjectChecks } from "../checks/federated-subjects";
import { policyChecks } from "../checks/policies";
import { policy, update } from "../example";
import type { Rule } from "../rule";

export const trustWidened: Rule<"trust-widened"> = {
  id: "trust-widened",
  title: "Role trust policy widened",
  group: "permissions",
  severity: "danger",
  explanation:
    "A trust policy lets someone else assume the role: a new principal, a whole account instead of one role, every identity of an issuer, jobs of merge requests, everyone.",
  checks: [
    policyChecks("trust-widened", {
      consequence: "The principal gets all permissions of the role.",
      advice: "Name the roles or services that need it, and keep the conditions.",
    }),
    federatedSubjectChecks("trust-widened", {
      consequence: "It gets all permissions of the identity.",
      advice: "Name a protected branch or an environment as the subject, and the issuer that runs its jobs.",
    }),
  ],
  examples: {
    bad: [
      update(
        "azuread_application_federated_identity_credential",
        { subject: "repo:shop/infra:ref:refs/heads/main" },
        { subject: "repo:shop/infra:pull_request" },
      ),
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
