import { type MetadataTable, row } from "./metadata";

/** Datadog, PagerDuty, Grafana: what the words of attributes do not say. */
export const PAGING: MetadataTable = {
  pagerduty_escalation_policy: {
    label: "escalation policy",
    partial: true,
    removal: { kind: "alert", consequence: "Incidents of its services reach nobody." },
    paths: {
      rule: row("alert", "levels of the escalation", "longer"),
      "rule.escalation_delay_in_minutes": row("alert", "the time until the next level", "lower", {
        unit: "minutes",
      }),
      num_loops: row("alert", "repetitions of the escalation", "higher", { severity: "warning" }),
    },
  },
  pagerduty_service: {
    label: "service",
    partial: true,
    removal: { kind: "alert", consequence: "Its alerts go nowhere." },
    paths: {
      "incident_urgency_rule.urgency": row("alert", "the urgency of incidents", [
        "low",
        "severity_based",
        "high",
      ]),
      escalation_policy: row("alert", "the escalation policy", "same"),
      acknowledgement_timeout: row(
        "alert",
        "the time until an acknowledged incident is raised again",
        "lower",
        {
          unlimited: ["null", null],
          unit: "seconds",
          severity: "warning",
        },
      ),
      auto_resolve_timeout: row("alert", "the time until incidents are closed", "higher", {
        unlimited: ["null", null],
        unit: "seconds",
        severity: "warning",
      }),
    },
  },
  pagerduty_schedule: {
    label: "on-call schedule",
    partial: true,
    removal: { kind: "alert", consequence: "Nobody is on call by it." },
    paths: { "layer.users": row("alert", "people on call", "more", { severity: "warning" }) },
  },
  datadog_monitor: {
    label: "monitor",
    partial: true,
    removal: { kind: "alert", consequence: "Its problems are no longer reported." },
    paths: {
      on_missing_data: row("alert", "the reaction to missing data", [
        "resolve",
        "default",
        "show_no_data",
        "show_and_notify_no_data",
      ]),
    },
  },
  datadog_logs_index: {
    label: "log index",
    partial: true,
    paths: {
      daily_limit: row("audit", "logs that are kept a day", "higher", {
        unlimited: [null],
        consequence: "Further logs of the day are dropped.",
      }),
      exclusion_filter: row("audit", "filters that drop logs", "shorter"),
      "exclusion_filter.filter.sample_rate": row("audit", "the share of logs that is dropped", "lower"),
      "exclusion_filter.is_enabled": row("audit", "a filter that drops logs", "false"),
    },
  },
  datadog_synthetics_test: {
    label: "synthetic test",
    partial: true,
    removal: { kind: "alert", consequence: "Its problems are no longer reported." },
    paths: {
      "options_list.tick_every": row("alert", "the time between tests", "lower", { unit: "seconds" }),
      status: row("alert", "the test", ["paused", "live"]),
    },
  },
  grafana_notification_policy: {
    label: "notification policy",
    partial: true,
    removal: { kind: "alert", consequence: "Alerts go to the default recipients, or to nobody." },
    paths: { contact_point: row("alert", "the contact point", "same") },
  },
};
