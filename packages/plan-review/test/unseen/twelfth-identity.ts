import { danger, type Labelled, safe, set } from "./labelled";

/** The twelfth set in Azure, Entra ID, code hosting, monitoring and identity. */
export const TWELFTH_IDENTITY: readonly Labelled[] = [
  // Azure and Entra ID
  danger(
    "Local logins, too.",
    set("azurerm_synapse_workspace", { azuread_authentication_only: [true, false] }),
  ),
  danger(
    "Branches reach each other.",
    set("azurerm_route_server", { branch_to_branch_traffic_enabled: [false, true] }),
  ),
  danger("Its holder may send.", set("azurerm_relay_namespace_authorization_rule", { send: [false, true] })),
  danger(
    "Devices register over the internet.",
    set("azurerm_iothub_dps", { public_network_access_enabled: [false, true] }),
  ),
  danger("Nobody is notified.", set("azurerm_monitor_action_group", { enabled: [true, false] })),
  danger(
    "Traffic between nodes in plain text.",
    set("azurerm_stack_hci_deployment_setting", {
      "scale_unit[].smb_cluster_encryption_enabled": [true, false],
    }),
  ),
  danger(
    "The API server is on the internet.",
    set("azurerm_kubernetes_cluster", { private_cluster_enabled: [true, false] }),
  ),
  danger(
    "Its name is public.",
    set("azurerm_kubernetes_cluster", { private_cluster_public_fqdn_enabled: [false, true] }),
  ),
  danger(
    "Nobody hears that telemetry stops.",
    set("azurerm_application_insights", { daily_data_cap_notifications_disabled: [false, true] }),
  ),
  danger(
    "Any host is trusted.",
    set("azurerm_spring_cloud_configuration_service", {
      "repository[].strict_host_key_checking": [true, false],
    }),
  ),
  danger(
    "Keys are accepted, too.",
    set("azurerm_application_insights", { local_authentication_disabled: [true, false] }),
  ),
  danger(
    "Nothing is recorded.",
    set("azurerm_iothub_device_update_instance", { diagnostic_enabled: [true, false] }),
  ),
  danger(
    "Logins are not recorded.",
    set("azurerm_new_relic_tag_rule", { azure_active_directory_log_enabled: [true, false] }),
  ),
  danger(
    "Patches are not installed.",
    set("azurerm_windows_virtual_machine_scale_set", { enable_automatic_updates: [true, false] }),
  ),
  danger(
    "Administrators get no mail.",
    set("azurerm_synapse_workspace_security_alert_policy", { email_account_admins_enabled: [true, false] }),
  ),
  danger("One gateway.", set("azurerm_virtual_network_gateway", { active_active: [true, false] })),
  danger(
    "Packets can be sent again.",
    set("azurerm_virtual_network_gateway", { ip_sec_replay_protection_enabled: [true, false] }),
  ),
  danger(
    "Traffic is not inspected.",
    set("azurerm_vpn_gateway_connection", { internet_security_enabled: [true, false] }),
  ),
  danger(
    "Keys instead of identities.",
    set("azurerm_redis_cache", { access_keys_authentication_enabled: [false, true] }),
  ),
  danger(
    "Personal data is not found.",
    set("azurerm_security_center_storage_defender", { sensitive_data_discovery_enabled: [true, false] }),
  ),
  danger("In plain text.", set("azurerm_spring_cloud_api_portal", { https_only_enabled: [true, false] })),
  danger("Less throughput.", set("azurerm_cosmosdb_gremlin_database", { throughput: [1000, 400] })),
  danger(
    "Less throughput.",
    set("azurerm_cosmosdb_cassandra_keyspace", { "autoscale_settings[].max_throughput": [10000, 4000] }),
  ),
  danger(
    "Less of it.",
    set("azurerm_netapp_volume_group_sap_hana", { "volume[].storage_quota_in_gb": [2000, 1000] }),
  ),
  danger(
    "An alert less.",
    set("azurerm_synapse_workspace_security_alert_policy", { disabled_alerts: [[], ["Sql_Injection"]] }),
  ),
  danger("The password stays.", set("azuread_user", { force_password_change: [true, false] })),
  danger(
    "Administrators are left out.",
    set("azuread_conditional_access_policy", {
      "conditions[].users[].excluded_roles": [[], ["62e90394-69f5-4237-9190-012177145e10"]],
    }),
  ),
  danger(
    "Applications are left out.",
    set("azuread_conditional_access_policy", {
      "conditions[].applications[].excluded_applications": [[], ["a"]],
    }),
  ),
  danger(
    "Places are left out.",
    set("azuread_conditional_access_policy", {
      "conditions[].locations[].excluded_locations": [[], ["All"]],
    }),
  ),
  safe(
    "Another name server.",
    set("azurerm_virtual_network_gateway", { dns_forwarding_enabled: [false, true] }),
  ),
  safe(
    "One group of machines.",
    set("azurerm_orchestrated_virtual_machine_scale_set", { single_placement_group: [true, false] }),
  ),
  safe(
    "Slower moves.",
    set("azurerm_system_center_virtual_machine_manager_virtual_machine_instance", {
      "hardware[].limit_cpu_for_migration_enabled": [true, false],
    }),
  ),
  safe("Reset when idle.", set("azurerm_lb_nat_rule", { enable_tcp_reset: [true, false] })),
  safe("Another weight.", set("azurerm_virtual_network_gateway_connection", { routing_weight: [10, 20] })),
  safe("Another port.", set("azurerm_redis_enterprise_database", { port: [10000, 10001] })),
  safe("Another order.", set("azurerm_mssql_job_step", { job_step_index: [1, 2] })),
  safe("Cleaned less often.", set("azurerm_kubernetes_cluster", { image_cleaner_interval_hours: [24, 48] })),
  safe(
    "Longer captures.",
    set("azurerm_virtual_machine_packet_capture", { maximum_bytes_per_session: [100, 50] }),
  ),
  safe(
    "Other headers.",
    set("azurerm_api_management_diagnostic", { "frontend_response[].headers_to_log": [["a"], ["a", "b"]] }),
  ),
  safe("Mail for members.", set("azuread_group", { auto_subscribe_new_members: [true, false] })),
  safe("Not in Outlook.", set("azuread_group", { hide_from_outlook_clients: [false, true] })),
  safe(
    "Errors for equal names.",
    set("azuread_group_without_members", { prevent_duplicate_names: [false, true] }),
  ),
  safe("Another encoding.", set("azurerm_synapse_spark_pool", { max_executors: [5, 10] })),

  // GitHub, GitLab, Datadog, Grafana, PagerDuty, Terraform Cloud
  danger(
    "Found secrets are not checked.",
    set("github_enterprise_security_analysis_settings", {
      secret_scanning_validity_checks_enabled: [true, false],
    }),
  ),
  danger(
    "Old reviews count.",
    set("github_repository_ruleset", {
      "rules[].pull_request[].dismiss_stale_reviews_on_push": [true, false],
    }),
  ),
  danger(
    "Any branch deploys.",
    set("github_repository_environment", { "deployment_branch_policy[].protected_branches": [true, false] }),
  ),
  danger(
    "Commits need no signature.",
    set("github_repository_ruleset", { "rules[].required_signatures": [true, false] }),
  ),
  danger(
    "The receiver is not checked.",
    set("github_organization_webhook", { "configuration[].insecure_ssl": [false, true] }),
  ),
  danger("Branches may be deleted.", set("github_repository_ruleset", { "rules[].deletion": [true, false] })),
  danger(
    "Holes are merged.",
    set("github_repository_ruleset", {
      "rules[].required_code_scanning[].required_code_scanning_tool[].security_alerts_threshold": [
        "medium_or_higher",
        "critical",
      ],
    }),
  ),
  danger(
    "Who starts it approves it.",
    set("gitlab_project", { allow_pipeline_trigger_approve_deployment: [false, true] }),
  ),
  danger(
    "Names of others.",
    set("gitlab_group", { "push_rules[].commit_committer_name_check": [true, false] }),
  ),
  danger("Every domain.", set("gitlab_group", { allowed_email_domains_list: [["example.com"], []] })),
  danger(
    "Everything in another's name.",
    set("gitlab_user_impersonation_token", { scopes: [["read_user"], ["read_user", "api"]] }),
  ),
  danger(
    "Only broken ones are reported.",
    set("gitlab_integration_telegram", { notify_only_broken_pipelines: [false, true] }),
  ),
  danger("Findings are hidden.", set("datadog_security_monitoring_suppression", { enabled: [false, true] })),
  danger(
    "Hosts are not scanned.",
    set("datadog_agentless_scanning_gcp_scan_options", { vuln_host_os: [true, false] }),
  ),
  danger("Logs are not looked at.", set("datadog_security_monitoring_filter", { is_enabled: [true, false] })),
  danger(
    "The rule does nothing.",
    set("pagerduty_event_orchestration_router", { "set[].rule[].disabled": [false, true] }),
  ),
  danger(
    "Calls wait an hour.",
    set("pagerduty_event_orchestration_global", { "catch_all[].actions[].suspend": [60, 3600] }),
  ),
  danger("An administrator.", set("grafana_user", { is_admin: [false, true] })),
  danger(
    "A token for ever.",
    set("grafana_service_account_rotating_token", { seconds_to_live: [86400, 31536000] }),
  ),
  danger("Rules are changed by hand.", set("grafana_rule_group", { disable_provenance: [false, true] })),
  danger("Looked at once in an hour.", set("grafana_rule_group", { interval_seconds: [60, 3600] })),
  danger("Applied unseen.", set("tfe_workspace_run", { "apply[].manual_confirm": [true, false] })),
  danger("The state is lost.", set("tfe_workspace", { force_delete: [false, true] })),
  safe(
    "Another wait.",
    set("github_repository_ruleset", { "rules[].merge_queue[].check_response_timeout_minutes": [60, 30] }),
  ),
  safe("A maintainer less.", set("github_team", { create_default_maintainer: [true, false] })),
  safe("Other events.", set("github_organization_webhook", { events: [["push"], ["push", "fork"]] })),
  safe("Fewer messages.", set("gitlab_global_level_notifications", { push_to_merge_request: [true, false] })),
  safe("No issues.", set("gitlab_project", { issues_enabled: [true, false] })),
  safe("Branches go.", set("gitlab_project", { remove_source_branch_after_merge: [false, true] })),
  safe("Shorter builds.", set("gitlab_project", { build_timeout: [3600, 1800] })),
  safe("More messages.", set("gitlab_integration_slack", { branches_to_be_notified: ["default", "all"] })),
  safe("More percentiles.", set("datadog_rum_metric", { "compute[].include_percentiles": [false, true] })),
  safe("Other tags.", set("datadog_metric_tag_configuration", { exclude_tags_mode: [false, true] })),
  safe("Another rhythm.", set("datadog_on_call_schedule", { "layer[].interval[].days": [7, 14] })),
  safe(
    "Signals of one kind.",
    set("datadog_security_monitoring_rule", { "query[].has_optional_group_by_fields": [false, true] }),
  ),
  safe("Not cached.", set("grafana_data_source_cache_config", { enabled: [true, false] })),
  safe("Changed on the web.", set("grafana_schedule", { enable_web_overrides: [false, true] })),
  safe("Another field.", set("pagerduty_service_custom_field", { enabled: [true, false] })),
  safe("More tries.", set("tfe_workspace_run", { "destroy[].retry_attempts": [3, 1] })),
  safe("Other files.", set("tfe_workspace", { file_triggers_enabled: [true, false] })),

  // Vault, Okta, Auth0, Keycloak, Oracle's identity domains
  danger("Any name.", set("vault_pki_secret_backend_role", { allow_any_name: [false, true] })),
  danger("Issuer in plain text.", set("vault_identity_oidc_provider", { https_enabled: [true, false] })),
  danger(
    "Stars in names.",
    set("vault_pki_secret_backend_role", { allow_wildcard_certificates: [false, true] }),
  ),
  danger(
    "Addresses in certificates.",
    set("vault_pki_secret_backend_role", { allow_ip_sans: [false, true] }),
  ),
  danger(
    "Certificates of a year.",
    set("vault_kmip_secret_backend", { default_tls_client_ttl: [86400, 31536000] }),
  ),
  danger(
    "Snapshots once a day.",
    set("vault_raft_snapshot_agent_config", { interval_seconds: [3600, 86400] }),
  ),
  danger("Checked out for a month.", set("vault_ldap_secret_backend_library_set", { ttl: [3600, 2592000] })),
  danger(
    "Keys work from everywhere.",
    set("vault_mongodbatlas_secret_role", { cidr_blocks: [["10.0.0.0/8"], ["0.0.0.0/0"]] }),
  ),
  danger(
    "Every domain.",
    set("vault_pki_secret_backend_role", { allowed_domains: [["example.com"], ["*"]] }),
  ),
  danger(
    "Disks in plain text.",
    set("okta_policy_device_assurance_windows", { tpsp_disk_encrypted: [true, false] }),
  ),
  danger("Everyone has it.", set("okta_app_saml", { implicit_assignment: [false, true] })),
  danger("Everyone gets in.", set("okta_app_signon_policy", { catch_all: [false, true] })),
  danger(
    "Mail is not checked.",
    set("okta_policy_rule_profile_enrollment", { email_verification: [true, false] }),
  ),
  danger("Users without a second factor.", set("okta_policy_rule_mfa", { users_excluded: [[], ["u1"]] })),
  danger("No second factor.", set("auth0_guardian", { policy: ["all-applications", "never"] })),
  danger(
    "Stolen passwords pass.",
    set("auth0_attack_protection", { "breached_password_detection[].enabled": [true, false] }),
  ),
  danger(
    "Old grants.",
    set("auth0_tenant", { "flags[].allow_legacy_delegation_grant_types": [false, true] }),
  ),
  danger("No second factor of this kind.", set("auth0_guardian", { "duo[].enabled": [true, false] })),
  danger(
    "Addresses are not checked.",
    set("auth0_tenant", { "flags[].enable_adfs_waad_email_verification": [true, false] }),
  ),
  danger("Tokens of a day.", set("auth0_client", { "addons[].aws[].lifetime_in_seconds": [3600, 86400] })),
  danger(
    "New users read stored tokens.",
    set("keycloak_microsoft_identity_provider", { add_read_token_role_on_create: [false, true] }),
  ),
  danger(
    "The policy is off.",
    set("keycloak_realm_client_policy_profile_policy", { enabled: [true, false] }),
  ),
  danger(
    "Others act as users.",
    set("oci_domains_identity_propagation_trust", { allow_impersonation: [false, true] }),
  ),
  danger("Names in passwords.", set("oci_domains_password_policy", { first_name_disallowed: [true, false] })),
  danger("Fewer letters.", set("oci_domains_password_policy", { min_alphas: [4, 0] })),
  danger(
    "Administrators see all users.",
    set("oci_domains_setting", { service_admin_cannot_list_other_users: [true, false] }),
  ),
  safe("No cache.", set("vault_aws_secret_backend", { force_no_cache: [false, true] })),
  safe("Names of the request.", set("vault_pki_secret_backend_role", { use_csr_sans: [false, true] })),
  safe("A template.", set("vault_pki_secret_backend_role", { allowed_domains_template: [false, true] })),
  safe("Less space.", set("vault_raft_snapshot_agent_config", { local_max_space: [1000, 2000] })),
  safe("Not shown.", set("okta_app_bookmark", { hide_ios: [false, true] })),
  safe("Compressed.", set("okta_app_saml", { request_compressed: [false, true] })),
  safe("Another order.", set("okta_app_group_assignments", { "group[].priority": [1, 2] })),
  safe("Longer names.", set("okta_user_schema_property", { max_length: [50, 100] })),
  safe("A button.", set("okta_app_bookmark", { auto_submit_toolbar: [false, true] })),
  safe("Other claims.", set("auth0_client", { "addons[].samlp[].create_upn_claim": [true, false] })),
  safe(
    "Listed.",
    set("auth0_tenant", { "oidc_logout[].rp_logout_end_session_endpoint_discovery": [false, true] }),
  ),
  safe(
    "Other claims.",
    set("keycloak_group_membership_protocol_mapper", { add_to_token_introspection: [true, false] }),
  ),
  safe("An empty value.", set("keycloak_user_attribute_mapper", { attribute_force_default: [false, true] })),
  safe(
    "Another text.",
    set("oci_domains_self_registration_profile", { consent_text_present: [true, false] }),
  ),
  safe("Warned earlier.", set("oci_domains_password_policy", { password_expire_warning: [7, 14] })),
];
