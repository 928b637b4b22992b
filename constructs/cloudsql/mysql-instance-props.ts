import type { Edition } from "../../vendors/cloud-sql";

/** MySQL versions that Cloud SQL still supports. */
export type MySqlVersion = "MYSQL_8_0" | "MYSQL_8_4";

/** Treatment of connections without TLS or without a client certificate. */
export type SslMode =
  | "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
  | "ENCRYPTED_ONLY"
  | "TRUSTED_CLIENT_CERTIFICATE_REQUIRED";

/** A MySQL instance that is reachable only inside one network. */
export interface MySqlInstanceProps {
  /** Physical name. Cloud SQL keeps a deleted instance's name reserved for about a week. Cannot be changed. */
  readonly name: string;
  /** Google region, such as `us-east1`. Cannot be changed. */
  readonly region: string;
  readonly databaseVersion: MySqlVersion;
  /** Always said, because it decides which tiers and how many days of transaction log are possible. */
  readonly edition: Edition;
  /** Machine type: `db-custom-<vCPUs>-<MB>` on ENTERPRISE, `db-perf-optimized-N-<vCPUs>` on ENTERPRISE_PLUS. */
  readonly tier: string;
  readonly network: MySqlNetwork;
  /**
   * REGIONAL keeps a standby in a second zone and fails over to it; ZONAL does not.
   * @default "REGIONAL"
   */
  readonly availability?: "REGIONAL" | "ZONAL";
  /** @default - SSD, 50 GB, grows without a limit */
  readonly disk?: MySqlDisk;
  /** @default - 30 backups, started between 03:00 and 07:00 UTC, 7 days of binary log */
  readonly backups?: MySqlBackups;
  /**
   * Server flags, by name. They are added to `local_infile = off` and `skip_show_database = on`, and win over them.
   * @default - only those two
   */
  readonly flags?: Readonly<Record<string, string>>;
  /** @default "ENCRYPTED_ONLY" */
  readonly sslMode?: SslMode;
  /**
   * Refuse connections that do not come through the Auth Proxy or a Cloud SQL connector.
   * @default false
   */
  readonly requireConnector?: boolean;
  /** When Google may restart the instance for updates. @default - Sunday, 02:00 UTC, stable track */
  readonly maintenance?: MySqlMaintenance;
  /** @default - on, without client addresses and application tags */
  readonly queryInsights?: MySqlQueryInsights;
  /** Full name of the Cloud KMS key that encrypts it. Cannot be changed. @default - Google's own keys */
  readonly encryptionKey?: string;
  /** Labels for cost reports. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Both deletion protections: Terraform's own and the API's, which also stops the console and gcloud.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** Keep the backups when the instance is deleted. @default true */
  readonly retainBackupsOnDelete?: boolean;
  /** `lifecycle.prevent_destroy`: a plan that would destroy the instance fails. @default true */
  readonly preventDestroy?: boolean;
}

/** The network that the instance is reachable in; it must be peered with Google's service network. */
export interface MySqlNetwork {
  /** The VPC, as `projects/<project>/global/networks/<name>`. Cannot be taken away once set. */
  readonly privateNetwork: string;
  /** Name of the allocated range to take the address from. @default - any range of the peering */
  readonly allocatedIpRange?: string;
}

/** The instance's disk. It grows by itself and can never shrink, so Terraform ignores later changes of its size. */
export interface MySqlDisk {
  /** Size at creation, in GB. @default 50 */
  readonly sizeGb?: number;
  /** Size at which growing ends, in GB; 0 means without a limit. @default 0 */
  readonly autoresizeLimitGb?: number;
  /** @default "PD_SSD" */
  readonly type?: "PD_SSD" | "PD_HDD" | "HYPERDISK_BALANCED";
}

/** Automated backups and the binary log, which point-in-time recovery replays on top of a backup. */
export interface MySqlBackups {
  /** Makes a backup each day. @default true */
  readonly enabled?: boolean;
  /** Keeps MySQL's binary log, which needs backups; REGIONAL availability needs both. @default true */
  readonly binaryLog?: boolean;
  /**
   * Automated backups kept: a count, not days. One is made each day, so 30 means about 30 days.
   * Between 1 and 365, and more than `transactionLogRetentionDays`.
   * @default 30
   */
  readonly retainedBackups?: number;
  /** Start of the four-hour window, `HH:MM` in UTC. @default "03:00" */
  readonly startTime?: string;
  /** Region or multi-region that holds the backups, such as `us`. @default - the multi-region nearest to the instance */
  readonly location?: string;
  /**
   * Days of binary log kept: 1 to 7 on ENTERPRISE, 1 to 35 on ENTERPRISE_PLUS.
   * @default 7
   */
  readonly transactionLogRetentionDays?: number;
}

export interface MySqlMaintenance {
  /** 1 is Monday, 7 is Sunday. @default 7 */
  readonly day?: number;
  /** 0 to 23, UTC. @default 2 */
  readonly hour?: number;
  /** `canary` gets updates first, `stable` a week later, `week5` five weeks later. @default "stable" */
  readonly track?: "canary" | "stable" | "week5";
  /** Days, `YYYY-MM-DD`, both included, on which Google updates nothing; at most 90. @default - none */
  readonly denyPeriod?: { readonly startDate: string; readonly endDate: string };
}

export interface MySqlQueryInsights {
  /** @default true */
  readonly enabled?: boolean;
  /** Longest query text kept, in bytes, 256 to 4500. @default 1024 */
  readonly queryStringLengthBytes?: number;
  /** Query plans sampled each minute, 0 to 20. @default 5 */
  readonly queryPlansPerMinute?: number;
  /** Record the address each query came from. @default false */
  readonly recordClientAddress?: boolean;
}
