import type { Environment } from "../environment";

/** What pods ask for together, in the units of the quota. */
export interface Demand {
  readonly cpuRequestMillicores: number;
  readonly cpuLimitMillicores: number;
  readonly memoryMib: number;
  readonly ephemeralStorageMib: number;
  readonly pods: number;
}

type Sized = Pick<Environment, "workloads" | "helpers">;

/**
 * Generations of a deployment's pods that exist at the same time during a rollout: a pod that still finishes its
 * uploads counts until it is gone, and its successor counts already.
 */
const GENERATIONS = 2;

/**
 * What the namespace's pods ask for when every autoscaler is at its largest, every deployment rolls at once and the
 * jobs run: each of packagecloud's pods with its Redis helper, the SQL proxies, the migration and the backup check.
 */
export function largestDemand({ workloads, helpers }: Sized): Demand {
  const helper = helpers.redisTls.resources;
  const { web, rainbows, resque, toolbox, migration } = workloads;
  return sum([
    ...[web, rainbows, resque].map(({ resources, autoscaling }) =>
      times(GENERATIONS * autoscaling.maxReplicas, sum([pod(resources), container(helper)])),
    ),
    times(GENERATIONS, sum([pod(toolbox.resources), container(helper)])),
    times(GENERATIONS * helpers.sqlProxy.replicas, pod(helpers.sqlProxy.resources)),
    sum([pod(migration.resources), container(helper)]),
    pod(helpers.backupCheck.resources),
  ]);
}

type Container = Omit<Demand, "pods">;

function container(resources: Container): Demand {
  return { ...resources, pods: 0 };
}

function pod(resources: Container): Demand {
  return { ...resources, pods: 1 };
}

function times(count: number, demand: Demand): Demand {
  return {
    cpuRequestMillicores: count * demand.cpuRequestMillicores,
    cpuLimitMillicores: count * demand.cpuLimitMillicores,
    memoryMib: count * demand.memoryMib,
    ephemeralStorageMib: count * demand.ephemeralStorageMib,
    pods: count * demand.pods,
  };
}

function sum(demands: readonly Demand[]): Demand {
  return demands.reduce((left, right) => ({
    cpuRequestMillicores: left.cpuRequestMillicores + right.cpuRequestMillicores,
    cpuLimitMillicores: left.cpuLimitMillicores + right.cpuLimitMillicores,
    memoryMib: left.memoryMib + right.memoryMib,
    ephemeralStorageMib: left.ephemeralStorageMib + right.ephemeralStorageMib,
    pods: left.pods + right.pods,
  }));
}
