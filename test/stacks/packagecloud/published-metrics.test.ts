import { DATA, synthEnvironment } from "../../support/environments";
import { resources } from "../../support/synth";
import { PUBLISHED_METRICS, PUBLISHED_RESOURCES } from "./published-metrics";

/** Terraform's types that ask for metrics. */
const ASKING = ["google_monitoring_alert_policy", "google_monitoring_dashboard", "google_monitoring_slo"];

/** Metrics that the stack makes itself from logs: they have the labels of their resource. */
const FROM_LOGS = /^logging[._]googleapis[._]com[:/]user[_/]/;

/** Names of metrics in a text: in filters, in PromQL by Google's names, and kube-state-metrics' own. */
function metricsIn(text: string): readonly string[] {
  const named = [...text.matchAll(/metric\.type ?= ?\\*"([^"\\]+)/g)].map(([, name = ""]) => name);
  const google = [...text.matchAll(/\b([a-z]+)_googleapis_com:([a-z_]+)/g)].map(([name]) => name);
  const system = [...text.matchAll(/\bkubernetes_io:([a-z_]+)/g)].map(
    ([, name = ""]) => `kubernetes.io/${name}`,
  );
  const state = [...text.matchAll(/\bkube_[a-z_]+/g)].map(([name]) => name);
  return [...named, ...google, ...system, ...state];
}

/** Labels by published name, in the forms that queries have: PromQL writes underscores for slashes. */
const PUBLISHED = new Map(
  Object.entries(PUBLISHED_METRICS).flatMap(([service, metrics]) =>
    Object.entries(metrics).flatMap(([name, labels]) =>
      [
        name,
        `${service}/${name}`,
        `${service}/${name.replaceAll("/", "_")}`,
        `${service.replaceAll(".", "_")}:${name.replaceAll("/", "_")}`,
      ].map((form) => [form, labels] as const),
    ),
  ),
);

const unpublished = (text: string): readonly string[] =>
  metricsIn(text).filter((name) => !FROM_LOGS.test(name) && !PUBLISHED.has(name));

/** Labels in a query that neither its metrics nor their resource have. */
function unknownLabels(text: string): readonly string[] {
  const resource = /resource\.type ?= ?"(\w+)"|monitored_resource="(\w+)"/.exec(text);
  const type = resource?.[1] ?? resource?.[2] ?? "prometheus_target";
  const ofResource = PUBLISHED_RESOURCES[type];
  if (ofResource === undefined) return [`${type} is no resource`];
  const ofMetrics = metricsIn(text).flatMap((name) => PUBLISHED.get(name) ?? []);
  const inFilter = [...text.matchAll(/\b(metric|resource)\.labels?\.(\w+)/g)].map(
    ([, kind, label = ""]) => [kind === "metric" ? ofMetrics : ofResource, label] as const,
  );
  const selectors = [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([, inner = ""]) =>
    [...inner.matchAll(/(\w+) ?(?:=~|!~|!=|=)/g)].map(([, label = ""]) => label),
  );
  const groups = [...text.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, inner = ""]) => inner.split(/, */));
  const inPromql = [...selectors, ...groups]
    .filter((label) => label !== "monitored_resource")
    .map((label) => [[...ofMetrics, ...ofResource], label] as const);
  return [...inFilter, ...inPromql]
    .filter(([labels, label]) => !labels.includes(label))
    .map(([, label]) => label);
}

/** Queries in a block: filters together with what they are grouped by, and PromQL. A dashboard is a JSON text. */
function queriesIn(value: unknown): readonly string[] {
  if (typeof value === "string") {
    if (value.startsWith("{") && value.includes('"')) return queriesIn(parsed(value));
    return metricsIn(value).length > 0 ? [value] : [];
  }
  if (value === null || typeof value !== "object") return [];
  const filter = Reflect.get(value, "filter");
  const grouped = typeof filter === "string" && metricsIn(filter).length > 0 ? groupsOf(value) : "";
  return [
    ...Object.values(value).flatMap(queriesIn),
    ...(grouped === "" ? [] : [`${String(filter)} ${grouped}`]),
  ];
}

/** A selector also begins with a brace: it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [text];
  }
}

/** `resource.label.*` groups by all labels. */
function groupsOf(block: object): string {
  return [...JSON.stringify(block).matchAll(/"((?:metric|resource)\.labels?\.\w+)"/g)]
    .map(([, name = ""]) => name)
    .join(" ");
}

describe.each(Object.entries(DATA))("metrics that %s asks for", (_, data) => {
  const stack = synthEnvironment(data);

  it("are published by Google, Kubernetes and AWS", () => {
    for (const type of ASKING) {
      const text = JSON.stringify(resources(stack, type));
      expect([type, metricsIn(text).length > 0, unpublished(text)]).toEqual([type, true, []]);
    }
    const alarms = Object.values(resources(stack, "aws_cloudwatch_metric_alarm"));
    expect(alarms.length).toBeGreaterThan(2);
    for (const alarm of alarms) {
      const metrics = PUBLISHED_METRICS[String(alarm["namespace"])] ?? {};
      expect(Object.keys(metrics)).toContain(alarm["metric_name"]);
    }
  });

  it("have the labels by which they are chosen and grouped", () => {
    for (const type of ASKING) {
      const queries = queriesIn(resources(stack, type));
      expect([type, queries.length > 2]).toEqual([type, true]);
      expect(queries.flatMap(unknownLabels)).toEqual([]);
    }
    for (const alarm of Object.values(resources(stack, "aws_cloudwatch_metric_alarm"))) {
      const labels = PUBLISHED_METRICS["AWS/S3"]?.[String(alarm["metric_name"])];
      expect(Object.keys(Object(alarm["dimensions"])).sort()).toEqual(labels);
    }
  });
});

it("a name that no service publishes is noticed, in each form of a query", () => {
  expect(unpublished('metric.type = \\"cloudsql.googleapis.com/database/disk/bytes_free\\"')).toHaveLength(1);
  expect(unpublished("sum(kube_deployment_status_unavailable{})")).toEqual([
    "kube_deployment_status_unavailable",
  ]);
  expect(unpublished("increase(kubernetes_io:container_restarts{}[1h])")).toHaveLength(1);
  expect(unpublished("absent(logging_googleapis_com:user_packagecloud_ops_fresh_backups{})")).toEqual([]);
});

it.each([
  [
    'resource.type = "redis_instance" AND metric.type = "redis.googleapis.com/server/uptime" AND metric.labels.node = "1"',
    "node",
  ],
  [
    'resource.type = "redis_instance" AND metric.type = "redis.googleapis.com/server/uptime" AND resource.labels.database_id = "1"',
    "database_id",
  ],
  [
    'resource.type = "https_rule" AND metric.type = "loadbalancing.googleapis.com/https/request_count"',
    "https_rule is no resource",
  ],
  ['sum by (pod) (kube_pod_status_phase{cluster="c",state="Pending"})', "state"],
  ['sum by (pod_name) (kube_pod_status_phase{cluster="c"})', "pod_name"],
  ['sum by (pod) (kubernetes_io:container_restart_count{monitored_resource="k8s_container"})', "pod"],
])("a label that a metric does not have is noticed: %s", (query, label) => {
  expect(queriesIn({ query }).flatMap(unknownLabels)).toEqual([label]);
});

it("a label by which a chart is grouped is noticed", () => {
  const chart = JSON.stringify({
    filter:
      'resource.type = "https_lb_rule" AND metric.type = "loadbalancing.googleapis.com/https/request_count"',
    aggregation: { groupByFields: ["metric.label.response_class"] },
  });
  expect(queriesIn({ dashboard_json: chart }).flatMap(unknownLabels)).toEqual(["response_class"]);
});
