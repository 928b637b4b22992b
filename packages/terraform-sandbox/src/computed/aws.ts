import { awsAccount, awsRegion, S3_HOSTED_ZONES } from "./aws-parts";
import { fake } from "./fake";
import { type ComputeContext, fixed, type Rule, type Rules } from "./table";

function region(context: ComputeContext): string {
  return context.text("region") || awsRegion(context.config);
}

const REGION: Rules = { region };

/** An ARN: `{region}` and `{account}` are the provider's. */
function arn(service: string, resource: string, regional = true): Rule {
  return (context) => {
    const filled = resource.replace(/\{([^}]+)\}/g, (_, path: string) => context.text(path));
    return `arn:aws:${service}:${regional ? region(context) : ""}:${awsAccount(context.config)}:${filled}`;
  };
}

const GENERATED_NAME: Rule = (context) =>
  `${context.text("name_prefix") || "terraform-"}${context.fake("name").digits(26)}`;

/** What is kept on a bucket has the bucket's name for an id. */
const ON_BUCKET: Rules = { ...REGION, id: "{bucket}" };

const BUCKET: Rules = {
  bucket: (context) => `${context.text("bucket_prefix") || "terraform-"}${context.fake("bucket").digits(26)}`,
  id: "{bucket}",
  arn: "arn:aws:s3:::{bucket}",
  region,
  bucket_region: region,
  bucket_domain_name: "{bucket}.s3.amazonaws.com",
  bucket_regional_domain_name: (context) => `${context.text("bucket")}.s3.${region(context)}.amazonaws.com`,
  hosted_zone_id: (context) => S3_HOSTED_ZONES[region(context)] ?? "",
  request_payer: "BucketOwner",
  acl: fixed(null),
  website_domain: fixed(null),
  website_endpoint: fixed(null),
  grant: ({ config }) => [
    {
      // The account's canonical user id, the same for all its buckets.
      id: fake(`canonical user of ${awsAccount(config)}`).hex(64),
      permissions: ["FULL_CONTROL"],
      type: "CanonicalUser",
      uri: "",
    },
  ],
  versioning: fixed([{ enabled: false, mfa_delete: false }]),
  server_side_encryption_configuration: fixed([
    {
      rule: [
        {
          apply_server_side_encryption_by_default: [{ kms_master_key_id: "", sse_algorithm: "AES256" }],
          bucket_key_enabled: false,
        },
      ],
    },
  ]),
};

/** The policy that SNS gives a topic which has none. */
function topicPolicy(context: ComputeContext): string {
  const actions = [
    "GetTopicAttributes",
    "SetTopicAttributes",
    "AddPermission",
    "RemovePermission",
    "DeleteTopic",
    "Subscribe",
    "ListSubscriptionsByTopic",
    "Publish",
  ];
  return JSON.stringify({
    Id: "__default_policy_ID",
    Statement: [
      {
        Action: actions.map((action) => `SNS:${action}`),
        Condition: { StringEquals: { "AWS:SourceOwner": awsAccount(context.config) } },
        Effect: "Allow",
        Principal: { AWS: "*" },
        Resource: context.text("arn"),
        Sid: "__default_statement_ID",
      },
    ],
    Version: "2008-10-17",
  });
}

function attachment(to: string): Rules {
  return { id: `{${to}}-20260101{@digits 18}` };
}

function inlinePolicy(of: string): Rules {
  return { name: GENERATED_NAME, id: `{${of}}:{name}` };
}

export const aws: { readonly [type: string]: Rules } = {
  aws_budgets_budget: {
    account_id: ({ config }) => awsAccount(config),
    name: GENERATED_NAME,
    id: "{account_id}:{name}",
    arn: "arn:aws:budgets::{account_id}:budget/{name}",
    time_period_start: "2026-01-01_00:00",
  },
  aws_cloudtrail: { ...REGION, arn: arn("cloudtrail", "trail/{name}"), id: "{arn}", home_region: region },
  aws_cloudwatch_metric_alarm: {
    ...REGION,
    arn: arn("cloudwatch", "alarm:{alarm_name}"),
    id: "{alarm_name}",
  },
  aws_iam_access_key: {
    id: "AKIA{@upper 16}",
    create_date: "{@timestamp}",
    secret: ({ fake, secret, text }) =>
      text("pgp_key") === "" ? secret("secret", fake("secret").base64(30)) : null,
    ses_smtp_password_v4: ({ fake, secret, text }) =>
      text("pgp_key") === "" ? secret("ses_smtp_password_v4", fake("ses_smtp_password_v4").base64(33)) : null,
  },
  aws_iam_group: { arn: arn("iam", "group{path}{name}", false), id: "{name}", unique_id: "AGPA{@upper 17}" },
  aws_iam_group_membership: { id: "{name}" },
  aws_iam_group_policy: inlinePolicy("group"),
  aws_iam_group_policy_attachment: attachment("group"),
  aws_iam_openid_connect_provider: {
    arn: (context) =>
      `arn:aws:iam::${awsAccount(context.config)}:oidc-provider/${context.text("url").replace(/^https:\/\//, "")}`,
    id: "{arn}",
    thumbprint_list: ({ fake }) => [fake("thumbprint").hex(40)],
  },
  aws_iam_policy: {
    name: GENERATED_NAME,
    arn: arn("iam", "policy{path}{name}", false),
    id: "{arn}",
    policy_id: "ANPA{@upper 17}",
    attachment_count: fixed(0),
  },
  aws_iam_role: {
    name: GENERATED_NAME,
    arn: arn("iam", "role{path}{name}", false),
    id: "{name}",
    unique_id: "AROA{@upper 17}",
    create_date: "{@timestamp}",
  },
  aws_iam_role_policy: inlinePolicy("role"),
  aws_iam_role_policy_attachment: attachment("role"),
  aws_iam_user: { arn: arn("iam", "user{path}{name}", false), id: "{name}", unique_id: "AIDA{@upper 17}" },
  aws_iam_user_group_membership: { id: "terraform-20260101{@digits 18}" },
  aws_iam_user_policy: inlinePolicy("user"),
  aws_iam_user_policy_attachment: attachment("user"),
  aws_kms_alias: {
    ...REGION,
    name: GENERATED_NAME,
    arn: arn("kms", "{name}"),
    id: "{name}",
    target_key_arn: (context) =>
      context.text("target_key_id").startsWith("arn:")
        ? context.text("target_key_id")
        : `arn:aws:kms:${region(context)}:${awsAccount(context.config)}:key/${context.text("target_key_id")}`,
  },
  aws_kms_key: {
    ...REGION,
    key_id: "{@uuid}",
    arn: arn("kms", "key/{key_id}"),
    id: "{key_id}",
    policy: ({ config }) =>
      JSON.stringify({
        Id: "key-default-1",
        Statement: [
          {
            Action: "kms:*",
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${awsAccount(config)}:root` },
            Resource: "*",
            Sid: "Enable IAM User Permissions",
          },
        ],
        Version: "2012-10-17",
      }),
  },
  aws_s3_bucket: BUCKET,
  aws_s3_bucket_accelerate_configuration: ON_BUCKET,
  aws_s3_bucket_cors_configuration: ON_BUCKET,
  aws_s3_bucket_intelligent_tiering_configuration: { ...REGION, id: "{bucket}:{name}" },
  aws_s3_bucket_inventory: { ...REGION, id: "{bucket}:{name}" },
  aws_s3_bucket_lifecycle_configuration: {
    ...ON_BUCKET,
    expected_bucket_owner: fixed(""),
    transition_default_minimum_object_size: "all_storage_classes_128K",
  },
  aws_s3_bucket_logging: ON_BUCKET,
  aws_s3_bucket_metric: { ...REGION, id: "{bucket}:{name}" },
  aws_s3_bucket_notification: ON_BUCKET,
  aws_s3_bucket_object_lock_configuration: ON_BUCKET,
  aws_s3_bucket_ownership_controls: ON_BUCKET,
  aws_s3_bucket_policy: ON_BUCKET,
  aws_s3_bucket_public_access_block: ON_BUCKET,
  aws_s3_bucket_replication_configuration: { ...ON_BUCKET, "rule.id": "tf-s3-replication-{@digits 26}" },
  aws_s3_bucket_request_payment_configuration: ON_BUCKET,
  aws_s3_bucket_server_side_encryption_configuration: ON_BUCKET,
  aws_s3_bucket_versioning: ON_BUCKET,
  aws_sns_topic: {
    ...REGION,
    name: GENERATED_NAME,
    arn: arn("sns", "{name}"),
    id: "{arn}",
    owner: ({ config }) => awsAccount(config),
    policy: topicPolicy,
  },
  aws_sns_topic_policy: { ...REGION, id: "{arn}", owner: ({ config }) => awsAccount(config) },
  aws_sns_topic_subscription: {
    ...REGION,
    arn: "{topic_arn}:{@uuid}",
    id: "{arn}",
    owner_id: ({ config }) => awsAccount(config),
    confirmation_was_authenticated: fixed(true),
    pending_confirmation: (context) => context.text("protocol").startsWith("email"),
  },
};
