import { danger, type Labelled } from "./labelled";
import { clusterRole, manifest, roleRules } from "./policy-shapes";

/** Roles, bindings and admission of Kubernetes. */
export const KUBERNETES_RULES: readonly Labelled[] = [
  danger(
    "Secrets, by a wildcard of resources.",
    roleRules(
      [{ api_groups: [""], resources: ["configmaps"], verbs: ["get"] }],
      [{ api_groups: [""], resources: ["*"], verbs: ["get"] }],
    ),
  ),
  danger(
    "Roles can be escalated.",
    roleRules(
      [{ api_groups: ["rbac.authorization.k8s.io"], resources: ["roles"], verbs: ["get"] }],
      [{ api_groups: ["rbac.authorization.k8s.io"], resources: ["roles"], verbs: ["get", "escalate"] }],
    ),
  ),
  danger(
    "Others can be impersonated.",
    roleRules([], [{ api_groups: [""], resources: ["users", "groups"], verbs: ["impersonate"] }]),
  ),
  danger(
    "Commands in pods.",
    roleRules(
      [{ api_groups: [""], resources: ["pods"], verbs: ["get"] }],
      [{ api_groups: [""], resources: ["pods", "pods/exec"], verbs: ["get", "create"] }],
      "kubernetes_role_v1",
    ),
  ),
  danger(
    "Signing requests can be approved.",
    roleRules(
      [],
      [
        {
          api_groups: ["certificates.k8s.io"],
          resources: ["certificatesigningrequests/approval"],
          verbs: ["update"],
        },
      ],
    ),
  ),
  danger(
    "No longer one name only.",
    roleRules(
      [{ api_groups: [""], resources: ["secrets"], resource_names: ["app"], verbs: ["get"] }],
      [{ api_groups: [""], resources: ["secrets"], resource_names: [], verbs: ["get"] }],
      "kubernetes_role_v1",
    ),
  ),
  danger(
    "In a manifest.",
    manifest(
      clusterRole([{ apiGroups: ["apps"], resources: ["deployments"], verbs: ["get"] }]),
      clusterRole([{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]),
    ),
  ),
  danger(
    "Everyone in the cluster, by a manifest.",
    manifest(
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "RoleBinding",
        metadata: { name: "x", namespace: "shop" },
        roleRef: { kind: "ClusterRole", name: "edit" },
        subjects: [{ kind: "Group", name: "shop-devs" }],
      },
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "RoleBinding",
        metadata: { name: "x", namespace: "shop" },
        roleRef: { kind: "ClusterRole", name: "edit" },
        subjects: [{ kind: "Group", name: "system:serviceaccounts" }],
      },
    ),
  ),
  danger(
    "Failures are let through.",
    manifest(
      {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingWebhookConfiguration",
        metadata: { name: "x" },
        webhooks: [{ name: "a.b.c", failurePolicy: "Fail" }],
      },
      {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingWebhookConfiguration",
        metadata: { name: "x" },
        webhooks: [{ name: "a.b.c", failurePolicy: "Ignore" }],
      },
    ),
  ),
  danger(
    "Kyverno only watches.",
    manifest(
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "x" },
        spec: { validationFailureAction: "Enforce" },
      },
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "x" },
        spec: { validationFailureAction: "Audit" },
      },
    ),
  ),
  danger(
    "Gatekeeper only warns.",
    manifest(
      {
        apiVersion: "constraints.gatekeeper.sh/v1beta1",
        kind: "K8sRequiredLabels",
        metadata: { name: "x" },
        spec: { enforcementAction: "deny" },
      },
      {
        apiVersion: "constraints.gatekeeper.sh/v1beta1",
        kind: "K8sRequiredLabels",
        metadata: { name: "x" },
        spec: { enforcementAction: "dryrun" },
      },
    ),
  ),
];
