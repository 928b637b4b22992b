import type { Environment } from "./environment";
import { resourcesWithUploads } from "./scratch-space";

/** Sums over all pods of a namespace, in the units of a ResourceQuota. */
export interface Demand {
  readonly cpuRequestMillicores: number;
  readonly cpuLimitMillicores: number;
  readonly memoryMib: number;
  readonly ephemeralStorageMib: number;
  readonly pods: number;
}

/**
 * Generations of a deployment's pods that exist at the same time during a rollout: a pod that still finishes its
 * uploads counts until it has ended, and its successor counts already.
 */
const GENERATIONS = 2;

/**
 * The namespace's quota: peak demand plus the environment's headroom. It follows from the workloads, so that raising a
 * maximum is one edit.
 */
export function namespaceQuota(
  environment: Pick<Environment, "workloads" | "uploads" | "helpers" | "namespace" | "database">,
): Demand {
  const { quotaHeadroomPercent = 0 } = environment.namespace;
  return mapDemand(peakDemand(environment), (amount) =>
    Math.ceil((amount * (100 + quotaHeadroomPercent)) / 100),
  );
}

/**
 * Peak demand: every autoscaler at its maximum, every deployment in a rollout at once, and all jobs running. Each of
 * packagecloud's pods has its Redis helper.
 */
export function peakDemand({
  workloads,
  uploads,
  helpers,
  database,
}: Pick<Environment, "workloads" | "uploads" | "helpers" | "database">): Demand {
  const helper = helpers.redisTls.resources;
  const { web, rainbows, resque, toolbox, migration } = workloads;
  const withUploads = resourcesWithUploads({ workloads, uploads });
  const autoscaled = [
    { ...web.autoscaling, resources: web.resources },
    { ...rainbows.autoscaling, resources: withUploads.rainbows },
    { ...resque.autoscaling, resources: withUploads.resque },
  ];
  return sum([
    ...autoscaled.map(({ resources, maxReplicas }) =>
      times(GENERATIONS * maxReplicas, sum([pod(resources), container(helper)])),
    ),
    times(GENERATIONS, sum([pod(toolbox.resources), container(helper)])),
    times(GENERATIONS * helpers.sqlProxy.replicas, pod(helpers.sqlProxy.resources)),
    sum([pod(migration.resources), container(helper)]),
    pod(helpers.backupCheck.resources),
    ...(helpers.licenceCheck === null ? [] : [pod(helpers.licenceCheck.resources)]),
    ...(database.restoreDrill === null ? [] : [pod(database.restoreDrill.resources)]),
    sum([pod(helpers.queueCheck.resources), container(helper)]),
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
  return mapDemand(demand, (amount) => count * amount);
}

function mapDemand(demand: Demand, change: (amount: number) => number): Demand {
  return {
    cpuRequestMillicores: change(demand.cpuRequestMillicores),
    cpuLimitMillicores: change(demand.cpuLimitMillicores),
    memoryMib: change(demand.memoryMib),
    ephemeralStorageMib: change(demand.ephemeralStorageMib),
    pods: change(demand.pods),
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
