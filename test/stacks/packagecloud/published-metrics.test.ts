import { DATA, synthEnvironment } from "../../support/environments";
import { resources } from "../../support/synth";
import { PUBLISHED_METRICS } from "./published-metrics";

/** Terraform's types that ask for metrics. */
const ASKING = ["google_monitoring_alert_policy", "google_monitoring_dashboard", "google_monitoring_slo"];

/** Metrics that the stack makes itself from logs. */
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

/** Published names in the forms that queries have: PromQL writes underscores for slashes. */
const PUBLISHED = new Set(
  Object.entries(PUBLISHED_METRICS).flatMap(([service, names]) =>
    names.flatMap((name) => [
      name,
      `${service}/${name}`,
      `${service}/${name.replaceAll("/", "_")}`,
      `${service.replaceAll(".", "_")}:${name.replaceAll("/", "_")}`,
    ]),
  ),
);

const unpublished = (text: string): readonly string[] =>
  metricsIn(text).filter((name) => !FROM_LOGS.test(name) && !PUBLISHED.has(name));

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
      expect(PUBLISHED_METRICS[String(alarm["namespace"])]).toContain(alarm["metric_name"]);
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
