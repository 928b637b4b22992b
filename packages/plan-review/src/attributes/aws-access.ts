import { type MetadataTable, row } from "./metadata";

const POLICY = row("policy", "the policy", "identity-policy");

/** A boundary that allows everything bounds nothing. */
const BOUNDARY = row("access", "the permissions boundary", "present", {
  worst: ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess"].map(
    (name) => `arn:aws:iam::aws:policy/${name}`,
  ),
});

/** AWS: who may do what. */
export const AWS_ACCESS: MetadataTable = {
  aws_iam_policy: { label: "policy", paths: { policy: POLICY } },
  aws_iam_role: {
    label: "role",
    credential:
      "Policies that name the role keep referring to the deleted one, even if the name is the same.",
    keys: { inline_policy: ["name"] },
    paths: {
      assume_role_policy: row("policy", "the trust policy", "trust-policy"),
      "inline_policy.policy": POLICY,
      managed_policy_arns: row("access", "managed policies", "fewer"),
      permissions_boundary: BOUNDARY,
      max_session_duration: row("access", "the longest session", "lower", {
        unit: "seconds",
        severity: "notice",
      }),
    },
  },
  aws_iam_role_policy: { label: "inline policy of a role", paths: { policy: POLICY }, subject: "role" },
  aws_iam_user_policy: { label: "inline policy of a user", paths: { policy: POLICY }, subject: "user" },
  aws_iam_group_policy: { label: "inline policy of a group", paths: { policy: POLICY }, subject: "group" },
  aws_iam_role_policy_attachment: {
    label: "policy attached to a role",
    grants: { role: "policy_arn", members: "role", on: "the account" },
    subject: "role",
  },
  aws_iam_user_policy_attachment: {
    label: "policy attached to a user",
    grants: { role: "policy_arn", members: "user", on: "the account" },
    subject: "user",
  },
  aws_iam_group_policy_attachment: {
    label: "policy attached to a group",
    grants: { role: "policy_arn", members: "group", on: "the account" },
    subject: "group",
  },
  aws_ssoadmin_managed_policy_attachment: {
    label: "policy attached to a permission set",
    grants: {
      role: "managed_policy_arn",
      members: "permission_set_arn",
      on: "the accounts it is assigned in",
    },
    subject: "permission_set_arn",
  },
  aws_ssoadmin_permission_set_inline_policy: {
    label: "inline policy of a permission set",
    paths: { inline_policy: POLICY },
    subject: "permission_set_arn",
  },
  aws_iam_group_membership: {
    label: "members of a group",
    grants: { role: "group", members: "users", on: "the account" },
    subject: "group",
  },
  aws_iam_user_group_membership: {
    label: "groups of a user",
    grants: { role: "groups", members: "user", on: "the account" },
    subject: "user",
  },
  aws_iam_user: {
    label: "user",
    credential: "Its access keys, and with them every client that uses them, stop working.",
    lastCopy: [
      { path: "force_destroy", none: true, message: "force_destroy is on: its access keys are deleted too." },
    ],
    paths: {
      force_destroy: row("protection", "deleting the user together with its keys", "false"),
      permissions_boundary: BOUNDARY,
    },
  },
  aws_iam_group: { label: "group" },
  aws_iam_access_key: {
    label: "access key",
    credential: "Every client that uses the key is refused.",
    paths: {
      // A step of every rotation, and the first thing to look for when clients are suddenly refused: a warning, as for the key's
      // deletion, and not a danger, since one call takes it back.
      status: row("availability", "the access key", ["Inactive", "Active"], {
        severity: "warning",
        consequence: "Every client that uses the key is refused until it is active again.",
      }),
    },
  },
  aws_iam_openid_connect_provider: {
    label: "OpenID Connect provider",
    credential: "Identities that sign in through it, such as pipelines, are refused.",
    paths: {
      client_id_list: row("access", "audiences that are accepted", "fewer"),
      url: row("identity", "the issuer that is trusted", "same", { severity: "danger" }),
      thumbprint_list: row("access", "thumbprints", "same", { severity: "notice" }),
    },
  },
  aws_iam_account_password_policy: {
    label: "password policy",
    removal: { kind: "access", consequence: "AWS's weaker default holds for passwords." },
    paths: {
      minimum_password_length: row("access", "the shortest password", "higher", { unit: "characters" }),
      max_password_age: row("access", "the oldest password", "lower", { unit: "days", unlimited: [null, 0] }),
      password_reuse_prevention: row("access", "passwords that may not come back", "higher"),
    },
  },
  aws_organizations_policy: {
    label: "organisation policy",
    paths: { content: row("policy", "the policy", "identity-policy") },
  },
  aws_organizations_policy_attachment: {
    label: "attachment of an organisation policy",
    removal: { kind: "access", consequence: "What the policy forbade is allowed." },
  },
  aws_kms_key_policy: {
    label: "key policy",
    paths: { policy: row("policy", "the key policy", "resource-policy") },
  },
  aws_sns_topic_policy: {
    label: "policy of a topic",
    paths: { policy: row("policy", "the topic's policy", "resource-policy") },
  },
  aws_sqs_queue_policy: {
    label: "policy of a queue",
    paths: { policy: row("policy", "the queue's policy", "resource-policy") },
  },
  aws_ecr_repository_policy: {
    label: "policy of an image repository",
    paths: { policy: row("policy", "the repository's policy", "resource-policy") },
  },
  aws_lambda_permission: {
    label: "permission to call a function",
    grants: {
      role: "action",
      members: "principal",
      on: "the function",
      actsFor: ["source_arn", "source_account", "principal_org_id"],
    },
    paths: {
      source_arn: row("access", "the resource that may call", "present"),
      source_account: row("access", "the account that may call", "present"),
      principal_org_id: row("access", "the organisation that may call", "present"),
      function_url_auth_type: row("exposure", "who may call the URL", ["NONE", "AWS_IAM"], {
        wrong: ["NONE"],
      }),
    },
  },
  aws_ami_launch_permission: {
    label: "permission to use an image",
    partial: true,
    paths: {
      group: row("exposure", "the group that may use the image", "absent", {
        consequence: "Every customer of AWS may use the image.",
      }),
    },
  },
  aws_s3_account_public_access_block: {
    label: "public access block of the account",
    removal: {
      kind: "exposure",
      consequence: "Buckets of the account can be made public.",
    },
    paths: {
      block_public_acls: row("exposure", "blocking of public ACLs", "true", { wrong: [false] }),
      block_public_policy: row("exposure", "blocking of public bucket policies", "true", { wrong: [false] }),
      ignore_public_acls: row("exposure", "ignoring of public ACLs", "true", { wrong: [false] }),
      restrict_public_buckets: row("exposure", "restriction of public buckets", "true", { wrong: [false] }),
    },
  },
  aws_cognito_user_pool: {
    label: "user pool",
    holds: "every user in it",
    paths: {
      deletion_protection: row("protection", "deletion protection", ["INACTIVE", "ACTIVE"]),
      mfa_configuration: row("access", "multi-factor authentication", ["OFF", "OPTIONAL", "ON"]),
    },
  },
};
