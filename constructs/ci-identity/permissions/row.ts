/**
 * Permissions that a Terraform resource or data source type needs from its cloud. Names are the cloud's own: Google IAM
 * permissions, AWS actions, Cloudflare permission groups.
 */
export interface Row {
  /** To plan: whatever the provider calls to read the object. */
  readonly read: readonly string[];
  /** To deploy, beside reading. @default - nothing */
  readonly write?: readonly string[];
  /**
   * Permissions that the pipeline never gets, so that a person does it with a login of their own: making and removing what holds
   * data, and saying who may do what. @default - nothing
   */
  readonly byPerson?: readonly string[];
}

/** Rows by resource type; a data source's type has `data.` in front, an ephemeral resource's `ephemeral.`. */
export type PermissionTable = Readonly<Record<string, Row>>;

/** All permissions of one column, sorted, each once. */
export function permissionsOf(table: PermissionTable, column: keyof Row): readonly string[] {
  return [...new Set(Object.values(table).flatMap((row) => row[column] ?? []))].sort();
}
