import type { Scenario } from "./scenario";

/** The buckets, what keeps them apart from the world, and who may use them. */
export const STORAGE_SCENARIOS: readonly Scenario[] = [
  {
    name: "old-versions-kept-less",
    base: "ops",
    change: { "storage.noncurrentVersionDays": 7 },
    counts: { change: 1 },
    findings: ["danger retention-reduced at storage/packages/source/lifecycle"],
  },
  {
    name: "replica-moves-to-another-region",
    base: "lean",
    change: { "storage.replica.region": "eu-west-1" },
    // Of the bucket: itself, ownership, encryption, versioning, lifecycle, public access block, policy, object lock. Of its
    // alarms: topic, subscription and three alarms.
    counts: { add: 14, change: 3, destroy: 14, replace: 14 },
    findings: [
      "danger data-destroyed at storage/packages/replica/bucket",
      // Nobody is told until the new subscription is confirmed.
      "warning service-interrupted at storage/alarms/subscription-replica-oncall",
      "warning service-interrupted at storage/alarms/topic-replica",
      // What hangs on addresses that only the apply makes known.
      "notice cannot-tell at storage/alarms/alarm-bytes-pending",
      "notice cannot-tell at storage/alarms/alarm-latency",
      "notice cannot-tell at storage/alarms/alarm-operations-pending",
      "notice cannot-tell at storage/packages/replica-policy",
      "notice cannot-tell at storage/packages/replication",
      "notice cannot-tell at storage/packages/replication-role/policy",
      "notice cannot-tell at storage/alarms/alarm-silent",
    ],
  },
  {
    name: "replication-time-control-off",
    base: "lean",
    change: { "storage.replica.timeControl": false },
    counts: { change: 1 },
    findings: ["warning replication-weakened at storage/packages/replication"],
  },
  {
    name: "versioning-suspended",
    base: "ops",
    edit: { "storage/packages/source/versioning": { "versioning_configuration.status": "Suspended" } },
    counts: { change: 1 },
    findings: ["danger backup-weakened at storage/packages/source/versioning"],
  },
  {
    name: "plain-http-no-longer-denied",
    base: "ops",
    remove: ["storage/packages/replica-policy"],
    counts: { destroy: 1 },
    findings: ["danger deny-removed at storage/packages/replica-policy"],
  },
  {
    name: "public-policies-no-longer-blocked",
    base: "ops",
    edit: { "storage/packages/source/public-access-block": { block_public_policy: false } },
    counts: { change: 1 },
    findings: ["danger exposure-widened at storage/packages/source/public-access-block"],
  },
  {
    name: "bootstrap-policy-attached",
    base: "ops",
    change: { "storage.bootstrapPolicyAttached": true },
    counts: { add: 1 },
    findings: ["notice role-granted at storage/user/attachment-bootstrap"],
  },
  {
    name: "bootstrap-policy-detached",
    base: "lean",
    change: { "storage.bootstrapPolicyAttached": false },
    counts: { destroy: 1 },
    findings: [],
  },
  {
    name: "user-may-do-everything-in-s3",
    base: "ops",
    edit: {
      "storage/user/policy-runtime": {
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
        }),
      },
    },
    counts: { change: 1 },
    findings: ["danger permissions-widened at storage/user/policy-runtime"],
  },
];
