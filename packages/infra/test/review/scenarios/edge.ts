import { DATA } from "../../../../../test/support/environments";
import type { Scenario } from "./scenario";

const { dns } = DATA.ops.edge;
const RANGES = dns.kind === "cloudflare" ? dns.ranges : [];

/** Changes of the public edge, and of the notifications when it does not work. */
export const EDGE_SCENARIOS: readonly Scenario[] = [
  {
    name: "allow-list-lets-everyone-in",
    base: "ops",
    // The construct itself refuses everyone as a range.
    edit: {
      "edge/allow-list/policy": { "rule.1.match.config.src_ip_ranges": ["173.245.48.0/20", "0.0.0.0/0"] },
    },
    counts: { change: 1 },
    findings: ["danger open-to-world at edge/allow-list/policy"],
  },
  {
    name: "allow-list-in-another-order",
    base: "ops",
    change: { "edge.dns.ranges": RANGES.toReversed() },
    // Ten ranges make a rule: some move from one rule to the other.
    counts: { change: 1 },
    findings: [],
  },
  {
    name: "allow-list-only-watches",
    base: "ops",
    change: { "edge.dns.allowListPreview": true },
    counts: { change: 1 },
    // What was refused comes in now.
    findings: ["danger open-to-world at edge/allow-list/policy"],
  },
  {
    name: "cloudflare-in-front-no-more",
    base: "ops",
    change: { "edge.dns.proxied": false },
    // What the alerts on certificates advise is another thing too.
    counts: { change: 7, destroy: 1 },
    findings: [
      "danger exposure-widened at edge/cloudflare-record/record",
      "danger exposure-widened at edge/allow-list/policy",
      "danger exposure-widened at workloads/rainbows/service/backend-config/manifest",
      "danger exposure-widened at workloads/web/service/backend-config/manifest",
    ],
  },
  {
    name: "old-tls-accepted",
    base: "ops",
    edit: { "edge/ssl-policy/policy": { min_tls_version: "TLS_1_0", profile: "COMPATIBLE" } },
    counts: { change: 1 },
    findings: [
      "danger tls-weakened at edge/ssl-policy/policy",
      "danger tls-weakened at edge/ssl-policy/policy",
    ],
  },
  {
    name: "second-certificate-added",
    base: "ops",
    change: {
      "edge.certificate.certificates": [
        { name: "packagecloud-ops-1", endDate: "2027-11-30" },
        { name: "packagecloud-ops-2", endDate: "2028-11-30" },
      ],
    },
    counts: { change: 1 },
    findings: [],
  },
  {
    name: "host-name-changed",
    base: "pre",
    change: { "edge.hostname": "packages.staging.gke.gitlab.net" },
    // The record and the uptime check are made anew. The certificate, both alerts on the check and the pods follow.
    counts: { add: 3, change: 12, destroy: 3, replace: 3 },
    findings: [
      "warning routing-changed at edge/cloud-dns-record/record",
      "warning routing-changed at edge/ingress/managed-certificate/manifest",
      "warning alert-weakened at monitoring/uptime/check",
      "notice cannot-tell at monitoring/uptime/certificate/policy",
      "notice cannot-tell at monitoring/uptime/down/policy",
      "notice cannot-tell at monitoring/uptime-api/down/policy",
      "warning alert-weakened at monitoring/uptime-api/check",
    ],
  },
  {
    name: "alerts-come-later",
    base: "ops",
    change: { "monitoring.databaseCpuRatio": 0.95, "monitoring.databaseMemoryRatio": 0.95 },
    counts: { change: 3 },
    findings: [
      "warning alert-weakened at monitoring/database/cpu/policy",
      "warning alert-weakened at monitoring/database/memory/policy",
    ],
  },
  {
    name: "alert-comes-earlier",
    base: "lean",
    change: { "monitoring.redisMemoryRatio": 0.8 },
    counts: { change: 3 },
    findings: [],
  },
  {
    name: "absence-alert-delayed",
    base: "lean",
    edit: {
      "monitoring/backups/silent/policy": {
        "conditions.0.condition_prometheus_query_language.duration": "86400s",
      },
      "monitoring/containers/starting/policy": {
        "conditions.0.condition_prometheus_query_language.query": "vector(0) > 1",
      },
    },
    counts: { change: 2 },
    findings: [
      "warning alert-weakened at monitoring/backups/silent/policy",
      // Another query is told, but whether it finds less cannot be.
      "notice alert-weakened at monitoring/containers/starting/policy",
    ],
  },
  {
    name: "notification-channels-removed",
    base: "ops",
    // An environment must name somebody.
    remove: ["storage/alarms/subscription-replica-oncall", "storage/alarms/subscription-source-oncall"],
    edit: {
      "monitoring/database/down/policy": { notification_channels: [] },
      "monitoring/uptime/down/policy": { enabled: false },
    },
    counts: { change: 2, destroy: 2 },
    findings: [
      "warning alert-weakened at monitoring/database/down/policy",
      "warning alert-weakened at monitoring/uptime/down/policy",
      "warning alert-weakened at storage/alarms/subscription-replica-oncall",
      "warning alert-weakened at storage/alarms/subscription-source-oncall",
    ],
  },
  {
    name: "alert-recipient-changed",
    base: "ops",
    change: { "monitoring.emails": { infrastructure: "packagecloud-infrastructure@gitlab.com" } },
    // Topics have new subscriptions, alerts another channel.
    counts: { add: 3, change: 48, destroy: 3 },
    findings: [
      "warning alert-weakened at monitoring/channels/oncall",
      "warning alert-weakened at storage/alarms/subscription-replica-oncall",
      "warning alert-weakened at storage/alarms/subscription-source-oncall",
      // Somebody else, or only another word in the data? The channel's name is not known yet.
      "notice rename-likely at storage/alarms/subscription-replica-oncall",
      "notice rename-likely at storage/alarms/subscription-source-oncall",
      "notice cannot-tell at monitoring/restore-drill/failed/policy",
      "notice cannot-tell at monitoring/restore-drill/less/policy",
      "notice cannot-tell at monitoring/restore-drill/silent/policy",
      "notice cannot-tell at monitoring/backups/failed/policy",
      "notice cannot-tell at monitoring/backups/silent/policy",
      "notice cannot-tell at monitoring/backups/stale/policy",
      "notice cannot-tell at monitoring/certificate/days-30/policy",
      "notice cannot-tell at monitoring/certificate/days-60/policy",
      "notice cannot-tell at monitoring/certificate/days-7/policy",
      "notice cannot-tell at monitoring/containers/starting/policy",
      "notice cannot-tell at monitoring/containers/waiting/policy",
      "notice cannot-tell at monitoring/database/cpu/policy",
      "notice cannot-tell at monitoring/database/disk/policy",
      "notice cannot-tell at monitoring/database/down/policy",
      "notice cannot-tell at monitoring/database/memory/policy",
      "notice cannot-tell at monitoring/licence/days-30/policy",
      "notice cannot-tell at monitoring/licence/days-60/policy",
      "notice cannot-tell at monitoring/licence/days-7/policy",
      "notice cannot-tell at monitoring/load-balancer/no-traffic/policy",
      "notice cannot-tell at monitoring/redis/evictions/policy",
      "notice cannot-tell at monitoring/redis/memory/policy",
      "notice cannot-tell at monitoring/uptime/certificate/policy",
      "notice cannot-tell at monitoring/uptime/down/policy",
      "notice cannot-tell at monitoring/containers/autoscaler-maximum/policy",
      "notice cannot-tell at monitoring/containers/none-available/policy",
      "notice cannot-tell at monitoring/containers/pending/policy",
      "notice cannot-tell at monitoring/containers/restarts/policy",
      "notice cannot-tell at monitoring/containers/unavailable/policy",
      "notice cannot-tell at monitoring/database/disk-stalled/policy",
      "notice cannot-tell at monitoring/licence-check/differs/policy",
      "notice cannot-tell at monitoring/licence-check/silent/policy",
      "notice cannot-tell at monitoring/licence-check/soon/policy",
      "notice cannot-tell at monitoring/queues/failing/policy",
      "notice cannot-tell at monitoring/queues/long/policy",
      "notice cannot-tell at monitoring/queues/silent/policy",
      "notice cannot-tell at monitoring/queues/stuck/policy",
      "notice cannot-tell at monitoring/redis/down/policy",
      "notice cannot-tell at monitoring/redis/system-memory/policy",
      "notice cannot-tell at monitoring/signing-key/days-30/policy",
      "notice cannot-tell at monitoring/signing-key/days-60/policy",
      "notice cannot-tell at monitoring/signing-key/days-7/policy",
      "notice cannot-tell at monitoring/slo/downloads-availability-fast/policy",
      "notice cannot-tell at monitoring/slo/downloads-availability-slow/policy",
      "notice cannot-tell at monitoring/slo/downloads-latency-fast/policy",
      "notice cannot-tell at monitoring/slo/downloads-latency-slow/policy",
      "notice cannot-tell at monitoring/slo/uploads-availability-fast/policy",
      "notice cannot-tell at monitoring/slo/uploads-availability-slow/policy",
      "notice cannot-tell at monitoring/uptime-api/down/policy",
    ],
  },
];
