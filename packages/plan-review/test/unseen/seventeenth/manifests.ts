import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { create, update } from "../../checks/plans";
import { danger, type Labelled, safe } from "../labelled";

const META = { name: "web", namespace: "shop" };

/** A manifest of a deployment whose pods and one container have these attributes. */
const workload = (container: ValueObject, pod: ValueObject = {}, kind = "Deployment"): ValueObject => ({
  apiVersion: "apps/v1",
  kind,
  metadata: META,
  spec: {
    replicas: 3,
    template: {
      metadata: { labels: { app: "web" } },
      spec: { ...pod, containers: [{ name: "web", image: "registry.example.com/web:1.4.2", ...container }] },
    },
  },
});

const role = (rules: Value, kind = "ClusterRole"): ValueObject => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind,
  metadata: { name: "app" },
  rules,
});

const binding = (roleRef: string, subject: ValueObject): ValueObject => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRoleBinding",
  metadata: { name: "app" },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: roleRef },
  subjects: [subject],
});

const flags = (...command: readonly string[]): ValueObject => ({
  ...workload({ command: ["kube-apiserver", ...command] }, {}, "Pod"),
  apiVersion: "v1",
});

/** Both directions between two manifests. */
const both = (rule: string, why: string, passing: ValueObject, failing: ValueObject): readonly Labelled[] => [
  danger(`${rule}: ${why}`, update("kubernetes_manifest", { manifest: passing }, { manifest: failing })),
  safe(`${rule}: corrected`, update("kubernetes_manifest", { manifest: failing }, { manifest: passing })),
];

const weakens = (...pair: Parameters<typeof both>): readonly Labelled[] => both(...pair).slice(0, 1);

const starts = (rule: string, why: string, manifest: ValueObject): readonly Labelled[] => [
  danger(`${rule}: ${why}`, create("kubernetes_manifest", { manifest })),
];

const PODS = [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] }];
const core = (resources: string[], verbs: string[]) => [...PODS, { apiGroups: [""], resources, verbs }];

/** Rules of trivy for the objects of Kubernetes, as manifests, and of the control plane's flags. */
export const MANIFESTS: readonly Labelled[] = [
  both(
    "KSV-0001",
    "Processes may gain rights.",
    workload({ securityContext: { allowPrivilegeEscalation: false } }),
    workload({ securityContext: { allowPrivilegeEscalation: true } }),
  ),
  both(
    "KSV-0002",
    "Programs in the container are no longer confined.",
    {
      ...workload({}),
      spec: {
        template: {
          metadata: {
            annotations: { "container.apparmor.security.beta.kubernetes.io/web": "runtime/default" },
          },
          spec: { containers: [{ name: "web", image: "web:1" }] },
        },
      },
    },
    {
      ...workload({}),
      spec: {
        template: {
          metadata: { annotations: { "container.apparmor.security.beta.kubernetes.io/web": "unconfined" } },
          spec: { containers: [{ name: "web", image: "web:1" }] },
        },
      },
    },
  ),
  both(
    "KSV-0003",
    "The container keeps all of its capabilities.",
    workload({ securityContext: { capabilities: { drop: ["ALL"] } } }),
    workload({ securityContext: { capabilities: { drop: [] } } }),
  ),
  both(
    "KSV-0005",
    "The container may do almost everything.",
    workload({ securityContext: { capabilities: { drop: ["ALL"], add: [] } } }),
    workload({ securityContext: { capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } } }),
  ),
  both(
    "KSV-0006",
    "The container controls the machine's containers.",
    workload({}, { volumes: [{ name: "run", emptyDir: {} }] }),
    workload({}, { volumes: [{ name: "run", hostPath: { path: "/var/run/docker.sock" } }] }),
  ),
  both(
    "KSV-0008",
    "Pods share the memory of the machine.",
    workload({}, { hostIPC: false }),
    workload({}, { hostIPC: true }),
  ),
  both("KSV-0009", "Pods use the machine's network.", workload({}, {}), workload({}, { hostNetwork: true })),
  both(
    "KSV-0010",
    "Pods see the machine's processes.",
    workload({}, { hostPID: false }, "DaemonSet"),
    workload({}, { hostPID: true }, "DaemonSet"),
  ),
  both(
    "KSV-0012",
    "The container may run as root.",
    workload({ securityContext: { runAsNonRoot: true } }),
    workload({ securityContext: { runAsNonRoot: false } }),
  ),
  both(
    "KSV-0014",
    "Programs in the container may be replaced.",
    workload({ securityContext: { readOnlyRootFilesystem: true } }),
    workload({ securityContext: { readOnlyRootFilesystem: false } }),
  ),
  both(
    "KSV-0017",
    "The container has all rights on the machine.",
    workload({ securityContext: { privileged: false } }),
    workload({ securityContext: { privileged: true } }),
  ),
  both(
    "KSV-0024",
    "The container listens on the machine's address.",
    workload({ ports: [{ containerPort: 8080 }] }),
    workload({ ports: [{ containerPort: 8080, hostPort: 8080 }] }),
  ),
  both(
    "KSV-0027",
    "The container sees all of the machine's /proc.",
    workload({ securityContext: { procMount: "Default" } }),
    workload({ securityContext: { procMount: "Unmasked" } }),
  ),
  both(
    "KSV-0104",
    "System calls are no longer filtered.",
    workload({}, { securityContext: { seccompProfile: { type: "RuntimeDefault" } } }),
    workload({}, { securityContext: { seccompProfile: { type: "Unconfined" } } }),
  ),
  both(
    "KSV-0105",
    "The container runs as root.",
    workload({ securityContext: { runAsUser: 1000 } }),
    workload({ securityContext: { runAsUser: 0 } }),
  ),
  both(
    "KSV-0103",
    "The container runs on the machine itself.",
    workload({}, { securityContext: { windowsOptions: { hostProcess: false } } }),
    workload({}, { securityContext: { windowsOptions: { hostProcess: true } } }),
  ),
  both(
    "KSV-0036",
    "The pod gets a token of the cluster.",
    workload({}, { automountServiceAccountToken: false }),
    workload({}, { automountServiceAccountToken: true }),
  ),
  both("KSV-0041", "The role may read secrets.", role(PODS), role(core(["secrets"], ["get", "list"]))),
  both(
    "KSV-0044",
    "The role may do everything.",
    role(PODS),
    role([{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]),
  ),
  both("KSV-0042", "The role may delete traces.", role(PODS), role(core(["pods/log"], ["delete"]))),
  both(
    "KSV-0048",
    "The role may start pods with any account.",
    role(PODS),
    role(core(["pods"], ["create", "update"])),
  ),
  both(
    "KSV-0053",
    "The role may run programs in all pods.",
    role(PODS),
    role(core(["pods/exec"], ["create"])),
  ),
  both(
    "KSV-0050",
    "The role may give itself every other role.",
    role(PODS),
    role([
      ...PODS,
      { apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterroles"], verbs: ["escalate", "bind"] },
    ]),
  ),
  both(
    "KSV-0043",
    "The role may act as others.",
    role(PODS),
    role([...PODS, { apiGroups: [""], resources: ["groups"], verbs: ["impersonate"] }]),
  ),
  both(
    "KSV-0056",
    "The role may open the network.",
    role(PODS),
    role([
      ...PODS,
      {
        apiGroups: ["networking.k8s.io"],
        resources: ["networkpolicies", "ingresses"],
        verbs: ["create", "delete"],
      },
    ]),
  ),
  both(
    "KSV-0114",
    "The role may read and change what is admitted.",
    role(PODS),
    role([
      ...PODS,
      {
        apiGroups: ["admissionregistration.k8s.io"],
        resources: ["mutatingwebhookconfigurations"],
        verbs: ["create", "update"],
      },
    ]),
  ),
  both(
    "KSV-0047",
    "The role may reach programs on machines past the API.",
    role(PODS),
    role(core(["nodes/proxy"], ["get", "create"])),
  ),
  weakens(
    "KSV-0111",
    "The account may do everything.",
    binding("view", { kind: "ServiceAccount", name: "ci", namespace: "ci" }),
    binding("cluster-admin", { kind: "ServiceAccount", name: "ci", namespace: "ci" }),
  ),
  weakens(
    "KSV-0122",
    "Everyone without an account may do it.",
    binding("view", { kind: "Group", name: "developers", apiGroup: "rbac.authorization.k8s.io" }),
    binding("view", { kind: "User", name: "system:anonymous", apiGroup: "rbac.authorization.k8s.io" }),
  ),
  weakens(
    "KSV-0123",
    "Members of the group may do everything.",
    binding("view", { kind: "Group", name: "developers", apiGroup: "rbac.authorization.k8s.io" }),
    binding("view", { kind: "Group", name: "system:masters", apiGroup: "rbac.authorization.k8s.io" }),
  ),
  both(
    "KSV-0038",
    "Nothing limits what reaches the pods.",
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: META,
      spec: {
        podSelector: {},
        policyTypes: ["Ingress"],
        ingress: [{ from: [{ podSelector: { matchLabels: { app: "api" } } }] }],
      },
    },
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: META,
      spec: { podSelector: {}, policyTypes: ["Ingress"], ingress: [{}] },
    },
  ),
  both(
    "KSV-0108",
    "The service answers on addresses that others own.",
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: META,
      spec: { selector: { app: "web" }, externalIPs: [] },
    },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: META,
      spec: { selector: { app: "web" }, externalIPs: ["198.51.100.9"] },
    },
  ),
  // The control plane.
  both(
    "KCV-0001",
    "Anyone may ask the API.",
    flags("--anonymous-auth=false"),
    flags("--anonymous-auth=true"),
  ),
  both(
    "KCV-0008",
    "Everyone may do everything.",
    flags("--authorization-mode=Node,RBAC"),
    flags("--authorization-mode=AlwaysAllow"),
  ),
  both(
    "KCV-0016",
    "Machines may change each other.",
    flags("--enable-admission-plugins=NodeRestriction,PodSecurity"),
    flags("--enable-admission-plugins=PodSecurity"),
  ),
  both("KCV-0019", "Calls are no longer recorded.", flags("--audit-log-path=/var/log/audit.log"), flags()),
  both(
    "KCV-0020",
    "Records are kept for a day.",
    flags("--audit-log-maxage=30"),
    flags("--audit-log-maxage=1"),
  ),
  both(
    "KCV-0030",
    "Secrets are stored in clear.",
    flags("--encryption-provider-config=/etc/enc.yaml"),
    flags(),
  ),
  both(
    "KCV-0042",
    "Anyone may read the store of the cluster.",
    flags("--client-cert-auth=true"),
    flags("--client-cert-auth=false"),
  ),
  both(
    "KCV-0013",
    "Programs reach every machine without a certificate.",
    flags("--kubelet-certificate-authority=/etc/ca.crt"),
    flags(),
  ),
  // New objects.
  starts("KSV-0017", "All rights on the machine.", workload({ securityContext: { privileged: true } })),
  starts(
    "KSV-0006",
    "The machine's containers.",
    workload({}, { volumes: [{ name: "run", hostPath: { path: "/var/run/docker.sock" } }] }),
  ),
  starts(
    "KSV-0005",
    "Almost everything.",
    workload({ securityContext: { capabilities: { add: ["SYS_ADMIN"] } } }),
  ),
  starts(
    "KSV-0022",
    "The machine's modules.",
    workload({ securityContext: { capabilities: { add: ["SYS_MODULE"] } } }),
  ),
  starts(
    "KSV-0044",
    "Everything, for the holders.",
    role([{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]),
  ),
  starts(
    "KSV-0047",
    "Programs on machines, past the API.",
    role([{ apiGroups: [""], resources: ["nodes/proxy"], verbs: ["*"] }]),
  ),
  starts(
    "KSV-0111",
    "Everything, for the account.",
    binding("cluster-admin", { kind: "ServiceAccount", name: "ci", namespace: "ci" }),
  ),
  starts(
    "KSV-0122",
    "Everyone without an account may read.",
    binding("view", { kind: "Group", name: "system:unauthenticated", apiGroup: "rbac.authorization.k8s.io" }),
  ),
  starts(
    "KSV-0103",
    "On the machine itself.",
    workload({}, { securityContext: { windowsOptions: { hostProcess: true } } }),
  ),
  [
    safe(
      "KSV: passes",
      create("kubernetes_manifest", {
        manifest: workload(
          {
            securityContext: {
              allowPrivilegeEscalation: false,
              runAsNonRoot: true,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] },
            },
          },
          {
            automountServiceAccountToken: false,
            securityContext: { seccompProfile: { type: "RuntimeDefault" } },
          },
        ),
      }),
    ),
    safe("KSV: passes", create("kubernetes_manifest", { manifest: role(PODS) })),
    safe(
      "another flag",
      update("kubernetes_manifest", { manifest: flags("--v=2") }, { manifest: flags("--v=4") }),
    ),
    safe(
      "one more flag",
      update(
        "kubernetes_manifest",
        { manifest: flags("--anonymous-auth=false") },
        { manifest: flags("--anonymous-auth=false", "--request-timeout=60s") },
      ),
    ),
  ],
].flat();
