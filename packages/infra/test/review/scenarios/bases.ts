import type { EnvironmentData } from "../../../../../environments/environment";
import { changed } from "../../../../../test/environments/change";
import { DATA } from "../../../../../test/support/environments";

/**
 * ops with less of everything, with its protections lifted, and in the middle of a password rotation: from here
 * strengthening can be planned, and what `prevent_destroy` would refuse.
 */
const LEAN: Readonly<Record<string, unknown>> = {
  "protection.preventDestroy": false,
  "database.availability": "ZONAL",
  "database.tier": "db-custom-4-15360",
  "database.backups.retained": 7,
  "database.backups.transactionLogDays": 1,
  "database.passwordGenerations": [1, 2],
  "redis.memorySizeGb": 4,
  "workloads.web.autoscaling.minReplicas": 2,
  "workloads.web.resources.memoryMib": 2048,
  "storage.noncurrentVersionDays": 7,
  "storage.replica.noncurrentVersionDays": 90,
  "storage.replica.timeControl": true,
  "storage.bootstrapPolicyAttached": true,
  "monitoring.redisMemoryRatio": 0.9,
};

/** Bases that scenarios are planned against: each is applied once. */
export const BASES = {
  ops: DATA.ops,
  pre: DATA.pre,
  lean: withSettings(DATA.ops, LEAN),
} as const satisfies Readonly<Record<string, EnvironmentData>>;

export type BaseName = keyof typeof BASES;

/** The base that a base is applied on: generations of a password come one after the other, or they may swap their numbers. */
export const EARLIER: { readonly [name in BaseName]?: EnvironmentData } = {
  lean: withSettings(BASES.lean, { "database.passwordGenerations": [1] }),
};

/** An environment's data with settings changed, by path. */
export function withSettings(
  data: EnvironmentData,
  settings: Readonly<Record<string, unknown>>,
): EnvironmentData {
  return Object.entries(settings).reduce<EnvironmentData>(
    (each, [path, value]) => changed(each, path, value),
    data,
  );
}
