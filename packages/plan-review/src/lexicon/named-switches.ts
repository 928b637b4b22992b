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
  // Who gets in, and as whom.
  {
    kind: "access",
    safe: "true",
    names: `access.required default_permissions_opt_out disable_programmatic_signin
      disable_ui_access disable_ui_download_button disable_user_privilege_grants enable_authority enabled_ram
      expire_password_on_create kafka_authentication_methods.certificate manage_admin_password manage_master_password
      manage_master_user_password ml_commons_model_access_control_enabled no_auto_user_creation operation_none
      pwd_reset session_length_enabled
      fido_authenticator_enabled smb_access_based_enumeration_enabled
      access_based_enumeration signed_request_object.required`,
  },
  {
    kind: "access",
    safe: "true",
    about: ["guardian", "factor*", "authenticator*", "mfa*"],
    names: "push_enabled ",
  },
  {
    kind: "access",
    safe: "false",
    names: `access_key_metadata_writes_enabled account_linking_enabled enable_client_connections accessibility_self_service
      allow_pkce_without_client_secret apply_to_all_custom_environments auto_create_user auto_join auto_login
      automount_service_account_token client_session_keep_alive create_users custom_code databricks_sql_access
      ddl_authority device_auto_provisioning enable_auth_free_read enable_auth_free_write get_password_data
      implicit_assignment is_data_explorer_enabled javascript_enabled jit_user_prov_create_user_enabled
      jit_user_prov_enabled kmsi_feature_enabled nfsv3_enabled oidc_auto_onboard
      open_permission operation_activate operation_add_attribute operation_get operation_get_attributes
      operation_get_attribute_list operation_locate operation_register password_inherit permissions.propagate
      persist_users phone_call_enabled policy_manager registration_enabled reports_manager
      return_access_token_from_authorization_endpoint return_id_token_from_authorization_endpoint
      saml_autocreate_users_domains.enabled saml_idp_initiated_login.enabled security_questions_enabled
      session_keepalive skip_app_launcher_login_page skip_consent_for_verifiable_first_party_clients
      social_jit_provisioning_enabled sso_debug_enabled unrestricted user_auto_assign_org watch_manager assign_membership_on_login
      workspace_access workspace_consume access_read_write       `,
  },
  {
    kind: "access",
    safe: "false",
    about: ["credential*", "token*", "shared access policy", "user", "permission*", "role"],
    names: "write service_config ",
  },
  { kind: "access", safe: "false", about: ["acl token"], names: "global" },
  { kind: "access", safe: "true", about: ["amplify*"], names: "enable_basic_auth" },
  // What is reachable.
  {
    kind: "exposure",
    safe: "true",
    names: `billing_privacy enable_internal_stages_privatelink enhanced_vpc_routing privacy registrant_privacy
      enable_default_security hidden_membership_enabled`,
  },
  {
    kind: "exposure",
    safe: "false",
    names: `assign_flexible_ip assign_flexible_ipv6 auto_create_eip auto_create_network bastion_enabled
      branch_to_branch_traffic_enabled bulk_import_enabled enable_dynamic_ip enable_external_ips enable_ssh
      enable_web_tracking exclude_office_ips is_website log_stream_public_endpoint_enabled
      previews_enabled project_export_enabled `,
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
    names: `akismet_enabled auto_ban_user_on_excessive_projects_download cis_enabled curated deny.all
      enable_sovereign_controls disable_resilience_defaults ci_separated_caches error_on_nondeterministic_merge error_on_nondeterministic_update fail_on_warnings
      gateway_proxy_enabled gateway_udp_proxy_enabled high_business_impact_enabled inherit_from_parent       keep_service_after_destroy name_strategy_validation ngwaf.enabled ocr_enabled pci_3ds pci_dss
      persist_block_devices persist_root_device remediation_enabled repository_checks_enabled retain_stacks safety
      should_persist_data_disks should_persist_network should_persist_os_disk       enable_object_retention require_authorization_for_cache_control approval_settings.required
      proof_of_possession.required hide_unauthorized_resources`,
  },
  {
    kind: "protection",
    safe: "false",
    names: `cleanup_on_delete confirm_remove_self_resource_access delete_additional_resources
      delete_associated_resources delete_auto delete_certificate delete_chat_engine_on_destroy
      delete_destination_volume delete_inactive_projects delete_lambda delete_on_release delete_target_volume
      delete_users deregister_on_destroy destroy_registry enable_fault_injection enable_history_modifications
      enable_update_create force_delete_without_recovery ignore_edition_check is_recent is_similarity
      is_source_deletion lower_data_risk_to_low overridable pass_through policy_override purge_enabled
      remove_children remove_instance_state_on_destroy should_deallocate should_delete_images
      should_delete_network_interfaces should_delete_volumes should_terminate_vm disk_should_deallocate
      network_should_deallocate snapshot_should_deallocate terminate_instances unprotected
      delete_unused_fm_managed_resources snapshot_without_reboot`,
  },
  {
    kind: "protection",
    safe: "false",
    about: ["security policy", "firewall*", "waf*", "organization policy", "org policy", "rate limit*"],
    names: "preview dry_run use_explicit_dry_run_spec",
  },
  {
    kind: "protection",
    safe: "true",
    about: ["bot management"],
    names: "enable_js optimize_wordpress ",
  },
  // Encryption and keys.
  { kind: "tls", safe: "true", names: "ca_enabled client_crl_enabled is_https_allowed s_sl_info.enabled" },
  {
    kind: "tls",
    safe: "false",
    names: "ignore_validation_errors insecure_skip_tls_verify ",
  },
  // Copies.
  {
    kind: "backup",
    safe: "true",
    names: `auto_export_enabled create_archive enable_remote_backed_storage keep_latest_artifact should_copy_oplogs
      update_snapshots quiesce`,
  },
  { kind: "backup", safe: "true", names: "create_snapshot_before_destroy" },
  { kind: "backup", safe: "false", names: "exclude_new_repositories is_transient" },
  {
    kind: "replication",
    safe: "true",
    names: "sync_consumer_offsets_enabled sync_group_offsets_enabled data_synchronization",
  },
  // What keeps running.
  {
    kind: "availability",
    safe: "true",
    names: `atomic auto_rebalance auto_rebuild availability_zone_relocation_enabled boot_retry_enabled booted
      cleanup_dead_servers compensate_with_on_demand connected enable_zonal_shift fallback_to_on_demand
      fallback_to_ondemand replace_unhealthy_instances rerun_if_dead started resilient_vm_creation_enabled
      resilient_vm_deletion_enabled restart_enabled rollback_enabled spot_instance_remedy stale_if_error       persist_private_ip capacity_options_compensate_with_on_demand capacity_options_spot_auto_replace_on_demand
      auto_scaling_enabled auto_scaling_for_storage_enabled autoscaling_enabled auto_scale autoscaling auto_scaling
      autoscaler.is_enabled autoscaling.enabled auto_scaling.enabled enable_auto_scaling
      autoscale_is_enabled disk_gb_enabled
      scaling_up_policy.is_enabled premium_plan_auto_scale_enabled`,
  },
  {
    kind: "availability",
    safe: "false",
    names: `blacked_out delivery_paused disable_dynamic_scaling disable_rollback gateway_disabled       maintenance.enabled maintenance_mode pipe_execution_paused publish_not_ready_addresses single_zone.enabled
      stopped`,
  },
  { kind: "availability", safe: "false", about: ["container service"], names: "is_disabled" },
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
    names: "probe check_passive check_beacon health_check.enabled ",
  },
  // What is reported and recorded.
  {
    kind: "alert",
    safe: "true",
    names: `delay_notice email_forwarding_enabled error_notice rule_group_enabled send_mail_on_error
      sub_type.enabled`,
  },
  {
    kind: "alert",
    safe: "false",
    names: "disable_health_status_reporting resolve_page_on_policy_end temporarily_disabled automute",
  },
  {
    kind: "audit",
    safe: "true",
    names: `cloud_watch_metrics_enabled cloudwatch_metrics_enabled cloudwatch_output_enabled
      enable_intranode_visibility is_lts_enabled live_trace_enabled metrics_enabled metrics_config.enabled
      prometheus_metrics_enabled sampled_requests_enabled resource_collection_enabled detailed_metrics_enabled
      usage_tracking_config.enabled inference_table_config.enabled enable_slow_sql innodb_print_all_deadlocks
      include_children intercept_children `,
  },
  { kind: "audit", safe: "false", names: "disable_default_sink disable_events" },
];

/** Names that hold a word of a safeguard or a risk, and mean neither. */
const SILENT = `admin_mode allow_auto_tiering allow_email_alias allow_hpa_recommendations
  allow_multiple_values allow_no_resource_group_match allow_queueing allow_transactional_writes attach_required
  begin_verification bypass_busy_wait bypass_head_requests clear_auth_key client_certificate_send_chain
  configure_sharding_is_rebalance_required confirmation_conditional.active confirmation_setting.active
  dnssec_multi_signer dnssec_presigned dnssec_use_nsec3 sms_enabled emit_locked_message_when_user_is_locked
  enable_hive_compatible_path enable_searchable_snapshots enable_tls_version_and_cipher_suite_headers
  engine_config_pg_pg_stat_monitor_pgsm_enable_query_plan gather_table_lock_waits generate_signing_key handle_snapshots
  html_emails_enabled in_product_marketing_emails_enabled include_signing_cert_in_signature is_backup
  is_concurrent_allowed is_kerberos_realm is_saml_service_provider is_sandbox_environment
  jira_connect_public_key_storage_enabled log_message_downconversion_enable log_reduce log_split
  mig_instances_allowed or_replace paging_support_enabled prevent_install_on_create prevent_install_on_import
  primary_email_required profile_required public_ip_should_deallocate query_require_exhaustive regenerate_hmac
  require_full_window require_hibernate_support restore_global_state restore_policy.default restrict_single_az
  return_inactive_over_locked_message return_null_allowed send_recovery_notifications service_auth_401_redirect
  should_tag_snapshots specific_reservation_required sso_login_page suppress_session_score tag_key_required
  verify_disk_space wait_dns_verification wait_for_replications wait_for_verification wildcard_domain wildcard_match include_snapshots
  allowed_domains_template allowed_users_template `;

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
