import { type ConstructProblem, ProblemList } from "../shared/validate";
import { canonicalQuantity } from "./quantity";
import { quantityProblems, wholeNumberProblems } from "./rules";

/** Metric that the number of pods follows. With several, the one that asks for the most pods wins. */
export type AutoscalingMetric =
  | {
      readonly resource: "cpu" | "memory";
      /** Percent of what the pods request. */
      readonly averageUtilization: number;
      /** Looks at one container only, so that idle helpers do not thin out the average. @default - the whole pod */
      readonly container?: string;
    }
  | {
      /** A metric from outside the cluster, as the installed metrics adapter names it. */
      readonly external: string;
      /** @default {} */
      readonly matchLabels?: Readonly<Record<string, string>>;
      /** Target per pod, a quantity. */
      readonly averageValue: string;
    };

/** Pace at which the number may change in one direction. */
export interface ScalingPace {
  /** Looks back this far and takes the most cautious wish. */
  readonly stabilizationWindowSeconds: number;
  /** Pods per period. */
  readonly pods: number;
  readonly periodSeconds: number;
}

/** A HorizontalPodAutoscaler; where it rules, the Deployment has no `replicas`. */
export interface AutoscalingProps {
  /** At least 1; two or more to survive a lost node. */
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** @default [{ resource: "cpu", averageUtilization: 70 }] */
  readonly metrics?: readonly AutoscalingMetric[];
  /** @default { stabilizationWindowSeconds: 0, pods: 4, periodSeconds: 15 } */
  readonly scaleUp?: ScalingPace;
  /** Slow, because each pod that goes has to drain. @default { stabilizationWindowSeconds: 300, pods: 1, periodSeconds: 60 } */
  readonly scaleDown?: ScalingPace;
}

const DEFAULT_METRICS: readonly AutoscalingMetric[] = [{ resource: "cpu", averageUtilization: 70 }];
const DEFAULT_SCALE_UP: ScalingPace = { stabilizationWindowSeconds: 0, pods: 4, periodSeconds: 15 };
const DEFAULT_SCALE_DOWN: ScalingPace = { stabilizationWindowSeconds: 300, pods: 1, periodSeconds: 60 };

/** The autoscaler's spec as the provider takes it, for a Deployment of this name. */
export function autoscalerSpec(autoscaling: AutoscalingProps, deployment: string) {
  return {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: deployment },
    minReplicas: autoscaling.minReplicas,
    maxReplicas: autoscaling.maxReplicas,
    metric: (autoscaling.metrics ?? DEFAULT_METRICS).map(metricBlock),
    behavior: {
      scaleUp: [paceBlock(autoscaling.scaleUp ?? DEFAULT_SCALE_UP)],
      scaleDown: [paceBlock(autoscaling.scaleDown ?? DEFAULT_SCALE_DOWN)],
    },
  };
}

/** Rules of an autoscaler for a pod with these containers. */
export function autoscalingProblems(
  autoscaling: AutoscalingProps,
  containers: readonly string[],
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const { minReplicas, maxReplicas, metrics } = autoscaling;
  problems.addAll(wholeNumberProblems("minReplicas", minReplicas, 1));
  problems.addAll(wholeNumberProblems("maxReplicas", maxReplicas, 1));
  problems.rule(maxReplicas >= minReplicas, {
    option: "maxReplicas",
    value: maxReplicas,
    rule: `must not be below minReplicas (${minReplicas})`,
    fix: "Raise it",
  });
  problems.rule(metrics === undefined || metrics.length > 0, {
    option: "metrics",
    value: metrics,
    rule: "must not be empty",
    fix: "Leave it out for the default, CPU",
  });
  for (const metric of metrics ?? []) {
    if ("external" in metric) {
      problems.addAll(quantityProblems("metrics.averageValue", metric.averageValue));
      continue;
    }
    problems.addAll(wholeNumberProblems("metrics.averageUtilization", metric.averageUtilization, 1));
    problems.rule(metric.container === undefined || containers.includes(metric.container), {
      option: "metrics.container",
      value: metric.container,
      rule: "must be a container of the pod",
      fix: `Choose from ${containers.join(", ")}`,
    });
  }
  for (const direction of ["scaleUp", "scaleDown"] as const) {
    const pace = autoscaling[direction];
    // Limits of the API: an hour back, half an hour per period.
    problems.addAll(
      wholeNumberProblems(
        `${direction}.stabilizationWindowSeconds`,
        pace?.stabilizationWindowSeconds,
        0,
        3600,
      ),
    );
    problems.addAll(wholeNumberProblems(`${direction}.pods`, pace?.pods, 1));
    problems.addAll(wholeNumberProblems(`${direction}.periodSeconds`, pace?.periodSeconds, 1, 1800));
  }
  return problems.all;
}

function metricBlock(metric: AutoscalingMetric) {
  if ("external" in metric) {
    const labels = metric.matchLabels;
    return {
      type: "External",
      external: {
        metric: {
          name: metric.external,
          selector: labels && [{ matchLabels: { ...labels } }],
        },
        target: { type: "AverageValue", averageValue: canonicalQuantity(metric.averageValue) },
      },
    };
  }
  const target = { type: "Utilization", averageUtilization: metric.averageUtilization };
  if (metric.container === undefined) {
    return { type: "Resource", resource: { name: metric.resource, target } };
  }
  return {
    type: "ContainerResource",
    containerResource: { name: metric.resource, container: metric.container, target },
  };
}

function paceBlock(pace: ScalingPace) {
  return {
    stabilizationWindowSeconds: pace.stabilizationWindowSeconds,
    selectPolicy: "Max",
    policy: [{ type: "Pods", value: pace.pods, periodSeconds: pace.periodSeconds }],
  };
}
