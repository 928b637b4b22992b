import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

/** An eleventh set: a third of the types of every provider was kept back from the reading of names; these are drawn from it. */
export const ELEVENTH: readonly Labelled[] = [
  // MongoDB Atlas, Snowflake, Databricks, Confluent, HCP
  danger("Nothing is recorded.", set("mongodbatlas_auditing", { enabled: [true, false] })),
  danger(
    "The key store is reached over the internet.",
    set("mongodbatlas_encryption_at_rest", {
      "azure_key_vault_config[].require_private_networking": [true, false],
    }),
  ),
  danger(
    "Logins are not checked.",
    set("mongodbatlas_ldap_configuration", { authentication_enabled: [true, false] }),
  ),
  danger("Data appears in logs.", set("mongodbatlas_cluster", { redact_client_log_data: [true, false] })),
  danger(
    "The instance may be deleted.",
    set("mongodbatlas_serverless_instance", { termination_protection_enabled: [true, false] }),
  ),
  danger(
    "Keys work from everywhere.",
    set("mongodbatlas_organization", { api_access_list_required: [true, false] }),
  ),
  danger(
    "Fewer nodes.",
    set("mongodbatlas_cluster", { "replication_specs[].regions_config[].read_only_nodes": [3, 0] }),
  ),
  danger(
    "The key owns the project.",
    set("mongodbatlas_api_key_project_assignment", { roles: [["GROUP_READ_ONLY"], ["GROUP_OWNER"]] }),
  ),
  danger(
    "The invited own the organisation.",
    set("mongodbatlas_org_invitation", { roles: [["ORG_MEMBER"], ["ORG_OWNER"]] }),
  ),
  danger(
    "Support reads data.",
    set("mongodbatlas_mongodb_employee_access_grant", {
      grant_type: ["CLUSTER_DATABASE_LOGS", "CLUSTER_INFRASTRUCTURE_AND_APP_SERVICES_SYNC_DATA"],
    }),
  ),
  danger(
    "Strangers' domains.",
    set("mongodbatlas_federated_settings_org_config", { domain_restriction_enabled: [true, false] }),
  ),
  danger("Updates wait.", set("mongodbatlas_maintenance_window", { auto_defer: [false, true] })),
  danger(
    "Data is unloaded anywhere.",
    set("snowflake_current_organization_account", { prevent_unload_to_inline_url: [true, false] }),
  ),
  danger(
    "Stages need no integration.",
    set("snowflake_current_organization_account", {
      require_storage_integration_for_stage_operation: [true, false],
    }),
  ),
  danger(
    "Queries stand in errors.",
    set("snowflake_current_organization_account", { enable_unredacted_query_syntax_error: [false, true] }),
  ),
  danger(
    "Not under our keys.",
    set("snowflake_current_organization_account", {
      enable_tri_secret_and_rekey_opt_out_for_image_repository: [false, true],
    }),
  ),
  danger("Nobody is notified.", set("snowflake_notification_integration", { enabled: [true, false] })),
  danger("The task stops.", set("snowflake_task", { started: [true, false] })),
  danger("Sessions never end.", set("snowflake_task", { client_session_keep_alive: [false, true] })),
  danger(
    "Data goes with the location.",
    set("databricks_external_location", { force_destroy: [false, true] }),
  ),
  danger(
    "Answers are not filtered.",
    set("databricks_model_serving", { "ai_gateway[].guardrails[].output[].safety": [true, false] }),
  ),
  danger(
    "Old, open storage.",
    set("databricks_disable_legacy_dbfs_setting", { "disable_legacy_dbfs[].value": [true, false] }),
  ),
  danger("Users make clusters.", set("databricks_entitlements", { allow_cluster_create: [false, true] })),
  danger(
    "Everything is granted.",
    set("databricks_grants", { "grant[].privileges": [["SELECT"], ["SELECT", "ALL_PRIVILEGES"]] }),
  ),
  danger(
    "Calls are not recorded.",
    set("databricks_model_serving", { "ai_gateway[].inference_table_config[].enabled": [true, false] }),
  ),
  danger(
    "Broken records are lost.",
    set("confluent_tableflow_topic", { record_failure_strategy: ["SUSPEND", "SKIP"] }),
  ),
  danger(
    "One way in.",
    set("confluent_access_point", {
      "aws_egress_private_link_endpoint[].enable_high_availability": [true, false],
    }),
  ),
  danger("Vault is on the internet.", set("hcp_vault_cluster", { public_endpoint: [false, true] })),
  danger("The token works everywhere.", set("nomad_acl_token", { global: [false, true] })),
  danger("Tokens of all regions.", set("nomad_acl_auth_method", { token_locality: ["local", "global"] })),
  danger(
    "Authors approve themselves.",
    set("launchdarkly_environment", { "approval_settings[].can_review_own_request": [false, true] }),
  ),
  danger("Nobody confirms.", set("launchdarkly_environment", { confirm_changes: [true, false] })),
  safe("Waits longer.", set("snowflake_task", { lock_timeout: [43200, 3600] })),
  safe(
    "Other decimals.",
    set("snowflake_current_organization_account", { odbc_treat_decimal_as_int: [true, false] }),
  ),
  safe(
    "Larger pieces.",
    set("snowflake_current_organization_account", { client_result_chunk_size: [160, 48] }),
  ),
  safe(
    "Other files.",
    set("snowflake_database", { storage_serialization_policy: ["COMPATIBLE", "OPTIMIZED"] }),
  ),
  safe("Any field is searched.", set("mongodbatlas_search_index", { mappings_dynamic: [false, true] })),
  safe(
    "Another hour.",
    set("mongodbatlas_maintenance_window", { "protected_hours[].start_hour_of_day": [1, 2] }),
  ),
  safe("The default one.", set("databricks_metastore_data_access", { is_default: [false, true] })),
  safe("Compressed.", set("hcp_vault_cluster", { "audit_log_config[].http_compression": [true, false] })),
  safe("More data.", set("launchdarkly_environment", { default_track_events: [false, true] })),
  safe("Another weight.", set("launchdarkly_segment", { "rules[].weight": [100, 200] })),
  safe(
    "Protected.",
    set("mongodbatlas_serverless_instance", { termination_protection_enabled: [false, true] }),
  ),

  // AWS
  danger(
    "Traffic leaves the network.",
    set("aws_redshiftserverless_workgroup", { enhanced_vpc_routing: [true, false] }),
  ),
  danger("Calls need no key.", set("aws_apigatewayv2_route", { api_key_required: [true, false] })),
  danger(
    "The database is on the internet.",
    set("aws_lightsail_database", { publicly_accessible: [false, true] }),
  ),
  danger("Every table.", set("aws_lakeformation_permissions", { "table[].wildcard": [false, true] })),
  danger("Anyone sees the application.", set("aws_amplify_app", { enable_basic_auth: [true, false] })),
  danger(
    "Objects may be public.",
    set("aws_s3_account_public_access_block", { block_public_acls: [true, false] }),
  ),
  danger(
    "Retention can be passed by.",
    set("aws_fsx_ontap_volume", { bypass_snaplock_enterprise_retention: [false, true] }),
  ),
  danger("The site is down.", set("aws_cloudfront_distribution", { enabled: [true, false] })),
  danger(
    "Sessions go on.",
    set("aws_ec2_client_vpn_endpoint", { disconnect_on_session_timeout: [true, false] }),
  ),
  danger("Anyone watches.", set("aws_ivs_channel", { authorized: [true, false] })),
  danger(
    "Nobody sees what is slow.",
    set("aws_db_instance", { performance_insights_enabled: [true, false] }),
  ),
  danger("Keys and factors go with the user.", set("aws_iam_user", { force_destroy: [false, true] })),
  danger("The domain runs out.", set("aws_route53domains_registered_domain", { auto_renew: [true, false] })),
  danger("Other organisations.", set("aws_ram_resource_share", { allow_external_principals: [false, true] })),
  danger("Tokens of a day.", set("aws_cognito_managed_user_pool_client", { access_token_validity: [1, 24] })),
  danger("One task.", set("aws_ecs_service", { desired_count: [3, 1] })),
  danger(
    "Fewer old versions.",
    set("aws_s3_bucket_lifecycle_configuration", {
      "rule[].noncurrent_version_transition[].newer_noncurrent_versions": [10, 1],
    }),
  ),
  danger(
    "Failed backups are not reported.",
    set("aws_backup_vault_notifications", {
      backup_vault_events: [["BACKUP_JOB_FAILED", "RESTORE_JOB_FAILED"], ["RESTORE_JOB_FAILED"]],
    }),
  ),
  danger(
    "Passwords in plain text.",
    set("aws_cognito_managed_user_pool_client", {
      explicit_auth_flows: [["ALLOW_USER_SRP_AUTH"], ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"]],
    }),
  ),
  danger(
    "Everything is granted.",
    set("aws_lakeformation_permissions", { permissions: [["SELECT"], ["ALL"]] }),
  ),
  danger(
    "Fewer standards.",
    set("aws_securityhub_configuration_policy", {
      "configuration_policy[].enabled_standard_arns": [
        ["arn:aws:securityhub:::ruleset/cis", "arn:aws:securityhub:::ruleset/fsbp"],
        ["arn:aws:securityhub:::ruleset/fsbp"],
      ],
    }),
  ),
  danger(
    "The owner is public.",
    set("aws_route53domains_registered_domain", { registrant_privacy: [true, false] }),
  ),
  danger(
    "Machines have public addresses.",
    set("aws_spot_instance_request", { associate_public_ip_address: [false, true] }),
  ),
  danger("No backups.", set("aws_lightsail_database", { backup_retention_enabled: [true, false] })),
  danger(
    "Bodies are not checked.",
    set("aws_api_gateway_request_validator", { validate_request_body: [true, false] }),
  ),
  danger("Nothing is measured.", set("aws_spot_instance_request", { monitoring: [true, false] })),
  safe("Stays in the account.", set("aws_organizations_policy_attachment", { skip_destroy: [false, true] })),
  safe("Upgrades.", set("aws_neptune_cluster", { allow_major_version_upgrade: [false, true] })),
  safe("More addresses.", set("aws_spot_instance_request", { enable_primary_ipv6: [false, true] })),
  safe("Restarts.", set("aws_devicefarm_instance_profile", { reboot_after_use: [false, true] })),
  safe("Old ones stay.", set("aws_batch_job_definition", { deregister_on_new_revision: [true, false] })),
  safe("Rolls.", set("aws_ecs_service", { force_new_deployment: [false, true] })),
  safe("Names for addresses.", set("aws_default_subnet", { enable_dns64: [false, true] })),
  safe("Tagged.", set("aws_neptune_cluster", { copy_tags_to_snapshot: [true, false] })),
  safe("Another port.", set("aws_neptune_cluster_instance", { port: [8182, 8183] })),
  safe("At once.", set("aws_db_instance", { apply_immediately: [false, true] })),
  safe(
    "A later target.",
    set("aws_autoscaling_policy", { "target_tracking_configuration[].target_value": [50, 60] }),
  ),
  safe("More cores.", set("aws_odb_cloud_vm_cluster", { cpu_core_count: [4, 8] })),
  safe("Shorter tokens.", set("aws_cognito_managed_user_pool_client", { access_token_validity: [24, 1] })),

  // Google Cloud and Kubernetes
  danger(
    "Any image runs.",
    set("google_gke_hub_feature_membership", { "configmanagement[].binauthz[].enabled": [true, false] }),
  ),
  danger(
    "Tokens go out.",
    set("google_identity_platform_config", {
      "blocking_functions[].forward_inbound_credentials[].id_token": [false, true],
    }),
  ),
  danger("On the internet.", set("google_looker_instance", { public_ip_enabled: [false, true] })),
  danger(
    "Pushed without a request.",
    set("google_secure_source_manager_branch_rule", { require_pull_request: [true, false] }),
  ),
  danger("Tables go, too.", set("google_bigquery_dataset", { delete_contents_on_destroy: [false, true] })),
  danger(
    "Attacks on APIs are not seen.",
    set("google_apigee_addons_config", { "addons_config[].api_security_config[].enabled": [true, false] }),
  ),
  danger(
    "The share may be deleted.",
    set("google_filestore_instance", { deletion_protection_enabled: [true, false] }),
  ),
  danger(
    "Machines reach the internet.",
    set("google_vmwareengine_network_policy", { "internet_access[].enabled": [false, true] }),
  ),
  danger(
    "Unknown devices.",
    set("google_access_context_manager_access_levels", {
      "access_levels[].basic[].conditions[].device_policy[].require_admin_approval": [true, false],
    }),
  ),
  danger(
    "Traffic is not looked into.",
    set("google_compute_firewall_policy_rule", { tls_inspect: [true, false] }),
  ),
  danger(
    "No snapshot at the end.",
    set("google_compute_region_disk", { create_snapshot_before_destroy: [true, false] }),
  ),
  danger(
    "The rule is off.",
    set("google_network_security_gateway_security_policy_rule", { enabled: [true, false] }),
  ),
  danger(
    "Attackers are banned later.",
    set("google_compute_security_policy", {
      "rule[].rate_limit_options[].ban_threshold[].count": [100, 100000],
    }),
  ),
  danger("Old TLS.", set("google_compute_ssl_policy", { min_tls_version: ["TLS_1_2", "TLS_1_0"] })),
  danger("Any address.", set("google_iap_tunnel_dest_group", { cidrs: [["10.1.0.0/16"], ["0.0.0.0/0"]] })),
  danger(
    "Certificates are no longer issued.",
    set("google_privateca_certificate_authority", { desired_state: ["ENABLED", "DISABLED"] }),
  ),
  danger(
    "A service outside of the perimeter.",
    set("google_access_context_manager_service_perimeters", {
      "service_perimeters[].spec[].restricted_services": [
        ["storage.googleapis.com", "bigquery.googleapis.com"],
        ["storage.googleapis.com"],
      ],
    }),
  ),
  danger(
    "Anyone is a member.",
    set(
      "google_dataplex_entry_type_iam_binding",
      { members: [["user:a@b"], ["allUsers"]] },
      { role: "roles/viewer" },
    ),
  ),
  danger(
    "Any page reads answers.",
    set("google_compute_region_url_map", {
      "path_matcher[].default_route_action[].cors_policy[].allow_origin_regexes": [["^https://a$"], [".*"]],
    }),
  ),
  danger(
    "Connections are not checked.",
    set("google_database_migration_service_private_connection", { create_without_validation: [false, true] }),
  ),
  danger(
    "Everything is allowed.",
    set("google_folder_organization_policy", { "list_policy[].inherit_from_parent": [true, false] }),
  ),
  danger("The pool is off.", set("google_iam_workload_identity_pool", { disabled: [false, true] })),
  danger(
    "Fewer machines during an update.",
    set("google_compute_region_instance_group_manager", { "update_policy[].max_unavailable_fixed": [0, 5] }),
  ),
  danger("Talks with other processes.", set("kubernetes_pod", { "spec[].host_ipc": [false, true] })),
  danger(
    "The server is not checked.",
    set("kubernetes_api_service_v1", { "spec[].insecure_skip_tls_verify": [false, true] }),
  ),
  danger("Jobs do not run.", set("kubernetes_cron_job_v1", { "spec[].suspend": [false, true] })),
  danger("On the node's network.", set("kubernetes_pod", { "spec[].host_network": [false, true] })),
  danger(
    "Pods get a token.",
    set("kubernetes_pod", { "spec[].automount_service_account_token": [false, true] }),
  ),
  safe(
    "Query is cut.",
    set("google_compute_url_map", { "default_url_redirect[].strip_query": [false, true] }),
  ),
  safe(
    "Routes are passed on.",
    set("google_compute_network_peering_routes_config", { export_custom_routes: [false, true] }),
  ),
  safe("Another driver.", set("google_notebooks_instance", { install_gpu_driver: [false, true] })),
  safe(
    "Answers in pieces.",
    set("google_dialogflow_cx_page", { "entry_fulfillment[].return_partial_responses": [false, true] }),
  ),
  safe(
    "More tries.",
    set("google_compute_url_map", {
      "path_matcher[].path_rule[].route_action[].retry_policy[].num_retries": [3, 1],
    }),
  ),
  safe(
    "Scales in slower.",
    set("google_compute_region_autoscaler", {
      "autoscaling_policy[].scale_in_control[].time_window_sec": [300, 600],
    }),
  ),
  safe(
    "Another day.",
    set("google_looker_instance", { "deny_maintenance_period[].start_date[].day": [1, 2] }),
  ),
  safe(
    "Upper and lower case.",
    set("google_compute_url_map", {
      "path_matcher[].route_rules[].match_rules[].ignore_case": [false, true],
    }),
  ),
  safe("Other routes.", set("google_app_engine_service_split_traffic", { migrate_traffic: [false, true] })),
  safe("Names of services.", set("kubernetes_pod", { "spec[].enable_service_links": [true, false] })),
  safe("Waits.", set("kubernetes_ingress", { wait_for_load_balancer: [true, false] })),
  safe("Written over.", set("kubernetes_labels", { force: [false, true] })),
  safe("More work.", set("kubernetes_cron_job_v1", { "spec[].job_template[].spec[].completions": [2, 1] })),

  // Cloudflare, DigitalOcean, Linode, Fastly, Terraform Cloud
  danger("The lockdown is off.", set("cloudflare_zone_lockdown", { paused: [false, true] })),
  danger(
    "The pattern is not looked for.",
    set("cloudflare_zero_trust_dlp_custom_entry", { enabled: [true, false] }),
  ),
  danger(
    "Nothing is recorded.",
    set("cloudflare_workers_script", { "observability.logs.enabled": [true, false] }),
  ),
  danger(
    "Users leave the tunnel.",
    set("cloudflare_zero_trust_device_default_profile", { allow_mode_switch: [false, true] }),
  ),
  danger(
    "Applications run in any browser.",
    set("cloudflare_zero_trust_access_policy", { isolation_required: [true, false] }),
  ),
  danger("A second, open address.", set("cloudflare_worker", { "subdomain.enabled": [false, true] })),
  danger("Previews are public.", set("cloudflare_worker", { "subdomain.previews_enabled": [false, true] })),
  danger("More requests before it acts.", set("cloudflare_rate_limit", { threshold: [50, 5000] })),
  danger("One server is enough.", set("cloudflare_load_balancer_pool", { minimum_origins: [2, 1] })),
  danger("Any site shows it.", set("cloudflare_stream", { allowed_origins: [["example.com"], ["*"]] })),
  danger("Traffic passes by.", set("cloudflare_zone_dns_settings", { zone_mode: ["standard", "dns_only"] })),
  danger("Health is not checked.", set("cloudflare_healthcheck", { suspended: [false, true] })),
  danger(
    "The cluster's API is open.",
    set("digitalocean_kubernetes_cluster", { "control_plane_firewall[].enabled": [true, false] }),
  ),
  danger(
    "Patches are not installed.",
    set("digitalocean_kubernetes_cluster", { auto_upgrade: [true, false] }),
  ),
  danger(
    "Fewer people hear of it.",
    set("digitalocean_monitor_alert", {
      "alerts[].email": [["a@example.com", "b@example.com"], ["a@example.com"]],
    }),
  ),
  danger(
    "Attackers are let in.",
    set("digitalocean_loadbalancer", { "firewall[].deny": [["ip:203.0.113.4"], []] }),
  ),
  danger("The site is not watched.", set("digitalocean_uptime_check", { enabled: [true, false] })),
  danger("In plain text.", set("digitalocean_database_redis_config", { ssl: [true, false] })),
  danger(
    "The user changes firewalls.",
    set("linode_user", { "global_grants[].add_firewalls": [false, true] }),
  ),
  danger("The database stops.", set("linode_database_mysql_v2", { suspended: [false, true] })),
  danger(
    "Commits are lost with the server.",
    set("linode_database_postgresql", { replication_commit_type: ["remoteApply", "off"] }),
  ),
  danger("Every address.", set("linode_database_mysql", { allow_lists: [["192.0.2.0/24"], ["0.0.0.0/0"]] })),
  danger("The rule is off.", set("fastly_ngwaf_workspace_rule", { enabled: [true, false] })),
  danger(
    "Attacks are noticed later.",
    set("fastly_ngwaf_workspace", { "attack_signal_thresholds[].one_hour": [100, 10000] }),
  ),
  danger("Drift is not noticed.", set("tfe_workspace", { assessments_enabled: [true, false] })),
  danger("The value is shown.", set("tfe_variable", { sensitive: [true, false] })),
  danger("Applied unseen.", set("tfe_workspace", { auto_apply: [false, true] })),
  danger("Every workspace reads the state.", set("tfe_workspace", { global_remote_state: [false, true] })),
  danger("Weak signatures.", set("tfe_saml_settings", { signature_signing_method: ["SHA256", "SHA1"] })),
  safe("No logo.", set("cloudflare_turnstile_widget", { offlabel: [false, true] })),
  safe("Other names.", set("cloudflare_zone_dns_settings", { "soa.ttl": [3600, 1800] })),
  safe(
    "Other slashes.",
    set("cloudflare_worker_version", { "assets.config.html_handling": ["auto-trailing-slash", "none"] }),
  ),
  safe("Healthy again later.", set("cloudflare_healthcheck", { consecutive_successes: [1, 2] })),
  safe(
    "Stays longer on one.",
    set("digitalocean_loadbalancer", { "sticky_sessions[].cookie_ttl_seconds": [300, 600] }),
  ),
  safe("Made beforehand.", set("digitalocean_database_kafka_config", { log_preallocate: [false, true] })),
  safe("Images are found.", set("digitalocean_kubernetes_cluster", { registry_integration: [false, true] })),
  safe("Sockets.", set("fastly_service_compute", { "product_enablement[].websockets": [false, true] })),
  safe(
    "Finer pictures.",
    set("fastly_service_compute", { "image_optimizer_default_settings[].jpeg_quality": [85, 70] }),
  ),
  safe("Shown first.", set("fastly_service_compute", { stage: [false, true] })),
  safe("Kept.", set("linode_networking_ip", { reserved: [false, true] })),
  safe("New tools.", set("tfe_admin_organization_settings", { access_beta_tools: [false, true] })),
  safe("Waits less.", set("tfe_workspace_run", { "apply[].retry_backoff_min": [30, 10] })),

  // Deletions, drawn from the held types
  danger(
    "The certificate of the edge is not asked for.",
    destroy("cloudflare_authenticated_origin_pulls_settings", { enabled: true }),
  ),
  danger("The detection does not run.", destroy("google_chronicle_rule_deployment", { enabled: true })),
  danger(
    "Holes are not compared.",
    destroy("azurerm_synapse_sql_pool_vulnerability_assessment_baseline", {}),
  ),
  danger("Requests of all accounts pass.", destroy("azurerm_mssql_failover_group", { name: "orders" })),
  danger("No second factor.", destroy("vault_identity_mfa_pingid", {})),
  danger(
    "Machines are not scanned.",
    destroy("azurerm_security_center_server_vulnerability_assessment_virtual_machine", {}),
  ),
  danger("The archive may be deleted.", destroy("aws_glacier_vault_lock", {})),
  danger("Names are not signed.", destroy("aws_route53domains_delegation_signer_record", {})),
  danger("Access is not recorded.", destroy("aws_s3_bucket_logging", {})),
  danger("Trouble of databases is not told.", destroy("aws_db_event_subscription", {})),
  danger("Trouble of copies is not told.", destroy("aws_dms_event_subscription", {})),
  danger("The table is lost.", destroy("google_biglake_table", { name: "orders" })),
  danger("Messages are lost.", destroy("azurerm_storage_queue", { name: "orders" })),
  danger("Changes are not exported.", destroy("azurerm_security_center_automation", {})),
  danger("The machines answer everyone.", destroy("digitalocean_firewall", { name: "web" })),
  danger("Failing pods are evicted.", destroy("kubernetes_pod_disruption_budget", {})),
  danger("Places are not watched.", destroy("newrelic_synthetics_multilocation_alert_condition", {})),
  danger("Mail of the office is not read.", destroy("azurerm_sentinel_data_connector_office_power_bi", {})),
  danger("Logs are lost.", destroy("aws_cloudwatch_log_stream", { name: "app" })),
  danger("The function stops serving.", destroy("google_api_gateway_gateway", {})),
  danger("Messages stop.", destroy("google_apigee_instance", {})),
  safe("A key.", destroy("aws_key_pair", {})),
  safe("A project of tests.", destroy("aws_devicefarm_project", {})),
  safe("Labels.", destroy("kubernetes_labels", {})),
  safe("A person's key.", destroy("github_user_ssh_key", {})),
  safe("A right that ends.", destroy("google_gemini_data_sharing_with_google_setting_binding", {})),
  safe(
    "A right that ends.",
    destroy("google_data_catalog_entry_group_iam_member", { role: "roles/viewer", member: "user:a@b" }),
  ),
  safe("An exception that ends.", destroy("google_logging_billing_account_exclusion", {})),
  safe("A grant that ends.", destroy("mongodbatlas_mongodb_employee_access_grant", {})),
  safe("Costs.", destroy("aws_location_route_calculator", {})),
  safe("An alias.", destroy("aws_paymentcryptography_key_alias", {})),
  safe("A mapper.", destroy("keycloak_user_attribute_mapper", {})),
  safe("A metric.", destroy("datadog_spans_metric", {})),
  safe("Parsed otherwise.", destroy("datadog_logs_integration_pipeline", {})),

  // Creations
  danger("On the internet.", create("aws_lightsail_database", { publicly_accessible: true })),
  danger("On the internet.", create("hcp_consul_cluster", { public_endpoint: true })),
  danger(
    "For everyone.",
    create("google_data_catalog_entry_group_iam_member", { role: "roles/viewer", member: "allUsers" }),
  ),
  danger(
    "For everyone.",
    create("google_artifact_registry_repository_iam_binding", {
      role: "roles/artifactregistry.reader",
      members: ["allUsers"],
    }),
  ),
  danger("Tokens are not checked.", create("aws_iot_authorizer", { signing_disabled: true })),
  danger(
    "The server is not checked.",
    create("kubernetes_api_service_v1", { spec: [{ insecure_skip_tls_verify: true }] }),
  ),
  danger("In plain text.", create("vault_raft_snapshot_agent_config", { aws_s3_disable_tls: true })),
  danger("Open to everyone.", create("linode_database_mysql", { allow_lists: ["0.0.0.0/0"] })),
  danger(
    "Open to everyone.",
    create("digitalocean_firewall", {
      name: "web",
      inbound_rule: [{ protocol: "tcp", port_range: "22", source_addresses: ["0.0.0.0/0", "::/0"] }],
    }),
  ),
  danger(
    "Everything is granted.",
    create("databricks_grants", {
      catalog: "main",
      grant: [{ principal: "account users", privileges: ["ALL_PRIVILEGES"] }],
    }),
  ),
  danger(
    "The token owns the group.",
    create("gitlab_group_access_token", { access_level: "owner", name: "ci" }),
  ),
  danger("Anyone reads the code.", create("gitlab_project", { name: "site", visibility_level: "public" })),
  danger(
    "Every resource is managed.",
    create("azurerm_role_definition", { name: "all", permissions: [{ actions: ["*"] }] }),
  ),
  danger(
    "Any password, for ever.",
    create("azuread_user", {
      display_name: "a",
      disable_strong_password: true,
      disable_password_expiration: true,
    }),
  ),
  danger(
    "Everything of the node.",
    create("kubernetes_pod", {
      spec: [
        {
          host_network: true,
          host_pid: true,
          container: [{ name: "a", security_context: [{ privileged: true }] }],
        },
      ],
    }),
  ),
  danger(
    "Bound to no identity.",
    create("mongodbatlas_api_key_project_assignment", { roles: ["GROUP_OWNER"] }),
  ),
  danger("Any page reads it.", create("cloudflare_stream", { allowed_origins: ["*"] })),
  danger(
    "Everyone may send.",
    create("azurerm_eventhub_authorization_rule", { name: "all", listen: true, send: true, manage: true }),
  ),
  safe("An ordinary group.", create("gitlab_group", { name: "team", visibility_level: "private" })),
  safe("An ordinary pipeline.", create("aws_medialive_channel", { name: "a", log_level: "ERROR" })),
  safe("An ordinary queue.", create("azurerm_storage_queue", { name: "orders" })),
  safe("An ordinary task.", create("snowflake_task", { name: "t", started: true })),
  safe(
    "An ordinary database.",
    create("aws_lightsail_database", { publicly_accessible: false, backup_retention_enabled: true }),
  ),
  safe(
    "An ordinary project.",
    create("gitlab_project", { name: "site", visibility_level: "private", shared_runners_enabled: true }),
  ),
  safe(
    "An ordinary gateway.",
    create("azurerm_application_gateway", { name: "g", enable_http2: true, fips_enabled: false }),
  ),
  safe("An ordinary topic.", create("aws_sns_topic", { name: "t" })),
  safe("An ordinary check.", create("cloudflare_healthcheck", { name: "a", suspended: false })),
];
