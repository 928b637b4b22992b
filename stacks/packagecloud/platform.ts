import { DataGoogleProject } from "@cdktf/provider-google/lib/data-google-project";
import { PriorityClassV1 } from "@cdktf/provider-kubernetes/lib/priority-class-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { Construct } from "constructs";
import { GkeCluster } from "../../constructs/gke/cluster";
import { GuardedNamespace } from "../../constructs/gke/namespace";
import { workloadIdentityPrincipal } from "../../constructs/gke/workload-identity";
import type { Environment } from "../../environments/environment";
import { namespaceQuota } from "../../environments/quota";

/** The ServiceAccount that all of packagecloud's own pods run as: they read the same secrets. */
export const APPLICATION_ACCOUNT = "packagecloud";

/**
 * Order in which the scheduler places pods, and the kubelet evicts last: those that answer users, then those that index.
 * Nobody else's pods are pushed out for them.
 */
const PRIORITIES = {
  serving: {
    value: 1000,
    description: "packagecloud's pods that answer users, and the SQL proxy behind them",
  },
  indexing: { value: 500, description: "packagecloud's pods that index uploads" },
} as const;

/** The cluster, which exists already, and packagecloud's namespace in it with its guard rails. */
export class Platform extends Construct {
  readonly cluster: GkeCluster;
  readonly namespace: GuardedNamespace;
  readonly applicationAccount: ServiceAccountV1;
  /** Names of the priority classes. */
  readonly priorities: Readonly<Record<keyof typeof PRIORITIES, string>>;
  readonly project: DataGoogleProject;
  private readonly environment: Environment;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    this.environment = environment;
    const { google, cluster, namespace, protection } = environment;
    const quota = namespaceQuota(environment);

    this.project = new DataGoogleProject(this, "project", { projectId: google.project });
    this.cluster = new GkeCluster(this, "gke", {
      project: google.project,
      location: cluster.location,
      name: cluster.name,
      access: cluster.access,
      requireSecretManager: true,
      requirePodMetrics: true,
      requireNetworkPolicy: true,
      requireWorkloadIdentity: true,
    });
    const shared = {
      memory: `${quota.memoryMib}Mi`,
      ephemeralStorage: `${quota.ephemeralStorageMib}Mi`,
    };
    this.namespace = new GuardedNamespace(this, "namespace", {
      name: namespace.name,
      // packagecloud's image runs as root, which "restricted" refuses; its helpers would pass.
      enforce: "baseline",
      quota: {
        pods: quota.pods,
        requests: { cpu: `${quota.cpuRequestMillicores}m`, ...shared },
        limits: { cpu: `${quota.cpuLimitMillicores}m`, ...shared },
      },
      containerDefaults: {
        requests: { cpu: "100m", memory: "128Mi", ephemeralStorage: "128Mi" },
        limits: { cpu: "500m", memory: "128Mi", ephemeralStorage: "128Mi" },
      },
      preventDestroy: protection.preventDestroy,
    });
    this.applicationAccount = new ServiceAccountV1(this, "application-account", {
      metadata: { name: APPLICATION_ACCOUNT, namespace: this.namespace.name },
      automountServiceAccountToken: false,
    });
    this.priorities = { serving: this.addPriority("serving"), indexing: this.addPriority("indexing") };
  }

  private addPriority(word: keyof typeof PRIORITIES): string {
    const { value, description } = PRIORITIES[word];
    return new PriorityClassV1(this, `priority-${word}`, {
      // Priority classes belong to the whole cluster, so the namespace is part of the name.
      metadata: { name: `${this.environment.namespace.name}-${word}` },
      value,
      description,
      preemptionPolicy: "Never",
    }).metadata.name;
  }

  /** Google IAM's principal for the pods of a ServiceAccount in the namespace. */
  principal(serviceAccount: string): string {
    return workloadIdentityPrincipal({
      projectNumber: this.project.number,
      projectId: this.environment.google.project,
      namespace: this.environment.namespace.name,
      serviceAccount,
    });
  }
}
