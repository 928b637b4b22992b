import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { create, destroy, update } from "../../checks/plans";
import { type ByKind, danger, safe, set, undecided } from "../labelled";

/** Dangers of code hosting, identity, monitoring, data platforms and smaller clouds. */
export const OTHER_DANGERS: ByKind = {
  exposure: [
    danger(
      "Every address may connect to the clusters.",
      create("mongodbatlas_project_ip_access_list", {
        project_id: "p",
        cidr_block: "0.0.0.0/0",
        comment: "temporary",
      }),
    ),
    danger(
      "Every address is inside of the zone.",
      set(
        "okta_network_zone",
        { gateways: [["198.51.100.1-198.51.100.9"], ["0.0.0.0-255.255.255.255"]] },
        { type: "IP" },
      ),
    ),
    danger(
      "Every viewer administers the folder.",
      create("grafana_folder_permission", {
        folder_uid: "ops",
        permissions: [{ role: "Viewer", permission: "Admin" }],
      }),
    ),
  ],
  protection: [
    danger(
      "The policy asks for no second factor.",
      set("okta_policy_mfa_default", { "okta_otp.enroll": ["REQUIRED", "OPTIONAL"] }),
    ),
    danger(
      "Sessions never end.",
      create("okta_policy_rule_signon", {
        name: "all",
        status: "ACTIVE",
        access: "ALLOW",
        authtype: "ANY",
        mfa_required: false,
        session_idle: 43200,
        network_connection: "ANYWHERE",
      }),
    ),
    danger(
      "Schemas may change in ways that readers do not understand.",
      set("confluent_schema_registry_cluster_config", { compatibility_level: ["FULL", "NONE"] }),
    ),
    danger(
      "A new cluster whose users share all rights.",
      create("databricks_cluster", {
        cluster_name: "adhoc",
        spark_version: "15.4.x-scala2.12",
        node_type_id: "m5.xlarge",
        num_workers: 4,
        autotermination_minutes: 60,
        data_security_mode: "NONE",
      }),
    ),
  ],
  retention: [
    danger(
      "No point-in-time restore.",
      set("mongodbatlas_cluster", { pit_enabled: [true, false] }, { provider_name: "AWS" }),
    ),
  ],
  logging: [
    danger(
      "The archive misses most.",
      set("datadog_logs_archive", { query: ["*", "service:shop"] }, { name: "all" }),
    ),
    danger(
      "Nobody reads later who signed in.",
      destroy("okta_log_stream", { name: "siem", type: "aws_eventbridge", status: "ACTIVE" }),
    ),
    danger(
      "The events are no longer exported.",
      destroy("cloudflare_logpush_job", { dataset: "http_requests", enabled: true }),
    ),
  ],
  alert: [
    danger(
      "A route of alerts goes.",
      destroy("grafana_notification_policy", { contact_point: "oncall", group_by: ["..."] }),
    ),
    danger(
      "Night is silent.",
      create("grafana_mute_timing", {
        name: "always",
        intervals: [{ times: [{ start: "00:00", end: "24:00" }] }],
      }),
    ),
    danger(
      "Alerts of the team reach nobody.",
      destroy("opsgenie_team_routing_rule", { name: "default", team_id: "t" }),
    ),
  ],
  "data-loss": [
    danger(
      "The schema is dropped with what it holds.",
      set("postgresql_schema", { drop_cascade: [false, true] }),
    ),
    danger(
      "The volume goes with its claims.",
      destroy("nomad_csi_volume", { volume_id: "db", plugin_id: "ebs" }),
    ),
  ],
  encryption: [
    danger(
      "The request goes out unchecked.",
      set("datadog_synthetics_test", { "options_list[].accept_self_signed": [false, true] }),
    ),
    danger(
      "The hook's receiver is not checked.",
      set("gitlab_project_hook", { enable_ssl_verification: [true, false] }),
    ),
    danger(
      "The directory is asked in plain text.",
      set("vault_ldap_auth_backend", { url: ["ldaps://dir.example.com", "ldap://dir.example.com"] }),
    ),
  ],
  capacity: [
    danger(
      "One node.",
      set("digitalocean_kubernetes_cluster", { "node_pool[].node_count": [5, 1] }, { ha: true }),
    ),
  ],
  policy: [
    danger(
      "All of the secrets, and whatever comes.",
      update(
        "vault_policy",
        { name: "ci", policy: 'path "secret/data/ci/*" {\n  capabilities = ["read"]\n}\n' },
        { name: "ci", policy: 'path "secret/*" {\n  capabilities = ["read", "list"]\n}\n' },
      ),
    ),
    danger(
      "A token that never ends.",
      set("vault_token_auth_backend_role", {
        token_no_default_policy: [true, false],
        token_period: ["3600", "0"],
        orphan: [false, true],
      }),
    ),
    danger(
      "Any instance of any account signs in.",
      set("vault_aws_auth_backend_role", { bound_account_ids: [["111122223333"], []] }),
    ),
    danger("A new administrator.", create("github_membership", { username: "mallory", role: "admin" })),
    danger(
      "The role can make others.",
      set("datadog_role", {
        permission: [[{ id: "monitors_read" }], [{ id: "monitors_read" }, { id: "user_access_manage" }]],
      }),
    ),
    danger(
      "Everyone in the account becomes its administrator.",
      create("snowflake_grant_account_role", { role_name: "ACCOUNTADMIN", user_name: "REPORT" }),
    ),
    danger(
      "The role creates databases.",
      set("postgresql_role", { create_database: [false, true] }, { login: true }),
    ),
    danger(
      "A manager of all jobs.",
      create("databricks_permissions", {
        cluster_id: "c",
        access_control: [{ group_name: "users", permission_level: "CAN_MANAGE" }],
      }),
    ),
    danger(
      "A key that reads and writes all.",
      create("nomad_acl_token", { name: "ci", type: "management", global: true }),
    ),
    danger(
      "The role gets every privilege.",
      set("elasticstack_elasticsearch_security_role", { cluster: [["monitor"], ["all"]] }),
    ),
  ],
};

/** Harmless and undecided changes of these providers. */
export const OTHER_SAFE: ByKind = {
  strengthen: [
    safe("Commits are signed.", set("gitlab_project_push_rules", { reject_unsigned_commits: [false, true] })),
    safe("A shorter life.", set("vault_token_auth_backend_role", { token_max_ttl: [86400, 3600] })),
    safe("A lockout.", set("okta_policy_password", { password_min_age_minutes: [0, 60] })),
    safe(
      "Reading only.",
      set("datadog_integration_aws_account", {
        "resources_config[].cloud_security_posture_management_collection": [false, true],
      }),
    ),
    safe(
      "The clusters keep more.",
      set("mongodbatlas_cloud_backup_schedule", { "policy_item_weekly[].retention_value": [4, 8] }),
    ),
    safe(
      "One node more.",
      set("digitalocean_database_cluster", { size: ["db-s-2vcpu-4gb", "db-s-4vcpu-8gb"] }),
    ),
    safe("A second escalation.", set("pagerduty_service", { acknowledgement_timeout: [null, "1800"] })),
  ],
  benign: [
    safe("A description.", set("pagerduty_escalation_policy", { description: ["a", "b"] })),
    safe("A comment.", set("snowflake_warehouse", { comment: ["", "reports"] }, { warehouse_size: "SMALL" })),
    safe(
      "A new topic.",
      create("confluent_kafka_topic", {
        topic_name: "clicks",
        partitions_count: 6,
        config: { "retention.ms": "604800000", "cleanup.policy": "delete" },
      }),
    ),
    safe(
      "A new dashboard.",
      create("grafana_dashboard", { config_json: '{"title":"Shop","panels":[]}', folder: "ops" }),
    ),
    safe("A reader.", create("okta_app_group_assignment", { app_id: "wiki", group_id: "everyone" })),
    safe(
      "A job's count of tries.",
      set("nomad_job", { jobspec: ['job "a" {\n  priority = 50\n}\n', 'job "a" {\n  priority = 60\n}\n'] }),
    ),
    safe("A record's life.", set("cloudflare_dns_record", { ttl: [300, 600] }, { type: "TXT", name: "x" })),
  ],
  direction: [
    safe("More is refused.", set("snowflake_network_policy", { blocked_ip_list: [[], ["203.0.113.0/24"]] })),
    safe(
      "More alerts, sooner.",
      set("pagerduty_service", {
        incident_urgency_rule: [
          [{ type: "constant", urgency: "low" }],
          [{ type: "constant", urgency: "high" }],
        ],
      }),
    ),
    safe("The heartbeat is expected more often.", set("opsgenie_heartbeat", { interval: [30, 5] })),
  ],
  unknown: [
    undecided("Which policies a token gets.", set("vault_token", { policies: [["ci"], UNKNOWN] })),
    undecided(
      "Which addresses are let in.",
      set("snowflake_network_policy", { allowed_ip_list: [["198.51.100.0/24"], UNKNOWN] }),
    ),
  ],
};
