/** Redis versions of Memorystore that support TLS and AUTH together. */
export type RedisVersion = "REDIS_6_X" | "REDIS_7_0" | "REDIS_7_2";

export type Weekday = "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";

/** A Memorystore for Redis instance; clients always need TLS. */
export interface RedisProps {
  /** Physical name: lower-case letters, digits and hyphens, at most 40 characters. Cannot be changed. */
  readonly name: string;
  /** Google region, such as `us-east1`. Cannot be changed. */
  readonly region: string;
  /** Memory, in GB, 1 to 300. */
  readonly memorySizeGb: number;
  readonly redisVersion: RedisVersion;
  readonly network: RedisNetwork;
  /** Clients need the AUTH string. @default true */
  readonly auth?: boolean;
  /** STANDARD_HA has a replica in a second zone and fails over to it. Cannot be changed. @default "STANDARD_HA" */
  readonly tier?: "BASIC" | "STANDARD_HA";
  /** Zone of the primary, such as `us-east1-b`. @default - Google chooses */
  readonly zone?: string;
  /** Zone of the replica; only with STANDARD_HA. @default - Google chooses */
  readonly alternativeZone?: string;
  /**
   * Reaction of Redis to full memory. `noeviction` refuses writes and loses nothing, which queues need;
   * a pure cache wants `allkeys-lru`.
   * @default "noeviction"
   */
  readonly maxmemoryPolicy?: MaxmemoryPolicy;
  /** More Redis settings, by name, without `maxmemory-policy`. @default - none */
  readonly configs?: Readonly<Record<string, string>>;
  /** When Google may update the instance; connections drop for seconds. @default - Sunday, 02:00 UTC */
  readonly maintenance?: RedisMaintenance;
  /** Snapshots that survive a restart of all nodes; "off" turns them off. @default - each 6 hours */
  readonly persistence?: RedisPersistence | "off";
  /** Full name of the Cloud KMS key that encrypts it. Cannot be changed. @default - Google's own keys */
  readonly encryptionKey?: string;
  /** Name for people. @default - the physical name */
  readonly displayName?: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** `lifecycle.prevent_destroy`; Redis instances have no deletion protection of their own. @default true */
  readonly preventDestroy?: boolean;
}

export type MaxmemoryPolicy =
  | "noeviction"
  | "allkeys-lru"
  | "allkeys-lfu"
  | "allkeys-random"
  | "volatile-lru"
  | "volatile-lfu"
  | "volatile-random"
  | "volatile-ttl";

export interface RedisNetwork {
  /** The VPC, as `projects/<project>/global/networks/<name>`. Cannot be changed. */
  readonly authorizedNetwork: string;
  /** Cannot be changed. @default "PRIVATE_SERVICE_ACCESS" */
  readonly connectMode?: "PRIVATE_SERVICE_ACCESS" | "DIRECT_PEERING";
  /** Name of the allocated range (private service access) or a CIDR block of /29 or /28 (peering). @default - Google chooses */
  readonly reservedIpRange?: string;
}

export interface RedisMaintenance {
  /** @default "SUNDAY" */
  readonly day?: Weekday;
  /** 0 to 23, UTC. @default 2 */
  readonly hour?: number;
}

export interface RedisPersistence {
  /** @default "SIX_HOURS" */
  readonly snapshotPeriod?: "ONE_HOUR" | "SIX_HOURS" | "TWELVE_HOURS" | "TWENTY_FOUR_HOURS";
  /** First snapshot, RFC 3339 in UTC. @default - when the instance is made */
  readonly snapshotStartTime?: string;
}
