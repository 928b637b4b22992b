import { problemIf, rule } from "./rule";

/** https://cloud.google.com/sql/docs/mysql/backup-recovery/pitr */
const LOG_DAYS = { ENTERPRISE: 7, ENTERPRISE_PLUS: 35 } as const;

const TIERS = {
  ENTERPRISE: /^db-(custom-\d+-\d+|n1-(standard|highmem)-\d+|f1-micro|g1-small)$/,
  ENTERPRISE_PLUS: /^db-(perf-optimized-N-\d+|c4a-highmem-\d+)$/,
} as const;

const EXAMPLES = { ENTERPRISE: "db-custom-4-15360", ENTERPRISE_PLUS: "db-perf-optimized-N-4" } as const;

const tierFitsEdition = rule(["database"], ({ database }) =>
  problemIf(!TIERS[database.edition].test(database.tier), {
    where: "database.tier",
    value: database.tier,
    rule: `must be a tier of the edition ${database.edition}`,
    fix: `use a tier such as ${EXAMPLES[database.edition]}, or change database.edition`,
  }),
);

const customTierIsWellFormed = rule(["database"], ({ database }) => {
  const [, cpus, memory] = /^db-custom-(\d+)-(\d+)$/.exec(database.tier) ?? [];
  if (cpus === undefined || memory === undefined) return [];
  const cpu = Number(cpus);
  const mib = Number(memory);
  const fits =
    (cpu === 1 || (cpu % 2 === 0 && cpu <= 96)) &&
    mib % 256 === 0 &&
    mib >= 3840 &&
    mib >= cpu * 0.9 * 1024 &&
    mib <= cpu * 6.5 * 1024;
  return problemIf(!fits, {
    where: "database.tier",
    value: database.tier,
    rule: "must have 1 or an even number of CPUs up to 96, and memory in steps of 256 MiB, at least 3840 MiB, 0.9 to 6.5 GiB for each CPU",
    fix: "choose db-custom-<CPUs>-<MiB> within these bounds, such as db-custom-4-15360",
  });
});

const logDaysFitEdition = rule(["database"], ({ database }) =>
  problemIf(database.backups.transactionLogDays > LOG_DAYS[database.edition], {
    where: "database.backups.transactionLogDays",
    value: String(database.backups.transactionLogDays),
    rule: `must be at most ${LOG_DAYS[database.edition]} days on the edition ${database.edition}`,
    fix: "keep fewer days, or change database.edition to ENTERPRISE_PLUS, which keeps up to 35",
  }),
);

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
  const ascend = generations.every((generation, at) => at === 0 || generation > (generations[at - 1] ?? 0));
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
  const length = `${google.project}:${database.instanceName}`.length;
  return problemIf(length > 98, {
    where: "database.instanceName",
    value: database.instanceName,
    rule: "must have at most 97 characters together with google.project",
    fix: "choose a shorter name",
  });
});

export const databaseRules = [
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
