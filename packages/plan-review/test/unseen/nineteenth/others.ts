import type { Change } from "@infra-tools/terraform-plan/model";
import { create, destroy, update } from "../../checks/plans";

/** Dangers that come to mind first. */
export const OTHERS: readonly Change[] = [
  update(
    "datadog_monitor",
    { name: "m", type: "metric alert", message: "@pagerduty", renotify_interval: 30 },
    { name: "m", type: "metric alert", message: "@pagerduty", renotify_interval: 0 },
  ),
  update(
    "datadog_monitor",
    { name: "m", type: "metric alert", message: "Down @pagerduty-ops" },
    { name: "m", type: "metric alert", message: "Down" },
  ),
  destroy("datadog_monitor", { name: "m" }),
  update(
    "datadog_service_level_objective",
    { thresholds: [{ timeframe: "30d", target: 99.9 }] },
    { thresholds: [{ timeframe: "30d", target: 95 }] },
  ),
  update(
    "datadog_logs_index",
    { name: "main", exclusion_filter: [] },
    {
      name: "main",
      exclusion_filter: [{ name: "all", is_enabled: true, filter: [{ query: "*", sample_rate: 1.0 }] }],
    },
  ),
  update("datadog_logs_index", { name: "main", daily_limit: 200000000 }, { name: "main", daily_limit: 1000 }),
  update(
    "grafana_notification_policy",
    { contact_point: "oncall", repeat_interval: "4h" },
    { contact_point: "oncall", repeat_interval: "8760h" },
  ),
  create("grafana_folder_permission", {
    folder_uid: "f",
    permissions: [{ role: "Viewer", permission: "Admin" }],
  }),
  create("mongodbatlas_project_ip_access_list", { project_id: "p", cidr_block: "0.0.0.0/0" }),
  update("mongodbatlas_advanced_cluster", { backup_enabled: true }, { backup_enabled: false }),
  update(
    "mongodbatlas_advanced_cluster",
    { advanced_configuration: [{ minimum_enabled_tls_protocol: "TLS1_2" }] },
    { advanced_configuration: [{ minimum_enabled_tls_protocol: "TLS1_0" }] },
  ),
  destroy("mongodbatlas_cloud_backup_schedule", { cluster_name: "c" }),
  update(
    "snowflake_network_policy",
    { allowed_ip_list: ["203.0.113.0/24"] },
    { allowed_ip_list: ["0.0.0.0/0"] },
  ),
  create("snowflake_grant_account_role", { role_name: "ACCOUNTADMIN", user_name: "bob" }),
  update("snowflake_database", { data_retention_time_in_days: 90 }, { data_retention_time_in_days: 0 }),
  update("snowflake_user", { must_change_password: true }, { must_change_password: false }),
  update(
    "pagerduty_service",
    { escalation_policy: "A", acknowledgement_timeout: "1800" },
    { escalation_policy: "A", acknowledgement_timeout: "null" },
  ),
  destroy("pagerduty_escalation_policy", { name: "p" }),
  update(
    "pagerduty_service",
    { alert_creation: "create_alerts_and_incidents", auto_resolve_timeout: "14400" },
    { alert_creation: "create_alerts_and_incidents", auto_resolve_timeout: "300" },
  ),
  update("newrelic_nrql_alert_condition", { name: "c", enabled: true }, { name: "c", enabled: false }),
  update(
    "newrelic_nrql_alert_condition",
    { name: "c", critical: [{ operator: "above", threshold: 5, threshold_duration: 300 }] },
    { name: "c", critical: [{ operator: "above", threshold: 500, threshold_duration: 300 }] },
  ),
  update(
    "databricks_cluster",
    { enable_local_disk_encryption: true },
    { enable_local_disk_encryption: false },
  ),
  create("databricks_permissions", {
    cluster_id: "c",
    access_control: [{ group_name: "users", permission_level: "CAN_MANAGE" }],
  }),
  update(
    "confluent_kafka_topic",
    { topic_name: "t", config: { "min.insync.replicas": "2" } },
    { topic_name: "t", config: { "min.insync.replicas": "1" } },
  ),
  update("confluent_kafka_cluster", { availability: "MULTI_ZONE" }, { availability: "SINGLE_ZONE" }),
  update(
    "cloudflare_ruleset",
    {
      kind: "zone",
      phase: "http_request_firewall_custom",
      rules: [{ action: "block", expression: "(ip.src eq 1.2.3.4)", enabled: true }],
    },
    {
      kind: "zone",
      phase: "http_request_firewall_custom",
      rules: [{ action: "log", expression: "(ip.src eq 1.2.3.4)", enabled: true }],
    },
  ),
  update(
    "cloudflare_zone_setting",
    { setting_id: "ssl", value: "strict" },
    { setting_id: "ssl", value: "flexible" },
  ),
  update(
    "cloudflare_dns_record",
    { name: "www", type: "A", content: "203.0.113.4", proxied: true },
    { name: "www", type: "A", content: "203.0.113.4", proxied: false },
  ),
  update(
    "cloudflare_zero_trust_access_application",
    { session_duration: "1h" },
    { session_duration: "720h" },
  ),
  create("cloudflare_zero_trust_access_policy", {
    name: "p",
    decision: "bypass",
    include: [{ everyone: {} }],
  }),
  update(
    "digitalocean_database_firewall",
    { rule: [{ type: "ip_addr", value: "203.0.113.4" }] },
    { rule: [{ type: "ip_addr", value: "0.0.0.0/0" }] },
  ),
  update("digitalocean_kubernetes_cluster", { ha: true }, { ha: false }),
  destroy("digitalocean_database_replica", { name: "r" }),
  update(
    "elasticstack_elasticsearch_security_role",
    { name: "r", cluster: ["monitor"] },
    { name: "r", cluster: ["all"] },
  ),
  update(
    "elasticstack_elasticsearch_snapshot_lifecycle",
    { name: "s", expire_after: "90d" },
    { name: "s", expire_after: "1d" },
  ),
  update(
    "elasticstack_elasticsearch_index",
    { name: "i", number_of_replicas: 2 },
    { name: "i", number_of_replicas: 0 },
  ),
  update(
    "postgresql_database",
    { name: "d", connection_limit: -1, allow_connections: true },
    { name: "d", connection_limit: -1, allow_connections: false },
  ),
  update(
    "postgresql_role",
    { name: "r", connection_limit: 10, create_role: false },
    { name: "r", connection_limit: 10, create_role: true },
  ),
  update(
    "rabbitmq_permissions",
    { user: "app", permissions: [{ configure: "^shop$", write: "^shop$", read: "^shop$" }] },
    { user: "app", permissions: [{ configure: ".*", write: ".*", read: ".*" }] },
  ),
  update("kafka_topic", { name: "t", replication_factor: 3 }, { name: "t", replication_factor: 1 }),
  update(
    "opsgenie_notification_policy",
    { enabled: true, delay_action: [] },
    {
      enabled: true,
      delay_action: [{ delay_option: "for-duration", duration: [{ time_amount: 24, time_unit: "hours" }] }],
    },
  ),
];
