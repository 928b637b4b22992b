import type { PermissionTable } from "./row";

/** A call that a job makes to Google by itself, not through a Terraform provider. */
export interface DirectCall {
  /** Address without its query; a star for each variable part. */
  readonly url: string;
  /** Purpose, for the table of permissions. */
  readonly purpose: string;
  /** Permissions that the plan identity needs for it; none for the login itself. */
  readonly permissions: readonly string[];
}

/** Complete list: a test compares this list with the addresses in the pipeline's code. */
export const DIRECT_CALLS: readonly DirectCall[] = [
  { url: "https://sts.googleapis.com/v1/token", purpose: "log in", permissions: [] },
  {
    url: "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/*:generateAccessToken",
    purpose: "log in",
    permissions: [],
  },
  {
    url: "https://sqladmin.googleapis.com/v1/projects/*/instances/*/backupRuns",
    purpose: "scheduled check of the backups",
    // A permission of its own: cloudsql.instances.get does not include it.
    permissions: ["cloudsql.backupRuns.list"],
  },
  {
    url: "https://compute.googleapis.com/compute/v1/projects/*/global/sslCertificates/*",
    purpose: "scheduled check of the certificates' end",
    permissions: ["compute.sslCertificates.get"],
  },
  {
    url: "https://secretmanager.googleapis.com/v1/projects/*/secrets/*/versions/*",
    purpose: "scheduled check of the passwords' age",
    // Reads when a version was created; its value takes secretmanager.versions.access.
    permissions: ["secretmanager.versions.get"],
  },
];

/** The calls as rows of the table of permissions: `call: scheduled check of the backups`. */
export const directCallPermissions: PermissionTable = Object.fromEntries(
  DIRECT_CALLS.filter(({ permissions }) => permissions.length > 0).map(({ purpose, permissions }) => [
    `call: ${purpose}`,
    { read: permissions },
  ]),
);
