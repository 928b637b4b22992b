import { customTierRules, EDITIONS, MAX_INSTANCE_WITH_PROJECT } from "../../vendors/cloud-sql";
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
