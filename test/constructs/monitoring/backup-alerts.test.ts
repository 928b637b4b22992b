import type { BackupCheck } from "../../../constructs/monitoring/alerts-props";
import { BackupAlerts } from "../../../constructs/monitoring/backup-alerts";
import { onlyResource, resources } from "../../support/synth";
import { refusal } from "../synth-with-providers";
import { common, policy, synthAlerts, titles } from "./policies";

const check: BackupCheck = {
  metricName: "backup-fresh",
  freshFilter: 'jsonPayload.backup = "fresh"',
  staleFilter: 'jsonPayload.backup = "stale"',
};

const synth = (given?: BackupCheck) =>
  synthAlerts((scope) => {
    new BackupAlerts(scope, "alerts", { ...common, project: "some-project", instance: "db-1", check: given });
  });

describe("the alerts on backups", () => {
  test("are raised by Google's own log of a failed one", () => {
    const stack = synth();
    expect(titles(stack)).toEqual(["a backup of database db-1 failed"]);
    expect(resources(stack, "google_logging_metric")).toEqual({});
    expect(policy(stack, "failed")).toMatchObject({
      conditions: [
        {
          condition_matched_log: {
            filter:
              'logName = "projects/some-project/logs/cloudaudit.googleapis.com%2Fsystem_event"' +
              ' AND resource.type = "cloudsql_database"' +
              ' AND resource.labels.database_id = "some-project:db-1"' +
              ' AND protoPayload.methodName = "cloudsql.instances.automatedBackup"' +
              ' AND protoPayload.metadata.windowStatus = ("STATUS_FAILED" OR "STATUS_ATTEMPT_FAILED" OR "STATUS_SKIPPED")',
            label_extractors: { status: "EXTRACT(protoPayload.metadata.windowStatus)" },
          },
        },
      ],
      alert_strategy: { notification_rate_limit: { period: "3600s" } },
    });
  });

  test("are raised by a job's bad news and by its silence", () => {
    const stack = synth(check);
    expect(policy(stack, "has no young backup")).toMatchObject({
      severity: "CRITICAL",
      conditions: [{ condition_matched_log: { filter: 'jsonPayload.backup = "stale"' } }],
    });
    expect(onlyResource(stack, "google_logging_metric")).toMatchObject({
      name: "backup-fresh",
      filter: 'jsonPayload.backup = "fresh"',
      metric_descriptor: { metric_kind: "DELTA", value_type: "INT64" },
    });
    const [metric] = Object.keys(resources(stack, "google_logging_metric"));
    expect(policy(stack, "nobody looks")).toMatchObject({
      conditions: [
        {
          condition_threshold: {
            filter:
              'resource.type = "k8s_container" AND ' +
              `metric.type = "logging.googleapis.com/user/\${google_logging_metric.${metric}.name}"`,
            comparison: "COMPARISON_LT",
            threshold_value: 1,
            evaluation_missing_data: "EVALUATION_MISSING_DATA_ACTIVE",
            aggregations: [{ alignment_period: "84600s", per_series_aligner: "ALIGN_DELTA" }],
          },
        },
      ],
    });
  });

  test("take another silence and another resource over", () => {
    expect(
      policy(synth({ ...check, silentForSeconds: 7200, resourceType: "global" }), "nobody looks"),
    ).toMatchObject({
      conditions: [
        {
          condition_threshold: {
            filter: expect.stringContaining('resource.type = "global"'),
            aggregations: [{ alignment_period: "7200s" }],
          },
        },
      ],
    });
  });

  test.each([[86_400], [60], [3601]])("refuse a silence of %i seconds", (silentForSeconds) => {
    expect(
      refusal((scope) => {
        new BackupAlerts(scope, "alerts", {
          ...common,
          project: "p",
          instance: "i",
          check: { ...check, silentForSeconds },
        });
      }),
    ).toContain("check.silentForSeconds must be a multiple of 60 from 3600 to 84600 seconds");
  });
});
