import type { ProbeProps } from "./probe";
import type { Relaxations } from "./security-context";

/** Amounts of one container, as Kubernetes quantities (`500m`, `2Gi`). */
export interface ResourceAmounts {
  readonly cpu: string;
  readonly memory: string;
  /** Disk for logs, the writable layer and `emptyDir` volumes that are not in memory. */
  readonly ephemeralStorage: string;
}

/** What a container asks for and may not exceed. Both are required: a quota counts them. */
export interface ContainerResources {
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
}

/** A command that runs in the container before it is told to stop. */
export interface PreStop {
  /** Runs without a shell, unless it names one. The image must have it. */
  readonly command: readonly string[];
  /** The longest time the command takes, in seconds. The pod's grace period covers it. */
  readonly seconds: number;
}

/** A volume of the pod in a container's file system. */
export interface MountProps {
  /** A key of the pod's `volumes`. */
  readonly volume: string;
  /** Absolute path in the container. */
  readonly path: string;
  /** One file or folder of the volume. A file mounted so never follows later changes of its ConfigMap. @default - the whole volume */
  readonly subPath?: string;
  /** @default - false for an emptyDir, true (and never false) for everything else */
  readonly readOnly?: boolean;
}

/** One container. Hardened; what it cannot bear is said in `relaxations`. */
export interface ContainerProps {
  /** A DNS label, unique in the pod. */
  readonly name: string;
  /** With a digest (`registry/path:tag@sha256:...`): a tag alone can change under a running rollout. */
  readonly image: string;
  /** Replaces the image's entrypoint. @default - the image's */
  readonly command?: readonly string[];
  /** Replaces the image's command. @default - the image's */
  readonly args?: readonly string[];
  /** Plain settings. Never a secret: environment variables are readable by whoever may read pods. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** TCP ports by name. Probes, the Service and network policies speak of the names. @default {} */
  readonly ports?: Readonly<Record<string, number>>;
  readonly resources: ContainerResources;
  /** How long starting may take; nothing else is probed until it succeeds. @default - none */
  readonly startupProbe?: ProbeProps;
  /** Whether traffic may come. @default - none */
  readonly readinessProbe?: ProbeProps;
  /** Whether to restart it. @default - none */
  readonly livenessProbe?: ProbeProps;
  /** Runs before the container gets its stop signal; also the place to send another signal than TERM. @default - none */
  readonly preStop?: PreStop;
  /** A command run right after the start. The kubelet starts the pod's next container only when it has ended. @default - none */
  readonly postStart?: readonly string[];
  /** @default [] */
  readonly mounts?: readonly MountProps[];
  /** User id; 0 needs `relaxations.rootUser`. @default 65532, the usual "nonroot" */
  readonly user?: number;
  /** Group id. @default - the user id */
  readonly group?: number;
  /** What this container may do beyond the hardened default, and why. @default - nothing */
  readonly relaxations?: Relaxations;
}
