import type { Labelled } from "../labelled";
import { document, OURS } from "../policy-shapes";
import { both, clean, starts, weakens } from "./pairs";

const ALLOW = { Effect: "Allow" };
const QUEUE = "arn:aws:sqs:eu-central-1:111122223333:orders";
const TOPIC = "arn:aws:sns:eu-central-1:111122223333:alerts";
const GITHUB = `${OURS}:oidc-provider/token.actions.githubusercontent.com`;

const github = (conditions: object): string =>
  document({
    ...ALLOW,
    Principal: { Federated: GITHUB },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: conditions,
  });

/** Permissions in AWS, by the rules of checkov and KICS. */
export const AMAZON_ACCESS: readonly Labelled[] = [
  both(
    "CKV_AWS_72",
    "Its users may do everything with the queue.",
    "aws_sqs_queue_policy",
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:root` },
        Action: "sqs:SendMessage",
        Resource: QUEUE,
      }),
    },
    { policy: document({ ...ALLOW, Principal: { AWS: `${OURS}:root` }, Action: "*", Resource: QUEUE }) },
    { queue_url: "https://sqs.eu-central-1.amazonaws.com/111122223333/orders" },
  ),
  both(
    "CKV_AWS_168",
    "Anyone may send messages.",
    "aws_sqs_queue",
    {
      policy: document({
        ...ALLOW,
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: QUEUE,
      }),
    },
    { policy: document({ ...ALLOW, Principal: "*", Action: "sqs:SendMessage", Resource: QUEUE }) },
    { name: "orders" },
  ),
  both(
    "CKV_AWS_169",
    "Anyone may publish.",
    "aws_sns_topic_policy",
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: "*" },
        Action: "sns:Publish",
        Resource: TOPIC,
        Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } },
      }),
    },
    { policy: document({ ...ALLOW, Principal: { AWS: "*" }, Action: "sns:Publish", Resource: TOPIC }) },
    { arn: TOPIC },
  ),
  both(
    "KICS sns_topic_is_publicly_accessible",
    "Anyone may subscribe and publish.",
    "aws_sns_topic",
    { policy: document({ ...ALLOW, Principal: { AWS: `${OURS}:root` }, Action: "sns:*", Resource: TOPIC }) },
    { policy: document({ ...ALLOW, Principal: { AWS: "*" }, Action: "sns:*", Resource: TOPIC }) },
    { name: "alerts" },
  ),
  both(
    "CKV_AWS_32",
    "Anyone may pull images.",
    "aws_ecr_repository_policy",
    { policy: document({ ...ALLOW, Principal: { AWS: `${OURS}:role/ci` }, Action: ["ecr:BatchGetImage"] }) },
    { policy: document({ ...ALLOW, Principal: "*", Action: ["ecr:BatchGetImage"] }) },
    { repository: "shop" },
  ),
  both(
    "CKV_AWS_33",
    "Anyone may use the key.",
    "aws_kms_key",
    { policy: document({ ...ALLOW, Principal: { AWS: `${OURS}:root` }, Action: "kms:*", Resource: "*" }) },
    { policy: document({ ...ALLOW, Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" }) },
    { description: "data", enable_key_rotation: true },
  ),
  both(
    "CKV_AWS_167",
    "Anyone may read the archive.",
    "aws_glacier_vault",
    {
      access_policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:root` },
        Action: ["glacier:InitiateJob", "glacier:GetJobOutput"],
        Resource: "arn:aws:glacier:eu-central-1:111122223333:vaults/archive",
      }),
    },
    {
      access_policy: document({
        ...ALLOW,
        Principal: "*",
        Action: ["glacier:InitiateJob", "glacier:GetJobOutput"],
        Resource: "arn:aws:glacier:eu-central-1:111122223333:vaults/archive",
      }),
    },
    { name: "archive" },
  ),
  both(
    "KICS secrets_manager_with_vulnerable_policy",
    "Anyone may read the secret.",
    "aws_secretsmanager_secret_policy",
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:role/app` },
        Action: "secretsmanager:GetSecretValue",
        Resource: "*",
      }),
    },
    { policy: document({ ...ALLOW, Principal: { AWS: "*" }, Action: "secretsmanager:*", Resource: "*" }) },
    { secret_arn: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-a1" },
  ),
  both(
    "KICS efs_with_vulnerable_policy",
    "Anyone may mount the file system.",
    "aws_efs_file_system_policy",
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:role/app` },
        Action: ["elasticfilesystem:ClientMount"],
        Resource: "arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/fs-1",
      }),
    },
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: "*" },
        Action: ["elasticfilesystem:*"],
        Resource: "arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/fs-1",
      }),
    },
    { file_system_id: "fs-1" },
  ),
  both(
    "KICS lambda_with_vulnerable_policy",
    "Anyone may call the function.",
    "aws_lambda_permission",
    { principal: "s3.amazonaws.com", source_account: "111122223333" },
    { principal: "*", source_account: null },
    { function_name: "worker", action: "lambda:InvokeFunction", statement_id: "s3" },
  ),
  both(
    "CKV_AWS_364",
    "Buckets of any account may call the function.",
    "aws_lambda_permission",
    { source_arn: "arn:aws:s3:::uploads", source_account: "111122223333" },
    { source_arn: null, source_account: null },
    { function_name: "worker", action: "lambda:InvokeFunction", principal: "s3.amazonaws.com" },
  ),
  both(
    "CKV_AWS_60",
    "Anyone may take the role.",
    "aws_iam_role",
    {
      assume_role_policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:role/ci` },
        Action: "sts:AssumeRole",
      }),
    },
    { assume_role_policy: document({ ...ALLOW, Principal: { AWS: "*" }, Action: "sts:AssumeRole" }) },
    { name: "deploy" },
  ),
  both(
    "CKV_AWS_61",
    "Everyone in the account may take the role.",
    "aws_iam_role",
    {
      assume_role_policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:role/ci` },
        Action: "sts:AssumeRole",
      }),
    },
    {
      assume_role_policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:root` },
        Action: "sts:AssumeRole",
      }),
    },
    { name: "deploy" },
  ),
  both(
    "CKV_AWS_274",
    "The role may do everything.",
    "aws_iam_role",
    { managed_policy_arns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"] },
    { managed_policy_arns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
    { name: "deploy" },
  ),
  weakens(
    "CKV_AWS_393",
    "Every repository of GitHub may take the role.",
    "aws_iam_role",
    {
      assume_role_policy: github({
        StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
        StringLike: { "token.actions.githubusercontent.com:sub": "repo:shop/api:ref:refs/heads/main" },
      }),
    },
    {
      assume_role_policy: github({
        StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
        StringLike: { "token.actions.githubusercontent.com:sub": "repo:*" },
      }),
    },
    { name: "deploy" },
  ),
  weakens(
    "CKV_AWS_393",
    "Workflows of every repository may take the role: the claim is no longer asked for.",
    "aws_iam_role",
    {
      assume_role_policy: github({
        StringLike: { "token.actions.githubusercontent.com:sub": "repo:shop/api:*" },
      }),
    },
    {
      assume_role_policy: github({
        StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
      }),
    },
    { name: "deploy" },
  ),
  both(
    "CKV_AWS_62",
    "Its holders may do everything.",
    "aws_iam_group_policy",
    { policy: document({ ...ALLOW, Action: ["s3:GetObject"], Resource: "arn:aws:s3:::shop/*" }) },
    { policy: document({ ...ALLOW, Action: "*", Resource: "*" }) },
    { group: "developers", name: "app" },
  ),
  both(
    "CKV_AWS_63",
    "Its holders may do everything with the bucket.",
    "aws_iam_role_policy",
    { policy: document({ ...ALLOW, Action: ["s3:GetObject"], Resource: "arn:aws:s3:::shop/*" }) },
    { policy: document({ ...ALLOW, Action: ["*"], Resource: "arn:aws:s3:::shop/*" }) },
    { role: "app", name: "app" },
  ),
  both(
    "CKV_AWS_286",
    "Its holders may give themselves all permissions.",
    "aws_iam_policy",
    { policy: document({ ...ALLOW, Action: ["iam:GetPolicyVersion"], Resource: "*" }) },
    {
      policy: document({
        ...ALLOW,
        Action: ["iam:GetPolicyVersion", "iam:CreatePolicyVersion"],
        Resource: "*",
      }),
    },
    { name: "app" },
  ),
  both(
    "CKV_AWS_287",
    "Its holders may get credentials of databases.",
    "aws_iam_policy",
    { policy: document({ ...ALLOW, Action: ["redshift:DescribeClusters"], Resource: "*" }) },
    {
      policy: document({
        ...ALLOW,
        Action: ["redshift:DescribeClusters", "redshift:GetClusterCredentials", "iam:CreateAccessKey"],
        Resource: "*",
      }),
    },
    { name: "app" },
  ),
  both(
    "CKV_AWS_288",
    "Its holders may read every secret and object.",
    "aws_iam_user_policy",
    { policy: document({ ...ALLOW, Action: ["s3:GetObject"], Resource: "arn:aws:s3:::shop/*" }) },
    {
      policy: document({
        ...ALLOW,
        Action: ["s3:GetObject", "ssm:GetParameter", "secretsmanager:GetSecretValue"],
        Resource: "*",
      }),
    },
    { user: "app", name: "app" },
  ),
  weakens(
    "CKV_AWS_289",
    "Its holders may open buckets for everyone.",
    "aws_iam_role_policy",
    { policy: document({ ...ALLOW, Action: ["s3:GetBucketPolicy"], Resource: "*" }) },
    { policy: document({ ...ALLOW, Action: ["s3:PutBucketPolicy", "s3:PutBucketAcl"], Resource: "*" }) },
    { role: "app", name: "app" },
  ),
  both(
    "CKV_AWS_290",
    "Its holders may change every object.",
    "aws_iam_role_policy",
    { policy: document({ ...ALLOW, Action: ["s3:PutObject"], Resource: "arn:aws:s3:::shop/*" }) },
    { policy: document({ ...ALLOW, Action: ["s3:PutObject", "s3:DeleteObject"], Resource: "*" }) },
    { role: "app", name: "app" },
  ),
  both(
    "KICS iam_role_policy_passrole_allows_all",
    "Every role may be given to a service.",
    "aws_iam_role_policy",
    { policy: document({ ...ALLOW, Action: ["iam:PassRole"], Resource: `${OURS}:role/task` }) },
    { policy: document({ ...ALLOW, Action: ["iam:PassRole"], Resource: "*" }) },
    { role: "ci", name: "ci" },
  ),
  both(
    "KICS iam_policy_grants_assumerole_permission_across_all_services",
    "Every role may be taken.",
    "aws_iam_role_policy",
    { policy: document({ ...ALLOW, Action: "sts:AssumeRole", Resource: `${OURS}:role/task` }) },
    { policy: document({ ...ALLOW, Action: "sts:AssumeRole", Resource: "*" }) },
    { role: "ci", name: "ci" },
  ),
  both(
    "KICS iam_user_policy_without_mfa",
    "Signing in with a second factor is no longer asked for.",
    "aws_iam_user_policy",
    {
      policy: document({
        ...ALLOW,
        Action: "ec2:*",
        Resource: "*",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      }),
    },
    { policy: document({ ...ALLOW, Action: "ec2:*", Resource: "*" }) },
    { user: "ops", name: "ops" },
  ),
  both(
    "KICS cross_account_iam_assume_role_policy_without_external_id_or_mfa",
    "The other account's roles no longer need the external id.",
    "aws_iam_role",
    {
      assume_role_policy: document({
        ...ALLOW,
        Principal: { AWS: "arn:aws:iam::444455556666:root" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": "x-1" } },
      }),
    },
    {
      assume_role_policy: document({
        ...ALLOW,
        Principal: { AWS: "arn:aws:iam::444455556666:root" },
        Action: "sts:AssumeRole",
      }),
    },
    { name: "vendor" },
  ),
  weakens(
    "CKV_AWS_385",
    "Another account may publish.",
    "aws_sns_topic_policy",
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:root` },
        Action: "sns:Publish",
        Resource: TOPIC,
      }),
    },
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: "arn:aws:iam::444455556666:root" },
        Action: "sns:Publish",
        Resource: TOPIC,
      }),
    },
    { arn: TOPIC },
  ),
  weakens(
    "KICS s3_bucket_policy_accepts_http_requests",
    "Objects may be read without TLS.",
    "aws_s3_bucket_policy",
    {
      policy: document({
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    },
    {
      policy: document({
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::shop", "arn:aws:s3:::shop/*"],
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      }),
    },
    { bucket: "shop" },
  ),
  both(
    "CKV_AWS_375",
    "Anyone may read the objects.",
    "aws_s3_bucket_acl",
    { acl: "private" },
    { acl: "public-read" },
    { bucket: "shop" },
  ),
  both(
    "KICS s3_bucket_with_unsecured_cors_rule",
    "Pages of every site may change objects.",
    "aws_s3_bucket_cors_configuration",
    {
      cors_rule: [
        {
          allowed_methods: ["GET", "PUT"],
          allowed_origins: ["https://shop.example.com"],
          allowed_headers: ["*"],
        },
      ],
    },
    { cors_rule: [{ allowed_methods: ["GET", "PUT"], allowed_origins: ["*"], allowed_headers: ["*"] }] },
    { bucket: "shop" },
  ),
  both(
    "CKV_AWS_170",
    "Everyone with access to the service may do everything with the ledger.",
    "aws_qldb_ledger",
    { permissions_mode: "STANDARD" },
    { permissions_mode: "ALLOW_ALL" },
    { name: "book", deletion_protection: true },
  ),
  both(
    "CKV_AWS_307",
    "Users of the notebook are root.",
    "aws_sagemaker_notebook_instance",
    { root_access: "Disabled" },
    { root_access: "Enabled" },
    { name: "lab", instance_type: "ml.t3.medium" },
  ),
  both(
    "CKV_AWS_335",
    "Containers share the processes of the machine.",
    "aws_ecs_task_definition",
    { pid_mode: "task" },
    { pid_mode: "host" },
    { family: "web", network_mode: "awsvpc" },
  ),
  both(
    "CKV_AWS_334",
    "The container has all rights on the machine.",
    "aws_ecs_task_definition",
    { container_definitions: JSON.stringify([{ name: "web", image: "web:1", privileged: false }]) },
    { container_definitions: JSON.stringify([{ name: "web", image: "web:1", privileged: true }]) },
    { family: "web", network_mode: "bridge" },
  ),
  both(
    "CKV_AWS_336",
    "Programs in the container may be replaced.",
    "aws_ecs_task_definition",
    {
      container_definitions: JSON.stringify([{ name: "web", image: "web:1", readonlyRootFilesystem: true }]),
    },
    {
      container_definitions: JSON.stringify([{ name: "web", image: "web:1", readonlyRootFilesystem: false }]),
    },
    { family: "web", network_mode: "bridge" },
  ),
  both(
    "CKV_AWS_10",
    "Short passwords are accepted.",
    "aws_iam_account_password_policy",
    { minimum_password_length: 14 },
    { minimum_password_length: 8 },
    { require_symbols: true, max_password_age: 90 },
  ),
  both(
    "CKV_AWS_13",
    "Old passwords may be used again.",
    "aws_iam_account_password_policy",
    { password_reuse_prevention: 24 },
    { password_reuse_prevention: 1 },
    { require_symbols: true, max_password_age: 90 },
  ),
  both(
    "KICS aws_password_policy_with_unchangeable_passwords",
    "People cannot change a password that leaked.",
    "aws_iam_account_password_policy",
    { allow_users_to_change_password: true },
    { allow_users_to_change_password: false },
    { minimum_password_length: 14 },
  ),
  both(
    "KICS cognito_userpool_without_mfa",
    "A second factor is no longer asked for.",
    "aws_cognito_user_pool",
    { mfa_configuration: "ON", software_token_mfa_configuration: [{ enabled: true }] },
    { mfa_configuration: "OFF", software_token_mfa_configuration: [] },
    { name: "users" },
  ),
  both(
    "KICS sso_permission_with_inadequate_user_session_duration",
    "Sessions of administrators last twelve hours.",
    "aws_ssoadmin_permission_set",
    { session_duration: "PT1H" },
    { session_duration: "PT12H" },
    { name: "admin", instance_arn: "arn:aws:sso:::instance/ssoins-1" },
  ),
  both(
    "CKV_AWS_31",
    "Clients need no password.",
    "aws_elasticache_replication_group",
    { user_group_ids: ["app"], transit_encryption_enabled: true },
    { user_group_ids: [], transit_encryption_enabled: true },
    { replication_group_id: "sessions", at_rest_encryption_enabled: true },
  ),
  both(
    "CKV_AWS_112",
    "Sessions on machines are not encrypted.",
    "aws_ssm_document",
    {
      content: JSON.stringify({
        schemaVersion: "1.0",
        sessionType: "Standard_Stream",
        inputs: { kmsKeyId: "alias/session", s3EncryptionEnabled: true, cloudWatchEncryptionEnabled: true },
      }),
    },
    {
      content: JSON.stringify({
        schemaVersion: "1.0",
        sessionType: "Standard_Stream",
        inputs: { kmsKeyId: "", s3EncryptionEnabled: true, cloudWatchEncryptionEnabled: true },
      }),
    },
    { name: "SSM-SessionManagerRunShell", document_type: "Session" },
  ),
  both(
    "CKV_AWS_113",
    "Sessions on machines are no longer recorded.",
    "aws_ssm_document",
    {
      content: JSON.stringify({
        schemaVersion: "1.0",
        sessionType: "Standard_Stream",
        inputs: { s3BucketName: "sessions", cloudWatchLogGroupName: "/sessions", s3EncryptionEnabled: true },
      }),
    },
    {
      content: JSON.stringify({
        schemaVersion: "1.0",
        sessionType: "Standard_Stream",
        inputs: { s3BucketName: "", cloudWatchLogGroupName: "", s3EncryptionEnabled: true },
      }),
    },
    { name: "SSM-SessionManagerRunShell", document_type: "Session" },
  ),
  // New resources.
  starts("CKV_AWS_72", "Everything with the queue, for everyone.", "aws_sqs_queue_policy", {
    queue_url: "https://sqs.eu-central-1.amazonaws.com/111122223333/orders",
    policy: document({ ...ALLOW, Principal: "*", Action: "*", Resource: QUEUE }),
  }),
  starts("CKV_AWS_169", "Anyone may publish.", "aws_sns_topic_policy", {
    arn: TOPIC,
    policy: document({ ...ALLOW, Principal: "*", Action: "sns:Publish", Resource: TOPIC }),
  }),
  starts("CKV_AWS_33", "Anyone may use the key.", "aws_kms_key", {
    description: "data",
    policy: document({ ...ALLOW, Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" }),
  }),
  starts("CKV_AWS_301", "Anyone may call the function.", "aws_lambda_permission", {
    function_name: "worker",
    action: "lambda:InvokeFunction",
    statement_id: "all",
    principal: "*",
  }),
  starts("CKV_AWS_364", "Buckets of any account may call the function.", "aws_lambda_permission", {
    function_name: "worker",
    action: "lambda:InvokeFunction",
    statement_id: "s3",
    principal: "s3.amazonaws.com",
  }),
  starts("CKV_AWS_274", "Everything, for the users of a group.", "aws_iam_group_policy_attachment", {
    group: "developers",
    policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
  }),
  starts(
    "CKV_AWS_274",
    "Everything, for the accounts of a permission set.",
    "aws_ssoadmin_managed_policy_attachment",
    {
      instance_arn: "arn:aws:sso:::instance/ssoins-1",
      permission_set_arn: "arn:aws:sso:::permissionSet/ssoins-1/ps-1",
      managed_policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
    },
  ),
  starts("CKV_AWS_393", "Every repository of GitHub may take the role.", "aws_iam_role", {
    name: "deploy",
    assume_role_policy: github({
      StringLike: { "token.actions.githubusercontent.com:sub": "repo:*" },
    }),
  }),
  starts("CKV_AWS_375", "Anyone may read the objects.", "aws_s3_bucket_acl", {
    bucket: "shop",
    acl: "public-read",
  }),
  starts(
    "KICS s3_bucket_acl_allows_read_to_any_authenticated_user",
    "Every customer of AWS may read.",
    "aws_s3_bucket_acl",
    {
      bucket: "shop",
      acl: "authenticated-read",
    },
  ),
  starts("KICS authentication_without_mfa", "Everything without a second factor.", "aws_iam_user_policy", {
    user: "ops",
    name: "ops",
    policy: document({
      ...ALLOW,
      Action: "*",
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    }),
  }),
  clean("CKV_AWS_364", "aws_lambda_permission", {
    function_name: "worker",
    action: "lambda:InvokeFunction",
    statement_id: "s3",
    principal: "s3.amazonaws.com",
    source_arn: "arn:aws:s3:::uploads",
    source_account: "111122223333",
  }),
  clean("CKV_AWS_169", "aws_sns_topic_policy", {
    arn: TOPIC,
    policy: document({
      ...ALLOW,
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: TOPIC,
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    }),
  }),
  clean("CKV_AWS_334", "aws_ecs_task_definition", {
    family: "web",
    network_mode: "awsvpc",
    container_definitions: JSON.stringify([
      { name: "web", image: "web:1", privileged: false, readonlyRootFilesystem: true },
    ]),
  }),
].flat();
