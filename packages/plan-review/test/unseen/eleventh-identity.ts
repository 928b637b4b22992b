import { danger, type Labelled, safe, set } from "./labelled";

/** The eleventh set in Azure, Entra ID, monitoring, code hosting and identity. */
export const ELEVENTH_IDENTITY: readonly Labelled[] = [
  // Azure and Entra ID
  danger(
    "Changes of state are not reported.",
    set("azurerm_automanage_configuration", { status_change_alert_enabled: [true, false] }),
  ),
  danger(
    "Access to the database is not recorded.",
    set("azurerm_mssql_database_extended_auditing_policy", { enabled: [true, false] }),
  ),
  danger(
    "Addresses of clients are not recorded.",
    set("azurerm_api_management_diagnostic", { log_client_ip: [true, false] }),
  ),
  danger(
    "Unsigned code starts.",
    set("azurerm_linux_virtual_machine", { secure_boot_enabled: [true, false] }),
  ),
  danger(
    "Traffic to the internet is not inspected.",
    set("azurerm_express_route_connection", { enable_internet_security: [true, false] }),
  ),
  danger(
    "The vault is on the internet.",
    set("azurerm_recovery_services_vault", { public_network_access_enabled: [false, true] }),
  ),
  danger(
    "Processors leak between machines.",
    set("azurerm_stack_hci_deployment_setting", {
      "scale_unit[].side_channel_mitigation_enabled": [true, false],
    }),
  ),
  danger(
    "Keys are on the internet.",
    set("azurerm_key_vault_managed_hardware_security_module", {
      public_network_access_enabled: [false, true],
    }),
  ),
  danger(
    "Anyone connects.",
    set("azurerm_relay_hybrid_connection", { requires_client_authorization: [true, false] }),
  ),
  danger(
    "Messages are not recorded.",
    set("azurerm_signalr_service", { messaging_logs_enabled: [true, false] }),
  ),
  danger(
    "The key stays the same.",
    set("azurerm_mssql_server_transparent_data_encryption", { auto_rotation_enabled: [true, false] }),
  ),
  danger(
    "Nodes talk in plain text.",
    set("azurerm_hdinsight_interactive_query_cluster", { encryption_in_transit_enabled: [true, false] }),
  ),
  danger(
    "Its holder may do everything.",
    set("azurerm_servicebus_queue_authorization_rule", { manage: [false, true] }),
  ),
  danger(
    "It stops growing with its load.",
    set("azurerm_monitor_autoscale_setting", { enabled: [true, false] }),
  ),
  danger("Weaker cryptography.", set("azurerm_application_gateway", { fips_enabled: [true, false] })),
  danger(
    "Its holder reads the keys of devices.",
    set("azurerm_iothub_shared_access_policy", { registry_read: [false, true] }),
  ),
  danger(
    "Connections are not recorded.",
    set("azurerm_palo_alto_local_rulestack_rule", { logging_enabled: [true, false] }),
  ),
  danger(
    "The namespace is on the internet.",
    set("azurerm_servicebus_namespace", { public_network_access_enabled: [false, true] }),
  ),
  danger(
    "Logs are kept for a week.",
    set("azurerm_monitor_aad_diagnostic_setting", { "enabled_log[].retention_policy[].days": [365, 7] }),
  ),
  danger("Less throughput.", set("azurerm_eventhub_namespace", { capacity: [4, 1] })),
  danger(
    "Telemetry is kept for a month.",
    set("azurerm_application_insights", { retention_in_days: [365, 30] }),
  ),
  danger(
    "The domain has no TLS.",
    set("azurerm_container_app_custom_domain", { certificate_binding_type: ["SniEnabled", "Disabled"] }),
  ),
  danger(
    "Every resource is managed.",
    set("azurerm_role_definition", { "permissions[].actions": [["Microsoft.Compute/*/read"], ["*"]] }),
  ),
  danger(
    "Its holder may delete keys.",
    set("azurerm_key_vault_managed_hardware_security_module_role_definition", {
      "permission[].data_actions": [
        ["Microsoft.KeyVault/managedHsm/keys/read/action"],
        ["Microsoft.KeyVault/managedHsm/keys/read/action", "Microsoft.KeyVault/managedHsm/keys/delete"],
      ],
    }),
  ),
  danger(
    "A database has no failover.",
    set("azurerm_mssql_failover_group", { databases: [["/db/a", "/db/b"], ["/db/a"]] }),
  ),
  danger(
    "Keys are not replaced.",
    set("azurerm_disk_encryption_set", { auto_key_rotation_enabled: [true, false] }),
  ),
  danger(
    "Temporary disks are not encrypted.",
    set("azurerm_windows_virtual_machine_scale_set", { encryption_at_host_enabled: [true, false] }),
  ),
  danger(
    "Deleted backups are gone at once.",
    set("azurerm_recovery_services_vault", { soft_delete_enabled: [true, false] }),
  ),
  danger(
    "Updates come without checks.",
    set("azurerm_linux_virtual_machine", {
      bypass_platform_safety_checks_on_user_schedule_enabled: [false, true],
    }),
  ),
  danger(
    "Passwords can be read from memory.",
    set("azurerm_stack_hci_deployment_setting", { "scale_unit[].credential_guard_enabled": [true, false] }),
  ),
  danger(
    "The anomaly is not reported.",
    set("azurerm_sentinel_alert_rule_anomaly_duplicate", { enabled: [true, false] }),
  ),
  danger(
    "A tenth of calls is recorded.",
    set("azurerm_api_management_api_diagnostic", { sampling_percentage: [100, 10] }),
  ),
  danger(
    "Fewer points to go back to.",
    set("azurerm_site_recovery_hyperv_replication_policy", { recovery_point_retention_in_hours: [24, 1] }),
  ),
  danger("Weak passwords are accepted.", set("azuread_user", { disable_strong_password: [false, true] })),
  danger(
    "Sessions go on when policies cannot be checked.",
    set("azuread_conditional_access_policy", {
      "session_controls[].disable_resilience_defaults": [true, false],
    }),
  ),
  danger(
    "Strangers write to the group.",
    set("azuread_group_without_members", { external_senders_allowed: [false, true] }),
  ),
  danger("The password never expires.", set("azuread_user", { disable_password_expiration: [false, true] })),
  danger(
    "Users log in once in a month.",
    set("azuread_conditional_access_policy", { "session_controls[].sign_in_frequency": [8, 720] }),
  ),
  danger(
    "Users own the group.",
    set("azuread_access_package_resource_package_association", { access_type: ["Member", "Owner"] }),
  ),
  danger(
    "Logins need no second factor.",
    set("azuread_conditional_access_policy", {
      "grant_controls[].built_in_controls": [["mfa", "compliantDevice"], ["compliantDevice"]],
    }),
  ),
  danger(
    "The right lasts a year.",
    set("azuread_privileged_access_group_eligibility_schedule", { duration: ["P3D", "P365D"] }),
  ),
  safe(
    "The rest of the path stays.",
    set("azurerm_cdn_frontdoor_rule", {
      "actions[].url_rewrite_action[].preserve_unmatched_path": [true, false],
    }),
  ),
  safe(
    "Network settings come along.",
    set("azurerm_function_app_active_slot", { overwrite_network_config: [false, true] }),
  ),
  safe(
    "Fewer empty files.",
    set("azurerm_eventhub", { "capture_description[].skip_empty_archives": [false, true] }),
  ),
  safe("Newer protocol.", set("azurerm_application_gateway", { enable_http2: [false, true] })),
  safe(
    "Fewer lines of inventory.",
    set("azurerm_storage_blob_inventory_policy", { "rules[].filter[].include_snapshots": [true, false] }),
  ),
  safe(
    "Another port.",
    set("azurerm_lb_backend_address_pool", { "tunnel_interface[].port": [10800, 10801] }),
  ),
  safe("Another weight.", set("azurerm_express_route_connection", { routing_weight: [10, 5] })),
  safe(
    "Waits less between tries.",
    set("azurerm_mssql_job_step", { initial_retry_interval_seconds: [10, 5] }),
  ),
  safe(
    "Fewer headers in the logs.",
    set("azurerm_api_management_diagnostic", { "backend_request[].headers_to_log": [["a", "b"], ["a"]] }),
  ),
  safe(
    "Locked down.",
    set("azurerm_recovery_services_vault", { public_network_access_enabled: [true, false] }),
  ),
  safe("Not in the address book.", set("azuread_group", { hide_from_address_lists: [false, true] })),
  safe("A mailbox.", set("azuread_group_without_members", { mail_enabled: [false, true] })),
  safe(
    "Fast path.",
    set("azurerm_express_route_connection", { private_link_fast_path_enabled: [true, false] }),
  ),
  safe("Connections are reset when idle.", set("azurerm_lb_nat_rule", { tcp_reset_enabled: [false, true] })),
  safe(
    "Old files move to the cloud.",
    set("azurerm_storage_sync_server_endpoint", { cloud_tiering_enabled: [false, true] }),
  ),

  // Datadog, New Relic, PagerDuty
  danger("The rule does not run.", set("datadog_security_monitoring_rule", { enabled: [true, false] })),
  danger(
    "The rule does not run.",
    set("datadog_security_monitoring_default_rule", { enabled: [true, false] }),
  ),
  danger("The variable is shown.", set("datadog_webhook_custom_variable", { is_secret: [true, false] })),
  danger(
    "Secrets are not found.",
    set("datadog_sensitive_data_scanner_group", { is_enabled: [true, false] }),
  ),
  danger(
    "Events are lost.",
    set("pagerduty_event_orchestration_global", { "catch_all[].actions[].drop_event": [false, true] }),
  ),
  danger(
    "Nobody is called.",
    set("pagerduty_event_orchestration_global", { "catch_all[].actions[].suppress": [false, true] }),
  ),
  danger(
    "The rule does nothing.",
    set("pagerduty_event_orchestration_global", { "set[].rule[].disabled": [false, true] }),
  ),
  danger(
    "Calls wait an hour.",
    set("pagerduty_event_orchestration_global", { "set[].rule[].actions[].suspend": [300, 3600] }),
  ),
  danger(
    "More places must fail first.",
    set("newrelic_synthetics_multilocation_alert_condition", { "critical[].threshold": [2, 6] }),
  ),
  danger(
    "Muted problems are no longer told.",
    set("newrelic_workflow", {
      muting_rules_handling: ["NOTIFY_ALL_ISSUES", "DONT_NOTIFY_FULLY_OR_PARTIALLY_MUTED_ISSUES"],
    }),
  ),
  safe("Validated first.", set("datadog_security_monitoring_suppression", { validate: [false, true] })),
  safe("More percentiles.", set("datadog_metric_tag_configuration", { include_percentiles: [false, true] })),
  safe("Another place.", set("datadog_team_link", { position: [1, 2] })),
  safe("Another zone.", set("datadog_downtime", { timezone: ["UTC", "Europe/Berlin"] })),
  safe("Short mails.", set("pagerduty_user_contact_method", { send_short_email: [false, true] })),
  safe(
    "Told later of the handoff.",
    set("pagerduty_user_handoff_notification_rule", { notify_advance_in_minutes: [30, 15] }),
  ),
  safe("Fewer tags.", set("newrelic_cloud_aws_govcloud_integrations", { "s3[].fetch_tags": [true, false] })),
  safe(
    "Read more often.",
    set("newrelic_cloud_aws_govcloud_integrations", { "dynamo_db[].metrics_polling_interval": [600, 300] }),
  ),

  // GitHub and GitLab
  danger(
    "Owners of the code are not asked.",
    set("github_repository_ruleset", { "rules[].pull_request[].require_code_owner_review": [true, false] }),
  ),
  danger(
    "Nobody looks at the last push.",
    set("github_repository_ruleset", { "rules[].pull_request[].require_last_push_approval": [true, false] }),
  ),
  danger(
    "Open questions are merged.",
    set("github_repository_ruleset", {
      "rules[].pull_request[].required_review_thread_resolution": [true, false],
    }),
  ),
  danger(
    "Stale branches are merged.",
    set("github_repository_ruleset", {
      "rules[].required_status_checks[].strict_required_status_checks_policy": [true, false],
    }),
  ),
  danger(
    "One review is enough.",
    set("github_repository_ruleset", { "rules[].pull_request[].required_approving_review_count": [2, 1] }),
  ),
  danger(
    "Fewer people review deployments.",
    set("github_repository_environment", { "reviewers[].users": [[1, 2], []] }),
  ),
  danger(
    "New repositories are not scanned.",
    set("github_enterprise_security_analysis_settings", {
      advanced_security_enabled_for_new_repositories: [true, false],
    }),
  ),
  danger(
    "The receiver is not checked.",
    set("gitlab_group_hook", { enable_ssl_verification: [true, false] }),
  ),
  danger("Pages in plain text.", set("gitlab_project_pages_settings", { force_https: [true, false] })),
  danger("Code leaves the group.", set("gitlab_group", { prevent_forking_outside_group: [true, false] })),
  danger("Nobody gets mail.", set("gitlab_group", { emails_enabled: [true, false] })),
  danger("The copy is not updated.", set("gitlab_project_mirror", { enabled: [true, false] })),
  danger(
    "Caches of protected branches are shared.",
    set("gitlab_project", { ci_separated_caches: [true, false] }),
  ),
  danger("Unsigned commits.", set("gitlab_group", { "push_rules[].reject_non_dco_commits": [true, false] })),
  danger("A year without a second factor.", set("gitlab_group", { two_factor_grace_period: [48, 8760] })),
  danger(
    "The token owns the group.",
    set("gitlab_group_access_token", { access_level: ["reporter", "owner"] }),
  ),
  danger("Anyone reads the code.", set("gitlab_project", { visibility_level: ["private", "public"] })),
  danger(
    "Anyone reads the code.",
    set("gitlab_project", { repository_access_level: ["private", "enabled"] }),
  ),
  danger("No second factor.", set("gitlab_group", { require_two_factor_authentication: [true, false] })),
  safe("Another notification.", set("gitlab_integration_telegram", { tag_push_events: [true, false] })),
  safe("Fewer calls.", set("gitlab_group_hook", { issues_events: [true, false] })),
  safe(
    "Notes are not sent.",
    set("gitlab_project_integration_microsoft_teams", { note_events: [true, false] }),
  ),
  safe(
    "Waits for nothing.",
    set("gitlab_project", { skip_wait_for_default_branch_protection: [false, true] }),
  ),
  safe("Closed.", set("gitlab_project_issue", { state: ["opened", "closed"] })),
  safe(
    "Rotated sooner.",
    set("gitlab_group_access_token", { "rotation_configuration[].rotate_before_days": [3, 7] }),
  ),
  safe("A larger machine.", set("github_actions_hosted_runner", { size: ["4-core", "8-core"] })),
  safe(
    "Not told of reopened ones.",
    set("gitlab_global_level_notifications", { reopen_issue: [true, false] }),
  ),

  // Vault, Okta, Auth0, Keycloak
  danger(
    "Any use of a certificate.",
    set("vault_pki_secret_backend_config_acme", { allow_role_ext_key_usage: [false, true] }),
  ),
  danger(
    "Snapshots travel in plain text.",
    set("vault_raft_snapshot_agent_config", { aws_s3_disable_tls: [false, true] }),
  ),
  danger("Names with stars.", set("vault_pki_secret_backend_role", { allow_glob_domains: [false, true] })),
  danger(
    "The root credential stays.",
    set("vault_aws_secret_backend", { disable_automated_rotation: [false, true] }),
  ),
  danger("Fewer snapshots.", set("vault_raft_snapshot_agent_config", { retain: [30, 3] })),
  danger("Passwords live a year.", set("vault_ad_secret_role", { ttl: [3600, 31536000] })),
  danger("Replaced once in a year.", set("vault_gcp_auth_backend", { rotation_period: [86400, 31536000] })),
  danger("Without a limit of uses.", set("vault_approle_auth_backend_role_secret_id", { num_uses: [1, 0] })),
  danger(
    "Every role is open to ACME.",
    set("vault_pki_secret_backend_config_acme", { allowed_roles: [["web"], ["*"]] }),
  ),
  danger(
    "The key is in the log.",
    set("vault_rabbitmq_secret_backend", { audit_non_hmac_request_keys: [[], ["password"]] }),
  ),
  danger(
    "Anyone uses a checked-out account.",
    set("vault_ldap_secret_backend_library_set", { disable_check_in_enforcement: [false, true] }),
  ),
  danger("Leases live a year.", set("vault_consul_secret_backend_role", { max_ttl: [3600, 31536000] })),
  danger(
    "Users do not hear of new devices.",
    set("okta_security_notification_emails", { send_email_for_new_device_enabled: [true, false] }),
  ),
  danger(
    "Any hardware.",
    set("okta_policy_device_assurance_windows", { secure_hardware_present: [true, false] }),
  ),
  danger(
    "Remote desktops are accepted.",
    set("okta_policy_device_assurance_windows", { tpsp_chrome_remote_desktop_app_blocked: [true, false] }),
  ),
  danger(
    "Screens stay open.",
    set("okta_policy_device_assurance_windows", { tpsp_screen_lock_secured: [true, false] }),
  ),
  danger(
    "Devices without a firewall.",
    set("okta_policy_device_assurance_windows", { tpsp_os_firewall: [true, false] }),
  ),
  danger(
    "Administrators do not hear of it.",
    set("okta_user_admin_roles", { disable_notifications: [false, true] }),
  ),
  danger(
    "Users add applications themselves.",
    set("okta_app_bookmark", { accessibility_self_service: [false, true] }),
  ),
  danger("Assertions are not signed.", set("okta_app_saml", { assertion_signed: [true, false] })),
  danger(
    "Users write the attribute.",
    set("okta_app_user_schema_property", { permissions: ["READ_ONLY", "READ_WRITE"] }),
  ),
  danger("Assertions of other days.", set("okta_idp_social", { max_clock_skew: [60, 86400] })),
  danger("No push for the second factor.", set("auth0_guardian", { "push[].enabled": [true, false] })),
  danger(
    "Passwords may be guessed.",
    set("auth0_attack_protection", { "brute_force_protection[].enabled": [true, false] }),
  ),
  danger(
    "More guesses.",
    set("auth0_attack_protection", { "brute_force_protection[].max_attempts": [5, 100] }),
  ),
  danger(
    "Stolen passwords are accepted.",
    set("auth0_attack_protection", {
      "breached_password_detection[].shields": [["block", "admin_notification"], ["admin_notification"]],
    }),
  ),
  danger(
    "Sessions survive the browser.",
    set("auth0_tenant", { "session_cookie[].mode": ["non-persistent", "persistent"] }),
  ),
  danger(
    "Bots are not asked.",
    set("auth0_attack_protection", { "bot_detection[].challenge_passwordless_policy": ["always", "never"] }),
  ),
  danger(
    "Anyone registers.",
    set("auth0_organization_connections", { "enabled_connections[].is_signup_enabled": [false, true] }),
  ),
  danger(
    "Every login is a membership.",
    set("auth0_organization_connections", {
      "enabled_connections[].assign_membership_on_login": [false, true],
    }),
  ),
  danger(
    "New clients get every connection.",
    set("auth0_tenant", { "flags[].enable_client_connections": [false, true] }),
  ),
  danger("Idle sessions of a month.", set("auth0_tenant", { idle_ephemeral_session_lifetime: [24, 720] })),
  danger(
    "Devices are known for a year.",
    set("auth0_risk_assessments_new_device", { remember_for: [30, 365] }),
  ),
  danger("Tokens live a day.", set("auth0_client", { "addons[].layer[].expiration": [5, 1440] })),
  danger(
    "Telephone numbers are shown.",
    set("auth0_tenant", { "flags[].disable_management_api_sms_obfuscation": [false, true] }),
  ),
  danger(
    "Bots pass when the check is down.",
    set("auth0_attack_protection", { "captcha[].arkose[].fail_open": [false, true] }),
  ),
  danger(
    "Tokens without a limit.",
    set("auth0_tenant", {
      "default_token_quota[].organizations[].client_credentials[].enforce": [true, false],
    }),
  ),
  danger(
    "Pages can be framed.",
    set("auth0_tenant", { "flags[].disable_clickjack_protection_headers": [false, true] }),
  ),
  danger("Sessions of a month.", set("auth0_tenant", { session_lifetime: [24, 720] })),
  danger("Assertions can be read.", set("keycloak_client", { encrypt_assertions: [true, false] })),
  danger(
    "Any kind of token is taken.",
    set("keycloak_identity_provider", { disable_type_claim_check: [false, true] }),
  ),
  danger(
    "Tokens outlive the logout.",
    set("keycloak_client", { backchannel_logout_revoke_offline_sessions: [true, false] }),
  ),
  danger("A step may be left out.", set("keycloak_subflow", { requirement: ["REQUIRED", "ALTERNATIVE"] })),
  danger("A step is off.", set("keycloak_subflow", { requirement: ["REQUIRED", "DISABLED"] })),
  danger(
    "Events are kept for an hour.",
    set("keycloak_realm_events", { events_expiration: [2592000, 3600] }),
  ),
  danger(
    "Logins are not recorded.",
    set("keycloak_realm_events", { enabled_event_types: [["LOGIN", "LOGIN_ERROR"], ["LOGIN"]] }),
  ),
  danger(
    "Administrators leave no trace.",
    set("keycloak_realm_events", { admin_events_enabled: [true, false] }),
  ),
  danger("Users are not asked.", set("keycloak_client", { consent_required: [true, false] })),
  danger("A weaker key.", set("keycloak_realm_keystore_rsa_generated", { key_size: [4096, 1024] })),
  safe("A template.", set("vault_pki_secret_backend_role", { allowed_uri_sans_template: [false, true] })),
  safe("No cache.", set("vault_kmip_secret_backend", { force_no_cache: [false, true] })),
  safe("Stays where it is.", set("vault_jwt_auth_backend", { disable_remount: [false, true] })),
  safe("Shorter tokens.", set("vault_aws_secret_backend", { identity_token_ttl: [3600, 600] })),
  safe(
    "Other headers.",
    set("vault_rabbitmq_secret_backend", { allowed_response_headers: [["a"], ["a", "b"]] }),
  ),
  safe("A button.", set("okta_app_saml", { auto_submit_toolbar: [false, true] })),
  safe("Not shown.", set("okta_app_bookmark", { hide_web: [false, true] })),
  safe("Another order.", set("okta_policy_rule_mfa", { priority: [1, 2] })),
  safe("A longer text.", set("okta_app_user_schema_property", { max_length: [20, 50] })),
  safe("Every member is tracked.", set("okta_group_memberships", { track_all_users: [false, true] })),
  safe("More claims.", set("keycloak_full_name_protocol_mapper", { add_to_userinfo: [true, false] })),
  safe("Listed in the console.", set("keycloak_client", { always_display_in_console: [false, true] })),
  safe("Larger batches.", set("keycloak_workflow", { "schedule[].batch_size": [100, 50] })),
  safe("Another order.", set("keycloak_subflow", { priority: [10, 20] })),
  safe("Other pages.", set("auth0_prompt_screen_renderer", { rendering_mode: ["standard", "advanced"] })),
  safe(
    "Own domain in mails.",
    set("auth0_tenant", { "flags[].enable_custom_domain_in_emails": [false, true] }),
  ),
  safe(
    "Fewer guesses.",
    set("auth0_attack_protection", { "brute_force_protection[].max_attempts": [10, 5] }),
  ),
];
