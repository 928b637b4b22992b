import type { Labelled } from "../labelled";
import { OURS } from "../policy-shapes";
import { both, clean } from "./pairs";

const LOGS = "arn:aws:logs:eu-central-1:111122223333:log-group:/app";

/** Logs, alerts, availability and changes that protect in AWS, by the rules of checkov and KICS. */
export const AMAZON_OPERATIONS: readonly Labelled[] = [
  both(
    "CKV_AWS_314",
    "Builds are no longer logged.",
    "aws_codebuild_project",
    { logs_config: [{ cloudwatch_logs: [{ status: "ENABLED", group_name: "build" }], s3_logs: [] }] },
    { logs_config: [{ cloudwatch_logs: [{ status: "DISABLED", group_name: "build" }], s3_logs: [] }] },
    { name: "build" },
  ),
  both(
    "CKV_AWS_85",
    "Queries of the cluster are no longer recorded.",
    "aws_docdb_cluster",
    { enabled_cloudwatch_logs_exports: ["audit", "profiler"] },
    { enabled_cloudwatch_logs_exports: [] },
    { cluster_identifier: "docs", storage_encrypted: true },
  ),
  both(
    "CKV_AWS_37",
    "Calls of the cluster's API are no longer recorded.",
    "aws_eks_cluster",
    { enabled_cluster_log_types: ["api", "audit", "authenticator", "controllerManager", "scheduler"] },
    { enabled_cluster_log_types: ["api", "scheduler"] },
    { name: "shop" },
  ),
  both(
    "CKV_AWS_317",
    "Requests to the index are no longer recorded.",
    "aws_elasticsearch_domain",
    {
      log_publishing_options: [
        { log_type: "AUDIT_LOGS", cloudwatch_log_group_arn: LOGS, enabled: true },
        { log_type: "INDEX_SLOW_LOGS", cloudwatch_log_group_arn: LOGS, enabled: true },
      ],
    },
    {
      log_publishing_options: [
        { log_type: "AUDIT_LOGS", cloudwatch_log_group_arn: LOGS, enabled: false },
        { log_type: "INDEX_SLOW_LOGS", cloudwatch_log_group_arn: LOGS, enabled: true },
      ],
    },
    { domain_name: "search" },
  ),
  both(
    "CKV_AWS_325",
    "Queries are no longer recorded.",
    "aws_rds_cluster",
    { enabled_cloudwatch_logs_exports: ["audit", "error"] },
    { enabled_cloudwatch_logs_exports: ["error"] },
    { cluster_identifier: "shop", engine: "aurora-mysql" },
  ),
  both(
    "CKV_AWS_101",
    "Queries of the graph are no longer recorded.",
    "aws_neptune_cluster",
    { enable_cloudwatch_logs_exports: ["audit"] },
    { enable_cloudwatch_logs_exports: [] },
    { cluster_identifier: "graph" },
  ),
  both(
    "CKV_AWS_104",
    "Operations are no longer recorded.",
    "aws_docdb_cluster_parameter_group",
    { parameter: [{ name: "audit_logs", value: "enabled" }] },
    { parameter: [{ name: "audit_logs", value: "disabled" }] },
    { name: "docs", family: "docdb5.0" },
  ),
  both(
    "CKV_AWS_80",
    "Logs of the brokers are no longer kept.",
    "aws_msk_cluster",
    {
      logging_info: [
        { broker_logs: [{ cloudwatch_logs: [{ enabled: true, log_group: "msk" }], s3: [], firehose: [] }] },
      ],
    },
    {
      logging_info: [
        { broker_logs: [{ cloudwatch_logs: [{ enabled: false, log_group: "msk" }], s3: [], firehose: [] }] },
      ],
    },
    { cluster_name: "events" },
  ),
  both(
    "CKV_AWS_92",
    "Requests are no longer recorded.",
    "aws_elb",
    { access_logs: [{ bucket: "logs", interval: 60, enabled: true }] },
    { access_logs: [] },
    { name: "shop" },
  ),
  both(
    "CKV_AWS_91",
    "Requests are no longer recorded.",
    "aws_lb",
    { access_logs: [{ bucket: "logs", enabled: true, prefix: "" }] },
    { access_logs: [{ bucket: "logs", enabled: false, prefix: "" }] },
    { name: "shop", load_balancer_type: "application" },
  ),
  both(
    "CKV_AWS_223",
    "Sessions in containers are no longer recorded.",
    "aws_ecs_cluster",
    {
      configuration: [
        {
          execute_command_configuration: [
            { logging: "OVERRIDE", log_configuration: [{ cloud_watch_log_group_name: "exec" }] },
          ],
        },
      ],
    },
    { configuration: [{ execute_command_configuration: [{ logging: "NONE", log_configuration: [] }] }] },
    { name: "shop" },
  ),
  both(
    "CKV_AWS_194",
    "Errors of the API are no longer recorded.",
    "aws_appsync_graphql_api",
    { log_config: [{ cloudwatch_logs_role_arn: `${OURS}:role/logs`, field_log_level: "ALL" }] },
    { log_config: [{ cloudwatch_logs_role_arn: `${OURS}:role/logs`, field_log_level: "NONE" }] },
    { name: "graph", authentication_type: "AWS_IAM" },
  ),
  both(
    "CKV_AWS_234",
    "The certificate no longer appears in public logs.",
    "aws_acm_certificate",
    { options: [{ certificate_transparency_logging_preference: "ENABLED" }] },
    { options: [{ certificate_transparency_logging_preference: "DISABLED" }] },
    { domain_name: "shop.example.com", validation_method: "DNS" },
  ),
  both(
    "CKV_AWS_121",
    "Regions are missing in the record of configurations.",
    "aws_config_configuration_aggregator",
    { account_aggregation_source: [{ account_ids: ["111122223333"], all_regions: true, regions: null }] },
    {
      account_aggregation_source: [
        { account_ids: ["111122223333"], all_regions: false, regions: ["eu-central-1"] },
      ],
    },
    { name: "all" },
  ),
  both(
    "KICS cloudtrail_not_integrated_with_cloudwatch",
    "Calls no longer reach the alarms.",
    "aws_cloudtrail",
    { cloud_watch_logs_group_arn: `${LOGS}:*`, cloud_watch_logs_role_arn: `${OURS}:role/trail` },
    { cloud_watch_logs_group_arn: "", cloud_watch_logs_role_arn: "" },
    { name: "all", s3_bucket_name: "trail", is_multi_region_trail: true },
  ),
  both(
    "KICS cloudwatch_logging_disabled",
    "Requests of the method are no longer recorded.",
    "aws_api_gateway_method_settings",
    { settings: [{ logging_level: "INFO", metrics_enabled: true }] },
    { settings: [{ logging_level: "OFF", metrics_enabled: true }] },
    { rest_api_id: "a1", stage_name: "live", method_path: "*/*" },
  ),
  both(
    "KICS cloudwatch_metrics_disabled",
    "Requests of the method are no longer measured.",
    "aws_api_gateway_method_settings",
    { settings: [{ logging_level: "INFO", metrics_enabled: true }] },
    { settings: [{ logging_level: "INFO", metrics_enabled: false }] },
    { rest_api_id: "a1", stage_name: "live", method_path: "*/*" },
  ),
  both(
    "KICS api_gateway_deployment_without_access_log_setting",
    "Requests are no longer recorded.",
    "aws_apigatewayv2_stage",
    { access_log_settings: [{ destination_arn: LOGS, format: "$context.requestId" }] },
    { access_log_settings: [] },
    { api_id: "a1", name: "live", auto_deploy: true },
  ),
  both(
    "KICS redshift_cluster_logging_disabled",
    "Connections and queries are no longer recorded.",
    "aws_redshift_cluster",
    { logging: [{ enable: true, bucket_name: "logs", s3_key_prefix: "dw/" }] },
    { logging: [{ enable: false, bucket_name: null, s3_key_prefix: null }] },
    { cluster_identifier: "dw" },
  ),
  both(
    "KICS elasticsearch_logs_disabled",
    "Logs of the index are no longer kept.",
    "aws_opensearch_domain",
    {
      log_publishing_options: [
        { log_type: "ES_APPLICATION_LOGS", cloudwatch_log_group_arn: LOGS, enabled: true },
      ],
    },
    { log_publishing_options: [] },
    { domain_name: "search" },
  ),
  both(
    "KICS cloudtrail_logging_disabled",
    "Calls are no longer recorded.",
    "aws_cloudtrail",
    { enable_logging: true },
    { enable_logging: false },
    { name: "all", s3_bucket_name: "trail" },
  ),
  both(
    "KICS cmk_is_unusable",
    "Nothing that the key encrypts can be read.",
    "aws_kms_key",
    { is_enabled: true },
    { is_enabled: false },
    { description: "data", enable_key_rotation: true },
  ),
  both(
    "KICS no_stack_policy",
    "Updates may replace everything in the stack.",
    "aws_cloudformation_stack",
    {
      policy_body: JSON.stringify({
        Statement: [{ Effect: "Deny", Action: "Update:Replace", Principal: "*", Resource: "*" }],
      }),
    },
    { policy_body: null },
    { name: "legacy" },
  ),
  both(
    "KICS lambda_function_without_dead_letter_queue",
    "Messages that fail are lost.",
    "aws_sqs_queue",
    {
      redrive_policy: JSON.stringify({
        deadLetterTargetArn: "arn:aws:sqs:eu-central-1:1:dead",
        maxReceiveCount: 4,
      }),
    },
    { redrive_policy: "" },
    { name: "orders" },
  ),
  // Availability.
  both(
    "CKV_AWS_318",
    "The cluster loses its dedicated masters.",
    "aws_opensearch_domain",
    { cluster_config: [{ instance_count: 3, dedicated_master_enabled: true, dedicated_master_count: 3 }] },
    { cluster_config: [{ instance_count: 3, dedicated_master_enabled: false, dedicated_master_count: 0 }] },
    { domain_name: "search" },
  ),
  both(
    "CKV_AWS_318",
    "The index is in one zone.",
    "aws_opensearch_domain",
    { cluster_config: [{ instance_count: 3, zone_awareness_enabled: true }] },
    { cluster_config: [{ instance_count: 3, zone_awareness_enabled: false }] },
    { domain_name: "search" },
  ),
  both(
    "CKV_AWS_310",
    "There is no second origin.",
    "aws_cloudfront_distribution",
    {
      origin_group: [
        {
          origin_id: "g",
          failover_criteria: [{ status_codes: [500, 502] }],
          member: [{ origin_id: "a" }, { origin_id: "b" }],
        },
      ],
    },
    { origin_group: [] },
    { enabled: true },
  ),
  both(
    "CKV_AWS_312",
    "The health of the machines is no longer reported.",
    "aws_elastic_beanstalk_environment",
    {
      setting: [
        {
          namespace: "aws:elasticbeanstalk:healthreporting:system",
          name: "HealthStreamingEnabled",
          value: "true",
        },
      ],
    },
    {
      setting: [
        {
          namespace: "aws:elasticbeanstalk:healthreporting:system",
          name: "HealthStreamingEnabled",
          value: "false",
        },
      ],
    },
    { name: "shop", application: "shop" },
  ),
  both(
    "CKV_AWS_340",
    "Updates of the platform are no longer installed.",
    "aws_elastic_beanstalk_environment",
    {
      setting: [
        { namespace: "aws:elasticbeanstalk:managedactions", name: "ManagedActionsEnabled", value: "true" },
      ],
    },
    {
      setting: [
        { namespace: "aws:elasticbeanstalk:managedactions", name: "ManagedActionsEnabled", value: "false" },
      ],
    },
    { name: "shop", application: "shop" },
  ),
  both(
    "KICS elasticache_nodes_not_created_across_multi_az",
    "All nodes are in one zone.",
    "aws_elasticache_cluster",
    { az_mode: "cross-az", num_cache_nodes: 3 },
    { az_mode: "single-az", num_cache_nodes: 3 },
    { cluster_id: "sessions", engine: "memcached" },
  ),
  both(
    "KICS ecs_service_without_running_tasks",
    "No task runs.",
    "aws_ecs_service",
    { desired_count: 3, deployment_minimum_healthy_percent: 100 },
    { desired_count: 0, deployment_minimum_healthy_percent: 100 },
    { name: "web", cluster: "shop" },
  ),
  both(
    "KICS unscanned_ecr_image",
    "Images are no longer scanned.",
    "aws_ecr_repository",
    { image_scanning_configuration: [{ scan_on_push: true }] },
    { image_scanning_configuration: [] },
    { name: "shop" },
  ),
  both(
    "KICS guardduty_detector_disabled",
    "Attacks are no longer detected.",
    "aws_guardduty_detector",
    { enable: true },
    { enable: false },
    { finding_publishing_frequency: "FIFTEEN_MINUTES" },
  ),
  // New resources.
  clean("CKV_AWS_80", "aws_msk_cluster", {
    cluster_name: "events",
    kafka_version: "3.8.x",
    number_of_broker_nodes: 3,
    encryption_info: [{ encryption_in_transit: [{ client_broker: "TLS", in_cluster: true }] }],
    logging_info: [{ broker_logs: [{ cloudwatch_logs: [{ enabled: true, log_group: "msk" }] }] }],
  }),
  clean("CKV_AWS_318", "aws_opensearch_domain", {
    domain_name: "search",
    cluster_config: [
      {
        instance_count: 3,
        zone_awareness_enabled: true,
        dedicated_master_enabled: true,
        dedicated_master_count: 3,
      },
    ],
    encrypt_at_rest: [{ enabled: true }],
    node_to_node_encryption: [{ enabled: true }],
    domain_endpoint_options: [{ enforce_https: true, tls_security_policy: "Policy-Min-TLS-1-2-2019-07" }],
  }),
  clean("CKV_AWS_238", "aws_guardduty_detector", { enable: true, finding_publishing_frequency: "SIX_HOURS" }),
].flat();
