import type { Bounds, Format } from "./format";

/** Cloud SQL editions. They differ in machine types, limits and price. */
export type Edition = "ENTERPRISE" | "ENTERPRISE_PLUS";

/** Machine types and limits of an edition. */
export interface EditionRule {
  readonly tier: RegExp;
  /** An example for messages. */
  readonly tierExample: string;
  /**
   * Days of transaction log.
   * @see https://cloud.google.com/sql/docs/mysql/backup-recovery/pitr
   */
  readonly transactionLogDays: Bounds;
}

/** @see https://cloud.google.com/sql/docs/mysql/instance-settings */
export const EDITIONS: Readonly<Record<Edition, EditionRule>> = {
  ENTERPRISE: {
    tier: /^db-(f1-micro|g1-small|n1-(standard|highmem)-\d+|custom-\d+-\d+)$/,
    tierExample: "db-custom-4-15360",
    transactionLogDays: { min: 1, max: 7 },
  },
  ENTERPRISE_PLUS: {
    tier: /^db-(perf-optimized-N|c4a-highmem)-\d+$/,
    tierExample: "db-perf-optimized-N-4",
    transactionLogDays: { min: 1, max: 35 },
  },
};

/** Size of an instance's disk, in GB. @see https://cloud.google.com/sql/docs/mysql/instance-settings */
export const DISK_GB: Bounds = { min: 10, max: 65_536 };

const BYTES_PER_GB = 2 ** 30;

/**
 * Free space, in GB, below which Cloud SQL grows a disk of this size, and the GB that it then adds.
 * @see https://cloud.google.com/sql/docs/mysql/instance-settings#automatic-storage-increase-2ndgen
 */
export function autoresizeStepGb(sizeGb: number): number {
  return Math.min(Math.floor(sizeGb / 25) + 5, 25);
}

/** Share of a disk of this size that is used when Cloud SQL grows it. */
export function utilizationAtGrowth(sizeGb: number): number {
  return (sizeGb - autoresizeStepGb(sizeGb)) / sizeGb;
}

/**
 * Thresholds for a disk that grows by itself. A share of the present size says nothing: a large disk is always nearly
 * full, because it grows in small steps. What ends is the room below the limit, or growth itself.
 */
export interface DiskThresholds {
  /** Bytes used above which the autoresize limit is near. */
  readonly nearLimitBytes: number;
  /** Share of the disk above which it should have grown already, whatever its size up to the limit. */
  readonly notGrowing: number;
}

/**
 * @param limitGb the autoresize limit; 0 for none, which leaves the vendor's
 * @param ratio share of the limit that may be used, 0 to 1
 */
export function diskThresholds(limitGb: number, ratio: number): DiskThresholds {
  const limit = limitGb === 0 ? DISK_GB.max : limitGb;
  // Half way from where the largest disk grows to full.
  const notGrowing = (1 + utilizationAtGrowth(limit)) / 2;
  return { nearLimitBytes: Math.floor(limit * ratio * BYTES_PER_GB), notGrowing: round(notGrowing) };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/** Automated backups kept. @see https://cloud.google.com/sql/docs/mysql/backup-recovery/backups */
export const RETAINED_BACKUPS: Bounds = { min: 1, max: 365 };

/** Day of the maintenance window; 1 is Monday. */
export const MAINTENANCE_DAY: Bounds = { min: 1, max: 7 };

/** Hour of a maintenance window, UTC. */
export const MAINTENANCE_HOUR: Bounds = { min: 0, max: 23 };

/** Beginning of the backup window. */
export const BACKUP_START: Format = {
  pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
  rule: "must be a time of day in UTC, HH:MM",
};

/** Characters of an instance's name together with its project's id. */
export const MAX_INSTANCE_WITH_PROJECT = 97;

/** @see https://cloud.google.com/sql/docs/mysql/create-instance */
export const INSTANCE_NAME: Format = {
  pattern: /^[a-z][a-z0-9-]{0,95}[a-z0-9]$/,
  rule: "must be 2 to 97 lower-case letters, digits and hyphens, beginning with a letter",
};

/** @see https://dev.mysql.com/doc/refman/8.0/en/identifiers.html */
export const DATABASE_NAME: Format = {
  pattern: /^[A-Za-z0-9_$-]{1,64}$/,
  rule: "must be 1 to 64 letters, digits, hyphens, underscores and dollar signs",
};

/** Memory of a custom machine type, in MiB. */
const CUSTOM_MEMORY = { step: 256, min: 3840, minPerCpu: 0.9 * 1024, maxPerCpu: 6.5 * 1024 } as const;
const CUSTOM_CPUS: Bounds = { min: 1, max: 96 };

/**
 * Returns the rules that a custom machine type breaks; none for any other tier.
 * @see https://cloud.google.com/sql/docs/mysql/instance-settings
 */
export function customTierRules(tier: string): readonly string[] {
  const [, first, second] = /^db-custom-(\d+)-(\d+)$/.exec(tier) ?? [];
  if (first === undefined || second === undefined) return [];
  const cpus = Number(first);
  const memory = Number(second);
  const { step, min, minPerCpu, maxPerCpu } = CUSTOM_MEMORY;
  const hasCpus = cpus === CUSTOM_CPUS.min || (cpus >= 2 && cpus % 2 === 0 && cpus <= CUSTOM_CPUS.max);
  const hasMemory =
    memory % step === 0 && memory >= min && memory >= cpus * minPerCpu && memory <= cpus * maxPerCpu;
  return [
    ...(hasCpus ? [] : [`must have 1 vCPU or an even number of them up to ${CUSTOM_CPUS.max}`]),
    ...(hasMemory
      ? []
      : [`must have 0.9 to 6.5 GiB of memory for each vCPU, at least ${min} MiB, in steps of ${step} MiB`]),
  ];
}

/** Days for which maintenance can be denied. @see https://cloud.google.com/sql/docs/mysql/maintenance */
export const MAX_DENY_DAYS = 90;
