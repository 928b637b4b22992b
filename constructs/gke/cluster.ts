/**
 * How the API server is reached: its public address, its address in the VPC, or its DNS endpoint, which has a
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
}
