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
  // Passwords, keys and codes.
  {
    kind: "access",
    safe: "higher",
    about: ["password policy", "password*", "security policy"],
    names: `digit digits length lowercase uppercase special_char min_age_days min_length
      min_upper_case_chars min_lower_case_chars min_numeric_chars min_special_chars history`,
  },
  {
    kind: "access",
    safe: "higher",
    names: "otp_length password_length min_decryption_version min_encryption_version",
  },
  { kind: "access", safe: "higher", about: ["totp", "otp", "factor*"], names: "digits" },
  { kind: "access", safe: "lower", about: ["password policy"], names: "max_age_days max_retries" },
  {
    kind: "encryption",
    safe: "higher",
    consequence: "The key is easier to break.",
    names: `signature_bits bit_length secret_size dsa_key_restriction ecdsa_key_restriction ecdsa_sk_key_restriction
      ed25519_key_restriction ed25519_sk_key_restriction `,
    unlimited: [-1],
  },
  // How long somebody gets in.
  {
    kind: "access",
    safe: "lower",
    names: `skew clock_drift_interval max_clock_skew clock_skew_in_seconds refresh_token_leeway authorizer_result_ttl_in_seconds
      idle_disconnect_timeout_in_seconds max_user_duration_in_seconds recovery_email_token url_lifetime_in_seconds
      two_factor_grace_period last_used_validity_in_days max_allowed_sessions deactivate_dormant_users_period disable_for_time
      lan_allow_minutes captive_portal allowed_key_install_count registration_limit max_path_length
      path_len_constraint`,
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
    names: "block_interval penalty_box_duration forbidden_time ban_duration_sec",
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
      "firewall*",
    ],
    names: `limit rate secondary_rate rate_limit_threshold.count ban_threshold.count rps_limit fail_count threshold
      requests_per_period`,
  },
  {
    kind: "protection",
    safe: "lower",
    consequence: "It acts later, or not at all.",
    names: `max_leases client_conn_throttle connection_rate_limit max_number_of_repository_downloads       `,
    unlimited: [0],
  },
  { kind: "protection", safe: "higher", names: "traffic_ramp ", unlimited: [0] },
  // How long data is kept.
  {
    kind: "retention",
    safe: "higher",
    names: `created_before_in_days created_before_in_months default_expiration_days noncurrent_days non_current_days
      unreferenced_days newer_noncurrent_versions reserved_days hot_storage_period storage_period storage_duration
      hot_ttl infrequent_access_ttl restore_window_days max_snapshot_age_hours snapshot_duration_in_days max_version
      unused_artifacts_cleanup_period_hours sql_collector_config_value ism_history_max_age_hours`,
    unlimited: [0, -1],
  },
  { kind: "retention", safe: "higher", names: "retention_policy.days", unlimited: [0] },
  {
    kind: "retention",
    safe: "higher",
    consequence: "What cannot be delivered is given up earlier.",
    names: `max_delivery_attempts max_delivery_count maximum_event_age_in_seconds maximum_record_age_in_seconds
      dead_letter_queue_delivery_count`,
    unlimited: [-1],
  },
  // Copies and backups.
  { kind: "backup", safe: "higher", names: "oplog_size_mb oplog_min_retention_hours" },
  {
    kind: "backup",
    safe: "lower",
    about: ["backup*"],
    names: "frequency_in_minutes hour_interval backup_log_interval_seconds",
  },
  {
    kind: "replication",
    safe: "lower",
    names: "rpo mirror_max_delay fast_start_fail_over_lag_limit_in_seconds",
  },
  { kind: "replication", safe: "lower", about: ["failover group", "replication*"], names: "interval" },
  // How much may be missing.
  {
    kind: "availability",
    safe: "higher",
    names: `minimum_origins min_healthy_percentage batch_min_healthy_percentage min_ready_instance_ratio
      minimum_child_endpoints child_health_threshold connection_draining_timeout connection_draining_timeout_sec
      connection_drain_timeout draining_timeout deregistration_delay`,
  },
  {
    kind: "availability",
    safe: "lower",
    consequence: "More of it may be down at once.",
    about: ["update policy", "instance group manager", "scale set", "rolling update", "upgrade settings"],
    names: "max_unavailable max_unavailable_fixed max_unavailable_percent max_unavailable_percentage",
  },
  // Size and number.
  {
    kind: "capacity",
    safe: "higher",
    names: `processing_units streaming_units scale_unit scale_units slot_count max_slots csu cku max_ecku max_cfu
      num_shards num_node_groups ha_pairs model_units min_nodes max_nodes min_task_count max_task_count min_units
      max_units min_num_clusters max_num_clusters size_in_gb size_in_gib size_in_tb base_size_in_tib
      storage_count total_storage_in_gbs gpu.count node_scale_min node_scale_max db_node_group_count cu_num
      instance_amount disk_number min_replicas max_replicas`,
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
    names: "size min max nodes count",
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
    names: `delay_min interval_min evaluation_delay new_group_delay new_host_delay no_data_timeframe notify_threshold
      silence_time fail_times trigger_rate confirmation alert_bigger alert_slower suspend suspend.value
      retrigger_seconds seconds_to_retrigger rearm minimum_points evaluation_offset`,
  },
  {
    kind: "alert",
    safe: "lower",
    consequence: "Problems are reported later, or not at all.",
    names:
      "daily_limit_warning_threshold_percentage suspend_trigger suspend_immediate_trigger alert_threshold",
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
    consequence: "It is told fewer times, or given up earlier.",
    names: `renotify_occurrences violation_time_limit_seconds violation_close_timer certificate_expiration`,
  },
  { kind: "alert", safe: "higher", about: ["escalation policy"], names: "retries num_loops" },
  { kind: "audit", safe: "lower", names: "monitoring_interval", unlimited: [0] },
  { kind: "audit", safe: "lower", names: "discard_rate" },
  {
    kind: "audit",
    safe: "higher",
    about: ["data loss prevention*"],
    names: "files_limit_percent rows_limit_percent bytes_limit_per_file_percent",
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
