import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { create, destroy, replace, update } from "../../checks/plans";
import { type ByKind, danger, safe, set, undecided } from "../labelled";
import { becomes, document, gains, OURS, STRANGER, shares, trust } from "../policy-shapes";

/** Dangers of AWS. */
export const AMAZON_DANGERS: ByKind = {
  exposure: [
    danger(
      "The replication instance gets a public address.",
      set("aws_dms_replication_instance", { publicly_accessible: [false, true] }, { multi_az: true }),
    ),
    danger(
      "A policy may make the bucket public.",
      set(
        "aws_s3_bucket_public_access_block",
        { block_public_policy: [true, false] },
        { bucket: "b", ignore_public_acls: true, block_public_acls: true, restrict_public_buckets: true },
      ),
    ),
    danger(
      "Everyone reads the bucket.",
      set("aws_s3_bucket_acl", { acl: ["private", "public-read"] }, { bucket: "b" }),
    ),
    danger(
      "Snapshots may be shared with everyone.",
      set("aws_ebs_snapshot_block_public_access", { state: ["block-all-sharing", "unblocked"] }),
    ),
    danger(
      "Notebooks reach the internet past the network.",
      set("aws_sagemaker_domain", { app_network_access_type: ["VpcOnly", "PublicInternetOnly"] }),
    ),
    danger(
      "The brokers get public addresses.",
      set("aws_msk_cluster", {
        "broker_node_group_info[].connectivity_info[].public_access[].type": [
          "DISABLED",
          "SERVICE_PROVIDED_EIPS",
        ],
      }),
    ),
    danger(
      "The database is open to the world.",
      update(
        "aws_vpc_security_group_ingress_rule",
        {
          security_group_id: "sg",
          ip_protocol: "tcp",
          from_port: 5432,
          to_port: 5432,
          cidr_ipv4: "10.2.0.0/16",
        },
        {
          security_group_id: "sg",
          ip_protocol: "tcp",
          from_port: 5432,
          to_port: 5432,
          cidr_ipv4: "0.0.0.0/0",
        },
      ),
    ),
    danger(
      "A new broker on the internet.",
      create("aws_mq_broker", {
        broker_name: "orders",
        engine_type: "RabbitMQ",
        engine_version: "3.13",
        host_instance_type: "mq.m5.large",
        deployment_mode: "CLUSTER_MULTI_AZ",
        auto_minor_version_upgrade: true,
        publicly_accessible: true,
        logs: [{ general: true }],
      }),
    ),
    danger(
      "A default group that lets in everything.",
      create("aws_default_security_group", {
        vpc_id: "vpc-1",
        ingress: [{ protocol: "-1", from_port: 0, to_port: 0, ipv6_cidr_blocks: ["::/0"], cidr_blocks: [] }],
        egress: [],
      }),
    ),
  ],
  protection: [
    danger(
      "The database can be deleted.",
      set("aws_db_instance", { deletion_protection: [true, false] }, { engine: "postgres" }),
    ),
    danger(
      "The machine can be terminated.",
      set("aws_instance", { disable_api_termination: [true, false] }, { instance_type: "m5.large" }),
    ),
    danger(
      "Credentials can be read through the instance's metadata.",
      set("aws_launch_template", { "metadata_options[].http_tokens": ["required", "optional"] }),
    ),
    danger(
      "The load balancer can be deleted.",
      set("aws_lb", { enable_deletion_protection: [true, false] }, { internal: true }),
    ),
    danger(
      "Requests are let through unless a rule blocks them.",
      set("aws_wafv2_web_acl", {
        default_action: [[{ block: [{}], allow: [] }], [{ block: [], allow: [{}] }]],
      }),
    ),
    danger(
      "Passwords of six characters.",
      set("aws_cognito_user_pool", { "password_policy[].minimum_length": [12, 6] }),
    ),
    danger(
      "Old passwords can be used again.",
      set("aws_iam_account_password_policy", { password_reuse_prevention: [24, 0] }),
    ),
    danger(
      "Unsigned code is deployed, with a warning.",
      set("aws_lambda_code_signing_config", {
        "policies[].untrusted_artifact_on_deployment": ["Enforce", "Warn"],
      }),
    ),
    danger(
      "The distribution goes out from behind its firewall.",
      set(
        "aws_cloudfront_distribution",
        { web_acl_id: ["arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1", ""] },
        { enabled: true },
      ),
    ),
    danger("Nothing absorbs an attack on the balancer.", destroy("aws_shield_protection", { name: "lb" })),
  ],
  retention: [
    danger(
      "A backup of one day is left.",
      set("aws_rds_cluster", { backup_retention_period: [14, 1] }, { engine: "aurora-mysql" }),
    ),
    danger(
      "Backups may be deleted after one day.",
      set("aws_backup_vault_lock_configuration", { min_retention_days: [30, 1] }, { backup_vault_name: "v" }),
    ),
    danger(
      "Nothing of what is selected is backed up.",
      destroy("aws_backup_selection", {
        name: "databases",
        plan_id: "p",
        resources: ["arn:aws:rds:*:*:db:*"],
      }),
    ),
    danger(
      "Versions are no longer kept.",
      set("aws_s3_bucket_versioning", { "versioning_configuration[].status": ["Enabled", "Suspended"] }),
    ),
  ],
  logging: [
    danger("Nothing is recorded.", set("aws_cloudtrail", { enable_logging: [true, false] }, { name: "t" })),
    danger(
      "Requests to the API are not logged.",
      set(
        "aws_api_gateway_method_settings",
        { "settings[].logging_level": ["INFO", "OFF"] },
        { rest_api_id: "a", stage_name: "live", method_path: "*/*" },
      ),
    ),
    danger(
      "Blocked requests are no longer recorded.",
      destroy("aws_wafv2_web_acl_logging_configuration", { resource_arn: "arn:aws:wafv2:x" }),
    ),
    danger(
      "Queries are no longer audited.",
      set("aws_docdb_cluster", { enabled_cloudwatch_logs_exports: [["audit", "profiler"], ["profiler"]] }),
    ),
  ],
  alert: [
    danger(
      "The alarm waits for half an hour.",
      set(
        "aws_cloudwatch_metric_alarm",
        { evaluation_periods: [2, 30] },
        { threshold: 80, comparison_operator: "GreaterThanThreshold", period: 60 },
      ),
    ),
    danger(
      "Those on call get no message.",
      destroy("aws_sns_topic_subscription", {
        topic_arn: "arn:aws:sns:eu-central-1:111122223333:alarms",
        protocol: "email",
        endpoint: "oncall@example.com",
      }),
    ),
    danger("The endpoint is not checked.", set("aws_route53_health_check", { disabled: [false, true] })),
  ],
  "data-loss": [
    danger("The file system is deleted.", destroy("aws_efs_file_system", { encrypted: true })),
    danger(
      "The table is made again, empty.",
      replace(
        "aws_dynamodb_table",
        { name: "orders", hash_key: "id", billing_mode: "PAY_PER_REQUEST" },
        { name: "orders", hash_key: "order_id", billing_mode: "PAY_PER_REQUEST" },
        { replacePaths: [["hash_key"]] },
      ),
    ),
  ],
  encryption: [
    danger(
      "Requests over plain HTTP are answered.",
      set("aws_opensearch_domain", { "domain_endpoint_options[].enforce_https": [true, false] }),
    ),
    danger(
      "TLS 1.0 is accepted.",
      set("aws_api_gateway_domain_name", { security_policy: ["TLS_1_2", "TLS_1_0"] }, { domain_name: "a.b" }),
    ),
    danger(
      "A new disk in plain text.",
      create("aws_ebs_volume", {
        availability_zone: "eu-central-1a",
        size: 200,
        type: "gp3",
        encrypted: false,
        tags: { Name: "ledger" },
      }),
    ),
    danger(
      "The parameter group allows connections without TLS.",
      set("aws_rds_cluster_parameter_group", {
        parameter: [
          [{ name: "rds.force_ssl", value: "1", apply_method: "immediate" }],
          [{ name: "rds.force_ssl", value: "0", apply_method: "immediate" }],
        ],
      }),
    ),
  ],
  capacity: [
    danger(
      "One copy of the cache is left.",
      set(
        "aws_elasticache_replication_group",
        { num_cache_clusters: [3, 1] },
        { node_type: "cache.r6g.large" },
      ),
    ),
  ],
  policy: [
    danger(
      "Reading secrets besides writing logs.",
      becomes(
        { Action: ["logs:PutLogEvents"], Resource: "*" },
        { Action: ["logs:PutLogEvents", "secretsmanager:GetSecretValue"], Resource: "*" },
      ),
    ),
    danger(
      "An access key for any user.",
      gains({ Action: "iam:CreateAccessKey", Resource: `${OURS}:user/*` }),
    ),
    danger(
      "The condition that asks for a second factor goes.",
      becomes(
        {
          Action: "ec2:TerminateInstances",
          Resource: "*",
          Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
        },
        { Action: "ec2:TerminateInstances", Resource: "*" },
      ),
    ),
    danger(
      "A new role that any workflow on GitHub takes.",
      create("aws_iam_role", {
        name: "release",
        max_session_duration: 3600,
        assume_role_policy: document({
          Effect: "Allow",
          Principal: { Federated: `${OURS}:oidc-provider/token.actions.githubusercontent.com` },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
            StringLike: { "token.actions.githubusercontent.com:sub": "repo:*" },
          },
        }),
      }),
    ),
    danger(
      "Everyone in the other account, not one role.",
      trust({ Principal: { AWS: `${STRANGER}:role/deploy` } }, { Principal: { AWS: `${STRANGER}:root` } }),
    ),
    danger(
      "Another account may use and administer the key.",
      shares(
        "aws_kms_key",
        { Sid: "own", Principal: { AWS: `${OURS}:root` }, Action: "kms:*", Resource: "*" },
        {
          Sid: "own",
          Principal: { AWS: [`${OURS}:root`, `${STRANGER}:root`] },
          Action: "kms:*",
          Resource: "*",
        },
      ),
    ),
    danger(
      "A queue that everyone sends to, in a new document.",
      create("aws_sqs_queue", {
        name: "events",
        sqs_managed_sse_enabled: true,
        message_retention_seconds: 345600,
        policy: document({ Effect: "Allow", Principal: "*", Action: "sqs:*", Resource: "*" }),
      }),
    ),
    danger(
      "The group of developers gets the administrator's policy.",
      create("aws_iam_role_policy_attachment", {
        role: "developer",
        policy_arn: "arn:aws:iam::aws:policy/IAMFullAccess",
      }),
    ),
    danger(
      "The guardrail no longer denies leaving the organization.",
      set("aws_organizations_policy", {
        content: [
          document({
            Effect: "Deny",
            Action: ["organizations:LeaveOrganization", "cloudtrail:StopLogging"],
            Resource: "*",
          }),
          document({ Effect: "Deny", Action: ["cloudtrail:StopLogging"], Resource: "*" }),
        ],
      }),
    ),
    danger(
      "The function's build may do everything inside its host.",
      set("aws_codebuild_project", { "environment[].privileged_mode": [false, true] }),
    ),
  ],
};

/** Harmless and undecided changes of AWS. */
export const AMAZON_SAFE: ByKind = {
  strengthen: [
    safe(
      "Images are scanned.",
      set("aws_ecr_repository", { "image_scanning_configuration[].scan_on_push": [false, true] }),
    ),
    safe(
      "The pool is protected.",
      set("aws_cognito_user_pool", { deletion_protection: ["INACTIVE", "ACTIVE"] }),
    ),
    safe(
      "Older TLS is refused.",
      set("aws_cloudfront_distribution", {
        "viewer_certificate[].minimum_protocol_version": ["TLSv1", "TLSv1.2_2021"],
      }),
    ),
    safe(
      "A trust with an external id.",
      trust(
        { Principal: { AWS: `${STRANGER}:root` } },
        {
          Principal: { AWS: `${STRANGER}:root` },
          Condition: { StringEquals: { "sts:ExternalId": "f2a9" } },
        },
      ),
    ),
    safe(
      "An office only.",
      update(
        "aws_vpc_security_group_ingress_rule",
        { security_group_id: "sg", ip_protocol: "tcp", from_port: 22, to_port: 22, cidr_ipv4: "0.0.0.0/0" },
        {
          security_group_id: "sg",
          ip_protocol: "tcp",
          from_port: 22,
          to_port: 22,
          cidr_ipv4: "198.51.100.7/32",
        },
      ),
    ),
    safe("Messages are encrypted.", set("aws_sqs_queue", { sqs_managed_sse_enabled: [false, true] })),
    safe(
      "Fewer machines are asked of at once before the alarm.",
      set(
        "aws_cloudwatch_metric_alarm",
        { threshold: [90, 70] },
        { comparison_operator: "GreaterThanOrEqualToThreshold", evaluation_periods: 2 },
      ),
    ),
    safe("A second copy of the database.", set("aws_rds_cluster", { deletion_protection: [false, true] })),
  ],
  benign: [
    safe(
      "A description.",
      set("aws_kms_key", { description: ["", "Orders"] }, { enable_key_rotation: true }),
    ),
    safe(
      "The website's certificate.",
      set("aws_lb_listener", {
        certificate_arn: [
          "arn:aws:acm:eu-central-1:111122223333:certificate/1",
          "arn:aws:acm:eu-central-1:111122223333:certificate/2",
        ],
      }),
    ),
    safe(
      "A newer image.",
      set("aws_instance", { tags: [{ Name: "web" }, { Name: "web", team: "shop" }] }, { ami: "ami-1" }),
    ),
    safe("A handler's name.", set("aws_lambda_function", { handler: ["index.handler", "main.handler"] })),
    safe(
      "One table for one role.",
      create("aws_iam_role_policy", {
        name: "orders",
        role: "orders",
        policy: document({
          Effect: "Allow",
          Action: ["dynamodb:GetItem", "dynamodb:Query"],
          Resource: "arn:aws:dynamodb:eu-central-1:111122223333:table/orders",
        }),
      }),
    ),
    safe(
      "A new, closed bucket.",
      create("aws_s3_bucket_public_access_block", {
        bucket: "b",
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      }),
    ),
  ],
  direction: [
    safe(
      "Queries are cached longer.",
      set("aws_cloudfront_distribution", { "default_cache_behavior[].default_ttl": [60, 600] }),
    ),
    safe(
      "The rule refuses the whole world.",
      create("aws_network_acl_rule", {
        network_acl_id: "acl",
        rule_number: 90,
        egress: false,
        protocol: "tcp",
        rule_action: "deny",
        cidr_block: "0.0.0.0/0",
        from_port: 22,
        to_port: 22,
      }),
    ),
    safe(
      "More is denied.",
      set("aws_organizations_policy", {
        content: [
          document({ Effect: "Deny", Action: ["iam:CreateUser"], Resource: "*" }),
          document({ Effect: "Deny", Action: ["iam:*"], Resource: "*" }),
        ],
      }),
    ),
  ],
  unknown: [
    undecided(
      "Who may read the bucket.",
      set("aws_s3_bucket_policy", {
        policy: [document({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" }), UNKNOWN],
      }),
    ),
    undecided(
      "Who is let in.",
      create("aws_vpc_security_group_ingress_rule", {
        security_group_id: "sg",
        ip_protocol: "tcp",
        from_port: 22,
        to_port: 22,
        cidr_ipv4: UNKNOWN,
      }),
    ),
  ],
};
