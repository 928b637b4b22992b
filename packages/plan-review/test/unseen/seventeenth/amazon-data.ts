import type { Labelled } from "../labelled";
import { document, OURS } from "../policy-shapes";
import { both, clean, starts, weakens } from "./pairs";

const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1a2b3c4d-0000-4000-8000-1234567890ab";

/** Encryption, keys, backups and retention in AWS, by the rules of checkov and KICS. */
export const AMAZON_DATA: readonly Labelled[] = [
  // Keys.
  both(
    "CKV_AWS_58",
    "Secrets of the cluster are no longer encrypted with the key.",
    "aws_eks_cluster",
    { encryption_config: [{ resources: ["secrets"], provider: [{ key_arn: KEY }] }] },
    { encryption_config: [] },
    { name: "shop", version: "1.33", role_arn: `${OURS}:role/eks` },
  ),
  both(
    "CKV_AWS_147",
    "Artifacts are no longer encrypted with the project's key.",
    "aws_codebuild_project",
    { encryption_key: KEY },
    { encryption_key: "" },
    { name: "build", service_role: `${OURS}:role/build` },
  ),
  both(
    "CKV_AWS_78",
    "Artifacts are stored without encryption.",
    "aws_codebuild_project",
    { artifacts: [{ type: "S3", location: "artifacts", encryption_disabled: false }] },
    { artifacts: [{ type: "S3", location: "artifacts", encryption_disabled: true }] },
    { name: "build" },
  ),
  both(
    "CKV_AWS_43",
    "Records are stored without encryption.",
    "aws_kinesis_stream",
    { encryption_type: "KMS", kms_key_id: KEY },
    { encryption_type: "NONE", kms_key_id: "" },
    { name: "events", shard_count: 2, retention_period: 48 },
  ),
  both(
    "CKV_AWS_27",
    "Messages are stored without the customer's key.",
    "aws_sqs_queue",
    { kms_master_key_id: KEY, kms_data_key_reuse_period_seconds: 300 },
    { kms_master_key_id: "", kms_data_key_reuse_period_seconds: 300 },
    { name: "orders", sqs_managed_sse_enabled: false },
  ),
  both(
    "CKV_AWS_119",
    "The table leaves the customer's key.",
    "aws_dynamodb_table",
    { server_side_encryption: [{ enabled: true, kms_key_arn: KEY }] },
    { server_side_encryption: [{ enabled: false, kms_key_arn: "" }] },
    { name: "orders", billing_mode: "PAY_PER_REQUEST", hash_key: "id" },
  ),
  both(
    "CKV_AWS_8",
    "Root disks of new machines are not encrypted.",
    "aws_launch_configuration",
    { root_block_device: [{ encrypted: true, volume_size: 50 }] },
    { root_block_device: [{ encrypted: false, volume_size: 50 }] },
    { image_id: "ami-1", instance_type: "m5.large" },
  ),
  both(
    "CKV_AWS_94",
    "Passwords of connections in the catalog are stored in clear.",
    "aws_glue_data_catalog_encryption_settings",
    {
      data_catalog_encryption_settings: [
        {
          connection_password_encryption: [
            { aws_kms_key_id: KEY, return_connection_password_encrypted: true },
          ],
          encryption_at_rest: [{ catalog_encryption_mode: "SSE-KMS", sse_aws_kms_key_id: KEY }],
        },
      ],
    },
    {
      data_catalog_encryption_settings: [
        {
          connection_password_encryption: [
            { aws_kms_key_id: KEY, return_connection_password_encrypted: false },
          ],
          encryption_at_rest: [{ catalog_encryption_mode: "SSE-KMS", sse_aws_kms_key_id: KEY }],
        },
      ],
    },
  ),
  both(
    "CKV_AWS_94",
    "The catalog is not encrypted.",
    "aws_glue_data_catalog_encryption_settings",
    {
      data_catalog_encryption_settings: [
        { encryption_at_rest: [{ catalog_encryption_mode: "SSE-KMS", sse_aws_kms_key_id: KEY }] },
      ],
    },
    {
      data_catalog_encryption_settings: [
        { encryption_at_rest: [{ catalog_encryption_mode: "DISABLED", sse_aws_kms_key_id: null }] },
      ],
    },
  ),
  both(
    "CKV_AWS_99",
    "Logs, bookmarks and results of jobs are not encrypted.",
    "aws_glue_security_configuration",
    {
      encryption_configuration: [
        {
          cloudwatch_encryption: [{ cloudwatch_encryption_mode: "SSE-KMS", kms_key_arn: KEY }],
          job_bookmarks_encryption: [{ job_bookmarks_encryption_mode: "CSE-KMS", kms_key_arn: KEY }],
          s3_encryption: [{ s3_encryption_mode: "SSE-KMS", kms_key_arn: KEY }],
        },
      ],
    },
    {
      encryption_configuration: [
        {
          cloudwatch_encryption: [{ cloudwatch_encryption_mode: "DISABLED", kms_key_arn: null }],
          job_bookmarks_encryption: [{ job_bookmarks_encryption_mode: "DISABLED", kms_key_arn: null }],
          s3_encryption: [{ s3_encryption_mode: "DISABLED", kms_key_arn: null }],
        },
      ],
    },
    { name: "jobs" },
  ),
  both(
    "CKV_AWS_349",
    "Local disks of the cluster are not encrypted.",
    "aws_emr_security_configuration",
    {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          EnableInTransitEncryption: true,
          EnableAtRestEncryption: true,
          AtRestEncryptionConfiguration: {
            LocalDiskEncryptionConfiguration: {
              EncryptionKeyProviderType: "AwsKms",
              AwsKmsKey: KEY,
              EnableEbsEncryption: true,
            },
          },
        },
      }),
    },
    {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          EnableInTransitEncryption: true,
          EnableAtRestEncryption: true,
          AtRestEncryptionConfiguration: {
            LocalDiskEncryptionConfiguration: {
              EncryptionKeyProviderType: "AwsKms",
              AwsKmsKey: KEY,
              EnableEbsEncryption: false,
            },
          },
        },
      }),
    },
    { name: "emr" },
  ),
  both(
    "CKV_AWS_351",
    "Data between the nodes is not encrypted.",
    "aws_emr_security_configuration",
    {
      configuration: JSON.stringify({
        EncryptionConfiguration: { EnableInTransitEncryption: true, EnableAtRestEncryption: true },
      }),
    },
    {
      configuration: JSON.stringify({
        EncryptionConfiguration: { EnableInTransitEncryption: false, EnableAtRestEncryption: true },
      }),
    },
    { name: "emr" },
  ),
  both(
    "CKV_AWS_171",
    "Data in S3 is encrypted with the provider's key alone.",
    "aws_emr_security_configuration",
    {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          EnableAtRestEncryption: true,
          AtRestEncryptionConfiguration: {
            S3EncryptionConfiguration: { EncryptionMode: "SSE-KMS", AwsKmsKey: KEY },
          },
        },
      }),
    },
    {
      configuration: JSON.stringify({
        EncryptionConfiguration: {
          EnableAtRestEncryption: true,
          AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: "SSE-S3" } },
        },
      }),
    },
    { name: "emr" },
  ),
  both(
    "CKV_AWS_253",
    "Copies of snapshots in another region are not encrypted.",
    "aws_dlm_lifecycle_policy",
    {
      policy_details: [
        {
          policy_type: "EVENT_BASED_POLICY",
          action: [
            {
              name: "copy",
              cross_region_copy: [
                { target: "eu-west-1", encryption_configuration: [{ encrypted: true, cmk_arn: KEY }] },
              ],
            },
          ],
        },
      ],
    },
    {
      policy_details: [
        {
          policy_type: "EVENT_BASED_POLICY",
          action: [
            {
              name: "copy",
              cross_region_copy: [
                { target: "eu-west-1", encryption_configuration: [{ encrypted: false, cmk_arn: "" }] },
              ],
            },
          ],
        },
      ],
    },
    { description: "snapshots", state: "ENABLED" },
  ),
  both(
    "CKV_AWS_256",
    "Copies of snapshots no longer use the customer's key.",
    "aws_dlm_lifecycle_policy",
    {
      policy_details: [
        {
          resource_types: ["VOLUME"],
          schedule: [
            {
              name: "daily",
              retain_rule: [{ count: 14 }],
              cross_region_copy_rule: [{ target: "eu-west-1", encrypted: true, cmk_arn: KEY }],
            },
          ],
        },
      ],
    },
    {
      policy_details: [
        {
          resource_types: ["VOLUME"],
          schedule: [
            {
              name: "daily",
              retain_rule: [{ count: 14 }],
              cross_region_copy_rule: [{ target: "eu-west-1", encrypted: true, cmk_arn: "" }],
            },
          ],
        },
      ],
    },
    { description: "snapshots", state: "ENABLED" },
  ),
  both(
    "CKV_AWS_240",
    "Records on their way to the bucket are stored without encryption.",
    "aws_kinesis_firehose_delivery_stream",
    { server_side_encryption: [{ enabled: true, key_type: "CUSTOMER_MANAGED_CMK", key_arn: KEY }] },
    { server_side_encryption: [{ enabled: false, key_type: "AWS_OWNED_CMK", key_arn: null }] },
    { name: "logs", destination: "extended_s3" },
  ),
  both(
    "CKV_AWS_241",
    "Records leave the customer's key.",
    "aws_kinesis_firehose_delivery_stream",
    { server_side_encryption: [{ enabled: true, key_type: "CUSTOMER_MANAGED_CMK", key_arn: KEY }] },
    { server_side_encryption: [{ enabled: true, key_type: "AWS_OWNED_CMK", key_arn: null }] },
    { name: "logs", destination: "extended_s3" },
  ),
  both(
    "CKV_AWS_200",
    "Disks of new images are not encrypted.",
    "aws_imagebuilder_image_recipe",
    { block_device_mapping: [{ device_name: "/dev/xvda", ebs: [{ encrypted: "true", kms_key_id: KEY }] }] },
    { block_device_mapping: [{ device_name: "/dev/xvda", ebs: [{ encrypted: "false", kms_key_id: null }] }] },
    { name: "base", version: "1.0.0" },
  ),
  both(
    "CKV_AWS_204",
    "Disks of the image are not encrypted.",
    "aws_ami",
    { ebs_block_device: [{ device_name: "/dev/xvda", snapshot_id: "snap-1", encrypted: true }] },
    { ebs_block_device: [{ device_name: "/dev/xvda", snapshot_id: "snap-1", encrypted: false }] },
    { name: "base", architecture: "x86_64" },
  ),
  both(
    "CKV_AWS_149",
    "The secret leaves the customer's key.",
    "aws_secretsmanager_secret",
    { kms_key_id: KEY },
    { kms_key_id: "" },
    { name: "database", recovery_window_in_days: 30 },
  ),
  both(
    "CKV_AWS_296",
    "The endpoint leaves the customer's key.",
    "aws_dms_endpoint",
    { kms_key_arn: KEY },
    { kms_key_arn: "" },
    { endpoint_id: "source", endpoint_type: "source", engine_name: "postgres", ssl_mode: "require" },
  ),
  both(
    "CKV_AWS_265",
    "The table leaves the customer's key.",
    "aws_keyspaces_table",
    { encryption_specification: [{ type: "CUSTOMER_MANAGED_KMS_KEY", kms_key_identifier: KEY }] },
    { encryption_specification: [{ type: "AWS_OWNED_KMS_KEY", kms_key_identifier: null }] },
    { keyspace_name: "shop", table_name: "orders" },
  ),
  both(
    "CKV_AWS_381",
    "Reviews leave the customer's key.",
    "aws_codegurureviewer_repository_association",
    { kms_key_details: [{ encryption_option: "CUSTOMER_MANAGED_CMK", kms_key_id: KEY }] },
    { kms_key_details: [{ encryption_option: "AWS_OWNED_CMK", kms_key_id: null }] },
  ),
  both(
    "CKV_AWS_136",
    "Images leave the customer's key.",
    "aws_ecr_repository",
    { encryption_configuration: [{ encryption_type: "KMS", kms_key: KEY }] },
    { encryption_configuration: [{ encryption_type: "AES256", kms_key: null }] },
    { name: "shop", image_tag_mutability: "IMMUTABLE" },
  ),
  both(
    "CKV_AWS_173",
    "Variables of the function leave the customer's key.",
    "aws_lambda_function",
    { kms_key_arn: KEY },
    { kms_key_arn: "" },
    { function_name: "worker", runtime: "nodejs22.x", environment: [{ variables: { MODE: "live" } }] },
  ),
  both(
    "CKV_AWS_224",
    "Sessions in containers are no longer encrypted with the customer's key.",
    "aws_ecs_cluster",
    { configuration: [{ execute_command_configuration: [{ kms_key_id: KEY, logging: "DEFAULT" }] }] },
    { configuration: [{ execute_command_configuration: [{ kms_key_id: null, logging: "DEFAULT" }] }] },
    { name: "shop" },
  ),
  both(
    "CKV_AWS_140",
    "The cluster of all regions is stored without encryption.",
    "aws_rds_global_cluster",
    { storage_encrypted: true },
    { storage_encrypted: false },
    { global_cluster_identifier: "shop", engine: "aurora-postgresql" },
  ),
  both(
    "CKV_AWS_106",
    "New disks of the account are not encrypted by default.",
    "aws_ebs_encryption_by_default",
    { enabled: true },
    { enabled: false },
  ),
  both(
    "CKV_AWS_26",
    "Messages of the topic are no longer encrypted with a key.",
    "aws_sns_topic",
    { kms_master_key_id: "alias/aws/sns" },
    { kms_master_key_id: "" },
    { name: "alerts", fifo_topic: false },
  ),
  weakens(
    "KICS secretsmanager_secret_encrypted_with_aws_managed_key",
    "The secret is encrypted with the key of the provider.",
    "aws_secretsmanager_secret",
    { kms_key_id: KEY },
    { kms_key_id: "alias/aws/secretsmanager" },
    { name: "database", recovery_window_in_days: 30 },
  ),
  weakens(
    "KICS docdb_cluster_encrypted_with_aws_managed_key",
    "The cluster is encrypted with the key of the provider.",
    "aws_docdb_cluster",
    { kms_key_id: KEY },
    { kms_key_id: "arn:aws:kms:eu-central-1:111122223333:alias/aws/rds" },
    { cluster_identifier: "docs", storage_encrypted: true, backup_retention_period: 14 },
  ),
  both(
    "CKV_AWS_7",
    "The key is not replaced each year.",
    "aws_kms_key",
    { enable_key_rotation: true },
    { enable_key_rotation: false },
    { description: "data", deletion_window_in_days: 30, is_enabled: true },
  ),
  // Certificates and passwords with an end.
  both(
    "CKV_AWS_304",
    "The secret is replaced after half a year instead of a month.",
    "aws_secretsmanager_secret_rotation",
    { rotation_rules: [{ schedule_expression: "rate(30 days)" }] },
    { rotation_rules: [{ schedule_expression: "rate(180 days)" }] },
    { secret_id: "database", rotate_immediately: true },
  ),
  // Backups and retention.
  both(
    "CKV_AWS_134",
    "The cache is no longer backed up.",
    "aws_elasticache_cluster",
    { snapshot_retention_limit: 5 },
    { snapshot_retention_limit: 0 },
    { cluster_id: "sessions", engine: "redis", node_type: "cache.m6g.large", num_cache_nodes: 1 },
  ),
  both(
    "CKV_AWS_343",
    "The warehouse is no longer backed up.",
    "aws_redshift_cluster",
    { automated_snapshot_retention_period: 7 },
    { automated_snapshot_retention_period: 0 },
    { cluster_identifier: "dw", node_type: "ra3.xlplus", encrypted: "true" },
  ),
  both(
    "CKV_AWS_326",
    "The cluster cannot go back in time.",
    "aws_rds_cluster",
    { backtrack_window: 86400 },
    { backtrack_window: 0 },
    { cluster_identifier: "shop", engine: "aurora-mysql", backup_retention_period: 14 },
  ),
  both(
    "CKV_AWS_361",
    "Backups of the graph are kept for a day.",
    "aws_neptune_cluster",
    { backup_retention_period: 7 },
    { backup_retention_period: 1 },
    { cluster_identifier: "graph", storage_encrypted: true },
  ),
  both(
    "CKV_AWS_143",
    "New versions of objects may be deleted at once.",
    "aws_s3_bucket_object_lock_configuration",
    { rule: [{ default_retention: [{ mode: "COMPLIANCE", days: 90, years: null }] }] },
    { rule: [] },
    { bucket: "archive", object_lock_enabled: "Enabled" },
  ),
  both(
    "CKV_AWS_338",
    "Logs are kept for a month instead of a year.",
    "aws_cloudwatch_log_group",
    { retention_in_days: 365 },
    { retention_in_days: 30 },
    { name: "/app/web", skip_destroy: false },
  ),
  both(
    "CKV_AWS_51",
    "Images of a tag may be replaced.",
    "aws_ecr_repository",
    { image_tag_mutability: "IMMUTABLE" },
    { image_tag_mutability: "MUTABLE" },
    { name: "shop" },
  ),
  both(
    "CKV_AWS_257",
    "Nobody else has to approve.",
    "aws_codecommit_approval_rule_template",
    {
      content: JSON.stringify({
        Version: "2018-11-08",
        DestinationReferences: ["refs/heads/main"],
        Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 2, ApprovalPoolMembers: ["*"] }],
      }),
    },
    {
      content: JSON.stringify({
        Version: "2018-11-08",
        DestinationReferences: ["refs/heads/main"],
        Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 0, ApprovalPoolMembers: ["*"] }],
      }),
    },
    { name: "two" },
  ),
  // New resources that are weaker than what the provider does by itself, or that say "no".
  starts("CKV_AWS_78", "Artifacts without encryption.", "aws_codebuild_project", {
    name: "build",
    service_role: `${OURS}:role/build`,
    artifacts: [{ type: "S3", location: "artifacts", encryption_disabled: true }],
    environment: [
      { compute_type: "BUILD_GENERAL1_SMALL", image: "aws/codebuild/standard:7.0", type: "LINUX_CONTAINER" },
    ],
    source: [
      { type: "CODECOMMIT", location: "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop" },
    ],
  }),
  starts("CKV_AWS_311", "Logs of builds without encryption.", "aws_codebuild_project", {
    name: "build",
    service_role: `${OURS}:role/build`,
    artifacts: [{ type: "NO_ARTIFACTS" }],
    logs_config: [{ s3_logs: [{ status: "ENABLED", location: "logs/build", encryption_disabled: true }] }],
  }),
  starts("CKV_AWS_94", "Passwords of connections in clear.", "aws_glue_data_catalog_encryption_settings", {
    data_catalog_encryption_settings: [
      {
        connection_password_encryption: [{ return_connection_password_encrypted: false }],
        encryption_at_rest: [{ catalog_encryption_mode: "DISABLED" }],
      },
    ],
  }),
  clean("CKV_AWS_99", "aws_glue_security_configuration", {
    name: "jobs",
    encryption_configuration: [
      {
        cloudwatch_encryption: [{ cloudwatch_encryption_mode: "SSE-KMS", kms_key_arn: KEY }],
        job_bookmarks_encryption: [{ job_bookmarks_encryption_mode: "CSE-KMS", kms_key_arn: KEY }],
        s3_encryption: [{ s3_encryption_mode: "SSE-KMS", kms_key_arn: KEY }],
      },
    ],
  }),
  clean("CKV_AWS_149", "aws_secretsmanager_secret", {
    name: "database",
    kms_key_id: KEY,
    recovery_window_in_days: 30,
    policy: document({
      Effect: "Allow",
      Principal: { AWS: `${OURS}:role/app` },
      Action: "secretsmanager:GetSecretValue",
      Resource: "*",
    }),
  }),
  clean("CKV_AWS_256", "aws_dlm_lifecycle_policy", {
    description: "snapshots",
    state: "ENABLED",
    policy_details: [
      {
        resource_types: ["VOLUME"],
        schedule: [
          {
            name: "daily",
            retain_rule: [{ count: 14 }],
            cross_region_copy_rule: [{ target: "eu-west-1", encrypted: true, cmk_arn: KEY }],
          },
        ],
      },
    ],
  }),
].flat();
