/** A resource of a synthesized stack, as a picture needs it. */
export interface Resource {
  /** `google_sql_user.u`, `data.google_project.p`, `ephemeral.random_password.p`. */
  readonly address: string;
  readonly mode: "managed" | "data" | "ephemeral";
  readonly type: string;
  /** The path of its construct below the stack: `["database", "mysql", "instance"]`. Empty when it has none. */
  readonly path: readonly string[];
  /** Addresses of the resources that it refers to or depends on, each once. */
  readonly needs: readonly string[];
}
