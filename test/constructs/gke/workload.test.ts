import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Workload } from "../../../constructs/gke/workload";
import { onlyResource, resources } from "../../support/synth";
import { valueAt } from "../../support/template";
import { BACKEND, WEB_CONTAINER, WORKLOAD } from "./samples";
import { synthParts, synthWorkload, workloadRefusals } from "./support";

const AUTOSCALING = { minReplicas: 2, maxReplicas: 8 };

describe("a workload", () => {
  it("is by default a Deployment, an account, a budget and a closed network policy", () => {
    const stack = synthWorkload();
    expect(Object.keys(stack.resource ?? {}).sort()).toEqual([
      "kubernetes_deployment_v1",
      "kubernetes_network_policy_v1",
      "kubernetes_pod_disruption_budget_v1",
      "kubernetes_service_account_v1",
    ]);
    expect(onlyResource(stack, "kubernetes_service_account_v1")["automount_service_account_token"]).toBe(
      false,
    );
    expect(valueAt(onlyResource(stack, "kubernetes_pod_disruption_budget_v1"), "spec")).toEqual({
      max_unavailable: "1",
      selector: { match_labels: { "app.kubernetes.io/name": "app" } },
    });
    expect(valueAt(onlyResource(stack, "kubernetes_network_policy_v1"), "spec")).toEqual({
      pod_selector: { match_labels: { "app.kubernetes.io/name": "app" } },
      policy_types: ["Ingress", "Egress"],
    });
  });

  it("rolls by surge, never below its number, and waits for it", () => {
    const deployment = onlyResource(synthWorkload(), "kubernetes_deployment_v1");
    expect(deployment["wait_for_rollout"]).toBe(true);
    expect(valueAt(deployment, "spec.strategy")).toEqual({
      type: "RollingUpdate",
      rolling_update: { max_surge: "25%", max_unavailable: "0" },
    });
    expect(valueAt(deployment, "spec.replicas")).toBe("2");
  });

  it("leaves a restart by kubectl as it is, and every other annotation to the plan", () => {
    expect(onlyResource(synthWorkload(), "kubernetes_deployment_v1")["lifecycle"]).toEqual({
      ignore_changes: ['spec[0].template[0].metadata[0].annotations["kubectl.kubernetes.io/restartedAt"]'],
    });
  });

  it("names and labels every object, and selects by the name alone", () => {
    const stack = synthWorkload({ labels: { team: "delivery" } });
    for (const type of Object.keys(stack.resource ?? {})) {
      expect(onlyResource(stack, type)["metadata"]).toMatchObject({
        name: "app",
        namespace: "apps",
        labels: {
          "app.kubernetes.io/managed-by": "terraform",
          "app.kubernetes.io/name": "app",
          team: "delivery",
        },
      });
    }
    const selector = valueAt(onlyResource(stack, "kubernetes_deployment_v1"), "spec.selector");
    expect(selector).toEqual({ match_labels: { "app.kubernetes.io/name": "app" } });
  });

  it("has no replicas where an autoscaler rules", () => {
    const stack = synthWorkload({ replicas: undefined, autoscaling: AUTOSCALING });
    expect(onlyResource(stack, "kubernetes_deployment_v1")["spec"]).not.toHaveProperty("replicas");
    expect(onlyResource(stack, "kubernetes_horizontal_pod_autoscaler_v2")["spec"]).toMatchObject({
      min_replicas: 2,
      max_replicas: 8,
    });
  });

  it("uses an account that is there already", () => {
    const stack = synthWorkload({ serviceAccountName: "shared" });
    expect(resources(stack, "kubernetes_service_account_v1")).toEqual({});
    const spec = valueAt(onlyResource(stack, "kubernetes_deployment_v1"), "spec.template.spec");
    expect(spec).toMatchObject({ service_account_name: "shared" });
  });

  it("goes without a budget where it says so, and takes another number", () => {
    expect(
      resources(synthWorkload({ disruptionBudget: false }), "kubernetes_pod_disruption_budget_v1"),
    ).toEqual({});
    const stack = synthWorkload({ disruptionBudget: { maxUnavailable: 2 } });
    expect(valueAt(onlyResource(stack, "kubernetes_pod_disruption_budget_v1"), "spec.max_unavailable")).toBe(
      "2",
    );
  });

  it("gets the time to stop that preStop and draining need", () => {
    const grace = (props: Parameters<typeof synthWorkload>[0]) =>
      valueAt(
        onlyResource(synthWorkload(props), "kubernetes_deployment_v1"),
        "spec.template.spec.termination_grace_period_seconds",
      );
    expect(grace({})).toBe(35);
    expect(grace({ containers: [WEB_CONTAINER], drainSeconds: 60 })).toBe(85);
    expect(grace({ terminationGracePeriodSeconds: 100 })).toBe(100);
  });

  it("waits for a removal as long as its pods may take to stop", () => {
    const timeout = (drainSeconds: number) =>
      valueAt(
        onlyResource(synthWorkload({ drainSeconds, safeToEvict: false }), "kubernetes_deployment_v1"),
        "timeouts.delete",
      );
    expect(timeout(30)).toBe("10m");
    expect(timeout(3600)).toBe("66m");
  });

  it("starts pods after their network policy, their Service and what the caller names", () => {
    const stack = synthParts((scope) => {
      const settings = new ConfigMapV1(scope, "settings", { metadata: { name: "settings" } });
      new Workload(scope, "workload", {
        ...WORKLOAD,
        containers: [WEB_CONTAINER],
        service: { ports: { http: 80 } },
        dependsOn: [settings],
      });
    });
    const needed = onlyResource(stack, "kubernetes_deployment_v1")["depends_on"];
    const types = Array.isArray(needed) ? needed.map((address) => `${address}`.split(".")[0]) : needed;
    expect(types).toEqual([
      "kubernetes_network_policy_v1",
      "kubernetes_service_v1",
      "kubernetes_config_map_v1",
    ]);
  });

  it("hands out its resources and its pods' labels", () => {
    const stack = synthParts((scope) => {
      const workload = new Workload(scope, "workload", {
        ...WORKLOAD,
        containers: [WEB_CONTAINER],
        replicas: undefined,
        autoscaling: AUTOSCALING,
        service: { ports: { http: 80 }, loadBalancer: BACKEND },
      });
      expect(workload.name).toBe("app");
      expect(workload.serviceAccountName).toBe("app");
      expect(workload.podLabels).toEqual({ "app.kubernetes.io/name": "app" });
      workload.deployment.addOverride("spec.paused", true);
      workload.networkPolicy.addOverride("metadata.labels.touched", "yes");
      workload.serviceAccount?.addOverride("metadata.labels.touched", "yes");
      workload.service?.addOverride("metadata.labels.touched", "yes");
      workload.backendConfig?.manifest.addOverride("manifest.metadata.labels.touched", "yes");
      workload.autoscaler?.addOverride("metadata.labels.touched", "yes");
      workload.disruptionBudget?.addOverride("metadata.labels.touched", "yes");
    });
    expect(valueAt(onlyResource(stack, "kubernetes_deployment_v1"), "spec.paused")).toBe(true);
    expect(JSON.stringify(stack.resource).split('"touched":"yes"')).toHaveLength(7);
  });
});

describe("a workload's rules", () => {
  it("accept the least workload", () => {
    expect(workloadRefusals({})).toEqual([]);
  });

  it("refuse a name that no Service could have", () => {
    expect(workloadRefusals({ name: "1-App" })).toEqual([
      'test/workload: name must be a DNS label of at most 63 characters, got "1-App". ' +
        "Use lower-case letters, digits and dashes, with a letter first.",
    ]);
  });

  it("refuse both and neither of replicas and autoscaling", () => {
    expect(workloadRefusals({ autoscaling: AUTOSCALING })).toEqual([
      "test/workload: replicas must be given when there is no autoscaling, and only then, got 2. " +
        "Say exactly one of replicas and autoscaling.",
    ]);
    expect(workloadRefusals({ replicas: undefined })).toEqual([
      "test/workload: replicas must be given when there is no autoscaling, and only then, got nothing. " +
        "Say exactly one of replicas and autoscaling.",
    ]);
  });

  it("refuse no replicas at all", () => {
    expect(workloadRefusals({ replicas: 0 })).toEqual([
      "test/workload: replicas must be a whole number of at least 1, got 0. Choose one in that range.",
    ]);
  });

  it("refuse a budget that lets no pod go: nodes could never be drained", () => {
    expect(workloadRefusals({ disruptionBudget: { maxUnavailable: 0 } })).toEqual([
      "test/workload: disruptionBudget.maxUnavailable must be a whole number of at least 1, got 0. Choose one in that range.",
    ]);
  });

  it("refuse a grace period that is shorter than what has to happen in it", () => {
    const props = { containers: [WEB_CONTAINER], drainSeconds: 60 };
    expect(workloadRefusals({ ...props, terminationGracePeriodSeconds: 85 })).toEqual([]);
    expect(workloadRefusals({ ...props, terminationGracePeriodSeconds: 84 })).toEqual([
      "test/workload: terminationGracePeriodSeconds must cover the longest preStop, drainSeconds and 5 s more (85), got 84. " +
        "Raise it, or leave it out.",
    ]);
  });

  it("refuse a grace period that the cluster autoscaler would cut", () => {
    expect(workloadRefusals({ drainSeconds: 595 })).toEqual([]);
    expect(workloadRefusals({ drainSeconds: 596, safeToEvict: false })).toEqual([]);
    expect(workloadRefusals({ drainSeconds: 596 })).toEqual([
      "test/workload: safeToEvict must be false for pods that may take 601 s to stop, got nothing. " +
        "Say safeToEvict: false: the cluster autoscaler waits 600 s at most.",
    ]);
  });

  it("report what is wrong everywhere in one error", () => {
    const refused = workloadRefusals({
      name: "A",
      replicas: 0,
      drainSeconds: -1,
      rollout: { maxSurge: "none" },
      service: { ports: {} },
    });
    expect(refused.map((line) => line.split(" ")[1])).toEqual([
      "name",
      "replicas",
      "drainSeconds",
      "rollout.maxSurge",
      "service.ports",
    ]);
  });
});
