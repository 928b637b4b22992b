/** Cloud SQL editions. They differ in machine types, limits and price. */
export type Edition = "ENTERPRISE" | "ENTERPRISE_PLUS";

/** What an edition allows. */
export interface EditionRule {
  /** Machine types of this edition. */
  readonly tier: RegExp;
  /** An example for messages. */
  readonly tierExample: string;
  /**
   * Most days of transaction log.
   * @see https://cloud.google.com/sql/docs/mysql/backup-recovery/pitr
   */
  readonly maxTransactionLogDays: number;
}

export const EDITION_RULES: Readonly<Record<Edition, EditionRule>> = {
  ENTERPRISE: {
    tier: /^db-(f1-micro|g1-small|n1-(standard|highmem)-\d+|custom-\d+-\d+)$/,
    tierExample: "db-custom-4-15360",
    maxTransactionLogDays: 7,
  },
  ENTERPRISE_PLUS: {
    tier: /^db-(perf-optimized-N|c4a-highmem)-\d+$/,
    tierExample: "db-perf-optimized-N-4",
    maxTransactionLogDays: 35,
  },
};
