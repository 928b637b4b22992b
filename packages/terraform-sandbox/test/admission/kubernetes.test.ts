import type { JsonObject } from "../../src/cloud/cloud";
import { DEPLOYMENT, deployment, refusals } from "./support";

const RESTRICTED: JsonObject = {
  allow_privilege_escalation: false,
  run_as_non_root: true,
  capabilities: [{ drop: ["ALL"], add: ["NET_BIND_SERVICE"] }],
  seccomp_profile: [{ type: "RuntimeDefault" }],
};

function namespace(level: string): { readonly [key: string]: JsonObject } {
  const labels = { "pod-security.kubernetes.io/enforce": level };
  return { "kubernetes_namespace_v1 demo": { metadata: [{ name: "demo", labels }] } };
}

function secured(changes: JsonObject, pod: JsonObject = {}): JsonObject {
  return deployment({ security_context: [{ ...RESTRICTED, ...changes }] }, pod);
}

describe("Pod Security", () => {
  test.each<[string, JsonObject, string]>([
    [
      "privilege escalation",
      secured({ allow_privilege_escalation: null }),
      "allowPrivilegeEscalation != false",
    ],
    ["kept capabilities", secured({ capabilities: [{ drop: [] }] }), "unrestricted capabilities"],
    [
      "added capabilities",
      secured({ capabilities: [{ drop: ["ALL"], add: ["SYS_TIME"] }] }),
      "non-default capabilities",
    ],
    ["root", secured({ run_as_non_root: false }), "runAsNonRoot != true"],
    ["user 0", secured({ run_as_user: "0" }), "runAsUser=0"],
    ["no seccomp profile", secured({ seccomp_profile: [] }), "seccompProfile"],
    ["a host path", secured({}, { volume: [{ name: "h", host_path: [{ path: "/" }] }] }), "hostPath volumes"],
    [
      "an NFS volume",
      secured({}, { volume: [{ name: "n", nfs: [{ path: "/" }] }] }),
      "restricted volume types",
    ],
    ["the host's network", secured({}, { host_network: true }), "host namespaces"],
  ])("refuses %s at the level restricted", (_, object, message) => {
    const result = refusals(DEPLOYMENT, object, { cloud: namespace("restricted") });
    expect(result.join()).toContain(message);
    expect(result.join()).toContain('violates PodSecurity "restricted:latest"');
  });

  test("accepts a pod that is restricted, and a setting of the pod for its containers", () => {
    expect(refusals(DEPLOYMENT, secured({}), { cloud: namespace("restricted") })).toEqual([]);
    const pod = {
      security_context: [{ run_as_non_root: true, seccomp_profile: [{ type: "RuntimeDefault" }] }],
    };
    const container = secured({ run_as_non_root: null, seccomp_profile: [] }, pod);
    expect(refusals(DEPLOYMENT, container, { cloud: namespace("restricted") })).toEqual([]);
  });

  test("refuses at the level baseline only what is privileged", () => {
    const privileged = deployment({ security_context: [{ privileged: true }] });
    expect(refusals(DEPLOYMENT, privileged, { cloud: namespace("baseline") })).toHaveLength(1);
    expect(refusals(DEPLOYMENT, deployment(), { cloud: namespace("baseline") })).toEqual([]);
    expect(refusals(DEPLOYMENT, privileged, { cloud: namespace("privileged") })).toEqual([]);
  });
});

function resources(requests: JsonObject, limits: JsonObject = {}): JsonObject {
  return { resources: [{ requests, limits }] };
}

describe("resource quota", () => {
  const hard = { "requests.cpu": "2", "limits.memory": "2Gi", pods: "3" };
  const quota = {
    "kubernetes_resource_quota_v1 demo/q": { metadata: [{ name: "q", namespace: "demo" }], spec: [{ hard }] },
  };
  const fits = resources({ cpu: "500m" }, { memory: "512Mi" });

  test("counts every replica", () => {
    expect(refusals(DEPLOYMENT, deployment(fits, {}, "3"), { cloud: quota })).toEqual([]);
    expect(refusals(DEPLOYMENT, deployment(fits, {}, "5"), { cloud: quota })).toEqual([
      "pods are forbidden: exceeded quota: q, requested: requests.cpu=2.5,limits.memory=2684354560,pods=5, used: requests.cpu=0,limits.memory=0,pods=0, limited: requests.cpu=2,limits.memory=2147483648,pods=3",
    ]);
  });

  test("counts other workloads of the namespace, not itself and not jobs", () => {
    const other: JsonObject = {
      ...deployment(fits, {}, "2"),
      metadata: [{ name: "other", namespace: "demo" }],
    };
    const itself = deployment(fits, {}, "3");
    const job = {
      metadata: [{ name: "job", namespace: "demo" }],
      spec: [{ ...Object(other["spec"])[0], parallelism: 9 }],
    };
    const distant = { ...other, metadata: [{ name: "far", namespace: "far" }] };
    const cloud = {
      ...quota,
      "kubernetes_deployment_v1 demo/web": itself,
      "kubernetes_job_v1 demo/job": job,
      "kubernetes_deployment_v1 far/far": distant,
    };
    expect(refusals(DEPLOYMENT, deployment(fits), { cloud })).toEqual([]);
    const full = {
      ...cloud,
      "kubernetes_deployment_v1 demo/other": { ...other, spec: Object(deployment(fits, {}, "3"))["spec"] },
    };
    expect(refusals(DEPLOYMENT, deployment(fits), { cloud: full }).join()).toContain("exceeded quota: q");
  });

  test("wants requests and limits that it bounds, unless a limit range gives them", () => {
    expect(refusals(DEPLOYMENT, deployment(), { cloud: quota })).toEqual([
      "pods are forbidden: failed quota: q: must specify requests.cpu",
      "pods are forbidden: failed quota: q: must specify limits.memory",
    ]);
    const limit = [
      { type: "Container", default: { cpu: "1", memory: "256Mi" }, default_request: { cpu: "100m" } },
    ];
    const range = {
      "kubernetes_limit_range_v1 demo/r": { metadata: [{ name: "r", namespace: "demo" }], spec: [{ limit }] },
    };
    expect(refusals(DEPLOYMENT, deployment(), { cloud: { ...quota, ...range } })).toEqual([]);
  });
});

test("a limit range bounds every container", () => {
  const limit = [{ type: "Container", max: { cpu: "1" }, min: { memory: "64Mi" } }];
  const cloud = {
    "kubernetes_limit_range_v1 demo/r": { metadata: [{ name: "r", namespace: "demo" }], spec: [{ limit }] },
  };
  const object = (cpu: string, memory: string) => deployment(resources({ cpu, memory }, { cpu, memory }));
  expect(refusals(DEPLOYMENT, object("1", "64Mi"), { cloud })).toEqual([]);
  expect(refusals(DEPLOYMENT, object("1100m", "32Mi"), { cloud })).toEqual([
    'maximum cpu per Container is 1, but container "web" has 1.1',
    'minimum memory per Container is 67108864, but container "web" has 33554432',
  ]);
});

test("a container's requests fit its limits, and all are quantities", () => {
  expect(refusals(DEPLOYMENT, deployment(resources({ cpu: "1" }, { cpu: "1" })))).toEqual([]);
  expect(refusals(DEPLOYMENT, deployment(resources({ cpu: "2" }, { cpu: "1" })))).toEqual([
    'limit cpu per Container is 1, but container "web" has 2',
  ]);
  expect(refusals(DEPLOYMENT, deployment(resources({ cpu: "two" }))).join()).toContain('got "two"');
});

describe("names, ports and selectors", () => {
  test.each<[string, string, JsonObject, JsonObject]>([
    [
      "a Service whose name begins with a digit",
      "kubernetes_service_v1",
      { metadata: [{ name: "1web" }] },
      { metadata: [{ name: "web1" }] },
    ],
    [
      "a CronJob with a long name",
      "kubernetes_cron_job_v1",
      { metadata: [{ name: "a".repeat(53) }] },
      { metadata: [{ name: "a".repeat(52) }] },
    ],
    ["a container name in capitals", DEPLOYMENT, deployment({ name: "Web" }), deployment({ name: "web-2" })],
    [
      "a mount of no volume",
      DEPLOYMENT,
      deployment({ volume_mount: [{ name: "data" }] }),
      deployment({ volume_mount: [{ name: "data" }] }, { volume: [{ name: "data" }] }),
    ],
    [
      "two ports of one name",
      DEPLOYMENT,
      deployment({ port: [{ name: "http" }, { name: "http" }] }),
      deployment({ port: [{ name: "http" }, { name: "https" }] }),
    ],
    [
      "several ports without names",
      "kubernetes_service_v1",
      {
        spec: [
          {
            port: [
              { port: 80, name: "" },
              { port: 443, name: "https" },
            ],
          },
        ],
      },
      { spec: [{ port: [{ port: 80, name: "" }] }] },
    ],
    [
      "one port twice",
      "kubernetes_service_v1",
      {
        spec: [
          {
            port: [
              { port: 80, name: "a" },
              { port: 80, name: "b" },
            ],
          },
        ],
      },
      {
        spec: [
          {
            port: [
              { port: 80, name: "a" },
              { port: 80, name: "b", protocol: "UDP" },
            ],
          },
        ],
      },
    ],
    [
      "a node port out of range",
      "kubernetes_service_v1",
      { spec: [{ port: [{ port: 80, node_port: 8080 }] }] },
      { spec: [{ port: [{ port: 80, node_port: 30_080 }] }] },
    ],
    [
      "a selector of other labels",
      DEPLOYMENT,
      {
        spec: [
          {
            selector: [{ match_labels: { app: "a" } }],
            template: [{ metadata: [{ labels: { app: "b" } }] }],
          },
        ],
      },
      {
        spec: [
          {
            selector: [{ match_labels: { app: "a" } }],
            template: [{ metadata: [{ labels: { app: "a", tier: "b" } }] }],
          },
        ],
      },
    ],
  ])("%s is refused, its neighbour is not", (_, type, wrong, right) => {
    expect(refusals(type, wrong)).toHaveLength(1);
    expect(refusals(type, right)).toEqual([]);
  });
});

describe("immutable fields", () => {
  test.each<[string, string, JsonObject, JsonObject, JsonObject]>([
    [
      "data of an immutable ConfigMap",
      "kubernetes_config_map_v1",
      { immutable: true, data: { a: "1" } },
      { immutable: true, data: { a: "2" } },
      { immutable: true, data: { a: "1" }, metadata: [{ labels: { x: "y" } }] },
    ],
    [
      "the service of a StatefulSet",
      "kubernetes_stateful_set_v1",
      { spec: [{ service_name: "a", replicas: "1" }] },
      { spec: [{ service_name: "b", replicas: "1" }] },
      { spec: [{ service_name: "a", replicas: "2" }] },
    ],
    [
      "a smaller claim",
      "kubernetes_persistent_volume_claim_v1",
      { spec: [{ resources: [{ requests: { storage: "2Gi" } }] }] },
      { spec: [{ resources: [{ requests: { storage: "1Gi" } }] }] },
      { spec: [{ resources: [{ requests: { storage: "3Gi" } }] }] },
    ],
    [
      "the role of a binding",
      "kubernetes_role_binding_v1",
      { role_ref: [{ name: "a" }] },
      { role_ref: [{ name: "b" }] },
      { role_ref: [{ name: "a" }] },
    ],
  ])("%s is refused, another change is not", (_, type, prior, wrong, right) => {
    expect(refusals(type, wrong, { prior })).toHaveLength(1);
    expect(refusals(type, right, { prior })).toEqual([]);
    expect(refusals(type, wrong)).toEqual([]);
  });
});
