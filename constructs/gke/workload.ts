import type { AutoscalingProps } from "./autoscaling";
import type { LoadBalancerBackend } from "./backend-config";
import type { Opening } from "./openings";
import type { PodProps } from "./pod-template";

export interface WorkloadServiceProps {
  /** Service ports by the name of the container port they lead to. */
  readonly ports: Readonly<Record<string, number>>;
  /** Makes it a backend of a GKE Ingress: network endpoint groups and a BackendConfig of its own. @default - inside the cluster only */
  readonly loadBalancer?: LoadBalancerBackend;
}

export interface RolloutProps {
  /** Pods beyond the wanted number while rolling; none is taken away before its successor is ready. @default "25%" */
  readonly maxSurge?: string;
  /** Seconds a pod must be ready before it counts. @default 10 */
  readonly minReadySeconds?: number;
  /** Seconds without progress after which the rollout fails. @default - start-up plus 5 minutes for image and node, at least 600 */
  readonly progressDeadlineSeconds?: number;
  /** Seconds Terraform waits for a rollout. @default - enough for every wave of pods to start, plus the progress deadline */
  readonly timeoutSeconds?: number;
}

/** A Deployment with everything that belongs to it. */
export interface WorkloadProps extends PodProps {
  /** Name of the Deployment and of everything beside it; a DNS label. */
  readonly name: string;
  /** The namespace's name, or a reference to it. */
  readonly namespace: string;
  /** Labels of every object, pods included. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** A fixed number of pods. Exactly one of `replicas` and `autoscaling`. */
  readonly replicas?: number;
  readonly autoscaling?: AutoscalingProps;
  /** An existing ServiceAccount. @default - one of its own, named like the workload */
  readonly serviceAccountName?: string;
  /** @default - no Service */
  readonly service?: WorkloadServiceProps;
  /** Pods that a drain may take at once; `false` for no PodDisruptionBudget. @default { maxUnavailable: 1 } */
  readonly disruptionBudget?: { readonly maxUnavailable: number } | false;
  /** Holes in the workload's own default-deny. @default - nothing comes in, nothing goes out */
  readonly openings?: readonly Opening[];
  /** @default - see RolloutProps */
  readonly rollout?: RolloutProps;
  /** Seconds the processes need after their stop signal to finish what they do. @default 30 */
  readonly drainSeconds?: number;
  /** @default - the longest preStop plus `drainSeconds` plus 5 */
  readonly terminationGracePeriodSeconds?: number;
}
