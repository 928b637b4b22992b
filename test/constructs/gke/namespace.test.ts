import { GuardedNamespace, type GuardedNamespaceProps } from "../../../constructs/gke/namespace";
import { onlyResource } from "../../support/synth";
import { valueAt } from "../../support/template";
import { RESOURCES } from "./samples";
import { refusals, synthParts } from "./support";

const LEAST: GuardedNamespaceProps = {
  name: "apps",
  quota: { pods: 20, ...RESOURCES },
  containerDefaults: RESOURCES,
};

function synthNamespace(props: Partial<GuardedNamespaceProps> = {}) {
  return synthParts((scope) => new GuardedNamespace(scope, "namespace", { ...LEAST, ...props }));
}

function namespaceRefusals(props: Partial<GuardedNamespaceProps>) {
  const refused = refusals((scope) => new GuardedNamespace(scope, "namespace", { ...LEAST, ...props }));
  return refused.map((line) => line.replace("test/namespace: ", ""));
}

describe("a guarded namespace", () => {
  it("is restricted and cannot be destroyed by default", () => {
    const namespace = onlyResource(synthNamespace(), "kubernetes_namespace_v1");
    expect(namespace["metadata"]).toEqual({
      name: "apps",
      labels: {
        "app.kubernetes.io/managed-by": "terraform",
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/audit": "restricted",
      },
    });
    expect(namespace["lifecycle"]).toEqual({ prevent_destroy: true });
  });

  it("enforces less where it says so, and still warns of everything", () => {
    const namespace = onlyResource(synthNamespace({ enforce: "baseline" }), "kubernetes_namespace_v1");
    expect(valueAt(namespace, "metadata.labels")).toMatchObject({
      "pod-security.kubernetes.io/enforce": "baseline",
      "pod-security.kubernetes.io/warn": "restricted",
      "pod-security.kubernetes.io/audit": "restricted",
    });
  });

  it("can be destroyed where it says so, and takes labels, but not the guard's own", () => {
    const labels = { team: "delivery", "pod-security.kubernetes.io/enforce": "privileged" };
    const namespace = onlyResource(
      synthNamespace({ preventDestroy: false, labels }),
      "kubernetes_namespace_v1",
    );
    expect(namespace["lifecycle"]).toEqual({ prevent_destroy: false });
    expect(valueAt(namespace, "metadata.labels")).toMatchObject({
      team: "delivery",
      "pod-security.kubernetes.io/enforce": "restricted",
    });
  });

  it("has a quota over everything that pods ask for, and no doors past the Ingress", () => {
    expect(valueAt(onlyResource(synthNamespace(), "kubernetes_resource_quota_v1"), "spec.hard")).toEqual({
      pods: "20",
      "requests.cpu": "100m",
      "requests.memory": "128Mi",
      "requests.ephemeral-storage": "64Mi",
      "limits.cpu": "500m",
      "limits.memory": "256Mi",
      "limits.ephemeral-storage": "128Mi",
      "services.loadbalancers": "0",
      "services.nodeports": "0",
    });
  });

  it("has defaults for containers, and a most where it is said", () => {
    const limits = (props: Partial<GuardedNamespaceProps>) =>
      valueAt(onlyResource(synthNamespace(props), "kubernetes_limit_range_v1"), "spec.limit");
    const defaults = {
      type: "Container",
      default_request: { cpu: "100m", memory: "128Mi", "ephemeral-storage": "64Mi" },
      default: { cpu: "500m", memory: "256Mi", "ephemeral-storage": "128Mi" },
    };
    expect(limits({})).toEqual([defaults]);
    const containerMax = { cpu: "4", memory: "8Gi", ephemeralStorage: "20Gi" };
    expect(limits({ containerMax })).toEqual([
      { ...defaults, max: { cpu: "4", memory: "8Gi", "ephemeral-storage": "20Gi" } },
    ]);
  });

  it("lets no pod talk to anybody", () => {
    expect(valueAt(onlyResource(synthNamespace(), "kubernetes_network_policy_v1"), "spec")).toEqual({
      pod_selector: {},
      policy_types: ["Ingress", "Egress"],
    });
  });

  it("creates what is in it after itself", () => {
    const stack = synthNamespace();
    for (const type of [
      "kubernetes_resource_quota_v1",
      "kubernetes_limit_range_v1",
      "kubernetes_network_policy_v1",
    ]) {
      expect(valueAt(onlyResource(stack, type), "metadata.namespace")).toMatch(
        /^\$\{kubernetes_namespace_v1\.namespace_\w+\.metadata\[0\]\.name\}$/,
      );
    }
  });

  it("hands out its resources", () => {
    const stack = synthParts((scope) => {
      const guarded = new GuardedNamespace(scope, "namespace", LEAST);
      for (const part of [guarded.namespace, guarded.quota, guarded.limitRange, guarded.defaultDeny]) {
        part.addOverride("metadata.annotations.touched", "yes");
      }
    });
    expect(JSON.stringify(stack.resource).split('"touched":"yes"')).toHaveLength(5);
  });
});

describe("a guarded namespace's rules", () => {
  it("refuse a bad name, no pods, and requests above limits", () => {
    const quota = { pods: 0, requests: RESOURCES.limits, limits: RESOURCES.requests };
    expect(namespaceRefusals({ name: "Apps", quota }).map((line) => line.split(". ")[0])).toEqual([
      'name must be a DNS label of at most 63 characters, got "Apps"',
      "quota.pods must be a whole number of at least 1, got 0",
      'quota.requests.cpu must not exceed limits.cpu (100m), got "500m"',
      'quota.requests.memory must not exceed limits.memory (128Mi), got "256Mi"',
      'quota.requests.ephemeralStorage must not exceed limits.ephemeralStorage (64Mi), got "128Mi"',
    ]);
  });

  it("refuse defaults above the most that a container may have", () => {
    const containerMax = { cpu: "100m", memory: "big", ephemeralStorage: "1Gi" };
    expect(namespaceRefusals({ containerMax }).map((line) => line.split(". ")[0])).toEqual([
      'containerDefaults.limits.cpu must not exceed containerMax.cpu (100m), got "500m"',
      'containerMax.memory must be a Kubernetes quantity above zero, got "big"',
    ]);
  });
});
