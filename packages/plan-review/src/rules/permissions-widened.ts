import { attributesOf } from "../attributes/check";
import { azureCustomRoleChecks } from "../checks/azure-custom-role";
import { policyChecks } from "../checks/policies";
import { rbacChecks } from "../checks/rbac";
import { policy, update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "It allows more than before.",
  advice: "Allow only the actions and resources that are needed.",
};

export const permissionsWidened: Rule<"permissions-widened"> = {
  id: "permissions-widened",
  title: "Permissions widened",
  group: "permissions",
  severity: "danger",
  explanation:
    "A policy, role or list of permissions allows something that it did not. Policies are compared statement by statement; wildcards, NotAction, NotResource, principals and conditions are evaluated; order, formatting, and one statement split in two are no change.",
  checks: [
    ...attributesOf("policy", TEXTS),
    policyChecks("permissions-widened", TEXTS),
    rbacChecks("permissions-widened", TEXTS),
    azureCustomRoleChecks("permissions-widened", TEXTS),
  ],
  examples: {
    bad: [
      update(
        "aws_iam_policy",
        { policy: policy({ Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::b" }) },
        { policy: policy({ Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::b" }) },
      ),
    ],
    fine: [
      update(
        "aws_iam_policy",
        { policy: policy({ Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::b" }) },
        { policy: policy({ Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::b" }) },
      ),
      update(
        "aws_iam_policy",
        { policy: policy({ Effect: "Allow", Action: "s3:Get*", Resource: "arn:aws:s3:::b" }) },
        { policy: policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b" }) },
      ),
    ],
  },
};
