import { HorizontalPodAutoscalerV2 } from "@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2";
import type { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { PodDisruptionBudgetV1 } from "@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import type { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { throwProblems } from "../shared/validate";
import { type AutoscalingProps, autoscalerSpec } from "./autoscaling";
import type { BackendConfig } from "./backend-config";
import { objectLabels, selectorLabels } from "./labels";
import { PodNetworkPolicy } from "./network-policy";
import type { Opening } from "./openings";
import { DeploymentResource } from "./pod-resources";
import { type PodProps, podTemplate, relaxationAnnotations } from "./pod-template";
import { type RolloutProps, resolveRollout } from "./rollout";
import { loadBalancerOpenings, WorkloadService, type WorkloadServiceProps } from "./service";
import { graceSeconds, workloadProblems } from "./workload-rules";

const RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

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
  /** A number of pods that follows a metric. Exactly one of `replicas` and `autoscaling`. */
  readonly autoscaling?: AutoscalingProps;
  /** An existing ServiceAccount. @default - one of its own, named like the workload */
  readonly serviceAccountName?: string;
  /** @default - no Service */
  readonly service?: WorkloadServiceProps;
  /** Pods that a drain may take at once; `false` for no PodDisruptionBudget. @default { maxUnavailable: 1 } */
  readonly disruptionBudget?: { readonly maxUnavailable: number } | false;
  /** Holes in the workload's own default-deny. @default - nothing comes in but the load balancer, nothing goes out */
  readonly openings?: readonly Opening[];
  /** @default - see RolloutProps */
  readonly rollout?: RolloutProps;
  /** Seconds the processes need after their stop signal to finish what they do. @default 30 */
  readonly drainSeconds?: number;
  /** @default - the longest preStop plus `drainSeconds` plus 5 */
  readonly terminationGracePeriodSeconds?: number;
  /** Resources that must exist before a pod starts, for example a migration. @default [] */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * A Deployment, its ServiceAccount and NetworkPolicy and, as asked for, Service, HorizontalPodAutoscaler and
 * PodDisruptionBudget. Hardened by default: the Pod Security Standard "restricted" and a read-only root file system.
 */
export class Workload extends Construct {
  readonly name: string;
  /** For IAM grants: the pods' identity within the namespace. */
  readonly serviceAccountName: string;
  /** Selects the workload's pods, for openings of others. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly deployment: DeploymentResource;
  readonly networkPolicy: NetworkPolicyV1;
  readonly serviceAccount?: ServiceAccountV1;
  readonly service?: ServiceV1;
  readonly backendConfig?: BackendConfig;
  readonly autoscaler?: HorizontalPodAutoscalerV2;
  readonly disruptionBudget?: PodDisruptionBudgetV1;

  constructor(scope: Construct, id: string, props: WorkloadProps) {
    super(scope, id);
    throwProblems(this, workloadProblems(props));
    const { name, namespace, autoscaling } = props;
    const labels = objectLabels(name, props.labels);
    const metadata = { name, namespace, labels };
    this.name = name;
    this.podLabels = selectorLabels(name);

    if (props.serviceAccountName === undefined) {
      this.serviceAccount = new ServiceAccountV1(this, "service-account", {
        metadata,
        automountServiceAccountToken: false,
      });
    }
    this.serviceAccountName = props.serviceAccountName ?? name;

    const policy = new PodNetworkPolicy(this, "network-policy", {
      ...metadata,
      podLabels: this.podLabels,
      openings: [...loadBalancerOpenings(props.service, props.containers), ...(props.openings ?? [])],
    });
    this.networkPolicy = policy.networkPolicy;

    if (props.service !== undefined) {
      const service = new WorkloadService(this, "service", metadata, props.service);
      this.service = service.service;
      if (service.backendConfig !== undefined) this.backendConfig = service.backendConfig;
    }

    this.deployment = this.createDeployment(props, metadata);

    if (autoscaling !== undefined) {
      this.autoscaler = new HorizontalPodAutoscalerV2(this, "autoscaler", {
        metadata,
        spec: autoscalerSpec(autoscaling, this.deployment.objectName),
      });
    }
    if (props.disruptionBudget !== false) {
      this.disruptionBudget = new PodDisruptionBudgetV1(this, "disruption-budget", {
        metadata,
        spec: {
          maxUnavailable: `${props.disruptionBudget?.maxUnavailable ?? 1}`,
          selector: { matchLabels: { ...this.podLabels } },
        },
      });
    }
  }

  private createDeployment(props: WorkloadProps, metadata: ObjectMetadata): DeploymentResource {
    const maxReplicas = props.autoscaling?.maxReplicas ?? props.replicas ?? 1;
    const rollout = resolveRollout(props.rollout ?? {}, props.containers, maxReplicas);
    const grace = graceSeconds(props);
    const rolloutTimeout = minutes(rollout.timeoutSeconds);
    return new DeploymentResource(this, "deployment", {
      metadata: { ...metadata, annotations: relaxationAnnotations(props.containers) },
      spec: {
        // Where an autoscaler rules, a number here would set it back on every apply.
        replicas: props.replicas === undefined ? undefined : `${props.replicas}`,
        revisionHistoryLimit: 10,
        minReadySeconds: rollout.minReadySeconds,
        progressDeadlineSeconds: rollout.progressDeadlineSeconds,
        selector: { matchLabels: { ...this.podLabels } },
        strategy: {
          type: "RollingUpdate",
          rollingUpdate: { maxSurge: rollout.maxSurge, maxUnavailable: "0" },
        },
        template: podTemplate(props, {
          name: metadata.name,
          labels: metadata.labels,
          serviceAccountName: this.serviceAccount?.metadata.name ?? this.serviceAccountName,
          restartPolicy: "Always",
          terminationGracePeriodSeconds: grace,
          spread: true,
        }),
      },
      waitForRollout: true,
      // `kubectl rollout restart` writes this annotation; planned away, it would roll all pods again.
      lifecycle: { ignoreChanges: [`spec[0].template[0].metadata[0].annotations["${RESTARTED_AT}"]`] },
      timeouts: {
        create: rolloutTimeout,
        update: rolloutTimeout,
        delete: minutes(Math.max(600, grace + 300)),
      },
      // Pods need their policy to reach anything, and their Service to get the load balancer's readiness gate.
      dependsOn: [
        this.networkPolicy,
        ...(this.service === undefined ? [] : [this.service]),
        ...(props.dependsOn ?? []),
      ],
    });
  }
}

interface ObjectMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
}

/** Terraform's duration, rounded up to whole minutes. */
function minutes(seconds: number): string {
  return `${Math.ceil(seconds / 60)}m`;
}
