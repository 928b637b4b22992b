import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Labelled } from "../labelled";
import { OURS } from "../policy-shapes";
import { starts } from "./pairs";

const psp = (spec: ValueObject): ValueObject => ({
  metadata: [{ name: "restricted" }],
  spec: [{ privileged: false, allow_privilege_escalation: false, volumes: ["configMap", "secret"], ...spec }],
});

/** New resources whose written value is worse than what the provider does by itself. */
export const NEW_RESOURCES: readonly Labelled[] = [
  starts("CKV_AWS_348", "A key of the account's root.", "aws_iam_access_key", {
    user: "root",
    status: "Active",
  }),
  starts("CKV_AWS_170", "Everyone may do everything with the ledger.", "aws_qldb_ledger", {
    name: "book",
    permissions_mode: "ALLOW_ALL",
    deletion_protection: true,
  }),
  starts("CKV_AWS_335", "Containers share the processes of the machine.", "aws_ecs_task_definition", {
    family: "web",
    pid_mode: "host",
    container_definitions: JSON.stringify([{ name: "web", image: "web:1" }]),
  }),
  starts("CKV_AWS_99", "Nothing is encrypted.", "aws_glue_security_configuration", {
    name: "jobs",
    encryption_configuration: [
      {
        cloudwatch_encryption: [{ cloudwatch_encryption_mode: "DISABLED" }],
        job_bookmarks_encryption: [{ job_bookmarks_encryption_mode: "DISABLED" }],
        s3_encryption: [{ s3_encryption_mode: "DISABLED" }],
      },
    ],
  }),
  starts("CKV_AWS_106", "New disks of the account are not encrypted.", "aws_ebs_encryption_by_default", {
    enabled: false,
  }),
  starts("CKV_AWS_343", "A warehouse without backups.", "aws_redshift_cluster", {
    cluster_identifier: "dw",
    node_type: "ra3.xlplus",
    master_username: "admin",
    automated_snapshot_retention_period: 0,
  }),
  starts("CKV_AWS_351", "Nothing of the cluster is encrypted.", "aws_emr_security_configuration", {
    name: "emr",
    configuration: JSON.stringify({
      EncryptionConfiguration: { EnableInTransitEncryption: false, EnableAtRestEncryption: false },
    }),
  }),
  starts("CKV_AWS_27", "A queue that is stored in clear.", "aws_sqs_queue", {
    name: "orders",
    sqs_managed_sse_enabled: false,
    visibility_timeout_seconds: 60,
  }),
  starts("CKV_AWS_331", "Networks of others are connected without being asked.", "aws_ec2_transit_gateway", {
    description: "hub",
    auto_accept_shared_attachments: "enable",
  }),
  starts("CKV_AWS_291", "Brokers on the internet.", "aws_msk_cluster", {
    cluster_name: "events",
    kafka_version: "3.8.x",
    number_of_broker_nodes: 3,
    broker_node_group_info: [
      {
        instance_type: "kafka.m5.large",
        client_subnets: ["s"],
        security_groups: ["sg"],
        connectivity_info: [{ public_access: [{ type: "SERVICE_PROVIDED_EIPS" }] }],
      },
    ],
  }),
  starts("CKV_AWS_81", "Clients may connect in clear.", "aws_msk_cluster", {
    cluster_name: "events",
    kafka_version: "3.8.x",
    number_of_broker_nodes: 3,
    encryption_info: [{ encryption_in_transit: [{ client_broker: "PLAINTEXT", in_cluster: true }] }],
  }),
  starts("CKV_AWS_303", "A document for everyone.", "aws_ssm_document", {
    name: "patch",
    document_type: "Command",
    content: "{}",
    permissions: { type: "Share", account_ids: "All" },
  }),
  starts("CKV_AWS_34", "Pages without TLS.", "aws_cloudfront_distribution", {
    enabled: true,
    default_cache_behavior: [{ target_origin_id: "o", viewer_protocol_policy: "allow-all" }],
    viewer_certificate: [{ cloudfront_default_certificate: true }],
  }),
  starts("CKV_AWS_357", "Files in clear.", "aws_transfer_server", {
    protocols: ["FTP"],
    endpoint_type: "VPC",
    identity_provider_type: "AWS_LAMBDA",
  }),
  starts("CKV_AWS_90", "Clients connect without TLS.", "aws_docdb_cluster_parameter_group", {
    name: "docs",
    family: "docdb5.0",
    parameter: [{ name: "tls", value: "disabled" }],
  }),
  starts("CKV_AWS_392", "An access point that may be public.", "aws_s3_access_point", {
    name: "reports",
    bucket: "shop",
    public_access_block_configuration: [
      {
        block_public_acls: false,
        block_public_policy: false,
        ignore_public_acls: false,
        restrict_public_buckets: false,
      },
    ],
  }),
  starts("CKV_AWS_314", "Builds without logs.", "aws_codebuild_project", {
    name: "build",
    service_role: `${OURS}:role/build`,
    logs_config: [{ cloudwatch_logs: [{ status: "DISABLED" }], s3_logs: [{ status: "DISABLED" }] }],
  }),
  starts("CKV_AWS_223", "Sessions in containers without a record.", "aws_ecs_cluster", {
    name: "shop",
    configuration: [{ execute_command_configuration: [{ logging: "NONE" }] }],
  }),
  starts("CKV_AWS_234", "A certificate that no public log has.", "aws_acm_certificate", {
    domain_name: "shop.example.com",
    validation_method: "DNS",
    options: [{ certificate_transparency_logging_preference: "DISABLED" }],
  }),
  starts("CKV_AWS_251", "A trail that records nothing.", "aws_cloudtrail", {
    name: "all",
    s3_bucket_name: "trail",
    enable_logging: false,
  }),
  starts("CKV_AWS_319", "An alarm that nobody hears.", "aws_cloudwatch_metric_alarm", {
    alarm_name: "errors",
    comparison_operator: "GreaterThanThreshold",
    evaluation_periods: 2,
    threshold: 5,
    actions_enabled: false,
    alarm_actions: ["arn:aws:sns:eu-central-1:111122223333:alerts"],
  }),
  starts(
    "KICS container_runs_unmasked",
    "Containers may see the machine's /proc.",
    "kubernetes_pod_security_policy",
    psp({ allowed_proc_mount_types: ["Unmasked"] }),
  ),
  starts("CKV2 RDSEncryptionInTransit", "Clients may connect without TLS.", "aws_db_parameter_group", {
    name: "pg",
    family: "postgres16",
    parameter: [{ name: "rds.force_ssl", value: "0" }],
  }),
  starts(
    "CKV2 CloudFrontUsesSecureProtocolsForHTTPS",
    "Origins are reached with a protocol that can be broken.",
    "aws_cloudfront_distribution",
    {
      enabled: true,
      default_cache_behavior: [{ target_origin_id: "o", viewer_protocol_policy: "https-only" }],
      origin: [
        {
          origin_id: "o",
          domain_name: "origin.example.com",
          custom_origin_config: [
            { origin_protocol_policy: "https-only", origin_ssl_protocols: ["SSLv3"], http_port: 80 },
          ],
        },
      ],
    },
  ),
].flat();
