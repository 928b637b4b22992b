import { capabilityPowers } from "../checks/capability-powers";
import { customRoleChecks } from "../checks/custom-roles";
import { grantChecks } from "../checks/grants";
import { namedGrantChecks } from "../checks/grants-by-name";
import { policyChecks } from "../checks/policies";
import { rbacChecks } from "../checks/rbac";
import { create, policy, update } from "../example";
import type { Rule } from "../rule";

export const adminGranted: Rule<"admin-granted"> = {
  id: "admin-granted",
  title: "Administrator access granted",
  group: "permissions",
  severity: "danger",
  explanation:
    "A grant of all actions on all resources, or of a role that can grant itself everything: `Action: *` on `Resource: *`, AdministratorAccess, roles/owner, roles/editor, cluster-admin, token creation for service accounts. Reported on a new resource too.",
  checks: [
    policyChecks("admin-granted", {
      consequence: "That is full administrator access, or a way to it.",
      advice: "Allow only the actions and resources that are needed.",
    }),
    grantChecks("admin-granted", {
      consequence: "That is full administrator access, or a way to it.",
      advice: "Grant a role with only what is needed, on the single resource that needs it.",
    }),
    namedGrantChecks("admin-granted", {
      consequence: "That is full administrator access, or a way to it.",
      advice: "Grant a role with only what is needed, on the single resource that needs it.",
    }),
    customRoleChecks("admin-granted", {
      consequence: "Everyone who has the role can get every other permission.",
      advice: "Allow only the permissions that are needed.",
    }),
    capabilityPowers("admin-granted", {
      consequence: "Everyone who has the policy can get every other permission.",
      advice: "Allow only the paths and capabilities that are needed.",
    }),
    rbacChecks("admin-granted", {
      consequence: "That is full administrator access, or a way to it.",
      advice: "Allow only the verbs and resources that are needed.",
    }),
  ],
  examples: {
    bad: [
      create("google_project_iam_member", {
        project: "p",
        role: "roles/owner",
        member: "user:a@example.com",
      }),
      update(
        "aws_iam_policy",
        { policy: policy({ Effect: "Allow", Action: "s3:ListBucket", Resource: "*" }) },
        { policy: policy({ Effect: "Allow", Action: "*", Resource: "*" }) },
      ),
    ],
    fine: [
      create("google_project_iam_member", {
        project: "p",
        role: "roles/cloudsql.client",
        member: "user:a@example.com",
      }),
      update(
        "aws_iam_policy",
        { policy: policy({ Effect: "Allow", Action: "*", Resource: "*" }) },
        { policy: policy({ Effect: "Allow", Action: "s3:ListBucket", Resource: "*" }) },
      ),
    ],
  },
};
