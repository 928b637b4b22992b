import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import type { Labelled } from "../labelled";
import { both, clean, starts, weakens } from "./pairs";

const META = [{ name: "web", namespace: "shop" }];

/** A deployment whose pods have these attributes, and one container these ones. */
const deployment = (container: ValueObject, pod: ValueObject = {}): ValueObject => ({
  metadata: META,
  spec: [
    {
      replicas: "3",
      template: [
        {
          metadata: [{ labels: { app: "web" } }],
          spec: [
            { ...pod, container: [{ name: "web", image: "registry.example.com/web:1.4.2", ...container }] },
          ],
        },
      ],
    },
  ],
});

const pod = (container: ValueObject, more: ValueObject = {}): ValueObject => ({
  metadata: META,
  spec: [{ ...more, container: [{ name: "web", image: "registry.example.com/web:1.4.2", ...container }] }],
});

const security = (context: Value): ValueObject => ({ security_context: [context] });

const SECURE = { run_as_non_root: true, allow_privilege_escalation: false, read_only_root_filesystem: true };

const psp = (spec: ValueObject): ValueObject => ({
  metadata: [{ name: "restricted" }],
  spec: [{ privileged: false, allow_privilege_escalation: false, volumes: ["configMap", "secret"], ...spec }],
});

const PROBE = [{ http_get: [{ path: "/healthz", port: "8080" }], period_seconds: 10 }];

/** Pods, policies and roles of Kubernetes, by the rules of checkov and KICS. */
export const KUBERNETES: readonly Labelled[] = [
  both(
    "CKV_K8S_16",
    "The container has all rights on the machine.",
    "kubernetes_deployment_v1",
    deployment(security({ privileged: false })),
    deployment(security({ privileged: true })),
  ),
  both(
    "CKV_K8S_20",
    "Processes may gain rights.",
    "kubernetes_stateful_set_v1",
    deployment(security({ allow_privilege_escalation: false })),
    deployment(security({ allow_privilege_escalation: true })),
  ),
  both(
    "CKV_K8S_22",
    "Programs in the container may be replaced.",
    "kubernetes_deployment",
    deployment(security({ read_only_root_filesystem: true })),
    deployment(security({ read_only_root_filesystem: false })),
  ),
  both(
    "CKV_K8S_25",
    "The container gains a capability.",
    "kubernetes_pod",
    pod(security({ capabilities: [{ add: [], drop: ["ALL"] }] })),
    pod(security({ capabilities: [{ add: ["NET_ADMIN"], drop: ["ALL"] }] })),
  ),
  both(
    "CKV_K8S_39",
    "The container may do almost everything.",
    "kubernetes_daemon_set_v1",
    deployment(security({ capabilities: [{ add: ["NET_BIND_SERVICE"], drop: ["ALL"] }] })),
    deployment(security({ capabilities: [{ add: ["NET_BIND_SERVICE", "SYS_ADMIN"], drop: ["ALL"] }] })),
  ),
  both(
    "CKV_K8S_28",
    "The container keeps all of its capabilities.",
    "kubernetes_deployment_v1",
    deployment(security({ capabilities: [{ add: [], drop: ["NET_RAW", "ALL"] }] })),
    deployment(security({ capabilities: [{ add: [], drop: [] }] })),
  ),
  both(
    "CKV_K8S_27",
    "The container controls the machine's containers.",
    "kubernetes_deployment_v1",
    deployment({}, { volume: [{ name: "tmp", empty_dir: [{}] }] }),
    deployment({}, { volume: [{ name: "tmp", host_path: [{ path: "/var/run/docker.sock", type: "" }] }] }),
  ),
  both(
    "CKV_K8S_26",
    "The container listens on the machine's address.",
    "kubernetes_pod_v1",
    pod({ port: [{ container_port: 8080, host_port: null }] }),
    pod({ port: [{ container_port: 8080, host_port: 8080 }] }),
  ),
  both(
    "CKV_K8S_17",
    "The pod sees the machine's processes.",
    "kubernetes_deployment_v1",
    deployment({}, { host_pid: false }),
    deployment({}, { host_pid: true }),
  ),
  both(
    "CKV_K8S_8",
    "A container that hangs is no longer restarted.",
    "kubernetes_deployment_v1",
    deployment({ liveness_probe: PROBE, readiness_probe: PROBE }),
    deployment({ liveness_probe: [], readiness_probe: PROBE }),
  ),
  both(
    "CKV_K8S_29",
    "The pod may run as root.",
    "kubernetes_deployment_v1",
    deployment({}, { security_context: [{ run_as_non_root: true, run_as_user: "1000" }] }),
    deployment({}, { security_context: [{ run_as_non_root: false, run_as_user: "0" }] }),
  ),
  both(
    "CKV_K8S_30",
    "The container's limits are removed.",
    "kubernetes_deployment_v1",
    deployment(security(SECURE)),
    deployment({ security_context: [] }),
  ),
  both(
    "CKV_K8S_49",
    "The role may do everything.",
    "kubernetes_cluster_role_v1",
    { rule: [{ api_groups: [""], resources: ["pods"], verbs: ["get", "list"] }] },
    { rule: [{ api_groups: ["*"], resources: ["*"], verbs: ["*"] }] },
    { metadata: [{ name: "reader" }] },
  ),
  weakens(
    "CKV_K8S_42",
    "Every pod of the namespace gets the role.",
    "kubernetes_role_binding_v1",
    { subject: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }] },
    { subject: [{ kind: "ServiceAccount", name: "default", namespace: "shop" }] },
    { metadata: META, role_ref: [{ kind: "Role", name: "reader" }] },
  ),
  both(
    "CKV_K8S_41",
    "Pods without an account of their own get a token.",
    "kubernetes_default_service_account",
    { automount_service_account_token: false },
    { automount_service_account_token: true },
    { metadata: [{ namespace: "shop" }] },
  ),
  both(
    "CKV_K8S_32",
    "System calls are no longer filtered.",
    "kubernetes_pod_security_policy",
    {
      ...psp({}),
      metadata: [
        {
          name: "restricted",
          annotations: { "seccomp.security.alpha.kubernetes.io/defaultProfileName": "runtime/default" },
        },
      ],
    },
    {
      ...psp({}),
      metadata: [
        {
          name: "restricted",
          annotations: { "seccomp.security.alpha.kubernetes.io/defaultProfileName": "unconfined" },
        },
      ],
    },
  ),
  both(
    "CKV_K8S_6",
    "Containers may run as root.",
    "kubernetes_pod_security_policy",
    psp({ run_as_user: [{ rule: "MustRunAsNonRoot" }] }),
    psp({ run_as_user: [{ rule: "RunAsAny" }] }),
  ),
  both(
    "CKV_K8S_7",
    "Containers keep their capabilities.",
    "kubernetes_pod_security_policy",
    psp({ required_drop_capabilities: ["ALL"] }),
    psp({ required_drop_capabilities: [] }),
  ),
  both(
    "CKV_K8S_24",
    "Containers may gain capabilities.",
    "kubernetes_pod_security_policy",
    psp({ allowed_capabilities: [] }),
    psp({ allowed_capabilities: ["NET_ADMIN"] }),
  ),
  both(
    "CKV_K8S_2",
    "Containers may have all rights on the machine.",
    "kubernetes_pod_security_policy_v1beta1",
    psp({ privileged: false }),
    psp({ privileged: true }),
  ),
  both(
    "CKV_K8S_14",
    "Nobody knows which image runs.",
    "kubernetes_deployment_v1",
    deployment({ image: "registry.example.com/web:1.4.2" }),
    deployment({ image: "registry.example.com/web:latest" }),
  ),
  both(
    "KICS container_runs_unmasked",
    "Containers may see the machine's /proc.",
    "kubernetes_pod_security_policy",
    psp({ allowed_proc_mount_types: ["Default"] }),
    psp({ allowed_proc_mount_types: ["Unmasked"] }),
  ),
  weakens(
    "KICS net_raw_capabilities_disabled_for_psp",
    "Containers may forge packets.",
    "kubernetes_pod_security_policy",
    psp({ required_drop_capabilities: ["NET_RAW"] }),
    psp({ required_drop_capabilities: ["SYS_TIME"] }),
  ),
  both(
    "KICS psp_allows_sharing_host_ipc",
    "Pods may share the memory of the machine.",
    "kubernetes_pod_security_policy",
    psp({ host_ipc: false }),
    psp({ host_ipc: true }),
  ),
  both(
    "KICS rbac_roles_with_read_secrets_permissions",
    "The role may read secrets.",
    "kubernetes_role_v1",
    { rule: [{ api_groups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] }] },
    { rule: [{ api_groups: [""], resources: ["configmaps", "secrets"], verbs: ["get", "list", "watch"] }] },
    { metadata: META },
  ),
  both(
    "KICS cluster_admin_role_binding_with_super_user_permissions",
    "The account may do everything.",
    "kubernetes_cluster_role_binding_v1",
    { role_ref: [{ api_group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" }] },
    { role_ref: [{ api_group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" }] },
    { metadata: [{ name: "ci" }], subject: [{ kind: "ServiceAccount", name: "ci", namespace: "ci" }] },
  ),
  both(
    "KICS secoomp_profile_is_not_configured",
    "System calls are no longer filtered.",
    "kubernetes_deployment_v1",
    deployment(security({ seccomp_profile: [{ type: "RuntimeDefault" }] })),
    deployment(security({ seccomp_profile: [{ type: "Unconfined" }] })),
  ),
  both(
    "KICS service_account_token_automount_not_disabled",
    "The pod gets a token of the cluster.",
    "kubernetes_deployment_v1",
    deployment({}, { automount_service_account_token: false }),
    deployment({}, { automount_service_account_token: true }),
  ),
  both(
    "KICS service_with_external_load_balancer",
    "The service answers the internet.",
    "kubernetes_service_v1",
    {
      metadata: [
        { name: "web", annotations: { "service.beta.kubernetes.io/aws-load-balancer-internal": "true" } },
      ],
      spec: [{ type: "LoadBalancer", port: [{ port: 443 }] }],
    },
    {
      metadata: [{ name: "web", annotations: {} }],
      spec: [{ type: "LoadBalancer", port: [{ port: 443 }] }],
    },
  ),
  both(
    "KICS volume_mount_with_os_directory_write_permissions",
    "The container may change the machine's programs.",
    "kubernetes_pod",
    pod(
      { volume_mount: [{ name: "host", mount_path: "/usr", read_only: true }] },
      { volume: [{ name: "host", host_path: [{ path: "/usr" }] }] },
    ),
    pod(
      { volume_mount: [{ name: "host", mount_path: "/usr", read_only: false }] },
      { volume: [{ name: "host", host_path: [{ path: "/usr" }] }] },
    ),
  ),
  both(
    "KICS non_kube_system_pod_with_host_mount",
    "The container reads the machine's files.",
    "kubernetes_persistent_volume",
    {
      spec: [
        {
          capacity: { storage: "10Gi" },
          persistent_volume_source: [{ nfs: [{ path: "/data", server: "nfs" }] }],
        },
      ],
    },
    {
      spec: [
        { capacity: { storage: "10Gi" }, persistent_volume_source: [{ host_path: [{ path: "/var/log" }] }] },
      ],
    },
    { metadata: [{ name: "data" }] },
  ),
  both(
    "KICS shared_host_ipc_namespace",
    "The pod shares the memory of the machine.",
    "kubernetes_cron_job_v1",
    {
      spec: [
        {
          job_template: [
            { spec: [{ template: [{ spec: [{ host_ipc: false, container: [{ name: "a" }] }] }] }] },
          ],
        },
      ],
    },
    {
      spec: [
        {
          job_template: [
            { spec: [{ template: [{ spec: [{ host_ipc: true, container: [{ name: "a" }] }] }] }] },
          ],
        },
      ],
    },
    { metadata: META },
  ),
  // New resources.
  starts(
    "CKV_K8S_16",
    "All rights on the machine.",
    "kubernetes_pod_v1",
    pod(security({ privileged: true })),
  ),
  starts(
    "CKV_K8S_17",
    "The machine's processes.",
    "kubernetes_daemon_set_v1",
    deployment({}, { host_pid: true, host_network: true }),
  ),
  starts(
    "CKV_K8S_27",
    "The machine's containers.",
    "kubernetes_pod",
    pod({}, { volume: [{ name: "docker", host_path: [{ path: "/var/run/docker.sock" }] }] }),
  ),
  starts(
    "CKV_K8S_39",
    "Almost everything.",
    "kubernetes_deployment_v1",
    deployment(security({ capabilities: [{ add: ["SYS_ADMIN"] }] })),
  ),
  starts("CKV_K8S_49", "The role may do everything.", "kubernetes_cluster_role", {
    metadata: [{ name: "all" }],
    rule: [{ api_groups: ["*"], resources: ["*"], verbs: ["*"] }],
  }),
  starts(
    "CKV_K8S_2",
    "Containers may have all rights.",
    "kubernetes_pod_security_policy",
    psp({ privileged: true }),
  ),
  starts(
    "CKV_K8S_4",
    "Pods may use the machine's network.",
    "kubernetes_pod_security_policy",
    psp({ host_network: true }),
  ),
  starts(
    "KICS role_binding_to_default_service_account",
    "Every pod of the namespace gets the role.",
    "kubernetes_role_binding",
    {
      metadata: META,
      role_ref: [{ kind: "Role", name: "admin" }],
      subject: [{ kind: "ServiceAccount", name: "default", namespace: "shop" }],
    },
  ),
  clean(
    "CKV_K8S_30",
    "kubernetes_deployment_v1",
    deployment(
      {
        ...security({ ...SECURE, privileged: false, capabilities: [{ drop: ["ALL"] }] }),
        liveness_probe: PROBE,
        readiness_probe: PROBE,
      },
      { automount_service_account_token: false, host_network: false },
    ),
  ),
  clean("CKV_K8S_49", "kubernetes_role_v1", {
    metadata: META,
    rule: [{ api_groups: [""], resources: ["pods"], verbs: ["get", "list"] }],
  }),
  clean(
    "CKV_K8S_6",
    "kubernetes_pod_security_policy",
    psp({
      run_as_user: [{ rule: "MustRunAsNonRoot" }],
      required_drop_capabilities: ["ALL"],
      host_network: false,
      host_pid: false,
      host_ipc: false,
    }),
  ),
].flat();
