import type { Scenario } from "./scenario";

const INSTANCE = "database/mysql/instance";

/** The database, Redis, their protections, and the passwords. */
export const DATABASE_SCENARIOS: readonly Scenario[] = [
  {
    name: "backups-kept-less",
    base: "ops",
    change: { "database.backups.retained": 7, "database.backups.transactionLogDays": 6 },
    counts: { change: 1 },
    // The backups, and the log behind point-in-time recovery.
    findings: [`danger retention-reduced at ${INSTANCE}`, `danger retention-reduced at ${INSTANCE}`],
  },
  {
    name: "backups-kept-longer",
    base: "lean",
    change: { "database.backups.retained": 30 },
    counts: { change: 1 },
    findings: [],
  },
  {
    name: "transaction-log-kept-less",
    base: "ops",
    change: { "database.backups.transactionLogDays": 3 },
    counts: { change: 1 },
    findings: [`danger retention-reduced at ${INSTANCE}`],
  },
  {
    name: "backups-off",
    // ops could not do it: its drill needs them.
    base: "pre",
    change: {
      "database.backups.enabled": false,
      "database.backups.binaryLog": false,
      "database.availability": "ZONAL",
    },
    counts: { change: 1 },
    findings: [
      // Daily backups, and point-in-time recovery.
      `danger backup-weakened at ${INSTANCE}`,
      `danger backup-weakened at ${INSTANCE}`,
      // Nothing says any more how many are kept, and where.
      `danger retention-reduced at ${INSTANCE}`,
      `warning replication-weakened at ${INSTANCE}`,
      `warning availability-reduced at ${INSTANCE}`,
    ],
  },
  {
    name: "database-zonal",
    base: "ops",
    change: { "database.availability": "ZONAL" },
    counts: { change: 1 },
    findings: [`warning availability-reduced at ${INSTANCE}`],
  },
  {
    name: "database-regional",
    base: "lean",
    change: { "database.availability": "REGIONAL" },
    counts: { change: 1 },
    findings: [],
  },
  {
    name: "database-smaller",
    base: "ops",
    change: { "database.tier": "db-custom-4-15360" },
    counts: { change: 1 },
    findings: [`warning capacity-reduced at ${INSTANCE}`],
  },
  {
    name: "database-larger",
    base: "lean",
    change: { "database.tier": "db-custom-8-30720" },
    counts: { change: 1 },
    findings: [],
  },
  {
    name: "database-next-major-version",
    base: "ops",
    change: { "database.version": "MYSQL_8_4" },
    // The drill makes an instance of that version.
    counts: { change: 2 },
    findings: [`warning version-changed at ${INSTANCE}`],
  },
  {
    name: "protections-lifted",
    base: "ops",
    change: { "protection.preventDestroy": false },
    // The instance and six secrets have a protection of their own; the rest is Terraform's alone.
    counts: { change: 7 },
    findings: [
      // One in Terraform, one in Cloud SQL.
      `danger protection-removed at ${INSTANCE}`,
      `danger protection-removed at ${INSTANCE}`,
      "danger protection-removed at secrets/aws-credentials/secret",
      "danger protection-removed at secrets/configuration/secret",
      "danger protection-removed at secrets/database-password/secret",
      "danger protection-removed at secrets/gpg-key/secret",
      "danger protection-removed at secrets/licence/secret",
      "danger protection-removed at secrets/redis-auth/secret",
      `danger lifecycle-unprotected at ${INSTANCE}`,
      "danger lifecycle-unprotected at database/packagecloud/database",
      "danger lifecycle-unprotected at edge/address/address",
      "danger lifecycle-unprotected at platform/namespace/namespace",
      "danger lifecycle-unprotected at redis/memorystore/instance",
      "danger lifecycle-unprotected at secrets/aws-credentials/secret",
      "danger lifecycle-unprotected at secrets/configuration/secret",
      "danger lifecycle-unprotected at secrets/database-password/secret",
      "danger lifecycle-unprotected at secrets/gpg-key/secret",
      "danger lifecycle-unprotected at secrets/licence/secret",
      "danger lifecycle-unprotected at secrets/redis-auth/secret",
      "danger lifecycle-unprotected at storage/packages/object-lock",
      "danger lifecycle-unprotected at storage/packages/replica/bucket",
      "danger lifecycle-unprotected at storage/packages/replica/versioning",
      "danger lifecycle-unprotected at storage/packages/source/bucket",
      "danger lifecycle-unprotected at storage/packages/source/versioning",
      "danger lifecycle-unprotected at storage/user/user",
    ],
  },
  {
    name: "instance-renamed-and-refused",
    base: "ops",
    change: { "database.instanceName": "packagecloud-0a1b2c3d" },
    refused: true,
    // Beside the instance the grant to its proxy, whose condition names it, is made anew; so do five alerts, the log
    // metric, the backup check and the drill, which change. What refers to the instance is not planned.
    counts: { add: 2, change: 12, destroy: 2, replace: 2 },
    findings: [
      "danger plan-errored at (plan)",
      `danger data-destroyed at ${INSTANCE}`,
      // They watch another instance, which is not there yet.
      "notice alert-weakened at monitoring/backups/failed/policy",
      "notice alert-weakened at monitoring/database/cpu/policy",
      "notice alert-weakened at monitoring/database/disk/policy",
      "notice alert-weakened at monitoring/database/down/policy",
      "notice alert-weakened at monitoring/database/memory/policy",
      "notice alert-weakened at monitoring/database/disk-stalled/policy",
    ],
  },
  {
    name: "instance-renamed-unprotected",
    base: "lean",
    change: { "database.instanceName": "packagecloud-0a1b2c3d" },
    // Instance, database, two users and the grant's condition are made anew; the proxy and its network policy follow.
    counts: { add: 5, change: 14, destroy: 5, replace: 5 },
    findings: [
      // The database in it has nothing of its own to lose: its deletion policy leaves it alone.
      `danger data-destroyed at ${INSTANCE}`,
      // The new users get new passwords, which their secret versions do not.
      "danger credential-mismatch at database/user-1/user",
      "danger credential-mismatch at database/user-2/user",
      "warning credential-replaced at database/user-1/user",
      "warning credential-replaced at database/user-2/user",
      "notice alert-weakened at monitoring/backups/failed/policy",
      "notice alert-weakened at monitoring/database/cpu/policy",
      "notice alert-weakened at monitoring/database/disk/policy",
      "notice alert-weakened at monitoring/database/down/policy",
      "notice alert-weakened at monitoring/database/memory/policy",
      // The instance's new address.
      "notice cannot-tell at sql-proxy/proxy/network-policy/policy",
      "notice alert-weakened at monitoring/database/disk-stalled/policy",
    ],
  },
  {
    name: "redis-without-standby",
    base: "lean",
    change: { "redis.tier": "BASIC" },
    // The instance; its host and port are in network policies and in the configuration of its helper, which is hashed
    // into the pods. The AUTH string's version has a new value without a new number.
    counts: { add: 1, change: 12, destroy: 1, replace: 1 },
    findings: [
      "danger data-destroyed at redis/memorystore/instance",
      // Without a replica a failure loses the queues.
      "danger availability-reduced at redis/memorystore/instance",
      // The instance's new address, for all who may reach it.
      "notice cannot-tell at migration/migrate/network-policy/policy",
      "notice cannot-tell at workloads/rainbows/network-policy/policy",
      "notice cannot-tell at workloads/resque/network-policy/policy",
      "notice cannot-tell at workloads/toolbox/network-policy/policy",
      "notice cannot-tell at workloads/web/network-policy/policy",
      "notice cannot-tell at queue-check/job/network-policy/policy",
    ],
  },
  {
    name: "redis-smaller",
    base: "ops",
    change: { "redis.memorySizeGb": 4 },
    counts: { change: 1 },
    findings: ["warning capacity-reduced at redis/memorystore/instance"],
  },
  {
    name: "password-rotation-begins",
    base: "ops",
    change: { "database.passwordGenerations": [1, 2], previousVersions: { databasePassword: 1 } },
    // A user, its password's version and another secret class; the pods roll.
    counts: { add: 3, change: 4 },
    findings: [],
  },
  {
    name: "password-rotation-ends",
    base: "lean",
    change: { "database.passwordGenerations": [2] },
    // The version stays in Secret Manager: it is abandoned.
    counts: { destroy: 2 },
    findings: ["notice credential-replaced at database/user-1/user"],
  },
  {
    name: "secret-renamed",
    base: "lean",
    change: { "secrets.licence.id": "packagecloud-license" },
    // The secret with its grant, and the two secret classes that name it; the pods roll.
    counts: { add: 4, change: 8, destroy: 4, replace: 4 },
    findings: [
      "notice identity-changed at application/secret-class/versions-1-2-1-1-1-1",
      "notice identity-changed at licence-check/secret-class/versions-1",
      "danger data-destroyed at secrets/licence/secret",
    ],
  },
  {
    name: "licence-renewed",
    base: "ops",
    change: {
      "secrets.licence.version": 2,
      "secrets.licence.endDate": "2028-03-31",
      previousVersions: { licence: 1 },
    },
    // The class of packagecloud's pods, and that of the licence check.
    counts: { add: 2, change: 8 },
    findings: [
      // Their queries hold the dates. That the new ones are right, only people know.
      "notice alert-weakened at monitoring/licence/days-30/policy",
      "notice alert-weakened at monitoring/licence/days-60/policy",
      "notice alert-weakened at monitoring/licence/days-7/policy",
    ],
  },
  {
    // The class of the revision before is not kept: a roll-back to its pods is no longer possible.
    name: "template-changed",
    base: "lean",
    change: { "secrets.configuration.version": 2 },
    counts: { add: 2, change: 4, destroy: 2, replace: 1 },
    findings: ["warning service-interrupted at application/secret-class/versions-1-2-1-1-1-1"],
  },
];
