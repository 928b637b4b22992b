import type { Labelled } from "../labelled";
import { both, weakens } from "./pairs";

/** TLS and filters of requests in AWS, by the rules of checkov and KICS. */
export const AMAZON_TLS: readonly Labelled[] = [
  weakens(
    "CKV_AWS_2",
    "Requests arrive without TLS.",
    "aws_lb_listener",
    { protocol: "HTTPS", port: 443, ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06", certificate_arn: "c" },
    { protocol: "HTTP", port: 80, ssl_policy: "", certificate_arn: null },
    { load_balancer_arn: "lb", default_action: [{ type: "forward", target_group_arn: "t" }] },
  ),
  both(
    "CKV_AWS_34",
    "Pages are served without TLS.",
    "aws_cloudfront_distribution",
    { default_cache_behavior: [{ target_origin_id: "o", viewer_protocol_policy: "redirect-to-https" }] },
    { default_cache_behavior: [{ target_origin_id: "o", viewer_protocol_policy: "allow-all" }] },
    { enabled: true },
  ),
  both(
    "CKV_AWS_34",
    "One path is served without TLS.",
    "aws_cloudfront_distribution",
    {
      ordered_cache_behavior: [
        { path_pattern: "/api/*", target_origin_id: "o", viewer_protocol_policy: "https-only" },
        { path_pattern: "/img/*", target_origin_id: "o", viewer_protocol_policy: "https-only" },
      ],
    },
    {
      ordered_cache_behavior: [
        { path_pattern: "/api/*", target_origin_id: "o", viewer_protocol_policy: "allow-all" },
        { path_pattern: "/img/*", target_origin_id: "o", viewer_protocol_policy: "https-only" },
      ],
    },
    { enabled: true },
  ),
  both(
    "CKV_AWS_174",
    "Old versions of TLS are accepted.",
    "aws_cloudfront_distribution",
    {
      viewer_certificate: [
        {
          acm_certificate_arn: "c",
          ssl_support_method: "sni-only",
          minimum_protocol_version: "TLSv1.2_2021",
        },
      ],
    },
    {
      viewer_certificate: [
        { acm_certificate_arn: "c", ssl_support_method: "sni-only", minimum_protocol_version: "TLSv1" },
      ],
    },
    { enabled: true },
  ),
  both(
    "KICS vulnerable_default_ssl_certificate",
    "Old versions of TLS are accepted.",
    "aws_cloudfront_distribution",
    {
      viewer_certificate: [
        {
          cloudfront_default_certificate: false,
          acm_certificate_arn: "c",
          ssl_support_method: "sni-only",
          minimum_protocol_version: "TLSv1.2_2021",
        },
      ],
    },
    {
      viewer_certificate: [
        {
          cloudfront_default_certificate: true,
          acm_certificate_arn: "",
          ssl_support_method: null,
          minimum_protocol_version: "TLSv1",
        },
      ],
    },
    { enabled: true },
  ),
  both(
    "CKV_AWS_127",
    "Requests arrive without TLS.",
    "aws_elb",
    {
      listener: [
        {
          lb_port: 443,
          lb_protocol: "https",
          instance_port: 80,
          instance_protocol: "http",
          ssl_certificate_id: "c",
        },
      ],
    },
    {
      listener: [
        {
          lb_port: 80,
          lb_protocol: "http",
          instance_port: 80,
          instance_protocol: "http",
          ssl_certificate_id: "",
        },
      ],
    },
    { name: "shop" },
  ),
  both(
    "CKV_AWS_376",
    "Connections arrive without TLS.",
    "aws_elb",
    {
      listener: [
        {
          lb_port: 6379,
          lb_protocol: "ssl",
          instance_port: 6379,
          instance_protocol: "tcp",
          ssl_certificate_id: "c",
        },
      ],
    },
    {
      listener: [
        {
          lb_port: 6379,
          lb_protocol: "tcp",
          instance_port: 6379,
          instance_protocol: "tcp",
          ssl_certificate_id: "",
        },
      ],
    },
    { name: "cache" },
  ),
  both(
    "CKV_AWS_213",
    "Old versions of TLS are accepted.",
    "aws_load_balancer_policy",
    {
      policy_attribute: [
        { name: "Protocol-TLSv1.2", value: "true" },
        { name: "Protocol-SSLv3", value: "false" },
      ],
    },
    {
      policy_attribute: [
        { name: "Protocol-TLSv1.2", value: "true" },
        { name: "Protocol-SSLv3", value: "true" },
      ],
    },
    { load_balancer_name: "shop", policy_name: "tls", policy_type_name: "SSLNegotiationPolicyType" },
  ),
  both(
    "CKV_AWS_206",
    "Old versions of TLS are accepted.",
    "aws_api_gateway_domain_name",
    { security_policy: "TLS_1_2" },
    { security_policy: "TLS_1_0" },
    { domain_name: "api.example.com" },
  ),
  both(
    "CKV_AWS_228",
    "Old versions of TLS are accepted.",
    "aws_elasticsearch_domain",
    { domain_endpoint_options: [{ enforce_https: true, tls_security_policy: "Policy-Min-TLS-1-2-2019-07" }] },
    { domain_endpoint_options: [{ enforce_https: true, tls_security_policy: "Policy-Min-TLS-1-0-2019-07" }] },
    { domain_name: "search" },
  ),
  both(
    "CKV_AWS_218",
    "Old versions of TLS are accepted.",
    "aws_cloudsearch_domain",
    { endpoint_options: [{ enforce_https: true, tls_security_policy: "Policy-Min-TLS-1-2-2019-07" }] },
    { endpoint_options: [{ enforce_https: true, tls_security_policy: "Policy-Min-TLS-1-0-2019-07" }] },
    { name: "search" },
  ),
  both(
    "CKV_AWS_365",
    "Mail is sent without TLS.",
    "aws_ses_configuration_set",
    { delivery_options: [{ tls_policy: "Require" }] },
    { delivery_options: [{ tls_policy: "Optional" }] },
    { name: "mail" },
  ),
  both(
    "CKV_AWS_239",
    "The cache is reached without TLS.",
    "aws_dax_cluster",
    { cluster_endpoint_encryption_type: "TLS" },
    { cluster_endpoint_encryption_type: "NONE" },
    { cluster_name: "orders", node_type: "dax.r5.large", replication_factor: 3 },
  ),
  both(
    "CKV_AWS_81",
    "Clients connect without TLS.",
    "aws_msk_cluster",
    { encryption_info: [{ encryption_in_transit: [{ client_broker: "TLS", in_cluster: true }] }] },
    { encryption_info: [{ encryption_in_transit: [{ client_broker: "PLAINTEXT", in_cluster: true }] }] },
    { cluster_name: "events", number_of_broker_nodes: 3 },
  ),
  both(
    "CKV_AWS_81",
    "Brokers exchange records in clear.",
    "aws_msk_cluster",
    { encryption_info: [{ encryption_in_transit: [{ client_broker: "TLS", in_cluster: true }] }] },
    { encryption_info: [{ encryption_in_transit: [{ client_broker: "TLS", in_cluster: false }] }] },
    { cluster_name: "events", number_of_broker_nodes: 3 },
  ),
  both(
    "CKV_AWS_90",
    "Clients connect without TLS.",
    "aws_docdb_cluster_parameter_group",
    { parameter: [{ name: "tls", value: "enabled", apply_method: "pending-reboot" }] },
    { parameter: [{ name: "tls", value: "disabled", apply_method: "pending-reboot" }] },
    { name: "docs", family: "docdb5.0" },
  ),
  both(
    "CKV_AWS_105",
    "Clients connect without TLS.",
    "aws_redshift_parameter_group",
    { parameter: [{ name: "require_ssl", value: "true" }] },
    { parameter: [{ name: "require_ssl", value: "false" }] },
    { name: "dw", family: "redshift-2.0" },
  ),
  both(
    "CKV_AWS_97",
    "Files travel without encryption.",
    "aws_ecs_task_definition",
    {
      volume: [
        { name: "data", efs_volume_configuration: [{ file_system_id: "fs", transit_encryption: "ENABLED" }] },
      ],
    },
    {
      volume: [
        {
          name: "data",
          efs_volume_configuration: [{ file_system_id: "fs", transit_encryption: "DISABLED" }],
        },
      ],
    },
    { family: "web", network_mode: "awsvpc" },
  ),
  both(
    "CKV_AWS_357",
    "Files are exchanged over FTP in clear.",
    "aws_transfer_server",
    { protocols: ["FTPS", "SFTP"] },
    { protocols: ["FTP", "SFTP"] },
    { endpoint_type: "VPC" },
  ),
  both(
    "CKV_AWS_380",
    "Weaker ciphers are accepted.",
    "aws_transfer_server",
    { security_policy_name: "TransferSecurityPolicy-2024-01" },
    { security_policy_name: "TransferSecurityPolicy-2018-11" },
    { protocols: ["SFTP"] },
  ),
  both(
    "CKV_AWS_259",
    "Browsers no longer insist on TLS.",
    "aws_cloudfront_response_headers_policy",
    {
      security_headers_config: [
        {
          strict_transport_security: [
            { access_control_max_age_sec: 31536000, include_subdomains: true, override: true, preload: true },
          ],
        },
      ],
    },
    { security_headers_config: [{ strict_transport_security: [] }] },
    { name: "headers" },
  ),
  both(
    "CKV_AWS_328",
    "Requests that can be smuggled are let through.",
    "aws_lb",
    { desync_mitigation_mode: "strictest" },
    { desync_mitigation_mode: "monitor" },
    { name: "shop", load_balancer_type: "application", internal: false },
  ),
  both(
    "CKV_AWS_342",
    "Requests that match are let through.",
    "aws_wafv2_web_acl",
    {
      rule: [{ name: "common", priority: 1, override_action: [{ none: [{}], count: [] }], statement: [] }],
    },
    {
      rule: [{ name: "common", priority: 1, override_action: [{ none: [], count: [{}] }], statement: [] }],
    },
    { name: "shop", scope: "REGIONAL", default_action: [{ allow: [{}] }] },
  ),
  both(
    "CKV_AWS_175",
    "The list has no rules left.",
    "aws_waf_web_acl",
    { rules: [{ priority: 1, rule_id: "r-1", type: "REGULAR", action: [{ type: "BLOCK" }] }] },
    { rules: [] },
    { name: "shop", metric_name: "shop", default_action: [{ type: "ALLOW" }] },
  ),
  both(
    "CKV_AWS_192",
    "Known attacks on logging are let through.",
    "aws_wafv2_web_acl",
    {
      rule: [
        {
          name: "bad-inputs",
          priority: 1,
          statement: [
            {
              managed_rule_group_statement: [
                {
                  name: "AWSManagedRulesKnownBadInputsRuleSet",
                  vendor_name: "AWS",
                  rule_action_override: [],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      rule: [
        {
          name: "bad-inputs",
          priority: 1,
          statement: [
            {
              managed_rule_group_statement: [
                {
                  name: "AWSManagedRulesKnownBadInputsRuleSet",
                  vendor_name: "AWS",
                  rule_action_override: [{ name: "Log4JRCE", action_to_use: [{ count: [{}] }] }],
                },
              ],
            },
          ],
        },
      ],
    },
    { name: "shop", scope: "REGIONAL", default_action: [{ allow: [{}] }] },
  ),
].flat();
