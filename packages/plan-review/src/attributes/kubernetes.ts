import { podKeys, podPaths } from "./kubernetes-pod";
import { type AttributeMetadata, below, type MetadataTable, row } from "./metadata";

const TEMPLATE = "spec.template.spec";
const CRON_TEMPLATE = "spec.job_template.spec.template.spec";

const ROLLING_UPDATE = {
  "spec.strategy.type": row("availability", "the way of renewing pods", ["Recreate", "RollingUpdate"], {
    consequence: "All pods stop before the first new one starts.",
  }),
  "spec.strategy.rolling_update.max_unavailable": row(
    "availability",
    "unavailable pods during a rollout",
    "lower",
  ),
  "spec.paused": row("availability", "pausing of renewals", "false", { severity: "notice" }),
  "spec.min_ready_seconds": row("availability", "how long a new pod must stay ready", "higher", {
    unit: "seconds",
    severity: "notice",
  }),
  "spec.replicas": row("availability", "replicas", "higher", { absent: 1 }),
} as const;

/** Without the annotation everyone may connect. */
const ALLOWED = row("addresses", "addresses that may connect", "addresses", { unlimited: [null] });

/**
 * Annotations by which controllers restrict who may connect:
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ and
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
const CONTROLLERS = Object.fromEntries(
  Object.entries({
    "nginx.ingress.kubernetes.io/whitelist-source-range": ALLOWED,
    "nginx.ingress.kubernetes.io/allowlist-source-range": ALLOWED,
    "alb.ingress.kubernetes.io/inbound-cidrs": ALLOWED,
    "nginx.ingress.kubernetes.io/auth-type": row("exposure", "the log-in", "present"),
    "nginx.ingress.kubernetes.io/auth-url": row("exposure", "the log-in", "present"),
    "nginx.ingress.kubernetes.io/auth-tls-secret": row("exposure", "client certificates", "present"),
    "nginx.ingress.kubernetes.io/enable-modsecurity": row("exposure", "the web application firewall", "true"),
    "nginx.ingress.kubernetes.io/ssl-redirect": row("tls", "the redirect to HTTPS", "true", { absent: true }),
    "nginx.ingress.kubernetes.io/force-ssl-redirect": row("tls", "the redirect to HTTPS", "true"),
    "alb.ingress.kubernetes.io/wafv2-acl-arn": row("exposure", "the web ACL", "present"),
    "alb.ingress.kubernetes.io/scheme": row("exposure", "the load balancer's scheme", [
      "internet-facing",
      "internal",
    ]),
  }).map(([name, metadata]) => [`metadata.annotations.${name}`, metadata]),
);

/** With `Ignore`, requests are admitted while the webhook or the policy cannot answer. */
export const FAILURE_POLICY = row("access", "the failure policy", ["Ignore", "Fail"], { absent: "Fail" });

const SUBJECT_KEYS = { subject: ["kind", "name"] };

const POD_SECURITY_LEVELS = ["privileged", "baseline", "restricted"];

/** Labels of a namespace by which Pod Security Admission judges its pods, below the path of its metadata, if they have one. */
export function podSecurityPaths(metadata: string): Record<string, AttributeMetadata> {
  return below(metadata === "" ? "labels" : `${metadata}.labels`, {
    "pod-security.kubernetes.io/enforce": row(
      "access",
      "the enforced Pod Security level",
      POD_SECURITY_LEVELS,
      { absent: "privileged", wrong: ["privileged"] },
    ),
    "pod-security.kubernetes.io/warn": row(
      "access",
      "the Pod Security level that warns",
      POD_SECURITY_LEVELS,
      { severity: "notice" },
    ),
    "pod-security.kubernetes.io/audit": row("audit", "the audited Pod Security level", POD_SECURITY_LEVELS, {
      severity: "notice",
    }),
  });
}

/** Kubernetes' own kinds. Types are written without the `_v1` at their end: both names mean the same. */
export const KUBERNETES: MetadataTable = {
  kubernetes_namespace: {
    label: "namespace",
    holds: "every object in the namespace, volume claims and secrets too",
    dependents: "every object in it",
    paths: podSecurityPaths("metadata"),
  },
  kubernetes_labels: { label: "labels of an object", partial: true, paths: podSecurityPaths("") },
  kubernetes_persistent_volume_claim: {
    label: "volume claim",
    holds: "the volume, when its reclaim policy is Delete",
    paths: {
      "spec.resources.requests.storage": row("capacity", "the volume's size", "higher"),
      "spec.storage_class_name": row("availability", "the storage class", "same"),
    },
  },
  kubernetes_persistent_volume: {
    label: "volume",
    holds: "the volume, when its reclaim policy is Delete",
    paths: {
      "spec.persistent_volume_reclaim_policy": row("protection", "the reclaim policy", [
        "Delete",
        "Recycle",
        "Retain",
      ]),
      "spec.capacity.storage": row("capacity", "the volume's size", "higher"),
    },
  },
  kubernetes_storage_class: {
    label: "storage class",
    paths: {
      reclaim_policy: row("protection", "the reclaim policy of new volumes", ["Delete", "Retain"], {
        absent: "Delete",
      }),
    },
  },
  kubernetes_stateful_set: {
    label: "stateful set",
    serves: "the pods of the set",
    dependents: "the volume claims of its pods",
    keys: { ...podKeys(TEMPLATE), "spec.volume_claim_template": ["metadata.name"] },
    paths: {
      ...podPaths(TEMPLATE),
      "spec.replicas": row("availability", "replicas", "higher", { absent: 1 }),
      "spec.persistent_volume_claim_retention_policy.when_deleted": row(
        "protection",
        "volume claims of a deleted set",
        ["Delete", "Retain"],
        { absent: "Retain" },
      ),
      "spec.persistent_volume_claim_retention_policy.when_scaled": row(
        "protection",
        "volume claims of a scaled-down set",
        ["Delete", "Retain"],
        { absent: "Retain" },
      ),
    },
  },
  kubernetes_deployment: {
    label: "deployment",
    serves: "the pods of the deployment",
    keys: podKeys(TEMPLATE),
    paths: { ...podPaths(TEMPLATE), ...ROLLING_UPDATE },
  },
  kubernetes_daemon_set: {
    label: "daemon set",
    serves: "the pods of the set on every node",
    keys: podKeys(TEMPLATE),
    paths: podPaths(TEMPLATE),
  },
  kubernetes_daemonset: {
    label: "daemon set",
    serves: "the pods of the set on every node",
    keys: podKeys(TEMPLATE),
    paths: podPaths(TEMPLATE),
  },
  kubernetes_pod: { label: "pod", serves: "the pod", keys: podKeys("spec"), paths: podPaths("spec") },
  kubernetes_job: {
    label: "job",
    keys: podKeys(TEMPLATE),
    paths: {
      ...podPaths(TEMPLATE),
      "spec.active_deadline_seconds": row("availability", "the time the job may take", "higher", {
        unit: "seconds",
        unlimited: [null, 0],
      }),
    },
  },
  kubernetes_cron_job: {
    label: "scheduled job",
    keys: podKeys(CRON_TEMPLATE),
    removal: { kind: "availability", consequence: "Its scheduled job no longer runs." },
    paths: {
      ...podPaths(CRON_TEMPLATE),
      "spec.suspend": row("availability", "suspension", "false", { consequence: "It no longer runs." }),
      "spec.schedule": row("availability", "the schedule", "same", { severity: "notice" }),
    },
  },
  kubernetes_service: {
    label: "service",
    serves: "every connection to the service's name; its address changes",
    keys: { "spec.port": ["port", "protocol"] },
    paths: {
      "spec.type": row("exposure", "the service's type", [
        "LoadBalancer",
        "NodePort",
        "ExternalName",
        "ClusterIP",
      ]),
      "spec.load_balancer_source_ranges": row(
        "addresses",
        "addresses that may reach the load balancer",
        "addresses",
        { unlimited: [null] },
      ),
      "spec.external_ips": row("exposure", "outside addresses", "fewer"),
      "spec.selector": row("routing", "which pods answer", "same"),
      "spec.port.target_port": row("routing", "the port of the pods", "same"),
      "spec.port": row("routing", "the port", "present"),
      "metadata.annotations.cloud.google.com/backend-config": row(
        "exposure",
        "the backend configuration",
        "present",
        {
          severity: "warning",
          consequence: "Its timeout, health check and Cloud Armor policy no longer hold.",
        },
      ),
      "metadata.annotations.networking.gke.io/load-balancer-type": row(
        "exposure",
        "the internal load balancer",
        "present",
      ),
      "metadata.annotations.cloud.google.com/neg": row("routing", "container-native load balancing", "same"),
    },
  },
  kubernetes_ingress: {
    label: "ingress",
    serves: "every request from outside",
    entry: true,
    keys: { "spec.rule": ["host"], "spec.rule.http.path": ["path"], "spec.tls": ["secret_name"] },
    paths: {
      "spec.rule": row("routing", "the host", "present"),
      "spec.rule.host": row("routing", "the host", "same"),
      "spec.rule.http.path": row("routing", "the path", "present"),
      "spec.rule.http.path.path": row("routing", "the path", "same"),
      "spec.rule.http.path.backend.service.name": row("routing", "the service behind the path", "same"),
      "spec.rule.http.path.backend.service.port.number": row("routing", "the port behind the path", "same"),
      "spec.default_backend.service.name": row("routing", "the service behind everything else", "same"),
      "spec.tls": row("tls", "TLS", "present"),
      "metadata.annotations.kubernetes.io/ingress.allow-http": row("tls", "plain HTTP", ["true", "false"], {
        absent: "true",
      }),
      "metadata.annotations.kubernetes.io/ingress.global-static-ip-name": row(
        "routing",
        "the reserved address",
        "same",
      ),
      "metadata.annotations.ingress.gcp.kubernetes.io/pre-shared-cert": row(
        "routing",
        "the certificates",
        "more",
        {
          consequence: "Clients that use a name only on this certificate get a different one, or none.",
          severityOfSome: "notice",
        },
      ),
      "metadata.annotations.networking.gke.io/managed-certificates": row(
        "routing",
        "the managed certificates",
        "same",
      ),
      "metadata.annotations.networking.gke.io/v1beta1.FrontendConfig": row(
        "tls",
        "the frontend configuration",
        "present",
        {
          consequence: "Its SSL policy and its redirect to HTTPS no longer hold.",
        },
      ),
      "metadata.annotations.kubernetes.io/ingress.class": row("routing", "the ingress class", "same"),
      ...CONTROLLERS,
    },
  },
  kubernetes_network_policy: {
    label: "network policy",
    network: "kubernetes-network-policy",
    paths: {
      "spec.pod_selector": row("exposure", "which pods the policy is about", "same", { severity: "warning" }),
    },
    removal: {
      kind: "exposure",
      consequence:
        "The pods it chose accept and open connections that it refused, unless another policy chooses them.",
      parent: "spec.pod_selector.match_labels",
      severity: "danger",
    },
  },
  kubernetes_pod_disruption_budget: {
    label: "disruption budget",
    removal: {
      kind: "availability",
      consequence: "All its pods may be evicted at once when nodes are drained.",
    },
    paths: {
      "spec.min_available": row("availability", "pods that stay up when nodes are drained", "higher"),
      "spec.max_unavailable": row("availability", "unavailable pods when nodes are drained", "lower"),
      "spec.selector.match_labels": row("availability", "which pods the budget protects", "same"),
    },
  },
  kubernetes_horizontal_pod_autoscaler: {
    label: "autoscaler",
    removal: { kind: "capacity", consequence: "The number of pods no longer follows the load." },
    paths: {
      "spec.min_replicas": row("capacity", "the smallest number of pods", "higher", { absent: 1 }),
      "spec.max_replicas": row("capacity", "the largest number of pods", "higher"),
      "spec.scale_target_ref.name": row("capacity", "what is scaled", "same"),
    },
  },
  kubernetes_resource_quota: {
    label: "quota",
    removal: {
      kind: "capacity",
      consequence: "The namespace may use all of the cluster.",
      severity: "notice",
    },
    paths: {
      "spec.hard.pods": row("capacity", "pods that may run", "higher"),
      "spec.hard.requests.cpu": row("capacity", "processors that may be requested", "higher"),
      "spec.hard.requests.memory": row("capacity", "memory that may be requested", "higher"),
      "spec.hard.limits.memory": row("capacity", "the sum of memory limits", "higher"),
      "spec.hard.limits.cpu": row("capacity", "the sum of processor limits", "higher"),
    },
  },
  kubernetes_limit_range: {
    label: "limit range",
    removal: {
      kind: "capacity",
      consequence: "Containers without limits are unlimited.",
      severity: "notice",
    },
  },
  kubernetes_priority_class: {
    label: "priority class",
    serves: "pods that name it: new ones are refused",
    paths: { value: row("availability", "the priority", "higher") },
  },
  kubernetes_secret: {
    label: "secret",
    holds: "the secret's values, if there is no other copy",
    paths: {
      type: row("identity", "the secret's type", "same", { severity: "notice" }),
      immutable: row("protection", "immutability", "true", { severity: "warning" }),
    },
  },
  kubernetes_config_map: {
    label: "config map",
    paths: { immutable: row("protection", "immutability", "true", { severity: "notice" }) },
  },
  kubernetes_service_account: {
    label: "service account",
    credential: "Tokens issued for it are refused.",
    paths: {
      automount_service_account_token: row("access", "mounting the token", "false", {
        absent: true,
        severity: "warning",
      }),
      "metadata.annotations.iam.gke.io/gcp-service-account": row(
        "identity",
        "the Google service account",
        "same",
      ),
      "metadata.annotations.eks.amazonaws.com/role-arn": row("identity", "the AWS role", "same"),
    },
  },
  kubernetes_role: { label: "role", isCompared: true },
  kubernetes_cluster_role: { label: "cluster role", isCompared: true },
  kubernetes_role_binding: {
    label: "role binding",
    keys: SUBJECT_KEYS,
    grants: { role: "role_ref.name", members: "subject", on: "the namespace" },
  },
  kubernetes_cluster_role_binding: {
    label: "cluster role binding",
    keys: SUBJECT_KEYS,
    grants: { role: "role_ref.name", members: "subject", on: "the cluster", wide: true },
  },
  kubernetes_validating_webhook_configuration: {
    label: "admission webhook",
    removal: { kind: "access", consequence: "What it refused is admitted." },
    paths: { "webhook.failure_policy": FAILURE_POLICY },
  },
  kubernetes_mutating_webhook_configuration: {
    label: "admission webhook",
    removal: { kind: "access", consequence: "What it refused or completed is admitted as it is." },
    paths: { "webhook.failure_policy": FAILURE_POLICY },
  },
};
