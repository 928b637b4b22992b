/** A global external address for a load balancer. DNS and allow lists point at it, so it must never change. */
export interface GlobalAddressProps {
  /** Physical name: what the Ingress' annotation names. Cannot be changed. */
  readonly name: string;
  /** @default - none */
  readonly description?: string;
  /** @default "IPV4" */
  readonly ipVersion?: "IPV4" | "IPV6";
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** `lifecycle.prevent_destroy`. @default true */
  readonly preventDestroy?: boolean;
}

/** TLS versions and ciphers that a load balancer accepts. */
export interface SslPolicyProps {
  readonly name: string;
  /** @default "RESTRICTED" */
  readonly profile?: "COMPATIBLE" | "MODERN" | "RESTRICTED";
  /** RESTRICTED demands TLS_1_2 at least. @default "TLS_1_2" */
  readonly minTlsVersion?: "TLS_1_0" | "TLS_1_1" | "TLS_1_2";
}

/** A Cloud Armor policy that lets named ranges in and nobody else. */
export interface AllowListPolicyProps {
  readonly name: string;
  /** @default - none */
  readonly description?: string;
  /** CIDR ranges, IPv4 or IPv6; put into rules of at most 10, which is Cloud Armor's limit. At least one. */
  readonly allowedRanges: readonly string[];
  /** Owner of these ranges, named in each rule. */
  readonly allowedName: string;
  /** Adds Google's rule against widely exploited flaws (Log4j) before the allow rules. @default false */
  readonly cveCanary?: boolean;
  /** Log what would be refused instead of refusing it: for a first roll-out only. @default false */
  readonly preview?: boolean;
}

/** A record in a Cloud DNS zone. */
export interface CloudDnsRecordProps {
  /** Name of the managed zone. */
  readonly managedZone: string;
  /** Project of the zone. @default - the provider's */
  readonly project?: string;
  /** Fully qualified, with or without the final dot. */
  readonly name: string;
  /** @default "A" */
  readonly type?: "A" | "AAAA" | "CNAME" | "TXT";
  readonly values: readonly string[];
  /** Seconds. @default 300 */
  readonly ttlSeconds?: number;
}
