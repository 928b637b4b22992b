// Writes the workloads and network policies of a plan as Kubernetes manifests, one JSON file each:
// node .ci/manifests.js <plan.json> <folder>. checkov knows jobs and cron jobs as manifests only.

const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

/** Maps of pods, whose keys are data. */
const { maps: MAPS } = require("../constructs/gke/pod-maps.json");

const KINDS = {
  kubernetes_cron_job_v1: { apiVersion: "batch/v1", kind: "CronJob" },
  kubernetes_deployment_v1: { apiVersion: "apps/v1", kind: "Deployment" },
  kubernetes_job_v1: { apiVersion: "batch/v1", kind: "Job" },
  kubernetes_network_policy_v1: { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy" },
};

/** Checks that a relaxation answers, by the words of the annotation that the stack puts beside its reason. */
const RELAXED = {
  "root user": ["CKV_K8S_23", "CKV_K8S_40"],
  "writable root file system": ["CKV_K8S_22"],
  "capability ": ["CKV_K8S_25"],
};

/** Blocks of the provider that may stand more than once, by the name that Kubernetes gives their list. */
const LISTS = {
  container: "containers",
  egress: "egress",
  env: "env",
  from: "from",
  http_header: "httpHeaders",
  ingress: "ingress",
  port: "ports",
  ports: "ports",
  to: "to",
  toleration: "tolerations",
  topology_spread_constraint: "topologySpreadConstraints",
  volume: "volumes",
  volume_mount: "volumeMounts",
};

/** Numbers that the provider keeps as texts. */
const NUMBERS = ["fs_group", "run_as_group", "run_as_user"];

function manifestOf(value) {
  if (Array.isArray(value)) return value.map(manifestOf);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => member(key, inner)));
}

function member(key, value) {
  if (value === null || (Array.isArray(value) && value.length === 0)) return [];
  if (key in LISTS && isBlock(value)) return [[LISTS[key], value.map(manifestOf)]];
  const name = key.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  if (MAPS.includes(key)) return [[name, value]];
  if (NUMBERS.includes(key)) return [[name, Number(value)]];
  return [[name, isBlock(value) ? manifestOf(value[0]) : manifestOf(value)]];
}

function isBlock(value) {
  return Array.isArray(value) && typeof value[0] === "object";
}

/** checkov's own annotations for the relaxations, with their reasons. */
function withSkips(metadata) {
  const skips = Object.entries(metadata.annotations ?? {})
    .filter(([name]) => name.startsWith("relaxations.workload/"))
    .flatMap(([, text]) =>
      Object.entries(RELAXED)
        .filter(([words]) => text.includes(words))
        .flatMap(([, checks]) => checks.map((check) => `${check}=${text}`)),
    );
  const annotations = Object.fromEntries(skips.map((skip, index) => [`checkov.io/skip${index + 1}`, skip]));
  return { ...metadata, annotations: { ...metadata.annotations, ...annotations } };
}

const [plan, folder] = process.argv.slice(2);
const { resource_changes: changes } = JSON.parse(readFileSync(plan, "utf8"));
mkdirSync(folder, { recursive: true });
for (const { type, name, change } of changes) {
  if (!(type in KINDS) || change.after === null) continue;
  const { metadata, spec } = manifestOf(change.after);
  const manifest = { ...KINDS[type], metadata: withSkips(metadata), spec };
  writeFileSync(join(folder, `${type}.${name}.json`), JSON.stringify(manifest, null, 2));
}
