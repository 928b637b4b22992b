import { type ConstructProblem, isKnown, ProblemList } from "../shared/validate";
import { EDITION_RULES } from "./edition";
import type { MySqlInstanceProps } from "./mysql-instance-props";
import type { ResolvedMySqlInstance } from "./resolve-mysql-instance";

/** Every rule that an instance breaks. */
export function checkMySqlInstance(
  props: MySqlInstanceProps,
  resolved: ResolvedMySqlInstance,
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  checkName(props, problems);
  checkEdition(props, resolved, problems);
  checkBackups(resolved, problems);
  checkDisk(resolved, problems);
  checkMaintenanceAndInsights(resolved, problems);
  return problems.all;
}

function checkName(props: MySqlInstanceProps, problems: ProblemList): void {
  if (!isKnown(props.name)) return;
  problems.rule(/^[a-z][a-z0-9-]{0,95}[a-z0-9]$/.test(props.name), {
    option: "name",
    value: props.name,
    rule: "must be 2 to 97 lower-case letters, digits and hyphens, starting with a letter",
    fix: "Take a name of that form",
  });
}

function checkEdition(
  props: MySqlInstanceProps,
  { backups }: ResolvedMySqlInstance,
  problems: ProblemList,
): void {
  const edition = EDITION_RULES[props.edition];
  problems.rule(edition.tier.test(props.tier), {
    option: "tier",
    value: props.tier,
    rule: `must be a machine type of edition ${props.edition}`,
    fix: `Take one like ${edition.tierExample}, or another edition`,
  });
  problems.addAll(customTierProblems(props.tier));
  const days = backups.transactionLogRetentionDays;
  problems.rule(Number.isInteger(days) && days >= 1 && days <= edition.maxTransactionLogDays, {
    option: "backups.transactionLogRetentionDays",
    value: days,
    rule: `must be 1 to ${edition.maxTransactionLogDays} whole days on edition ${props.edition}`,
    fix: "Keep fewer days of log, or take edition ENTERPRISE_PLUS, which keeps up to 35",
  });
}

/**
 * Limits of custom machine types.
 * @see https://cloud.google.com/sql/docs/mysql/instance-settings
 */
function customTierProblems(tier: string): readonly ConstructProblem[] {
  const match = /^db-custom-(\d+)-(\d+)$/.exec(tier);
  if (match === null) return [];
  const problems = new ProblemList();
  const cpus = Number(match[1]);
  const memoryMb = Number(match[2]);
  problems.rule(cpus === 1 || (cpus % 2 === 0 && cpus >= 2 && cpus <= 96), {
    option: "tier",
    value: tier,
    rule: "must have 1 vCPU or an even number of them up to 96",
    fix: "Change the first number of the tier",
  });
  const fits = memoryMb >= cpus * 0.9 * 1024 && memoryMb <= cpus * 6.5 * 1024;
  problems.rule(memoryMb % 256 === 0 && memoryMb >= 3840 && fits, {
    option: "tier",
    value: tier,
    rule: "must have 0.9 to 6.5 GB of memory for each vCPU, at least 3840 MB, in steps of 256 MB",
    fix: "Change the second number of the tier, which is the memory in MB",
  });
  return problems.all;
}

function checkBackups({ availability, backups }: ResolvedMySqlInstance, problems: ProblemList): void {
  problems.rule(!backups.binaryLog || backups.enabled, {
    option: "backups.binaryLog",
    value: backups.binaryLog,
    rule: "must be off without backups, which it is replayed on",
    fix: "Turn backups.enabled on",
  });
  problems.rule(availability === "ZONAL" || (backups.enabled && backups.binaryLog), {
    option: "availability",
    value: availability,
    rule: "must be ZONAL without backups and binary log, which feed the standby",
    fix: "Turn backups.enabled and backups.binaryLog on",
  });
  const kept = backups.retainedBackups;
  problems.rule(Number.isInteger(kept) && kept >= 1 && kept <= 365, {
    option: "backups.retainedBackups",
    value: kept,
    rule: "must be a whole number of backups from 1 to 365",
    fix: "One backup is made each day: take the days to look back, at most 365",
  });
  problems.rule(kept > backups.transactionLogRetentionDays, {
    option: "backups.retainedBackups",
    value: kept,
    rule: `must be more than the ${backups.transactionLogRetentionDays} days of transaction log`,
    fix: "Keep more backups: the oldest log can only be replayed on a backup that is older still",
  });
  problems.rule(/^([01]\d|2[0-3]):[0-5]\d$/.test(backups.startTime), {
    option: "backups.startTime",
    value: backups.startTime,
    rule: "must be a time of day as HH:MM in UTC",
    fix: 'Write it with two digits each, such as "03:00"',
  });
}

function checkDisk({ disk }: ResolvedMySqlInstance, problems: ProblemList): void {
  problems.rule(Number.isInteger(disk.sizeGb) && disk.sizeGb >= 10 && disk.sizeGb <= 65536, {
    option: "disk.sizeGb",
    value: disk.sizeGb,
    rule: "must be 10 to 65536 whole GB",
    fix: "Take the size to begin with; the disk grows by itself",
  });
  problems.rule(disk.autoresizeLimitGb === 0 || disk.autoresizeLimitGb >= disk.sizeGb, {
    option: "disk.autoresizeLimitGb",
    value: disk.autoresizeLimitGb,
    rule: `must be 0 (no limit) or at least the size, ${disk.sizeGb} GB`,
    fix: "Raise the limit or leave it out",
  });
}

function checkMaintenanceAndInsights(resolved: ResolvedMySqlInstance, problems: ProblemList): void {
  const { maintenance, queryInsights } = resolved;
  problems.addAll([
    ...outside("maintenance.day", maintenance.day, 1, 7, "Count from Monday, which is 1"),
    ...outside("maintenance.hour", maintenance.hour, 0, 23, "Take an hour of the day in UTC"),
    ...outside(
      "queryInsights.queryStringLengthBytes",
      queryInsights.queryStringLengthBytes,
      256,
      4500,
      "Take a length in bytes between the two",
    ),
    ...outside(
      "queryInsights.queryPlansPerMinute",
      queryInsights.queryPlansPerMinute,
      0,
      20,
      "Sample fewer plans",
    ),
  ]);
}

function outside(
  option: string,
  value: number,
  min: number,
  max: number,
  fix: string,
): readonly ConstructProblem[] {
  if (Number.isInteger(value) && value >= min && value <= max) return [];
  return [{ option, value, rule: `must be a whole number from ${min} to ${max}`, fix }];
}
