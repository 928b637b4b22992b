import type { Value } from "@infra-tools/terraform-plan/value";
import { nested, rulesFor, update } from "../checks/plans";

const rules = (type: string, path: string, before: Value, after: Value) =>
  rulesFor(update(type, nested(path, before), nested(path, after)));

type Row = readonly [type: string, path: string, worse: string, better: string, rule: string];

/** Values whose order only the documentation of their provider says. */
const DOCUMENTED: readonly Row[] = [
  [
    "azurerm_linux_web_app",
    "auth_settings_v2[].unauthenticated_action",
    "AllowAnonymous",
    "Return401",
    "privileges-raised",
  ],
  [
    "azurerm_app_service",
    "auth_settings[].unauthenticated_client_action",
    "AllowAnonymous",
    "RedirectToLoginPage",
    "privileges-raised",
  ],
  ["azurerm_container_app", "ingress[].client_certificate_mode", "ignore", "require", "privileges-raised"],
  [
    "azurerm_batch_pool",
    "start_task[].user_identity[].auto_user[].elevation_level",
    "Admin",
    "NonAdmin",
    "privileges-raised",
  ],
  ["auth0_client", "redirection_policy", "allow_always", "open_redirect_protection", "privileges-raised"],
  ["auth0_client", "organization_usage", "allow", "require", "privileges-raised"],
  [
    "auth0_connection",
    "options[].authentication_methods[].password[].signup_behavior",
    "allow",
    "block",
    "privileges-raised",
  ],
  [
    "auth0_connection",
    "options[].password_options[].complexity[].identical_characters",
    "allow",
    "block",
    "privileges-raised",
  ],
  [
    "auth0_connection",
    "options[].password_options[].complexity[].sequential_characters",
    "allow",
    "block",
    "privileges-raised",
  ],
  ["auth0_guardian", "webauthn_roaming[].user_verification", "discouraged", "required", "privileges-raised"],
  [
    "databricks_postgres_data_api",
    "openapi_mode",
    "OPEN_API_MODE_IGNORE_PRIVILEGES",
    "OPEN_API_MODE_DISABLED",
    "privileges-raised",
  ],
  [
    "azuread_access_package_assignment_policy",
    "assignment_review_settings[].review_type",
    "Self",
    "Manager",
    "privileges-raised",
  ],
  ["okta_idp_oidc", "suspended_action", "REACTIVATE", "NONE", "privileges-raised"],
  [
    "aws_transfer_server",
    "sftp_authentication_methods",
    "PASSWORD",
    "PUBLIC_KEY_AND_PASSWORD",
    "privileges-raised",
  ],
  [
    "aws_bedrockagentcore_browser",
    "network_configuration[].network_mode",
    "PUBLIC",
    "VPC",
    "exposure-widened",
  ],
  [
    "aws_vpclattice_resource_gateway",
    "resource_config_dns_resolution",
    "PUBLIC",
    "IN_VPC",
    "exposure-widened",
  ],
  ["aws_apigatewayv2_integration", "connection_type", "INTERNET", "VPC_LINK", "exposure-widened"],
  [
    "databricks_account_network_policy",
    "egress[].network_access[].restriction_mode",
    "FULL_ACCESS",
    "RESTRICTED_ACCESS",
    "exposure-widened",
  ],
  ["acme_rest_api", "endpoint_access_mode", "BASIC", "STRICT", "exposure-widened"],
  ["acme_cluster", "web_app_routing[].default_nginx_controller", "External", "Internal", "exposure-widened"],
  ["aws_sagemaker_space", "space_sharing_settings[].sharing_type", "Shared", "Private", "exposure-widened"],
  [
    "aws_sagemaker_domain",
    "default_user_settings[].sharing_settings[].notebook_output_option",
    "Allowed",
    "Disabled",
    "exposure-widened",
  ],
  [
    "aws_codebuild_project",
    "environment[].environment_variable[].type",
    "PLAINTEXT",
    "SECRETS_MANAGER",
    "exposure-widened",
  ],
  [
    "aws_cloudfront_response_headers_policy",
    "security_headers_config[].frame_options[].frame_option",
    "SAMEORIGIN",
    "DENY",
    "exposure-widened",
  ],
  ["azurerm_resource_group_template_deployment", "debug_level", "requestContent", "none", "exposure-widened"],
  [
    "google_discovery_engine_assistant",
    "customer_policy[].model_armor_config[].failure_mode",
    "FAIL_OPEN",
    "FAIL_CLOSED",
    "protection-removed",
  ],
  [
    "google_firebase_app_check_resource_policy",
    "enforcement_mode",
    "UNENFORCED",
    "ENFORCED",
    "protection-removed",
  ],
  [
    "aws_bedrockagentcore_policy",
    "validation_mode",
    "IGNORE_ALL_FINDINGS",
    "FAIL_ON_ANY_FINDINGS",
    "protection-removed",
  ],
  [
    "azurerm_automanage_configuration",
    "antimalware[].scheduled_scan_type",
    "Quick",
    "Full",
    "protection-removed",
  ],
  [
    "azurerm_automanage_configuration",
    "azure_security_baseline[].assignment_type",
    "Audit",
    "ApplyAndAutoCorrect",
    "protection-removed",
  ],
  [
    "auth0_attack_protection",
    "breached_password_detection[].method",
    "standard",
    "enhanced",
    "protection-removed",
  ],
  [
    "aws_glue_crawler",
    "schema_change_policy[].delete_behavior",
    "DELETE_FROM_DATABASE",
    "LOG",
    "protection-removed",
  ],
  [
    "aws_sagemaker_domain",
    "retention_policy[].home_efs_file_system",
    "Delete",
    "Retain",
    "protection-removed",
  ],
  ["alicloud_amqp_instance", "listener_mode", "tcp_and_ssl", "ssl_only", "tls-weakened"],
  [
    "alicloud_vpn_gateway_vpn_attachment",
    "tunnel_options_specification[].tunnel_ipsec_config[].ipsec_enc_alg",
    "des",
    "aes256",
    "encryption-weakened",
  ],
  [
    "alicloud_vpn_gateway_vpn_attachment",
    "tunnel_options_specification[].tunnel_ipsec_config[].ipsec_pfs",
    "disabled",
    "group14",
    "encryption-weakened",
  ],
  [
    "aws_networkfirewall_firewall",
    "encryption_configuration[].type",
    "AWS_OWNED_KMS_KEY",
    "CUSTOMER_KMS",
    "encryption-weakened",
  ],
  [
    "aws_kinesis_firehose_delivery_stream",
    "opensearch_configuration[].s3_backup_mode",
    "FailedDocumentsOnly",
    "AllDocuments",
    "backup-weakened",
  ],
  ["aws_datasync_task", "options[].verify_mode", "NONE", "POINT_IN_TIME_CONSISTENT", "backup-weakened"],
  [
    "aws_fsx_windows_file_system",
    "audit_log_configuration[].file_access_audit_log_level",
    "DISABLED",
    "SUCCESS_AND_FAILURE",
    "audit-reduced",
  ],
  [
    "acme_subnetwork",
    "log_config[].metadata",
    "EXCLUDE_ALL_METADATA",
    "INCLUDE_ALL_METADATA",
    "audit-reduced",
  ],
  [
    "acme_backend",
    "log_config[].optional_mode",
    "EXCLUDE_ALL_OPTIONAL",
    "INCLUDE_ALL_OPTIONAL",
    "audit-reduced",
  ],
  ["google_compute_router_nat", "log_config[].filter", "ERRORS_ONLY", "ALL", "audit-reduced"],
  ["aws_datasync_task", "options[].log_level", "OFF", "TRANSFER", "audit-reduced"],
  ["aws_cloudwatch_event_bus", "log_config[].include_detail", "NONE", "FULL", "audit-reduced"],
];

it.each(DOCUMENTED)("%s.%s is worse as %s than as %s", (type, path, worse, better, rule) => {
  expect(rules(type, path, better, worse)).toEqual([rule]);
  expect(rules(type, path, worse, better)).toEqual([]);
});

it("values outside of an order have none", () => {
  expect(rules("aws_apigatewayv2_integration", "integration_type", "AWS_PROXY", "HTTP_PROXY")).toEqual([]);
  expect(rules("acme_scan", "mode", "quick", "full")).toEqual([]);
  expect(rules("acme_game", "failure_mode", "respawn", "end")).toEqual([]);
});
