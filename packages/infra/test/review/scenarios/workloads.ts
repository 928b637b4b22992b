import type { Scenario } from "./scenario";

/** packagecloud's pods and their namespace. */
export const WORKLOAD_SCENARIOS: readonly Scenario[] = [
  { name: "nothing-changes", base: "ops", counts: {}, findings: [] },
  {
    name: "unrelated-label",
    base: "ops",
    edit: { "platform/namespace/namespace": { "metadata.labels.team": "delivery" } },
    counts: { change: 1 },
    findings: [],
  },
  {
    name: "fewer-web-pods",
    base: "ops",
    change: { "workloads.web.autoscaling.minReplicas": 2 },
    counts: { change: 1 },
    findings: ["warning capacity-reduced at workloads/web/autoscaler"],
  },
  {
    name: "more-web-pods",
    base: "lean",
    change: { "workloads.web.autoscaling.minReplicas": 3 },
    counts: { change: 1 },
    findings: [],
  },
  {
    name: "less-memory",
    base: "ops",
    change: { "workloads.web.resources.memoryMib": 2048 },
    counts: { change: 1 },
    // Its limit, at which it is killed, and its request.
    findings: [
      "warning capacity-reduced at workloads/web/deployment",
      "notice capacity-reduced at workloads/web/deployment",
    ],
  },
  {
    name: "more-memory",
    base: "lean",
    change: { "workloads.web.resources.memoryMib": 4096 },
    counts: { change: 1 },
    findings: [],
  },
  {
    name: "uploads-end-sooner",
    base: "ops",
    change: { "uploads.timeoutSeconds": 600 },
    // A variable of all pods; the drain of rainbows and its backend.
    counts: { change: 5 },
    findings: [
      "warning availability-reduced at workloads/rainbows/deployment",
      // The backend's timeout, and its draining.
      "warning availability-reduced at workloads/rainbows/service/backend-config/manifest",
      "warning availability-reduced at workloads/rainbows/service/backend-config/manifest",
    ],
  },
  {
    name: "toolbox-removed",
    base: "ops",
    remove: ["workloads/toolbox/deployment", "workloads/toolbox/network-policy/policy"],
    counts: { destroy: 2 },
    // Its network policy goes with its pods, and the namespace's own still refuses everything.
    findings: ["warning service-interrupted at workloads/toolbox/deployment"],
  },
  {
    name: "new-image",
    base: "ops",
    change: {
      "image.reference": `registry.gitlab.com/gitlab-com/gl-infra/ci-images/packagecloud:latest@sha256:${"1".repeat(64)}`,
    },
    // A migration is a job that runs once: a new one is made for each image.
    counts: { add: 1, change: 4, destroy: 1, replace: 1 },
    findings: [],
  },
  {
    name: "namespace-open-to-everyone",
    base: "ops",
    edit: { "platform/namespace/default-deny/policy": { "spec.ingress": [{}] } },
    counts: { change: 1 },
    findings: ["danger open-to-world at platform/namespace/default-deny/policy"],
  },
  {
    name: "pods-without-default-deny",
    base: "ops",
    remove: ["platform/namespace/default-deny/policy"],
    counts: { destroy: 1 },
    findings: ["danger exposure-widened at platform/namespace/default-deny/policy"],
  },
  {
    name: "privileged-container",
    base: "ops",
    edit: {
      "sql-proxy/proxy/deployment": {
        "spec.template.spec.container.0.security_context.privileged": true,
        "spec.template.spec.container.0.security_context.run_as_non_root": false,
        "spec.template.spec.container.0.security_context.run_as_user": "0",
      },
    },
    counts: { change: 1 },
    findings: [
      "danger privileges-raised at sql-proxy/proxy/deployment",
      "danger privileges-raised at sql-proxy/proxy/deployment",
      // The user itself, once the refusal of root is gone.
      "warning privileges-raised at sql-proxy/proxy/deployment",
    ],
  },
  {
    name: "namespace-renamed",
    base: "lean",
    change: { "namespace.name": "packages" },
    counts: { add: 47, change: 7, destroy: 47, replace: 47 },
    findings: [
      // It holds claims and secrets, and everything else stands on it.
      "danger data-destroyed at platform/namespace/namespace",
      "warning foundation-destroyed at platform/namespace/namespace",
      "warning service-interrupted at edge/ingress/ingress",
      "warning service-interrupted at platform/priority-indexing",
      "warning service-interrupted at platform/priority-serving",
      "warning service-interrupted at sql-proxy/proxy/deployment",
      "warning service-interrupted at sql-proxy/proxy/service/service",
      "warning service-interrupted at workloads/rainbows/deployment",
      "warning service-interrupted at workloads/rainbows/service/service",
      "warning service-interrupted at workloads/resque/deployment",
      "warning service-interrupted at workloads/toolbox/deployment",
      "warning service-interrupted at workloads/web/deployment",
      "warning service-interrupted at workloads/web/service/service",
      // Accounts are other ones in another namespace, and get the roles that the old ones had.
      "warning credential-replaced at backup-check/account",
      "warning credential-replaced at platform/application-account",
      "warning credential-replaced at sql-proxy/proxy/service-account",
      "warning role-granted at backup-check/grant",
      "warning role-granted at secrets/aws-credentials/accessor-packagecloud",
      "warning role-granted at secrets/configuration/accessor-packagecloud",
      "warning role-granted at secrets/database-password/accessor-packagecloud",
      "warning role-granted at secrets/gpg-key/accessor-packagecloud",
      "warning role-granted at secrets/licence/accessor-packagecloud",
      "warning role-granted at secrets/redis-auth/accessor-packagecloud",
      "warning role-granted at sql-proxy/client",
      // They watch the new namespace, and so they should: but a plan does not know that. The ratio watches two metrics.
      "warning alert-weakened at monitoring/backups/fresh",
      "notice alert-weakened at monitoring/backups/stale/policy",
      "notice alert-weakened at monitoring/containers/starting/policy",
      "notice alert-weakened at monitoring/containers/waiting/policy",
      "notice alert-weakened at monitoring/load-balancer/errors/policy",
      "notice alert-weakened at monitoring/load-balancer/errors/policy",
      "notice alert-weakened at monitoring/load-balancer/latency/policy",
      "notice alert-weakened at monitoring/load-balancer/no-traffic/policy",
    ],
  },
  {
    name: "everything-strengthened",
    base: "lean",
    change: {
      "protection.preventDestroy": true,
      "database.availability": "REGIONAL",
      "database.tier": "db-custom-8-30720",
      "database.backups.retained": 30,
      "database.backups.transactionLogDays": 7,
      "redis.memorySizeGb": 8,
      "workloads.web.autoscaling.minReplicas": 3,
      "workloads.web.resources.memoryMib": 4096,
      "storage.noncurrentVersionDays": 30,
      "storage.replica.noncurrentVersionDays": 365,
      "storage.bootstrapPolicyAttached": false,
      "monitoring.redisMemoryRatio": 0.8,
    },
    counts: { change: 13, destroy: 1 },
    findings: [],
  },
];
