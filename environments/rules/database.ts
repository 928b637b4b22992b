import { customTierRules, EDITIONS, MAX_DENY_DAYS, MAX_INSTANCE_WITH_PROJECT } from "../../vendors/cloud-sql";
import { problemIf, rule } from "./rule";

const tierFitsEdition = rule(["database"], ({ database }) =>
  problemIf(!EDITIONS[database.edition].tier.test(database.tier), {
    where: "database.tier",
    value: database.tier,
    rule: `must be a tier of the edition ${database.edition}`,
    fix: `use a tier such as ${EDITIONS[database.edition].tierExample}, or change database.edition`,
  }),
);

const customTierIsWellFormed = rule(["database"], ({ database }) =>
  customTierRules(database.tier).map((broken) => ({
    where: "database.tier",
    value: database.tier,
    rule: broken,
    fix: "choose db-custom-<CPUs>-<MiB> within these bounds, such as db-custom-4-15360",
  })),
);

const logDaysFitEdition = rule(["database"], ({ database }) => {
  const { max } = EDITIONS[database.edition].transactionLogDays;
  return problemIf(database.backups.transactionLogDays > max, {
    where: "database.backups.transactionLogDays",
    value: String(database.backups.transactionLogDays),
    rule: `must be at most ${max} days on the edition ${database.edition}`,
    fix: `keep fewer days, or change database.edition to ENTERPRISE_PLUS, which keeps up to ${EDITIONS.ENTERPRISE_PLUS.transactionLogDays.max}`,
  });
});

const backupsOutliveLog = rule(["database"], ({ database }) =>
  problemIf(database.backups.retained <= database.backups.transactionLogDays, {
    where: "database.backups.retained",
    value: String(database.backups.retained),
    rule: `must be more than database.backups.transactionLogDays (${database.backups.transactionLogDays}), because a recovery starts from a backup older than the log`,
    fix: "keep more backups or fewer days of log",
  }),
);

const regionalNeedsLog = rule(["database"], ({ database }) =>
  problemIf(
    database.availability === "REGIONAL" && !(database.backups.enabled && database.backups.binaryLog),
    {
      where: "database.availability",
      value: database.availability,
      rule: "may be REGIONAL only with automated backups and the binary log, from which the standby is fed",
      fix: "turn on database.backups.enabled and database.backups.binaryLog, or use ZONAL",
    },
  ),
);

const logNeedsBackups = rule(["database"], ({ database }) =>
  problemIf(database.backups.binaryLog && !database.backups.enabled, {
    where: "database.backups.binaryLog",
    value: "true",
    rule: "may be on only with automated backups",
    fix: "turn on database.backups.enabled",
  }),
);

const diskLimitHoldsDisk = rule(["database"], ({ database }) =>
  problemIf(database.diskAutoresizeLimitGb !== 0 && database.diskAutoresizeLimitGb < database.diskSizeGb, {
    where: "database.diskAutoresizeLimitGb",
    value: String(database.diskAutoresizeLimitGb),
    rule: `must be 0 or at least database.diskSizeGb (${database.diskSizeGb})`,
    fix: "raise the limit, or set 0 for none",
  }),
);

const generationsAscend = rule(["database"], ({ database }) => {
  const generations = database.passwordGenerations;
  const ascend = generations.every(
    (generation, index) => index === 0 || generation > (generations[index - 1] ?? 0),
  );
  return problemIf(!ascend, {
    where: "database.passwordGenerations",
    value: JSON.stringify(generations),
    rule: "must ascend, because the pods use the last one",
    fix: "write the oldest generation first",
  });
});

/** Flags that the stack sets itself, because the runbook's security rests on them. */
const OWN_FLAGS = ["local_infile", "skip_show_database"];

const ownFlagsStay = rule(["database"], ({ database }) =>
  OWN_FLAGS.filter((name) => name in database.flags).map((name) => ({
    where: `database.flags.${name}`,
    value: JSON.stringify(database.flags[name]),
    rule: "must not be set here, the stack sets it to the secure value",
    fix: "remove the line",
  })),
);

const nameFitsProject = rule(["google", "database"], ({ google, database }) => {
  const length = google.project.length + database.instanceName.length;
  return problemIf(length > MAX_INSTANCE_WITH_PROJECT, {
    where: "database.instanceName",
    value: database.instanceName,
    rule: `must have at most ${MAX_INSTANCE_WITH_PROJECT} characters together with google.project`,
    fix: "choose a shorter name",
  });
});

const DAY_MS = 24 * 60 * 60 * 1000;

const denyPeriodIsShort = rule(["database"], ({ database }) => {
  const period = database.maintenance.denyPeriod;
  if (period === null) return [];
  const days = (Date.parse(period.endDate) - Date.parse(period.startDate)) / DAY_MS + 1;
  return problemIf(days < 1 || days > MAX_DENY_DAYS, {
    where: "database.maintenance.denyPeriod.endDate",
    value: period.endDate,
    rule: `must be 0 to ${MAX_DENY_DAYS - 1} days after startDate (${period.startDate})`,
    fix: "choose a later day, or a shorter period",
  });
});

const keysAreInTheRegion = rule(["google", "database", "redis"], ({ google, database, redis }) =>
  Object.entries({
    "database.encryptionKey": database.encryptionKey,
    "redis.encryptionKey": redis.encryptionKey,
  }).flatMap(([where, key]) =>
    problemIf(key !== null && !key.includes(`/locations/${google.region}/`), {
      where,
      value: String(key),
      rule: `must be a key in google.region (${google.region})`,
      fix: "name a key of that location; one in a multi-region is refused by Google",
    }),
  ),
);

const replicaIsElsewhere = rule(["google", "database"], ({ google, database }) => {
  const replica = database.readReplica;
  if (replica === null) return [];
  return [
    ...problemIf(replica.region === google.region, {
      where: "database.readReplica.region",
      value: replica.region,
      rule: `must not be google.region (${google.region}), with which it would be lost`,
      fix: "choose another region",
    }),
    ...problemIf(replica.instanceName === database.instanceName, {
      where: "database.readReplica.instanceName",
      value: replica.instanceName,
      rule: "must not be database.instanceName",
      fix: "give it a name of its own",
    }),
    ...problemIf(!database.backups.binaryLog, {
      where: "database.readReplica",
      rule: "needs database.backups.binaryLog, which it follows",
      fix: "turn the binary log on, or set database.readReplica to null",
    }),
    ...problemIf(!EDITIONS[database.edition].tier.test(replica.tier), {
      where: "database.readReplica.tier",
      value: replica.tier,
      rule: `must be a tier of the edition ${database.edition}`,
      fix: `use a tier such as ${EDITIONS[database.edition].tierExample}`,
    }),
    ...problemIf(database.encryptionKey !== null, {
      where: "database.readReplica",
      rule: "must be null with database.encryptionKey: the replica's region needs a key of its own",
      fix: "set one of the two to null",
    }),
  ];
});

const drillFits = rule(["database"], ({ database }) => {
  const drill = database.restoreDrill;
  if (drill === null) return [];
  return [
    ...problemIf(!database.backups.enabled, {
      where: "database.restoreDrill",
      rule: "needs database.backups.enabled: there would be nothing to restore",
      fix: "turn backups on, or set database.restoreDrill to null",
    }),
    ...problemIf(!EDITIONS[database.edition].tier.test(drill.tier), {
      where: "database.restoreDrill.tier",
      value: drill.tier,
      rule: `must be a tier of the edition ${database.edition}`,
      fix: `use a tier such as ${EDITIONS[database.edition].tierExample}`,
    }),
  ];
});

export const databaseRules = [
  denyPeriodIsShort,
  keysAreInTheRegion,
  replicaIsElsewhere,
  drillFits,
  tierFitsEdition,
  customTierIsWellFormed,
  logDaysFitEdition,
  backupsOutliveLog,
  regionalNeedsLog,
  logNeedsBackups,
  diskLimitHoldsDisk,
  generationsAscend,
  ownFlagsStay,
  nameFitsProject,
];
