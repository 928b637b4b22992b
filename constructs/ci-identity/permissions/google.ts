import type { PermissionTable } from "./row";

/** Google Cloud, by the permissions of Google IAM: https://cloud.google.com/iam/docs/roles-permissions */
export const googlePermissions: PermissionTable = {
  "data.google_project": { read: ["resourcemanager.projects.get"] },
  "data.google_container_cluster": {
    // "connect" is what opens the control plane's DNS name.
    read: ["container.clusters.connect", "container.clusters.get"],
  },
  google_compute_global_address: {
    read: ["compute.globalAddresses.get"],
    write: ["compute.globalAddresses.setLabels", "compute.globalOperations.get"],
    byPerson: ["compute.globalAddresses.create", "compute.globalAddresses.delete"],
  },
  google_compute_security_policy: {
    read: ["compute.securityPolicies.get"],
    write: [
      "compute.globalOperations.get",
      "compute.securityPolicies.create",
      "compute.securityPolicies.delete",
      "compute.securityPolicies.update",
    ],
  },
  google_compute_ssl_policy: {
    read: ["compute.sslPolicies.get"],
    write: [
      "compute.globalOperations.get",
      "compute.sslPolicies.create",
      "compute.sslPolicies.delete",
      "compute.sslPolicies.update",
    ],
  },
  google_dns_record_set: {
    read: ["dns.resourceRecordSets.list"],
    write: [
      "dns.changes.create",
      "dns.changes.get",
      "dns.resourceRecordSets.create",
      "dns.resourceRecordSets.delete",
      "dns.resourceRecordSets.update",
    ],
  },
  google_logging_metric: {
    read: ["logging.logMetrics.get"],
    write: ["logging.logMetrics.create", "logging.logMetrics.delete", "logging.logMetrics.update"],
  },
  google_monitoring_alert_policy: {
    read: ["monitoring.alertPolicies.get"],
    write: [
      "monitoring.alertPolicies.create",
      "monitoring.alertPolicies.delete",
      "monitoring.alertPolicies.update",
    ],
  },
  google_monitoring_custom_service: {
    read: ["monitoring.services.get"],
    write: ["monitoring.services.create", "monitoring.services.delete", "monitoring.services.update"],
  },
  google_monitoring_dashboard: {
    read: ["monitoring.dashboards.get"],
    write: ["monitoring.dashboards.create", "monitoring.dashboards.delete", "monitoring.dashboards.update"],
  },
  google_monitoring_slo: {
    read: ["monitoring.slos.get"],
    write: ["monitoring.slos.create", "monitoring.slos.delete", "monitoring.slos.update"],
  },
  google_monitoring_notification_channel: {
    read: ["monitoring.notificationChannels.get"],
    write: [
      "monitoring.notificationChannels.create",
      "monitoring.notificationChannels.delete",
      "monitoring.notificationChannels.update",
    ],
  },
  google_monitoring_uptime_check_config: {
    read: ["monitoring.uptimeCheckConfigs.get"],
    write: [
      "monitoring.uptimeCheckConfigs.create",
      "monitoring.uptimeCheckConfigs.delete",
      "monitoring.uptimeCheckConfigs.update",
    ],
  },
  google_project_iam_custom_role: {
    read: ["iam.roles.get"],
    // Who may change a role that they may also grant can give themselves anything.
    byPerson: ["iam.roles.create", "iam.roles.delete", "iam.roles.undelete", "iam.roles.update"],
  },
  google_project_iam_member: {
    read: ["resourcemanager.projects.getIamPolicy"],
    write: ["resourcemanager.projects.setIamPolicy"],
  },
  google_redis_instance: {
    // The provider asks for the AUTH string whenever AUTH is on: terraform-provider-google#24784.
    read: ["redis.instances.get", "redis.instances.getAuthString"],
    write: ["redis.instances.update", "redis.instances.upgrade", "redis.operations.get"],
    byPerson: ["redis.instances.create", "redis.instances.delete", "redis.instances.updateAuth"],
  },
  google_secret_manager_secret: {
    read: ["secretmanager.secrets.get"],
    write: ["secretmanager.secrets.create", "secretmanager.secrets.update"],
    byPerson: ["secretmanager.secrets.delete"],
  },
  google_secret_manager_secret_iam_member: {
    read: ["secretmanager.secrets.getIamPolicy"],
    write: ["secretmanager.secrets.setIamPolicy"],
  },
  google_secret_manager_secret_version: {
    // Never "versions.access": the values are write-only, so nobody has to read them.
    read: ["secretmanager.versions.get"],
    write: ["secretmanager.versions.add", "secretmanager.versions.enable"],
  },
  google_sql_database: {
    read: ["cloudsql.databases.get"],
    byPerson: ["cloudsql.databases.create", "cloudsql.databases.delete", "cloudsql.databases.update"],
  },
  google_sql_database_instance: {
    read: ["cloudsql.instances.get"],
    write: ["cloudsql.instances.update"],
    byPerson: ["cloudsql.instances.create", "cloudsql.instances.delete"],
  },
  google_sql_user: {
    // A refusal would be taken for "gone", and a new user planned.
    read: ["cloudsql.users.list"],
    write: ["cloudsql.users.create", "cloudsql.users.delete", "cloudsql.users.update"],
  },
};

/** A set of objects that a permission can be bound to by an IAM condition on their names. */
export type Bound = "database" | "secrets" | "written secrets" | "grants";

/**
 * Permissions that deploying needs for the stack's own objects only. The rest, and what creates, is for the whole
 * project: Google checks a creation on the project, where no name is known yet.
 */
export const BOUND_PERMISSIONS: Readonly<Record<Bound, readonly string[]>> = {
  database: [
    "cloudsql.instances.update",
    "cloudsql.users.create",
    "cloudsql.users.delete",
    "cloudsql.users.update",
  ],
  secrets: ["secretmanager.secrets.setIamPolicy", "secretmanager.secrets.update"],
  // Terraform writes the values of these; a person writes those of the others.
  "written secrets": ["secretmanager.versions.add", "secretmanager.versions.enable"],
  // Through roles/resourcemanager.projectIamAdmin, limited to the roles that the stack grants.
  grants: ["resourcemanager.projects.setIamPolicy"],
};
