import { directCallPermissions } from "../../constructs/ci-identity/permissions/calls";
import { googlePermissions } from "../../constructs/ci-identity/permissions/google";
import { kubernetesPermissions } from "../../constructs/ci-identity/permissions/kubernetes";
import { type PermissionTable, permissionsOf } from "../../constructs/ci-identity/permissions/row";
import type { Environment } from "../../environments/environment";
import { drillRoleIds } from "../packagecloud/restore-drill";

/** Everything that Google IAM decides about, Kubernetes on GKE included. */
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

/** The roles that the environment's stack grants in its project: the only ones that its pipeline may grant. */
export function grantedRoles(environment: Environment): readonly string[] {
  const { name, google, database } = environment;
  const drill = database.restoreDrill === null ? [] : Object.values(drillRoleIds(environment));
  const custom = [`packagecloud_backup_check_${name.replaceAll("-", "_")}`, ...drill];
  return ["roles/cloudsql.client", ...custom.map((id) => `projects/${google.project}/roles/${id}`)];
}
