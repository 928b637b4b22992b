import type { ContainerResources, ResourceAmounts } from "./container";

/** See https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = "baseline" | "restricted";

export interface NamespaceQuota {
  readonly pods: number;
  /** Sums over all pods, those that are still terminating included. */
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
}

/** A namespace with guard rails: Pod Security, quota, limit range, default-deny. */
export interface GuardedNamespaceProps {
  readonly name: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** What admission refuses; warnings and audit entries always speak of "restricted". @default restricted */
  readonly enforce?: PodSecurityLevel;
  readonly quota: NamespaceQuota;
  /** For containers that say nothing. */
  readonly containerDefaults: ContainerResources;
  /** The most one container may have. @default - only the quota limits it */
  readonly containerMax?: ResourceAmounts;
  /** Terraform refuses to destroy the namespace, and all in it. @default true */
  readonly preventDestroy?: boolean;
}
