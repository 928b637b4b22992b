import { UNKNOWN, type ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, update } from "../../checks/plans";
import { type ByKind, danger, safe, set, undecided } from "../labelled";
import { clusterRole, manifest, roleRules } from "../policy-shapes";

const pod = (spec: ValueObject, container: ValueObject = {}): ValueObject => ({
  metadata: [{ name: "agent", namespace: "ops" }],
  spec: [
    {
      template: [
        {
          spec: [
            { container: [{ name: "agent", image: "registry.example/agent:1.2", ...container }], ...spec },
          ],
        },
      ],
    },
  ],
});

const RELEASE: ValueObject = { name: "shop", chart: "shop", namespace: "shop", version: "2.1.0" };

/** Dangers of Google Cloud, Kubernetes and Helm. */
export const GOOGLE_KUBERNETES_DANGERS: ByKind = {
  exposure: [
    danger(
      "The database answers on a public address.",
      set("google_sql_database_instance", { "settings[].ip_configuration[].ipv4_enabled": [false, true] }),
    ),
    danger(
      "The control plane answers the internet.",
      set("google_container_cluster", { "private_cluster_config[].enable_private_endpoint": [true, false] }),
    ),
    danger(
      "Databases and SSH open to the world, by a range of ports.",
      create("google_compute_firewall", {
        name: "dev",
        network: "dev",
        direction: "INGRESS",
        priority: 900,
        source_ranges: ["0.0.0.0/0"],
        allow: [{ protocol: "tcp", ports: ["3000-9000"] }],
        disabled: false,
      }),
    ),
    danger(
      "Anyone on the internet calls the service.",
      create("google_cloud_run_v2_service_iam_member", {
        name: "admin",
        location: "europe-west3",
        role: "roles/run.invoker",
        member: "allUsers",
      }),
    ),
    danger(
      "A machine with a serial console that anyone with a key reaches.",
      set(
        "google_project_organization_policy",
        {
          "boolean_policy[].enforced": [true, false],
        },
        { project: "p", constraint: "compute.disableSerialPortAccess" },
      ),
    ),
    danger(
      "Every pod of every namespace may connect.",
      update(
        "kubernetes_network_policy_v1",
        {
          metadata: [{ name: "db" }],
          spec: [
            {
              pod_selector: [{ match_labels: { app: "db" } }],
              policy_types: ["Ingress"],
              ingress: [{ from: [{ pod_selector: [{ match_labels: { app: "api" } }] }] }],
            },
          ],
        },
        {
          metadata: [{ name: "db" }],
          spec: [
            {
              pod_selector: [{ match_labels: { app: "db" } }],
              policy_types: ["Ingress"],
              ingress: [{ from: [{ namespace_selector: [{}] }] }],
            },
          ],
        },
      ),
    ),
  ],
  protection: [
    danger(
      "The instance can be deleted by Terraform.",
      set(
        "google_sql_database_instance",
        { deletion_protection: [true, false] },
        { database_version: "MYSQL_8_0" },
      ),
    ),
    danger(
      "Nodes start unverified.",
      set("google_container_node_pool", {
        "node_config[].shielded_instance_config[].enable_secure_boot": [true, false],
      }),
    ),
    danger(
      "The web firewall only looks at the attack.",
      set("google_compute_security_policy", {
        rule: [
          [
            {
              action: "deny(403)",
              priority: 1000,
              preview: false,
              match: [{ expr: [{ expression: "evaluatePreconfiguredWaf('sqli-v33-stable')" }] }],
            },
          ],
          [
            {
              action: "deny(403)",
              priority: 1000,
              preview: true,
              match: [{ expr: [{ expression: "evaluatePreconfiguredWaf('sqli-v33-stable')" }] }],
            },
          ],
        ],
      }),
    ),
    danger(
      "The container may become root.",
      update(
        "kubernetes_deployment_v1",
        pod({}, { security_context: [{ run_as_non_root: true, allow_privilege_escalation: false }] }),
        pod({}, { security_context: [{ run_as_non_root: false, allow_privilege_escalation: true }] }),
      ),
    ),
    danger(
      "A new agent with the host's disk.",
      create(
        "kubernetes_daemon_set_v1",
        pod(
          { volume: [{ name: "root", host_path: [{ path: "/", type: "Directory" }] }] },
          { volume_mount: [{ name: "root", mount_path: "/host" }] },
        ),
      ),
    ),
  ],
  retention: [
    danger(
      "Two backups are kept of thirty.",
      set("google_sql_database_instance", {
        "settings[].backup_configuration[].backup_retention_settings[].retained_backups": [30, 2],
      }),
    ),
    danger(
      "Deleted objects are gone at once.",
      set("google_storage_bucket", { "soft_delete_policy[].retention_duration_seconds": [604800, 0] }),
    ),
  ],
  logging: [
    danger(
      "What the workloads log is dropped.",
      set("google_container_cluster", {
        "logging_config[].enable_components": [["SYSTEM_COMPONENTS", "WORKLOADS"], ["SYSTEM_COMPONENTS"]],
      }),
    ),
    danger(
      "Audit logs are dropped.",
      create("google_logging_project_exclusion", {
        name: "no-audit",
        project: "p",
        filter: 'logName:"cloudaudit.googleapis.com"',
        disabled: false,
      }),
    ),
  ],
  alert: [
    danger(
      "The policy no longer notifies.",
      set("google_monitoring_alert_policy", {
        notification_channels: [["projects/p/notificationChannels/1"], []],
      }),
    ),
    danger(
      "Nobody checks from outside.",
      destroy("google_monitoring_uptime_check_config", { display_name: "shop", period: "60s" }),
    ),
  ],
  "data-loss": [
    danger(
      "What the key encrypted cannot be read.",
      destroy("google_kms_crypto_key_version", { crypto_key: "k" }),
    ),
    danger(
      "The database goes.",
      destroy("kubernetes_stateful_set_v1", { metadata: [{ name: "db" }], spec: [{ replicas: 3 }] }),
    ),
  ],
  encryption: [
    danger(
      "Connections without TLS.",
      set("google_sql_database_instance", {
        "settings[].ip_configuration[].ssl_mode": ["ENCRYPTED_ONLY", "ALLOW_UNENCRYPTED_AND_ENCRYPTED"],
      }),
    ),
  ],
  capacity: [],
  policy: [
    danger(
      "Editor of the whole project for a group.",
      create("google_project_iam_binding", {
        project: "p",
        role: "roles/editor",
        members: ["group:everyone@example.com", "user:a@example.com"],
      }),
    ),
    danger(
      "Keys for any service account.",
      create("google_folder_iam_member", {
        folder: "folders/1",
        role: "roles/iam.serviceAccountKeyAdmin",
        member: "serviceAccount:robot@p.iam.gserviceaccount.com",
      }),
    ),
    danger(
      "Commands in every pod.",
      roleRules(
        [{ api_groups: [""], resources: ["pods"], verbs: ["get", "list"] }],
        [
          { api_groups: [""], resources: ["pods"], verbs: ["get", "list"] },
          { api_groups: [""], resources: ["pods/exec", "pods/attach"], verbs: ["create", "get"] },
        ],
      ),
    ),
    danger(
      "Tokens of any account.",
      manifest(
        clusterRole([{ apiGroups: [""], resources: ["serviceaccounts"], verbs: ["get"] }]),
        clusterRole([
          {
            apiGroups: [""],
            resources: ["serviceaccounts", "serviceaccounts/token"],
            verbs: ["get", "create"],
          },
        ]),
      ),
    ),
    danger(
      "Administrator of the cluster for a default account.",
      create("kubernetes_cluster_role_binding_v1", {
        metadata: [{ name: "ci" }],
        role_ref: [{ api_group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" }],
        subject: [{ kind: "ServiceAccount", name: "default", namespace: "ci" }],
      }),
    ),
    danger(
      "The ingress forgets who may come.",
      set(
        "helm_release",
        {
          values: [
            [
              'ingress:\n  annotations:\n    nginx.ingress.kubernetes.io/whitelist-source-range: "10.0.0.0/8"\n',
            ],
            [
              'ingress:\n  annotations:\n    nginx.ingress.kubernetes.io/whitelist-source-range: "0.0.0.0/0"\n',
            ],
          ],
        },
        RELEASE,
      ),
    ),
    danger(
      "The chart's database keeps nothing.",
      set(
        "helm_release",
        {
          values: [
            ["postgresql:\n  persistence:\n    enabled: true\n    size: 50Gi\n"],
            ["postgresql:\n  persistence:\n    enabled: false\n    size: 50Gi\n"],
          ],
        },
        RELEASE,
      ),
    ),
    danger(
      "A new release that speaks plain text with its database.",
      create("helm_release", {
        ...RELEASE,
        values: [
          "replicaCount: 3\ntls:\n  enabled: false\n  secretName: shop\nresources:\n  limits:\n    memory: 1Gi\n",
        ],
      }),
    ),
  ],
};

/** Harmless and undecided changes of Google Cloud, Kubernetes and Helm. */
export const GOOGLE_KUBERNETES_SAFE: ByKind = {
  strengthen: [
    safe(
      "No address of its own.",
      set("google_compute_instance", { "shielded_instance_config[].enable_secure_boot": [false, true] }),
    ),
    safe(
      "Point-in-time recovery.",
      set("google_sql_database_instance", {
        "settings[].backup_configuration[].binary_log_enabled": [false, true],
      }),
    ),
    safe(
      "A file system that cannot be written.",
      update(
        "kubernetes_deployment_v1",
        pod({}, { security_context: [{ read_only_root_filesystem: false, privileged: false }] }),
        pod({}, { security_context: [{ read_only_root_filesystem: true, privileged: false }] }),
      ),
    ),
    safe(
      "Only reading is left.",
      roleRules(
        [{ api_groups: ["apps"], resources: ["deployments"], verbs: ["get", "list", "patch", "delete"] }],
        [{ api_groups: ["apps"], resources: ["deployments"], verbs: ["get", "list"] }],
      ),
    ),
    safe(
      "Three copies.",
      set("helm_release", { values: [["replicaCount: 1\n"], ["replicaCount: 3\n"]] }, RELEASE),
    ),
  ],
  benign: [
    safe("A label.", set("google_storage_bucket", { labels: [{ a: "b" }, { a: "c" }] }, { name: "b" })),
    safe(
      "Another day.",
      set("google_sql_database_instance", { "settings[].maintenance_window[].day": [1, 7] }),
    ),
    safe(
      "One account reads one dataset.",
      create("google_bigquery_dataset_iam_member", {
        dataset_id: "sales",
        role: "roles/bigquery.dataViewer",
        member: "serviceAccount:report@p.iam.gserviceaccount.com",
      }),
    ),
    safe(
      "A new image.",
      set("helm_release", { values: [["image:\n  tag: 1.4.0\n"], ["image:\n  tag: 1.4.1\n"]] }, RELEASE),
    ),
    safe(
      "A key of a configuration.",
      update(
        "kubernetes_config_map_v1",
        { metadata: [{ name: "shop" }], data: { "theme.css": "a" } },
        { metadata: [{ name: "shop" }], data: { "theme.css": "b" } },
      ),
    ),
  ],
  direction: [
    safe(
      "The rule denies.",
      create("google_compute_firewall", {
        name: "no-smtp",
        network: "prod",
        direction: "INGRESS",
        priority: 100,
        source_ranges: ["0.0.0.0/0"],
        deny: [{ protocol: "all" }],
      }),
    ),
    safe(
      "More pods at most.",
      set("kubernetes_horizontal_pod_autoscaler_v2", { "spec[].min_replicas": [2, 4] }),
    ),
  ],
  unknown: [
    undecided(
      "Who invokes the function.",
      create("google_cloudfunctions2_function_iam_member", {
        cloud_function: "f",
        role: "roles/cloudfunctions.invoker",
        member: UNKNOWN,
      }),
    ),
    undecided(
      "From where the firewall lets in.",
      update(
        "google_compute_firewall",
        {
          name: "a",
          network: "n",
          direction: "INGRESS",
          source_ranges: ["10.0.0.0/8"],
          allow: [{ protocol: "tcp", ports: ["22"] }],
        },
        {
          name: "a",
          network: "n",
          direction: "INGRESS",
          source_ranges: UNKNOWN,
          allow: [{ protocol: "tcp", ports: ["22"] }],
        },
      ),
    ),
  ],
};
