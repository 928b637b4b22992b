import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { create, destroy, replace } from "../../checks/plans";
import { type ByKind, danger, safe, set, undecided } from "../labelled";
import { becomes, document, gains, OURS, STRANGER, shares, trust } from "../policy-shapes";

/** Dangers of AWS. */
export const AMAZON_DANGERS: ByKind = {
  exposure: [
    danger(
      "Clusters with groups open to the world start again.",
      set("aws_emr_block_public_access_configuration", { block_public_security_group_rules: [true, false] }),
    ),
    danger(
      "Images may be shared with everyone.",
      set("aws_ec2_image_block_public_access", { state: ["block-new-sharing", "unblocked"] }),
    ),
    danger(
      "The service answers the internet.",
      set("aws_apprunner_service", {
        "network_configuration[].ingress_configuration[].is_publicly_accessible": [false, true],
      }),
    ),
    danger(
      "The warehouse answers the internet.",
      set("aws_redshiftserverless_workgroup", { publicly_accessible: [false, true] }, { base_capacity: 32 }),
    ),
    danger(
      "Files are exchanged over the internet, without a network of their own.",
      set("aws_transfer_server", { endpoint_type: ["VPC", "PUBLIC"] }, { protocols: ["SFTP"] }),
    ),
    danger(
      "A snapshot of the cluster for everyone.",
      set("aws_db_cluster_snapshot", { shared_accounts: [[], ["all"]] }, { db_cluster_identifier: "c" }),
    ),
    danger(
      "All ports of all machines, over IPv6.",
      create("aws_vpc_security_group_ingress_rule", {
        security_group_id: "sg",
        ip_protocol: "-1",
        cidr_ipv6: "::/0",
        description: "temporary",
        tags: {},
      }),
    ),
    danger(
      "Machines of the network get public addresses.",
      create("aws_launch_template", {
        name: "web",
        image_id: "ami-1",
        instance_type: "m5.large",
        network_interfaces: [{ associate_public_ip_address: "true", security_groups: ["sg"] }],
        metadata_options: [{ http_endpoint: "enabled", http_tokens: "optional" }],
      }),
    ),
  ],
  protection: [
    danger(
      "Who has an account can be guessed.",
      set("aws_cognito_user_pool_client", { prevent_user_existence_errors: ["ENABLED", "LEGACY"] }),
    ),
    danger(
      "The user pool can be deleted.",
      set("aws_cognito_user_pool", { deletion_protection: ["ACTIVE", "INACTIVE"] }),
    ),
    danger(
      "Passwords never expire.",
      set("aws_iam_account_password_policy", { max_password_age: [90, 0] }, { minimum_password_length: 14 }),
    ),
    danger(
      "Requests with broken headers reach the application.",
      set("aws_lb", { drop_invalid_header_fields: [true, false] }),
    ),
    danger(
      "Images are not scanned.",
      set("aws_ecr_repository", { "image_scanning_configuration[].scan_on_push": [true, false] }),
    ),
    danger(
      "Queries of malware are reported only.",
      set(
        "aws_route53_resolver_firewall_rule",
        { action: ["BLOCK", "ALERT"] },
        { name: "malware", priority: 10 },
      ),
    ),
    danger(
      "Answers of the zone are no longer signed.",
      set("aws_route53_hosted_zone_dnssec", { signing_status: ["SIGNING", "NOT_SIGNING"] }),
    ),
    danger(
      "The account is closed when the resource goes.",
      set("aws_organizations_account", { close_on_deletion: [false, true] }),
    ),
    danger(
      "Patches of the database are not installed.",
      set("aws_db_instance", { auto_minor_version_upgrade: [true, false] }, { engine: "mysql" }),
    ),
    danger(
      "The API answers past its own domain and firewall.",
      set("aws_api_gateway_rest_api", { disable_execute_api_endpoint: [true, false] }),
    ),
    danger(
      "The password is changed once a year.",
      set("aws_secretsmanager_secret_rotation", { "rotation_rules[].automatically_after_days": [30, 365] }),
    ),
    danger(
      "Teams choose whether results are encrypted.",
      set("aws_athena_workgroup", { "configuration[].enforce_workgroup_configuration": [true, false] }),
    ),
  ],
  retention: [
    danger(
      "The cluster is deleted without a last snapshot.",
      set("aws_rds_cluster", { skip_final_snapshot: [false, true] }),
    ),
    danger(
      "Tables are no longer backed up.",
      set("aws_backup_region_settings", {
        "resource_type_opt_in_preference.DynamoDB": [true, false],
      }),
    ),
    danger(
      "A new database without backups.",
      create("aws_db_instance", {
        identifier: "crm",
        engine: "postgres",
        engine_version: "16.3",
        instance_class: "db.r6g.large",
        allocated_storage: 100,
        storage_encrypted: true,
        multi_az: true,
        backup_retention_period: 0,
        deletion_protection: true,
        publicly_accessible: false,
      }),
    ),
    danger(
      "Messages that fail are lost.",
      set("aws_lambda_function", {
        dead_letter_config: [[{ target_arn: "arn:aws:sqs:eu-central-1:111122223333:dead" }], []],
      }),
    ),
  ],
  logging: [
    danger(
      "Calls of the key service are no longer recorded.",
      set("aws_cloudtrail", {
        event_selector: [
          [{ include_management_events: true, read_write_type: "All", exclude_management_event_sources: [] }],
          [
            {
              include_management_events: true,
              read_write_type: "All",
              exclude_management_event_sources: ["kms.amazonaws.com"],
            },
          ],
        ],
      }),
    ),
    danger(
      "Nobody looks for threats in the logs.",
      set("aws_guardduty_detector_feature", { status: ["ENABLED", "DISABLED"] }, { name: "S3_DATA_EVENTS" }),
    ),
    danger(
      "Personal data is no longer looked for.",
      set("aws_macie2_account", { status: ["ENABLED", "PAUSED"] }),
    ),
    danger(
      "Names that machines look up are not recorded.",
      destroy("aws_route53_resolver_query_log_config_association", { resource_id: "vpc-1" }),
    ),
    danger(
      "Changes are recorded, and sent nowhere.",
      destroy("aws_config_delivery_channel", { s3_bucket_name: "audit" }),
    ),
    danger(
      "Metrics of containers are off.",
      set("aws_ecs_cluster", {
        setting: [
          [{ name: "containerInsights", value: "enabled" }],
          [{ name: "containerInsights", value: "disabled" }],
        ],
      }),
    ),
    danger(
      "Logs go on without a copy in the archive.",
      destroy("aws_cloudwatch_log_subscription_filter", {
        log_group_name: "audit",
        destination_arn: "arn:aws:firehose:x",
      }),
    ),
    danger("Enhanced monitoring is off.", set("aws_rds_cluster_instance", { monitoring_interval: [60, 0] })),
  ],
  alert: [
    danger(
      "The alarm of alarms is silent.",
      set("aws_cloudwatch_composite_alarm", { actions_enabled: [true, false] }),
    ),
    danger(
      "The alarm comes when memory is all but used up.",
      set(
        "aws_cloudwatch_metric_alarm",
        { threshold: [20, 2] },
        { comparison_operator: "LessThanThreshold", metric_name: "FreeableMemory" },
      ),
    ),
    danger(
      "Access from outside is no longer found.",
      destroy("aws_accessanalyzer_analyzer", { analyzer_name: "org", type: "ORGANIZATION" }),
    ),
  ],
  "data-loss": [
    danger(
      "The bucket with all that is in it.",
      destroy("aws_s3_bucket", { bucket: "orders", force_destroy: true }),
    ),
    danger(
      "The database is made again.",
      replace(
        "aws_rds_cluster",
        { cluster_identifier: "a", storage_encrypted: true, kms_key_id: "k1", skip_final_snapshot: true },
        { cluster_identifier: "a", storage_encrypted: true, kms_key_id: "k2", skip_final_snapshot: true },
        { replacePaths: [["kms_key_id"]] },
      ),
    ),
    danger(
      "Every secret below it cannot be read.",
      destroy("aws_kms_key", { description: "orders", enable_key_rotation: true }),
    ),
  ],
  encryption: [
    danger(
      "The pipe's data is written in plain text.",
      set("aws_kinesis_firehose_delivery_stream", { "server_side_encryption[].enabled": [true, false] }),
    ),
    danger(
      "Messages are no longer encrypted.",
      set("aws_sns_topic", { kms_master_key_id: ["alias/aws/sns", null] }),
    ),
    danger(
      "An old list of ciphers.",
      set(
        "aws_lb_listener",
        { ssl_policy: ["ELBSecurityPolicy-TLS13-1-2-2021-06", "ELBSecurityPolicy-2016-08"] },
        { protocol: "HTTPS", port: 443 },
      ),
    ),
    danger(
      "Connections to the cache in plain text.",
      set(
        "aws_elasticache_replication_group",
        { transit_encryption_enabled: [true, false] },
        { engine: "redis" },
      ),
    ),
    danger(
      "A new file system in plain text.",
      create("aws_efs_file_system", {
        creation_token: "home",
        encrypted: false,
        performance_mode: "generalPurpose",
        throughput_mode: "bursting",
      }),
    ),
    danger(
      "The warehouse accepts connections without TLS.",
      set("aws_redshift_parameter_group", {
        parameter: [[{ name: "require_ssl", value: "true" }], [{ name: "require_ssl", value: "false" }]],
      }),
    ),
  ],
  capacity: [
    danger(
      "One node.",
      set("aws_eks_node_group", {
        "scaling_config[].min_size": [3, 0],
        "scaling_config[].desired_size": [3, 0],
      }),
    ),
    danger(
      "A tenth of the throughput.",
      set("aws_dynamodb_table", { read_capacity: [1000, 10] }, { billing_mode: "PROVISIONED" }),
    ),
    danger(
      "The disk of the database stops growing.",
      set("aws_db_instance", { max_allocated_storage: [1000, 0] }, { allocated_storage: 100 }),
    ),
  ],
  policy: [
    danger(
      "Every role may be taken on.",
      becomes(
        { Action: "sts:AssumeRole", Resource: `${OURS}:role/deploy` },
        { Action: "sts:AssumeRole", Resource: "*" },
      ),
    ),
    danger(
      "A permission boundary can be taken away.",
      gains({
        Action: ["iam:DeleteRolePermissionsBoundary", "iam:PutRolePermissionsBoundary"],
        Resource: "*",
      }),
    ),
    danger(
      "Logs of the trail can be stopped.",
      gains({ Action: ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail"], Resource: "*" }),
    ),
    danger(
      "Any key can be used.",
      becomes(
        { Action: ["kms:Decrypt"], Resource: "arn:aws:kms:eu-central-1:111122223333:key/1" },
        { Action: ["kms:*"], Resource: "*" },
      ),
    ),
    danger(
      "A function's role that anybody in the world takes.",
      create("aws_iam_role", {
        name: "report",
        assume_role_policy: document({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }),
        permissions_boundary: `${OURS}:policy/boundary`,
      }),
    ),
    danger(
      "Any user of the pool of identities, signed in or not.",
      trust(
        {
          Principal: { Federated: "cognito-identity.amazonaws.com" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: { "cognito-identity.amazonaws.com:aud": "p" },
            "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
          },
        },
        {
          Principal: { Federated: "cognito-identity.amazonaws.com" },
          Action: "sts:AssumeRoleWithWebIdentity",
        },
      ),
    ),
    danger(
      "Another account reads every secret.",
      shares(
        "aws_secretsmanager_secret_policy",
        { Principal: { AWS: `${OURS}:role/app` }, Action: "secretsmanager:GetSecretValue", Resource: "*" },
        {
          Principal: { AWS: [`${OURS}:role/app`, STRANGER.slice(13, 25)] },
          Action: "secretsmanager:GetSecretValue",
          Resource: "*",
        },
      ),
    ),
    danger(
      "Everybody publishes.",
      create("aws_sns_topic_policy", {
        arn: "arn:aws:sns:x",
        policy: document({
          Sid: "any",
          Effect: "Allow",
          Principal: { AWS: ["*"] },
          Action: ["SNS:Publish", "SNS:Subscribe"],
          Resource: "arn:aws:sns:x",
        }),
      }),
    ),
    danger(
      "The bucket no longer refuses plain HTTP.",
      set("aws_s3_bucket_policy", {
        policy: [
          document({
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: "arn:aws:s3:::b/*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          }),
          document({ Effect: "Deny", Principal: "*", Action: "s3:DeleteBucket", Resource: "arn:aws:s3:::b" }),
        ],
      }),
    ),
    danger(
      "The user is an administrator.",
      create("aws_iam_user_policy_attachment", {
        user: "ci",
        policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
      }),
    ),
    danger(
      "A password that never has to be changed.",
      set("aws_iam_user_login_profile", { password_reset_required: [true, false] }),
    ),
  ],
};

/** Harmless and undecided changes of AWS. */
export const AMAZON_SAFE: ByKind = {
  strengthen: [
    safe(
      "The trail covers all regions' own services.",
      set("aws_cloudtrail", { include_global_service_events: [false, true] }),
    ),
    safe("More copies.", set("aws_elasticache_replication_group", { multi_az_enabled: [false, true] })),
    safe(
      "Attacks are blocked.",
      set(
        "aws_route53_resolver_firewall_rule",
        { block_response: ["NODATA", "NXDOMAIN"] },
        { action: "BLOCK" },
      ),
    ),
    safe("Longer passwords.", set("aws_iam_account_password_policy", { require_symbols: [false, true] })),
    safe(
      "Only from the organization.",
      shares(
        "aws_sns_topic_policy",
        { Principal: "*", Action: "SNS:Publish", Resource: "*" },
        {
          Principal: "*",
          Action: "SNS:Publish",
          Resource: "*",
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1a2b3c" } },
        },
      ),
    ),
    safe(
      "Faults are found.",
      create("aws_guardduty_detector", { enable: true, finding_publishing_frequency: "FIFTEEN_MINUTES" }),
    ),
    safe(
      "The key is the team's own.",
      set(
        "aws_cloudwatch_log_group",
        { kms_key_id: [null, "arn:aws:kms:eu-central-1:111122223333:key/1"] },
        { retention_in_days: 365 },
      ),
    ),
  ],
  benign: [
    safe("A health check's path.", set("aws_lb_target_group", { "health_check[].path": ["/", "/health"] })),
    safe("A comment.", set("aws_cloudfront_distribution", { comment: ["a", "b"] }, { enabled: true })),
    safe(
      "An environment variable.",
      set("aws_lambda_function", {
        "environment[].variables": [{ LOG_LEVEL: "info" }, { LOG_LEVEL: "warn" }],
      }),
    ),
    safe(
      "Another window.",
      set("aws_elasticache_replication_group", {
        maintenance_window: ["sun:05:00-sun:06:00", "mon:05:00-mon:06:00"],
      }),
    ),
    safe(
      "A record.",
      create("aws_route53_record", {
        zone_id: "Z1",
        name: "shop.example.com",
        type: "CNAME",
        ttl: 300,
        records: ["shop.example.net"],
      }),
    ),
    safe(
      "A queue of its own.",
      create("aws_sqs_queue", {
        name: "mail",
        sqs_managed_sse_enabled: true,
        message_retention_seconds: 345600,
        visibility_timeout_seconds: 30,
      }),
    ),
    safe(
      "Another image.",
      create("aws_iam_role", {
        name: "batch",
        assume_role_policy: document({
          Effect: "Allow",
          Principal: { Service: "batch.amazonaws.com" },
          Action: "sts:AssumeRole",
        }),
      }),
    ),
    safe(
      "A callback of the shop.",
      set("aws_cognito_user_pool_client", {
        callback_urls: [["https://shop.example.com/a"], ["https://shop.example.com/b"]],
      }),
    ),
  ],
  direction: [
    safe(
      "Out to a service.",
      create("aws_vpc_security_group_egress_rule", {
        security_group_id: "sg",
        ip_protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_ipv4: "10.0.0.0/8",
      }),
    ),
    safe(
      "Requests wait less for a slow machine.",
      set("aws_lb_target_group", { "health_check[].interval": [60, 30] }),
    ),
    safe("A denial with a star.", gains({ Effect: "Deny", Action: "iam:*", Resource: "*" })),
  ],
  unknown: [
    undecided(
      "Who takes the role.",
      set(
        "aws_iam_role",
        {
          assume_role_policy: [
            document({
              Effect: "Allow",
              Principal: { Service: "ec2.amazonaws.com" },
              Action: "sts:AssumeRole",
            }),
            UNKNOWN,
          ],
        },
        { name: "app" },
      ),
    ),
    undecided(
      "Who uses the key.",
      set("aws_kms_key_policy", {
        policy: [
          document({ Effect: "Allow", Principal: { AWS: `${OURS}:root` }, Action: "kms:*", Resource: "*" }),
          UNKNOWN,
        ],
      }),
    ),
  ],
};
