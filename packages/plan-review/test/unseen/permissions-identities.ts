import { create, destroy } from "../checks/plans";
import { danger, type Labelled, set } from "./labelled";
import { becomes, document, gains, OURS, STRANGER, trust } from "./policy-shapes";

/** Policies of identities of AWS, and who may assume their roles. */
export const IDENTITY_POLICIES: readonly Labelled[] = [
  // Identity policies of AWS
  danger(
    "The key's condition is lost.",
    becomes(
      {
        Action: "ec2:TerminateInstances",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } },
      },
      { Action: "ec2:TerminateInstances", Resource: "*" },
    ),
  ),
  danger(
    "MFA is no longer asked for.",
    becomes(
      {
        Action: "s3:DeleteObject",
        Resource: "*",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      },
      {
        Action: "s3:DeleteObject",
        Resource: "*",
        Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
      },
    ),
  ),
  danger(
    "From one bucket to all.",
    becomes(
      { Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" },
      { Action: "s3:GetObject", Resource: "arn:aws:s3:::*/*" },
    ),
  ),
  danger(
    "From reading to writing.",
    becomes(
      { Action: "dynamodb:GetItem", Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/orders" },
      { Action: "dynamodb:*", Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/orders" },
    ),
  ),
  danger(
    "A prefix that lets everything in.",
    becomes({ Action: "iam:Get*", Resource: "*" }, { Action: "iam:*", Resource: "*" }),
  ),
  danger(
    "Policies of its own user can be set.",
    gains({ Action: "iam:PutUserPolicy", Resource: `${OURS}:user/app` }),
  ),
  danger(
    "Policy versions can be made the default.",
    gains({ Action: "iam:SetDefaultPolicyVersion", Resource: "*" }),
  ),
  danger("Access keys for anybody.", gains({ Action: "iam:CreateAccessKey", Resource: "*" })),
  danger(
    "A role passed to new stacks.",
    gains({ Action: ["iam:PassRole", "cloudformation:CreateStack"], Resource: "*" }),
  ),
  danger(
    "A role passed to new tasks.",
    gains({ Action: ["iam:PassRole", "ecs:RunTask", "ecs:RegisterTaskDefinition"], Resource: "*" }),
  ),
  danger(
    "A role passed to Glue.",
    gains({ Action: ["iam:PassRole", "glue:CreateDevEndpoint"], Resource: "*" }),
  ),
  danger(
    "The trust of any role can be rewritten.",
    gains({ Action: "iam:UpdateAssumeRolePolicy", Resource: "*" }),
  ),
  danger("Every secret can be read.", gains({ Action: "secretsmanager:GetSecretValue", Resource: "*" })),
  danger(
    "Every parameter can be read, decrypted.",
    gains({ Action: ["ssm:GetParameter*", "kms:Decrypt"], Resource: "*" }),
  ),
  danger("The audit trail can be stopped.", gains({ Action: "cloudtrail:StopLogging", Resource: "*" })),
  danger(
    "Detectors can be deleted.",
    gains({ Action: ["guardduty:DeleteDetector", "config:StopConfigurationRecorder"], Resource: "*" }),
  ),
  danger("Keys can be scheduled for deletion.", gains({ Action: "kms:ScheduleKeyDeletion", Resource: "*" })),
  danger(
    "The organization can be left.",
    gains({ Action: "organizations:LeaveOrganization", Resource: "*" }),
  ),
  danger("Everything but IAM.", gains({ NotAction: "iam:*", Resource: "*" })),
  danger("Everything but one bucket.", gains({ Action: "s3:*", NotResource: "arn:aws:s3:::audit/*" })),
  danger(
    "A Deny is lost.",
    set("aws_iam_policy", {
      policy: [
        document(
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          { Effect: "Deny", Action: "s3:Delete*", Resource: "arn:aws:s3:::backup/*" },
        ),
        document({ Effect: "Allow", Action: "s3:*", Resource: "*" }),
      ],
    }),
  ),
  danger(
    "A Deny is narrower.",
    set("aws_iam_policy", {
      policy: [
        document(
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          { Effect: "Deny", Action: "s3:Delete*", Resource: "*" },
        ),
        document(
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          { Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" },
        ),
      ],
    }),
  ),
  danger(
    "A Deny has a condition that hardly ever holds.",
    set("aws_iam_policy", {
      policy: [
        document(
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          { Effect: "Deny", Action: "s3:Delete*", Resource: "*" },
        ),
        document(
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          {
            Effect: "Deny",
            Action: "s3:Delete*",
            Resource: "*",
            Condition: { StringEquals: { "aws:username": "intern" } },
          },
        ),
      ],
    }),
  ),
  danger(
    "A Deny's exception grows to all.",
    set(
      "aws_organizations_policy",
      {
        content: [
          document({
            Effect: "Deny",
            NotAction: ["iam:*", "sts:*"],
            Resource: "*",
            Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1"] } },
          }),
          document({
            Effect: "Deny",
            NotAction: ["iam:*", "sts:*", "ec2:*", "s3:*"],
            Resource: "*",
            Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1"] } },
          }),
        ],
      },
      { name: "regions" },
    ),
  ),
  danger(
    "A service control policy is detached.",
    destroy("aws_organizations_policy_attachment", { policy_id: "p-1", target_id: "ou-1" }),
  ),
  danger(
    "The boundary is taken off the role.",
    set("aws_iam_role", { permissions_boundary: [`${OURS}:policy/boundary`, null] }, { name: "app" }),
  ),
  danger(
    "The boundary becomes one that allows everything.",
    set(
      "aws_iam_role",
      {
        permissions_boundary: [`${OURS}:policy/boundary`, "arn:aws:iam::aws:policy/AdministratorAccess"],
      },
      { name: "app" },
    ),
  ),
  danger(
    "AWS' own policy for administrators.",
    create("aws_iam_group_policy_attachment", {
      group: "devs",
      policy_arn: "arn:aws:iam::aws:policy/IAMFullAccess",
    }),
  ),
  danger(
    "By a set of permissions.",
    create("aws_ssoadmin_managed_policy_attachment", {
      instance_arn: "i",
      permission_set_arn: "p",
      managed_policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
    }),
  ),
  danger(
    "An inline policy of a permission set.",
    create("aws_ssoadmin_permission_set_inline_policy", {
      instance_arn: "i",
      permission_set_arn: "p",
      inline_policy: document({ Effect: "Allow", Action: "*", Resource: "*" }),
    }),
  ),
  // Trust
  danger(
    "The external id is no longer asked for.",
    trust(
      { Principal: { AWS: `${STRANGER}:root` }, Condition: { StringEquals: { "sts:ExternalId": "x-1" } } },
      { Principal: { AWS: `${STRANGER}:root` } },
    ),
  ),
  danger(
    "Another account.",
    trust(
      { Principal: { AWS: `${OURS}:role/ci` } },
      { Principal: { AWS: [`${OURS}:role/ci`, `${STRANGER}:root`] } },
    ),
  ),
  danger(
    "From one role to its account.",
    trust({ Principal: { AWS: `${OURS}:role/ci` } }, { Principal: { AWS: "111122223333" } }),
  ),
  danger(
    "Every branch.",
    set("aws_iam_role", {
      assume_role_policy: [
        document({
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: `${OURS}:oidc-provider/gitlab.com` },
          Condition: {
            StringEquals: { "gitlab.com:sub": "project_path:shop/infra:ref_type:branch:ref:main" },
          },
        }),
        document({
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: `${OURS}:oidc-provider/gitlab.com` },
          Condition: { StringLike: { "gitlab.com:sub": "project_path:shop/infra:*" } },
        }),
      ],
    }),
  ),
  danger(
    "Every repository of anybody.",
    create("aws_iam_role", {
      name: "ci",
      assume_role_policy: document({
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: `${OURS}:oidc-provider/token.actions.githubusercontent.com` },
        Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
      }),
    }),
  ),
  danger(
    "Every service account of the cluster.",
    create("aws_iam_role", {
      name: "pods",
      assume_role_policy: document({
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: `${OURS}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1` },
        Condition: {
          StringLike: { "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:serviceaccount:*:*" },
        },
      }),
    }),
  ),
  danger(
    "Tags of sessions can be set by others.",
    trust(
      { Principal: { AWS: `${OURS}:role/ci` } },
      { Principal: { AWS: "*" }, Condition: { StringEquals: { "aws:PrincipalOrgID": ["o-1", "*"] } } },
    ),
  ),
];
