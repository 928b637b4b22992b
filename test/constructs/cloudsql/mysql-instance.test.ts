import { MySqlInstance } from "../../../constructs/cloudsql/mysql-instance";
import type { MySqlInstanceProps } from "../../../constructs/cloudsql/mysql-instance-props";
import { onlyResource } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

const required: MySqlInstanceProps = {
  name: "orders-1a2b3c4d",
  region: "us-east1",
  databaseVersion: "MYSQL_8_0",
  edition: "ENTERPRISE",
  tier: "db-custom-4-15360",
  network: { privateNetwork: "projects/p/global/networks/n" },
};

function synth(more: Partial<MySqlInstanceProps> = {}) {
  return synthWithProviders((stack) => {
    new MySqlInstance(stack, "database", { ...required, ...more });
  });
}

function instance(more: Partial<MySqlInstanceProps> = {}) {
  return onlyResource(synth(more), "google_sql_database_instance");
}

describe("a MySQL instance", () => {
  test("is private, backed up, logged and protected by default", () => {
    expect(instance()).toMatchObject({
      name: "orders-1a2b3c4d",
      region: "us-east1",
      database_version: "MYSQL_8_0",
      deletion_protection: true,
      lifecycle: { prevent_destroy: true, ignore_changes: ["settings[0].disk_size"] },
      settings: {
        tier: "db-custom-4-15360",
        edition: "ENTERPRISE",
        availability_type: "REGIONAL",
        deletion_protection_enabled: true,
        retain_backups_on_delete: true,
        connector_enforcement: "NOT_REQUIRED",
        disk_type: "PD_SSD",
        disk_size: 50,
        disk_autoresize: true,
        disk_autoresize_limit: 0,
        ip_configuration: {
          ipv4_enabled: false,
          private_network: "projects/p/global/networks/n",
          ssl_mode: "ENCRYPTED_ONLY",
        },
        backup_configuration: {
          enabled: true,
          binary_log_enabled: true,
          start_time: "03:00",
          transaction_log_retention_days: 7,
          backup_retention_settings: { retained_backups: 30, retention_unit: "COUNT" },
        },
        database_flags: [
          { name: "local_infile", value: "off" },
          { name: "skip_show_database", value: "on" },
        ],
        maintenance_window: { day: 7, hour: 2, update_track: "stable" },
        insights_config: {
          query_insights_enabled: true,
          query_string_length: 1024,
          query_plans_per_minute: 5,
          record_application_tags: false,
          record_client_address: false,
        },
      },
    });
  });

  test("never asks for point-in-time recovery by the argument that MySQL does not have", () => {
    expect(JSON.stringify(instance())).not.toContain("point_in_time_recovery_enabled");
  });

  test("is valid for the provider and keeps its address, with no options and with all", () => {
    const all = synth({
      availability: "ZONAL",
      edition: "ENTERPRISE_PLUS",
      tier: "db-perf-optimized-N-4",
      network: { privateNetwork: "projects/p/global/networks/n", allocatedIpRange: "range" },
      disk: { sizeGb: 100, autoresizeLimitGb: 500, type: "HYPERDISK_BALANCED" },
      backups: { retainedBackups: 60, startTime: "23:59", location: "us", transactionLogRetentionDays: 35 },
      flags: { sql_mode: "STRICT_ALL_TABLES" },
      sslMode: "TRUSTED_CLIENT_CERTIFICATE_REQUIRED",
      requireConnector: true,
      maintenance: { day: 1, hour: 0, track: "week5" },
      queryInsights: { enabled: true, queryStringLengthBytes: 4500, recordClientAddress: true },
      labels: { team: "orders" },
    });
    for (const stack of [synth(), all]) {
      expect(schemaProblems(stack)).toEqual([]);
      expect(addresses(stack)).toEqual(["google_sql_database_instance.database_instance_D7FC2283"]);
    }
  });

  test("takes each option over", () => {
    expect(
      instance({
        availability: "ZONAL",
        sslMode: "TRUSTED_CLIENT_CERTIFICATE_REQUIRED",
        requireConnector: true,
        backups: { retainedBackups: 10, transactionLogRetentionDays: 3, location: "us", startTime: "23:00" },
        disk: { sizeGb: 20, autoresizeLimitGb: 200, type: "PD_HDD" },
        maintenance: { day: 3 },
        queryInsights: { enabled: false },
        labels: { team: "orders" },
      }),
    ).toMatchObject({
      settings: {
        availability_type: "ZONAL",
        connector_enforcement: "REQUIRED",
        user_labels: { team: "orders" },
        disk_size: 20,
        disk_autoresize_limit: 200,
        disk_type: "PD_HDD",
        ip_configuration: { ssl_mode: "TRUSTED_CLIENT_CERTIFICATE_REQUIRED" },
        backup_configuration: {
          enabled: true,
          binary_log_enabled: true,
          start_time: "23:00",
          location: "us",
          transaction_log_retention_days: 3,
          backup_retention_settings: { retained_backups: 10 },
        },
        maintenance_window: { day: 3, hour: 2 },
        insights_config: { query_insights_enabled: false },
      },
    });
  });

  test("keeps backups without a binary log, or neither, only as ZONAL and only when told so", () => {
    const backups = (given: MySqlInstanceProps["backups"]) => {
      const { settings } = instance({ availability: "ZONAL", backups: given }) as {
        settings: { backup_configuration: unknown };
      };
      return settings.backup_configuration;
    };
    expect(backups({ binaryLog: false })).toMatchObject({ enabled: true, binary_log_enabled: false });
    expect(backups({ enabled: false, binaryLog: false })).toEqual({
      enabled: false,
      binary_log_enabled: false,
    });
  });

  test("adds flags to the secure ones, sorted by name, and lets them win", () => {
    const { settings } = instance({
      flags: { sql_mode: "ANSI", local_infile: "on", general_log: "off" },
    }) as {
      settings: { database_flags: unknown };
    };
    expect(settings.database_flags).toEqual([
      { name: "general_log", value: "off" },
      { name: "local_infile", value: "on" },
      { name: "skip_show_database", value: "on" },
      { name: "sql_mode", value: "ANSI" },
    ]);
  });

  test("loses each protection only when told so", () => {
    expect(instance({ preventDestroy: false })).toMatchObject({
      deletion_protection: true,
      lifecycle: { prevent_destroy: false },
    });
    expect(instance({ deletionProtection: false })).toMatchObject({
      deletion_protection: false,
      settings: { deletion_protection_enabled: false, retain_backups_on_delete: true },
      lifecycle: { prevent_destroy: true },
    });
    expect(instance({ retainBackupsOnDelete: false })).toMatchObject({
      deletion_protection: true,
      settings: { retain_backups_on_delete: false },
    });
  });

  test.each<[string, Partial<MySqlInstanceProps>, string]>([
    ["a name with capitals", { name: "Orders" }, "name must be 2 to 97 lower-case letters"],
    [
      "a tier of the other edition",
      { tier: "db-perf-optimized-N-4" },
      "tier must be a machine type of edition ENTERPRISE",
    ],
    ["an odd number of vCPUs", { tier: "db-custom-3-15360" }, "tier must have 1 vCPU or an even number"],
    ["too much memory", { tier: "db-custom-2-26624" }, "tier must have 0.9 to 6.5 GiB of memory"],
    ["too little memory", { tier: "db-custom-8-7168" }, "tier must have 0.9 to 6.5 GiB of memory"],
    ["memory out of step", { tier: "db-custom-2-7000" }, "in steps of 256 MiB"],
    [
      "more log than the edition keeps",
      { backups: { transactionLogRetentionDays: 8 } },
      "backups.transactionLogRetentionDays must be 1 to 7 whole days on edition ENTERPRISE, got 8",
    ],
    [
      "as few backups as days of log",
      { backups: { retainedBackups: 7 } },
      "backups.retainedBackups must be more than the 7 days of transaction log, got 7",
    ],
    [
      "too many backups",
      { backups: { retainedBackups: 366 } },
      "must be a whole number of backups from 1 to 365",
    ],
    [
      "a binary log without backups",
      { availability: "ZONAL", backups: { enabled: false } },
      "backups.binaryLog must be off without backups",
    ],
    [
      "a standby without backups",
      { backups: { enabled: false, binaryLog: false } },
      "availability must be ZONAL without backups and binary log",
    ],
    [
      "a standby without a binary log",
      { backups: { binaryLog: false } },
      "availability must be ZONAL without backups and binary log",
    ],
    ["a time that is none", { backups: { startTime: "3:00" } }, "backups.startTime must be a time of day"],
    ["a disk that is too small", { disk: { sizeGb: 5 } }, "disk.sizeGb must be 10 to 65536"],
    [
      "a limit below the size",
      { disk: { sizeGb: 100, autoresizeLimitGb: 50 } },
      "disk.autoresizeLimitGb must be 0",
    ],
    ["a day that is none", { maintenance: { day: 8 } }, "maintenance.day must be a whole number from 1 to 7"],
    [
      "an hour that is none",
      { maintenance: { hour: 24 } },
      "maintenance.hour must be a whole number from 0 to 23",
    ],
    [
      "a query text that is too long",
      { queryInsights: { queryStringLengthBytes: 9000 } },
      "queryInsights.queryStringLengthBytes must be a whole number from 256 to 4500",
    ],
    [
      "too many query plans",
      { queryInsights: { queryPlansPerMinute: 21 } },
      "queryInsights.queryPlansPerMinute must be a whole number from 0 to 20",
    ],
  ])("refuses %s", (_, props, message) => {
    expect(
      refusal((stack) => {
        new MySqlInstance(stack, "database", { ...required, ...props });
      }),
    ).toContain(message);
  });

  test("reports all problems at once, with the construct's path", () => {
    const message = refusal((stack) => {
      new MySqlInstance(stack, "database", { ...required, name: "X", maintenance: { day: 0, hour: 99 } });
    });
    expect(message.split("\n")).toHaveLength(3);
    for (const line of message.split("\n")) expect(line).toMatch(/^test\/database: /);
  });
});
