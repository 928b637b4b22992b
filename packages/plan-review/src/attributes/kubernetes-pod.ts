import { type AttributeMetadata, below, row } from "./metadata";

/** One container, below `container` or `init_container`. */
const CONTAINER: Readonly<Record<string, AttributeMetadata>> = {
  "security_context.privileged": row("access", "privileged mode", "false", {
    wrong: [true],
    consequence: "The container has root privileges on its node.",
  }),
  "security_context.allow_privilege_escalation": row("access", "privilege escalation", "false", {
    absent: true,
  }),
  "security_context.run_as_non_root": row("access", "the refusal to run as root", "true"),
  "security_context.run_as_user": row("access", "the user it runs as", "same", {
    worst: [0],
    severity: "warning",
  }),
  "security_context.read_only_root_filesystem": row("access", "the read-only root file system", "true", {
    severity: "warning",
  }),
  "security_context.capabilities.add": row("access", "added capabilities", "fewer", {
    wrong: [
      "ALL",
      "SYS_ADMIN",
      "CAP_SYS_ADMIN",
      "SYS_MODULE",
      "SYS_PTRACE",
      "DAC_READ_SEARCH",
      "SYS_RAWIO",
      "BPF",
    ],
  }),
  "security_context.capabilities.drop": row("access", "dropped capabilities", "more"),
  "security_context.seccomp_profile.type": row(
    "access",
    "the seccomp profile",
    ["Unconfined", "Localhost", "RuntimeDefault"],
    { absent: "Unconfined", severity: "warning" },
  ),
  security_context: row("access", "the security context", "present"),
  readiness_probe: row("probe", "the readiness probe", "present", {
    consequence: "Requests are sent to pods that are not ready.",
  }),
  liveness_probe: row("probe", "the liveness probe", "present", {
    consequence: "A process that hangs is not restarted.",
  }),
  startup_probe: row("probe", "the startup probe", "present", {
    severity: "notice",
    consequence: "A slow start counts against the liveness probe.",
  }),
  "readiness_probe.failure_threshold": row("probe", "tolerated failures of the readiness probe", "lower", {
    severity: "notice",
  }),
  "resources.limits.memory": row("capacity", "the memory limit", "higher", {
    unlimited: [null],
    consequence: "Containers that exceed the limit are OOM-killed.",
  }),
  "resources.limits.cpu": row("capacity", "the processor limit", "higher", {
    unlimited: [null],
    severity: "notice",
  }),
  "resources.requests.memory": row("capacity", "the memory request", "higher", { severity: "notice" }),
  "resources.requests.cpu": row("capacity", "the processor request", "higher", { severity: "notice" }),
  "resources.requests.ephemeral-storage": row("capacity", "the requested scratch space", "higher", {
    severity: "notice",
  }),
  "resources.limits.ephemeral-storage": row("capacity", "the limit of scratch space", "higher", {
    unlimited: [null],
    severity: "notice",
  }),
  "port.host_port": row("exposure", "a port of the node", "absent"),
  "lifecycle.pre_stop": row("availability", "what happens before a stop", "present", {
    consequence: "Work in progress may be cut off.",
  }),
};

const POD: Readonly<Record<string, AttributeMetadata>> = {
  ...below("container", CONTAINER),
  ...below("init_container", CONTAINER),
  host_network: row("access", "the node's network", "false", { wrong: [true] }),
  host_pid: row("access", "the node's processes", "false", { wrong: [true] }),
  host_ipc: row("access", "the node's shared memory", "false", { wrong: [true] }),
  "security_context.run_as_non_root": row("access", "the refusal to run as root", "true"),
  "security_context.run_as_user": row("access", "the user it runs as", "same", {
    worst: [0],
    severity: "warning",
  }),
  "security_context.seccomp_profile.type": row(
    "access",
    "the seccomp profile",
    ["Unconfined", "Localhost", "RuntimeDefault"],
    { absent: "Unconfined", severity: "warning" },
  ),
  automount_service_account_token: row("access", "mounting the service account's token", "false", {
    absent: true,
    severity: "warning",
  }),
  service_account_name: row("identity", "the service account", "same"),
  "volume.host_path": row("access", "a folder of the node", "absent"),
  "volume.host_path.path": row("access", "a folder of the node", "same", {
    wrong: [
      "/",
      "/etc",
      "/root",
      "/var",
      "/var/run",
      "/var/lib/kubelet",
      "/var/run/docker.sock",
      "/run/containerd/containerd.sock",
    ],
    consequence: "Its files control the node.",
  }),
  termination_grace_period_seconds: row("availability", "the grace period before a pod is killed", "higher", {
    unit: "seconds",
    absent: 30,
    consequence: "Requests and jobs that take longer are cut off.",
  }),
  topology_spread_constraint: row("availability", "the spread over zones or nodes", "present"),
  affinity: row("availability", "the affinity", "present", { severity: "notice" }),
  priority_class_name: row("availability", "the priority class", "present"),
  restart_policy: row("availability", "the restart policy", ["Never", "OnFailure", "Always"], {
    severity: "notice",
  }),
};

const HOST_PROCESS = row("access", "running on the node itself", "false", {
  wrong: [true],
  consequence: "The container has all rights on its node.",
});

/** Attributes that the provider's blocks lack. */
const OF_MANIFESTS: Readonly<Record<string, AttributeMetadata>> = {
  "securityContext.windowsOptions.hostProcess": HOST_PROCESS,
  "containers.securityContext.windowsOptions.hostProcess": HOST_PROCESS,
  "containers.securityContext.procMount": row("access", "the mount of /proc", ["Unmasked", "Default"], {
    absent: "Default",
    wrong: ["Unmasked"],
    consequence: "The container sees all of the node's /proc.",
  }),
};

/** Keys of the elements in a pod's lists. */
export const POD_KEYS: Readonly<Record<string, readonly string[]>> = {
  container: ["name"],
  "container.env": ["name"],
  "container.port": ["container_port", "protocol"],
  "container.volume_mount": ["mount_path"],
  init_container: ["name"],
  "init_container.env": ["name"],
  "init_container.volume_mount": ["mount_path"],
  volume: ["name"],
  topology_spread_constraint: ["topology_key"],
};

/** Attributes of a pod whose `spec` is at the given path. */
export function podPaths(spec: string): Record<string, AttributeMetadata> {
  return below(spec, POD);
}

export function podKeys(spec: string): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(POD_KEYS).map(([path, keys]) => [`${spec}.${path}`, keys]));
}

/** Lists that a provider's block names in the singular. */
const PLURALS: Readonly<Record<string, string>> = {
  container: "containers",
  init_container: "initContainers",
  volume: "volumes",
  port: "ports",
  topology_spread_constraint: "topologySpreadConstraints",
};

function manifestName(name: string): string {
  return PLURALS[name] ?? name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The same in a manifest, whose names are those of the Kubernetes API. */
export function manifestPodPaths(spec: string): Record<string, AttributeMetadata> {
  const paths = Object.entries(POD).map(([path, metadata]) => [
    path.split(".").map(manifestName).join("."),
    metadata,
  ]);
  return below(spec, { ...Object.fromEntries(paths), ...OF_MANIFESTS });
}
