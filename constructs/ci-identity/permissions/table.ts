import { awsPermissions } from "./aws";
import { directCallPermissions } from "./calls";
import { googlePermissions } from "./google";
import { kubernetesPermissions } from "./kubernetes";
import type { PermissionTable } from "./row";

/**
 * Cloudflare, by the names of its permission groups. Cloudflare trusts no GitLab job, so these are what a person gives
 * two tokens, both for the one zone: https://developers.cloudflare.com/fundamentals/api/reference/permissions/
 */
const cloudflarePermissions: PermissionTable = {
  cloudflare_dns_record: { read: ["DNS Read"], write: ["DNS Write"] },
};

/** Made up by Terraform itself. */
const randomPermissions: PermissionTable = { "ephemeral.random_password": { read: [] } };

/** Authorities that decide about a row's permissions. */
export const AUTHORITIES = {
  "Google IAM": { ...googlePermissions, ...kubernetesPermissions, ...directCallPermissions },
  "AWS IAM": awsPermissions,
  "Cloudflare token": cloudflarePermissions,
  Nobody: randomPermissions,
} as const satisfies Readonly<Record<string, PermissionTable>>;

/** The one table of what planning and deploying need, from which the identities' rights are made. */
export const PERMISSIONS: PermissionTable = Object.assign({}, ...Object.values(AUTHORITIES));
