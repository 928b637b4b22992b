/** One record in a Cloudflare zone. Nothing of the zone's own settings is touched: others use the zone too. */
export interface CloudflareDnsRecordProps {
  readonly zoneId: string;
  /** Fully qualified, without a final dot. */
  readonly name: string;
  /** Address or name that the record points at. */
  readonly content: string;
  /** @default "A" */
  readonly type?: "A" | "AAAA" | "CNAME";
  /** Send traffic through Cloudflare. @default true */
  readonly proxied?: boolean;
  /** Seconds, 60 to 86400, only when not proxied: a proxied record's is always automatic. @default - automatic */
  readonly ttlSeconds?: number;
  /** For people who look at the zone. @default - none */
  readonly comment?: string;
}
