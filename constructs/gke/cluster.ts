import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { Fn, type TerraformResourceLifecycle } from "cdktf";
import { Construct } from "constructs";
import { ClusterData } from "./cluster-data";

/**
 * Way to the API server: its public address, its address in the VPC, or its DNS endpoint, which has a
 * certificate that the system trusts and needs no network path of its own.
 */
export type ClusterAccess = "public-ip" | "private-ip" | "dns";

/** An existing GKE cluster and the kubernetes provider that talks to it. */
export interface GkeClusterProps {
  readonly project: string;
  /** Region or zone. */
  readonly location: string;
  readonly name: string;
  readonly access: ClusterAccess;
  /** The plan fails when the cluster lacks the Secret Manager add-on. @default false */
  readonly requireSecretManager?: boolean;
  /** The plan fails when the cluster does not send the state of its pods to Cloud Monitoring. @default false */
  readonly requirePodMetrics?: boolean;
  /** The plan fails when the cluster does not enforce network policies. @default false */
  readonly requireNetworkPolicy?: boolean;
  /** The plan fails when the cluster has no Workload Identity Federation. @default false */
  readonly requireWorkloadIdentity?: boolean;
}

/**
 * Annotations that GKE writes on what Terraform made; each would be a difference on every plan. Regular expressions.
 * The provider hides those that end in kubernetes.io by itself.
 */
const WRITTEN_BY_GKE = ["^cloud\\.google\\.com/neg-status$", "^autopilot\\.gke\\.io/.*"];

/**
 * The cluster is only read. Terraform's user logs in with the plugin, which prints a short-lived token: none is in
 * a plan or a state.
 */
export class GkeCluster extends Construct {
  readonly cluster: ClusterData;
  readonly provider: KubernetesProvider;

  constructor(scope: Construct, id: string, props: GkeClusterProps) {
    super(scope, id);
    this.cluster = new ClusterData(this, "cluster", {
      project: props.project,
      location: props.location,
      name: props.name,
      lifecycle: postconditions(props),
    });
    this.provider = new KubernetesProvider(this, "kubernetes", {
      ...endpoint(this.cluster, props.access),
      exec: [
        {
          apiVersion: "client.authentication.k8s.io/v1beta1",
          command: "gke-gcloud-auth-plugin",
          // Without it the plugin calls gcloud, which a pipeline need not have.
          args: ["--use_application_default_credentials"],
        },
      ],
      ignoreAnnotations: WRITTEN_BY_GKE,
    });
  }
}

/** Components of the cluster's monitoring that carry the state of pods, deployments and autoscalers. */
const STATE_METRICS = ["POD", "DEPLOYMENT", "HPA"] as const;

interface Requirement {
  readonly needed: boolean | undefined;
  /** Terraform expression on `self`. */
  readonly condition: string;
  readonly errorMessage: string;
}

/** Features that must be on in the cluster. Terraform reports all that are not, at once. */
function postconditions(props: GkeClusterProps): TerraformResourceLifecycle | undefined {
  const postcondition = requirements(props).flatMap(({ needed, condition, errorMessage }) =>
    needed === true ? [{ condition: `\${${condition}}`, errorMessage }] : [],
  );
  return postcondition.length === 0 ? undefined : { postcondition };
}

function requirements(props: GkeClusterProps): readonly Requirement[] {
  const { name, location, project } = props;
  const update = `gcloud container clusters update ${name} --location=${location} --project=${project}`;
  const components = STATE_METRICS.map((word) => `"${word}"`).join(", ");
  return [
    {
      needed: props.requireSecretManager,
      condition: "try(self.secret_manager_config[0].enabled, false)",
      errorMessage: `Cluster ${name} lacks the Secret Manager add-on, so no pod can mount its secrets: ${update} --enable-secret-manager.`,
    },
    {
      needed: props.requirePodMetrics,
      condition: `try(length(setsubtract([${components}], self.monitoring_config[0].enable_components)) == 0, false)`,
      errorMessage:
        `Cluster ${name} does not send the state of its pods, deployments and autoscalers (kube state metrics) to Cloud Monitoring, so alerts ` +
        `on them never fire: ${update} --monitoring=SYSTEM,${STATE_METRICS.join(",")}, with every other component that is on, because the list replaces the old one.`,
    },
    {
      needed: props.requirePodMetrics,
      condition: "try(self.monitoring_config[0].managed_prometheus[0].enabled, false)",
      errorMessage:
        `Cluster ${name} does not collect metrics for Managed Service for Prometheus, which carries the state of its ` +
        `pods: ${update} --enable-managed-prometheus.`,
    },
    {
      needed: props.requireNetworkPolicy,
      condition:
        'try(self.network_policy[0].enabled, false) || try(self.datapath_provider == "ADVANCED_DATAPATH", false)',
      errorMessage: `Cluster ${name} does not enforce network policies, so its default-deny denies nothing: use Dataplane V2, or ${update} --enable-network-policy.`,
    },
    {
      needed: props.requireWorkloadIdentity,
      condition: 'try(self.workload_identity_config[0].workload_pool != "", false)',
      errorMessage: `Cluster ${name} has no Workload Identity Federation, so no pod can log in to Google: ${update} --workload-pool=${project}.svc.id.goog.`,
    },
    {
      needed: props.access === "dns",
      condition:
        "try(self.control_plane_endpoints_config[0].dns_endpoint_config[0].allow_external_traffic, false)",
      errorMessage: `Cluster ${name} lets nobody in by the DNS name of its control plane: ${update} --enable-dns-access.`,
    },
  ];
}

function endpoint(cluster: ClusterData, access: ClusterAccess) {
  if (access === "dns") return { host: `https://${cluster.dnsEndpoint}` };
  const host = access === "private-ip" ? cluster.privateEndpoint : cluster.endpoint;
  return {
    host: `https://${host}`,
    clusterCaCertificate: Fn.base64decode(cluster.clusterCaCertificate),
  };
}
