import { environmentFrom } from "../../environments";
import type { EnvironmentData } from "../../environments/environment";
import { ops } from "../../environments/ops";
import { pre } from "../../environments/pre";
import { type Demand, namespaceQuota, peakDemand } from "../../environments/quota";
import { environmentProblems } from "../../environments/validate";
import { synthEnvironment } from "../support/environments";
import { container, object, valueAt } from "../support/template";
import { changed } from "./change";

const environment = environmentFrom([ops], "ops");

describe("peak demand", () => {
  it("counts every pod twice but the jobs', because old pods drain beside new ones, each with its helper", () => {
    const demand = peakDemand(environment);
    expect(demand.pods).toBe(2 * (10 + 6 + 6 + 1 + 3) + 1 + 1 + 1 + 1 + 1);
    const helper = 50;
    const serving = 2 * (10 + 6 + 6) * (1000 + helper);
    const rest = 2 * (250 + helper) + 2 * 3 * 200 + (500 + helper) + 100 + (50 + helper) + 100 + 50;
    expect(demand.cpuRequestMillicores).toBe(serving + rest);
    const { restoreDrill: _, ...database } = environment.database;
    const without = peakDemand({ ...environment, database: { ...database, restoreDrill: null } });
    expect(demand.pods - without.pods).toBe(1);
    const helpers = { ...environment.helpers, licenceCheck: null };
    expect(demand.pods - peakDemand({ ...environment, helpers }).pods).toBe(1);
  });
});

describe("scratch space", () => {
  it.each([
    ["uploads.largestMib", 4096, { rainbows: 4 + 2 * 4 * 4, resque: 4 + 2 * 4 * 2 }],
    ["workloads.rainbows.concurrentUploads", 8, { rainbows: 4 + 2 * 2 * 8, resque: 4 + 2 * 2 * 2 }],
    ["workloads.resque.workers", 3, { rainbows: 4 + 2 * 2 * 4, resque: 4 + 2 * 2 * 3 }],
  ])("holds twice the largest upload after one edit of %s, and the quota follows", (setting, value, gib) => {
    const raised = changed(ops, setting, value);
    const stack = synthEnvironment(raised);
    for (const [name, size] of Object.entries(gib)) {
      const deployment = object(stack, "kubernetes_deployment_v1", `packagecloud-${name}`);
      const requests = new Map(
        Object.entries(Object(valueAt(container(deployment, "packagecloud"), "resources.requests"))),
      );
      expect(requests.get("ephemeral-storage")).toBe(`${size}Gi`);
    }
    const before = { rainbows: 4 + 2 * 2 * 4, resque: 4 + 2 * 2 * 2 };
    const added = gib.rainbows - before.rainbows + gib.resque - before.resque;
    const demand = peakDemand(environmentFrom([raised], "ops")).ephemeralStorageMib;
    const pods = 2 * ops.workloads.rainbows.autoscaling.maxReplicas;
    expect(ops.workloads.resque.autoscaling.maxReplicas).toBe(ops.workloads.rainbows.autoscaling.maxReplicas);
    expect(demand - peakDemand(environment).ephemeralStorageMib).toBe(pods * added * 1024);
  });
});

describe("the namespace's quota", () => {
  const FIELDS: readonly (keyof Demand)[] = [
    "cpuRequestMillicores",
    "cpuLimitMillicores",
    "memoryMib",
    "ephemeralStorageMib",
    "pods",
  ];

  it("is peak demand and the headroom, rounded up", () => {
    const demand = peakDemand(environment);
    const quota = namespaceQuota(environment);
    for (const field of FIELDS) expect(quota[field]).toBe(Math.ceil((demand[field] * 110) / 100));
    const { quotaHeadroomPercent: _, ...namespace } = environment.namespace;
    expect(namespaceQuota({ ...environment, namespace })).toEqual(demand);
  });

  it.each([pre, ops])("grows with one edit of a maximum in $name", (data) => {
    const raised = changed(data, "workloads.web.autoscaling.maxReplicas", 20);
    expect(environmentProblems(data.name, raised)).toEqual([]);
    const added = 20 - data.workloads.web.autoscaling.maxReplicas;
    expect(pods(raised) - pods(data)).toBeGreaterThanOrEqual(2 * added);
    const autoscaler = object(
      synthEnvironment(raised),
      "kubernetes_horizontal_pod_autoscaler_v2",
      "packagecloud-web",
    );
    expect(valueAt(autoscaler, "spec.max_replicas")).toBe(20);
  });
});

function pods(data: EnvironmentData): number {
  const quota = object(synthEnvironment(data), "kubernetes_resource_quota_v1", "quota");
  return Number(valueAt(quota, "spec.hard.pods"));
}
