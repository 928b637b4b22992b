import { danger, type Labelled, safe } from "../labelled";
import { manifest, pod, role, rule } from "./builders";

/** Objects of Kubernetes in manifests. */
export const MANIFESTS: readonly Labelled[] = [
  danger(
    "A role reads every secret.",
    manifest(
      role(rule([""], ["configmaps"], ["get", "list"])),
      role(rule([""], ["configmaps", "secrets"], ["get", "list"])),
    ),
  ),
  danger(
    "A role may act as others.",
    manifest(undefined, role(rule([""], ["users", "groups"], ["impersonate"]))),
  ),
  danger(
    "A role may create pods' commands.",
    manifest(undefined, role(rule([""], ["pods/exec"], ["create"]))),
  ),
  safe(
    "A role reads pods.",
    manifest(undefined, role(rule([""], ["pods", "pods/log"], ["get", "list", "watch"]))),
  ),
  danger(
    "Every authenticated account is an administrator.",
    manifest(undefined, {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name: "all" },
      roleRef: { kind: "ClusterRole", name: "admin" },
      subjects: [{ kind: "Group", name: "system:authenticated" }],
    }),
  ),
  danger(
    "The pod sees the node's files.",
    manifest(pod({ volumes: [] }), pod({ volumes: [{ name: "host", hostPath: { path: "/" } }] })),
  ),
  danger("The pod shares the node's processes.", manifest(pod({}), pod({ hostPID: true }))),
  safe(
    "The pod's grace period is longer.",
    manifest(pod({ terminationGracePeriodSeconds: 30 }), pod({ terminationGracePeriodSeconds: 60 })),
  ),
  danger(
    "The container gains SYS_ADMIN.",
    manifest(
      pod({}, { securityContext: { capabilities: { drop: ["ALL"] } } }),
      pod({}, { securityContext: { capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } } }),
    ),
  ),
  safe(
    "The container drops everything.",
    manifest(
      pod({}, { securityContext: { capabilities: { drop: ["NET_RAW"] } } }),
      pod({}, { securityContext: { capabilities: { drop: ["ALL"] } } }),
    ),
  ),
  danger(
    "The namespace accepts privileged pods.",
    manifest(
      {
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "shop", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
      },
      {
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "shop", labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
      },
    ),
  ),
  danger(
    "The admission policy warns only.",
    manifest(
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "p" },
        spec: { validationFailureAction: "Enforce" },
      },
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "p" },
        spec: { validationFailureAction: "Audit" },
      },
    ),
  ),
  danger(
    "The mesh accepts plain text.",
    manifest(
      {
        apiVersion: "security.istio.io/v1",
        kind: "PeerAuthentication",
        metadata: { name: "default", namespace: "shop" },
        spec: { mtls: { mode: "STRICT" } },
      },
      {
        apiVersion: "security.istio.io/v1",
        kind: "PeerAuthentication",
        metadata: { name: "default", namespace: "shop" },
        spec: { mtls: { mode: "PERMISSIVE" } },
      },
    ),
  ),
  danger(
    "The certificate's key is short.",
    manifest(
      {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name: "shop" },
        spec: { privateKey: { algorithm: "RSA", size: 4096 } },
      },
      {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name: "shop" },
        spec: { privateKey: { algorithm: "RSA", size: 1024 } },
      },
    ),
  ),
  safe(
    "A certificate is renewed earlier.",
    manifest(
      {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name: "shop" },
        spec: { renewBefore: "360h" },
      },
      {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name: "shop" },
        spec: { renewBefore: "720h" },
      },
    ),
  ),
  danger(
    "The webhook lets everything through when it is down.",
    manifest(
      {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingWebhookConfiguration",
        metadata: { name: "w" },
        webhooks: [{ name: "w.example.com", failurePolicy: "Fail" }],
      },
      {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingWebhookConfiguration",
        metadata: { name: "w" },
        webhooks: [{ name: "w.example.com", failurePolicy: "Ignore" }],
      },
    ),
  ),
  danger(
    "Volumes are deleted with their claims.",
    manifest(
      {
        apiVersion: "v1",
        kind: "PersistentVolume",
        metadata: { name: "v" },
        spec: { persistentVolumeReclaimPolicy: "Retain" },
      },
      {
        apiVersion: "v1",
        kind: "PersistentVolume",
        metadata: { name: "v" },
        spec: { persistentVolumeReclaimPolicy: "Delete" },
      },
    ),
  ),
];
