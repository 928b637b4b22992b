import { directCallPermissions } from "../../constructs/ci-identity/permissions/calls";
import { googlePermissions } from "../../constructs/ci-identity/permissions/google";
import { kubernetesPermissions } from "../../constructs/ci-identity/permissions/kubernetes";
import { type PermissionTable, permissionsOf } from "../../constructs/ci-identity/permissions/row";
import type { Environment } from "../../environments/environment";

/** Permissions that Google IAM decides about, Kubernetes on GKE included. */
export const googleTable: PermissionTable = {
  ...googlePermissions,
  ...kubernetesPermissions,
  ...directCallPermissions,
};

/** The project of the host name's zone, where it is not the environment's own. */
export function foreignZoneProject({ edge, google }: Environment): string | undefined {
  if (edge.dns.kind !== "direct") return undefined;
  const project = edge.dns.dnsZone?.project;
  return project === google.project ? undefined : project;
}

const DNS: PermissionTable = Object.fromEntries(
  Object.entries(googlePermissions).filter(([type]) => type === "google_dns_record_set"),
);

/** Permissions for planning and deploying in a foreign zone's project. */
export const dnsAccess = { read: permissionsOf(DNS, "read"), write: permissionsOf(DNS, "write") };

/** Permissions for planning and deploying in the environment's own project. */
export function projectAccess(environment: Environment) {
  const dnsRoles = foreignZoneProject(environment) === undefined ? [] : Object.keys(DNS);
  const table = Object.fromEntries(Object.entries(googleTable).filter(([type]) => !dnsRoles.includes(type)));
  return { read: permissionsOf(table, "read"), write: permissionsOf(table, "write") };
}

/** Ids of the environment's secrets, and of those whose values Terraform writes itself. */
export function secretIds({ secrets }: Environment) {
  const written = [secrets.databasePassword.id, secrets.redisAuth.id];
  return { all: Object.values(secrets).map(({ id }) => id), written };
}

/**
 * Roles that the environment's pipeline may grant in its project: those of the stack that only read or connect. A grant's
 * condition limits the roles and not their conditions or members, so a person grants the roles of the restore drill, which
 * create and delete Cloud SQL instances.
 */
export function grantableRoles({ name, google }: Environment): readonly string[] {
  const backupCheck = `packagecloud_backup_check_${name.replaceAll("-", "_")}`;
  return ["roles/cloudsql.client", `projects/${google.project}/roles/${backupCheck}`];
}
