import { type AttributeMetadata, below, type MetadataTable, row, type TypeMetadata } from "./metadata";

/** Attributes of a node, in a node pool and in the pools of a cluster. */
const NODE: Readonly<Record<string, AttributeMetadata>> = {
  machine_type: row("capacity", "the machine type", "higher"),
  spot: row("availability", "spot machines, which can be taken away at any time,", "false"),
  preemptible: row("availability", "preemptible machines", "false"),
  disk_size_gb: row("capacity", "the nodes' disk size", "higher", { unit: "GB" }),
  boot_disk_kms_key: row("key", "the key of the nodes' disks", "same"),
  service_account: row("identity", "the nodes' service account", "same"),
  oauth_scopes: row("access", "API scopes of the nodes", "fewer"),
  "confidential_nodes.enabled": row("encryption", "encrypted memory", "true"),
  "kubelet_config.insecure_kubelet_readonly_port_enabled": row(
    "exposure",
    "the kubelet's port without authentication",
    "false",
    { wrong: ["TRUE", "true", true] },
  ),
  "shielded_instance_config.enable_secure_boot": row("protection", "secure boot", "true", {
    severity: "warning",
    consequence: "Unsigned boot code is not refused.",
  }),
  "shielded_instance_config.enable_integrity_monitoring": row("audit", "integrity monitoring", "true", {
    absent: true,
  }),
  "workload_metadata_config.mode": row(
    "access",
    "what pods see of the metadata server",
    ["GCE_METADATA", "GKE_METADATA"],
    { wrong: ["GCE_METADATA"] },
  ),
};

/** A filter or query is a text that says what is watched: that it changed is plain, which way it went is not. */
const WATCHED = {
  severity: "notice",
  consequence: "Cannot tell whether it still reports the same problems.",
} as const;

const LOG_SINK: TypeMetadata = {
  label: "log sink",
  keys: { exclusions: ["name"] },
  removal: { kind: "audit", consequence: "Logs are no longer copied to its destination." },
  paths: {
    destination: row("audit", "the destination", "same"),
    filter: row("audit", "the log entries that are copied", "same"),
    disabled: row("audit", "disabling", "false"),
    exclusions: row("audit", "log entries that are left out", "absent"),
    "exclusions.filter": row("audit", "the log entries that are left out", "same"),
    "exclusions.disabled": row("audit", "disabling the exclusion", "true"),
  },
};

/** Google Cloud: clusters, jobs, monitoring, logs. */
export const GOOGLE_RUN: MetadataTable = {
  google_container_cluster: {
    label: "GKE cluster",
    holds: "everything that runs in the cluster and the volumes it manages",
    dependents: "every workload and Kubernetes object in it",
    keys: { "master_authorized_networks_config.cidr_blocks": ["cidr_block"] },
    paths: {
      deletion_protection: row("protection", "Terraform's deletion protection", "true", { absent: true }),
      ...below("node_config", NODE),
      ...below("node_pool.node_config", NODE),
      "addons_config.network_policy_config.disabled": row(
        "exposure",
        "the add-on for network policies switched off",
        "false",
      ),
      "addons_config.http_load_balancing.disabled": row(
        "availability",
        "the load balancing add-on switched off",
        "false",
        {
          consequence: "Ingresses and their load balancers stop being managed.",
        },
      ),
      "addons_config.horizontal_pod_autoscaling.disabled": row(
        "capacity",
        "the autoscaling add-on switched off",
        "false",
      ),
      "addons_config.gce_persistent_disk_csi_driver_config.enabled": row(
        "availability",
        "the driver for persistent disks",
        "true",
      ),
      "addons_config.gke_backup_agent_config.enabled": row("backup", "the backup agent", "true"),
      "confidential_nodes.enabled": row("encryption", "encrypted memory of the nodes", "true"),
      in_transit_encryption_config: row("tls", "encryption between nodes", [
        "IN_TRANSIT_ENCRYPTION_DISABLED",
        "IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT",
      ]),
      "rbac_binding_config.enable_insecure_binding_system_authenticated": row(
        "access",
        "roles for all authenticated users",
        "false",
      ),
      "rbac_binding_config.enable_insecure_binding_system_unauthenticated": row(
        "access",
        "roles for all users",
        "false",
      ),
      "anonymous_authentication_config.mode": row("access", "requests without authentication", [
        "ENABLED",
        "LIMITED",
      ]),
      "service_external_ips_config.enabled": row("exposure", "services with outside addresses", "false", {
        severity: "warning",
      }),
      "master_authorized_networks_config.gcp_public_cidrs_access_enabled": row(
        "exposure",
        "access to the control plane from all of Google Cloud",
        "false",
      ),
      "master_authorized_networks_config.private_endpoint_enforcement_enabled": row(
        "exposure",
        "enforcement of the list on the private endpoint",
        "true",
      ),
      "private_cluster_config.master_global_access_config.enabled": row(
        "exposure",
        "access to the control plane from other regions",
        "false",
        { severity: "warning" },
      ),
      "security_posture_config.mode": row("alert", "the security posture", [
        "DISABLED",
        "BASIC",
        "ENTERPRISE",
      ]),
      "monitoring_config.managed_prometheus.enabled": row("alert", "managed collection of metrics", "true"),
      allow_net_admin: row("access", "the NET_ADMIN capability", "false"),
      "binary_authorization.enabled": row("access", "Binary Authorization", "true"),
      "private_cluster_config.enable_private_nodes": row("exposure", "private nodes", "true"),
      "private_cluster_config.enable_private_endpoint": row("exposure", "a private control plane", "true"),
      master_authorized_networks_config: row(
        "exposure",
        "the list of networks that reach the control plane",
        "present",
      ),
      "master_authorized_networks_config.cidr_blocks.cidr_block": row(
        "addresses",
        "networks that reach the control plane",
        "addresses",
      ),
      "network_policy.enabled": row("exposure", "enforcement of network policies", "true"),
      datapath_provider: row("exposure", "the data plane", [
        "DATAPATH_PROVIDER_UNSPECIFIED",
        "LEGACY_DATAPATH",
        "ADVANCED_DATAPATH",
      ]),
      enable_kubernetes_alpha: row("availability", "alpha features", "false", {
        wrong: [true],
        consequence: "Google deletes an alpha cluster after 30 days, and it cannot be upgraded.",
      }),
      enable_legacy_abac: row("access", "legacy authorization (ABAC)", "false"),
      "master_auth.client_certificate_config.issue_client_certificate": row(
        "access",
        "client certificates",
        "false",
        { wrong: [true] },
      ),
      workload_identity_config: row("access", "Workload Identity", "present"),
      enable_shielded_nodes: row("protection", "shielded nodes", "true", {
        absent: true,
        severity: "warning",
      }),
      "database_encryption.state": row("encryption", "encryption of secrets in etcd", [
        "DECRYPTED",
        "ENCRYPTED",
      ]),
      "database_encryption.key_name": row("key", "the key of etcd's secrets", "same"),
      "binary_authorization.evaluation_mode": row("access", "Binary Authorization", [
        "DISABLED",
        "PROJECT_SINGLETON_POLICY_ENFORCE",
      ]),
      "release_channel.channel": row("version", "the release channel", "same"),
      min_master_version: row("version", "the control plane's version", "same"),
      "logging_config.enable_components": row("audit", "components whose logs are kept", "more"),
      logging_service: row("audit", "cluster logs", "same", { worst: ["none"] }),
      "monitoring_config.enable_components": row("alert", "components that are monitored", "more"),
      maintenance_policy: row("availability", "the maintenance window", "present"),
      initial_node_count: row("capacity", "nodes", "higher"),
      node_locations: row("availability", "zones of the nodes", "more"),
      location: row("availability", "the cluster's place", "same"),
      "secret_manager_config.enabled": row("availability", "the Secret Manager add-on", "true", {
        consequence: "Pods that mount secrets fail to start.",
      }),
      "control_plane_endpoints_config.dns_endpoint_config.allow_external_traffic": row(
        "exposure",
        "the control plane's DNS endpoint for traffic from outside",
        "false",
      ),
    },
  },
  google_container_node_pool: {
    label: "node pool",
    serves: "the pods on its nodes",
    paths: {
      ...below("node_config", NODE),
      "network_config.enable_private_nodes": row("exposure", "private nodes", "true"),
      node_count: row("capacity", "nodes", "higher"),
      "autoscaling.min_node_count": row("capacity", "the smallest number of nodes", "higher"),
      "autoscaling.max_node_count": row("capacity", "the largest number of nodes", "higher"),
      "autoscaling.total_min_node_count": row("capacity", "the smallest number of nodes", "higher"),
      "autoscaling.total_max_node_count": row("capacity", "the largest number of nodes", "higher"),
      node_locations: row("availability", "zones of the nodes", "more"),
      "management.auto_repair": row("availability", "automatic repair", "true", { wrong: [false] }),
      "management.auto_upgrade": row("protection", "automatic upgrades", "true", {
        severity: "warning",
        wrong: [false],
        consequence: "The nodes keep known vulnerabilities until somebody upgrades them.",
      }),
      "upgrade_settings.max_unavailable": row("availability", "unavailable nodes during an upgrade", "lower"),
      version: row("version", "the nodes' version", "same"),
    },
  },
  google_cloud_run_v2_job: {
    label: "Cloud Run job",
    serves: "its runs",
    keys: { "template.template.containers": ["name"], "template.template.containers.env": ["name"] },
    paths: {
      deletion_protection: row("protection", "Terraform's deletion protection", "true", {
        severity: "warning",
      }),
      "template.template.service_account": row("identity", "the service account", "same"),
      "template.template.max_retries": row("availability", "retries", "higher", { severity: "notice" }),
      "template.template.vpc_access": row("exposure", "the way through the private network", "same", {
        severity: "notice",
      }),
    },
  },
  google_cloud_run_v2_service: {
    label: "Cloud Run service",
    serves: "every request to it",
    paths: {
      deletion_protection: row("protection", "Terraform's deletion protection", "true"),
      ingress: row("exposure", "where requests may come from", [
        "INGRESS_TRAFFIC_ALL",
        "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
        "INGRESS_TRAFFIC_INTERNAL_ONLY",
      ]),
      invoker_iam_disabled: row("exposure", "calls without a check of the caller", "false"),
      "template.service_account": row("identity", "the service account", "same"),
      "template.scaling.min_instance_count": row("capacity", "the smallest number of instances", "higher"),
      "template.scaling.max_instance_count": row("capacity", "the largest number of instances", "higher"),
    },
  },
  google_cloud_scheduler_job: {
    label: "scheduled job",
    removal: {
      kind: "alert",
      consequence: "Its scheduled target is no longer started.",
      severity: "warning",
    },
    paths: {
      paused: row("alert", "pausing", "false", { consequence: "Its target is no longer started." }),
      schedule: row("alert", "the schedule", "same", { severity: "notice" }),
    },
  },
  google_monitoring_alert_policy: {
    label: "alert policy",
    removal: { kind: "alert", consequence: "Its condition is no longer reported." },
    keys: { conditions: ["display_name"] },
    paths: {
      enabled: row("alert", "the alert", "true", { absent: true }),
      notification_channels: row("alert", "channels that are notified", "more"),
      conditions: row("alert", "the condition", "present"),
      "conditions.condition_threshold.threshold_value": row("alert", "the threshold", "same"),
      "conditions.condition_threshold.duration": row("alert", "the duration of the condition", "lower", {
        unit: "seconds",
      }),
      "conditions.condition_threshold.comparison": row("alert", "the comparison", "same"),
      "conditions.condition_threshold.filter": row("alert", "the metric that is watched", "same", WATCHED),
      "conditions.condition_absent.filter": row("alert", "the metric that is watched", "same", WATCHED),
      "conditions.condition_absent.duration": row("alert", "how long data must be missing", "lower", {
        unit: "seconds",
      }),
      "conditions.condition_matched_log.filter": row(
        "alert",
        "the log entries that are watched",
        "same",
        WATCHED,
      ),
      "conditions.condition_monitoring_query_language.query": row("alert", "the query", "same", WATCHED),
      "conditions.condition_prometheus_query_language.query": row("alert", "the query", "same", WATCHED),
      "conditions.condition_prometheus_query_language.duration": row(
        "alert",
        "the duration of the condition",
        "lower",
        {
          unit: "seconds",
        },
      ),
      "conditions.condition_sql.query": row("alert", "the query", "same", WATCHED),
      severity: row("alert", "the alert's severity", ["WARNING", "ERROR", "CRITICAL"]),
    },
  },
  google_monitoring_notification_channel: {
    label: "notification channel",
    removal: { kind: "alert", consequence: "Alerts no longer reach the people behind it." },
    paths: {
      enabled: row("alert", "the channel", "true", { absent: true }),
      force_delete: row("protection", "deleting a channel that alerts still use", "false", {
        severity: "warning",
      }),
      "labels.email_address": row("alert", "the recipient's address", "same"),
      "labels.channel_name": row("alert", "the recipient's channel", "same"),
      type: row("alert", "the kind of channel", "same"),
    },
  },
  google_monitoring_uptime_check_config: {
    label: "uptime check",
    removal: { kind: "alert", consequence: "The address is no longer checked from outside." },
    paths: {
      period: row("alert", "the time between checks", "lower", { unit: "seconds" }),
      "http_check.use_ssl": row("alert", "checking over TLS", "true"),
      "http_check.validate_ssl": row("alert", "checking the certificate", "true"),
      "http_check.path": row("alert", "the path that is checked", "same"),
      "monitored_resource.labels.host": row("alert", "the host that is checked", "same"),
      selected_regions: row("alert", "regions that check", "more"),
    },
  },
  google_monitoring_slo: {
    label: "service level objective",
    removal: {
      kind: "alert",
      consequence: "The objective and the alerts on its error budget no longer exist.",
    },
    paths: { goal: row("alert", "the goal", "higher") },
  },
  google_monitoring_custom_service: {
    label: "monitoring service",
    removal: {
      kind: "alert",
      consequence: "Its objectives and the alerts on their error budgets no longer exist.",
    },
  },
  google_monitoring_dashboard: { label: "dashboard" },
  google_logging_metric: {
    label: "log-based metric",
    removal: { kind: "alert", consequence: "Alerts on the metric no longer have data." },
    paths: {
      filter: row("alert", "the log entries that are counted", "same"),
      disabled: row("alert", "disabling the metric", "false"),
    },
  },
  ...Object.fromEntries(
    ["project", "folder", "organization", "billing_account"].map((parent) => [
      `google_logging_${parent}_sink`,
      LOG_SINK,
    ]),
  ),
  google_logging_project_bucket_config: {
    label: "log bucket",
    holds: "the logs in it",
    paths: {
      retention_days: row("retention", "logs kept", "higher", { unit: "days", absent: 30 }),
      locked: row("protection", "the lock of the log bucket", "true"),
    },
  },
  google_logging_project_exclusion: { label: "log exclusion", partial: true },
};
