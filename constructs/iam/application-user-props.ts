import type { Statement } from "./statement";

/**
 * An IAM user for an application outside AWS. It gets no access key here: a key's secret would be in Terraform's
 * state. An operator makes the key and puts it where the application reads secrets.
 */
export interface ApplicationUserProps {
  readonly name: string;
  /** IAM path of user and policies, with slashes at both ends. @default "/" */
  readonly path?: string;
  /** ARN of a policy that bounds what the user can ever do. @default - none */
  readonly permissionsBoundary?: string;
  /** At least one, unique keys. */
  readonly policies: readonly ApplicationPolicy[];
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** `lifecycle.prevent_destroy` on the user; with access keys it is never destroyed either way. @default true */
  readonly preventDestroy?: boolean;
}

/** A managed policy of the user. It exists also while it is not attached, so that attaching is a one-line change. */
export interface ApplicationPolicy {
  /** Fixed word for the construct id: `runtime`. */
  readonly key: string;
  /** Physical name. */
  readonly name: string;
  readonly description: string;
  readonly statements: readonly Statement[];
  /** @default true */
  readonly attached?: boolean;
}
