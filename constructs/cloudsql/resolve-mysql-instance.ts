import type { MySqlInstanceProps, MySqlVersion, SslMode } from "./mysql-instance-props";

/** Props with every default filled in: exactly what is asked of Cloud SQL. */
export interface ResolvedMySqlInstance {
  readonly databaseVersion: MySqlVersion;
  readonly availability: "REGIONAL" | "ZONAL";
  readonly disk: { readonly sizeGb: number; readonly autoresizeLimitGb: number; readonly type: string };
  readonly backups: {
    readonly enabled: boolean;
    readonly binaryLog: boolean;
    readonly retainedBackups: number;
    readonly startTime: string;
    readonly location: string | undefined;
    readonly transactionLogRetentionDays: number;
  };
  /** Sorted by name, so that the order in which a caller wrote them changes nothing. */
  readonly flags: readonly { readonly name: string; readonly value: string }[];
  readonly sslMode: SslMode;
  readonly requireConnector: boolean;
  readonly maintenance: { readonly day: number; readonly hour: number; readonly track: string };
  readonly queryInsights: {
    readonly enabled: boolean;
    readonly queryStringLengthBytes: number;
    readonly queryPlansPerMinute: number;
    readonly recordClientAddress: boolean;
  };
  readonly deletionProtection: boolean;
  readonly retainBackupsOnDelete: boolean;
  readonly preventDestroy: boolean;
}

/**
 * Flags of the CIS benchmark for MySQL on Google Cloud: no reading of files of the client's machine, and no
 * list of databases for users without the privilege.
 */
const SECURE_FLAGS: Readonly<Record<string, string>> = {
  local_infile: "off",
  skip_show_database: "on",
};

/** Flags with the secure ones, sorted by name. */
export function secureFlags(flags: MySqlInstanceProps["flags"]): ResolvedMySqlInstance["flags"] {
  return Object.entries({ ...SECURE_FLAGS, ...flags })
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Fills in the defaults, field by field. */
export function resolveMySqlInstance(props: MySqlInstanceProps): ResolvedMySqlInstance {
  return {
    databaseVersion: props.databaseVersion,
    availability: props.availability ?? "REGIONAL",
    disk: {
      sizeGb: props.disk?.sizeGb ?? 50,
      autoresizeLimitGb: props.disk?.autoresizeLimitGb ?? 0,
      type: props.disk?.type ?? "PD_SSD",
    },
    backups: {
      enabled: props.backups?.enabled ?? true,
      binaryLog: props.backups?.binaryLog ?? true,
      retainedBackups: props.backups?.retainedBackups ?? 30,
      startTime: props.backups?.startTime ?? "03:00",
      location: props.backups?.location,
      transactionLogRetentionDays: props.backups?.transactionLogRetentionDays ?? 7,
    },
    flags: secureFlags(props.flags),
    sslMode: props.sslMode ?? "ENCRYPTED_ONLY",
    requireConnector: props.requireConnector ?? false,
    maintenance: {
      day: props.maintenance?.day ?? 7,
      hour: props.maintenance?.hour ?? 2,
      track: props.maintenance?.track ?? "stable",
    },
    queryInsights: {
      enabled: props.queryInsights?.enabled ?? true,
      queryStringLengthBytes: props.queryInsights?.queryStringLengthBytes ?? 1024,
      queryPlansPerMinute: props.queryInsights?.queryPlansPerMinute ?? 5,
      recordClientAddress: props.queryInsights?.recordClientAddress ?? false,
    },
    deletionProtection: props.deletionProtection ?? true,
    retainBackupsOnDelete: props.retainBackupsOnDelete ?? true,
    preventDestroy: props.preventDestroy ?? true,
  };
}
