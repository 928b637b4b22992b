/** A secret of Secret Manager without any version: values are put in by operators or by other constructs. */
export interface SecretProps {
  /** Physical name: letters, digits, hyphens and underscores. Cannot be changed. */
  readonly secretId: string;
  /** Places of the copies. Cannot be changed. @default "auto" */
  readonly replication?: "auto" | { readonly regions: readonly string[] };
  /**
   * Principals that may read values, by fixed word (the construct id). See `workloadPrincipal`.
   * @default - nobody
   */
  readonly accessors?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Free text for people: what the value is and where it comes from. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Days between the order to destroy a version and its destruction; until then it is disabled and can be brought
   * back. 1 to 1000; 0 destroys at once.
   * @default 7
   */
  readonly versionDestroyDelayDays?: number;
  /** The provider's own protection against destroying the secret. @default true */
  readonly deletionProtection?: boolean;
  /** `lifecycle.prevent_destroy`. @default true */
  readonly preventDestroy?: boolean;
}
