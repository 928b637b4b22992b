import * as pods from "../../../constructs/monitoring/pod-queries";
import { silence } from "../../../constructs/monitoring/silence";
import { type AlertCase, runAlertCase } from "./promtool";

/** Every PromQL condition on Prometheus' own engine: quiet, firing, flapping, missing. */
const SCOPE = { cluster: "main", namespace: "shop" };
const L = 'cluster="main",namespace="shop"';
const OTHER = 'cluster="main",namespace="elsewhere"';

const waitingSeries = (labels: string) => `kube_pod_container_status_waiting_reason{${labels}}`;
const restartSeries = (labels: string) =>
  `kubernetes_io:container_restart_count{monitored_resource="k8s_container",${labels}}`;
const HERE = 'cluster_name="main",namespace_name="shop"';

type Firing = AlertCase["firing"];

const waiting = (series: AlertCase["series"], firing: Firing): AlertCase => ({
  query: pods.waiting(SCOPE),
  forSeconds: 1200,
  series,
  firing,
});
const restarts = (series: AlertCase["series"], firing: Firing): AlertCase => ({
  query: pods.restarts(SCOPE),
  forSeconds: 0,
  series,
  firing,
});
const unavailable = (series: AlertCase["series"], firing: Firing): AlertCase => ({
  query: pods.unavailable(SCOPE),
  forSeconds: 900,
  series,
  firing,
});
const deployment = (wanted: string, ready: string) => ({
  [`kube_deployment_spec_replicas{${L},deployment="web"}`]: wanted,
  [`kube_deployment_status_replicas_available{${L},deployment="web"}`]: ready,
});
const autoscaler = (current: string, max: string, min: string) => ({
  [`kube_horizontalpodautoscaler_status_current_replicas{${L},horizontalpodautoscaler="web"}`]: current,
  [`kube_horizontalpodautoscaler_spec_max_replicas{${L},horizontalpodautoscaler="web"}`]: max,
  [`kube_horizontalpodautoscaler_spec_min_replicas{${L},horizontalpodautoscaler="web"}`]: min,
});
const report = 'logging_googleapis_com:user_good_reports{monitored_resource="k8s_container"';

const CRASH = { pod: "web-1", container: "app", reason: "CrashLoopBackOff" };

const CASES: Readonly<Record<string, AlertCase>> = {
  "a crash loop fires after 20 minutes, also when the container runs for a moment in between": waiting(
    {
      [waitingSeries(`${L},pod="web-1",container="app",reason="CrashLoopBackOff"`)]:
        "1 1 1 0 1 1 1 0 1 1 1 0 1x30",
    },
    { 19: [], 21: [CRASH] },
  ),
  "a container that starts normally waits in no error": waiting(
    { [waitingSeries(`${L},pod="web-1",container="app",reason="ContainerCreating"`)]: "1x60" },
    { 30: [], 60: [] },
  ),
  "another namespace's crash loop is another's": waiting(
    { [waitingSeries(`${OTHER},pod="x",container="app",reason="CrashLoopBackOff"`)]: "1x60" },
    { 60: [] },
  ),
  "no metric at all is no crash loop": waiting({}, { 60: [] }),
  "a container that is still creating fires after 30 minutes": {
    query: pods.starting(SCOPE),
    forSeconds: 1800,
    series: { [waitingSeries(`${L},pod="web-1",container="app",reason="ContainerCreating"`)]: "1x60" },
    firing: { 29: [], 31: [{ pod: "web-1", container: "app", reason: "ContainerCreating" }] },
  },
  "a slow crash loop, 8 minutes up and 5 waiting, fires within the hour": restarts(
    // One restart each 13 minutes.
    { [restartSeries(`${HERE},pod_name="web-1",container_name="app"`)]: "0x12 1x12 2x12 3x12 4x12 5x12" },
    { 20: [], 64: [{ pod_name: "web-1", container_name: "app" }] },
  ),
  "an OOM kill every 20 minutes fires": restarts(
    { [restartSeries(`${HERE},pod_name="web-1",container_name="app"`)]: "0x19 1x19 2x19 3x19 4x19" },
    { 75: [{ pod_name: "web-1", container_name: "app" }] },
  ),
  "two restarts in an hour do not": restarts(
    { [restartSeries(`${HERE},pod_name="web-1",container_name="app"`)]: "0x29 1x29 2x60" },
    { 62: [], 110: [] },
  ),
  "a pod without a node fires after a quarter of an hour": {
    query: pods.pending(SCOPE),
    forSeconds: 900,
    series: {
      [`kube_pod_status_phase{${L},pod="web-1",phase="Pending"}`]: "0x5 1x40",
      [`kube_pod_status_phase{${L},pod="web-2",phase="Running"}`]: "1x45",
    },
    firing: { 19: [], 22: [{ pod: "web-1" }] },
  },
  "a deployment with a pod less fires after a quarter of an hour": unavailable(
    deployment("3x60", "3x10 2x50"),
    { 10: [], 24: [], 27: [{ deployment: "web" }] },
  ),
  "a rollout that replaces pods one by one does not": unavailable(
    deployment("3x60", "3x5 2x5 3x5 2x5 3x40"),
    {
      20: [],
      60: [],
    },
  ),
  "a deployment without a metric of ready pods says nothing here": unavailable(
    { [`kube_deployment_spec_replicas{${L},deployment="web"}`]: "3x60" },
    { 60: [] },
  ),
  "a deployment without any pod fires in minutes": {
    query: pods.noneAvailable(SCOPE),
    forSeconds: 120,
    series: deployment("3x60", "3x10 0x50"),
    firing: { 12: [], 14: [{ deployment: "web" }] },
  },
  "a deployment that wants none has none": {
    query: pods.noneAvailable(SCOPE),
    forSeconds: 120,
    series: deployment("0x60", "0x60"),
    firing: { 60: [] },
  },
  "an autoscaler at its maximum fires after half an hour": {
    query: pods.autoscalerAtMaximum(SCOPE),
    forSeconds: 1800,
    series: autoscaler("3x10 10x60", "10x70", "3x70"),
    firing: { 39: [], 42: [{ horizontalpodautoscaler: "web" }] },
  },
  "an autoscaler that goes up and down does not": {
    query: pods.autoscalerAtMaximum(SCOPE),
    forSeconds: 1800,
    series: autoscaler("10x20 9x2 10x20 9x2 10x20", "10x70", "3x70"),
    firing: { 60: [] },
  },
  "an autoscaler with one number only is at its maximum by design": {
    query: pods.autoscalerAtMaximum(SCOPE),
    forSeconds: 1800,
    series: autoscaler("2x70", "2x70", "2x70"),
    firing: { 60: [] },
  },
  "silence fires when the good reports stop, not for one that is missed": {
    query: silence({ metricName: "good-reports", resourceType: "k8s_container", silentForSeconds: 3600 }),
    forSeconds: 1800,
    // Each run is a pod of its own with one point.
    series: {
      [`${report},pod="a"}`]: "1 _x200",
      [`${report},pod="b"}`]: "_x20 1 _x200",
    },
    firing: { 60: [], 95: [], 115: [{}] },
  },
  "two reports a day: one that is missed does not fire, two do, 28 hours after the last good one": {
    query: silence({ metricName: "good-reports", resourceType: "k8s_container", silentForSeconds: 90_000 }),
    forSeconds: 10_800,
    series: {
      [`${report},pod="a"}`]: "1 _x5000",
      // 24 hours later: the run between them is missed.
      [`${report},pod="b"}`]: "_x1440 1 _x3000",
    },
    firing: { 1430: [], 2940: [], 3110: [], 3130: [{}] },
  },
  "silence fires for a metric that does not exist yet": {
    query: silence({ metricName: "good-reports", resourceType: "k8s_container", silentForSeconds: 3600 }),
    forSeconds: 1800,
    series: {},
    firing: { 29: [], 31: [{}] },
  },
};

test.each(Object.entries(CASES))("%s", (_, alertCase) => {
  expect(runAlertCase(alertCase)).toBe("");
});

test("a wrong expectation is noticed", () => {
  const [first] = Object.values(CASES);
  if (first === undefined) throw new Error("no case");
  expect(runAlertCase({ ...first, firing: { 5: [CRASH] } })).toContain("FAILED");
});

test("every query of pods has a case", () => {
  const tested = new Set(Object.values(CASES).map(({ query }) => query));
  const untested = Object.entries(pods).filter(([, query]) => !tested.has(query(SCOPE)));
  expect(untested).toEqual([]);
});
