/**
 * Capabilities that the Pod Security Standard "baseline" lets a container add; anything else needs a privileged
 * namespace and is not offered. See https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const BASELINE_CAPABILITIES = [
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
] as const;

export type Capability = (typeof BASELINE_CAPABILITIES)[number];

/**
 * What one container may do beyond the hardened default. Each is off unless named; the list and the reason are
 * written into an annotation of the workload, so that whoever reads the cluster reads the reason too.
 */
export interface Relaxations {
  /** Why the container cannot do without; one sentence for a reviewer. */
  readonly reason: string;
  /** Runs as user 0. @default false */
  readonly rootUser?: boolean;
  /** May write to its own file system. @default false */
  readonly writableRootFilesystem?: boolean;
  /** May gain privileges by set-user-id programs such as sudo. @default false */
  readonly privilegeEscalation?: boolean;
  /** Added after all were dropped. @default [] */
  readonly capabilities?: readonly Capability[];
}
