import * as z from "zod";
import {
  BACKUP_START,
  DISK_GB,
  EDITIONS,
  MAINTENANCE_DAY,
  MAINTENANCE_HOUR,
  RETAINED_BACKUPS,
} from "../../vendors/cloud-sql";
import { flag, formatted, group, integer, listOf, oneOf, text } from "../fields";
import { label } from "../patterns";

const flagValue = z
  .string({ error: "must be a text; a number or switch is written in quotes" })
  .meta({ description: "Value of a database flag, as text." });

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
    tier: text(
      {
        description: "Machine tier. It must belong to the edition.",
        rule: "must be a Cloud SQL machine tier, such as db-custom-4-15360 or db-perf-optimized-N-4",
      },
      /^db-[a-z0-9]+(-[A-Za-z0-9]+)*$/,
    ),
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
    }),
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
