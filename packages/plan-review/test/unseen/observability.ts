import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

export const OBSERVABILITY: readonly Labelled[] = [
  // Datadog
  danger(
    "Nobody on call is told.",
    set("datadog_monitor", {
      message: ["Disk is full. @pagerduty-ops @slack-ops", "Disk is full. @slack-ops"],
    }),
  ),
  danger("The alert is not repeated.", set("datadog_monitor", { renotify_interval: [60, 0] })),
  danger(
    "Logs beyond a million are dropped.",
    set("datadog_logs_index", { daily_limit: [100000000, 1000000] }),
  ),
  danger(
    "Attacks are no longer detected.",
    set("datadog_security_monitoring_rule", { enabled: [true, false] }),
  ),
  danger(
    "Card numbers are stored.",
    set("datadog_sensitive_data_scanner_rule", { is_enabled: [true, false] }),
  ),
  danger("Every address may sign in.", set("datadog_ip_allowlist", { enabled: [true, false] })),
  danger(
    "The target is lower: alerts come later.",
    set("datadog_service_level_objective", { "thresholds[].target": [99.9, 95] }),
  ),
  danger(
    "The site is looked at once a day.",
    set("datadog_synthetics_test", { "options_list[].tick_every": [60, 86400] }),
  ),
  danger(
    "Graphs can be shared with anyone.",
    set("datadog_organization_settings", { "settings[].private_widget_share": [false, true] }),
  ),
  danger(
    "SAML is a choice.",
    set("datadog_organization_settings", { "settings[].saml_strict_mode[].enabled": [true, false] }),
  ),
  danger("The monitor goes.", destroy("datadog_monitor", { name: "disk", query: "avg(last_5m):disk > 0.9" })),
  danger(
    "Everyone who signs in is an administrator.",
    create("datadog_authn_mapping", { key: "memberOf", value: "staff", role: "Datadog Admin Role" }),
  ),
  safe("The monitor's priority.", set("datadog_monitor", { priority: [3, 2] })),
  safe(
    "The message is longer.",
    set("datadog_monitor", {
      message: ["Disk is full. @pagerduty-ops", "The disk of {{host.name}} is full. @pagerduty-ops"],
    }),
  ),
  safe("The title has tags.", set("datadog_monitor", { include_tags: [false, true] })),
  safe("A dashboard's layout.", set("datadog_dashboard", { reflow_type: ["auto", "fixed"] })),
  safe("A metric's unit.", set("datadog_metric_metadata", { unit: ["byte", "mebibyte"] })),
  safe(
    "The site is looked at more often.",
    set("datadog_synthetics_test", { "options_list[].tick_every": [900, 300] }),
  ),
  safe("Logs are kept longer.", set("datadog_logs_index", { retention_days: [7, 30] })),
  safe(
    "One host is muted for an hour.",
    create("datadog_downtime_schedule", {
      scope: "host:web-1",
      one_time_schedule: [{ start: "2026-01-01T00:00:00Z", end: "2026-01-01T01:00:00Z" }],
    }),
  ),
  // PagerDuty
  danger(
    "The second level is never asked.",
    set("pagerduty_escalation_policy", {
      rule: [
        [
          { escalation_delay_in_minutes: 10, target: [{ type: "user_reference", id: "A" }] },
          { escalation_delay_in_minutes: 10, target: [{ type: "user_reference", id: "B" }] },
        ],
        [{ escalation_delay_in_minutes: 10, target: [{ type: "user_reference", id: "A" }] }],
      ],
    }),
  ),
  danger(
    "The next person is asked after two hours.",
    set("pagerduty_escalation_policy", { "rule[].escalation_delay_in_minutes": [10, 120] }),
  ),
  danger(
    "Incidents no longer wake anyone.",
    set("pagerduty_service", { "incident_urgency_rule[].urgency": ["high", "low"] }),
  ),
  danger("Nobody is on call.", destroy("pagerduty_schedule", { name: "primary" })),
  danger(
    "Alerts of the service go nowhere.",
    destroy("pagerduty_service_integration", { name: "prometheus" }),
  ),
  danger("The person owns the account.", set("pagerduty_user", { role: ["user", "owner"] })),
  danger(
    "Incidents are no longer passed on.",
    set("pagerduty_webhook_subscription", { active: [true, false] }),
  ),
  danger(
    "Events are suppressed.",
    set("pagerduty_event_orchestration_service", { "catch_all[].actions[].suppress": [false, true] }),
  ),
  danger(
    "A person is no longer told.",
    destroy("pagerduty_user_notification_rule", { user_id: "A", urgency: "high", start_delay_in_minutes: 0 }),
  ),
  safe("The service's description.", set("pagerduty_service", { description: ["", "the shop"] })),
  safe("The schedule's time zone.", set("pagerduty_schedule", { time_zone: ["Etc/UTC", "Europe/Berlin"] })),
  safe(
    "The next person is asked sooner.",
    set("pagerduty_escalation_policy", { "rule[].escalation_delay_in_minutes": [30, 10] }),
  ),
  safe("A person's job.", set("pagerduty_user", { job_title: ["", "Engineer"] })),
  safe("A person loses rights.", set("pagerduty_user", { role: ["admin", "limited_user"] })),
  // New Relic
  danger("The condition is off.", set("newrelic_nrql_alert_condition", { enabled: [true, false] })),
  danger(
    "The alert fires at 50 instead of 5.",
    set(
      "newrelic_nrql_alert_condition",
      { "critical[].threshold": [5, 50] },
      { critical: [{ operator: "above", threshold_duration: 300 }] },
    ),
  ),
  danger(
    "A silence is no incident.",
    set("newrelic_nrql_alert_condition", { open_violation_on_expiration: [true, false] }),
  ),
  danger("The workflow tells nobody.", set("newrelic_workflow", { enabled: [true, false] })),
  danger("The monitor is off.", set("newrelic_synthetics_monitor", { status: ["ENABLED", "DISABLED"] })),
  danger(
    "The site is looked at once a day.",
    set("newrelic_synthetics_monitor", { period: ["EVERY_MINUTE", "EVERY_DAY"] }),
  ),
  danger("Certificates are not checked.", set("newrelic_synthetics_monitor", { verify_ssl: [true, false] })),
  danger("Passwords appear in logs.", set("newrelic_obfuscation_rule", { enabled: [true, false] })),
  danger(
    "Everything is muted.",
    create("newrelic_alert_muting_rule", {
      enabled: true,
      condition: [
        { operator: "AND", conditions: [{ attribute: "policyName", operator: "ANY", values: ["*"] }] },
      ],
    }),
  ),
  safe(
    "A runbook.",
    set("newrelic_nrql_alert_condition", { runbook_url: ["", "https://wiki.example.com/disk"] }),
  ),
  safe(
    "The alert fires earlier.",
    set(
      "newrelic_nrql_alert_condition",
      { "critical[].threshold": [50, 5] },
      { critical: [{ operator: "above", threshold_duration: 300 }] },
    ),
  ),
  safe("Gaps are filled.", set("newrelic_nrql_alert_condition", { fill_option: ["none", "last_value"] })),
  safe(
    "A page of a dashboard.",
    set("newrelic_one_dashboard", { permissions: ["public_read_write", "public_read_only"] }),
  ),
  // Grafana, Sentry, others
  danger(
    "The notification policy sends to nobody on call.",
    set("grafana_notification_policy", { contact_point: ["oncall", "blackhole"] }),
  ),
  danger(
    "The folder can be edited by all.",
    set("grafana_folder_permission", {
      permissions: [[{ role: "Viewer", permission: "View" }], [{ role: "Viewer", permission: "Edit" }]],
    }),
  ),
  danger(
    "The data source skips TLS checks.",
    set("grafana_data_source", { json_data_encoded: ['{"tlsSkipVerify":false}', '{"tlsSkipVerify":true}'] }),
  ),
  danger("The check is paused.", set("betteruptime_monitor", { paused: [false, true] })),
  danger("The alert is paused.", set("statuscake_uptime_check", { paused: [false, true] })),
  safe("The panel's title.", set("grafana_folder", { title: ["Ops", "Operations"] })),
  safe(
    "The site is checked from more places.",
    set("statuscake_uptime_check", { regions: [["london"], ["london", "paris"]] }),
  ),
  // Helm
  danger(
    "The network policy is off.",
    set("helm_release", {
      set: [
        [{ name: "networkPolicy.enabled", value: "true" }],
        [{ name: "networkPolicy.enabled", value: "false" }],
      ],
    }),
  ),
  danger(
    "Backups of the chart's database are off.",
    set("helm_release", { values: [["backup:\n  enabled: true\n"], ["backup:\n  enabled: false\n"]] }),
  ),
  danger("The chart's origin is not checked.", set("helm_release", { verify: [true, false] })),
  danger(
    "One copy.",
    set("helm_release", {
      set: [[{ name: "replicaCount", value: "3" }], [{ name: "replicaCount", value: "1" }]],
    }),
  ),
  safe("A newer chart.", set("helm_release", { version: ["1.2.3", "1.2.4"] })),
  safe("Helm waits longer.", set("helm_release", { timeout: [300, 600] })),
  safe(
    "A log level.",
    set("helm_release", {
      set: [[{ name: "logLevel", value: "info" }], [{ name: "logLevel", value: "debug" }]],
    }),
  ),
  safe(
    "Another image.",
    set("helm_release", { values: [['image:\n  tag: "1.0"\n'], ['image:\n  tag: "1.1"\n']] }),
  ),
  safe(
    "More memory.",
    set("helm_release", {
      values: [["resources:\n  limits:\n    memory: 1Gi\n"], ["resources:\n  limits:\n    memory: 2Gi\n"]],
    }),
  ),
];
