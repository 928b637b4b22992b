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
    expect(policy(stack, "has no recent backup")).toMatchObject({
      severity: "CRITICAL",
      conditions: [{ condition_matched_log: { filter: 'jsonPayload.backup = "stale"' } }],
    });
    expect(onlyResource(stack, "google_logging_metric")).toMatchObject({
      name: "backup-fresh",
      filter: 'jsonPayload.backup = "fresh"',
      metric_descriptor: { metric_kind: "DELTA", value_type: "INT64" },
    });
    expect(policy(stack, "are not checked")).toMatchObject({ severity: "ERROR" });
  });

  test("ask for silence without having Google look the metric up, which it does not know for minutes", () => {
    const silent = policy(synth(check), "are not checked");
    expect(silent["conditions"]).toEqual([
      {
        display_name: "no good report",
        condition_prometheus_query_language: {
          query:
            "absent(sum(sum_over_time(" +
            'logging_googleapis_com:user_backup_fresh{monitored_resource="k8s_container"}[82800s])) > 0)',
          duration: "25200s",
          evaluation_interval: "300s",
          disable_metric_validation: true,
        },
      },
    ]);
  });

  test("never name the log-based metric where Google looks it up at once", () => {
    const looked = Object.values(resources(synth(check), "google_monitoring_alert_policy")).map((block) =>
      JSON.stringify(block["conditions"]),
    );
    expect(looked.filter((conditions) => conditions.includes("logging.googleapis.com/user/"))).toEqual([]);
  });

  test("take another silence, another grace and another resource over", () => {
    const given: BackupCheck = {
      ...check,
      silentForSeconds: 7200,
      graceSeconds: 600,
      resourceType: "global",
      metricName: "a.b-c_d",
    };
    expect(policy(synth(given), "are not checked")).toMatchObject({
      conditions: [
        {
          condition_prometheus_query_language: {
            query: expect.stringContaining(
              'logging_googleapis_com:user_a_b_c_d{monitored_resource="global"}[7200s]',
            ),
            duration: "600s",
          },
        },
      ],
    });
  });

  test.each<[string, Partial<BackupCheck>, string]>([
    [
      "a silence that is longer than Google looks back",
      { silentForSeconds: 90_060 },
      "check.silentForSeconds must be a multiple of 60 from 3600 to 90000 seconds, got 90060",
    ],
    ["a silence of a minute", { silentForSeconds: 60 }, "check.silentForSeconds must be a multiple of 60"],
    ["a silence of odd seconds", { silentForSeconds: 3601 }, "check.silentForSeconds must be a multiple"],
    [
      "a grace of more than a day",
      { graceSeconds: 86_460 },
      "check.graceSeconds must be a multiple of 60 from 0 to 86400 seconds, got 86460",
    ],
    ["a grace of odd seconds", { graceSeconds: 61 }, "check.graceSeconds must be a multiple of 60"],
    ["a grace below nothing", { graceSeconds: -60 }, "check.graceSeconds must be a multiple of 60"],
    [
      "a metric's name that ends the query's selector",
      { metricName: 'fresh{x="y"}' },
      "check.metricName must be 1 to 100 letters, digits, dots, underscores and hyphens",
    ],
  ])("refuse %s", (_, given, message) => {
    expect(
      refusal((scope) => {
        new BackupAlerts(scope, "alerts", {
          ...common,
          project: "p",
          instance: "i",
          check: { ...check, ...given },
        });
      }),
    ).toContain(message);
  });

  test.each([{ silentForSeconds: 90_000 }, { silentForSeconds: 3600 }, { graceSeconds: 0 }])(
    "accept %j",
    (given) => {
      expect(titles(synth({ ...check, ...given }))).toHaveLength(3);
    },
  );
});
