import {
  BACKUP_START,
  customTierRules,
  DISK_GB,
  EDITIONS,
  INSTANCE_NAME,
  MAINTENANCE_DAY,
  MAINTENANCE_HOUR,
  RETAINED_BACKUPS,
} from "../../vendors/cloud-sql";
import { type Bounds, isWithin } from "../../vendors/format";
import { type ConstructProblem, isKnown, ProblemList } from "../shared/validate";
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
  problems.rule(INSTANCE_NAME.pattern.test(props.name), {
    option: "name",
    value: props.name,
    rule: INSTANCE_NAME.rule,
    fix: "Take a name of that form",
  });
}

function checkEdition(
  props: MySqlInstanceProps,
  { backups }: ResolvedMySqlInstance,
  problems: ProblemList,
): void {
  const edition = EDITIONS[props.edition];
  problems.rule(edition.tier.test(props.tier), {
    option: "tier",
    value: props.tier,
    rule: `must be a machine type of edition ${props.edition}`,
    fix: `Take one like ${edition.tierExample}, or another edition`,
  });
  problems.addAll(
    customTierRules(props.tier).map((rule) => ({
      option: "tier",
      value: props.tier,
      rule,
      fix: "Choose db-custom-<vCPUs>-<MiB> within these bounds, such as db-custom-4-15360",
    })),
  );
  const days = backups.transactionLogRetentionDays;
  const { min, max } = edition.transactionLogDays;
  problems.rule(isWithin(days, edition.transactionLogDays), {
    option: "backups.transactionLogRetentionDays",
    value: days,
    rule: `must be ${min} to ${max} whole days on edition ${props.edition}`,
    fix: "Keep fewer days of log, or take edition ENTERPRISE_PLUS, which keeps more",
  });
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
  problems.rule(isWithin(kept, RETAINED_BACKUPS), {
    option: "backups.retainedBackups",
    value: kept,
    rule: `must be a whole number of backups from ${RETAINED_BACKUPS.min} to ${RETAINED_BACKUPS.max}`,
    fix: "One backup is made each day: take the days to look back",
  });
  problems.rule(kept > backups.transactionLogRetentionDays, {
    option: "backups.retainedBackups",
    value: kept,
    rule: `must be more than the ${backups.transactionLogRetentionDays} days of transaction log`,
    fix: "Keep more backups: the oldest log can only be replayed on a backup that is older still",
  });
  problems.rule(BACKUP_START.pattern.test(backups.startTime), {
    option: "backups.startTime",
    value: backups.startTime,
    rule: BACKUP_START.rule,
    fix: 'Write it with two digits each, such as "03:00"',
  });
}

function checkDisk({ disk }: ResolvedMySqlInstance, problems: ProblemList): void {
  problems.rule(isWithin(disk.sizeGb, DISK_GB), {
    option: "disk.sizeGb",
    value: disk.sizeGb,
    rule: `must be ${DISK_GB.min} to ${DISK_GB.max} whole GB`,
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
    ...outside("maintenance.day", maintenance.day, MAINTENANCE_DAY, "Count from Monday, which is 1"),
    ...outside("maintenance.hour", maintenance.hour, MAINTENANCE_HOUR, "Take an hour of the day in UTC"),
    ...outside(
      "queryInsights.queryStringLengthBytes",
      queryInsights.queryStringLengthBytes,
      { min: 256, max: 4500 },
      "Take a length in bytes between the two",
    ),
    ...outside(
      "queryInsights.queryPlansPerMinute",
      queryInsights.queryPlansPerMinute,
      { min: 0, max: 20 },
      "Sample fewer plans",
    ),
  ]);
}

function outside(option: string, value: number, bounds: Bounds, fix: string): readonly ConstructProblem[] {
  if (isWithin(value, bounds)) return [];
  return [{ option, value, rule: `must be a whole number from ${bounds.min} to ${bounds.max}`, fix }];
}
