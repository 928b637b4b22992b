import type { ContainerProps } from "../../../constructs/gke/container";
import type { PodProps } from "../../../constructs/gke/pod-template";
import { onlyResource } from "../../support/synth";
import { valueAt } from "../../support/template";
import { CONTAINER, RESOURCES } from "./samples";
import { synthWorkload, workloadRefusals } from "./support";

function synthTemplate(props: Partial<PodProps>) {
  return valueAt(onlyResource(synthWorkload(props), "kubernetes_deployment_v1"), "spec.template");
}

/** A container that mounts each of these volumes. */
function mounting(...volumes: readonly string[]) {
  return [{ ...CONTAINER, mounts: volumes.map((volume) => ({ volume, path: `/mnt/${volume}` })) }];
}

describe("a pod", () => {
  it("has no token, no service links, and says where kubectl goes", () => {
    const template = synthTemplate({ containers: [CONTAINER, { ...CONTAINER, name: "helper" }] });
    expect(valueAt(template, "spec")).toMatchObject({
      automount_service_account_token: false,
      enable_service_links: false,
      restart_policy: "Always",
    });
    expect(valueAt(template, "metadata.annotations")).toEqual({
      "kubectl.kubernetes.io/default-container": "app",
    });
  });

  it("spreads over zones and nodes as far as there is room", () => {
    const label_selector = [{ match_labels: { "app.kubernetes.io/name": "app" } }];
    const rest = { max_skew: 1, when_unsatisfiable: "ScheduleAnyway", label_selector };
    expect(valueAt(synthTemplate({}), "spec.topology_spread_constraint")).toEqual([
      { topology_key: "topology.kubernetes.io/zone", ...rest },
      { topology_key: "kubernetes.io/hostname", ...rest },
    ]);
  });

  it("takes labels, annotations, priority, eviction, group, nodes and tolerations", () => {
    const template = synthTemplate({
      podLabels: { tier: "front", "app.kubernetes.io/name": "taken" },
      podAnnotations: { "example.com/config": "abc" },
      priorityClassName: "high",
      safeToEvict: false,
      fsGroup: 1000,
      nodeSelector: { pool: "web" },
      tolerations: [
        { key: "dedicated", value: "web", effect: "NoSchedule" },
        { key: "spot", effect: "NoExecute" },
      ],
    });
    expect(valueAt(template, "metadata.labels")).toEqual({
      "app.kubernetes.io/managed-by": "terraform",
      "app.kubernetes.io/name": "app",
      tier: "front",
    });
    expect(valueAt(template, "metadata.annotations")).toMatchObject({
      "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
      "example.com/config": "abc",
    });
    expect(valueAt(template, "spec")).toMatchObject({
      priority_class_name: "high",
      security_context: { fs_group: "1000", fs_group_change_policy: "OnRootMismatch" },
      node_selector: { pool: "web" },
      toleration: [
        { key: "dedicated", operator: "Equal", value: "web", effect: "NoSchedule" },
        { key: "spot", operator: "Exists", effect: "NoExecute" },
      ],
    });
  });

  it("has secrets, configuration and scratch space as volumes", () => {
    const template = synthTemplate({
      containers: mounting("secrets", "all", "some", "disk", "memory"),
      volumes: {
        secrets: { secretProviderClass: { name: "app-123" } },
        all: { configMap: { name: "app" } },
        some: { configMap: { name: "app", items: { key: "file" } } },
        disk: { emptyDir: { sizeLimit: "0.0625Gi" } },
        memory: { emptyDir: { sizeLimit: "64Mi", inMemory: true } },
      },
    });
    expect(valueAt(template, "spec.volume")).toEqual([
      {
        name: "secrets",
        csi: {
          driver: "secrets-store-gke.csi.k8s.io",
          read_only: true,
          volume_attributes: { secretProviderClass: "app-123" },
        },
      },
      { name: "all", config_map: { name: "app", default_mode: "0444" } },
      {
        name: "some",
        config_map: { name: "app", default_mode: "0444", items: [{ key: "key", path: "file" }] },
      },
      { name: "disk", empty_dir: { size_limit: "64Mi" } },
      { name: "memory", empty_dir: { size_limit: "64Mi", medium: "Memory" } },
    ]);
  });
});

describe("a pod's rules", () => {
  it("refuse a pod without containers", () => {
    expect(workloadRefusals({ containers: [] })).toEqual([
      "test/workload: containers must not be empty. Add the main container first.",
    ]);
  });

  it("refuse the same name or port in two containers", () => {
    const containers: readonly ContainerProps[] = [
      { ...CONTAINER, ports: { http: 8080 } },
      { ...CONTAINER, ports: { web: 8080 } },
      { ...CONTAINER, name: "third", ports: { http: 8081 } },
    ];
    expect(workloadRefusals({ containers })).toEqual([
      'test/workload: containers must have different names, got "app". Rename one.',
      "test/workload: containers.app.ports must not be app's too: the containers of a pod share one address, got 8080. Choose another.",
      'test/workload: containers.third.ports must not be app\'s too: the containers of a pod share one address, got "http". Choose another.',
    ]);
  });

  it("refuse a volume that nobody mounts", () => {
    expect(workloadRefusals({ volumes: { config: { configMap: { name: "app" } } } })).toEqual([
      "test/workload: volumes.config must be mounted by a container. Mount it or leave it out.",
    ]);
  });

  it("refuse a volume's name that is no DNS label", () => {
    const volumes = { Config: { configMap: { name: "app" } } };
    expect(workloadRefusals({ containers: mounting("Config"), volumes })).toEqual([
      'test/workload: volumes must be a DNS label of at most 63 characters, got "Config". ' +
        "Use lower-case letters, digits and dashes, with a letter first.",
    ]);
  });

  it.each([
    ["disk", {}, RESOURCES.limits.ephemeralStorage, "129Mi", "ephemeralStorage"],
    ["memory", { inMemory: true }, RESOURCES.limits.memory, "257Mi", "memory"],
  ])("refuse more %s than the containers may use together", (_, options, most, more, amount) => {
    const withSize = (sizeLimit: string) =>
      workloadRefusals({
        containers: mounting("scratch"),
        volumes: { scratch: { emptyDir: { sizeLimit, ...options } } },
      });
    expect(withSize(most)).toEqual([]);
    expect(withSize(more)).toEqual([
      `test/workload: volumes.scratch.emptyDir.sizeLimit must not exceed the containers' limits.${amount} together, ` +
        `got "${more}". Raise a limit or lower the size.`,
    ]);
  });

  it("refuse a size that is no quantity, and a group that is none", () => {
    const volumes = { scratch: { emptyDir: { sizeLimit: "big" } } };
    const refused = workloadRefusals({ containers: mounting("scratch"), volumes, fsGroup: 0 });
    expect(refused.map((line) => line.split(". ")[0])).toEqual([
      'test/workload: volumes.scratch.emptyDir.sizeLimit must be a Kubernetes quantity above zero, got "big"',
      "test/workload: fsGroup must be a whole number of at least 1, got 0",
    ]);
  });
});
