/** A Kubernetes service account of a GKE cluster's project. */
export interface WorkloadIdentity {
  /** Id of the project whose workload identity pool the cluster uses. */
  readonly projectId: string;
  /** Number of the same project; a number because Google's identifier demands it. May be a reference. */
  readonly projectNumber: string;
  readonly namespace: string;
  /** Name of the Kubernetes service account. */
  readonly serviceAccount: string;
}

/**
 * The principal of a Kubernetes service account under Workload Identity Federation for GKE: grants go to it directly,
 * with no Google service account between.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 */
export function workloadPrincipal(identity: WorkloadIdentity): string {
  const pool = `projects/${identity.projectNumber}/locations/global/workloadIdentityPools/${identity.projectId}.svc.id.goog`;
  return `principal://iam.googleapis.com/${pool}/subject/ns/${identity.namespace}/sa/${identity.serviceAccount}`;
}
