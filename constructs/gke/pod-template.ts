import { type ConstructProblem, ProblemList } from "../shared/validate";
import { nonEmpty, nonEmptyMap } from "./block";
import { type ContainerProps, containerBlock, containerProblems } from "./container";
import { objectLabels, selectorLabels } from "./labels";
import { parseQuantity } from "./quantity";
import { dnsLabelProblems, quantityProblems, wholeNumberProblems } from "./rules";
import { describeRelaxations, podSecurityContext } from "./security-context";
import { type VolumeProps, volumeBlock } from "./volume";

export interface TolerationProps {
  readonly key: string;
  /** @default - any value */
  readonly value?: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** Properties of pods that deployments, jobs and cron jobs share. */
export interface PodProps {
  /**
   * In the order of their start. The first is the main container: where `kubectl exec` and `kubectl logs` go by default.
   * Helpers are ordinary containers, hardened like any other.
   */
  readonly containers: readonly ContainerProps[];
  /** By name. @default {} */
  readonly volumes?: Readonly<Record<string, VolumeProps>>;
  /** Labels of the pods beyond the object's own. @default {} */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Annotations of the pods; a hash of a configuration among them makes its change roll the pods. @default {} */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** @default - the cluster's default priority */
  readonly priorityClassName?: string;
  /** `false` keeps the cluster autoscaler from evicting the pods to save a node. @default - the autoscaler decides */
  readonly safeToEvict?: boolean;
  /** Group that owns the volumes' files. @default - none */
  readonly fsGroup?: number;
  /** @default {} */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** @default [] */
  readonly tolerations?: readonly TolerationProps[];
}

/** Properties that the owner of a pod template (a Deployment, a Job) decides. */
export interface PodOwner {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly serviceAccountName: string;
  readonly restartPolicy: "Always" | "Never";
  readonly terminationGracePeriodSeconds: number;
  /** Spreads the pods over zones and nodes, as far as there is room. */
  readonly spread: boolean;
}

/** A pod template as the provider takes it, the same for deployments, jobs and cron jobs. */
export function podTemplate(pod: PodProps, owner: PodOwner) {
  const volumes = pod.volumes ?? {};
  const main = pod.containers[0]?.name;
  return {
    metadata: {
      labels: { ...pod.podLabels, ...objectLabels(owner.name, owner.labels) },
      annotations: {
        ...pod.podAnnotations,
        ...(main === undefined ? {} : { "kubectl.kubernetes.io/default-container": main }),
        ...(pod.safeToEvict === undefined
          ? {}
          : { "cluster-autoscaler.kubernetes.io/safe-to-evict": `${pod.safeToEvict}` }),
      },
    },
    spec: {
      serviceAccountName: owner.serviceAccountName,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      restartPolicy: owner.restartPolicy,
      terminationGracePeriodSeconds: owner.terminationGracePeriodSeconds,
      priorityClassName: pod.priorityClassName,
      nodeSelector: nonEmptyMap(pod.nodeSelector),
      securityContext: podSecurityContext(pod.fsGroup),
      container: pod.containers.map((container) => containerBlock(container, volumes)),
      volume: nonEmpty(Object.entries(volumes).map(([name, volume]) => volumeBlock(name, volume))),
      toleration: nonEmpty(pod.tolerations?.map(tolerationBlock)),
      topologySpreadConstraint: owner.spread
        ? SPREAD_OVER.map((key) => spreadBlock(key, owner.name))
        : undefined,
    },
  };
}

/** Relaxations of the containers as annotations of the pods' owner, where a change rolls no pod. */
export function relaxationAnnotations(
  containers: readonly ContainerProps[],
): Record<string, string> | undefined {
  const relaxed = containers.flatMap(({ name, relaxations }) =>
    relaxations === undefined ? [] : [[`relaxations.workload/${name}`, describeRelaxations(relaxations)]],
  );
  return nonEmptyMap(Object.fromEntries(relaxed));
}

/** The time that the pods' own preStop commands may take: they run side by side. */
export function longestPreStopSeconds(containers: readonly ContainerProps[]): number {
  return Math.max(0, ...containers.map(({ preStop }) => preStop?.seconds ?? 0));
}

/** Rules of a pod. */
export function podProblems(pod: PodProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const volumes = pod.volumes ?? {};
  problems.rule(pod.containers.length > 0, {
    option: "containers",
    rule: "must not be empty",
    fix: "Add the main container first",
  });
  for (const container of pod.containers) {
    problems.addAll(containerProblems(container, volumes), `containers.${container.name}.`);
  }
  problems.addAll(uniquenessProblems(pod.containers));
  for (const [name, volume] of Object.entries(volumes)) {
    problems.addAll(dnsLabelProblems("volumes", name));
    problems.rule(
      pod.containers.some(({ mounts }) => mounts?.some((mount) => mount.volume === name) === true),
      { option: `volumes.${name}`, rule: "must be mounted by a container", fix: "Mount it or leave it out" },
    );
    if ("emptyDir" in volume) {
      problems.addAll(quantityProblems("sizeLimit", volume.emptyDir.sizeLimit), `volumes.${name}.emptyDir.`);
    }
  }
  problems.addAll(roomProblems(pod.containers, volumes));
  problems.addAll(wholeNumberProblems("fsGroup", pod.fsGroup, 1));
  return problems.all;
}

const SPREAD_OVER = ["topology.kubernetes.io/zone", "kubernetes.io/hostname"] as const;

function spreadBlock(topologyKey: string, name: string) {
  return {
    maxSkew: 1,
    topologyKey,
    // The provider's default is DoNotSchedule, which keeps pods waiting when a zone is full.
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: [{ matchLabels: selectorLabels(name) }],
  };
}

function tolerationBlock({ key, value, effect }: TolerationProps) {
  return value === undefined
    ? { key, operator: "Exists", effect }
    : { key, operator: "Equal", value, effect };
}

function uniquenessProblems(containers: readonly ContainerProps[]): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const names = new Set<string>();
  const portOwners = new Map<string | number, string>();
  for (const { name, ports } of containers) {
    problems.rule(!names.has(name), {
      option: "containers",
      value: name,
      rule: "must have different names",
      fix: "Rename one",
    });
    names.add(name);
    for (const port of Object.entries(ports ?? {}).flat()) {
      const owner = portOwners.get(port);
      problems.rule(owner === undefined, {
        option: `containers.${name}.ports`,
        value: port,
        rule: `must not be ${owner}'s too: the containers of a pod share one address`,
        fix: "Choose another",
      });
      portOwners.set(port, name);
    }
  }
  return problems.all;
}

/** A volume that may hold more than the pod's containers together may use has the pod evicted before it is full. */
function roomProblems(
  containers: readonly ContainerProps[],
  volumes: Readonly<Record<string, VolumeProps>>,
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  for (const [name, volume] of Object.entries(volumes)) {
    if (!("emptyDir" in volume)) continue;
    const { sizeLimit, inMemory } = volume.emptyDir;
    const amount = inMemory === true ? "memory" : "ephemeralStorage";
    const size = parseQuantity(sizeLimit)?.milli ?? 0n;
    const room = containers.reduce(
      (sum, { resources }) => sum + (parseQuantity(resources.limits[amount])?.milli ?? 0n),
      0n,
    );
    problems.rule(size <= room, {
      option: `volumes.${name}.emptyDir.sizeLimit`,
      value: sizeLimit,
      rule: `must not exceed the containers' limits.${amount} together`,
      fix: "Raise a limit or lower the size",
    });
  }
  return problems.all;
}
