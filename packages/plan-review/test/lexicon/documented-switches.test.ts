import { nested, rulesFor, update } from "../checks/plans";

const rules = (type: string, path: string, before: boolean, after: boolean) =>
  rulesFor(update(type, nested(path, before), nested(path, after)));

type Row = readonly [type: string, path: string, worse: boolean, rule: string];

/** Switches whose names do not say what the documentation of their provider does. */
const DOCUMENTED: readonly Row[] = [
  ["okta_policy_password", "breached_password_logout_enabled", false, "privileges-raised"],
  ["auth0_connection", "options[].password_options[].history[].active", false, "privileges-raised"],
  ["auth0_connection", "options[].password_options[].profile_data[].active", false, "privileges-raised"],
  ["auth0_connection", "options[].password_dictionary[].enable", false, "privileges-raised"],
  ["auth0_connection", "options[].password_no_personal_info[].enable", false, "privileges-raised"],
  ["auth0_connection", "options[].send_back_channel_nonce", false, "privileges-raised"],
  ["auth0_client", "addons[].samlp[].sign_response", false, "privileges-raised"],
  ["auth0_client", "refresh_token[].infinite_token_lifetime", true, "privileges-raised"],
  ["auth0_client", "refresh_token[].infinite_idle_token_lifetime", true, "privileges-raised"],
  ["keycloak_user", "initial_password[].temporary", false, "privileges-raised"],
  ["keycloak_saml_client", "sign_assertions", false, "privileges-raised"],
  ["keycloak_saml_client", "sign_documents", false, "privileges-raised"],
  ["keycloak_oidc_identity_provider", "validate_signature", false, "privileges-raised"],
  [
    "alicloud_redis_tair_instance",
    "param_no_loose_sentinel_password_free_access",
    false,
    "privileges-raised",
  ],
  [
    "alicloud_cloud_sso_directory",
    "password_policy[].password_not_contain_username",
    false,
    "privileges-raised",
  ],
  ["okta_session_violation_policy_rule", "policy_evaluation_enabled", false, "privileges-raised"],
  ["okta_post_auth_session_policy_rule", "terminate_session", false, "privileges-raised"],
  ["okta_policy_rule_password", "password_reset_requirement[].step_up_enabled", false, "privileges-raised"],
  ["azurerm_linux_web_app", "auth_settings_v2[].login[].validate_nonce", false, "privileges-raised"],
  ["aws_msk_cluster", "client_authentication[].sasl[].iam", false, "privileges-raised"],
  ["aws_msk_cluster", "client_authentication[].sasl[].scram", false, "privileges-raised"],
  ["yandex_lockbox_secret", "password_payload_specification[].include_digits", false, "privileges-raised"],
  ["yandex_lockbox_secret", "password_payload_specification[].include_lowercase", false, "privileges-raised"],
  [
    "yandex_lockbox_secret",
    "password_payload_specification[].include_punctuation",
    false,
    "privileges-raised",
  ],
  ["yandex_lockbox_secret", "password_payload_specification[].include_uppercase", false, "privileges-raised"],
  [
    "google_dataproc_cluster",
    "cluster_config[].endpoint_config[].enable_http_port_access",
    true,
    "privileges-raised",
  ],
  [
    "aws_sagemaker_endpoint_configuration",
    "production_variants[].enable_ssm_access",
    true,
    "privileges-raised",
  ],
  [
    "azurerm_netapp_account",
    "active_directory[].local_nfs_users_with_ldap_allowed",
    true,
    "privileges-raised",
  ],
  ["gitlab_group", "request_access_enabled", true, "privileges-raised"],
  ["azurerm_synapse_spark_pool", "session_level_packages_enabled", true, "privileges-raised"],
  [
    "aws_batch_job_definition",
    "eks_properties[].pod_properties[].share_process_namespace",
    true,
    "privileges-raised",
  ],
  ["yandex_mdb_clickhouse_cluster", "sql_user_management", true, "privileges-raised"],
  ["yandex_mdb_clickhouse_cluster", "sql_database_management", true, "privileges-raised"],
  ["yandex_mdb_clickhouse_user", "settings[].query_cache_share_between_users", true, "privileges-raised"],
  ["azurerm_hpc_cache_access_policy", "access_rule[].submount_access_enabled", true, "privileges-raised"],
  ["azurerm_linux_web_app", "site_config[].cors[].support_credentials", true, "privileges-raised"],
  ["yandex_mdb_clickhouse_cluster", "access[].data_lens", true, "privileges-raised"],
  ["yandex_mdb_clickhouse_cluster", "access[].data_transfer", true, "privileges-raised"],
  ["yandex_mdb_clickhouse_cluster", "access[].metrika", true, "privileges-raised"],
  ["yandex_mdb_clickhouse_cluster", "access[].serverless", true, "privileges-raised"],
  ["yandex_mdb_clickhouse_cluster", "access[].web_sql", true, "privileges-raised"],
  ["yandex_mdb_clickhouse_cluster", "access[].yandex_query", true, "privileges-raised"],
  ["aws_api_gateway_method_settings", "settings[].data_trace_enabled", true, "exposure-widened"],
  ["vault_secrets_sync_aws_destination", "disable_strict_networking", true, "exposure-widened"],
  ["auth0_email_template", "include_email_in_redirect", true, "exposure-widened"],
  ["aws_appsync_graphql_api", "log_config[].exclude_verbose_content", false, "exposure-widened"],
  [
    "aws_cloudwatch_event_connection",
    "invocation_http_parameters[].header[].is_value_secret",
    false,
    "exposure-widened",
  ],
  ["gitlab_project_variable", "hidden", false, "exposure-widened"],
  ["gitlab_project_variable", "masked", false, "exposure-widened"],
  [
    "azurerm_site_recovery_protection_container_mapping",
    "automatic_update[].enabled",
    false,
    "protection-removed",
  ],
  ["cloudflare_ruleset_rule", "cache_key[].cache_deception_armor", false, "protection-removed"],
  ["alicloud_ddos_bgp_policy", "content[].enable_defense", false, "protection-removed"],
  ["oci_containerengine_cluster", "image_policy_config[].is_policy_enabled", false, "protection-removed"],
  ["alicloud_oss_bucket_object_worm_configuration", "object_worm_enabled", false, "protection-removed"],
  ["azurerm_virtual_desktop_host_pool", "scheduled_agent_updates[].enabled", false, "protection-removed"],
  ["alicloud_cs_kubernetes_node_pool", "soc_enabled", false, "protection-removed"],
  ["newrelic_synthetics_private_location", "verified_script_execution", false, "protection-removed"],
  ["alicloud_hbr_vault", "worm_enabled", false, "protection-removed"],
  [
    "azurerm_servicebus_namespace",
    "network_rules[].ignore_missing_vnet_service_endpoint",
    true,
    "protection-removed",
  ],
  ["acme_blob_properties", "delete_retention_policy[].permanent_delete_enabled", true, "protection-removed"],
  ["mongodbatlas_encryption_at_rest", "enabled_for_search_nodes", false, "encryption-weakened"],
  ["vault_aws_secret_backend", "seal_wrap", false, "encryption-weakened"],
  [
    "aws_cloudfront_field_level_encryption_config",
    "content_type_profile_config[].forward_when_content_type_is_unknown",
    true,
    "encryption-weakened",
  ],
  [
    "aws_cloudfront_field_level_encryption_config",
    "query_arg_profile_config[].forward_when_query_arg_profile_is_unknown",
    true,
    "encryption-weakened",
  ],
  ["alicloud_db_readonly_instance", "client_ca_enabled", false, "tls-weakened"],
  ["alicloud_oss_bucket_https_config", "cipher_suit[].strong_cipher_suite", false, "tls-weakened"],
  ["alicloud_wafv3_domain", "redirect[].focus_http_backend", true, "tls-weakened"],
  ["alicloud_arms_synthetic_task", "monitor_conf[].ignore_certificate_error", true, "tls-weakened"],
  ["acme_distribution", "trust_store_config[].ignore_certificate_expiry", true, "tls-weakened"],
  ["oci_database_database", "is_zero_data_loss_enabled", false, "backup-weakened"],
  ["acme_volume", "data_protection_backup_policy[].policy_enabled", false, "backup-weakened"],
  ["alicloud_alidns_gtm_instance", "alert_config[].email_notice", false, "alert-weakened"],
  ["alicloud_alidns_gtm_instance", "alert_config[].sms_notice", false, "alert-weakened"],
  ["alicloud_alidns_gtm_instance", "alert_config[].dingtalk_notice", false, "alert-weakened"],
  [
    "azurerm_monitor_autoscale_setting",
    "notification[].email[].send_to_subscription_administrator",
    false,
    "alert-weakened",
  ],
  [
    "azurerm_monitor_autoscale_setting",
    "notification[].email[].send_to_subscription_co_administrator",
    false,
    "alert-weakened",
  ],
  ["newrelic_nrql_alert_condition", "term[].disable_event_creation", true, "alert-weakened"],
  ["aws_mq_broker", "logs[].general", false, "audit-reduced"],
  ["yandex_mdb_greenplum_cluster", "logging[].greenplum_enabled", false, "audit-reduced"],
  ["yandex_mdb_greenplum_cluster", "logging[].pooler_enabled", false, "audit-reduced"],
  ["yandex_mdb_greenplum_cluster", "logging[].command_center_enabled", false, "audit-reduced"],
];

it.each(DOCUMENTED)("%s.%s is worse when it is %s", (type, path, worse, rule) => {
  expect(rules(type, path, !worse, worse)).toEqual([rule]);
  expect(rules(type, path, worse, !worse)).toEqual([]);
});

it("the same names mean nothing where the type says something else", () => {
  expect(rules("acme_report", "include_digits", true, false)).toEqual([]);
  expect(rules("acme_menu", "access[].serverless", false, true)).toEqual([]);
  expect(rules("acme_panel", "hidden", true, false)).toEqual([]);
  expect(rules("acme_message", "general", true, false)).toEqual([]);
});
