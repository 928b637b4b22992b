import type { PermissionTable, Row } from "./row";

/** Objects that an action is allowed on: the stack's own, by their ARNs. */
export type AwsTarget =
  | "buckets"
  | "sourceBucket"
  | "replicaBucket"
  | "replicationRole"
  | "user"
  | "policies"
  | "alarms"
  | "anyAlarm"
  | "topics";

export interface AwsRow extends Row {
  /** Objects of the row's actions; absent where it has none. */
  readonly on?: AwsTarget;
}

/** AWS, by IAM's actions: https://docs.aws.amazon.com/service-authorization/latest/reference/ */
export const awsPermissions: PermissionTable & Readonly<Record<string, AwsRow>> = {
  // AWS tells everyone who they are.
  "data.aws_caller_identity": { read: [] },
  aws_cloudwatch_metric_alarm: {
    on: "alarms",
    read: ["cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"],
    write: [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
    ],
  },
  aws_iam_policy: {
    on: "policies",
    read: ["iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions"],
    write: ["iam:TagPolicy", "iam:UntagPolicy"],
    byPerson: [
      "iam:CreatePolicy",
      "iam:CreatePolicyVersion",
      "iam:DeletePolicy",
      "iam:DeletePolicyVersion",
      "iam:SetDefaultPolicyVersion",
    ],
  },
  aws_iam_role: {
    on: "replicationRole",
    read: ["iam:GetRole", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies"],
    // Who sets up a replication hands its role to S3.
    write: ["iam:PassRole", "iam:TagRole", "iam:UntagRole"],
    byPerson: ["iam:CreateRole", "iam:DeleteRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"],
  },
  aws_iam_role_policy: {
    on: "replicationRole",
    read: ["iam:GetRolePolicy"],
    byPerson: ["iam:DeleteRolePolicy", "iam:PutRolePolicy"],
  },
  aws_iam_user: {
    on: "user",
    read: ["iam:GetUser"],
    write: ["iam:TagUser", "iam:UntagUser"],
    byPerson: ["iam:CreateUser", "iam:DeleteUser", "iam:UpdateUser"],
  },
  aws_iam_user_policy_attachment: {
    on: "user",
    read: ["iam:ListAttachedUserPolicies"],
    write: ["iam:AttachUserPolicy", "iam:DetachUserPolicy"],
  },
  aws_s3_bucket: {
    on: "buckets",
    // The provider reads every old-style part of a bucket, and its tags by S3 Control since 6.23.
    read: [
      "s3:GetAccelerateConfiguration",
      "s3:GetBucketAcl",
      "s3:GetBucketCORS",
      "s3:GetBucketLocation",
      "s3:GetBucketLogging",
      "s3:GetBucketObjectLockConfiguration",
      "s3:GetBucketPolicy",
      "s3:GetBucketRequestPayment",
      "s3:GetBucketTagging",
      "s3:GetBucketVersioning",
      "s3:GetBucketWebsite",
      "s3:GetEncryptionConfiguration",
      "s3:GetLifecycleConfiguration",
      "s3:GetReplicationConfiguration",
      "s3:ListBucket",
      "s3:ListTagsForResource",
    ],
    write: ["s3:PutBucketTagging", "s3:TagResource", "s3:UntagResource"],
    byPerson: ["s3:CreateBucket", "s3:DeleteBucket"],
  },
  aws_s3_bucket_accelerate_configuration: {
    on: "buckets",
    read: ["s3:GetAccelerateConfiguration"],
    write: ["s3:PutAccelerateConfiguration"],
  },
  aws_s3_bucket_lifecycle_configuration: {
    on: "buckets",
    read: ["s3:GetLifecycleConfiguration"],
    write: ["s3:PutLifecycleConfiguration"],
  },
  aws_s3_bucket_logging: {
    on: "replicaBucket",
    read: ["s3:GetBucketLogging"],
    byPerson: ["s3:PutBucketLogging"],
  },
  aws_s3_bucket_object_lock_configuration: {
    on: "replicaBucket",
    read: ["s3:GetBucketObjectLockConfiguration"],
    byPerson: ["s3:PutBucketObjectLockConfiguration"],
  },
  aws_s3_bucket_ownership_controls: {
    on: "buckets",
    read: ["s3:GetBucketOwnershipControls"],
    write: ["s3:PutBucketOwnershipControls"],
  },
  aws_s3_bucket_policy: {
    // The main bucket's policy is its application's.
    on: "replicaBucket",
    read: ["s3:GetBucketPolicy"],
    byPerson: ["s3:DeleteBucketPolicy", "s3:PutBucketPolicy"],
  },
  aws_s3_bucket_public_access_block: {
    on: "buckets",
    read: ["s3:GetBucketPublicAccessBlock"],
    write: ["s3:PutBucketPublicAccessBlock"],
  },
  aws_s3_bucket_replication_configuration: {
    on: "buckets",
    read: ["s3:GetReplicationConfiguration"],
    write: ["s3:PutReplicationConfiguration"],
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    on: "buckets",
    read: ["s3:GetEncryptionConfiguration"],
    write: ["s3:PutEncryptionConfiguration"],
  },
  aws_s3_bucket_versioning: {
    on: "buckets",
    read: ["s3:GetBucketVersioning"],
    write: ["s3:PutBucketVersioning"],
  },
  aws_sns_topic: {
    on: "topics",
    read: ["sns:GetTopicAttributes", "sns:ListTagsForResource"],
    write: [
      "sns:CreateTopic",
      "sns:DeleteTopic",
      "sns:SetTopicAttributes",
      "sns:TagResource",
      "sns:UntagResource",
    ],
  },
  aws_sns_topic_subscription: {
    // SNS asks for these on the topic, not on the subscription.
    on: "topics",
    read: ["sns:GetSubscriptionAttributes", "sns:ListSubscriptionsByTopic"],
    write: ["sns:SetSubscriptionAttributes", "sns:Subscribe", "sns:Unsubscribe"],
  },
};

/** Actions that AWS checks on something else than their row's objects. */
export const OTHER_TARGETS: Readonly<Record<string, AwsTarget>> = {
  // The replica is the backup: what decides how long it keeps a version is changed by a person (denials).
  "s3:PutLifecycleConfiguration": "sourceBucket",
  "s3:PutBucketVersioning": "sourceBucket",
  // Describing one alarm by its name is checked on all of the account's.
  "cloudwatch:DescribeAlarms": "anyAlarm",
};
