import { Alert } from "../../../constructs/monitoring/alert";
import type { Aggregation, AlertCondition, AlertProps } from "../../../constructs/monitoring/alert-props";
import { onlyResource } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

const aggregation: Aggregation = { periodSeconds: 60, aligner: "ALIGN_MEAN" };

const threshold: AlertCondition = {
  kind: "threshold",
  title: "cpu",
  filter: 'metric.type = "a/b"',
  comparison: "above",
  threshold: 0.5,
  forSeconds: 300,
  aggregation,
};

const required: AlertProps = {
  namePrefix: "orders ops",
  notificationChannels: ["projects/p/notificationChannels/1"],
  title: "is slow",
  severity: "ERROR",
  whatToDo: "Look at it.",
  firstCommand: "kubectl get pods",
  conditions: [threshold],
};

function synth(more: Partial<AlertProps> = {}) {
  return synthWithProviders((stack) => {
    new Alert(stack, "alert", { ...required, ...more });
  });
}

const policy = (more: Partial<AlertProps> = {}) =>
  onlyResource(synth(more), "google_monitoring_alert_policy");

describe("an alert", () => {
  test("says what is wrong, how bad it is and what to do, to the channels", () => {
    const links = { runbookUrl: "https://example.com/alerts", dashboardUrl: "https://example.com/dashboard" };
    expect(policy({ ...links, labels: { team: "orders" } })).toMatchObject({
      display_name: "orders ops: is slow",
      severity: "ERROR",
      combiner: "OR",
      notification_channels: ["projects/p/notificationChannels/1"],
      documentation: {
        content: "Look at it.\n\nFirst command:\n\n```sh\nkubectl get pods\n```\n",
        mime_type: "text/markdown",
        links: [
          { display_name: "Dashboard", url: "https://example.com/dashboard" },
          { display_name: "Runbook", url: "https://example.com/alerts#test-alert" },
        ],
      },
      user_labels: { team: "orders" },
      alert_strategy: { auto_close: "604800s" },
    });
  });

  test.each(["CRITICAL", "ERROR", "WARNING"] as const)(
    "wakes someone only when it is critical: %s",
    (severity) => {
      const pager = "projects/p/notificationChannels/2";
      const reported = policy({ severity, pagerChannels: [pager] })["notification_channels"];
      expect(reported).toEqual([
        ...required.notificationChannels,
        ...(severity === "CRITICAL" ? [pager] : []),
      ]);
    },
  );

  test("has no rate limit and no repetition unless asked", () => {
    const strategy = JSON.stringify(policy()["alert_strategy"]);
    expect(strategy).toBe('{"auto_close":"604800s"}');
  });

  test.each<[string, AlertCondition, Readonly<Record<string, unknown>>]>([
    [
      "a threshold",
      { ...threshold, missingData: "violating" },
      {
        condition_threshold: {
          filter: 'metric.type = "a/b"',
          comparison: "COMPARISON_GT",
          threshold_value: 0.5,
          duration: "300s",
          evaluation_missing_data: "EVALUATION_MISSING_DATA_ACTIVE",
          aggregations: [{ alignment_period: "60s", per_series_aligner: "ALIGN_MEAN" }],
        },
      },
    ],
    [
      "a ratio that must not fall",
      {
        ...threshold,
        comparison: "below",
        missingData: "fine",
        denominator: {
          filter: "all",
          aggregation: { ...aggregation, reducer: "REDUCE_SUM", groupBy: ["x"] },
        },
      },
      {
        condition_threshold: {
          comparison: "COMPARISON_LT",
          denominator_filter: "all",
          evaluation_missing_data: "EVALUATION_MISSING_DATA_INACTIVE",
          denominator_aggregations: [
            {
              alignment_period: "60s",
              per_series_aligner: "ALIGN_MEAN",
              cross_series_reducer: "REDUCE_SUM",
              group_by_fields: ["x"],
            },
          ],
        },
      },
    ],
    [
      "silence",
      { kind: "absence", title: "t", filter: "f", forSeconds: 84600, aggregation },
      { condition_absent: { filter: "f", duration: "84600s" } },
    ],
    [
      "PromQL",
      { kind: "promql", title: "t", query: "up == 0" },
      {
        condition_prometheus_query_language: {
          query: "up == 0",
          duration: "0s",
          evaluation_interval: "60s",
          disable_metric_validation: true,
        },
      },
    ],
    [
      "a log entry",
      { kind: "log", title: "t", filter: "severity = ERROR", labelExtractors: { a: "EXTRACT(b)" } },
      { condition_matched_log: { filter: "severity = ERROR", label_extractors: { a: "EXTRACT(b)" } } },
    ],
  ])("is raised by %s", (_, condition, expected) => {
    const stack = synth({ conditions: [condition] });
    expect(onlyResource(stack, "google_monitoring_alert_policy")).toMatchObject({
      conditions: [{ display_name: condition.title, ...expected }],
    });
    expect(schemaProblems(stack)).toEqual([]);
  });

  test("is raised by several conditions only together", () => {
    expect(policy({ conditions: [threshold, { ...threshold, title: "other" }] })).toMatchObject({
      combiner: "AND",
    });
  });

  test("limits how often log entries notify, as Google demands", () => {
    const log: AlertCondition = { kind: "log", title: "t", filter: "f" };
    expect(policy({ conditions: [log] })).toMatchObject({
      alert_strategy: { notification_rate_limit: { period: "3600s" } },
    });
    expect(policy({ conditions: [{ ...log, notifyAtMostEverySeconds: 300 }] })).toMatchObject({
      alert_strategy: { notification_rate_limit: { period: "300s" } },
    });
  });

  test("speaks again when asked, through its own channels", () => {
    expect(policy({ renotifySeconds: 86400, autoCloseSeconds: 1800 })).toMatchObject({
      alert_strategy: {
        auto_close: "1800s",
        notification_channel_strategy: [
          {
            notification_channel_names: ["projects/p/notificationChannels/1"],
            renotify_interval: "86400s",
          },
        ],
      },
    });
  });

  test("keeps its address", () => {
    expect(addresses(synth())).toEqual(["google_monitoring_alert_policy.alert_policy_16DAFFE6"]);
  });

  test.each<[string, Partial<AlertProps>, string]>([
    ["no advice", { whatToDo: "  " }, "whatToDo must not be empty"],
    ["no condition", { conditions: [] }, "conditions must be at least one"],
    [
      "a log condition beside another",
      { conditions: [threshold, { kind: "log", title: "t", filter: "f" }] },
      "a log condition must stand alone",
    ],
    [
      "an auto-close that is too short",
      { autoCloseSeconds: 60 },
      "autoCloseSeconds must be 1800 to 604800 seconds, got 60",
    ],
    [
      "a repetition that is too quick",
      { renotifySeconds: 60 },
      "renotifySeconds must be 1800 to 172800 seconds, got 60",
    ],
    [
      "repetition for a log condition",
      { renotifySeconds: 3600, conditions: [{ kind: "log", title: "t", filter: "f" }] },
      "renotifySeconds must be left out for a log condition",
    ],
    [
      "a time between minutes",
      { conditions: [{ ...threshold, forSeconds: 90 }] },
      "conditions[0].forSeconds must be a multiple of 60 seconds, got 90",
    ],
    [
      "a period between minutes",
      { conditions: [{ ...threshold, aggregation: { ...aggregation, periodSeconds: 30 } }] },
      "conditions[0].aggregation.periodSeconds must be a multiple of 60 seconds",
    ],
    [
      "a silence longer than Google can see",
      { conditions: [{ kind: "absence", title: "t", filter: "f", forSeconds: 86400, aggregation }] },
      "conditions[0].forSeconds must be 120 to 84600 seconds, got 86400",
    ],
    [
      "an odd interval",
      { conditions: [{ kind: "promql", title: "t", query: "q", everySeconds: 45 }] },
      "conditions[0].everySeconds must be a multiple of 30 seconds",
    ],
    [
      "a notification each second",
      { conditions: [{ kind: "log", title: "t", filter: "f", notifyAtMostEverySeconds: 1 }] },
      "conditions[0].notifyAtMostEverySeconds must be 300 to 172800 seconds",
    ],
  ])("refuses %s", (_, props, message) => {
    expect(
      refusal((stack) => {
        new Alert(stack, "alert", { ...required, ...props });
      }),
    ).toContain(message);
  });
});
