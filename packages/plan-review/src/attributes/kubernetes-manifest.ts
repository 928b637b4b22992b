import { FAILURE_POLICY, podSecurityPaths } from "./kubernetes";
import { manifestPodPaths } from "./kubernetes-pod";
import { type MetadataTable, row } from "./metadata";

const TEMPLATE = "manifest.spec.template.spec";

/** Kinds that run pods, with the place of the pods' specification. */
const WORKLOADS: MetadataTable = Object.fromEntries(
  [
    ["Pod", "pod", "manifest.spec"],
    ["Deployment", "deployment", TEMPLATE],
    ["StatefulSet", "stateful set", TEMPLATE],
    ["DaemonSet", "daemon set", TEMPLATE],
    ["ReplicaSet", "replica set", TEMPLATE],
    ["Job", "job", TEMPLATE],
    ["CronJob", "cron job", "manifest.spec.jobTemplate.spec.template.spec"],
  ].map(([kind, label = "", spec = ""]) => [
    `kubernetes_manifest/${kind}`,
    { label, paths: manifestPodPaths(spec) },
  ]),
);

/** Manifests by their kind, as `kubernetes_manifest/<Kind>`, and Helm releases. */
export const KUBERNETES_MANIFEST: MetadataTable = {
  kubernetes_manifest: { label: "Kubernetes object", partial: true },
  ...WORKLOADS,
  "kubernetes_manifest/ClusterRoleBinding": {
    label: "cluster role binding",
    grants: {
      role: "manifest.roleRef.name",
      members: "manifest.subjects",
      on: "the whole cluster",
      wide: true,
    },
  },
  "kubernetes_manifest/RoleBinding": {
    label: "role binding",
    grants: { role: "manifest.roleRef.name", members: "manifest.subjects", on: "the namespace" },
  },
  "kubernetes_manifest/ClusterRole": { label: "cluster role", isCompared: true },
  "kubernetes_manifest/Role": { label: "role", isCompared: true },
  "kubernetes_manifest/Namespace": {
    label: "namespace",
    holds: "every object in the namespace, volume claims and secrets too",
    paths: podSecurityPaths("manifest.metadata"),
  },
  "kubernetes_manifest/Service": {
    label: "service",
    partial: true,
    paths: {
      "manifest.spec.type": row(
        "exposure",
        "the service's type",
        ["LoadBalancer", "NodePort", "ExternalName", "ClusterIP"],
        { absent: "ClusterIP" },
      ),
      "manifest.spec.loadBalancerSourceRanges": row(
        "addresses",
        "addresses that may reach the load balancer",
        "addresses",
        { unlimited: [null] },
      ),
    },
  },
  "kubernetes_manifest/BackendConfig": {
    label: "backend configuration",
    removal: {
      kind: "exposure",
      consequence: "Its Cloud Armor policy, timeout and health check no longer hold.",
      severity: "warning",
    },
    paths: {
      "manifest.spec.securityPolicy.name": row("exposure", "the Cloud Armor policy", "present"),
      "manifest.spec.iap.enabled": row("exposure", "Identity-Aware Proxy", "true"),
      "manifest.spec.timeoutSec": row("availability", "the time a request may take", "higher", {
        unit: "seconds",
        absent: 30,
        consequence: "Longer requests, uploads for example, are cut off.",
      }),
      "manifest.spec.connectionDraining.drainingTimeoutSec": row(
        "availability",
        "connection draining",
        "higher",
        {
          unit: "seconds",
          absent: 0,
        },
      ),
      "manifest.spec.healthCheck": row("probe", "the health check", "present"),
      "manifest.spec.healthCheck.requestPath": row("probe", "the path of the health check", "same"),
      "manifest.spec.healthCheck.port": row("probe", "the port of the health check", "same"),
      "manifest.spec.cdn.enabled": row("exposure", "the cache in front of it", "false", {
        severity: "warning",
      }),
      "manifest.spec.customResponseHeaders.headers": row("exposure", "headers added to answers", "more", {
        severity: "warning",
      }),
      "manifest.spec.logging.enable": row("audit", "request logs", "true"),
    },
  },
  "kubernetes_manifest/FrontendConfig": {
    label: "frontend configuration",
    removal: { kind: "tls", consequence: "Its SSL policy and its redirect to HTTPS no longer hold." },
    paths: {
      "manifest.spec.sslPolicy": row("tls", "the SSL policy", "present"),
      "manifest.spec.redirectToHttps.enabled": row("tls", "the redirect to HTTPS", "true"),
    },
  },
  "kubernetes_manifest/ManagedCertificate": {
    label: "managed certificate",
    serves: "TLS for the names on it until Google has issued a new one",
    paths: { "manifest.spec.domains": row("routing", "names on the certificate", "more") },
  },
  "kubernetes_manifest/SecretProviderClass": {
    label: "secret provider class",
    serves: "the secrets of pods that mount it: new ones do not start",
    paths: {
      "manifest.spec.parameters.secrets": row("identity", "the secrets that pods see", "same", {
        severity: "notice",
        consequence: "Pods that start after the apply read the new content.",
      }),
    },
  },
  ...Object.fromEntries(
    ["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"].map((kind) => [
      `kubernetes_manifest/${kind}`,
      {
        label: "admission webhook",
        removal: { kind: "access" as const, consequence: "What it refused is admitted." },
        keys: { "manifest.webhooks": ["name"] },
        paths: { "manifest.webhooks.failurePolicy": FAILURE_POLICY },
      },
    ]),
  ),
  "kubernetes_manifest/ValidatingAdmissionPolicy": {
    label: "admission policy",
    removal: { kind: "access", consequence: "What it refused is admitted." },
    paths: { "manifest.spec.failurePolicy": FAILURE_POLICY },
  },
  "kubernetes_manifest/ValidatingAdmissionPolicyBinding": {
    label: "binding of an admission policy",
    removal: { kind: "access", consequence: "What the policy refused is admitted." },
    paths: {
      "manifest.spec.validationActions": row("access", "what happens to refused objects", "more"),
    },
  },
  // Kyverno's, https://kyverno.io/docs/policy-types/cluster-policy/
  "kubernetes_manifest/ClusterPolicy": {
    label: "admission policy",
    partial: true,
    removal: { kind: "access", consequence: "What it refused is admitted." },
    paths: {
      "manifest.spec.validationFailureAction": row("access", "what happens to refused objects", [
        "Audit",
        "Enforce",
      ]),
    },
  },
  "kubernetes_manifest/CustomResourceDefinition": {
    label: "custom resource definition",
    holds: "every object of its kind",
  },
  "kubernetes_manifest/PersistentVolumeClaim": {
    label: "volume claim",
    holds: "the volume, when its reclaim policy is Delete",
  },
  "kubernetes_manifest/NetworkPolicy": {
    label: "network policy",
    removal: {
      kind: "exposure",
      consequence:
        "The pods it chose accept and open connections that it refused, unless another policy chooses them.",
      severity: "danger",
    },
    network: "kubernetes-network-policy",
  },
  "kubernetes_manifest/PodDisruptionBudget": {
    label: "disruption budget",
    removal: {
      kind: "availability",
      consequence: "All its pods may be evicted at once when nodes are drained.",
    },
    paths: {
      "manifest.spec.minAvailable": row("availability", "pods that stay up when nodes are drained", "higher"),
      "manifest.spec.maxUnavailable": row("availability", "unavailable pods when nodes are drained", "lower"),
    },
  },
  helm_release: {
    label: "Helm release",
    holds: "every object of the release, volume claims as its chart decides",
    serves: "what the release runs",
    paths: { version: row("version", "the chart's version", "same", { severity: "notice" }) },
    partial: true,
  },
};
