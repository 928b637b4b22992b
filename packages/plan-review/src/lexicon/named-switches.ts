import type { Kind } from "../attributes/metadata";
import { hasAny } from "./words";

/** Switches whose meaning their words do not say, or say wrongly. */
interface NamedSwitches {
  readonly kind: Kind;
  readonly safe: "true" | "false";
  /** Names in snake case. With a dot, the last part is the attribute and the part before it the block that holds it. */
  readonly names: string;
  /** Words of the type: elsewhere the name means something else, or nothing. */
  readonly about?: readonly string[];
}

const NAMED: readonly NamedSwitches[] = [
  // A line that is up, as an administrator of a network says it.
  {
    kind: "availability",
    safe: "true",
    about: ["wire*", "port", "link", "interface", "circuit"],
    names: "admin_enabled",
  },
  // Who gets in, and as whom.
  { kind: "access", safe: "true", about: ["container", "lxc", "ct"], names: "unprivileged" },
  {
    kind: "exposure",
    safe: "false",
    names: "external_enabled log_raw network_interface.nat kube_dashboard.enabled",
  },
  { kind: "tls", safe: "false", about: ["management profile"], names: "http" },
  { kind: "access", safe: "false", names: "referer_config.allow_empty" },
  {
    // Of databases: logins, files and programs that the server does not check.
    kind: "access",
    safe: "false",
    names: `ad_hoc_distributed_queries contained_database_authentication cross_db_ownership_chaining
      external_scripts_enabled local_infile ole_automation_procedures remote_admin_connections
      skip_grant_tables xp_cmdshell database_flags.remote_access parameter.remote_access`,
  },
  { kind: "access", safe: "true", names: "skip_show_database" },
  {
    // Of a workspace of Databricks: ways out for data, and ways in for tokens and commands.
    kind: "exposure",
    safe: "false",
    about: ["workspace conf"],
    names: `enable_dbfs_file_browser enable_export_notebook enable_notebook_table_clipboard enable_results_downloading
      enable_tokens_config enable_web_terminal`,
  },
  {
    kind: "exposure",
    safe: "true",
    about: ["workspace conf"],
    names: "store_interactive_notebook_results_in_customer_account",
  },
  { kind: "protection", safe: "true", about: ["security center*"], names: "auto_provision" },
  // Without the agent, nothing patches the machine or looks into it.
  { kind: "protection", safe: "true", names: "provision_vm_agent" },
  {
    kind: "access",
    safe: "true",
    names: `access.required access_based_enumeration allow_users_to_change_password consent_required default_permissions_opt_out
      disable_programmatic_signin disable_proxy_access disable_ui_access disable_ui_download_button
      disable_user_privilege_grants enable_authority enabled_ram expire_password_on_create
      fido_authenticator_enabled force_nonce_check generate_lease kafka_authentication_methods.certificate
      ldap_password_policy_hints_enabled manage_admin_password manage_master_password
      manage_master_user_password ml_commons_model_access_control_enabled no_auto_user_creation operation_none
      pwd_reset session_length_enabled signed_request_object.required smb_access_based_enumeration_enabled
      use_passcode with_managed_access`,
  },
  { kind: "tls", safe: "true", names: "encryption_in_transit.in_cluster" },
  { kind: "tls", safe: "false", about: ["manifest", "pod"], names: "auto_tls peer_auto_tls" },
  { kind: "access", safe: "true", names: "service_account_lookup use_service_account_credentials" },
  {
    kind: "access",
    safe: "true",
    about: ["guardian", "factor*", "authenticator*", "mfa*"],
    names: "push_enabled",
  },
  {
    kind: "access",
    safe: "false",
    names: `access_key_metadata_writes_enabled access_read_write accessibility_self_service account_linking_enabled
      allow_duplicate_emails allow_empty_referer allow_pkce_without_client_secret
      apply_to_all_custom_environments assign_membership_on_login auto_create_user auto_join auto_login
      auto_logon automount_service_account_token basic_constraints_valid_for_non_ca blob_delete blob_read
      blob_write client_session_keep_alive container_delete container_list container_read container_write
      create_users custom_code databricks_sql_access ddl_authority device_auto_provisioning enable_assume_role
      enable_auth_free_read enable_auth_free_write enable_client_connections enable_idtoken_api2
      execute_cli_command extend_when_used get_password_data implicit_assignment include_unknown_countries_and_regions
      is_data_explorer_enabled
      javascript_enabled jit_user_prov_create_user_enabled jit_user_prov_enabled kmsi_feature_enabled
      nfsv3_enabled no_store non_identity_enabled oidc_auto_onboard open_permission operation_activate
      operation_add_attribute operation_get operation_get_attribute_list operation_get_attributes
      operation_locate operation_register password_inherit permissions.propagate persist_users
      pg_allow_replication phone_call_enabled policy_manager registration_enabled reports_manager
      return_access_token_from_authorization_endpoint return_id_token_from_authorization_endpoint
      saml_autocreate_users_domains.enabled saml_idp_initiated_login.enabled security_questions_enabled
      session_keepalive share_principals skip_app_launcher_login_page
      skip_consent_for_verifiable_first_party_clients social_jit_provisioning_enabled sso_debug_enabled
      unrestricted user_auto_assign_org visible_to_all_users watch_manager workspace_access workspace_consume`,
  },
  {
    kind: "access",
    safe: "false",
    about: ["credential*", "token*", "shared access policy", "user", "permission*", "role"],
    names: `catalog_resource device_connect registry_write service_config service_connect write`,
  },
  { kind: "access", safe: "false", about: ["acl token"], names: "global" },
  { kind: "access", safe: "false", about: ["role"], names: "resources.cluster" },
  { kind: "access", safe: "true", about: ["amplify*"], names: "enable_basic_auth" },
  {
    // Of logins and what signs in: checks of passwords, signatures and sessions.
    kind: "access",
    safe: "true",
    names: `breached_password_logout_enabled history.active initial_password.temporary
      param_no_loose_sentinel_password_free_access password_dictionary.enable password_no_personal_info.enable
      password_not_contain_username policy_evaluation_enabled profile_data.active sasl.iam sasl.scram
      send_back_channel_nonce sign_assertions sign_documents samlp.sign_response step_up_enabled
      terminate_session validate_nonce validate_signature`,
  },
  {
    // A secret that is generated: fewer kinds of characters are easier to guess.
    kind: "access",
    safe: "true",
    about: ["secret", "password*", "connection"],
    names: "include_digits include_lowercase include_punctuation include_uppercase",
  },
  {
    kind: "access",
    safe: "false",
    names: `enable_http_port_access enable_ssm_access infinite_idle_token_lifetime infinite_token_lifetime
      local_nfs_users_with_ldap_allowed request_access_enabled session_level_packages_enabled share_process_namespace
      sql_database_management sql_user_management submount_access_enabled support_credentials
      query_cache_share_between_users`,
  },
  {
    // Services of the provider that may read a database.
    kind: "access",
    safe: "false",
    about: ["mdb*"],
    names: "data_lens data_transfer metrika serverless web_sql yandex_query",
  },
  // What is reachable.
  {
    kind: "exposure",
    safe: "false",
    names: "data_trace_enabled disable_strict_networking include_email_in_redirect",
  },
  {
    kind: "exposure",
    safe: "true",
    names: "exclude_verbose_content is_value_secret",
  },
  { kind: "exposure", safe: "true", about: ["variable"], names: "hidden masked" },
  {
    kind: "exposure",
    safe: "true",
    names: `billing_privacy delete_default_routes_on_create enable_default_security
      enable_internal_stages_privatelink enhanced_vpc_routing hidden_membership_enabled
      no_disclose_enterprise_connections preview_deployments_disabled privacy psc_enabled registrant_privacy`,
  },
  {
    kind: "exposure",
    safe: "false",
    names: `all_ports api_try_out_enabled assign_flexible_ip assign_flexible_ipv6 auto_create_eip
      auto_create_network bastion_enabled branch_to_branch_traffic_enabled bulk_import_enabled
      classic_link_enabled copy_paste_enabled customer_success_code_visibility enable_dynamic_ip
      enable_external_ips enable_http_endpoint enable_ssh enable_web_tracking exclude_office_ips
      file_copy_enabled global_module_sharing http_application_routing_enabled ip_connect_enabled is_website
      log_stream_public_endpoint_enabled previews_enabled project_export_enabled split_tunnel support_eip`,
  },
  {
    kind: "exposure",
    safe: "false",
    about: ["workers script subdomain", "r2 managed domain"],
    names: "enabled",
  },
  {
    kind: "exposure",
    safe: "false",
    about: ["worker"],
    names: "subdomain.enabled",
  },
  // Guards against loss, mistakes and attacks.
  {
    kind: "protection",
    safe: "true",
    names: `akismet_enabled approval_settings.required auto_ban_user_on_excessive_projects_download
      check_if_service_has_usage_on_destroy ci_forward_deployment_enabled ci_separated_caches cis_enabled
      curated deletion_lock deletion_proection deny.all disable_resilience_defaults eas_enable
      enable_auto_check enable_object_retention enable_sovereign_controls error_on_nondeterministic_merge
      error_on_nondeterministic_update fail_on_warnings gateway_proxy_enabled gateway_udp_proxy_enabled
      hide_unauthorized_resources high_business_impact high_business_impact_enabled image_cleaner_enabled
      immediate inherit_from_parent is_hard_quota keep_service_after_destroy license_count_hard_limit
      name_strategy_validation ngwaf.enabled ocr_enabled pci_3ds pci_dss persist_block_devices
      persist_root_device prevent_merge_without_jira_issue proof_of_possession.required remediation_enabled
      repository_checks_enabled require_authorization_for_cache_control retain_stacks safety service_enabled
      should_persist_data_disks should_persist_network should_persist_os_disk validation_enabled wdac_enabled`,
  },
  {
    kind: "protection",
    safe: "false",
    names: `boot_volume_replicas_deletion ci_forward_deployment_rollback_allowed cleanup_cloud_resources
      cleanup_on_delete confirm_remove_self_resource_access defer delete_additional_resources
      delete_associated_resources delete_auto delete_certificate delete_chat_engine_on_destroy
      delete_destination_volume delete_eip delete_inactive_projects delete_lambda delete_nodes
      delete_on_release delete_slb delete_swg_autogen_router_on_destroy delete_target_volume
      delete_unused_fm_managed_resources delete_users delete_when_absent deregister_on_destroy
      destroy_registry disable_provenance disk_should_deallocate enable_fault_injection
      enable_history_modifications enable_update_create force_delete_without_recovery
      force_remove_permission_policies ignore_edition_check is_recent is_similarity is_source_deletion
      lower_data_risk_to_low network_should_deallocate only_when_upstream_unhealthy overridable pass_through
      policy_override purge_enabled release_after_expiration release_instance remove_addon_resources_on_delete
      remove_children remove_instance_state_on_destroy retire_on_delete should_deallocate should_delete_images
      should_delete_network_interfaces should_delete_volumes should_terminate_vm snapshot_should_deallocate
      snapshot_without_reboot terminate_instances unprotected`,
  },
  {
    kind: "protection",
    safe: "false",
    about: [
      "service perimeter*",
      "security policy",
      "firewall*",
      "waf*",
      "organization policy",
      "org policy",
      "rate limit*",
    ],
    names: "dry_run preview use_explicit_dry_run_spec",
  },
  {
    kind: "protection",
    safe: "true",
    about: ["bot management"],
    names: "enable_js optimize_wordpress",
  },
  { kind: "protection", safe: "false", about: ["org policy*", "organization policy"], names: "reset" },
  {
    kind: "protection",
    safe: "true",
    names: `automatic_update.enabled cache_deception_armor enable_defense is_policy_enabled object_worm_enabled
      scheduled_agent_updates.enabled soc_enabled verified_script_execution worm_enabled`,
  },
  {
    kind: "protection",
    safe: "false",
    names: "ignore_missing_vnet_service_endpoint permanent_delete_enabled",
  },
  // Encryption and keys.
  {
    kind: "encryption",
    safe: "true",
    names: "enabled_for_search_nodes seal_wrap",
  },
  {
    kind: "encryption",
    safe: "false",
    names: "forward_when_content_type_is_unknown forward_when_query_arg_profile_is_unknown",
  },
  { kind: "tls", safe: "true", names: "client_ca_enabled strong_cipher_suite" },
  {
    kind: "tls",
    safe: "false",
    names: "focus_http_backend ignore_certificate_error ignore_certificate_expiry",
  },
  { kind: "tls", safe: "true", names: "ca_enabled client_crl_enabled is_https_allowed s_sl_info.enabled" },
  {
    kind: "tls",
    safe: "false",
    names: "ignore_validation_errors insecure_skip_tls_verify",
  },
  // Copies.
  {
    kind: "backup",
    safe: "true",
    names: `auto_export_enabled capture_description.enabled create_archive enable_remote_backed_storage
      keep_latest_artifact quiesce should_copy_oplogs update_snapshots`,
  },
  {
    kind: "backup",
    safe: "true",
    names: "create_snapshot_before_destroy is_zero_data_loss_enabled policy_enabled",
  },
  { kind: "backup", safe: "false", names: "exclude_new_repositories is_transient" },
  {
    kind: "replication",
    safe: "true",
    names: `data_synchronization sync_consumer_offsets_enabled sync_group_offsets_enabled`,
  },
  // What keeps running.
  {
    kind: "availability",
    safe: "true",
    names: `atomic auto_rebalance auto_rebuild auto_scale auto_scaling auto_scaling.enabled
      auto_scaling_compute_enabled auto_scaling_enabled auto_scaling_for_storage_enabled autoscale_is_enabled
      autoscaler.is_enabled autoscaling autoscaling.enabled autoscaling_enabled
      availability_zone_relocation_enabled boot_retry_enabled booted
      capacity_options_compensate_with_on_demand capacity_options_spot_auto_replace_on_demand
      cleanup_dead_servers compensate_with_on_demand config_sync.enabled connected disk_gb_enabled drs_enabled
      enable_auto_scaling enable_zonal_shift fallback_to_on_demand fallback_to_ondemand origins.enabled
      persist_private_ip premium_plan_auto_scale_enabled replace_unhealthy_instances rerun_if_dead
      resilient_vm_creation_enabled resilient_vm_deletion_enabled restart_enabled rollback_enabled
      scaling_up_policy.is_enabled sending_enabled sigint_rollback spot_instance_remedy stale_if_error
      start_channel started surge_upgrade`,
  },
  {
    kind: "availability",
    safe: "false",
    names: `blacked_out delivery_paused disable_dynamic_scaling disable_rollback dispatch_paused gateway_disabled
      maintenance.enabled maintenance_mode pipe_execution_paused publish_not_ready_addresses
      rollout_policy.disabled single_zone.enabled stop_syncing stopped`,
  },
  { kind: "availability", safe: "false", about: ["container service"], names: "is_disabled" },
  { kind: "availability", safe: "true", about: ["database"], names: "allow_connections" },
  { kind: "availability", safe: "true", about: ["ssm maintenance window"], names: "enabled" },
  {
    kind: "probe",
    safe: "true",
    about: [
      "server",
      "farm*",
      "backend*",
      "pool",
      "load balancer*",
      "nodebalancer*",
      "node balancer*",
      "tunnel",
    ],
    names: "check_beacon check_passive health_check.enabled probe",
  },
  // What is reported and recorded.
  {
    kind: "alert",
    safe: "true",
    names: `delay_notice destinations_enabled email_forwarding_enabled error_notice is_essential rule_group_enabled
      send_mail_on_error sub_type.enabled`,
  },
  {
    kind: "alert",
    safe: "true",
    names: `alert_config.dingtalk_notice alert_config.email_notice alert_config.sms_notice
      send_to_subscription_administrator send_to_subscription_co_administrator`,
  },
  {
    kind: "alert",
    safe: "false",
    names: `disable_event_creation automute decrease_criticality_based_on_env disable_health_status_reporting origin.disable pool.disable
      resolve_page_on_policy_end temporarily_disabled`,
  },
  {
    kind: "audit",
    safe: "true",
    names: `auto_capture_config.enabled cloud_watch_metrics_enabled cloudwatch_metrics_enabled
      cloudwatch_output_enabled detailed_metrics_enabled enable_intranode_visibility enable_slow_sql
      enable_sls include_children include_linked_accounts_metrics inference_table_config.enabled
      innodb_print_all_deadlocks intercept_children is_lts_enabled live_trace_enabled logs.persist
      metric_enabled metrics_config.enabled metrics_enabled observability.enabled pgaudit.feature_enabled
      prometheus_metrics_enabled reputation_metrics_enabled resource_collection_enabled resource_change_collection_enabled is_resource_change_collection_enabled
      sampled_requests_enabled usage_tracking_config.enabled`,
  },
  { kind: "audit", safe: "true", about: ["logpull*"], names: "flag" },
  {
    kind: "audit",
    safe: "true",
    names: "logging.command_center_enabled logging.greenplum_enabled logging.pooler_enabled logs.general",
  },
  { kind: "audit", safe: "false", names: "disable_default_sink disable_events" },
];

/** Names that hold a word of a safeguard or a risk, and mean neither. */
const SILENT = `
  admin_mode allow_auto_tiering allow_email_alias allow_global_access allow_hpa_recommendations
  allow_multiple_values allow_no_resource_group_match allow_psc_global_access allow_queueing
  allow_transactional_writes allowed_domains_template allowed_users_template attach_required begin_verification
  bypass_busy_wait bypass_head_requests clear_auth_key client_certificate_send_chain
  configure_sharding_is_rebalance_required confirmation_conditional.active confirmation_setting.active
  dnssec_multi_signer dnssec_presigned dnssec_use_nsec3 emit_locked_message_when_user_is_locked
  enable_hive_compatible_path enable_searchable_snapshots enable_tls_version_and_cipher_suite_headers
  engine_config_pg_pg_stat_monitor_pgsm_enable_query_plan gather_table_lock_waits generate_signing_key
  handle_snapshots html_emails_enabled in_product_marketing_emails_enabled include_signing_cert_in_signature
  include_snapshots is_backup is_concurrent_allowed is_kerberos_realm is_saml_service_provider
  is_sandbox_environment jira_connect_public_key_storage_enabled log_message_downconversion_enable log_reduce
  log_split mig_instances_allowed or_replace paging_support_enabled prevent_install_on_create
  prevent_install_on_import primary_email_required profile_required public_ip_should_deallocate
  query_require_exhaustive regenerate_hmac require_full_window require_hibernate_support restore_global_state
  restore_policy.default restrict_single_az return_inactive_over_locked_message return_null_allowed
  send_recovery_notifications service_auth_401_redirect should_tag_snapshots sms_enabled
  specific_reservation_required sso_login_page suppress_session_score tag_key_required verify_disk_space
  wait_dns_verification wait_for_replications wait_for_verification wildcard_domain wildcard_match`.trim();

const BY_NAME = new Map<string, readonly NamedSwitches[]>();
for (const named of NAMED)
  for (const name of named.names.split(/\s+/))
    BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), named].sort(byScope));

const SILENT_NAMES = new Set(SILENT.split(/\s+/));

/** Readings for some types come before those for all. */
function byScope(one: NamedSwitches, other: NamedSwitches): number {
  return Number(one.about === undefined) - Number(other.about === undefined);
}

/** Direction of a switch that is listed by its name; "silent" if it has none; undefined if it is not listed. */
export function namedSwitch(
  words: readonly string[],
  block: readonly string[],
  type: readonly string[],
): Pick<NamedSwitches, "kind" | "safe"> | "silent" | undefined {
  const name = words.join("_");
  for (const key of [`${block.join("_")}.${name}`, name]) {
    if (SILENT_NAMES.has(key)) return "silent";
    const reading = BY_NAME.get(key)?.find(({ about }) => about === undefined || hasAny(type, about));
    if (reading !== undefined) return reading;
  }
  return undefined;
}
