import { danger, type Labelled, safe, set } from "./labelled";

/** A twelfth set: drawn from the types that were kept back for the eleventh, other attributes of theirs. */
export const TWELFTH: readonly Labelled[] = [
  // AWS
  danger(
    "Everything in the place.",
    set("aws_lakeformation_resource", { with_privileged_access: [false, true] }),
  ),
  danger("Data goes with it.", set("aws_dataexchange_revision_assets", { force_destroy: [false, true] })),
  danger("One zone.", set("aws_dms_replication_instance", { multi_az: [true, false] })),
  danger("On the internet.", set("aws_rds_shard_group", { publicly_accessible: [false, true] })),
  danger(
    "New disks are not copied.",
    set("aws_drs_replication_configuration_template", { auto_replicate_new_disks: [true, false] }),
  ),
  danger(
    "Stolen tokens work on.",
    set("aws_cognito_managed_user_pool_client", { enable_token_revocation: [true, false] }),
  ),
  danger("In plain text.", set("aws_appsync_api_cache", { transit_encryption_enabled: [true, false] })),
  danger("Nothing is left.", set("aws_neptune_cluster", { skip_final_snapshot: [false, true] })),
  danger(
    "The password is in the state.",
    set("aws_db_instance", { manage_master_user_password: [true, false] }),
  ),
  danger("The cluster may be deleted.", set("aws_neptune_cluster", { deletion_protection: [true, false] })),
  danger(
    "Nobody looks at the cluster's log.",
    set("aws_guardduty_organization_configuration", {
      "datasources[].kubernetes[].audit_logs[].enable": [true, false],
    }),
  ),
  danger(
    "In use, and deleted.",
    set("aws_bedrockagent_agent_action_group", { skip_resource_in_use_check: [false, true] }),
  ),
  danger("Data in plain text.", set("aws_docdb_global_cluster", { storage_encrypted: [true, false] })),
  danger(
    "The key may be lost.",
    set("aws_kms_replica_external_key", { bypass_policy_lockout_safety_check: [false, true] }),
  ),
  danger(
    "Bodies are not checked.",
    set("aws_api_gateway_request_validator", { validate_request_body: [true, false] }),
  ),
  danger(
    "The rest goes past the tunnel.",
    set("aws_ec2_client_vpn_endpoint", { split_tunnel: [false, true] }),
  ),
  danger("Nothing is done on time.", set("aws_ssm_maintenance_window", { enabled: [true, false] })),
  danger("Less of it.", set("aws_redshiftserverless_workgroup", { base_capacity: [128, 32] })),
  danger("Fewer servers.", set("aws_gamelift_game_server_group", { max_size: [10, 2] })),
  danger(
    "More may be down.",
    set("aws_codedeploy_deployment_config", { "minimum_healthy_hosts[].value": [3, 1] }),
  ),
  danger("Figures of a week.", set("aws_rds_cluster", { performance_insights_retention_period: [731, 7] })),
  danger(
    "Logs are not kept.",
    set("aws_rds_cluster", { enabled_cloudwatch_logs_exports: [["audit", "error"], ["error"]] }),
  ),
  danger(
    "Figures of others are missing.",
    set("aws_cloudwatch_metric_stream", { include_linked_accounts_metrics: [true, false] }),
  ),
  safe("Tagged.", set("aws_ecs_service", { enable_ecs_managed_tags: [true, false] })),
  safe("Cheaper keys.", set("aws_s3_object_copy", { bucket_key_enabled: [false, true] })),
  safe("At once.", set("aws_neptune_cluster_instance", { apply_immediately: [false, true] })),
  safe("Forced.", set("aws_eks_cluster", { force_update_version: [false, true] })),
  safe(
    "Markers go.",
    set("aws_s3_bucket_lifecycle_configuration", {
      "rule[].expiration[].expired_object_delete_marker": [false, true],
    }),
  ),
  safe(
    "Names.",
    set("aws_default_subnet", { enable_resource_name_dns_aaaa_record_on_launch: [false, true] }),
  ),
  safe("Old branches go.", set("aws_amplify_app", { enable_branch_auto_deletion: [false, true] })),
  safe("Only on time.", set("aws_ssm_association", { apply_only_at_cron_interval: [false, true] })),
  safe("Faster disks.", set("aws_ec2_capacity_reservation", { ebs_optimized: [false, true] })),
  safe("Another size.", set("aws_dx_private_virtual_interface", { mtu: [1500, 9001] })),
  safe("Another wait.", set("aws_autoscaling_policy", { cooldown: [300, 60] })),
  safe("Another number.", set("aws_dx_public_virtual_interface", { bgp_asn: [65000, 65001] })),
  safe("Other runtimes.", set("aws_lambda_layer_version", { compatible_runtimes: [["a"], ["a", "b"]] })),
  safe("Tagged.", set("aws_fsx_openzfs_file_system", { copy_tags_to_volumes: [true, false] })),

  // Google Cloud and Kubernetes
  danger(
    "Traffic is not looked into.",
    set("google_compute_network_firewall_policy_with_rules", { "rule[].tls_inspect": [true, false] }),
  ),
  danger(
    "Any service.",
    set("google_access_context_manager_service_perimeters", {
      "service_perimeters[].spec[].vpc_accessible_services[].enable_restriction": [true, false],
    }),
  ),
  danger(
    "The secret is off.",
    set("google_secret_manager_regional_secret_version", { enabled: [true, false] }),
  ),
  danger(
    "Denials leave no trace.",
    set("google_gke_hub_feature_membership", {
      "configmanagement[].policy_controller[].log_denies_enabled": [true, false],
    }),
  ),
  danger(
    "Policies are not checked.",
    set("google_gke_hub_feature_membership", {
      "configmanagement[].policy_controller[].enabled": [true, false],
    }),
  ),
  danger("Above policies do not apply.", set("google_org_policy_policy", { "spec[].reset": [false, true] })),
  danger("What is in it goes, too.", set("google_storage_folder", { force_destroy: [false, true] })),
  danger(
    "Only tried.",
    set("google_access_context_manager_service_perimeters", {
      "service_perimeters[].use_explicit_dry_run_spec": [false, true],
    }),
  ),
  danger(
    "Versions go for good.",
    set("google_storage_batch_operations_job", {
      "delete_object[].permanent_object_deletion_enabled": [false, true],
    }),
  ),
  danger("All labels.", set("google_chronicle_data_access_scope", { allow_all: [false, true] })),
  danger("The job does not run.", set("google_cloud_scheduler_job", { paused: [false, true] })),
  danger(
    "The service goes.",
    set("google_app_engine_standard_app_version", { delete_service_on_destroy: [false, true] }),
  ),
  danger(
    "Calls are not recorded.",
    set("google_apigee_instance", { "access_logging_config[].enabled": [true, false] }),
  ),
  danger(
    "Zones may be few.",
    set("google_memorystore_instance", { allow_fewer_zones_deployment: [false, true] }),
  ),
  danger(
    "Data may be copied out.",
    set("google_bigquery_analytics_hub_listing", { "restricted_export_config[].enabled": [true, false] }),
  ),
  danger(
    "Certificates in use die.",
    set("google_privateca_certificate_authority", { ignore_active_certificates_on_deletion: [false, true] }),
  ),
  danger(
    "Forwards packets.",
    set("google_compute_instance_from_machine_image", { can_ip_forward: [false, true] }),
  ),
  danger(
    "Mail alone is enough.",
    set("google_identity_platform_config", { "sign_in[].email[].password_required": [true, false] }),
  ),
  danger(
    "Nothing is copied to the cluster.",
    set("google_gke_hub_feature_membership", {
      "configmanagement[].config_sync[].stop_syncing": [false, true],
    }),
  ),
  danger(
    "Fewer machines.",
    set("google_compute_region_autoscaler", { "autoscaling_policy[].min_replicas": [3, 1] }),
  ),
  danger(
    "Fewer machines.",
    set("google_compute_region_autoscaler", {
      "autoscaling_policy[].scaling_schedules[].min_required_replicas": [5, 1],
    }),
  ),
  danger(
    "Workers are on the internet.",
    set("google_dataflow_flex_template_job", { ip_configuration: ["WORKER_IP_PRIVATE", "WORKER_IP_PUBLIC"] }),
  ),
  danger(
    "It is deleted with its data.",
    set("google_looker_instance", { deletion_policy: ["DEFAULT", "FORCE"] }),
  ),
  danger(
    "Rules are left out.",
    set("google_compute_security_policy", {
      "rule[].preconfigured_waf_config[].exclusion[].target_rule_ids": [
        [],
        ["owasp-crs-v030301-id942100-sqli"],
      ],
    }),
  ),
  danger(
    "Findings count less.",
    set("google_scc_management_project_security_health_analytics_custom_module", {
      "custom_config[].severity": ["CRITICAL", "LOW"],
    }),
  ),
  safe("A display.", set("google_compute_instance_from_template", { enable_display: [false, true] })),
  safe(
    "Several values.",
    set("google_document_ai_warehouse_document_schema", {
      "property_definitions[].is_repeatable": [false, true],
    }),
  ),
  safe(
    "Another traffic.",
    set("google_app_engine_service_split_traffic", { migrate_traffic: [false, true] }),
  ),
  safe("Services stay on.", set("google_project_service", { disable_on_destroy: [true, false] })),
  safe(
    "Found in the text.",
    set("google_data_loss_prevention_inspect_template", { "inspect_config[].include_quote": [true, false] }),
  ),
  safe("Global.", set("google_compute_forwarding_rule", { allow_psc_global_access: [false, true] })),
  safe(
    "Another wait.",
    set("google_compute_region_autoscaler", { "autoscaling_policy[].cooldown_period": [60, 120] }),
  ),
  safe("Another number.", set("google_compute_router", { "bgp[].asn": [64512, 64513] })),
  safe(
    "Kept open longer.",
    set("google_compute_target_https_proxy", { http_keep_alive_timeout_sec: [60, 600] }),
  ),
  safe(
    "More users.",
    set("google_looker_instance", { "user_metadata[].additional_viewer_user_count": [10, 20] }),
  ),
  safe(
    "More words.",
    set("google_data_loss_prevention_stored_info_type", {
      "dictionary[].word_list[].words": [["a"], ["a", "b"]],
    }),
  ),
  safe("Interfaces.", set("google_app_engine_standard_app_version", { app_engine_apis: [false, true] })),
  safe("Written over.", set("kubernetes_env", { force: [false, true] })),
  safe(
    "May be missing.",
    set("kubernetes_env", { "env[].value_from[].config_map_key_ref[].optional": [false, true] }),
  ),
  safe(
    "Slower.",
    set("kubernetes_horizontal_pod_autoscaler", {
      "spec[].behavior[].scale_down[].policy[].period_seconds": [60, 120],
    }),
  ),

  // Cloudflare, Databricks, DigitalOcean, MongoDB, Snowflake, Fastly, Oracle, Alibaba, Aiven, Artifactory
  danger(
    "What cannot be read passes.",
    set("cloudflare_zero_trust_gateway_settings", { "settings.antivirus.fail_closed": [true, false] }),
  ),
  danger("The policy is off.", set("cloudflare_page_shield_policy", { enabled: [true, false] })),
  danger(
    "Broken requests pass.",
    set("cloudflare_schema_validation_schemas", { validation_enabled: [true, false] }),
  ),
  danger(
    "Nothing is recorded.",
    set("cloudflare_zero_trust_gateway_settings", { "settings.activity_log.enabled": [true, false] }),
  ),
  danger(
    "Packets can be sent again.",
    set("cloudflare_magic_wan_ipsec_tunnel", { replay_protection: [true, false] }),
  ),
  danger("Looked at once in an hour.", set("cloudflare_healthcheck", { interval: [60, 3600] })),
  danger(
    "Device checks are not asked.",
    set("cloudflare_zero_trust_access_identity_provider", {
      "config.conditional_access_enabled": [true, false],
    }),
  ),
  danger("The user runs queries.", set("databricks_entitlements", { databricks_sql_access: [false, true] })),
  danger(
    "Requests are not recorded.",
    set("databricks_model_serving", { "config[].auto_capture_config[].enabled": [true, false] }),
  ),
  danger(
    "Old ways in.",
    set("databricks_disable_legacy_access_setting", { "disable_legacy_access[].value": [true, false] }),
  ),
  danger(
    "Everything goes with the cluster.",
    set("digitalocean_kubernetes_cluster", { destroy_all_associated_resources: [false, true] }),
  ),
  danger("One control plane.", set("digitalocean_kubernetes_cluster", { ha: [true, false] })),
  danger(
    "Everyone reaches the API.",
    set("digitalocean_kubernetes_cluster", {
      "control_plane_firewall[].allowed_addresses": [["198.51.100.0/24"], ["0.0.0.0/0"]],
    }),
  ),
  danger(
    "Support may look at data.",
    set("mongodbatlas_organization", { restrict_employee_access: [true, false] }),
  ),
  danger("No backups.", set("mongodbatlas_cluster", { cloud_backup: [true, false] })),
  danger(
    "New members get rights.",
    set("mongodbatlas_federated_settings_org_config", {
      post_auth_role_grants: [["ORG_MEMBER"], ["ORG_MEMBER", "ORG_OWNER"]],
    }),
  ),
  danger("Nothing is processed.", set("mongodbatlas_stream_processor", { state: ["STARTED", "STOPPED"] })),
  danger(
    "Administrators log in by OAuth.",
    set("snowflake_current_organization_account", {
      oauth_add_privileged_roles_to_blocked_list: [true, false],
    }),
  ),
  danger(
    "Old keys.",
    set("snowflake_current_organization_account", { periodic_data_rekeying: [true, false] }),
  ),
  danger(
    "A day of history.",
    set("snowflake_current_organization_account", { data_retention_time_in_days: [90, 1] }),
  ),
  danger(
    "Figures are not kept.",
    set("snowflake_current_organization_account", { metric_level: ["ALL", "NONE"] }),
  ),
  danger("In plain text.", set("fastly_service_compute", { "logging_syslogs[].use_tls": [true, false] })),
  danger("In plain text.", set("fastly_service_compute", { "backends[].use_ssl": [true, false] })),
  danger(
    "Weak ciphers pass.",
    set("oci_network_firewall_policy_decryption_profile", { is_unsupported_cipher_blocked: [true, false] }),
  ),
  danger(
    "Personal data is copied.",
    set("oci_fusion_environment_refresh_activity", { is_data_masking_opted: [true, false] }),
  ),
  danger("Disks in plain text.", set("alicloud_instance", { encrypted: [true, false] })),
  danger("Nobody is notified.", set("alicloud_service_metric_alarm_rule", { status: [true, false] })),
  danger(
    "The address list is open.",
    set("alicloud_instance", { kibana_whitelists: [["10.0.0.0/8"], ["0.0.0.0/0"]] }),
  ),
  danger("It may be deleted.", set("aiven_dragonfly", { termination_protection: [true, false] })),
  danger(
    "Metrics are on the internet.",
    set("aiven_valkey", { "valkey_user_config[].public_access[].prometheus": [false, true] }),
  ),
  danger(
    "Slow queries are not recorded.",
    set("aiven_my_sql", { "mysql_user_config[].mysql[].slow_query_log": [true, false] }),
  ),
  danger(
    "Passwords to strange hosts.",
    set("artifactory_remote_vcs_repository", { allow_any_host_auth: [false, true] }),
  ),
  danger(
    "Every copy goes.",
    set("artifactory_federated_bower_repository", { cleanup_on_delete: [false, true] }),
  ),
  danger("Nothing is served.", set("artifactory_remote_helm_repository", { blacked_out: [false, true] })),
  danger(
    "Copies are late.",
    set("artifactory_pull_replication", { enable_event_replication: [true, false] }),
  ),
  safe("Shorter ways.", set("cloudflare_spectrum_application", { argo_smart_routing: [false, true] })),
  safe("Kept.", set("cloudflare_workers_script", { keep_assets: [false, true] })),
  safe("Another tag.", set("cloudflare_magic_transit_site_lan", { vlan_tag: [1, 2] })),
  safe("Another port.", set("cloudflare_load_balancer_pool", { "origins[].port": [80, 8080] })),
  safe(
    "Restarted anyway.",
    set("databricks_workspace_setting_v2", {
      "automatic_cluster_update_workspace[].restart_even_if_no_updates_available": [false, true],
    }),
  ),
  safe("Kept open.", set("digitalocean_loadbalancer", { enable_backend_keepalive: [false, true] })),
  safe(
    "Graphics.",
    set("digitalocean_kubernetes_cluster", { "amd_gpu_device_plugin[].enabled": [true, false] }),
  ),
  safe(
    "Smaller samples.",
    set("mongodbatlas_cluster", { "advanced_configuration[].sample_size_bi_connector": [100, 50] }),
  ),
  safe("Another day.", set("mongodbatlas_online_archive", { "schedule[].day_of_month": [1, 2] })),
  safe("Another form.", set("snowflake_current_organization_account", { json_indent: [2, 0] })),
  safe("Upper and lower case.", set("snowflake_task", { quoted_identifiers_ignore_case: [false, true] })),
  safe("Replaced.", set("snowflake_dynamic_table", { or_replace: [false, true] })),
  safe(
    "Another filter.",
    set("fastly_service_compute", {
      "image_optimizer_default_settings[].resize_filter": ["lanczos3", "bilinear"],
    }),
  ),
  safe("Waits longer.", set("fastly_service_compute", { "backends[].first_byte_timeout": [15000, 30000] })),
  safe("Paid.", set("alicloud_group", { auto_pay: [false, true] })),
  safe("Only checked.", set("alicloud_vpc_endpoint_service_resource", { dry_run: [false, true] })),
  safe("A newer protocol.", set("alicloud_vpc_endpoint_service", { service_support_ipv6: [false, true] })),
  safe("Measured more often.", set("alicloud_instance", { monitoring_period: [60, 5] })),
  safe(
    "Another day.",
    set("aiven_pg", { "pg_user_config[].switchover_windows[].dow": ["friday", "monday"] }),
  ),
  safe(
    "Not asked first.",
    set("artifactory_remote_helm_repository", { bypass_head_requests: [false, true] }),
  ),
  safe("Elsewhere.", set("artifactory_debian_repository", { download_direct: [false, true] })),
  safe("More waits.", set("oci_lifecycle_stage_reboot_management", { reboot_timeout_in_mins: [10, 30] })),
  safe(
    "Scanned less often.",
    set("oci_fleet_agent_configuration", { java_usage_tracker_processing_frequency_in_minutes: [60, 120] }),
  ),
];
