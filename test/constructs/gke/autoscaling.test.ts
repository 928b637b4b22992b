import type { AutoscalingProps } from "../../../constructs/gke/autoscaling";
import { onlyResource } from "../../support/synth";
import { valueAt } from "../../support/template";
import { synthWorkload, workloadRefusals } from "./support";

const LEAST: AutoscalingProps = { minReplicas: 2, maxReplicas: 8 };

function synthAutoscaler(props: Partial<AutoscalingProps> = {}) {
  const stack = synthWorkload({ replicas: undefined, autoscaling: { ...LEAST, ...props } });
  return onlyResource(stack, "kubernetes_horizontal_pod_autoscaler_v2");
}

function autoscalingRefusals(props: Partial<AutoscalingProps>) {
  const refused = workloadRefusals({ replicas: undefined, autoscaling: { ...LEAST, ...props } });
  return refused.map((line) => line.replace("test/workload: autoscaling.", ""));
}

describe("an autoscaler", () => {
  it("follows CPU by default, quickly up and slowly down", () => {
    const pace = (stabilization_window_seconds: number, value: number, period_seconds: number) => [
      {
        stabilization_window_seconds,
        select_policy: "Max",
        policy: [{ type: "Pods", value, period_seconds }],
      },
    ];
    expect(valueAt(synthAutoscaler(), "spec.metric")).toEqual([
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "Utilization", average_utilization: 70 } },
      },
    ]);
    expect(valueAt(synthAutoscaler(), "spec.behavior")).toEqual({
      scale_up: pace(0, 4, 15),
      scale_down: pace(300, 1, 60),
    });
  });

  it("scales the workload's Deployment", () => {
    expect(valueAt(synthAutoscaler(), "spec.scale_target_ref")).toEqual({
      api_version: "apps/v1",
      kind: "Deployment",
      name: expect.stringMatching(
        /^\$\{kubernetes_deployment_v1\.workload_deployment_\w+\.metadata\[0\]\.name\}$/,
      ),
    });
  });

  it("follows one container's resource, or a metric from outside", () => {
    const metrics = [
      { resource: "memory", averageUtilization: 80, container: "app" },
      { external: "depth", matchLabels: { queue: "indexer" }, averageValue: "0.5" },
      { external: "plain", averageValue: "30" },
    ] as const;
    expect(valueAt(synthAutoscaler({ metrics }), "spec.metric")).toEqual([
      {
        type: "ContainerResource",
        container_resource: {
          name: "memory",
          container: "app",
          target: { type: "Utilization", average_utilization: 80 },
        },
      },
      {
        type: "External",
        external: {
          metric: { name: "depth", selector: [{ match_labels: { queue: "indexer" } }] },
          target: { type: "AverageValue", average_value: "500m" },
        },
      },
      {
        type: "External",
        external: { metric: { name: "plain" }, target: { type: "AverageValue", average_value: "30" } },
      },
    ]);
  });

  it("changes at another pace where told to", () => {
    const scaleDown = { stabilizationWindowSeconds: 600, pods: 2, periodSeconds: 120 };
    expect(valueAt(synthAutoscaler({ scaleDown }), "spec.behavior.scale_down.0")).toEqual({
      stabilization_window_seconds: 600,
      select_policy: "Max",
      policy: [{ type: "Pods", value: 2, period_seconds: 120 }],
    });
  });
});

describe("an autoscaler's rules", () => {
  it("accept as many at least as at most", () => {
    expect(autoscalingRefusals({ minReplicas: 8 })).toEqual([]);
  });

  it("refuse less at most than at least", () => {
    expect(autoscalingRefusals({ minReplicas: 9 })).toEqual([
      "maxReplicas must not be below minReplicas (9), got 8. Raise it.",
    ]);
  });

  it("refuse none at least", () => {
    expect(autoscalingRefusals({ minReplicas: 0 })).toEqual([
      "minReplicas must be a whole number of at least 1, got 0. Choose one in that range.",
    ]);
  });

  it("refuse no metric, and metrics without a target or with another pod's container", () => {
    expect(autoscalingRefusals({ metrics: [] })).toEqual([
      "metrics must not be empty, got []. Leave it out for the default, CPU.",
    ]);
    const metrics = [
      { resource: "cpu", averageUtilization: 0, container: "other" },
      { external: "depth", averageValue: "0" },
    ] as const;
    expect(autoscalingRefusals({ metrics })).toEqual([
      "metrics.averageUtilization must be a whole number of at least 1, got 0. Choose one in that range.",
      'metrics.container must be a container of the pod, got "other". Choose from app.',
      'metrics.averageValue must be a Kubernetes quantity above zero, got "0". Write it like "500m", "2" or "1Gi".',
    ]);
  });

  it("refuse a pace that the API does not take", () => {
    const scaleUp = { stabilizationWindowSeconds: 3601, pods: 0, periodSeconds: 1801 };
    expect(autoscalingRefusals({ scaleUp })).toEqual([
      "scaleUp.stabilizationWindowSeconds must be a whole number from 0 to 3600, got 3601. Choose one in that range.",
      "scaleUp.pods must be a whole number of at least 1, got 0. Choose one in that range.",
      "scaleUp.periodSeconds must be a whole number from 1 to 1800, got 1801. Choose one in that range.",
    ]);
  });
});
