import {
  SqlDatabaseInstance,
  type SqlDatabaseInstanceSettings,
} from "@cdktf/provider-google/lib/sql-database-instance";
import { Construct } from "constructs";
import { throwProblems } from "../shared/validate";
import { checkMySqlInstance } from "./check-mysql-instance";
import type { MySqlInstanceProps } from "./mysql-instance-props";
import { type ResolvedMySqlInstance, resolveMySqlInstance } from "./resolve-mysql-instance";

/**
 * Cloud SQL for MySQL with a private address only, daily backups, a binary log for point-in-time recovery, and
 * protected against deletion in every way that Google and Terraform offer.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class MySqlInstance extends Construct {
  /** The instance itself, for what the props do not cover. */
  readonly instance: SqlDatabaseInstance;

  constructor(scope: Construct, id: string, props: MySqlInstanceProps) {
    super(scope, id);
    const resolved = resolveMySqlInstance(props);
    throwProblems(this, checkMySqlInstance(props, resolved));

    this.instance = new SqlDatabaseInstance(this, "instance", {
      name: props.name,
      region: props.region,
      databaseVersion: resolved.databaseVersion,
      deletionProtection: resolved.deletionProtection,
      encryptionKeyName: props.encryptionKey,
      settings: settings(props, resolved),
      lifecycle: {
        preventDestroy: resolved.preventDestroy,
        // The disk grows by itself; without this Terraform would want the smaller size back, by a new instance.
        ignoreChanges: ["settings[0].disk_size"],
      },
    });
  }

  /** Name of the instance, as a reference: what uses it is made after the instance. */
  get name(): string {
    return this.instance.name;
  }

  /** `project:region:name`, which the Auth Proxy takes. */
  get connectionName(): string {
    return this.instance.connectionName;
  }

  /** Address inside the network. */
  get privateIpAddress(): string {
    return this.instance.privateIpAddress;
  }
}

function settings(props: MySqlInstanceProps, resolved: ResolvedMySqlInstance): SqlDatabaseInstanceSettings {
  const { disk, maintenance, queryInsights } = resolved;
  return {
    tier: props.tier,
    edition: props.edition,
    availabilityType: resolved.availability,
    deletionProtectionEnabled: resolved.deletionProtection,
    retainBackupsOnDelete: resolved.retainBackupsOnDelete,
    connectorEnforcement: resolved.requireConnector ? "REQUIRED" : "NOT_REQUIRED",
    diskType: disk.type,
    diskSize: disk.sizeGb,
    diskAutoresize: true,
    diskAutoresizeLimit: disk.autoresizeLimitGb,
    userLabels: props.labels,
    ipConfiguration: {
      ipv4Enabled: false,
      privateNetwork: props.network.privateNetwork,
      allocatedIpRange: props.network.allocatedIpRange,
      sslMode: resolved.sslMode,
    },
    backupConfiguration: backupConfiguration(resolved),
    databaseFlags: resolved.flags.map(({ name, value }) => ({ name, value })),
    maintenanceWindow: { day: maintenance.day, hour: maintenance.hour, updateTrack: maintenance.track },
    denyMaintenancePeriod:
      props.maintenance?.denyPeriod === undefined
        ? undefined
        : { ...props.maintenance.denyPeriod, time: "00:00:00" },
    insightsConfig: {
      queryInsightsEnabled: queryInsights.enabled,
      queryStringLength: queryInsights.queryStringLengthBytes,
      queryPlansPerMinute: queryInsights.queryPlansPerMinute,
      recordApplicationTags: false,
      recordClientAddress: queryInsights.recordClientAddress,
    },
  };
}

/** Without backups Cloud SQL takes none of the other settings. */
function backupConfiguration({
  backups,
}: ResolvedMySqlInstance): SqlDatabaseInstanceSettings["backupConfiguration"] {
  if (!backups.enabled) return { enabled: false, binaryLogEnabled: false };
  return {
    enabled: true,
    // For MySQL this, not point_in_time_recovery_enabled, is point-in-time recovery.
    binaryLogEnabled: backups.binaryLog,
    startTime: backups.startTime,
    location: backups.location,
    transactionLogRetentionDays: backups.transactionLogRetentionDays,
    backupRetentionSettings: { retainedBackups: backups.retainedBackups, retentionUnit: "COUNT" },
  };
}
