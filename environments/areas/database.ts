import * as z from "zod";
import {
  BACKUP_START,
  DISK_GB,
  EDITIONS,
  MAINTENANCE_DAY,
  MAINTENANCE_HOUR,
  RETAINED_BACKUPS,
} from "../../vendors/cloud-sql";
import { KMS_KEY } from "../../vendors/google";
import { date, flag, formatted, group, integer, listOf, oneOf, text } from "../fields";
import { googleRegion, image, ipv4Range, label } from "../patterns";
import { resources } from "./workloads";

const flagValue = z
  .string({ error: "must be a text; a number or switch is written in quotes" })
  .meta({ description: "Value of a database flag, as text." });

const tier = (description: string) =>
  text(
    {
      description,
      rule: "must be a Cloud SQL machine tier, such as db-custom-4-15360 or db-perf-optimized-N-4",
    },
    /^db-[a-z0-9]+(-[A-Za-z0-9]+)*$/,
  );

const denyPeriod = group("Days on which Google may not update the instance.", {
  startDate: date({ description: "First day." }),
  endDate: date({ description: "Last day; at most 90 days in all." }),
})
  .nullable()
  .meta({
    description:
      "Days on which Google may not update the instance, such as those around a release; null for none. A period that has ended has no effect.",
  });

const readReplica = group("A copy of the instance that follows it and can be promoted.", {
  instanceName: label("Name of the replica's instance.", 80),
  region: googleRegion("Region of the replica; another one than google.region, or it would be lost with it."),
  tier: tier("Machine tier of the replica. Enough for the service when it is promoted."),
})
  .nullable()
  .meta({
    description:
      "A read replica in another region, which loses seconds instead of a day when the region is lost; null for none. It costs as much as an instance.",
  });

const restoreDrill = group(
  "A job that restores the newest backup every day into an instance of its own, counts the rows and deletes the instance.",
  {
    image: image("Image with the Google Cloud CLI, MySQL's client and a shell, by digest."),
    tier: tier("Machine tier of the instance for the trial; a small one takes longer."),
    timeoutMinutes: integer(
      { description: "Longest time of a run, from creation to the last count.", unit: "minutes" },
      30,
      720,
    ),
    maxLossPercent: integer(
      { description: "Share of rows by which a backup may be smaller than the one before.", unit: "percent" },
      0,
      50,
    ),
    addressRanges: listOf(
      {
        description:
          "IPv4 ranges from which Cloud SQL takes private addresses: the job may reach MySQL in these only.",
      },
      ipv4Range("One range."),
      1,
      10,
    ),
    resources: resources("the drill"),
  },
)
  .nullable()
  .meta({
    description:
      "A daily trial of the newest backup; null for none. It costs the instance's hours: docs/restore-drill.md.",
  });

/** Cloud SQL for MySQL. */
export const database = group(
  "Cloud SQL for MySQL, which packagecloud uses instead of its embedded database.",
  {
    instanceName: label(
      "Name of the instance. A deleted instance's name stays taken for about a week, so it carries a random suffix.",
      80,
    ),
    version: oneOf({ description: "MySQL version." }, ["MYSQL_8_0", "MYSQL_8_4"]),
    edition: oneOf(
      {
        description:
          "Cloud SQL edition. ENTERPRISE keeps transaction logs for up to 7 days, ENTERPRISE_PLUS for up to 35; each has its own machine tiers.",
      },
      ["ENTERPRISE", "ENTERPRISE_PLUS"],
    ),
    tier: tier("Machine tier. It must belong to the edition."),
    availability: oneOf(
      {
        description: "REGIONAL keeps a standby in another zone and fails over by itself; ZONAL does not.",
      },
      ["REGIONAL", "ZONAL"],
    ),
    diskSizeGb: integer(
      {
        description:
          "Size of the disk when the instance is made. It grows by itself afterwards and never shrinks.",
        unit: "GB",
      },
      DISK_GB.min,
      DISK_GB.max,
    ),
    diskAutoresizeLimitGb: integer(
      { description: "Size at which the disk stops growing; 0 for no limit.", unit: "GB" },
      0,
      DISK_GB.max,
    ),
    databaseName: text(
      {
        description: "Name of packagecloud's database. packagecloud:enterprise calls it packages_onpremise.",
        rule: "must be 1 to 64 letters, digits and underscores, beginning with a letter",
      },
      /^[A-Za-z][A-Za-z0-9_]{0,63}$/,
    ),
    charset: text(
      {
        description: "Character set of the database.",
        rule: "must be a MySQL character set, such as utf8mb4",
      },
      /^[a-z][a-z0-9]*$/,
    ),
    collation: text(
      {
        description: "Collation of the database.",
        rule: "must be a MySQL collation, such as utf8mb4_general_ci",
      },
      /^[a-z][a-z0-9_]*$/,
    ),
    flags: z
      .record(z.string().regex(/^[a-z][a-z0-9_]*$/, { error: "must be a database flag's name" }), flagValue, {
        error: "must be a map from flag names to texts",
      })
      .meta({ description: "Database flags, beside those the stack always sets." }),
    backups: group("Google-managed daily backups, which replace packagecloud's own.", {
      enabled: flag({ description: "Cloud SQL makes a backup every day." }),
      retained: integer(
        {
          description:
            "How many automated backups are kept. There is one a day, so 30 means 30 days. More than the days of transaction log.",
          unit: "backups",
        },
        RETAINED_BACKUPS.min,
        RETAINED_BACKUPS.max,
      ),
      startTime: formatted(
        { description: "Beginning of the four-hour window, in UTC, in which the daily backup starts." },
        BACKUP_START,
      ),
      binaryLog: flag({
        description:
          "MySQL's binary log is kept: needed for point-in-time recovery and for REGIONAL availability.",
      }),
      transactionLogDays: integer(
        { description: "Days back to which a point-in-time recovery can go.", unit: "days" },
        EDITIONS.ENTERPRISE_PLUS.transactionLogDays.min,
        EDITIONS.ENTERPRISE_PLUS.transactionLogDays.max,
      ),
      location: text(
        {
          description: "Region or multi-region that stores the backups.",
          rule: "must be a region or multi-region, such as us or us-east1",
        },
        /^[a-z]+(-[a-z]+\d{1,2})?$/,
      ),
    }),
    maintenance: group("The weekly window in which Google may restart the instance.", {
      day: integer(
        { description: "Day of the week, 1 is Monday.", unit: "day of the week" },
        MAINTENANCE_DAY.min,
        MAINTENANCE_DAY.max,
      ),
      hour: integer(
        { description: "Hour of the day in UTC.", unit: "hour" },
        MAINTENANCE_HOUR.min,
        MAINTENANCE_HOUR.max,
      ),
      denyPeriod,
    }),
    encryptionKey: formatted(
      { description: "Full name of a Cloud KMS key in the instance's region." },
      KMS_KEY,
    )
      .nullable()
      .meta({
        description:
          "Cloud KMS key that encrypts the instance and its backups; null for Google's own keys. Changing it replaces the instance, which prevent_destroy refuses: set it for a new one only.",
      }),
    readReplica,
    restoreDrill,
    passwordGenerations: listOf(
      {
        description:
          "Credential generations that exist, oldest first; the pods use the last one. Generation n is the database user packagecloud-<n>. A rotation adds the next number; a later change removes the old one.",
        rule: "must be one to three different generation numbers",
      },
      integer({ description: "Number of a generation." }, 1, 9999),
      1,
      3,
    ),
  },
);
