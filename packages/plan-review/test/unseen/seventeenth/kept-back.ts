import { destroy } from "../../checks/plans";
import { danger, type Labelled } from "../labelled";
import { document, OURS } from "../policy-shapes";
import { both, clean, starts, weakens } from "./pairs";

const ALLOW = { Effect: "Allow" };
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1a2b3c4d-0000-4000-8000-1234567890ab";
const LOGS = "arn:aws:logs:eu-central-1:111122223333:log-group:/app";
const ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";
const ALL_CUSTOMERS = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

const grant = (permission: string, uri: string) => ({
  access_control_policy: [
    { owner: [{ id: "1" }], grant: [{ permission, grantee: [{ type: "Group", uri }] }] },
  ],
});

/** Rules that were kept back while the words of the others were learned: every third of KICS, of trivy and of checkov's graphs. */
export const KEPT_BACK: readonly Labelled[] = [
  both(
    "KICS amazon_mq_broker_encryption_disabled",
    "Messages leave the customer's key.",
    "aws_mq_broker",
    { encryption_options: [{ kms_key_id: KEY, use_aws_owned_key: false }] },
    { encryption_options: [{ kms_key_id: null, use_aws_owned_key: true }] },
    { broker_name: "orders", engine_type: "RabbitMQ" },
  ),
  both(
    "KICS api_gateway_endpoint_config_is_not_private",
    "The API answers the internet.",
    "aws_api_gateway_rest_api",
    { endpoint_configuration: [{ types: ["PRIVATE"], vpc_endpoint_ids: ["vpce-1"] }] },
    { endpoint_configuration: [{ types: ["REGIONAL"], vpc_endpoint_ids: [] }] },
    { name: "internal" },
  ),
  both(
    "KICS api_gateway_without_ssl_certificate",
    "Backends no longer see that the gateway calls them.",
    "aws_api_gateway_stage",
    { client_certificate_id: "abc123" },
    { client_certificate_id: "" },
    { rest_api_id: "a1", stage_name: "live", deployment_id: "d1" },
  ),
  both(
    "KICS athena_database_not_encrypted",
    "Results are stored without encryption.",
    "aws_athena_database",
    { encryption_configuration: [{ encryption_option: "SSE_KMS", kms_key: KEY }] },
    { encryption_configuration: [] },
    { name: "reports", bucket: "results" },
  ),
  both(
    "KICS batch_job_definition_with_privileged_container_properties",
    "Jobs have all rights on the machine.",
    "aws_batch_job_definition",
    { container_properties: JSON.stringify({ image: "job:1", privileged: false, vcpus: 1 }) },
    { container_properties: JSON.stringify({ image: "job:1", privileged: true, vcpus: 1 }) },
    { name: "job", type: "container" },
  ),
  both(
    "KICS cloudfront_logging_disabled",
    "Requests are no longer recorded.",
    "aws_cloudfront_distribution",
    { logging_config: [{ bucket: "logs.s3.amazonaws.com", prefix: "cdn/", include_cookies: false }] },
    { logging_config: [] },
    { enabled: true },
  ),
  both(
    "KICS eks_cluster_log_disabled",
    "Calls of the cluster's API are no longer recorded.",
    "aws_eks_cluster",
    { enabled_cluster_log_types: ["audit", "api"] },
    { enabled_cluster_log_types: [] },
    { name: "shop" },
  ),
  both(
    "KICS elasticache_redis_cluster_without_backup",
    "The cache is no longer backed up.",
    "aws_elasticache_replication_group",
    { snapshot_retention_limit: 5, snapshot_window: "03:00-05:00" },
    { snapshot_retention_limit: 0, snapshot_window: "03:00-05:00" },
    { replication_group_id: "sessions" },
  ),
  both(
    "KICS elasticsearch_domain_with_vulnerable_policy",
    "Anyone may read and change the index.",
    "aws_elasticsearch_domain_policy",
    {
      access_policies: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:role/app` },
        Action: "es:ESHttpGet",
        Resource: "*",
      }),
    },
    { access_policies: document({ ...ALLOW, Principal: "*", Action: "es:*", Resource: "*" }) },
    { domain_name: "search" },
  ),
  both(
    "KICS elasticsearch_without_slow_logs",
    "Slow queries are no longer recorded.",
    "aws_opensearch_domain",
    {
      log_publishing_options: [
        { log_type: "INDEX_SLOW_LOGS", cloudwatch_log_group_arn: LOGS, enabled: true },
        { log_type: "AUDIT_LOGS", cloudwatch_log_group_arn: LOGS, enabled: true },
      ],
    },
    {
      log_publishing_options: [
        { log_type: "INDEX_SLOW_LOGS", cloudwatch_log_group_arn: LOGS, enabled: true },
      ],
    },
    { domain_name: "search" },
  ),
  both(
    "KICS elb_using_weak_ciphers",
    "Ciphers that can be broken are accepted.",
    "aws_load_balancer_policy",
    {
      policy_attribute: [
        { name: "ECDHE-RSA-AES128-GCM-SHA256", value: "true" },
        { name: "RC4-MD5", value: "false" },
      ],
    },
    {
      policy_attribute: [
        { name: "ECDHE-RSA-AES128-GCM-SHA256", value: "true" },
        { name: "RC4-MD5", value: "true" },
      ],
    },
    { load_balancer_name: "shop", policy_name: "tls", policy_type_name: "SSLNegotiationPolicyType" },
  ),
  both(
    "KICS glue_with_vulnerable_policy",
    "Anyone may read and change the catalog.",
    "aws_glue_resource_policy",
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:root` },
        Action: "glue:GetTable",
        Resource: "*",
      }),
    },
    { policy: document({ ...ALLOW, Principal: { AWS: "*" }, Action: "glue:*", Resource: "*" }) },
  ),
  weakens(
    "KICS kinesis_not_encrypted_with_kms",
    "Records are encrypted with the key of the provider.",
    "aws_kinesis_stream",
    { encryption_type: "KMS", kms_key_id: KEY },
    { encryption_type: "KMS", kms_key_id: "alias/aws/kinesis" },
    { name: "events" },
  ),
  both(
    "KICS kms_key_with_no_deletion_window",
    "A key that is deleted by mistake can be saved for a week only.",
    "aws_kms_key",
    { deletion_window_in_days: 30 },
    { deletion_window_in_days: 7 },
    { description: "data", enable_key_rotation: true },
  ),
  both(
    "KICS public_lambda_via_api_gateway",
    "Every method of the API may call the function.",
    "aws_lambda_permission",
    { source_arn: "arn:aws:execute-api:eu-central-1:111122223333:a1/live/POST/orders" },
    { source_arn: "arn:aws:execute-api:eu-central-1:111122223333:a1/*/*" },
    { function_name: "worker", action: "lambda:InvokeFunction", principal: "apigateway.amazonaws.com" },
  ),
  both(
    "KICS rest_api_with_vulnerable_policy",
    "Anyone may call the API.",
    "aws_api_gateway_rest_api_policy",
    {
      policy: document({
        ...ALLOW,
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: "*",
        Condition: { IpAddress: { "aws:SourceIp": "198.51.100.0/24" } },
      }),
    },
    { policy: document({ ...ALLOW, Principal: "*", Action: "execute-api:Invoke", Resource: "*" }) },
    { rest_api_id: "a1" },
  ),
  weakens(
    "KICS s3_bucket_acl_grants_write_acp_permission",
    "Anyone may change who reads the bucket.",
    "aws_s3_bucket_acl",
    grant("READ_ACP", "http://acs.amazonaws.com/groups/s3/LogDelivery"),
    grant("WRITE_ACP", ALL_USERS),
    { bucket: "shop" },
  ),
  weakens(
    "CKV2 S3NotAllowAccessToAllAuthenticatedUsers",
    "Every customer of AWS may read.",
    "aws_s3_bucket_acl",
    grant("READ", "http://acs.amazonaws.com/groups/s3/LogDelivery"),
    grant("READ", ALL_CUSTOMERS),
    { bucket: "shop" },
  ),
  both(
    "KICS s3_bucket_object_not_encrypted",
    "The object leaves its encryption.",
    "aws_s3_object",
    { server_side_encryption: "aws:kms", kms_key_id: KEY },
    { server_side_encryption: "AES256", kms_key_id: null },
    { bucket: "shop", key: "catalog.json" },
  ),
  both(
    "KICS s3_bucket_without_enabled_mfa_delete",
    "Versions may be deleted without a second factor.",
    "aws_s3_bucket_versioning",
    { versioning_configuration: [{ status: "Enabled", mfa_delete: "Enabled" }] },
    { versioning_configuration: [{ status: "Enabled", mfa_delete: "Disabled" }] },
    { bucket: "archive" },
  ),
  both(
    "KICS sensitive_port_is_exposed_to_entire_network",
    "The search index from everywhere.",
    "aws_security_group_rule",
    { cidr_blocks: ["10.0.0.0/16"] },
    { cidr_blocks: ["0.0.0.0/0"] },
    { type: "ingress", from_port: 9200, to_port: 9200, protocol: "tcp", security_group_id: "sg-1" },
  ),
  both(
    "KICS service_control_policies_disabled",
    "Policies of the organisation no longer apply.",
    "aws_organizations_organization",
    { feature_set: "ALL" },
    { feature_set: "CONSOLIDATED_BILLING" },
    { aws_service_access_principals: ["cloudtrail.amazonaws.com"] },
  ),
  both(
    "KICS sns_topic_publicity_has_allow_and_not_action_simultaneously",
    "Everything but one action is allowed.",
    "aws_sns_topic_policy",
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:root` },
        Action: ["sns:Publish"],
        Resource: "arn:aws:sns:eu-central-1:111122223333:alerts",
      }),
    },
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:root` },
        NotAction: ["sns:DeleteTopic"],
        Resource: "arn:aws:sns:eu-central-1:111122223333:alerts",
      }),
    },
    { arn: "arn:aws:sns:eu-central-1:111122223333:alerts" },
  ),
  both(
    "KICS sso_policy_with_full_priveleges",
    "Its users may do everything.",
    "aws_ssoadmin_permission_set_inline_policy",
    { inline_policy: document({ ...ALLOW, Action: ["s3:ListBucket"], Resource: "arn:aws:s3:::shop" }) },
    { inline_policy: document({ ...ALLOW, Action: ["*"], Resource: ["*"] }) },
    { permission_set_arn: "arn:aws:sso:::permissionSet/ssoins-1/ps-1" },
  ),
  both(
    "KICS stack_retention_disabled",
    "Stacks are deleted with the record of them.",
    "aws_cloudformation_stack_set_instance",
    { retain_stack: true },
    { retain_stack: false },
    { stack_set_name: "baseline", account_id: "444455556666" },
  ),
  weakens(
    "CKV2 ALBRedirectsHTTPToHTTPS",
    "Requests without TLS are answered.",
    "aws_lb_listener",
    {
      default_action: [
        {
          type: "redirect",
          redirect: [{ protocol: "HTTPS", port: "443", status_code: "HTTP_301" }],
          target_group_arn: "",
        },
      ],
    },
    { default_action: [{ type: "forward", redirect: [], target_group_arn: "t" }] },
    { load_balancer_arn: "lb", port: 80, protocol: "HTTP" },
  ),
  both(
    "CKV2 AWSdisableS3ACL",
    "Objects may be opened by their own lists.",
    "aws_s3_bucket_ownership_controls",
    { rule: [{ object_ownership: "BucketOwnerEnforced" }] },
    { rule: [{ object_ownership: "ObjectWriter" }] },
    { bucket: "shop" },
  ),
  both(
    "CKV2 CLoudFrontS3OriginConfigWithOAI",
    "The bucket is no longer reached with an identity of the distribution.",
    "aws_cloudfront_distribution",
    {
      origin: [{ origin_id: "s3", domain_name: "shop.s3.amazonaws.com", origin_access_control_id: "oac-1" }],
    },
    { origin: [{ origin_id: "s3", domain_name: "shop.s3.amazonaws.com", origin_access_control_id: "" }] },
    { enabled: true },
  ),
  both(
    "CKV2 CloudFrontUsesSecureProtocolsForHTTPS",
    "Origins are reached with a protocol that can be broken.",
    "aws_cloudfront_distribution",
    {
      origin: [
        {
          origin_id: "o",
          custom_origin_config: [{ origin_protocol_policy: "https-only", origin_ssl_protocols: ["TLSv1.2"] }],
        },
      ],
    },
    {
      origin: [
        {
          origin_id: "o",
          custom_origin_config: [
            { origin_protocol_policy: "https-only", origin_ssl_protocols: ["SSLv3", "TLSv1.2"] },
          ],
        },
      ],
    },
    { enabled: true },
  ),
  both(
    "CKV2 CloudfrontOriginNotHTTPSOnly",
    "Origins are reached without TLS.",
    "aws_cloudfront_distribution",
    {
      origin: [
        { origin_id: "o", custom_origin_config: [{ origin_protocol_policy: "https-only", http_port: 80 }] },
      ],
    },
    {
      origin: [
        { origin_id: "o", custom_origin_config: [{ origin_protocol_policy: "http-only", http_port: 80 }] },
      ],
    },
    { enabled: true },
  ),
  both(
    "CKV2 DMSEndpointHaveSSLConfigured",
    "Data is moved without TLS.",
    "aws_dms_endpoint",
    { ssl_mode: "verify-full" },
    { ssl_mode: "none" },
    { endpoint_id: "source", endpoint_type: "source", engine_name: "postgres" },
  ),
  both(
    "CKV2 EFSAddedBackup",
    "Files are no longer backed up.",
    "aws_efs_backup_policy",
    { backup_policy: [{ status: "ENABLED" }] },
    { backup_policy: [{ status: "DISABLED" }] },
    { file_system_id: "fs-1" },
  ),
  both(
    "CKV2 GuardDutyIsEnabled",
    "New accounts are no longer watched.",
    "aws_guardduty_organization_configuration",
    { auto_enable_organization_members: "ALL" },
    { auto_enable_organization_members: "NONE" },
    { detector_id: "d1" },
  ),
  both(
    "CKV2 PostgresRDSHasQueryLoggingEnabled",
    "Statements are no longer recorded.",
    "aws_db_parameter_group",
    { parameter: [{ name: "log_statement", value: "all", apply_method: "immediate" }] },
    { parameter: [{ name: "log_statement", value: "none", apply_method: "immediate" }] },
    { name: "pg", family: "postgres16" },
  ),
  both(
    "CKV2 RDSEncryptionInTransit",
    "Clients may connect without TLS.",
    "aws_rds_cluster_parameter_group",
    { parameter: [{ name: "rds.force_ssl", value: "1", apply_method: "immediate" }] },
    { parameter: [{ name: "rds.force_ssl", value: "0", apply_method: "immediate" }] },
    { name: "pg", family: "aurora-postgresql16" },
  ),
  both(
    "CKV2 LBWeakCiphers",
    "Old versions of TLS are accepted.",
    "aws_lb_listener",
    { ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
    { ssl_policy: "ELBSecurityPolicy-TLS-1-0-2015-04" },
    { load_balancer_arn: "lb", port: 443, protocol: "HTTPS", certificate_arn: "c" },
  ),
  both(
    "trivy codebuild/enable_encryption",
    "Other artifacts are stored without encryption.",
    "aws_codebuild_project",
    {
      secondary_artifacts: [
        { artifact_identifier: "docs", type: "S3", location: "docs", encryption_disabled: false },
      ],
    },
    {
      secondary_artifacts: [
        { artifact_identifier: "docs", type: "S3", location: "docs", encryption_disabled: true },
      ],
    },
    { name: "build" },
  ),
  both(
    "trivy ec2/no_excessive_port_access",
    "All ports and protocols are let in.",
    "aws_network_acl_rule",
    { protocol: "6", from_port: 443, to_port: 443 },
    { protocol: "-1", from_port: null, to_port: null },
    {
      network_acl_id: "acl-1",
      rule_number: 100,
      egress: false,
      rule_action: "allow",
      cidr_block: "0.0.0.0/0",
    },
  ),
  both(
    "trivy iam/filter_iam_pass_role",
    "Every role may be given to a service.",
    "aws_iam_policy",
    {
      policy: document({
        ...ALLOW,
        Action: "iam:PassRole",
        Resource: "*",
        Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      }),
    },
    { policy: document({ ...ALLOW, Action: "iam:PassRole", Resource: "*" }) },
    { name: "ci" },
  ),
  both(
    "trivy msk/enable_logging",
    "Logs of the brokers are no longer kept.",
    "aws_msk_cluster",
    { logging_info: [{ broker_logs: [{ s3: [{ enabled: true, bucket: "logs", prefix: "msk" }] }] }] },
    { logging_info: [] },
    { cluster_name: "events" },
  ),
  both(
    "trivy emr/enable_at_rest_encryption",
    "Data of the cluster is stored without encryption.",
    "aws_emr_security_configuration",
    { configuration: JSON.stringify({ EncryptionConfiguration: { EnableAtRestEncryption: true } }) },
    { configuration: JSON.stringify({ EncryptionConfiguration: { EnableAtRestEncryption: false } }) },
    { name: "emr" },
  ),
  both(
    "trivy s3/specify_public_access_block",
    "Public policies are accepted.",
    "aws_s3_bucket_public_access_block",
    { block_public_policy: true, restrict_public_buckets: true },
    { block_public_policy: false, restrict_public_buckets: false },
    { bucket: "shop", block_public_acls: true, ignore_public_acls: true },
  ),
  both(
    "trivy iam/set_max_password_age",
    "Passwords are changed once a year.",
    "aws_iam_account_password_policy",
    { max_password_age: 90 },
    { max_password_age: 365 },
    { minimum_password_length: 14 },
  ),
  // Kubernetes.
  both(
    "KICS cluster_allows_unsafe_sysctls",
    "Pods may change settings of the kernel.",
    "kubernetes_pod_security_policy",
    { spec: [{ allowed_unsafe_sysctls: [], privileged: false }] },
    { spec: [{ allowed_unsafe_sysctls: ["kernel.msg*"], privileged: false }] },
    { metadata: [{ name: "restricted" }] },
  ),
  weakens(
    "KICS network_policy_is_not_targeting_any_pod",
    "The policy applies to other pods only.",
    "kubernetes_network_policy_v1",
    { spec: [{ pod_selector: [{}], policy_types: ["Ingress"], ingress: [] }] },
    {
      spec: [{ pod_selector: [{ match_labels: { app: "nginx" } }], policy_types: ["Ingress"], ingress: [] }],
    },
    { metadata: [{ name: "deny", namespace: "shop" }] },
  ),
  both(
    "KICS permissive_access_to_create_pods",
    "Its holders may start pods with any account.",
    "kubernetes_role_v1",
    { rule: [{ api_groups: [""], resources: ["pods"], verbs: ["get", "list"] }] },
    { rule: [{ api_groups: [""], resources: ["pods"], verbs: ["get", "list", "create"] }] },
    { metadata: [{ name: "dev", namespace: "shop" }] },
  ),
  both(
    "KICS service_account_allows_access_secrets",
    "Its holders may read all secrets.",
    "kubernetes_cluster_role_v1",
    { rule: [{ api_groups: [""], resources: ["services"], verbs: ["get", "watch", "list"] }] },
    { rule: [{ api_groups: [""], resources: ["services", "secrets"], verbs: ["get", "watch", "list"] }] },
    { metadata: [{ name: "reader" }] },
  ),
  both(
    "KICS service_type_is_nodeport",
    "The service is reached through every machine.",
    "kubernetes_service_v1",
    { spec: [{ type: "ClusterIP", port: [{ port: 80, target_port: "8080" }], selector: { app: "web" } }] },
    { spec: [{ type: "NodePort", port: [{ port: 80, target_port: "8080" }], selector: { app: "web" } }] },
    { metadata: [{ name: "web" }] },
  ),
  both(
    "KICS psp_allows_containers_to_share_the_host_network_namespace",
    "Pods may use the machine's network.",
    "kubernetes_pod_security_policy",
    { spec: [{ host_network: false, privileged: false }] },
    { spec: [{ host_network: true, privileged: false }] },
    { metadata: [{ name: "restricted" }] },
  ),
  both(
    "KICS workload_mounting_with_sensitive_os_directory",
    "The container reads the machine's files.",
    "kubernetes_daemon_set_v1",
    {
      spec: [
        { template: [{ spec: [{ volume: [{ name: "v", empty_dir: [{}] }], container: [{ name: "a" }] }] }] },
      ],
    },
    {
      spec: [
        {
          template: [
            {
              spec: [{ volume: [{ name: "v", host_path: [{ path: "/etc" }] }], container: [{ name: "a" }] }],
            },
          ],
        },
      ],
    },
    { metadata: [{ name: "agent" }] },
  ),
  // Deletions.
  ...(
    [
      [
        "trivy cloudwatch/require_cloudtrail_change_alarm",
        "Changes of the trail raise no alarm.",
        "aws_cloudwatch_log_metric_filter",
      ],
      [
        "trivy cloudwatch/require_root_user_usage_alarm",
        "Use of the root account raises no alarm.",
        "aws_cloudwatch_metric_alarm",
      ],
      [
        "KICS no_password_policy_enabled",
        "The weaker default holds for passwords.",
        "aws_iam_account_password_policy",
      ],
      ["trivy s3/enable_logging", "Requests are no longer recorded.", "aws_s3_bucket_logging"],
      [
        "CKV2 NetworkFirewallHasLogging",
        "Connections are no longer recorded.",
        "aws_networkfirewall_logging_configuration",
      ],
      ["CKV2 Route53ZoneHasMatchingQueryLog", "Queries are no longer recorded.", "aws_route53_query_log"],
      [
        "CKV2 S3BucketHasPublicAccessBlock",
        "The bucket can be made public.",
        "aws_s3_bucket_public_access_block",
      ],
      [
        "CKV2 S3BucketReplicationConfiguration",
        "Objects are no longer copied.",
        "aws_s3_bucket_replication_configuration",
      ],
      ["CKV2 SecretsAreRotated", "The secret is no longer replaced.", "aws_secretsmanager_secret_rotation"],
      [
        "KICS iam_access_analyzer_not_enabled",
        "Access from outside is no longer found.",
        "aws_accessanalyzer_analyzer",
      ],
      ["KICS vpc_flowlogs_disabled", "Connections are no longer recorded.", "aws_flow_log"],
      ["KICS vpc_without_network_firewall", "Traffic is no longer filtered.", "aws_networkfirewall_firewall"],
      ["KICS shield_advanced_not_in_use", "Floods are no longer held off.", "aws_shield_protection"],
      [
        "KICS deployment_without_pod_disruption_budget",
        "An upgrade may stop all pods at once.",
        "kubernetes_pod_disruption_budget_v1",
      ],
      [
        "CKV2 SubnetHasACL",
        "The network's own list of rules no longer applies.",
        "aws_network_acl_association",
      ],
      [
        "CKV2 CodecommitApprovalRulesAttached",
        "Nobody else has to approve.",
        "aws_codecommit_approval_rule_template_association",
      ],
    ] satisfies (readonly [rule: string, why: string, type: string])[]
  ).map(([rule, why, type]) => danger(`${rule}: ${why}`, destroy(type, { id: "x" }))),
  // New resources.
  starts(
    "KICS batch_job_definition_with_privileged_container_properties",
    "All rights on the machine.",
    "aws_batch_job_definition",
    {
      name: "job",
      type: "container",
      container_properties: JSON.stringify({ image: "job:1", privileged: true }),
    },
  ),
  starts(
    "CKV2 IAMManagedIAMFullAccessPolicy",
    "Its holders may give themselves all permissions.",
    "aws_iam_role_policy_attachment",
    {
      role: "ci",
      policy_arn: "arn:aws:iam::aws:policy/IAMFullAccess",
    },
  ),
  starts(
    "KICS elasticsearch_domain_with_vulnerable_policy",
    "Anyone may read and change the index.",
    "aws_opensearch_domain_policy",
    {
      domain_name: "search",
      access_policies: document({ ...ALLOW, Principal: "*", Action: "es:*", Resource: "*" }),
    },
  ),
  starts(
    "KICS rest_api_with_vulnerable_policy",
    "Anyone may call the API.",
    "aws_api_gateway_rest_api_policy",
    {
      rest_api_id: "a1",
      policy: document({ ...ALLOW, Principal: "*", Action: "execute-api:Invoke", Resource: "*" }),
    },
  ),
  starts("CKV2 S3PublicACLWrite", "Anyone may change objects.", "aws_s3_bucket_acl", {
    bucket: "shop",
    acl: "public-read-write",
  }),
  starts("CKV2 LBWeakCiphers", "Old versions of TLS are accepted.", "aws_lb_listener", {
    load_balancer_arn: "lb",
    port: 443,
    protocol: "HTTPS",
    certificate_arn: "c",
    ssl_policy: "ELBSecurityPolicy-TLS-1-0-2015-04",
    default_action: [{ type: "forward", target_group_arn: "t" }],
  }),
  starts("KICS root_containers_admitted", "Containers as root.", "kubernetes_pod_security_policy", {
    metadata: [{ name: "open" }],
    spec: [{ privileged: true, host_network: true, run_as_user: [{ rule: "RunAsAny" }] }],
  }),
  clean("CKV2 RDSEncryptionInTransit", "aws_db_parameter_group", {
    name: "pg",
    family: "postgres16",
    parameter: [
      { name: "rds.force_ssl", value: "1" },
      { name: "log_statement", value: "ddl" },
    ],
  }),
  clean("trivy s3/specify_public_access_block", "aws_s3_bucket_public_access_block", {
    bucket: "shop",
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  }),
  clean("CKV2 CloudFrontUsesSecureProtocolsForHTTPS", "aws_cloudfront_distribution", {
    enabled: true,
    default_cache_behavior: [{ target_origin_id: "o", viewer_protocol_policy: "https-only" }],
    origin: [
      {
        origin_id: "o",
        domain_name: "origin.example.com",
        custom_origin_config: [
          { origin_protocol_policy: "https-only", origin_ssl_protocols: ["TLSv1.2"], http_port: 80 },
        ],
      },
    ],
  }),
  clean("KICS permissive_access_to_create_pods", "kubernetes_role_v1", {
    metadata: [{ name: "dev", namespace: "shop" }],
    rule: [{ api_groups: [""], resources: ["pods", "pods/log"], verbs: ["get", "list", "watch"] }],
  }),
].flat();
