import { grantChecks } from "../checks/grants";
import { namedGrantChecks } from "../checks/grants-by-name";
import { policyChecks } from "../checks/policies";
import { create, policy } from "../example";
import type { Rule } from "../rule";

export const publicAccess: Rule<"public-access"> = {
  id: "public-access",
  title: "Publicly accessible",
  group: "exposure",
  severity: "danger",
  explanation:
    "A permission is granted to everyone: `allUsers`, `allAuthenticatedUsers`, `Principal: *` without a condition that narrows it, `system:anonymous`. Reported on a new resource too.",
  checks: [
    policyChecks("public-access", {
      consequence: "That is everyone in the world.",
      advice: "Name who needs it, or add a condition on the principal or the network.",
    }),
    namedGrantChecks("public-access", {
      consequence: "That is everyone.",
      advice: "Name who needs it.",
    }),
    grantChecks("public-access", {
      consequence: "That is everyone in the world.",
      advice: "Name who needs it.",
    }),
  ],
  examples: {
    bad: [
      create("google_storage_bucket_iam_member", {
        bucket: "b",
        role: "roles/storage.objectViewer",
        member: "allUsers",
      }),
      create("aws_s3_bucket_policy", {
        bucket: "b",
        policy: policy({
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::b/*",
        }),
      }),
    ],
    fine: [
      create("aws_s3_bucket_policy", {
        bucket: "b",
        policy: policy({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::b/*" }),
      }),
      create("aws_s3_bucket_policy", {
        bucket: "b",
        policy: policy({
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::b/*",
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
        }),
      }),
    ],
  },
};
