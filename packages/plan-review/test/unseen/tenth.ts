import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

/** A tenth set: other types of the providers of the ninth, drawn at random, none of them looked at before. */
export const TENTH: readonly Labelled[] = [
  // AWS
  danger(
    "Nothing of calls is recorded.",
    set("aws_chime_voice_connector_logging", { enable_media_metric_logs: [true, false] }),
  ),
  danger("One node.", set("aws_redshift_cluster", { cluster_type: ["multi-node", "single-node"] })),
  danger("In one zone.", set("aws_finspace_kx_volume", { az_mode: ["MULTI", "SINGLE"] })),
  danger(
    "Fewer controllers.",
    set("aws_directory_service_directory", { desired_number_of_domain_controllers: [4, 2] }),
  ),
  danger(
    "Budgets act unasked.",
    set("aws_budgets_budget_action", { approval_model: ["MANUAL", "AUTOMATIC"] }),
  ),
  danger(
    "Anyone connects.",
    set("aws_datasync_location_hdfs", { authentication_type: ["KERBEROS", "SIMPLE"] }),
  ),
  danger(
    "Traffic passes both ways.",
    create("aws_vpc_block_public_access_exclusion", {
      internet_gateway_exclusion_mode: "allow-bidirectional",
    }),
  ),
  danger(
    "Tapes may be deleted.",
    set("aws_storagegateway_tape_pool", { retention_lock_type: ["COMPLIANCE", "NONE"] }),
  ),
  danger(
    "Other engines read whole tables.",
    set("aws_lakeformation_data_lake_settings", { allow_full_table_external_data_access: [false, true] }),
  ),
  danger("Anyone calls the service.", set("aws_vpclattice_service", { auth_type: ["AWS_IAM", "NONE"] })),
  danger(
    "The bucket may be public.",
    set("aws_s3_account_public_access_block", { restrict_public_buckets: [true, false] }),
  ),
  danger("Changes are not streamed.", set("aws_dynamodb_table", { stream_enabled: [true, false] })),
  danger("The key is gone after a week.", set("aws_kms_replica_key", { deletion_window_in_days: [30, 7] })),
  danger(
    "Standards are not checked.",
    set("aws_securityhub_account", { enable_default_standards: [true, false] }),
  ),
  danger("Clients write.", set("aws_storagegateway_nfs_file_share", { read_only: [true, false] })),
  danger(
    "The catalogue is in clear.",
    set("aws_glue_data_catalog_encryption_settings", {
      "data_catalog_encryption_settings[].encryption_at_rest[].catalog_encryption_mode": [
        "SSE-KMS",
        "DISABLED",
      ],
    }),
  ),
  danger("Connections in clear.", set("aws_db_proxy", { require_tls: [true, false] })),
  danger(
    "Deleted analyses are gone after a week.",
    set("aws_quicksight_analysis", { recovery_window_in_days: [30, 7] }),
  ),
  danger(
    "The credential lives ten years.",
    set("aws_iam_service_specific_credential", { credential_age_days: [90, 3650] }),
  ),
  danger(
    "Images are not scanned.",
    set("aws_inspector2_organization_configuration", { "auto_enable[].ecr": [true, false] }),
  ),
  danger(
    "Deleted while in use.",
    set("aws_bedrockagent_agent_action_group", { skip_resource_in_use_check: [false, true] }),
  ),
  danger("Guests get more.", set("aws_cognito_identity_pool", { allow_classic_flow: [false, true] })),
  danger(
    "Snapshots are kept a day.",
    set("aws_redshift_cluster", { manual_snapshot_retention_period: [365, 1] }),
  ),
  danger("The domain runs out.", set("aws_route53domains_domain", { auto_renew: [true, false] })),
  danger(
    "Any certificate gets a session.",
    set("aws_rolesanywhere_profile", { require_instance_properties: [true, false] }),
  ),
  danger(
    "Nothing tells the gateway who asks.",
    set("aws_bedrockagentcore_gateway", { authorizer_type: ["AWS_IAM", "NONE"] }),
  ),
  danger("The proxy goes.", destroy("aws_verifiedaccess_endpoint", { endpoint_type: "load-balancer" })),
  danger(
    "Nobody gets mail.",
    destroy("aws_notificationscontacts_email_contact", { email_address: "ops@example.com" }),
  ),
  safe("Deployed again.", set("aws_ecs_service", { force_new_deployment: [false, true] })),
  safe("Smaller.", set("aws_fsx_lustre_file_system", { data_compression_type: ["NONE", "LZ4"] })),
  safe(
    "Another weight.",
    set("aws_globalaccelerator_endpoint_group", { "endpoint_configuration[].weight": [64, 128] }),
  ),
  safe(
    "More people at once.",
    set("aws_connect_instance", { multi_party_conference_enabled: [false, true] }),
  ),
  safe("Stopped first.", set("aws_volume_attachment", { stop_instance_before_detaching: [false, true] })),
  safe("More shards' worth.", set("aws_docdbelastic_cluster", { shard_capacity: [2, 4] })),
  safe("Another order.", set("aws_guardduty_filter", { rank: [1, 2] })),
  safe(
    "Types are guessed.",
    set("aws_storagegateway_nfs_file_share", { guess_mime_type_enabled: [true, false] }),
  ),
  safe("Deployed by itself.", set("aws_apigatewayv2_stage", { auto_deploy: [false, true] })),
  safe("Kept in the registry.", set("aws_imagebuilder_component", { skip_destroy: [false, true] })),
  safe("Names inside.", set("aws_default_vpc", { enable_dns_hostnames: [false, true] })),
  safe("Tags are copied.", set("aws_fsx_openzfs_volume", { copy_tags_to_snapshots: [false, true] })),
  safe("A closing word.", set("aws_lexv2models_intent", { "closing_setting[].active": [true, false] })),
  safe(
    "Asked more often.",
    set("aws_lexv2models_intent", { "confirmation_setting[].prompt_specification[].max_retries": [1, 3] }),
  ),

  // Google Cloud
  danger("Untested features.", set("google_container_cluster", { enable_kubernetes_alpha: [false, true] })),
  danger(
    "The object may be deleted.",
    set("google_storage_bucket_object", { event_based_hold: [true, false] }),
  ),
  danger(
    "Messages may come twice.",
    set("google_pubsub_subscription", { enable_exactly_once_delivery: [true, false] }),
  ),
  danger(
    "Not checked.",
    set("google_scc_folder_custom_module", { enablement_state: ["ENABLED", "DISABLED"] }),
  ),
  danger("Outages are seen late.", set("google_monitoring_uptime_check_config", { period: ["60s", "900s"] })),
  danger("Anyone reads.", set("google_storage_bucket_acl", { predefined_acl: ["private", "publicRead"] })),
  danger(
    "The source is emptied.",
    set("google_storage_transfer_job", {
      "transfer_spec[].transfer_options[].delete_objects_from_source_after_transfer": [false, true],
    }),
  ),
  danger("It runs as its author.", set("google_bigquery_routine", { security_mode: ["INVOKER", "DEFINER"] })),
  danger(
    "Tables are deleted after a day.",
    set("google_bigquery_dataset", { default_partition_expiration_ms: [2592000000, 86400000] }),
  ),
  danger(
    "Traffic is not looked into.",
    set("google_network_security_gateway_security_policy_rule", { tls_inspection_enabled: [true, false] }),
  ),
  danger(
    "Any image runs.",
    set("google_gke_hub_fleet", {
      "default_cluster_config[].binary_authorization_config[].evaluation_mode": [
        "POLICY_BINDINGS",
        "DISABLED",
      ],
    }),
  ),
  danger(
    "Weak ciphers.",
    set("google_apigee_target_server", {
      "s_sl_info[].ciphers": [
        ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"],
        ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_RC4_128_SHA"],
      ],
    }),
  ),
  danger(
    "Nobody reviews.",
    set("google_secure_source_manager_branch_rule", { minimum_approvals_count: [2, 0] }),
  ),
  danger(
    "Everybody finds the data.",
    set("google_bigquery_analytics_hub_data_exchange", {
      discovery_type: ["DISCOVERY_TYPE_PRIVATE", "DISCOVERY_TYPE_PUBLIC"],
    }),
  ),
  danger(
    "Every value is allowed.",
    set("google_folder_organization_policy", { "list_policy[].allow[].all": [false, true] }),
  ),
  danger(
    "Other domains get in.",
    set("google_iap_settings", { "access_settings[].allowed_domains_settings[].enable": [true, false] }),
  ),
  danger(
    "Told when all is spent.",
    set("google_billing_budget", { "threshold_rules[].threshold_percent": [0.5, 1.5] }),
  ),
  danger(
    "Backups may go anywhere.",
    set("google_backup_dr_backup_vault", { access_restriction: ["WITHIN_ORGANIZATION", "UNRESTRICTED"] }),
  ),
  danger(
    "The database may be deleted.",
    set("google_firestore_database", {
      delete_protection_state: ["DELETE_PROTECTION_ENABLED", "DELETE_PROTECTION_DISABLED"],
    }),
  ),
  danger(
    "Broken machines stay.",
    set("google_compute_region_instance_group_manager", {
      "instance_lifecycle_policy[].default_action_on_failure": ["REPAIR", "DO_NOTHING"],
    }),
  ),
  danger(
    "Holes are not looked for.",
    set("google_gke_hub_fleet", {
      "default_cluster_config[].security_posture_config[].vulnerability_mode": [
        "VULNERABILITY_ENTERPRISE",
        "VULNERABILITY_DISABLED",
      ],
    }),
  ),
  danger(
    "Talks are not recorded.",
    set("google_dialogflow_cx_flow", {
      "advanced_settings[].logging_settings[].enable_interaction_logging": [true, false],
    }),
  ),
  danger(
    "Fewer backups.",
    set("google_backup_dr_backup_plan", { "backup_rules[].standard_schedule[].hourly_frequency": [6, 23] }),
  ),
  safe("Warnings are ignored.", set("google_bigtable_gc_policy", { ignore_warnings: [false, true] })),
  safe("More queries at once.", set("google_bigquery_reservation", { concurrency: [10, 20] })),
  safe(
    "The link is shown.",
    set("google_iap_settings", {
      "application_settings[].access_denied_page_settings[].generate_troubleshooting_uri": [false, true],
    }),
  ),
  safe("A larger group.", set("google_network_security_address_group", { capacity: [100, 200] })),
  safe("Only tried.", set("google_deployment_manager_deployment", { preview: [false, true] })),
  safe(
    "Another model.",
    set("google_dialogflow_cx_flow", {
      "nlu_settings[].model_type": ["MODEL_TYPE_STANDARD", "MODEL_TYPE_ADVANCED"],
    }),
  ),
  safe("Colder.", set("google_dialogflow_cx_generator", { "model_parameter[].temperature": [0.9, 0.2] })),
  safe("May be stopped.", set("google_compute_instance", { allow_stopping_for_update: [false, true] })),
  safe(
    "Shorter addresses.",
    set("google_compute_url_map", { "path_matcher[].default_url_redirect[].strip_query": [false, true] }),
  ),
  safe("More at most.", set("google_compute_autoscaler", { "autoscaling_policy[].max_replicas": [5, 10] })),
  safe(
    "Another order.",
    set("google_compute_region_url_map", { "path_matcher[].route_rules[].priority": [1, 2] }),
  ),
  safe("Other clients, too.", set("google_lustre_instance", { gke_support_enabled: [false, true] })),

  // Oracle and Alibaba
  danger(
    "Accounts can be taken over.",
    set("oci_identity_domains_account_recovery_setting", { max_incorrect_attempts: [5, 1000] }),
  ),
  danger(
    "Odd certificates pass.",
    set("oci_network_firewall_network_firewall_policy_decryption_profile", {
      are_certificate_extensions_restricted: [true, false],
    }),
  ),
  danger(
    "Users administer their desktops.",
    set("oci_desktops_desktop_pool", { are_privileged_users: [false, true] }),
  ),
  danger(
    "Data may be lost at a switch.",
    set("oci_database_autonomous_container_database_add_standby", {
      protection_mode: ["MAXIMUM_AVAILABILITY", "MAXIMUM_PERFORMANCE"],
    }),
  ),
  danger(
    "The administrator's account is open.",
    set("oci_database_pluggable_databases_remote_clone", {
      should_pdb_admin_account_be_locked: [true, false],
    }),
  ),
  danger(
    "Nobody gets mail.",
    set("oci_identity_domains_notification_setting", { notification_enabled: [true, false] }),
  ),
  danger(
    "Anyone lists the bucket.",
    set("oci_objectstorage_preauthrequest", { bucket_listing_action: ["Deny", "ListObjects"] }),
  ),
  danger("Tags may be moved.", set("alicloud_cr_repo", { tag_immutability: [true, false] })),
  danger("One zone.", set("alicloud_oss_bucket", { redundancy_type: ["ZRS", "LRS"] })),
  danger(
    "Attacks are only watched.",
    set("alicloud_wafv3_defense_rule", { "config[].rule_action": ["block", "monitor"] }),
  ),
  danger("Snapshots go with the image.", set("alicloud_image", { delete_auto_snapshot: [false, true] })),
  danger(
    "The host is on the internet.",
    set("alicloud_bastionhost_instance", { enable_public_access: [false, true] }),
  ),
  danger("Users copy files out.", set("alicloud_ecd_policy_group", { local_drive: ["off", "readwrite"] })),
  danger("Fewer backups.", set("alicloud_backup_policy", { inc_backup_interval: [3600, 86400] })),
  safe("Smaller answers.", set("alicloud_alb_listener", { gzip_enabled: [false, true] })),
  safe(
    "Only checked.",
    set("alicloud_cen_transit_router_multicast_domain_member", { dry_run: [false, true] }),
  ),
  safe("More of it.", set("alicloud_eci_container_group", { cpu: [2, 4] })),
  safe(
    "Routes are passed on.",
    set("alicloud_vpn_gateway_enhanced_vpn_gateway", { auto_propagate: [false, true] }),
  ),
  safe("Asked again.", set("oci_identity_domains_kmsi_setting", { kmsi_prompt_enabled: [false, true] })),
  safe("Encoded.", set("oci_database_autonomous_database_wallet", { base64_encode_content: [false, true] })),
  safe(
    "More waits.",
    set("oci_os_management_hub_managed_instance_group_reboot_management", {
      reboot_timeout_in_mins: [10, 30],
    }),
  ),
  safe("More processors.", set("oci_database_db_system", { compute_count: [4, 8] })),

  // Open Telekom Cloud and Cloudflare
  danger("The vault may be changed.", set("opentelekomcloud_cbr_vault_v3", { locked: [true, false] })),
  danger(
    "The machine stays down.",
    set("opentelekomcloud_ecs_instance_v1", { auto_recovery: [true, false] }),
  ),
  danger(
    "The domain has no guard.",
    set("opentelekomcloud_waf_dedicated_domain_v1", { protect_status: [1, 0] }),
  ),
  danger("Snapshots go, too.", set("opentelekomcloud_evs_volume_v3", { cascade: [false, true] })),
  danger(
    "No snapshots.",
    set("opentelekomcloud_css_snapshot_configuration_v1", { "creation_policy[].enable": [true, false] }),
  ),
  danger(
    "Data leaks.",
    set("opentelekomcloud_waf_dedicated_policy_v1", { "options[].anti_leakage": [true, false] }),
  ),
  danger(
    "Simple passwords.",
    set("opentelekomcloud_identity_password_policy_v3", { password_char_combination: [4, 2] }),
  ),
  danger(
    "Fewer copies.",
    set("opentelekomcloud_cbr_policy_v3", { "operation_definition[].max_backups": [30, 3] }),
  ),
  danger(
    "Sessions of a day.",
    set("opentelekomcloud_identity_login_policy_v3", { session_timeout: [60, 1440] }),
  ),
  danger(
    "Every project.",
    set("opentelekomcloud_identity_role_assignment_v3", { all_projects: [false, true] }),
  ),
  danger(
    "Attackers come back sooner.",
    set("opentelekomcloud_waf_dedicated_known_attack_source_rule_v1", { block_time: [600, 10] }),
  ),
  danger(
    "Anyone attaches.",
    set("opentelekomcloud_er_instance_v3", { auto_accept_shared_attachments: [false, true] }),
  ),
  danger("Logs stay.", set("opentelekomcloud_logtank_transfer_v2", { switch_on: [true, false] })),
  danger(
    "Messages may be lost.",
    set("opentelekomcloud_dms_topic_v1", { sync_message_flush: [true, false] }),
  ),
  danger(
    "Attackers are let in again.",
    set("cloudflare_ruleset", { "rules[].ratelimit.mitigation_timeout": [3600, 10] }),
  ),
  danger(
    "Bots are let through.",
    set("cloudflare_waiting_room", { turnstile_mode: ["visible_managed", "off"] }),
  ),
  danger(
    "Attacks reach the servers.",
    set("cloudflare_dns_firewall", { "attack_mitigation.enabled": [true, false] }),
  ),
  danger("No second connector.", set("cloudflare_magic_transit_site", { ha_mode: [true, false] })),
  danger("The zone has no guard.", set("cloudflare_zone", { paused: [false, true] })),
  danger(
    "Bots are let through.",
    set("cloudflare_bot_management", { sbfm_definitely_automated: ["block", "allow"] }),
  ),
  danger(
    "Anyone calls it.",
    set("cloudflare_zero_trust_access_ai_controls_mcp_server", { auth_type: ["oauth", "unauthenticated"] }),
  ),
  danger(
    "Broken requests pass.",
    set("cloudflare_api_shield_schema_validation_settings", {
      validation_default_mitigation_action: ["block", "none"],
    }),
  ),
  danger(
    "Sessions of a month.",
    set("cloudflare_zero_trust_organization", { session_duration: ["24h", "730h"] }),
  ),
  danger(
    "The token lives ten years.",
    set("cloudflare_zero_trust_access_service_token", { duration: ["8760h", "87600h"] }),
  ),
  danger(
    "More leaks before it acts.",
    set("cloudflare_zero_trust_dlp_custom_profile", { allowed_match_count: [0, 100] }),
  ),
  danger(
    "A hundredth of it is recorded.",
    set("cloudflare_worker", { "observability.logs.head_sampling_rate": [1, 0.01] }),
  ),
  danger("The domain runs out.", set("cloudflare_registrar_domain", { auto_renew: [true, false] })),
  safe("Faster ways.", set("cloudflare_spectrum_application", { argo_smart_routing: [false, true] })),
  safe("Larger batches.", set("cloudflare_queue_consumer", { "settings.batch_size": [10, 50] })),
  safe("Paler.", set("cloudflare_stream_watermark", { opacity: [1, 0.5] })),
  safe("Cached.", set("cloudflare_pages_project", { "build_config.build_caching": [false, true] })),
  safe(
    "Another authority.",
    set("cloudflare_total_tls", { certificate_authority: ["google", "lets_encrypt"] }),
  ),
  safe(
    "Attackers wait longer.",
    set("cloudflare_ruleset", { "rules[].ratelimit.mitigation_timeout": [10, 3600] }),
  ),
  safe("The default.", set("cloudflare_zero_trust_dns_location", { client_default: [false, true] })),
  safe(
    "Shorter tokens.",
    set("cloudflare_zero_trust_access_service_token", { duration: ["87600h", "8760h"] }),
  ),
  safe(
    "Told of the last login.",
    set("opentelekomcloud_identity_login_policy_v3", { show_recent_login_info: [false, true] }),
  ),
  safe("More brokers.", set("opentelekomcloud_dms_dedicated_instance_v2", { broker_num: [3, 5] })),
  safe("Another weight.", set("opentelekomcloud_apigw_vpc_channel_v2", { "member[].weight": [1, 2] })),
];
