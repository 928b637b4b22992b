import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, findings, nested, rulesFor, update } from "../checks/plans";

/** Types and attributes of no provider: words alone decide. */
const rules = (type: string, path: string, before: Value, after: Value) =>
  rulesFor(update(type, nested(path, before), nested(path, after)));

type Row = readonly [type: string, path: string, worse: Value, better: Value, rule: string];

describe("each reading reports the worse direction, and nothing in the better one", () => {
  it.each<Row>([
    // switches: subjects, negations, restrictions, permissions
    ["acme_store", "deletion_protection_enabled", false, true, "protection-removed"],
    ["acme_store", "disable_scanning", true, false, "protection-removed"],
    ["acme_store", "skip_final_snapshot", true, false, "backup-weakened"],
    ["acme_store", "force_destroy", true, false, "protection-removed"],
    ["acme_store", "disable_api_termination", false, true, "protection-removed"],
    ["acme_login", "require_mfa", false, true, "privileges-raised"],
    ["acme_login", "local_account_disabled", false, true, "privileges-raised"],
    ["acme_login", "password_authentication_enabled", true, false, "privileges-raised"],
    ["acme_login", "authentication_enabled", false, true, "privileges-raised"],
    ["acme_bucket", "block_public_access", false, true, "exposure-widened"],
    ["acme_bucket", "allow_anything_strange", true, false, "privileges-raised"],
    ["acme_bucket", "publicly_accessible", true, false, "exposure-widened"],
    ["acme_cache", "non_ssl_port_enabled", true, false, "tls-weakened"],
    ["acme_cache", "enableTransitEncryption", false, true, "tls-weakened"],
    ["acme_role", "bypass_row_level_security", true, false, "privileges-raised"],
    ["acme_hook", "options[].insecure_ssl", true, false, "tls-weakened"],
    ["acme_app", "auth.enabled", false, true, "privileges-raised"],
    ["acme_db", "backup_policy[].enabled", false, true, "backup-weakened"],
    ["acme_node", "autohealing", false, true, "availability-reduced"],
    ["acme_zone", "shared", true, false, "exposure-widened"],
    ["acme_db", "backup_same_region", true, false, "availability-reduced"],
    ["acme_role", "can_disable_databases", true, false, "privileges-raised"],
    ["acme_token", "scopes[].query_logs", true, false, "privileges-raised"],
    ["acme_key", "status", "PendingDeletion", "Enabled", "protection-removed"],
    ["acme_policy", "list_policy[].allow[].all", true, false, "privileges-raised"],
    ["acme_log_sink", "exclusions[].disabled", false, true, "audit-reduced"],
    ["acme_folder", "prevent_destroy_if_not_empty", false, true, "protection-removed"],
    ["acme_role", "operation_all", true, false, "privileges-raised"],
    ["acme_check", "alert_config[].on_failure", false, true, "alert-weakened"],
    ["acme_password_policy", "something_new", false, true, "protection-removed"],
    ["acme_dashboard_public", "is_enabled", true, false, "exposure-widened"],
    // names that are listed, in a block and for a type
    ["acme_setting", "service_admin_cannot_list_other_users", false, true, "privileges-raised"],
    ["acme_authority", "ignore_active_certificates_on_deletion", true, false, "protection-removed"],
    ["acme_secret_version", "enabled", false, true, "availability-reduced"],
    ["acme_app", "client_session_keep_alive", true, false, "privileges-raised"],
    ["acme_policy", "list_policy[].inherit_from_parent", false, true, "protection-removed"],
    // blocks of settings whose name is also one of variables
    ["acme_build", "environment[].privileged_mode", true, false, "privileges-raised"],
    ["acme_backup_settings", "resource_type_opt_in_preference.RDS", false, true, "backup-weakened"],
    ["acme_app", "ingress[].external_enabled", true, false, "exposure-widened"],
    ["acme_pool_client", "prevent_user_existence_errors", "LEGACY", "ENABLED", "privileges-raised"],
    ["acme_zone_dnssec", "signing_status", "NOT_SIGNING", "SIGNING", "tls-weakened"],
    ["acme_database", "sku_name", "GP_Gen5_2", "GP_Gen5_16", "capacity-reduced"],
    ["acme_diagnostic_setting", "log_analytics_workspace_id", null, "/ws", "audit-reduced"],
    ["acme_alert_rule", "evaluation_frequency", "P1D", "PT5M", "alert-weakened"],
    [
      "acme_job",
      "jobspec",
      'group "g" {\n  count = 1\n}\n',
      'group "g" {\n  count = 3\n}\n',
      "capacity-reduced",
    ],
    // schemes of addresses
    ["acme_directory", "url", "ldap://dir.example.com", "ldaps://dir.example.com", "tls-weakened"],
    ["acme_queue", "target", "amqp://q.example.com:5672", "amqps://q.example.com:5671", "tls-weakened"],
    // what an archive or an export selects
    ["acme_logs_archive", "query", "service:shop", "*", "audit-reduced"],
    ["acme_project_sink", "filter", "severity>=ERROR", "", "audit-reduced"],
    // blocks and lists of privileges
    ["acme_role", "permission", [{ id: "a" }, { id: "b" }], [{ id: "a" }], "privileges-raised"],
    ["acme_security_role", "cluster", ["monitor", "manage_security"], ["monitor"], "privileges-raised"],
    // states and ways of access
    ["acme_snapshot_guard", "state", "unblocked", "block-all-sharing", "exposure-widened"],
    ["acme_domain", "app_network_access_type", "PublicInternetOnly", "VpcOnly", "exposure-widened"],
    ["acme_network_zone", "gateways", ["0.0.0.0-255.255.255.255"], ["192.0.2.1-192.0.2.9"], "open-to-world"],
    ["acme_amplify_app", "enable_basic_auth", false, true, "privileges-raised"],
    ["acme_security_policy", "rules[].preview", true, false, "protection-removed"],
    ["acme_database_user", "manage_admin_password", false, true, "privileges-raised"],
    ["acme_node", "auto_scaling_enabled", false, true, "availability-reduced"],
    ["acme_node", "auto_minor_version_upgrade", false, true, "protection-removed"],
    ["acme_secret", "force_delete_without_recovery", true, false, "protection-removed"],
    ["acme_server", "spec[].insecure_skip_tls_verify", true, false, "tls-weakened"],
    ["acme_server", "proof_of_possession[].required", false, true, "protection-removed"],
    // what runs stops with its switch; parts of a safeguard are one
    ["acme_load_balancer", "enabled", false, true, "availability-reduced"],
    ["acme_event_source_mapping", "enabled", false, true, "availability-reduced"],
    ["pagerduty_event_orchestration", "set[].rule[].disabled", true, false, "alert-weakened"],
    // the type is the subject
    ["acme_audit_config", "enabled", false, true, "audit-reduced"],
    ["datadog_synthetics_test", "status", "paused", "live", "alert-weakened"],
    ["grafana_rule_group", "rule[].is_paused", true, false, "alert-weakened"],
    ["datadog_monitor", "notify_no_data", false, true, "alert-weakened"],
    // numbers and durations
    ["acme_store", "log_retention_days", 7, 30, "retention-reduced"],
    ["acme_topic", "config.retention.ms", "3600000", "604800000", "retention-reduced"],
    ["acme_index", "delete[].min_age", "14d", "365d", "retention-reduced"],
    ["acme_store", "soft_delete_retention", "P7D", "P30D", "retention-reduced"],
    ["acme_login", "session_lifetime_minutes", 1440, 60, "privileges-raised"],
    ["acme_login", "token_ttl", "0", "3600", "privileges-raised"],
    ["acme_repo", "required_approving_review_count", 1, 2, "privileges-raised"],
    ["acme_login", "password_min_length", 8, 14, "privileges-raised"],
    ["acme_pool", "min_replicas", 1, 3, "capacity-reduced"],
    ["acme_log_workspace", "daily_quota_gb", 1, -1, "audit-reduced"],
    ["acme_store", "delete_version_after", 86400, 0, "retention-reduced"],
    ["acme_sign_in", "sign_in_frequency_period", "days", "hours", "privileges-raised"],
    ["acme_waf", "attack_threshold", 1000, 10, "protection-removed"],
    ["acme_budget", "amount", 5000, 1000, "alert-weakened"],
    ["acme_alarm", "critical[].threshold", 10, 2, "alert-weakened"],
    ["acme_key", "deletion_window_in_days", 7, 30, "retention-reduced"],
    ["acme_request", "preauth_expires", "365d", "1d", "privileges-raised"],
    ["artifactory_managed_user", "password_policy[].digit", 0, 2, "privileges-raised"],
    ["acme_rate_limit_policy", "limit", 1000, 10, "protection-removed"],
    ["acme_log_setting", "enabled_log[].retention_policy[].days", 7, 365, "retention-reduced"],
    ["acme_monitor_metric_alert", "severity", 4, 0, "alert-weakened"],
    ["acme_service", "update_policy[].max_unavailable_fixed", 5, 0, "availability-reduced"],
    // values with an order
    ["acme_webhook", "failure_policy", "Ignore", "Fail", "protection-removed"],
    ["acme_perimeter", "identity_type", "ANY_IDENTITY", "ANY_SERVICE_ACCOUNT", "privileges-raised"],
    ["acme_key", "protection_level", "SOFTWARE", "HSM", "encryption-weakened"],
    ["acme_custom_module", "custom_config[].severity", "LOW", "CRITICAL", "protection-removed"],
    ["google_cloud_ids_endpoint", "severity", "CRITICAL", "LOW", "alert-weakened"],
    ["acme_flow", "requirement", "DISABLED", "REQUIRED", "privileges-raised"],
    ["acme_rule", "default_action", "Allow", "Deny", "protection-removed"],
    ["acme_waf", "mode", "Detection", "Prevention", "protection-removed"],
    ["acme_repo", "visibility", "public", "private", "exposure-widened"],
    ["acme_account", "account_replication_type", "LRS", "GRS", "replication-weakened"],
    ["acme_server", "tls_policy", "TLS_1_0", "TLS_1_2", "tls-weakened"],
    ["acme_server", "sslmode", "prefer", "verify-full", "tls-weakened"],
    ["acme_server", "size", "Standard_D2s_v5", "Standard_D16s_v5", "capacity-reduced"],
    ["acme_server", "machine_type", "e2-medium", "n2-standard-16", "capacity-reduced"],
    ["acme_alarm", "query", "avg(load) > 0.99", "avg(load) > 0.8", "alert-weakened"],
    ["acme_team", "permission", "admin", "pull", "privileges-raised"],
    ["acme_store", "isolation_mode", "ISOLATION_MODE_OPEN", "ISOLATION_MODE_ISOLATED", "privileges-raised"],
    ["acme_login", "auth_mode", "open", "8021x-radius", "privileges-raised"],
    ["acme_waf_policy", "logins", "disable", "enforce", "protection-removed"],
    ["acme_db", "ssl_action", "Close", "Open", "tls-weakened"],
    ["acme_login", "password_policy", "length(6)", "length(12) and digits(1)", "privileges-raised"],
    ["acme_ssl", "tls_policy", "tls-1-0", "tls-1-2", "tls-weakened"],
    ["acme_grant", "role", "SYSADMIN", "READER", "privileges-raised"],
    ["acme_sync", "run_as_role", "ACCOUNTADMIN", "PROVISIONER", "privileges-raised"],
    ["acme_team_member", "role", "manager", "observer", "privileges-raised"],
    ["acme_idp", "account_link_action", "AUTO", "DISABLED", "privileges-raised"],
    ["datadog_settings", "saml_autocreate_access_role", "adm", "st", "privileges-raised"],
    ["acme_access_rule", "mode", "whitelist", "challenge", "protection-removed"],
    ["acme_identity_pool", "filter", "true", 'claims.sub == "ci"', "privileges-raised"],
    ["acme_schema", "with_managed_access", "false", "true", "privileges-raised"],
    ["acme_issuer", "spec[].private_key[].size", 1024, 4096, "encryption-weakened"],
    ["acme_project", "ci_minimum_override_role", "developer", "maintainer", "protection-removed"],
    ["acme_disk", "disk_mbps_read_write", 100, 500, "capacity-reduced"],
    ["acme_web_test", "frequency", 900, 300, "alert-weakened"],
    ["acme_alert", "alert_schedule[].interval", 60, 5, "alert-weakened"],
    ["acme_waf_rate_based_rule", "rate_limit", 100000, 1000, "protection-removed"],
    ["acme_deployment_strategy", "growth_factor", 100, 10, "availability-reduced"],
    ["acme_member", "expires_at", "", "2026-03-01", "privileges-raised"],
    ["acme_access_token", "expiry", null, "2026-03-01", "privileges-raised"],
    ["acme_custom_role", "actions[].resources[].cluster", true, false, "privileges-raised"],
    ["acme_workload", "pod_affinity", "NO_AFFINITY", "ANTI_AFFINITY", "availability-reduced"],
    ["acme_log_feed", "is_resource_change_collection_enabled", false, true, "audit-reduced"],
    ["acme_ruleset", "bypass_actors[].bypass_mode", "always", "pull_request", "protection-removed"],
    ["acme_saml2_integration", "enabled", "false", "true", "exposure-widened"],
    ["acme_api_token", "condition", [], [{ request_from: "office" }], "privileges-raised"],
    // lists
    ["acme_role", "bound_subjects", ["*"], ["ci"], "exposure-widened"],
    ["acme_vault", "secret_permissions", ["get", "purge"], ["get"], "privileges-raised"],
    ["acme_gateway", "enabled_log_types", [], ["audit"], "audit-reduced"],
    ["acme_gateway", "ciphers", ["AES256", "RC4"], ["AES256"], "tls-weakened"],
    ["acme_login", "authentication_methods", ["fido2", "password"], ["fido2"], "privileges-raised"],
    ["acme_role", "permissions[].actions", ["read", "delete"], ["read"], "privileges-raised"],
    ["acme_role", "permissions[].not_actions", ["read"], ["read", "delete"], "privileges-raised"],
    ["acme_backup_policy", "excluded_prefixes", ["orders/"], [], "backup-weakened"],
    ["acme_security_hub_policy", "enabled_standard_arns", ["a"], ["a", "b"], "exposure-widened"],
    ["acme_branch_protection", "dismissal_users", ["a", "b"], ["a"], "privileges-raised"],
    [
      "aws_organizations_organization",
      "enabled_policy_types",
      [],
      ["SERVICE_CONTROL_POLICY"],
      "protection-removed",
    ],
    ["acme_db_event_subscription", "event_categories", ["failure"], ["failure", "failover"], "audit-reduced"],
    ["acme_dashboard_setting", "approved_domains", ["*"], ["example.com"], "exposure-widened"],
    ["acme_failover_group", "databases", ["a"], ["a", "b"], "replication-weakened"],
    ["acme_approval", "protected_branch_ids", [1], [1, 2], "protection-removed"],
    ["acme_mfa_login_enforcement", "identity_entity_ids", ["a"], ["a", "b"], "protection-removed"],
    ["acme_model", "guardrails[].invalid_keywords", [], ["password"], "protection-removed"],
    ["acme_customer_managed_keys", "use_cases", ["STORAGE"], ["STORAGE", "SERVICES"], "encryption-weakened"],
    ["acme_db_event_subscription", "source_ids", ["a"], ["a", "b"], "audit-reduced"],
    ["acme_environment", "reviewers[].users", [], ["1"], "protection-removed"],
    ["acme_client", "explicit_auth_flows", ["SRP", "ALLOW_USER_PASSWORD_AUTH"], ["SRP"], "privileges-raised"],
    // addresses
    ["acme_portal", "allowed_ip_addresses", "", "10.0.0.0/8", "open-to-world"],
    ["acme_db", "allowed_ip_ranges", ["0.0.0.0/0"], ["10.0.0.0/8"], "open-to-world"],
    ["acme_ip_allowlist", "entry[].cidr_block", "0.0.0.0/0", "10.0.0.0/8", "open-to-world"],
    ["acme_db", "ip_range_filter", [], ["198.51.100.0/24"], "open-to-world"],
    ["acme_firewall_rule", "cidr_block", "10.0.0.0/8", "10.0.0.0/16", "network-opened"],
  ])("%s %s: %j, not %j", (type, path, worse, better, rule) => {
    expect(rules(type, path, better, worse)).toEqual([rule]);
    expect(rules(type, path, worse, better)).toEqual([]);
  });
});

describe("neighbours that mean something else are no finding in either direction", () => {
  it.each<readonly [type: string, path: string, one: Value, other: Value]>([
    ["acme_repo", "allow_squash_merge", true, false],
    ["acme_cluster", "allow_major_version_upgrade", true, false],
    ["acme_zone_record", "ttl", 300, 60],
    ["acme_cache", "default_ttl", 300, 60],
    ["acme_app", "tags.public", "true", "false"],
    ["acme_app", "environment.AUTH_ENABLED", "true", "false"],
    ["acme_app", "environment[].variables.auth_enabled", "true", "false"],
    ["acme_app", "url", "http://localhost:80", "https://localhost:443"],
    ["acme_app", "url", "https://a.example.com", "ldap://a.example.com"],
    ["acme_dashboard_widget", "query", "service:shop", "*"],
    ["acme_logs_archive", "query", "service:shop", "service:web"],
    ["acme_role", "permission", [{ id: "a" }], [{ id: "b" }]],
    ["acme_role", "cluster", ["a"], ["a", "b"]],
    ["acme_snapshot", "state", "available", "pending"],
    ["acme_settings", "opt_in_preference.RDS", true, false],
    ["acme_plan", "sku_name", "P1v2", "P1v3"],
    ["acme_machine", "log_analytics_workspace_id", "/ws", null],
    ["acme_job", "jobspec", 'group "g" {\n  priority = 1\n}\n', 'group "g" {\n  priority = 3\n}\n'],
    ["acme_app", "annotations.owner", "public", "private"],
    ["acme_app", "log_level", "debug", "info"],
    ["acme_app", "description", "allow", "deny"],
    ["acme_app", "color_enabled", true, false],
    ["acme_app", "auto_stop_minutes", 60, 15],
    ["acme_firewall_rule", "destination_cidr", "10.0.0.0/16", "0.0.0.0/0"],
    ["acme_app", "tls_max_version", "TLS1.3", "TLS1.2"],
    ["acme_app", "ca_certificate", "ca-2019", "ca-2024"],
    ["acme_tag", "skip_validation", true, false],
    ["acme_app", "preview", true, false],
    ["acme_account", "limit", 1000, 10],
    ["acme_account", "severity", 4, 0],
    ["acme_account", "severity", "LOW", "CRITICAL"],
    ["acme_app", "interval_seconds", 3600, 60],
    ["acme_app", "enabled_locales", ["en"], ["en", "de"]],
    ["acme_app", "device_types", ["a"], ["a", "b"]],
    ["acme_app", "has_projects", true, false],
    ["acme_user", "enabled", true, false],
    ["acme_cleanup_job", "enabled", true, false],
    ["acme_certificate_role", "allowed_uri_sans_template", true, false],
    ["acme_app", "enabled_protocols_of_logs", ["a"], ["a", "b"]],
    ["acme_load_balancer", "sticky_sessions[].cookie_ttl_seconds", 600, 300],
    ["acme_access_token", "rotation_configuration[].rotate_before_days", 7, 3],
    ["acme_alert", "notification[].notify_on_ok", true, false],
    ["acme_db", "create_database_if_not_exists", true, false],
    ["acme_group", "administrative_unit_ids", ["a"], ["a", "b"]],
    ["acme_user", "business_phones", ["1"], ["1", "2"]],
    ["acme_login", "disabled_sign_in_sources", ["a"], ["a", "b"]],
    ["acme_group", "placement_externally_managed", true, false],
    ["acme_node", "shared_memory", true, false],
    ["acme_user", "status", "Enabled", "Disabled"],
    ["acme_bucket_lifecycle", "status", "Enabled", "Disabled"],
    ["acme_mirror_rule", "protocol", "TCP", "ALL"],
    ["acme_profile", "change_retention_trigger", 1, 2],
    ["acme_host", "cpu_allocation_ratio", 200, 100],
    ["acme_domain", "accept_tos", true, false],
    ["acme_login", "hide_backup_factor_enabled", true, false],
    ["acme_trusted_origin", "active", true, false],
    ["acme_app", "log_verbose", true, false],
    ["acme_app", "growth_factor", 100, 10],
    ["acme_member", "expires_at", "2026-03-01", "2027-03-01"],
    ["acme_ticket", "expires_at", "", "2026-03-01"],
    ["acme_survey", "use_cases", ["a"], ["a", "b"]],
    ["acme_graph", "source_ids", ["a"], ["a", "b"]],
    ["acme_mirror", "resources[].cluster", true, false],
    ["acme_log_view", "filter", "true", "severity >= ERROR"],
    ["acme_instance", "role", "arn:aws:iam::111111111111:role/admin", "arn:aws:iam::111111111111:role/web"],
    ["acme_oauth_integration", "label", "ADMIN", "PROVISIONER"],
    ["acme_route_rule", "condition", [], [{ path: "/api" }]],
  ])("%s %s", (type, path, one, other) => {
    expect(rules(type, path, one, other)).toEqual([]);
    expect(rules(type, path, other, one)).toEqual([]);
  });
});

it("reads the addresses of a rule that denies the other way round", () => {
  const list = (type: string, ranges: Value) => ({ list_type: type, ip_addresses: ranges });
  const change = (type: string, before: Value, after: Value) =>
    rulesFor(update("acme_ip_access_list", list(type, before), list(type, after)));
  expect(change("ALLOW", ["10.0.0.0/8"], ["0.0.0.0/0"])).toEqual(["open-to-world"]);
  expect(change("BLOCK", ["10.0.0.0/8"], ["0.0.0.0/0"])).toEqual([]);
  expect(change("BLOCK", ["0.0.0.0/0"], ["10.0.0.0/8"])).toEqual(["network-opened"]);
});

it("reports who bypasses a rule and how, each by itself", () => {
  const bypass = (before: Value, after: Value) =>
    rulesFor(update("acme_ruleset", { bypass_actors: before }, { bypass_actors: after }));
  const actor = (actor_id: number, bypass_mode: string) => ({ actor_id, bypass_mode });
  expect(bypass([actor(5, "always")], [actor(6, "always")])).toEqual(["privileges-raised"]);
  expect(bypass([actor(5, "pull_request")], [actor(5, "always")])).toEqual(["protection-removed"]);
  expect(bypass([actor(5, "always")], [actor(5, "pull_request")])).toEqual([]);
});

it("is a warning at most, and says that it comes from a name", () => {
  expect(findings([update("acme_store", { force_destroy: false }, { force_destroy: true })])).toMatchObject([
    { severity: "warning", byName: true },
  ]);
});

describe("a type's name", () => {
  it.each([
    ["acme_management_lock", "protection-removed"],
    ["gitlab_project_approval_rule", "protection-removed"],
    ["acme_metric_alert", "alert-weakened"],
    ["pagerduty_user_contact_method", "alert-weakened"],
    ["acme_diagnostic_setting", "audit-reduced"],
    ["azurerm_sentinel_data_connector_office_365", "audit-reduced"],
    ["acme_docdb_event_subscription", "alert-weakened"],
    ["aws_ebs_snapshot_block_public_access", "exposure-widened"],
    ["google_access_context_manager_service_perimeter_resource", "exposure-widened"],
    ["aws_lambda_code_signing_config", "protection-removed"],
    ["aws_dynamodb_table_replica", "replication-weakened"],
    ["aws_route53_hosted_zone_dnssec", "tls-weakened"],
    ["aws_autoscalingplans_scaling_plan", "availability-reduced"],
    ["datadog_integration_slack_channel", "alert-weakened"],
    ["azurerm_monitor_diagnostic_setting", "audit-reduced"],
    ["acme_log_stream", "audit-reduced"],
    ["acme_ip_access_list", "exposure-widened"],
    ["digitalocean_firewall", "exposure-widened"],
    ["azurerm_storage_account_network_rules", "exposure-widened"],
    ["vault_identity_mfa_totp", "exposure-widened"],
  ])("says what the removal of %s means", (type, rule) => {
    expect(rulesFor(destroy(type))).toEqual([rule]);
  });

  it.each([
    "acme_sql_server",
    "acme_repository",
    "digitalocean_droplet",
    "linode_database_mysql_v2",
    "azurerm_mssql_managed_instance",
    "mongodbatlas_serverless_instance",
    "snowflake_stage",
    "aws_opensearchserverless_collection",
    "azurerm_search_service",
    "confluent_schema_registry_kek",
  ])("says that %s holds data", (type) => {
    expect(rulesFor(destroy(type))).toEqual(["data-destroyed"]);
  });

  it.each([
    "acme_load_balancer",
    "acme_dns_record",
    "acme_nat_gateway_v2",
    "acme_public_ip",
    "acme_custom_domain",
    "acme_node_pool",
    "azurerm_windows_virtual_machine",
    "google_cloudfunctions2_function",
    "aws_sfn_state_machine",
  ])("says that %s carries requests or traffic", (type) => {
    expect(rulesFor(destroy(type))).toEqual(["service-interrupted"]);
  });

  it.each([
    "acme_load_balancer_target",
    "acme_zone_dnssec_key_version",
    "cloudflare_api_shield_operation",
    "azurerm_virtual_machine_extension",
    "acme_log_route_table",
    "acme_tag",
    "acme_repository_collaborator",
    "acme_database_user",
    // guard nothing by themselves
    "azurerm_monitor_autoscale_setting",
    "azurerm_notification_hub",
    "azurerm_eventgrid_event_subscription",
    "azurerm_redis_cache_access_policy",
    "azurerm_postgresql_firewall_rule",
    "datadog_synthetics_global_variable",
    "kubernetes_replication_controller_v1",
    "google_gke_backup_backup_plan_iam_member",
    // lead to data, or are a service without any
    "github_team_repository",
    "okta_email_smtp_server",
    "databricks_cluster",
    "snowflake_warehouse",
    "azurerm_iothub_endpoint_storage_container",
    "azurerm_stream_analytics_output_table",
  ])("says nothing of %s", (type) => {
    expect(rulesFor(destroy(type))).toEqual([]);
  });
});

describe("a new resource", () => {
  it("that grants an administrator role is found, one that grants reading is not", () => {
    const role = (name: string) => rulesFor(create("acme_group_role", { group_id: "g1", role_type: name }));
    expect(role("SUPER_ADMIN")).toEqual(["admin-granted"]);
    expect(role("OrganizationAdmin")).toEqual(["admin-granted"]);
    expect(role("READ_ONLY_ADMIN")).toEqual([]);
    expect(role("DeveloperRead")).toEqual([]);
  });

  it("that grants something to everyone is found, one that denies it is not", () => {
    const acl = (principal: string, permission: string) =>
      rulesFor(create("acme_kafka_acl", { principal, permission, operation: "READ" }));
    expect(acl("User:*", "ALLOW")).toEqual(["public-access"]);
    expect(acl("User:*", "DENY")).toEqual([]);
    expect(acl("User:ci", "ALLOW")).toEqual([]);
  });

  it("that mutes every alert is found, one that mutes a host is not", () => {
    expect(rulesFor(create("datadog_downtime", { scope: ["*"] }))).toEqual(["alert-weakened"]);
    expect(rulesFor(create("datadog_downtime", { scope: ["host:web-1"] }))).toEqual([]);
  });

  it("that mutes something for months is found, one for a night is not", () => {
    const window = (end_time: string) =>
      rulesFor(
        create("acme_maintenance_window", { services: ["P1"], start_time: "2026-01-01T00:00:00Z", end_time }),
      );
    expect(window("2026-06-01T00:00:00Z")).toEqual(["alert-weakened"]);
    expect(window("2026-01-01T06:00:00Z")).toEqual([]);
    expect(window("soon")).toEqual([]);
  });

  it("that throws everything away is found, one that chooses is not", () => {
    const drop = (nrql: string, more: ValueObject = {}) =>
      rulesFor(create("newrelic_nrql_drop_rule", { action: "drop_data", nrql, ...more }));
    expect(drop("SELECT * FROM Log")).toEqual(["audit-reduced"]);
    expect(drop("SELECT * FROM Log WHERE level = 'DEBUG'")).toEqual([]);
    const exclusion = (filter: string, disabled: boolean) =>
      rulesFor(create("acme_logging_project_exclusion", { filter, disabled }));
    expect(exclusion("", false)).toEqual(["audit-reduced"]);
    expect(exclusion("", true)).toEqual([]);
    expect(exclusion("severity < INFO", false)).toEqual([]);
  });

  it("that grants ownership to everyone is found, one that grants it to a role is not", () => {
    const ownership = (role: string) =>
      rulesFor(create("snowflake_grant_ownership", { account_role_name: role, on: [] }));
    expect(ownership("PUBLIC")).toEqual(["public-access"]);
    expect(ownership("ANALYST")).toEqual([]);
  });

  it("that grants scopes of the directory is found by what they allow", () => {
    const grant = (...claim_values: string[]) =>
      rulesFor(create("azuread_service_principal_delegated_permission_grant", { claim_values }));
    expect(grant("openid", "Directory.ReadWrite.All")).toEqual(["admin-granted"]);
    expect(grant("openid", "User.Read.All")).toEqual([]);
  });

  it("that is a key with every right is found, one that reads is not", () => {
    const key = (permission: string) =>
      rulesFor(create("digitalocean_spaces_key", { name: "ci", grant: [{ bucket: "", permission }] }));
    expect(key("fullaccess")).toEqual(["admin-granted"]);
    expect(key("read")).toEqual([]);
  });

  it("that lets in the world is found, except to a web server", () => {
    const rule = (port: string) =>
      rulesFor(
        create("acme_firewall", { inbound_rule: [{ port_range: port, source_addresses: ["0.0.0.0/0"] }] }),
      );
    expect(rule("22")).toEqual(["open-to-world"]);
    expect(rule("443")).toEqual([]);
  });

  it.each<readonly [type: string, path: string, wrong: Value, fine: Value, rule: string]>([
    ["acme_db", "publicly_accessible", true, false, "exposure-widened"],
    ["acme_api", "spec[].insecure_skip_tls_verify", true, false, "tls-weakened"],
    ["acme_hook", "verify_ssl", false, true, "tls-weakened"],
    ["acme_server", "min_tls_version", "TLS1_0", "TLS1_2", "tls-weakened"],
    ["acme_project", "visibility", "public", "private", "exposure-widened"],
    ["acme_authorizer", "signing_disabled", true, false, "privileges-raised"],
    ["acme_queue_authorization_rule", "manage", true, false, "privileges-raised"],
    ["acme_video", "allowed_origins", ["*"], ["example.com"], "exposure-widened"],
    ["acme_db", "encrypted", false, true, "encryption-weakened"],
    ["acme_db", "block_device[].encrypted", "false", "true", "encryption-weakened"],
    ["acme_db", "public_data_endpoint_enabled", true, false, "exposure-widened"],
    ["acme_release", "auth[].enabled", false, true, "privileges-raised"],
    ["acme_release", "redis[].tls[].enabled", false, true, "tls-weakened"],
    ["acme_release", "controller[].hostNetwork", true, false, "privileges-raised"],
    ["acme_cluster", "data_security_mode", "NONE", "SINGLE_USER", "privileges-raised"],
    ["acme_acl_token", "type", "management", "client", "privileges-raised"],
    ["acme_policy_signon", "session_lifetime", 0, 720, "privileges-raised"],
    ["acme_account", "https_traffic_only_enabled", false, true, "tls-weakened"],
    ["acme_machine", "disable_password_authentication", false, true, "privileges-raised"],
    ["acme_template", "metadata_options[].http_tokens", "optional", "required", "privileges-raised"],
    ["acme_db", "backup_retention_period", 0, 7, "backup-weakened"],
    ["acme_db", "settings[].backup_configuration[].enabled", false, true, "backup-weakened"],
    ["acme_source", "json_data_encoded", '{"tlsSkipVerify":true}', '{"tlsSkipVerify":false}', "tls-weakened"],
    ["acme_registry", "admin_enabled", true, false, "privileges-raised"],
    ["acme_cache", "non_ssl_port_enabled", true, false, "tls-weakened"],
    ["acme_role", "allow_any_name", true, false, "privileges-raised"],
    ["acme_user", "disable_mfa", "true", "false", "privileges-raised"],
    ["acme_policy", "minimum_password_length", 6, 14, "privileges-raised"],
    [
      "acme_trusted_origin",
      "origin",
      "http://shop.example.com",
      "https://shop.example.com",
      "privileges-raised",
    ],
    [
      "acme_oauth_app",
      "redirect_uris",
      ["http://shop.example.com/done"],
      ["http://localhost:8080/done"],
      "privileges-raised",
    ],
  ])("%s with %s: %j is found, with %j not", (type, path, wrong, fine, rule) => {
    expect(rulesFor(create(type, nested(path, wrong)))).toEqual([rule]);
    expect(rulesFor(create(type, nested(path, fine)))).toEqual([]);
  });

  it.each<readonly [type: string, path: string, value: Value]>([
    ["acme_db", "deletion_protection", false],
    ["acme_db", "public_network_access_enabled", true],
    ["acme_db", "encryption_enabled", false],
    ["acme_db", "infrastructure_encryption_enabled", false],
    ["acme_key_pair", "type", "management"],
    ["acme_app", "auth[].enabled", false],
    ["acme_release", "metrics[].tls[].enabled", false],
    ["acme_release", "ingress[].enabled", false],
    ["acme_cluster", "data_security_mode", "SINGLE_USER"],
    ["acme_app", "session_lifetime", 43200],
    ["acme_app", "min_length", 6],
    ["acme_account", "public_network_access_enabled", true],
    ["acme_account", "local_authentication_disabled", true],
    ["acme_account", "allow_subdomains", true],
    ["acme_subnet", "map_public_ip_on_launch", true],
    ["acme_web", "https_only", false],
    ["acme_backup_job", "retention_days", 0],
    ["acme_certificate", "self_signed", true],
    ["acme_app", "cors[].allowed_origins", ["*"]],
    ["acme_project", "manage", true],
    ["acme_app", "disable_anonymous_access", true],
  ])("%s with %s: %j is as usual", (type, path, value) => {
    expect(rulesFor(create(type, nested(path, value)))).toEqual([]);
  });

  it("of Azure's role assignments is found by role and scope", () => {
    const assignment = (role: string, scope: string) =>
      rulesFor(create("azurerm_role_assignment", { role_definition_name: role, scope, principal_id: "p" }));
    const group = "/subscriptions/s/resourceGroups/g";
    const storage = `${group}/providers/Microsoft.Storage/storageAccounts/a`;
    expect(assignment("Owner", storage)).toEqual(["admin-granted"]);
    expect(assignment("Contributor", group)).toEqual(["admin-granted"]);
    expect(assignment("Contributor", storage)).toEqual([]);
    expect(assignment("Reader", group)).toEqual([]);
    expect(assignment("Storage Account Key Operator Service Role", group)).toEqual(["admin-granted"]);
    expect(assignment("Storage Account Key Operator Service Role", storage)).toEqual([]);
    expect(assignment("Storage Blob Data Reader", group)).toEqual([]);
  });
});

describe("a policy in another language", () => {
  const hcl = (capabilities: string) => `path "kv/*" {\n  capabilities = [${capabilities}]\n}\n`;

  it("is wider with further capabilities, and not with fewer", () => {
    expect(rules("acme_policy", "policy", hcl('"read"'), hcl('"read", "sudo"'))).toEqual([
      "privileges-raised",
    ]);
    expect(rules("acme_policy", "policy", hcl('"read", "sudo"'), hcl('"read"'))).toEqual([]);
  });

  it("cannot be told if it is a program", () => {
    const rego = (body: string) => `package images\nviolation[m] {\n  ${body}\n}\n`;
    expect(rules("acme_policy", "rego", rego("not a(i)"), rego("not b(i)"))).toEqual(["cannot-tell"]);
  });
});
