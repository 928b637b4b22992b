/** What the number of pods follows. With several, the one that asks for the most pods wins. */
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

/** How fast the number may change in one direction. */
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
