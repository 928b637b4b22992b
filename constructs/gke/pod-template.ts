import type { ContainerProps } from "./container";
import type { VolumeProps } from "./volume";

export interface TolerationProps {
  readonly key: string;
  /** @default - any value */
  readonly value?: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** What deployments, jobs and cron jobs say about their pods. */
export interface PodProps {
  /**
   * In the order of their start. The first is the main container: where `kubectl exec` and `kubectl logs` go by default.
   * Helpers are ordinary containers, hardened like any other.
   */
  readonly containers: readonly ContainerProps[];
  /** By name. @default {} */
  readonly volumes?: Readonly<Record<string, VolumeProps>>;
  /** Labels of the pods beyond `app.kubernetes.io/name` and `.../instance`. @default {} */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Annotations of the pods; a hash of a configuration among them makes its change roll the pods. @default {} */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** @default - the cluster's default priority */
  readonly priorityClassName?: string;
  /** `false` keeps the cluster autoscaler from evicting the pods to save a node. @default - the autoscaler decides */
  readonly safeToEvict?: boolean;
  /** Group that owns the volumes' files. @default - none */
  readonly fsGroup?: number;
  /** @default {} */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** @default [] */
  readonly tolerations?: readonly TolerationProps[];
}
