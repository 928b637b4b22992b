import type { AttributeMetadata } from "../attributes/metadata";
import { hasAny } from "./words";

type Meaning = Pick<AttributeMetadata, "kind" | "safe" | "unlimited" | "consequence">;

/** Numbers and durations whose meaning their words do not say, or say wrongly. */
interface NamedQuantities extends Meaning {
  /** Names in snake case. With a dot, the last part is the attribute and the part before it the block that holds it. */
  readonly names: string;
  /** Words of the type or of the blocks around: elsewhere the name means something else, or nothing. */
  readonly about?: readonly string[];
}

const NAMED: readonly NamedQuantities[] = [
  {
    kind: "retention",
    safe: "higher",
    names: "audit_log_maxage audit_log_maxbackup frozen_time_period_in_secs",
  },
  {
    // A port of 0 is closed.
    kind: "exposure",
    safe: "lower",
    names: "insecure_port read_only_port",
    consequence: "It answers on a port without authentication.",
  },
  // Passwords, keys and codes.
  {
    kind: "access",
    safe: "higher",
    about: ["password policy", "password*", "security policy"],
    names: `digit digits distinct_characters history length lowercase min_age_days min_length min_lower_case_chars
      min_numerals min_numeric_chars min_special_chars min_unique_chars min_upper_case_chars special_char
      uppercase`,
  },
  {
    kind: "access",
    safe: "higher",
    names: `min_decryption_version min_encryption_version minimum_instance_metadata_service_version num_questions_to_ans otp_length password_length
      security_domain_quorum`,
  },
  { kind: "access", safe: "higher", about: ["totp", "otp", "factor*"], names: "digits" },
  { kind: "access", safe: "lower", about: ["password policy"], names: "max_age_days max_retries" },
  {
    kind: "encryption",
    safe: "higher",
    consequence: "The key is easier to break.",
    names: `bit_length dsa_key_restriction ecdsa_key_restriction ecdsa_sk_key_restriction ed25519_key_restriction
      ed25519_sk_key_restriction secret_size signature_bits`,
    unlimited: [-1],
  },
  // How long somebody gets in.
  {
    kind: "access",
    safe: "lower",
    names: `adjacent_intervals allowed_key_install_count authorizer_result_ttl_in_seconds captive_portal
      clock_drift_interval clock_skew_in_seconds clock_skew_seconds deactivate_dormant_users_period
      disable_for_time idle_disconnect_timeout_in_seconds issuance_limit_time lan_allow_minutes
      last_used_validity_in_days max_allowed_sessions max_clock_skew max_path_length max_repeated_chars
      max_user_duration_in_seconds number_of_days_redirect_url_is_valid path_len_constraint
      recovery_email_token refresh_token_leeway registration_limit sa_lifetime_sec skew
      two_factor_grace_period url_lifetime_in_seconds validity_period_days`,
  },
  { kind: "access", safe: "lower", names: "seconds_to_live time_to_live_in_hours", unlimited: [0] },
  {
    kind: "access",
    safe: "lower",
    about: ["rolesanywhere*", "session*", "credential*"],
    names: "duration_seconds",
  },
  { kind: "access", safe: "lower", about: ["support"], names: "extend_by" },
  { kind: "access", safe: "lower", about: ["totp"], names: "period time_step" },
  // Approvals, limits and bans.
  { kind: "protection", safe: "higher", names: "approvals_needed" },
  {
    kind: "protection",
    safe: "higher",
    consequence: "Attackers are let in again sooner.",
    names: "ban_duration_sec block_interval forbidden_time penalty_box_duration",
  },
  {
    kind: "protection",
    safe: "lower",
    consequence: "It acts later, or not at all.",
    about: [
      "rate limit*",
      "ratelimit*",
      "quota rate limit",
      "brute force*",
      "security policy",
      "rate limiter",
      "rate based rule",
      "firewall*",
    ],
    names: `rate_limit ban_threshold.count fail_count limit rate rate_limit_threshold.count requests_per_period rps_limit
      secondary_rate threshold`,
  },
  {
    kind: "protection",
    safe: "lower",
    consequence: "It acts later, or not at all.",
    names: `client_conn_throttle connection_rate_limit max_leases max_number_of_repository_downloads per_day
      per_hour`,
    unlimited: [0],
  },
  {
    kind: "protection",
    safe: "higher",
    names: "malware_scanning_on_upload_cap_gb_per_month traffic_ramp",
    unlimited: [0],
  },
  {
    kind: "availability",
    safe: "lower",
    consequence: "An error reaches more at once.",
    about: ["deployment strategy"],
    names: "growth_factor",
  },
  // How long data is kept.
  {
    kind: "retention",
    safe: "higher",
    names: `anomaly_visibility_time ci_delete_pipelines_in_seconds created_before_in_days created_before_in_months
      default_expiration_days deletion_delay_hours hot_storage_period hot_ttl infrequent_access_ttl
      ism_history_max_age_hours log_store_day max_snapshot_age_hours max_version newer_noncurrent_versions
      non_current_days noncurrent_days pending_window_in_days recording_expires reserved_days
      restore_window_days snapshot_duration_in_days sql_collector_config_value storage_duration storage_period
      unreferenced_days unused_artifacts_cleanup_period_hours`,
    unlimited: [0, -1],
  },
  { kind: "retention", safe: "higher", names: "retention_policy.days", unlimited: [0] },
  {
    kind: "retention",
    safe: "higher",
    consequence: "What cannot be delivered is given up earlier.",
    names: `dead_letter_queue_delivery_count max_async_event_age_in_seconds max_delivery_attempts max_delivery_count
      maximum_event_age_in_seconds maximum_record_age_in_seconds`,
    unlimited: [-1],
  },
  // Copies and backups.
  { kind: "backup", safe: "higher", names: "oplog_min_retention_hours oplog_size_mb" },
  {
    kind: "backup",
    safe: "lower",
    about: ["backup*", "snapshot*"],
    names: `backup_log_interval_seconds frequency_in_minutes hour_interval interval interval_seconds`,
  },
  {
    kind: "replication",
    safe: "lower",
    names: `fast_start_fail_over_lag_limit_in_seconds lag_period max_failover_replication_time_lag mirror_max_delay
      offset_lag_max replication_interval_in_seconds rpo`,
  },
  { kind: "replication", safe: "lower", about: ["failover group", "replication*"], names: "interval" },
  // How much may be missing.
  {
    kind: "availability",
    safe: "higher",
    names: `batch_min_healthy_percentage child_health_threshold connection_drain_timeout connection_draining_timeout
      connection_draining_timeout_sec deregistration_delay draining_timeout min_healthy_percentage
      min_ready_instance_ratio minimum_child_endpoints minimum_healthy_hosts.value minimum_origins capacity.minimum`,
  },
  {
    kind: "availability",
    safe: "lower",
    consequence: "More of it may be down at once.",
    about: ["update policy", "instance group manager", "scale set", "rolling update", "upgrade settings"],
    names: `max_unavailable max_unavailable_fixed max_unavailable_percent max_unavailable_percentage`,
  },
  // Size and number.
  {
    kind: "capacity",
    safe: "higher",
    names: `base_size_in_tib cku csu cu_num db_node_group_count default_max_cfu disk_number gpu.count ha_pairs
      instance_amount max_acu max_cfu max_ecku max_nodes max_num_clusters max_replicas max_slots
      max_task_count max_units min_acu min_nodes min_num_clusters min_replicas min_task_count min_units
      model_units nb_instance node_scale_max node_scale_min num_node_groups num_shards number_of_nodes
      processing_units reserved_concurrency scale_max scale_min scale_unit scale_units size_in_gb size_in_gib
      size_in_tb slot_count storage_count storage_space storage_units streaming_units total_storage_in_gbs`,
  },
  {
    kind: "capacity",
    safe: "higher",
    about: [
      "disk",
      "volume",
      "pool",
      "filesystem",
      "file system",
      "storage*",
      "cluster",
      "droplet autoscale",
    ],
    names: "count max min nodes size",
  },
  // What is reported, and when.
  {
    kind: "alert",
    safe: "lower",
    consequence: "Problems are reported later, or not at all.",
    about: [
      "alert*",
      "alarm*",
      "monitor",
      "monitors",
      "condition",
      "check",
      "uptime*",
      "slo",
      "event orchestration*",
      "ruleset rule",
    ],
    names: `alert_bigger alert_slower confirmation delay_min evaluation_delay evaluation_offset fail_times
      interval_min minimum_points new_group_delay new_host_delay no_data_timeframe notify_threshold rearm
      retrigger_seconds seconds_to_retrigger silence_time suspend suspend.value trigger_rate`,
  },
  {
    kind: "alert",
    safe: "lower",
    consequence: "Problems are reported later, or not at all.",
    names: `alert_threshold daily_limit_warning_threshold_percentage digests_max_delay start_delay_in_minutes
      suspend_immediate_trigger suspend_trigger time_aggregation`,
  },
  {
    // 0 is critical, 4 verbose.
    kind: "alert",
    safe: "lower",
    consequence: "It is reported as less urgent.",
    about: ["monitor metric alert", "monitor scheduled query*", "monitor [a-z]+ alert*", "monitor alert*"],
    names: "severity",
  },
  {
    kind: "alert",
    safe: "higher",
    consequence: "It is reported fewer times, or given up earlier.",
    names: `certificate_expiration renotify_occurrences violation_close_timer violation_time_limit_seconds`,
  },
  {
    kind: "alert",
    safe: "lower",
    consequence: "Problems are reported later.",
    about: ["rule group"],
    names: "interval interval_seconds",
  },
  {
    // 0 is never: a series that ends is no reason.
    kind: "alert",
    safe: "lower",
    consequence: "Problems are reported later.",
    unlimited: [0],
    names: "expiration_duration",
  },
  { kind: "alert", safe: "higher", about: ["escalation policy"], names: "num_loops retries" },
  { kind: "audit", safe: "lower", names: "monitoring_interval", unlimited: [0] },
  {
    kind: "audit",
    safe: "lower",
    names: `discard_rate log_min_duration_statement max_aggregation_interval slow_op_threshold_ms`,
  },
  { kind: "protection", safe: "lower", about: ["scan config"], names: "interval_duration_days" },
  {
    kind: "audit",
    safe: "higher",
    about: ["data loss prevention*"],
    names: "bytes_limit_per_file_percent files_limit_percent rows_limit_percent",
    unlimited: [0],
  },
];

interface Listed {
  readonly meaning: Meaning;
  readonly about: readonly string[] | undefined;
}

const BY_NAME = new Map<string, readonly Listed[]>();
for (const { names, about, ...meaning } of NAMED)
  for (const name of names.split(/\s+/))
    BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), { meaning, about }]);

/** Direction of a number or duration that is listed by its name; undefined if it is not. `around` are the words of all blocks and the type. */
export function namedQuantity(
  words: readonly string[],
  block: readonly string[],
  around: readonly string[],
): Meaning | undefined {
  const name = words.join("_");
  return [`${block.join("_")}.${name}`, name]
    .flatMap((key) => BY_NAME.get(key) ?? [])
    .find(({ about }) => about === undefined || hasAny(around, about))?.meaning;
}
