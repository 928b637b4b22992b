/** A database (schema) in an instance. */
export interface MySqlDatabaseProps {
  /** Name of the instance: `MySqlInstance.name`, so that the database is made after it. */
  readonly instance: string;
  /** Name of the database. Cannot be changed. */
  readonly name: string;
  /** @default "utf8mb4" */
  readonly charset?: string;
  /** @default - the charset's own: MySQL 8's utf8mb4_0900_ai_ci for utf8mb4 */
  readonly collation?: string;
  /** ABANDON leaves the database in place when it leaves Terraform. @default "ABANDON" */
  readonly deletionPolicy?: "ABANDON" | "DELETE";
  /** `lifecycle.prevent_destroy`. @default true */
  readonly preventDestroy?: boolean;
}

/**
 * One generation of a database user: `<prefix>-<generation>` with a password that is in no state and no log. A rotation
 * adds the next generation, rolls the clients and removes the old one in a later change.
 */
export interface MySqlUserGenerationProps {
  /** Name of the instance: `MySqlInstance.name`. */
  readonly instance: string;
  /** Starts the user's name. User names have at most 32 characters in all. */
  readonly userPrefix: string;
  /**
   * 1 and up, and also the number that the secret's new version must get. After an apply that failed half-way take
   * the next number: secret and user may not agree.
   */
  readonly generation: number;
  /** The secret that gets the password as a new version: `Secret.id`. */
  readonly secret: string;
  /** Hosts that the user may come from. @default "%" */
  readonly host?: string;
  /** 20 to 128 letters and digits. @default 40 */
  readonly passwordLength?: number;
  /** Treatment of the user when it leaves Terraform. @default "DELETE" */
  readonly deletionPolicy?: "DELETE" | "ABANDON";
}
