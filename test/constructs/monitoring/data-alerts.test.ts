import type {
  CloudSqlAlertsProps,
  ContainerAlertsProps,
  RedisAlertsProps,
} from "../../../constructs/monitoring/alerts-props";
import { CloudSqlAlerts } from "../../../constructs/monitoring/cloud-sql-alerts";
import { ContainerAlerts } from "../../../constructs/monitoring/container-alerts";
import { RedisAlerts } from "../../../constructs/monitoring/redis-alerts";
import { refusal } from "../synth-with-providers";
import { common, policy, synthAlerts, titles } from "./policies";

describe("the alerts on a database", () => {
  const synth = (more: Partial<CloudSqlAlertsProps> = {}) =>
    synthAlerts((scope) => {
      new CloudSqlAlerts(scope, "alerts", {
        ...common,
        project: "some-project",
        instance: "db-1",
        diskLimitGb: 1000,
        ...more,
      });
    });

  test("are five", () => {
    expect(titles(synth())).toEqual([
      "database db-1 has a disk that does not grow",
      "database db-1 is down",
      "database db-1 is near its disk limit",
      "database db-1 is short of CPU",
      "database db-1 is short of memory",
    ]);
  });

  test("take an instance that says nothing for one that is down", () => {
    expect(policy(synth({ downForSeconds: 120 }), "is down")).toMatchObject({
      severity: "CRITICAL",
      conditions: [
        {
          condition_threshold: {
            filter:
              'resource.type = "cloudsql_database" AND resource.labels.database_id = "some-project:db-1"' +
              ' AND metric.type = "cloudsql.googleapis.com/database/up"',
            comparison: "COMPARISON_LT",
            threshold_value: 1,
            duration: "120s",
            evaluation_missing_data: "EVALUATION_MISSING_DATA_ACTIVE",
          },
        },
      ],
    });
  });

  test.each([
    ["short of memory", "memory", 0.9, { maxMemoryUtilization: 0.5 }],
    ["short of CPU", "cpu", 0.85, { maxCpuUtilization: 0.5 }],
  ])("watch the share: %s", (title, metric, limit, option) => {
    const conditions = (threshold: number) => ({
      conditions: [
        {
          condition_threshold: {
            filter: expect.stringContaining(`"cloudsql.googleapis.com/database/${metric}/utilization"`),
            comparison: "COMPARISON_GT",
            threshold_value: threshold,
          },
        },
      ],
    });
    expect(policy(synth(), title)).toMatchObject(conditions(limit));
    expect(policy(synth(option), title)).toMatchObject(conditions(0.5));
  });

  test.each([
    // 85 % of the limit, in bytes.
    [1000, undefined, 850 * 2 ** 30],
    [200, 0.5, 100 * 2 ** 30],
    // Without a limit the vendor's own ends it.
    [0, undefined, Math.floor(65_536 * 0.85 * 2 ** 30)],
  ])(
    "compare the bytes on the disk with the limit of %i GB, not with the present size",
    (diskLimitGb, ratio, bytes) => {
      const option = ratio === undefined ? {} : { maxDiskRatio: ratio };
      expect(policy(synth({ diskLimitGb, ...option }), "near its disk limit")).toMatchObject({
        severity: "CRITICAL",
        conditions: [
          {
            condition_threshold: {
              filter: expect.stringContaining('"cloudsql.googleapis.com/database/disk/bytes_used"'),
              threshold_value: bytes,
            },
          },
        ],
      });
    },
  );

  test("refuse a share in per cent", () => {
    expect(
      refusal((scope) => {
        new CloudSqlAlerts(scope, "alerts", {
          ...common,
          project: "p",
          instance: "i",
          diskLimitGb: 0,
          maxDiskRatio: 85,
        });
      }),
    ).toContain("maxDiskRatio must be a share between 0 and 1, got 85");
  });
});

describe("the alerts on Redis", () => {
  const synth = (more: Partial<RedisAlertsProps> = {}) =>
    synthAlerts((scope) => {
      new RedisAlerts(scope, "alerts", {
        ...common,
        project: "some-project",
        region: "us-east1",
        instance: "queue",
        ...more,
      });
    });
  const instance = 'resource.labels.instance_id = "projects/some-project/locations/us-east1/instances/queue"';

  test("watch memory and any eviction", () => {
    const stack = synth();
    expect(policy(stack, "short of memory")).toMatchObject({
      conditions: [
        {
          condition_threshold: {
            filter: `resource.type = "redis_instance" AND ${instance} AND metric.type = "redis.googleapis.com/stats/memory/usage_ratio"`,
            threshold_value: 0.8,
          },
        },
      ],
    });
    expect(policy(stack, "evicted keys")).toMatchObject({
      conditions: [
        {
          condition_threshold: {
            filter: `resource.type = "redis_instance" AND ${instance} AND metric.type = "redis.googleapis.com/stats/evicted_keys"`,
            comparison: "COMPARISON_GT",
            threshold_value: 0,
            duration: "0s",
          },
        },
      ],
    });
  });

  test("take the limit over, and refuse one that is no share", () => {
    expect(policy(synth({ maxMemoryUsage: 0.6 }), "short of memory")).toMatchObject({
      conditions: [{ condition_threshold: { threshold_value: 0.6 } }],
    });
    expect(
      refusal((scope) => {
        new RedisAlerts(scope, "alerts", {
          ...common,
          project: "p",
          region: "r",
          instance: "i",
          maxMemoryUsage: 80,
        });
      }),
    ).toContain("maxMemoryUsage must be a share between 0 and 1, got 80");
  });
});

describe("the alerts on containers", () => {
  const synth = (more: Partial<ContainerAlertsProps> = {}) =>
    synthAlerts((scope) => {
      new ContainerAlerts(scope, "alerts", {
        ...common,
        cluster: "some-cluster",
        namespace: "orders",
        ...more,
      });
    });
  const waitsFor = (reasons: string, duration: string) => ({
    severity: "CRITICAL",
    combiner: "OR",
    conditions: [
      {
        condition_prometheus_query_language: {
          query:
            "sum by (pod, container, reason) (max_over_time(kube_pod_container_status_waiting_reason" +
            `{cluster="some-cluster",namespace="orders",${reasons}}[5m])) > 0`,
          duration,
        },
      },
    ],
  });

  test("look for those that wait in an error, whatever it is", () => {
    expect(policy(synth(), "containers in orders wait in an error")).toMatchObject(
      waitsFor('reason!~"ContainerCreating|PodInitializing"', "1200s"),
    );
  });

  test("look longer for those that are starting, because volumes and images take minutes", () => {
    expect(policy(synth(), "containers in orders do not start")).toMatchObject(
      waitsFor('reason=~"ContainerCreating|PodInitializing"', "1800s"),
    );
  });

  test("send whoever is woken to the cause: a volume that is not mounted is no configuration error", () => {
    const advice = (title: string) => JSON.stringify(policy(synth(), title)["documentation"]);
    expect(advice("wait in an error")).not.toMatch(/volume/);
    expect(advice("do not start")).toMatch(/FailedMount/);
  });

  test("wait as long as told", () => {
    const stack = synth({ forSeconds: 60, startingForSeconds: 120 });
    expect(policy(stack, "wait in an error")).toMatchObject({
      conditions: [{ condition_prometheus_query_language: { duration: "60s" } }],
    });
    expect(policy(stack, "do not start")).toMatchObject({
      conditions: [{ condition_prometheus_query_language: { duration: "120s" } }],
    });
  });
});
