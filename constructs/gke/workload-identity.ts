/** A Kubernetes ServiceAccount as Google IAM sees it. */
export interface WorkloadIdentity {
  /** Number of the cluster's project. */
  readonly projectNumber: string;
  /** Id of the cluster's project: its workload identity pool is `<id>.svc.id.goog`. */
  readonly projectId: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * The IAM member for a ServiceAccount: grants go to it directly, without a Google service account or an annotation.
 * See https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 */
export function workloadIdentityPrincipal(identity: WorkloadIdentity): string {
  const pool = `projects/${identity.projectNumber}/locations/global/workloadIdentityPools/${identity.projectId}.svc.id.goog`;
  return `principal://iam.googleapis.com/${pool}/subject/ns/${identity.namespace}/sa/${identity.serviceAccount}`;
}
