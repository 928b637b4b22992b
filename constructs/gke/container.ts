import { type ConstructProblem, isKnown, ProblemList } from "../shared/validate";
import { nonEmpty } from "./block";
import { type ProbeProps, probeBlock, probeProblems } from "./probe";
import { resourceMap, resourceProblems } from "./resources";
import { dnsLabelProblems, wholeNumberProblems } from "./rules";
import { containerSecurityContext, type Relaxations, securityProblems } from "./security-context";
import { isWritable, type VolumeProps } from "./volume";

/** Amounts of one container, as Kubernetes quantities (`500m`, `2Gi`). */
export interface ResourceAmounts {
  readonly cpu: string;
  readonly memory: string;
  /** Disk for logs, the writable layer and `emptyDir` volumes that are not in memory. */
  readonly ephemeralStorage: string;
}

/** Requests and limits of a container. Both are required: a quota counts them. */
export interface ContainerResources {
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
}

/** A command that runs in the container before it is sent SIGTERM. */
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
  /** Plain settings. Never a secret: environment variables are readable by anyone who may read pods. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** TCP ports by name. Probes, the Service and network policies speak of the names. @default {} */
  readonly ports?: Readonly<Record<string, number>>;
  readonly resources: ContainerResources;
  /** Probe of the start; nothing else is probed until it succeeds. @default - none */
  readonly startupProbe?: ProbeProps;
  /** Probe that decides about traffic. @default - none */
  readonly readinessProbe?: ProbeProps;
  /** Probe that decides about restarts. @default - none */
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
  /** Permissions beyond the hardened default, and the reason. @default - nothing */
  readonly relaxations?: Relaxations;
}

const IMAGE_DIGEST = /@sha256:[0-9a-f]{64}$/;
const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const PORT_NAME = /^(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** A container as the provider takes it. */
export function containerBlock(container: ContainerProps, volumes: Readonly<Record<string, VolumeProps>>) {
  const { startupProbe, readinessProbe, livenessProbe, preStop, postStart } = container;
  return {
    name: container.name,
    image: container.image,
    // A digest never changes what it names: no need to ask the registry at each start.
    imagePullPolicy: "IfNotPresent",
    command: nonEmpty(container.command),
    args: nonEmpty(container.args),
    env: nonEmpty(Object.entries(container.env ?? {}).map(([name, value]) => ({ name, value }))),
    port: nonEmpty(
      Object.entries(container.ports ?? {}).map(([name, containerPort]) => ({
        name,
        containerPort,
        protocol: "TCP",
      })),
    ),
    resources: {
      requests: resourceMap(container.resources.requests),
      limits: resourceMap(container.resources.limits),
    },
    securityContext: containerSecurityContext(container),
    startupProbe: startupProbe && probeBlock(startupProbe),
    readinessProbe: readinessProbe && probeBlock(readinessProbe),
    livenessProbe: livenessProbe && probeBlock(livenessProbe),
    lifecycle:
      preStop === undefined && postStart === undefined
        ? undefined
        : {
            postStart: postStart && [{ exec: { command: [...postStart] } }],
            preStop: preStop && [{ exec: { command: [...preStop.command] } }],
          },
    volumeMount: nonEmpty(container.mounts?.map((mount) => mountBlock(mount, volumes[mount.volume]))),
    // The last lines of the log say more than an empty file when a container dies.
    terminationMessagePolicy: "FallbackToLogsOnError",
  };
}

/** Rules of one container in a pod with these volumes. */
export function containerProblems(
  container: ContainerProps,
  volumes: Readonly<Record<string, VolumeProps>>,
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.addAll(dnsLabelProblems("name", container.name));
  problems.rule(!isKnown(container.image) || IMAGE_DIGEST.test(container.image), {
    option: "image",
    value: container.image,
    rule: "must carry a digest",
    fix: "Add @sha256:<64 hex digits>; `docker buildx imagetools inspect` shows it",
  });
  for (const name of Object.keys(container.env ?? {})) {
    problems.rule(ENV_NAME.test(name), {
      option: `env.${name}`,
      rule: "must have the name of an environment variable",
      fix: "Use letters, digits and underscores",
    });
  }
  for (const [name, port] of Object.entries(container.ports ?? {})) {
    problems.rule(PORT_NAME.test(name) && name.length <= 15, {
      option: `ports.${name}`,
      rule: "must have a name of at most 15 lower-case letters, digits and dashes",
      fix: "Shorten it",
    });
    problems.addAll(wholeNumberProblems(`ports.${name}`, port, 1, 65535));
  }
  problems.addAll(resourceProblems(container.resources), "resources.");
  problems.addAll(securityProblems(container));
  problems.addAll(probeProblems(container));
  problems.addAll(hookProblems(container));
  problems.addAll(mountProblems(container.mounts ?? [], volumes));
  return problems.all;
}

function mountBlock(mount: MountProps, volume: VolumeProps | undefined) {
  return {
    name: mount.volume,
    mountPath: mount.path,
    readOnly: mount.readOnly ?? (volume === undefined || !isWritable(volume)),
    subPath: mount.subPath,
  };
}

function hookProblems(container: ContainerProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const commands = { "preStop.command": container.preStop?.command, postStart: container.postStart };
  for (const [option, command] of Object.entries(commands)) {
    problems.rule(command === undefined || command.length > 0, {
      option,
      value: command,
      rule: "must name a program",
      fix: "Give the command and its arguments",
    });
  }
  problems.addAll(wholeNumberProblems("preStop.seconds", container.preStop?.seconds, 0));
  return problems.all;
}

function mountProblems(
  mounts: readonly MountProps[],
  volumes: Readonly<Record<string, VolumeProps>>,
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const paths = new Set<string>();
  for (const mount of mounts) {
    const volume = volumes[mount.volume];
    problems.rule(volume !== undefined, {
      option: "mounts",
      value: mount.volume,
      rule: "must mount volumes of the pod",
      fix: "Add it to volumes",
    });
    problems.rule(mount.path.startsWith("/") && mount.path !== "/", {
      option: "mounts",
      value: mount.path,
      rule: "must have an absolute path below the root",
      fix: "Write the path from the root",
    });
    problems.rule(!paths.has(mount.path), {
      option: "mounts",
      value: mount.path,
      rule: "must not mount two volumes at one path",
      fix: "Give each a path of its own",
    });
    problems.rule(volume === undefined || isWritable(volume) || mount.readOnly !== false, {
      option: "mounts",
      value: mount.volume,
      rule: "must not ask to write to a ConfigMap or to secrets",
      fix: "Copy the file into an emptyDir at start",
    });
    paths.add(mount.path);
  }
  return problems.all;
}
