import { type ConstructProblem, ProblemList } from "../shared/validate";
import { nonEmpty } from "./block";
import { wholeNumberProblems } from "./rules";

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
 * Permissions of one container beyond the hardened default. Each is off unless named; the list and the reason are
 * written into an annotation of the workload, so that readers of the cluster see the reason too.
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

/** The user that images without one of their own run as: "nonroot" in most minimal images. */
export const NONROOT_USER = 65532;

/** The part of a container that decides what it may do. */
export interface ContainerSecurity {
  readonly user?: number;
  readonly group?: number;
  readonly relaxations?: Relaxations;
}

/**
 * A container's security context, with every field said: the provider sends `false` for what is left out, which
 * would override the pod's own `runAsNonRoot`.
 */
export function containerSecurityContext(security: ContainerSecurity) {
  const relaxed = security.relaxations;
  const user = security.user ?? (relaxed?.rootUser === true ? 0 : NONROOT_USER);
  const added = [...(relaxed?.capabilities ?? [])].sort();
  return {
    allowPrivilegeEscalation: relaxed?.privilegeEscalation === true,
    privileged: false,
    readOnlyRootFilesystem: relaxed?.writableRootFilesystem !== true,
    runAsNonRoot: relaxed?.rootUser !== true,
    runAsUser: `${user}`,
    runAsGroup: `${security.group ?? user}`,
    capabilities: { drop: ["ALL"], add: nonEmpty(added) },
    seccompProfile: { type: "RuntimeDefault" },
  };
}

/** The pod's own, for whatever a container does not say. */
export function podSecurityContext(fsGroup: number | undefined) {
  return {
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
    ...(fsGroup === undefined ? {} : { fsGroup: `${fsGroup}`, fsGroupChangePolicy: "OnRootMismatch" }),
  };
}

/** Says what a container's relaxations are, for an annotation: `root user, capability CHOWN: <reason>`. */
export function describeRelaxations(relaxations: Relaxations): string {
  return `${relaxationNames(relaxations).join(", ")}: ${relaxations.reason.trim()}`;
}

/** Rules of user and relaxations. */
export function securityProblems(security: ContainerSecurity): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const { user, relaxations } = security;
  const root = relaxations?.rootUser === true;
  problems.addAll(wholeNumberProblems("user", user, 0));
  problems.addAll(wholeNumberProblems("group", security.group, 0));
  problems.rule(user !== 0 || root, {
    option: "user",
    value: user,
    rule: "must not be root's",
    fix: "Use another user, or say relaxations.rootUser with the reason",
  });
  problems.rule(!root || user === undefined || user === 0, {
    option: "relaxations.rootUser",
    value: true,
    rule: `must not be asked for by a container that runs as user ${user}`,
    fix: "Drop one of the two",
  });
  if (relaxations === undefined) return problems.all;
  problems.rule(relaxations.reason.trim() !== "", {
    option: "relaxations.reason",
    value: relaxations.reason,
    rule: "must say why the container cannot do without",
    fix: "Write one sentence for a reviewer",
  });
  problems.rule(relaxationNames(relaxations).length > 0, {
    option: "relaxations",
    rule: "must relax something",
    fix: "Leave it out",
  });
  for (const capability of relaxations.capabilities ?? []) {
    problems.rule(BASELINE_CAPABILITIES.includes(capability), {
      option: "relaxations.capabilities",
      value: capability,
      rule: 'must be one that the Pod Security Standard "baseline" allows',
      fix: `Choose from ${BASELINE_CAPABILITIES.join(", ")}`,
    });
  }
  return problems.all;
}

function relaxationNames(relaxations: Relaxations): readonly string[] {
  return [
    ...(relaxations.rootUser === true ? ["root user"] : []),
    ...(relaxations.writableRootFilesystem === true ? ["writable root file system"] : []),
    ...(relaxations.privilegeEscalation === true ? ["privilege escalation"] : []),
    ...[...(relaxations.capabilities ?? [])].sort().map((name) => `capability ${name}`),
  ];
}
