import { UNKNOWN, type ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, replace, update } from "../../checks/plans";
import { type ByKind, danger, safe, set, undecided } from "../labelled";
import { clusterRole, manifest, roleRules } from "../policy-shapes";

const RELEASE: ValueObject = { name: "api", chart: "api", namespace: "api", version: "7.0.1" };
const release = (before: string, after: string) =>
  set("helm_release", { values: [[before], [after]] }, RELEASE);

const policy = (ingress: ValueObject[]): ValueObject => ({
  metadata: [{ name: "db", namespace: "shop" }],
  spec: [{ pod_selector: [{ match_labels: { app: "db" } }], policy_types: ["Ingress"], ingress }],
});

/** Dangers of Google Cloud, Kubernetes and Helm. */
export const GOOGLE_KUBERNETES_DANGERS: ByKind = {
  exposure: [
    danger(
      "Nodes get public addresses.",
      replace(
        "google_container_cluster",
        { private_cluster_config: [{ enable_private_nodes: true }] },
        { private_cluster_config: [{ enable_private_nodes: false }] },
      ),
    ),
    danger(
      "The function answers the internet.",
      set("google_cloudfunctions2_function", {
        "service_config[].ingress_settings": ["ALLOW_INTERNAL_ONLY", "ALLOW_ALL"],
      }),
    ),
    danger(
      "A new machine with a public address and a broad account.",
      create("google_compute_instance", {
        name: "jump",
        machine_type: "e2-medium",
        zone: "europe-west3-a",
        network_interface: [{ network: "default", access_config: [{ network_tier: "PREMIUM" }] }],
        service_account: [
          {
            email: "1-compute@developer.gserviceaccount.com",
            scopes: ["https://www.googleapis.com/auth/cloud-platform"],
          },
        ],
        metadata: { "serial-port-enable": "true", "block-project-ssh-keys": "false" },
      }),
    ),
    danger(
      "Anybody reads the images.",
      create("google_artifact_registry_repository_iam_member", {
        repository: "r",
        role: "roles/artifactregistry.reader",
        member: "allAuthenticatedUsers",
      }),
    ),
    danger(
      "The dataset is everyone's.",
      create("google_bigquery_dataset_access", {
        dataset_id: "sales",
        role: "READER",
        special_group: "allAuthenticatedUsers",
      }),
    ),
    danger(
      "From the whole network, and the metadata with it.",
      update(
        "kubernetes_network_policy_v1",
        policy([
          { from: [{ ip_block: [{ cidr: "10.20.0.0/16" }] }], ports: [{ port: "5432", protocol: "TCP" }] },
        ]),
        policy([
          {
            from: [{ ip_block: [{ cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] }] }],
            ports: [{ port: "5432", protocol: "TCP" }],
          },
        ]),
      ),
    ),
    danger(
      "All ports for the same pods.",
      update(
        "kubernetes_network_policy_v1",
        policy([
          {
            from: [{ pod_selector: [{ match_labels: { app: "api" } }] }],
            ports: [{ port: "5432", protocol: "TCP" }],
          },
        ]),
        policy([{ from: [], ports: [] }]),
      ),
    ),
  ],
  protection: [
    danger(
      "Permissions of single objects come back.",
      set("google_storage_bucket", { uniform_bucket_level_access: [true, false] }),
    ),
    danger(
      "The cluster can be deleted.",
      set("google_container_cluster", { deletion_protection: [true, false] }),
    ),
    danger(
      "The machine can be deleted.",
      set("google_compute_instance", { deletion_protection: [true, false] }, { machine_type: "e2-medium" }),
    ),
    danger(
      "The tables go with the resource.",
      set("google_bigquery_table", { deletion_protection: [true, false] }),
    ),
    danger(
      "Keys of accounts may be made again.",
      destroy("google_org_policy_policy", {
        name: "projects/p/policies/iam.disableServiceAccountKeyCreation",
        parent: "projects/p",
        spec: [{ rules: [{ enforce: "TRUE" }] }],
      }),
    ),
    danger(
      "Pods of any kind are admitted.",
      update(
        "kubernetes_namespace_v1",
        {
          metadata: [
            { name: "shop", labels: { "pod-security.kubernetes.io/enforce": "restricted", team: "shop" } },
          ],
        },
        { metadata: [{ name: "shop", labels: { team: "shop" } }] },
      ),
    ),
    danger(
      "Images are pulled by a tag that moves, and run as root.",
      create("kubernetes_pod_v1", {
        metadata: [{ name: "debug" }],
        spec: [
          {
            host_pid: true,
            container: [
              {
                name: "sh",
                image: "busybox:latest",
                security_context: [{ privileged: true, run_as_user: "0" }],
              },
            ],
          },
        ],
      }),
    ),
    danger(
      "A capability of the kernel.",
      manifest(
        {
          apiVersion: "apps/v1",
          kind: "DaemonSet",
          metadata: { name: "a" },
          spec: {
            template: {
              spec: {
                containers: [
                  { name: "a", image: "a:1", securityContext: { capabilities: { drop: ["ALL"] } } },
                ],
              },
            },
          },
        },
        {
          apiVersion: "apps/v1",
          kind: "DaemonSet",
          metadata: { name: "a" },
          spec: {
            template: {
              spec: {
                containers: [
                  {
                    name: "a",
                    image: "a:1",
                    securityContext: { capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } },
                  },
                ],
              },
            },
          },
        },
      ),
    ),
    danger(
      "The admission no longer stops.",
      manifest(
        {
          apiVersion: "kyverno.io/v1",
          kind: "ClusterPolicy",
          metadata: { name: "no-root" },
          spec: { validationFailureAction: "Enforce", rules: [{ name: "r" }] },
        },
        {
          apiVersion: "kyverno.io/v1",
          kind: "ClusterPolicy",
          metadata: { name: "no-root" },
          spec: { validationFailureAction: "Audit", rules: [{ name: "r" }] },
        },
      ),
    ),
    danger(
      "Signatures of the chart's pods are not asked for.",
      release("webhook:\n  failurePolicy: Fail\n", "webhook:\n  failurePolicy: Ignore\n"),
    ),
  ],
  retention: [
    danger(
      "No way back to a minute.",
      set("google_sql_database_instance", {
        "settings[].backup_configuration[].point_in_time_recovery_enabled": [true, false],
      }),
    ),
    danger(
      "Versions of objects are no longer kept.",
      set("google_storage_bucket", { "versioning[].enabled": [true, false] }),
    ),
    danger(
      "The release keeps no backups.",
      release(
        "backup:\n  enabled: true\n  retentionDays: 30\n",
        "backup:\n  enabled: true\n  retentionDays: 1\n",
      ),
    ),
  ],
  logging: [
    danger(
      "Flows of the network are not recorded.",
      set("google_compute_subnetwork", {
        log_config: [[{ aggregation_interval: "INTERVAL_5_SEC", flow_sampling: 1 }], []],
      }),
    ),
    danger(
      "Requests for names are not recorded.",
      set("google_dns_policy", { enable_logging: [true, false] }),
    ),
    danger(
      "Audit records of everything are dropped.",
      set("google_logging_project_sink", {
        filter: ['logName:"cloudaudit.googleapis.com"', "severity>=ERROR"],
      }),
    ),
  ],
  alert: [
    danger("The alert is off.", set("google_monitoring_alert_policy", { enabled: [true, false] })),
    danger(
      "The channel is off.",
      set("google_monitoring_notification_channel", { enabled: [true, false] }, { type: "pagerduty" }),
    ),
    danger(
      "Rules of Prometheus go.",
      destroy("kubernetes_manifest", {
        manifest: {
          apiVersion: "monitoring.coreos.com/v1",
          kind: "PrometheusRule",
          metadata: { name: "shop" },
          spec: { groups: [] },
        },
      }),
    ),
  ],
  "data-loss": [
    danger(
      "The instance with its databases.",
      destroy("google_sql_database_instance", { database_version: "POSTGRES_16" }),
    ),
    danger("The disk goes.", destroy("google_compute_disk", { name: "data", size: 500 })),
    danger(
      "The namespace with all that is in it.",
      destroy("kubernetes_namespace_v1", { metadata: [{ name: "shop" }] }),
    ),
  ],
  encryption: [
    danger(
      "TLS to the cache is off.",
      replace(
        "google_redis_instance",
        { name: "r", transit_encryption_mode: "SERVER_AUTHENTICATION", tier: "STANDARD_HA" },
        { name: "r", transit_encryption_mode: "DISABLED", tier: "STANDARD_HA" },
      ),
    ),
    danger(
      "The ingress answers plain HTTP.",
      update(
        "kubernetes_ingress_v1",
        { metadata: [{ name: "a", annotations: { "nginx.ingress.kubernetes.io/ssl-redirect": "true" } }] },
        { metadata: [{ name: "a", annotations: { "nginx.ingress.kubernetes.io/ssl-redirect": "false" } }] },
      ),
    ),
  ],
  capacity: [
    danger("A pod of three.", set("kubernetes_stateful_set_v1", { "spec[].replicas": [3, 1] })),
    danger(
      "Two nodes of ten.",
      set("google_container_node_pool", { "autoscaling[].max_node_count": [10, 2] }),
    ),
    danger(
      "The smallest machine.",
      set("google_sql_database_instance", { "settings[].tier": ["db-custom-16-61440", "db-f1-micro"] }),
    ),
  ],
  policy: [
    danger(
      "Owner, for one more.",
      set(
        "google_project_iam_binding",
        {
          members: [
            ["user:a@example.com"],
            ["user:a@example.com", "serviceAccount:ci@other.iam.gserviceaccount.com"],
          ],
        },
        { role: "roles/owner", project: "p" },
      ),
    ),
    danger(
      "The pipeline becomes any account of the organization.",
      create("google_organization_iam_member", {
        org_id: "1",
        role: "roles/iam.serviceAccountTokenCreator",
        member: "serviceAccount:ci@p.iam.gserviceaccount.com",
      }),
    ),
    danger(
      "Keys can be made.",
      set("google_project_iam_custom_role", {
        permissions: [["storage.objects.get"], ["storage.objects.get", "iam.serviceAccountKeys.create"]],
      }),
    ),
    danger(
      "Everyone with the domain decrypts.",
      create("google_kms_crypto_key_iam_binding", {
        crypto_key_id: "k",
        role: "roles/cloudkms.cryptoKeyDecrypter",
        members: ["domain:example.com", "allAuthenticatedUsers"],
      }),
    ),
    danger(
      "A whole policy with an owner in it.",
      update(
        "google_project_iam_policy",
        {
          project: "p",
          policy_data: '{"bindings":[{"role":"roles/viewer","members":["user:a@example.com"]}]}',
        },
        {
          project: "p",
          policy_data:
            '{"bindings":[{"role":"roles/viewer","members":["user:a@example.com"]},{"role":"roles/owner","members":["user:b@example.com"]}]}',
        },
      ),
    ),
    danger(
      "Everything on every secret.",
      roleRules(
        [{ api_groups: [""], resources: ["secrets"], resource_names: ["tls"], verbs: ["get"] }],
        [{ api_groups: [""], resources: ["secrets"], verbs: ["*"] }],
      ),
    ),
    danger(
      "Approving one's own certificates.",
      manifest(
        clusterRole([
          { apiGroups: ["certificates.k8s.io"], resources: ["certificatesigningrequests"], verbs: ["get"] },
        ]),
        clusterRole([
          {
            apiGroups: ["certificates.k8s.io"],
            resources: ["certificatesigningrequests", "certificatesigningrequests/approval"],
            verbs: ["get", "update"],
          },
          { apiGroups: ["certificates.k8s.io"], resources: ["signers"], verbs: ["approve"] },
        ]),
      ),
    ),
    danger(
      "Pods on any node, which means root on it.",
      create("kubernetes_role_v1", {
        metadata: [{ name: "ci", namespace: "kube-system" }],
        rule: [{ api_groups: ["apps", ""], resources: ["daemonsets", "pods"], verbs: ["create", "patch"] }],
      }),
    ),
    danger(
      "All service accounts administer the namespace.",
      create("kubernetes_role_binding_v1", {
        metadata: [{ name: "all", namespace: "shop" }],
        role_ref: [{ api_group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "admin" }],
        subject: [{ kind: "Group", name: "system:serviceaccounts", api_group: "rbac.authorization.k8s.io" }],
      }),
    ),
    danger(
      "Rights of the whole cluster, in the chart.",
      release(
        "rbac:\n  create: true\n  clusterAdmin: false\n",
        "rbac:\n  create: true\n  clusterAdmin: true\n",
      ),
    ),
    danger(
      "Anyone may look.",
      release(
        "grafana.ini:\n  auth.anonymous:\n    enabled: false\n",
        "grafana.ini:\n  auth.anonymous:\n    enabled: true\n",
      ),
    ),
  ],
};

/** Harmless and undecided changes of Google Cloud, Kubernetes and Helm. */
export const GOOGLE_KUBERNETES_SAFE: ByKind = {
  strengthen: [
    safe(
      "Only TLS.",
      set("google_sql_database_instance", { "settings[].ip_configuration[].require_ssl": [false, true] }),
    ),
    safe("Flows are recorded.", set("google_dns_managed_zone", { "dnssec_config[].state": ["off", "on"] })),
    safe(
      "A policy that denies.",
      create("kubernetes_network_policy_v1", {
        metadata: [{ name: "deny" }],
        spec: [{ pod_selector: [{}], policy_types: ["Ingress", "Egress"] }],
      }),
    ),
    safe(
      "The service account is its own.",
      release(
        "serviceAccount:\n  automountServiceAccountToken: true\n",
        "serviceAccount:\n  automountServiceAccountToken: false\n",
      ),
    ),
  ],
  benign: [
    safe(
      "A newer chart.",
      set("helm_release", { version: ["7.0.1", "7.0.2"] }, { name: "api", chart: "api" }),
    ),
    safe(
      "A topic.",
      create("google_pubsub_topic", { name: "orders", message_retention_duration: "604800s" }),
    ),
    safe(
      "A secret's name.",
      create("google_secret_manager_secret_iam_member", {
        secret_id: "db",
        role: "roles/secretmanager.secretAccessor",
        member: "serviceAccount:shop@p.iam.gserviceaccount.com",
      }),
    ),
    safe("The node's name.", release("nodeSelector:\n  pool: a\n", "nodeSelector:\n  pool: b\n")),
    safe("A dashboard.", create("google_monitoring_dashboard", { dashboard_json: "{}" })),
  ],
  direction: [
    safe(
      "Out only.",
      create("google_compute_firewall", {
        name: "out",
        network: "n",
        direction: "EGRESS",
        destination_ranges: ["10.0.0.0/8"],
        allow: [{ protocol: "tcp", ports: ["443"] }],
      }),
    ),
    safe(
      "Fewer pods may be away.",
      set("kubernetes_pod_disruption_budget_v1", { "spec[].max_unavailable": ["2", "1"] }),
    ),
  ],
  unknown: [
    undecided(
      "Who gets the role.",
      create("google_project_iam_member", { project: "p", role: UNKNOWN, member: "user:a@example.com" }),
    ),
    undecided(
      "What the account may do.",
      update(
        "kubernetes_cluster_role_v1",
        { metadata: [{ name: "a" }], rule: [{ api_groups: [""], resources: ["pods"], verbs: ["get"] }] },
        { metadata: [{ name: "a" }], rule: UNKNOWN },
      ),
    ),
  ],
};
