import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

/** A seventh set: attributes drawn at random from the bindings of some twenty providers, most of them new to the lexicon. */
export const SEVENTH: readonly Labelled[] = [
  // Scaleway
  danger("The firewall only logs.", set("scaleway_edge_services_waf_stage", { mode: ["enable", "logOnly"] })),
  danger("The disk is in clear.", set("scaleway_rdb_instance", { encryption_at_rest: [true, false] })),
  danger(
    "Backups are kept three days.",
    set("scaleway_rdb_instance", { backup_schedule_retention: [14, 3] }),
  ),
  danger("One node is left.", set("scaleway_redis_cluster", { cluster_size: [3, 1] })),
  danger("Broken nodes stay broken.", set("scaleway_k8s_pool", { autohealing: [true, false] })),
  danger(
    "Everything is let in.",
    set("scaleway_instance_security_group", { inbound_default_policy: ["drop", "accept"] }),
  ),
  danger(
    "Objects are locked for a day.",
    set("scaleway_object_bucket_lock_configuration", { "rule[].default_retention[].days": [30, 1] }),
  ),
  danger(
    "Anyone may read the bucket.",
    set("scaleway_object_bucket_acl", { acl: ["private", "public-read"] }),
  ),
  danger(
    "The endpoint needs no key.",
    set("scaleway_inference_deployment", { "private_endpoint[].disable_auth": [false, true] }),
  ),
  danger(
    "The user may write everything.",
    set("scaleway_rdb_privilege", { permission: ["readonly", "all"] }),
  ),
  danger(
    "The credentials manage topics.",
    set("scaleway_mnq_sns_credentials", { "permissions[].can_manage": [false, true] }),
  ),
  safe("The firewall blocks.", set("scaleway_edge_services_waf_stage", { mode: ["logOnly", "enable"] })),
  safe("More nodes.", set("scaleway_redis_cluster", { cluster_size: [3, 5] })),
  safe("A key is switched off.", set("scaleway_iam_ssh_key", { disabled: [false, true] })),
  safe("More of a processor.", set("scaleway_container", { cpu_limit: [1000, 2000] })),
  safe("A new password.", set("scaleway_iam_user", { password_wo_version: [1, 2] })),
  safe(
    "Another hour.",
    set("scaleway_k8s_cluster", { "auto_upgrade[].maintenance_window_start_hour": [3, 4] }),
  ),
  safe(
    "Only the office may connect.",
    create("scaleway_rdb_acl", { acl_rules: [{ ip: "10.1.2.0/24", description: "office" }] }),
  ),

  // Oracle
  danger(
    "Old passwords come back.",
    set("oci_identity_domains_password_policy", { num_passwords_in_history: [24, 0] }),
  ),
  danger(
    "Weak ciphers pass.",
    set("oci_network_firewall_network_firewall_policy_decryption_profile", {
      is_unsupported_cipher_blocked: [true, false],
    }),
  ),
  danger(
    "Violations are only watched.",
    set("oci_data_safe_sql_firewall_policy", { violation_action: ["BLOCK", "OBSERVE"] }),
  ),
  danger(
    "Short passwords.",
    set("oci_identity_authentication_policy", { "password_policy[].minimum_password_length": [14, 8] }),
  ),
  danger(
    "Clients need no certificate.",
    set("oci_database_autonomous_database", { is_mtls_connection_required: [true, false] }),
  ),
  danger(
    "SSH from everywhere.",
    create("oci_core_network_security_group_security_rule", {
      direction: "INGRESS",
      protocol: "6",
      source: "0.0.0.0/0",
      source_type: "CIDR_BLOCK",
      tcp_options: [{ destination_port_range: [{ min: 22, max: 22 }] }],
    }),
  ),
  danger(
    "Anyone may read objects.",
    set("oci_objectstorage_bucket", { access_type: ["NoPublicAccess", "ObjectRead"] }),
  ),
  danger(
    "Overwritten objects are lost.",
    set("oci_objectstorage_bucket", { versioning: ["Enabled", "Suspended"] }),
  ),
  danger(
    "Every user manages everything.",
    set("oci_identity_policy", {
      statements: [
        ["Allow group Readers to read buckets in tenancy"],
        [
          "Allow group Readers to read buckets in tenancy",
          "Allow any-user to manage all-resources in tenancy",
        ],
      ],
    }),
  ),
  danger(
    "Snapshots are kept a day.",
    set("oci_file_storage_filesystem_snapshot_policy", {
      "schedules[].retention_duration_in_seconds": [2592000, 86400],
    }),
  ),
  danger("The key is deleted.", destroy("oci_kms_key", { display_name: "database" })),
  safe("More processors.", set("oci_database_autonomous_database", { compute_count: [4, 8] })),
  safe(
    "A text appears.",
    set("oci_identity_domains_self_registration_profile", { consent_text_present: [false, true] }),
  ),
  safe("A server gets more requests.", set("oci_load_balancer_backend", { weight: [1, 3] })),
  safe(
    "Longer passwords.",
    set("oci_identity_authentication_policy", { "password_policy[].minimum_password_length": [8, 14] }),
  ),

  // Aiven
  danger("The service may be deleted.", set("aiven_pg", { termination_protection: [true, false] })),
  danger(
    "Every address may connect.",
    set("aiven_opensearch", { "opensearch_user_config[].ip_filter_string": [["10.0.0.0/8"], ["0.0.0.0/0"]] }),
  ),
  danger(
    "Metrics are on the internet.",
    set("aiven_cassandra", { "cassandra_user_config[].public_access[].prometheus": [false, true] }),
  ),
  danger(
    "Connections in clear.",
    set("aiven_dragonfly", { "dragonfly_user_config[].dragonfly_ssl": [true, false] }),
  ),
  danger(
    "Metrics are kept a month.",
    set("aiven_thanos", { "thanos_user_config[].compactor[].retention_days": [365, 30] }),
  ),
  danger(
    "The role may pass its rights on.",
    set("aiven_clickhouse_grant", { "privilege_grant[].with_grant": [false, true] }),
  ),
  danger("Any schema is accepted.", set("aiven_kafka_schema", { compatibility_level: ["FULL", "NONE"] })),
  danger(
    "A write needs one replica.",
    set("aiven_kafka_topic", { "config[].min_insync_replicas": ["2", "1"] }),
  ),
  safe("Backups at another minute.", set("aiven_valkey", { "valkey_user_config[].backup_minute": [30, 15] })),
  safe(
    "More chunks at once.",
    set("aiven_opensearch", {
      "opensearch_user_config[].opensearch[].indices_recovery_max_concurrent_file_chunks": [2, 5],
    }),
  ),
  safe("A new password.", set("aiven_valkey_user", { password_wo_version: [1, 2] })),
  safe(
    "Rebalances start sooner.",
    set("aiven_kafka_connect", {
      "kafka_connect_user_config[].kafka_connect[].scheduled_rebalance_max_delay_ms": [300000, 60000],
    }),
  ),

  // Consul and Vault
  danger("Calls are allowed.", set("consul_intention", { action: ["deny", "allow"] })),
  danger("Gossip in clear.", set("consul_network_area", { use_tls: [true, false] })),
  danger(
    "The token administers the cluster.",
    set("consul_acl_policy", {
      rules: [
        'service_prefix "" { policy = "read" }',
        'service_prefix "" { policy = "read" }\nacl = "write"',
      ],
    }),
  ),
  danger(
    "Revoked certificates stay valid.",
    set("vault_pki_secret_backend_crl_config", { disable: [false, true] }),
  ),
  danger(
    "Versions are deleted after a day.",
    set("vault_kv_secret_backend_v2", { delete_version_after: [0, 86400] }),
  ),
  danger(
    "Passwords are in the audit log.",
    set("vault_database_secrets_mount", { audit_non_hmac_request_keys: [[], ["password"]] }),
  ),
  danger(
    "The server's certificate is not checked.",
    set("vault_ad_secret_backend", { insecure_tls: [false, true] }),
  ),
  danger(
    "The policy only advises.",
    set("vault_egp_policy", { enforcement_level: ["hard-mandatory", "advisory"] }),
  ),
  danger(
    "Principals live a year.",
    set("vault_azure_secret_backend_role", { max_ttl: ["3600", "31536000"] }),
  ),
  danger(
    "Nothing answers for revoked certificates.",
    set("vault_pki_secret_backend_crl_config", { ocsp_disable: [false, true] }),
  ),
  safe(
    "A check lasts longer.",
    set("consul_service", { "check[].deregister_critical_service_after": ["30s", "90s"] }),
  ),
  safe("Dead servers are removed.", set("consul_autopilot_config", { cleanup_dead_servers: [false, true] })),
  safe("Renewed sooner.", set("vault_pki_secret_backend_cert", { min_seconds_remaining: [604800, 1209600] })),
  safe("Another department.", set("vault_pki_secret_backend_role", { ou: [["Shop"], ["Store"]] })),
  safe("Shorter waits.", set("vault_azure_auth_backend_config", { max_retry_delay: [60, 30] })),
  safe(
    "Old entries are tidied.",
    set("vault_pki_secret_backend_config_auto_tidy", { tidy_cert_metadata: [false, true] }),
  ),

  // Open Telekom Cloud, Hetzner, Alibaba
  danger("Floods are let through.", set("opentelekomcloud_waf_policy_v1", { "options[].cc": [true, false] })),
  danger(
    "A password is enough.",
    set("opentelekomcloud_identity_user_v3", { "login_protection[].enabled": [true, false] }),
  ),
  danger(
    "Backups are kept a week.",
    set("opentelekomcloud_cbr_policy_v3", { "operation_definition[].retention_duration_days": [30, 7] }),
  ),
  danger(
    "Nothing is replicated.",
    set("opentelekomcloud_sdrs_protectiongroup_v1", { enable: [true, false] }),
  ),
  danger(
    "Old clients connect.",
    set("opentelekomcloud_lb_listener_v3", { tls_ciphers_policy: ["tls-1-2", "tls-1-0"] }),
  ),
  danger("Nobody hears of it.", destroy("opentelekomcloud_ces_alarmrule", { alarm_name: "disk full" })),
  danger(
    "The balancer is on the internet.",
    set("hcloud_load_balancer_network", { enable_public_interface: [false, true] }),
  ),
  danger(
    "The box is on the internet.",
    set("hcloud_storage_box_subaccount", { "access_settings.reachable_externally": [false, true] }),
  ),
  danger("The record may be changed.", set("hcloud_zone_rrset", { change_protection: [true, false] })),
  danger("The address goes with its server.", set("hcloud_primary_ip", { auto_delete: [false, true] })),
  danger(
    "The balancer is on the internet.",
    set("alicloud_slb_load_balancer", { address_type: ["intranet", "internet"] }),
  ),
  danger("Connections in clear.", set("alicloud_db_instance", { ssl_action: ["Open", "Close"] })),
  danger("Anyone may write.", set("alicloud_oss_bucket_acl", { acl: ["private", "public-read-write"] })),
  danger(
    "SSH from everywhere.",
    set("alicloud_network_acl", {
      ingress_acl_entries: [
        [{ policy: "accept", port: "443/443", protocol: "tcp", source_cidr_ip: "10.0.0.0/8" }],
        [
          { policy: "accept", port: "443/443", protocol: "tcp", source_cidr_ip: "10.0.0.0/8" },
          { policy: "accept", port: "22/22", protocol: "tcp", source_cidr_ip: "0.0.0.0/0" },
        ],
      ],
    }),
  ),
  danger(
    "The copy may be deleted.",
    set("alicloud_db_readonly_instance", { deletion_protection: [true, false] }),
  ),
  safe("More nodes.", set("opentelekomcloud_css_cluster_v1", { expect_node_num: [3, 5] })),
  safe(
    "Connections are kept longer.",
    set("opentelekomcloud_lb_listener_v3", { keep_alive_timeout: [60, 90] }),
  ),
  safe("More memory.", set("opentelekomcloud_dcs_instance_v2", { capacity: [4, 8] })),
  safe("Mounted by itself.", set("hcloud_volume", { automount: [true, false] })),
  safe("The disk keeps its size.", set("hcloud_server", { keep_disk: [false, true] })),
  safe("A folder is hidden.", set("hcloud_storage_box", { "access_settings.zfs_enabled": [true, false] })),
  safe(
    "A name of an address goes.",
    destroy("hcloud_rdns", { ip_address: "192.0.2.7", dns_ptr: "old.example.com" }),
  ),
  safe(
    "Capacity follows the forecast.",
    set("alicloud_ess_scaling_rule", { predictive_scaling_mode: ["PredictOnly", "PredictAndScale"] }),
  ),
  safe("Renewed by itself.", set("alicloud_instance", { renewal_status: ["Normal", "AutoRenewal"] })),
  safe("Only checked.", set("alicloud_vpc_dhcp_options_set", { dry_run: [false, true] })),
  safe(
    "SSH from the office.",
    create("hcloud_firewall", {
      name: "web",
      rule: [{ direction: "in", protocol: "tcp", port: "22", source_ips: ["10.8.0.0/16"] }],
    }),
  ),

  // Meraki
  danger(
    "Passwords can be guessed.",
    set("meraki_organizations_login_security", { enforce_account_lockout: [true, false] }),
  ),
  danger(
    "The network needs no key.",
    set("meraki_networks_wireless_ssids", { auth_mode: ["8021x-radius", "open"] }),
  ),
  danger(
    "Nothing is logged.",
    set("meraki_networks_syslog_servers", {
      servers: [[{ host: "10.0.0.9", port: 514, roles: ["Flows"] }], []],
    }),
  ),
  danger("Loops take the network down.", set("meraki_networks_switch_stp", { rstp_enabled: [true, false] })),
  danger(
    "Foreign servers hand out addresses.",
    set("meraki_networks_switch_dhcp_server_policy", { default_policy: ["block", "allow"] }),
  ),
  safe(
    "Sharper pictures.",
    set("meraki_devices_camera_quality_and_retention", { resolution: ["1280x720", "1920x1080"] }),
  ),
  safe(
    "Guests are asked sooner.",
    set("meraki_networks_wireless_ssids_splash_settings", { splash_timeout: [1440, 720] }),
  ),
  safe(
    "No beacons.",
    set("meraki_networks_wireless_bluetooth_settings", { advertising_enabled: [true, false] }),
  ),

  // Okta and Snowflake
  danger("Codes can be stolen.", set("okta_app_oauth", { pkce_required: [true, false] })),
  danger("Everybody else is let in.", set("okta_app_signon_policy", { catch_all: [false, true] })),
  danger(
    "Disks may be in clear.",
    set("okta_policy_device_assurance_windows", { tpsp_disk_encrypted: [true, false] }),
  ),
  danger(
    "Scripts are only reported.",
    set("okta_preview_signin_page", {
      "content_security_policy_setting[].mode": ["enforced", "report_only"],
    }),
  ),
  danger("One factor is enough.", set("okta_app_signon_policy_rule", { factor_mode: ["2FA", "1FA"] })),
  danger("Nobody enrols.", set("okta_policy_rule_mfa", { status: ["ACTIVE", "INACTIVE"] })),
  danger(
    "Tokens refresh for years.",
    set("okta_auth_server_policy_rule", { refresh_token_window_minutes: [10080, 2628000] }),
  ),
  danger("Locked for a minute.", set("snowflake_password_policy", { lockout_time_mins: [15, 1] })),
  danger(
    "Blocked addresses come back.",
    set("snowflake_network_policy", { blocked_network_rule_list: [["DB.S.BAD"], []] }),
  ),
  danger(
    "The second factor is optional.",
    set("snowflake_authentication_policy", { mfa_enrollment: ["REQUIRED", "OPTIONAL"] }),
  ),
  safe(
    "The name is not shown.",
    set("okta_customized_signin_page", { "widget_customizations[].show_user_identifier": [true, false] }),
  ),
  safe("No icon.", set("okta_app_auto_login", { hide_web: [false, true] })),
  safe("A toolbar.", set("okta_app_saml", { auto_submit_toolbar: [false, true] })),
  safe("Longer codes.", set("okta_factor_totp", { otp_length: [6, 8] })),
  safe("Times in another zone.", set("snowflake_user", { jdbc_treat_timestamp_ntz_as_utc: [false, true] })),
  safe("Faster queries.", set("snowflake_warehouse", { query_acceleration_max_scale_factor: [8, 16] })),
  safe("A tag is not validated.", set("snowflake_tag_association", { skip_validation: [false, true] })),
  safe("The outer element goes.", set("snowflake_file_format", { strip_outer_element: [false, true] })),

  // Azure
  danger(
    "Local accounts work.",
    set("azurerm_kubernetes_cluster", { local_account_disabled: [true, false] }),
  ),
  danger(
    "No ticket is needed.",
    set("azurerm_role_management_policy", { "activation_rules[].require_ticket_info": [true, false] }),
  ),
  danger(
    "The machine is not patched.",
    set("azurerm_windows_virtual_machine", { automatic_updates_enabled: [true, false] }),
  ),
  danger(
    "Backups stay in the region.",
    set("azurerm_synapse_sql_pool", { geo_backup_policy_enabled: [true, false] }),
  ),
  danger(
    "Traffic may be altered.",
    set("azurerm_stack_hci_deployment_setting", { "scale_unit[].smb_signing_enabled": [true, false] }),
  ),
  danger(
    "The key manages the namespace.",
    set("azurerm_servicebus_namespace_authorization_rule", { manage: [false, true] }),
  ),
  danger(
    "Certificates can be purged.",
    set("azurerm_key_vault_access_policy", {
      certificate_permissions: [["Get"], ["Get", "Delete", "Purge"]],
    }),
  ),
  danger(
    "Disks go with the machine.",
    set("azurerm_virtual_machine", { delete_data_disks_on_termination: [false, true] }),
  ),
  danger("Requests in clear.", set("azurerm_cdn_frontdoor_route", { https_redirect_enabled: [true, false] })),
  danger(
    "Users run what they like.",
    set("azurerm_virtual_desktop_application", { command_line_argument_policy: ["DoNotAllow", "Allow"] }),
  ),
  danger("Alerts go nowhere.", set("azurerm_security_center_automation", { enabled: [true, false] })),
  danger(
    "Every address may connect.",
    create("azurerm_postgresql_flexible_server_firewall_rule", {
      name: "all",
      start_ip_address: "0.0.0.0",
      end_ip_address: "255.255.255.255",
    }),
  ),
  safe(
    "Images are cleaned later.",
    set("azurerm_kubernetes_cluster", { image_cleaner_interval_hours: [48, 168] }),
  ),
  safe("A newer protocol.", set("azurerm_application_gateway", { enable_http2: [false, true] })),
  safe("The address floats.", set("azurerm_lb_rule", { floating_ip_enabled: [false, true] })),
  safe(
    "Protected.",
    set("azurerm_key_vault_managed_hardware_security_module", { purge_protection_enabled: [false, true] }),
  ),
  safe("Tried again.", set("azurerm_container_app_job", { replica_retry_limit: [0, 3] })),
  safe(
    "Larger batches.",
    set("azurerm_eventgrid_event_subscription", {
      "webhook_endpoint[].preferred_batch_size_in_kilobytes": [64, 128],
    }),
  ),
  safe(
    "More throughput.",
    set("azurerm_cosmosdb_sql_database", { "autoscale_settings[].max_throughput": [4000, 8000] }),
  ),
  safe("The key stays out.", set("azurerm_spring_cloud_certificate", { exclude_private_key: [false, true] })),

  // Artifactory and Rancher
  danger(
    "A password works beside single sign-on.",
    set("artifactory_managed_user", { internal_password_disabled: [true, false] }),
  ),
  danger(
    "Credentials go to other hosts.",
    set("artifactory_remote_conan_repository", { allow_any_host_auth: [false, true] }),
  ),
  danger(
    "No credentials are needed.",
    set("artifactory_federated_conan_repository", { force_conan_authentication: [true, false] }),
  ),
  danger(
    "Disguised files are downloaded.",
    set("artifactory_remote_vcs_repository", { block_mismatching_mime_types: [true, false] }),
  ),
  danger("The token never expires.", set("artifactory_scoped_token", { expires_in: [3600, 0] })),
  danger(
    "Artifacts are not scanned.",
    set("artifactory_local_docker_v2_repository", { xray_index: [true, false] }),
  ),
  danger(
    "Every user of the provider may log in.",
    set("rancher2_auth_config_adfs", { access_mode: ["required", "unrestricted"] }),
  ),
  danger("The role administers.", set("rancher2_role_template", { administrative: [false, true] })),
  danger("The token never expires.", set("rancher2_bootstrap", { token_ttl: [3600, 0] })),
  safe("Longer waits.", set("artifactory_remote_npm_repository", { socket_timeout_millis: [15000, 30000] })),
  safe(
    "Fetched when needed.",
    set("artifactory_remote_maven_repository", { fetch_jars_eagerly: [true, false] }),
  ),
  safe(
    "Fresher metadata.",
    set("artifactory_remote_ivy_repository", { retrieval_cache_period_seconds: [7200, 3600] }),
  ),
  safe(
    "Less is shown.",
    set("artifactory_virtual_chef_repository", { hide_unauthorized_resources: [false, true] }),
  ),
  safe("Does not wait.", set("rancher2_cluster_sync", { wait_catalogs: [true, false] })),
  safe("Volumes may grow.", set("rancher2_storage_class_v2", { allow_volume_expansion: [false, true] })),

  // GitLab, Buildkite, Vercel, LaunchDarkly
  danger(
    "Approvals without a login.",
    set("gitlab_group_level_mr_approvals", { require_reauthentication_to_approve: [true, false] }),
  ),
  danger(
    "The group owns the project.",
    set("gitlab_project_share_group", { group_access: ["developer", "owner"] }),
  ),
  danger("The key writes.", set("gitlab_deploy_key", { can_push: [false, true] })),
  danger("Members are added at will.", set("gitlab_group", { membership_lock: [true, false] })),
  danger(
    "History may be rewritten.",
    set("gitlab_group", { "default_branch_protection_defaults[].allow_force_push": [false, true] }),
  ),
  danger(
    "One approval is enough.",
    set("gitlab_project_protected_environment", { "approval_rules[].required_approvals": [2, 1] }),
  ),
  danger(
    "Every job gets the value.",
    set("gitlab_group_variable", { environment_scope: ["production", "*"] }),
  ),
  danger("Anyone sees the builds.", set("buildkite_pipeline", { visibility: ["PRIVATE", "PUBLIC"] })),
  danger("A password is enough.", set("buildkite_organization", { enforce_2fa: [true, false] })),
  danger(
    "The team manages the pipeline.",
    set("buildkite_pipeline_team", { access_level: ["READ_ONLY", "MANAGE_BUILD_AND_READ"] }),
  ),
  danger("Every address may call it.", set("buildkite_portal", { allowed_ip_addresses: ["10.0.0.0/8", ""] })),
  danger(
    "Unsigned commits are deployed.",
    set("vercel_project", { "git_provider_options.require_verified_commits": [true, false] }),
  ),
  danger(
    "Deployments are deleted sooner.",
    set("vercel_project_deployment_retention", { expiration_production: ["1y", "1m"] }),
  ),
  danger(
    "Attacks are only logged.",
    set("vercel_firewall_config", { "managed_rulesets.owasp.xss.action": ["deny", "log"] }),
  ),
  danger("Flags change unasked.", set("launchdarkly_environment", { confirm_changes: [true, false] })),
  danger(
    "Declined changes go live.",
    set("launchdarkly_project", {
      "environments[].approval_settings[].can_apply_declined_changes": [false, true],
    }),
  ),
  danger("The member administers.", set("launchdarkly_team_member", { role: ["reader", "admin"] })),
  danger(
    "The role may do everything.",
    set("launchdarkly_custom_role", { "policy_statements[].actions": [["updateOn"], ["*"]] }),
  ),
  safe("Another picture.", set("gitlab_topic", { avatar_hash: ["aa11", "bb22"] })),
  safe("A stage is hidden.", set("gitlab_value_stream_analytics", { "stages[].hidden": [false, true] })),
  safe("Jobs may take longer.", set("gitlab_project", { build_timeout: [3600, 7200] })),
  safe("Mails without a name.", set("gitlab_application_settings", { email_author_in_body: [true, false] })),
  safe("Jobs run again.", set("buildkite_cluster_queue", { dispatch_paused: [true, false] })),
  safe("Another colour.", set("buildkite_cluster", { color: ["#BADA55", "#00FF00"] })),
  safe("A fresher record.", set("vercel_dns_record", { ttl: [3600, 60] })),
  safe("A flag stays.", set("launchdarkly_feature_flag", { temporary: [true, false] })),

  // Tailscale, Grafana and others
  danger(
    "Devices need no approval.",
    set("tailscale_tailnet_settings", { devices_approval_on: [true, false] }),
  ),
  danger("The key admits devices.", set("tailscale_tailnet_key", { preauthorized: [false, true] })),
  danger(
    "Nobody hears of broken certificates.",
    set("statuscake_ssl_check", { "alert_config[].on_broken": [true, false] }),
  ),
  danger("The stack may be deleted.", set("grafana_cloud_stack", { delete_protection: [true, false] })),
  danger("Anyone sees the dashboard.", set("grafana_dashboard_public", { is_enabled: [false, true] })),
  danger(
    "The member owns the organization.",
    set("sentry_organization_member", { role: ["member", "owner"] }),
  ),
  danger("One node is left.", set("cloudamqp_instance", { nodes: [3, 1] })),
  danger(
    "Passwords work again.",
    set("cloudamqp_oauth2_configuration", { disable_basic_auth: [true, false] }),
  ),
  danger(
    "Every address may connect.",
    create("cloudamqp_security_firewall", { rules: [{ ip: "0.0.0.0/0", ports: [], services: ["AMQPS"] }] }),
  ),
  danger("Nobody is paged.", destroy("grafana_oncall_escalation", { type: "notify_on_call_from_schedule" })),
  safe("Names are resolved.", set("tailscale_dns_preferences", { magic_dns: [false, true] })),
  safe(
    "Logs are smaller.",
    set("tailscale_logstream_configuration", { compression_format: ["none", "zstd"] }),
  ),
  safe("Written over.", set("grafana_dashboard", { overwrite: [false, true] })),
  safe("Slower slides.", set("grafana_playlist", { interval: ["5m", "10m"] })),
  safe("A slide show goes.", destroy("grafana_playlist", { name: "wall" })),
  safe(
    "One more phone.",
    set("statuscake_contact_group", {
      mobile_numbers: [["+441234567890"], ["+441234567890", "+441234567891"]],
    }),
  ),
  safe("Longer waits.", set("cloudamqp_privatelink_azure", { sleep: [10, 20] })),
];
