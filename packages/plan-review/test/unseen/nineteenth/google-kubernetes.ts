import type { Change } from "@infra-tools/terraform-plan/model";
import { create, destroy, update } from "../../checks/plans";

/** Dangers that come to mind first. */
export const GOOGLE_KUBERNETES: readonly Change[] = [
  update(
    "helm_release",
    { name: "r", chart: "c", values: ["networkPolicy:\n  enabled: true\n"] },
    { name: "r", chart: "c", values: ["networkPolicy:\n  enabled: false\n"] },
  ),
  update(
    "helm_release",
    { name: "r", chart: "c", values: ["persistence:\n  enabled: true\n"] },
    { name: "r", chart: "c", values: ["persistence:\n  enabled: false\n"] },
  ),
  update(
    "helm_release",
    { name: "r", chart: "c", values: ["securityContext:\n  runAsNonRoot: true\n"] },
    { name: "r", chart: "c", values: ["securityContext:\n  runAsNonRoot: false\n"] },
  ),
  update(
    "kubernetes_network_policy_v1",
    {
      metadata: [{ name: "n", namespace: "a" }],
      spec: [{ pod_selector: [{}], policy_types: ["Ingress"], ingress: [] }],
    },
    {
      metadata: [{ name: "n", namespace: "a" }],
      spec: [{ pod_selector: [{}], policy_types: ["Ingress"], ingress: [{}] }],
    },
  ),
  update(
    "kubernetes_deployment_v1",
    {
      metadata: [{ name: "n" }],
      spec: [
        {
          template: [
            {
              spec: [
                { security_context: [{ run_as_non_root: true }], container: [{ name: "a", image: "a:1" }] },
              ],
            },
          ],
        },
      ],
    },
    {
      metadata: [{ name: "n" }],
      spec: [
        {
          template: [
            {
              spec: [
                { security_context: [{ run_as_non_root: false }], container: [{ name: "a", image: "a:1" }] },
              ],
            },
          ],
        },
      ],
    },
  ),
  create("kubernetes_cluster_role_binding_v1", {
    metadata: [{ name: "x" }],
    role_ref: [{ kind: "ClusterRole", name: "cluster-admin", api_group: "rbac.authorization.k8s.io" }],
    subject: [{ kind: "Group", name: "system:authenticated", api_group: "rbac.authorization.k8s.io" }],
  }),
  update(
    "kubernetes_horizontal_pod_autoscaler_v2",
    { metadata: [{ name: "n" }], spec: [{ min_replicas: 4, max_replicas: 10 }] },
    { metadata: [{ name: "n" }], spec: [{ min_replicas: 1, max_replicas: 10 }] },
  ),
  destroy("kubernetes_network_policy_v1", {
    metadata: [{ name: "deny" }],
    spec: [{ pod_selector: [{}], policy_types: ["Ingress"] }],
  }),
  destroy("kubernetes_pod_disruption_budget_v1", {
    metadata: [{ name: "b" }],
    spec: [{ min_available: "1" }],
  }),
  update(
    "google_sql_database_instance",
    { settings: [{ backup_configuration: [{ enabled: true }] }] },
    { settings: [{ backup_configuration: [{ enabled: false }] }] },
  ),
  update(
    "google_sql_database_instance",
    { settings: [{ ip_configuration: [{ ssl_mode: "ENCRYPTED_ONLY" }] }] },
    { settings: [{ ip_configuration: [{ ssl_mode: "ALLOW_UNENCRYPTED_AND_ENCRYPTED" }] }] },
  ),
  update(
    "google_storage_bucket",
    { public_access_prevention: "enforced" },
    { public_access_prevention: "inherited" },
  ),
  update("google_storage_bucket", { versioning: [{ enabled: true }] }, { versioning: [{ enabled: false }] }),
  update("google_kms_crypto_key", { rotation_period: "7776000s" }, { rotation_period: null }),
  update(
    "google_container_cluster",
    { private_cluster_config: [{ enable_private_endpoint: true }] },
    { private_cluster_config: [{ enable_private_endpoint: false }] },
  ),
  create("google_project_iam_member", { project: "p", role: "roles/owner", member: "user:a@example.com" }),
  update(
    "google_bigquery_dataset",
    { access: [{ role: "READER", user_by_email: "a@example.com" }] },
    { access: [{ role: "READER", special_group: "allAuthenticatedUsers" }] },
  ),
  update("google_redis_instance", { auth_enabled: true }, { auth_enabled: false }),
  update(
    "google_monitoring_alert_policy",
    { notification_channels: ["projects/p/notificationChannels/1"] },
    { notification_channels: [] },
  ),
  update(
    "google_org_policy_policy",
    { spec: [{ rules: [{ enforce: "TRUE" }] }] },
    { spec: [{ rules: [{ enforce: "FALSE" }] }] },
  ),
  update(
    "google_compute_security_policy",
    {
      rule: [
        {
          action: "deny(403)",
          priority: 2147483647,
          match: [{ versioned_expr: "SRC_IPS_V1", config: [{ src_ip_ranges: ["*"] }] }],
        },
      ],
    },
    {
      rule: [
        {
          action: "allow",
          priority: 2147483647,
          match: [{ versioned_expr: "SRC_IPS_V1", config: [{ src_ip_ranges: ["*"] }] }],
        },
      ],
    },
  ),
  update(
    "google_compute_instance",
    { name: "i", machine_type: "e2-medium", metadata: { "enable-oslogin": "TRUE" } },
    { name: "i", machine_type: "e2-medium", metadata: { "enable-oslogin": "FALSE" } },
  ),
  update("google_logging_project_bucket_config", { retention_days: 400 }, { retention_days: 30 }),
];
