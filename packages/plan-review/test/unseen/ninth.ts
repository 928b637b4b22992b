import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

/** A ninth set: attributes drawn at random from the largest providers and from some that no set had. */
export const NINTH: readonly Labelled[] = [
  // Oracle
  danger(
    "An old login is enough.",
    set("oci_identity_domains_identity_provider", { require_force_authn: [true, false] }),
  ),
  danger(
    "Kept signed in for months.",
    set("oci_identity_domains_kmsi_setting", { token_validity_in_days: [1, 90] }),
  ),
  danger(
    "Passwords can be guessed.",
    set("oci_identity_domains_password_policy", { max_incorrect_attempts: [5, 100] }),
  ),
  danger(
    "The column is in clear.",
    set("oci_data_safe_masking_policies_masking_column", { is_masking_enabled: [true, false] }),
  ),
  danger(
    "A user may do everything.",
    set("oci_managed_kafka_kafka_cluster_superusers_management", { enable_superuser: [false, true] }),
  ),
  danger(
    "The user sends mail.",
    set("oci_identity_user_capabilities_management", { can_use_smtp_credentials: [false, true] }),
  ),
  danger(
    "Volumes go with the pool.",
    set("oci_desktops_desktop_pool", { are_volumes_preserved: [true, false] }),
  ),
  danger(
    "The API is on the internet.",
    set("oci_containerengine_cluster", { "endpoint_config[].is_public_ip_enabled": [false, true] }),
  ),
  danger(
    "Passwords for tokens.",
    set("oci_identity_domains_app", {
      allowed_grants: [["authorization_code"], ["authorization_code", "password"]],
    }),
  ),
  danger(
    "Backups are kept a week.",
    set("oci_database_autonomous_database", { backup_retention_period_in_days: [60, 7] }),
  ),
  danger(
    "Every address may connect.",
    set("oci_database_autonomous_database", { whitelisted_ips: [["10.0.0.0/8"], []] }),
  ),
  danger("Nothing is recorded.", set("oci_logging_log", { is_enabled: [true, false] })),
  danger(
    "The balancer may be deleted.",
    set("oci_load_balancer_load_balancer", { is_delete_protection_enabled: [true, false] }),
  ),
  danger(
    "Root is root.",
    set("oci_file_storage_export", { "export_options[].identity_squash": ["ROOT", "NONE"] }),
  ),
  danger(
    "Clients write.",
    set("oci_file_storage_export", { "export_options[].access": ["READ_ONLY", "READ_WRITE"] }),
  ),
  danger("Attacks get through.", destroy("oci_waf_web_app_firewall", { display_name: "shop" })),
  danger("Nothing is watched.", destroy("oci_cloud_guard_target", { display_name: "root" })),
  danger(
    "Hosts are not scanned.",
    destroy("oci_vulnerability_scanning_host_scan_target", { display_name: "all" }),
  ),
  danger(
    "The volume has no backups.",
    destroy("oci_core_volume_backup_policy_assignment", { asset_id: "v" }),
  ),
  safe("Only tried.", set("oci_bds_bds_instance_os_patch_action", { is_dry_run: [false, true] })),
  safe(
    "Parameters are filled in.",
    set("oci_devops_deploy_artifact", { argument_substitution_mode: ["NONE", "SUBSTITUTE_PLACEHOLDERS"] }),
  ),
  safe(
    "Tried more often.",
    set("oci_dataintegration_workspace_application_task_schedule", { number_of_retries: [1, 3] }),
  ),
  safe(
    "Not on the page.",
    set("oci_identity_domains_social_identity_provider", { show_on_login: [true, false] }),
  ),
  safe(
    "Sharded again.",
    set("oci_distributed_database_distributed_database", { configure_sharding_trigger: [1, 2] }),
  ),
  safe(
    "Counted otherwise.",
    set("oci_metering_computation_usage_carbon_emission", {
      emission_calculation_method: ["SPEND_BASED", "POWER_BASED"],
    }),
  ),
  safe("Asked again.", set("oci_identity_domains_identity_provider", { require_force_authn: [false, true] })),

  // Alibaba
  danger(
    "Desktops reach each other.",
    set("alicloud_ecd_simple_office_site", { enable_cross_desktop_access: [false, true] }),
  ),
  danger("Any password will do.", set("alicloud_rds_account", { check_policy: [true, false] })),
  danger("Floods get through.", set("alicloud_wafv3_defense_rule", { "config[].cc_status": ["on", "off"] })),
  danger(
    "The key is about to be deleted.",
    set("alicloud_kms_key", { status: ["Enabled", "PendingDeletion"] }),
  ),
  danger(
    "Programs can be debugged from outside.",
    set("alicloud_edas_namespace", { debug_enable: [false, true] }),
  ),
  danger(
    "The disk goes with its machine.",
    set("alicloud_ecs_disk", { delete_with_instance: [false, true] }),
  ),
  danger("The disk is not copied.", set("alicloud_ecs_disk", { enable_auto_snapshot: [true, false] })),
  danger("Rows are deleted after a day.", set("alicloud_ots_table", { time_to_live: [-1, 86400] })),
  danger("Nothing is recorded.", set("alicloud_message_service_topic", { logging_enabled: [true, false] })),
  danger(
    "Alerts are thrown away.",
    set("alicloud_arms_dispatch_rule", { dispatch_type: ["CREATE_ALERT", "DISCARD_ALERT"] }),
  ),
  danger(
    "One backup a week.",
    set("alicloud_db_backup_policy", {
      preferred_backup_period: [["Monday", "Wednesday", "Friday"], ["Monday"]],
    }),
  ),
  danger("It is on the internet.", set("alicloud_elasticsearch_instance", { enable_public: [false, true] })),
  danger(
    "Every address may connect.",
    set("alicloud_elasticsearch_instance", { public_whitelist: [["10.0.0.0/8"], ["0.0.0.0/0"]] }),
  ),
  danger("Nothing is recorded.", set("alicloud_actiontrail_trail", { status: ["Enable", "Disable"] })),
  danger(
    "The API is on the internet.",
    set("alicloud_cs_managed_kubernetes", { slb_internet_enabled: [false, true] }),
  ),
  danger(
    "Old clients connect.",
    set("alicloud_alb_listener", {
      security_policy_id: ["tls_cipher_policy_1_2_strict", "tls_cipher_policy_1_0"],
    }),
  ),
  danger("Requests end.", destroy("alicloud_slb_load_balancer", { load_balancer_name: "web" })),
  danger("The name is not found.", destroy("alicloud_alidns_record", { rr: "www", type: "A" })),
  safe("Measured more often.", set("alicloud_rds_instance", { monitoring_period: [300, 60] })),
  safe("More letters.", set("alicloud_db_database", { character_set: ["utf8", "utf8mb4"] })),
  safe("Renewed by itself.", set("alicloud_cddc_dedicated_host", { auto_renew: [false, true] })),
  safe("Larger pictures.", set("alicloud_ecd_policy_group", { resolution_height: [768, 1080] })),
  safe("Rows stay.", set("alicloud_ots_table", { time_to_live: [86400, -1] })),
  safe("The disk is copied.", set("alicloud_ecs_disk", { enable_auto_snapshot: [false, true] })),
  safe("Smaller files.", set("alicloud_log_oss_export", { compress_type: ["none", "zstd"] })),
  safe("A coupon.", set("alicloud_cen_bandwidth_package", { promotion_option_no: ["", "youhuiquan_1"] })),

  // Open Telekom Cloud
  danger(
    "Disks in clear.",
    set("opentelekomcloud_dms_dedicated_instance_v2", { disk_encrypted_enable: [true, false] }),
  ),
  danger(
    "Every address may connect.",
    set("opentelekomcloud_dcs_instance_v2", { enable_whitelist: [true, false] }),
  ),
  danger(
    "Members may be deleted.",
    set("opentelekomcloud_lb_pool_v3", { member_deletion_protection: [true, false] }),
  ),
  danger(
    "Nobody confirms.",
    set("opentelekomcloud_identity_protection_policy_v3", {
      enable_operation_protection_policy: [true, false],
    }),
  ),
  danger(
    "Copies are kept three days.",
    set("opentelekomcloud_css_snapshot_configuration_v1", { "creation_policy[].keepday": [30, 3] }),
  ),
  danger(
    "Copies are kept three days.",
    set("opentelekomcloud_vbs_backup_policy_v2", { rentention_day: [30, 3] }),
  ),
  danger(
    "One zone.",
    set("opentelekomcloud_gaussdb_mysql_instance_v3", { availability_zone_mode: ["multi", "single"] }),
  ),
  danger("The listener is down.", set("opentelekomcloud_lb_listener_v2", { admin_state_up: [true, false] })),
  danger(
    "It is on the internet.",
    set("opentelekomcloud_dms_instance_v2", { enable_publicip: [false, true] }),
  ),
  danger(
    "Own rules are off.",
    set("opentelekomcloud_waf_dedicated_policy_v1", { "options[].custom": [true, false] }),
  ),
  danger("Fewer nodes.", set("opentelekomcloud_mrs_cluster_v1", { core_node_num: [5, 3] })),
  danger(
    "Old messages are deleted.",
    set("opentelekomcloud_dms_instance_v1", { retention_policy: ["produce_reject", "time_base"] }),
  ),
  danger("The host has no guard.", destroy("opentelekomcloud_hss_host_protection_v5", { host_id: "h" })),
  danger(
    "Nobody hears of it.",
    destroy("opentelekomcloud_cts_event_notification_v3", { notification_name: "deletes" }),
  ),
  safe(
    "Paid otherwise.",
    set("opentelekomcloud_hss_host_protection_v5", { charging_mode: ["prePaid", "postPaid"] }),
  ),
  safe("Measured.", set("opentelekomcloud_enterprise_vpn_connection_v5", { enable_nqa: [false, true] })),
  safe("Grows by itself.", set("opentelekomcloud_cbr_vault_v3", { auto_expand: [false, true] })),
  safe(
    "Headers.",
    set("opentelekomcloud_dms_smart_connect_task_v2", {
      "source_task[].provenance_header_enabled": [false, true],
    }),
  ),
  safe("A larger disk.", set("opentelekomcloud_ecs_instance_v1", { system_disk_size: [40, 80] })),

  // Cloudflare
  danger(
    "Uploads are not scanned.",
    set("cloudflare_zero_trust_gateway_settings", {
      "settings.antivirus.enabled_upload_phase": [true, false],
    }),
  ),
  danger("Objects may be deleted.", set("cloudflare_r2_bucket_lock", { "rules[].enabled": [true, false] })),
  danger(
    "A copied certificate passes.",
    set("cloudflare_zero_trust_device_posture_rule", { "input.check_private_key": [true, false] }),
  ),
  danger(
    "Broken requests get through.",
    set("cloudflare_schema_validation_settings", { validation_default_mitigation_action: ["block", "log"] }),
  ),
  danger("Data leaves.", set("cloudflare_zero_trust_dlp_entry", { enabled: [true, false] })),
  danger(
    "Anyone asks.",
    set("cloudflare_zero_trust_dns_location", { "endpoints.doh.require_token": [true, false] }),
  ),
  danger("Nobody logs in.", set("cloudflare_zero_trust_access_policy", { decision: ["allow", "bypass"] })),
  danger(
    "The cookie in clear.",
    set("cloudflare_waiting_room", { "cookie_attributes.secure": ["always", "never"] }),
  ),
  danger("The limit is off.", set("cloudflare_rate_limit", { disabled: [false, true] })),
  danger(
    "The token works from everywhere.",
    set("cloudflare_account_token", { "condition.request_ip.in": [["10.0.0.0/8"], []] }),
  ),
  danger(
    "The certificate's name is not checked.",
    set("cloudflare_hyperdrive_config", { "mtls.sslmode": ["verify-full", "require"] }),
  ),
  danger("Answers are not signed.", set("cloudflare_zone_dnssec", { status: ["active", "disabled"] })),
  danger(
    "Attacks are seen late.",
    set("cloudflare_magic_network_monitoring_rule", { packet_threshold: [10000, 1000000] }),
  ),
  danger(
    "Sessions live a month.",
    set("cloudflare_zero_trust_access_application", { session_duration: ["24h", "720h"] }),
  ),
  danger("Bots get through.", set("cloudflare_bot_management", { fight_mode: [true, false] })),
  danger(
    "Anyone reaches the origin.",
    set("cloudflare_authenticated_origin_pulls", { "config[].enabled": [true, false] }),
  ),
  danger("Stolen passwords work.", set("cloudflare_leaked_credential_check", { enabled: [true, false] })),
  safe("A file of theirs.", set("cloudflare_bot_management", { is_robots_txt_managed: [false, true] })),
  safe(
    "A shorter chain.",
    set("cloudflare_keyless_certificate", { bundle_method: ["ubiquitous", "optimal"] }),
  ),
  safe("Another price.", set("cloudflare_worker_version", { usage_model: ["bundled", "standard"] })),
  safe("Our page.", set("cloudflare_custom_pages", { state: ["default", "customized"] })),
  safe("A fresher record.", set("cloudflare_zone_dns_settings", { "soa.ttl": [3600, 600] })),
  safe("Nothing about the place.", set("cloudflare_image_variant", { "options.metadata": ["keep", "none"] })),
  safe("In German.", set("cloudflare_waiting_room", { default_template_language: ["en-US", "de-DE"] })),

  // AWS
  danger(
    "Everybody may do everything.",
    set("aws_qldb_ledger", { permissions_mode: ["STANDARD", "ALLOW_ALL"] }),
  ),
  danger("Users are root.", set("aws_sagemaker_notebook_instance", { root_access: ["Disabled", "Enabled"] })),
  danger("Reports go with the group.", set("aws_codebuild_report_group", { delete_reports: [false, true] })),
  danger("No password.", set("aws_elasticache_user", { no_password_required: [false, true] })),
  danger("Other regions are not recorded.", set("aws_cloudtrail", { is_multi_region_trail: [true, false] })),
  danger("In clear.", set("aws_dms_s3_endpoint", { ssl_mode: ["verify-full", "none"] })),
  danger("It forwards for others.", set("aws_network_interface", { source_dest_check: [true, false] })),
  danger("Attacks are not seen.", set("aws_guardduty_detector", { enable: [true, false] })),
  danger("It is on the internet.", set("aws_neptunegraph_graph", { public_connectivity: [false, true] })),
  danger(
    "Patches come two months later.",
    set("aws_ssm_patch_baseline", { "approval_rule[].approve_after_days": [3, 60] }),
  ),
  danger(
    "The role may do everything.",
    set("aws_lakeformation_permissions", { permissions: [["SELECT"], ["ALL"]] }),
  ),
  danger(
    "Players are thrown out.",
    set("aws_gamelift_fleet", { new_game_session_protection_policy: ["FullProtection", "NoProtection"] }),
  ),
  danger(
    "Other accounts are not recorded.",
    set("aws_cloudtrail_event_data_store", { organization_enabled: [true, false] }),
  ),
  danger("Kept a day.", set("aws_kinesis_stream", { retention_period: [168, 24] })),
  danger(
    "Not recorded.",
    set("aws_bedrock_model_invocation_logging_configuration", {
      "logging_config[].embedding_data_delivery_enabled": [true, false],
    }),
  ),
  danger(
    "All at once.",
    set("aws_codedeploy_deployment_config", {
      "traffic_routing_config[].type": ["TimeBasedCanary", "AllAtOnce"],
    }),
  ),
  danger(
    "The account administers.",
    set("aws_grafana_workspace_service_account", { grafana_role: ["VIEWER", "ADMIN"] }),
  ),
  safe("Restarted after use.", set("aws_devicefarm_instance_profile", { reboot_after_use: [false, true] })),
  safe("Stopped later.", set("aws_cloud9_environment_ec2", { automatic_stop_time_minutes: [30, 60] })),
  safe("No previews.", set("aws_amplify_branch", { enable_pull_request_preview: [true, false] })),
  safe("Left as it is.", set("aws_volume_attachment", { skip_destroy: [false, true] })),
  safe("Told more.", set("aws_chatbot_slack_channel_configuration", { logging_level: ["ERROR", "INFO"] })),
  safe("Smaller.", set("aws_fsx_openzfs_volume", { data_compression_type: ["NONE", "ZSTD"] })),
  safe(
    "Started earlier.",
    set("aws_appautoscaling_policy", {
      "predictive_scaling_policy_configuration[].scheduling_buffer_time": [60, 300],
    }),
  ),
  safe(
    "Counted otherwise.",
    set("aws_cloudwatch_log_metric_filter", { apply_on_transformed_logs: [false, true] }),
  ),

  // Google Cloud
  danger(
    "Pushed without a review.",
    set("google_secure_source_manager_branch_rule", { require_pull_request: [true, false] }),
  ),
  danger(
    "Old reviews count.",
    set("google_secure_source_manager_branch_rule", { allow_stale_reviews: [false, true] }),
  ),
  danger("Attacks are not seen.", set("google_chronicle_rule_deployment", { enabled: [true, false] })),
  danger(
    "Versions are deleted from now on.",
    set("google_artifact_registry_repository", { cleanup_policy_dry_run: [true, false] }),
  ),
  danger(
    "New databases have no backups.",
    set("google_spanner_instance", { default_backup_schedule_type: ["AUTOMATIC", "NONE"] }),
  ),
  danger(
    "Backups are kept a day.",
    set("google_bigtable_table", { "automated_backup_policy[].retention_period": ["168h", "24h"] }),
  ),
  danger(
    "Old clients connect.",
    set("google_apigee_target_server", { "s_sl_info[].protocols": [["TLSv1.2"], ["TLSv1.2", "TLSv1"]] }),
  ),
  danger(
    "The policy is off.",
    set("google_project_organization_policy", { "boolean_policy[].enforced": [true, false] }),
  ),
  danger(
    "Attackers are banned late.",
    set("google_compute_security_policy_rule", {
      "rate_limit_options[].ban_threshold[].count": [100, 100000],
    }),
  ),
  danger(
    "Attackers are banned briefly.",
    set("google_compute_region_security_policy_rule", {
      "rate_limit_options[].ban_duration_sec": [3600, 10],
    }),
  ),
  danger(
    "Not checked.",
    set("google_scc_management_organization_security_health_analytics_custom_module", {
      enablement_state: ["ENABLED", "DISABLED"],
    }),
  ),
  danger(
    "Administrators get no mail.",
    set("google_billing_budget", { "all_updates_rule[].disable_default_iam_recipients": [false, true] }),
  ),
  danger(
    "Anyone signs up.",
    set("google_identity_platform_tenant", { allow_password_signup: [false, true] }),
  ),
  danger(
    "All users of the other domain.",
    set("google_active_directory_domain_trust", { selective_authentication: [true, false] }),
  ),
  danger(
    "Asked once a day.",
    set("google_iap_settings", { "access_settings[].reauth_settings[].max_age": ["300s", "86400s"] }),
  ),
  danger(
    "The machine is off.",
    set("google_compute_instance", { desired_status: ["RUNNING", "TERMINATED"] }),
  ),
  danger(
    "Nobody approves the vendor's access.",
    destroy("google_project_access_approval_settings", { project_id: "p" }),
  ),
  safe("More at once.", set("google_bigquery_connection", { "cloud_spanner[].max_parallelism": [10, 20] })),
  safe("A pool of our own.", set("google_container_cluster", { remove_default_node_pool: [false, true] })),
  safe(
    "Trained by hand.",
    set("google_dialogflow_cx_flow", {
      "nlu_settings[].model_training_mode": ["MODEL_TRAINING_MODE_AUTOMATIC", "MODEL_TRAINING_MODE_MANUAL"],
    }),
  ),
  safe("The credential is off.", set("google_iam_oauth_client_credential", { disabled: [false, true] })),
  safe("More is recorded.", set("google_logging_project_sink", { "exclusions[].disabled": [false, true] })),
  safe(
    "Found in a search.",
    set("google_document_ai_warehouse_document_schema", {
      "property_definitions[].is_searchable": [false, true],
    }),
  ),
  safe(
    "Fewer sign-ups.",
    set("google_identity_platform_config", { "quota[].sign_up_quota_config[].quota": [1000, 100] }),
  ),
  safe(
    "Optional packages, too.",
    set("google_os_config_patch_deployment", { "patch_config[].zypper[].with_optional": [false, true] }),
  ),

  // Docker, Kafka, RabbitMQ
  danger("It reaches the internet.", set("docker_network", { internal: [true, false] })),
  danger(
    "The volume is not used any more.",
    set("docker_volume", { "cluster[].availability": ["active", "drain"] }),
  ),
  danger("Easier to guess.", set("kafka_user_scram_credential", { scram_iterations: [8192, 4096] })),
  danger("What was refused is allowed.", set("kafka_acl", { acl_permission_type: ["Deny", "Allow"] })),
  danger(
    "The user writes everywhere.",
    set("rabbitmq_permissions", { "permissions[].write": ["^app-.*", ".*"] }),
  ),
  safe("Not pushed.", set("docker_image", { skip_push: [false, true] })),
  safe(
    "The new one first.",
    set("docker_service", { "update_config[].order": ["stop-first", "start-first"] }),
  ),
  safe("Built at once.", set("docker_image", { build_on_preview: [false, true] })),
  safe("Attached.", set("docker_container", { attach: [false, true] })),

  // Deletions and creations that take or open nothing
  safe("A pattern goes.", destroy("aws_cloudwatch_query_definition", { name: "slow" })),
  safe("A group of machines for the bill.", destroy("google_tags_tag_binding", { parent: "p" })),
  safe("A list of nobody.", create("cloudflare_list", { kind: "ip", name: "blocked" })),
  safe("A right goes.", destroy("oci_identity_policy", { name: "readers" })),
  safe("A right goes.", destroy("kafka_acl", { acl_principal: "User:app", acl_permission_type: "Allow" })),
  safe("A note goes.", destroy("alicloud_oos_parameter", { parameter_name: "version" })),
];
