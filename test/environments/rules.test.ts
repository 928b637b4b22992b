import type { Environment, EnvironmentData } from "../../environments/environment";
import { ops } from "../../environments/ops";
import { pre } from "../../environments/pre";
import { environmentProblems, rules } from "../../environments/validate";
import { changed } from "./change";

/** A rule's proof: a value that breaks it, where the problem must stand, and a neighbour of it that keeps it. */
interface Case {
  readonly rule: string;
  readonly base?: EnvironmentData;
  readonly breaks: Readonly<Record<string, unknown>>;
  readonly keeps: Readonly<Record<string, unknown>>;
  readonly where: string;
}

const REPLICA = { instanceName: "packagecloud-0a1b2c3d", region: "us-central1", tier: "db-custom-8-30720" };
const KEY = "projects/gitlab-ops/locations/us-east1/keyRings/packagecloud/cryptoKeys/database";

const CASES: readonly Case[] = [
  {
    rule: "set together with the key's version",
    breaks: { "secrets.awsCredentials.createdOn": null },
    keeps: { "secrets.awsCredentials.createdOn": null, "secrets.awsCredentials.version": null },
    where: "secrets.awsCredentials.createdOn",
  },
  {
    rule: "0 to 89 days after startDate",
    breaks: { "database.maintenance.denyPeriod": { startDate: "2027-01-01", endDate: "2027-04-01" } },
    keeps: { "database.maintenance.denyPeriod": { startDate: "2027-01-01", endDate: "2027-03-31" } },
    where: "database.maintenance.denyPeriod.endDate",
  },
  {
    rule: "0 to 89 days after startDate",
    breaks: { "database.maintenance.denyPeriod": { startDate: "2027-01-02", endDate: "2027-01-01" } },
    keeps: { "database.maintenance.denyPeriod": { startDate: "2027-01-02", endDate: "2027-01-02" } },
    where: "database.maintenance.denyPeriod.endDate",
  },
  {
    rule: "a key in google.region",
    breaks: { "database.encryptionKey": KEY.replace("us-east1", "us") },
    keeps: { "database.encryptionKey": KEY },
    where: "database.encryptionKey",
  },
  {
    rule: "a key in google.region",
    breaks: { "redis.encryptionKey": KEY.replace("us-east1", "us-east4") },
    keeps: { "redis.encryptionKey": KEY },
    where: "redis.encryptionKey",
  },
  {
    rule: "with which it would be lost",
    breaks: { "database.readReplica": { ...REPLICA, region: "us-east1" } },
    keeps: { "database.readReplica": REPLICA },
    where: "database.readReplica.region",
  },
  {
    rule: "must not be database.instanceName",
    breaks: { "database.readReplica": { ...REPLICA, instanceName: ops.database.instanceName } },
    keeps: { "database.readReplica": REPLICA },
    where: "database.readReplica.instanceName",
  },
  {
    rule: "a tier of the edition",
    breaks: { "database.readReplica": { ...REPLICA, tier: "db-perf-optimized-N-4" } },
    keeps: { "database.readReplica": { ...REPLICA, tier: "db-custom-2-7680" } },
    where: "database.readReplica.tier",
  },
  {
    rule: "needs database.backups.binaryLog",
    breaks: {
      "database.readReplica": REPLICA,
      "database.backups.binaryLog": false,
      "database.availability": "ZONAL",
    },
    keeps: { "database.readReplica": REPLICA, "database.availability": "ZONAL" },
    where: "database.readReplica",
  },
  {
    rule: "must be null with database.encryptionKey",
    breaks: { "database.readReplica": REPLICA, "database.encryptionKey": KEY },
    keeps: { "database.encryptionKey": KEY },
    where: "database.readReplica",
  },
  {
    rule: "needs database.backups.enabled",
    breaks: {
      "database.backups.enabled": false,
      "database.backups.binaryLog": false,
      "database.availability": "ZONAL",
    },
    keeps: { "database.backups.binaryLog": false, "database.availability": "ZONAL" },
    where: "database.restoreDrill",
  },
  {
    rule: "a tier of the edition",
    breaks: { "database.restoreDrill.tier": "db-perf-optimized-N-2" },
    keeps: { "database.restoreDrill.tier": "db-custom-1-3840" },
    where: "database.restoreDrill.tier",
  },
  {
    rule: "a tier of the edition ENTERPRISE",
    breaks: { "database.tier": "db-perf-optimized-N-4" },
    keeps: { "database.tier": "db-custom-2-7680" },
    where: "database.tier",
  },
  {
    rule: "a tier of the edition ENTERPRISE_PLUS",
    breaks: { "database.edition": "ENTERPRISE_PLUS" },
    keeps: {
      "database.edition": "ENTERPRISE_PLUS",
      "database.tier": "db-perf-optimized-N-4",
      "database.restoreDrill.tier": "db-perf-optimized-N-2",
    },
    where: "database.tier",
  },
  {
    rule: "1 vCPU or an even number",
    breaks: { "database.tier": "db-custom-3-7680" },
    keeps: { "database.tier": "db-custom-1-3840" },
    where: "database.tier",
  },
  {
    rule: "0.9 to 6.5 GiB of memory for each vCPU",
    breaks: { "database.tier": "db-custom-8-7168" },
    keeps: { "database.tier": "db-custom-8-7424" },
    where: "database.tier",
  },
  {
    rule: "0.9 to 6.5 GiB of memory for each vCPU",
    breaks: { "database.tier": "db-custom-2-13568" },
    keeps: { "database.tier": "db-custom-2-13312" },
    where: "database.tier",
  },
  {
    rule: "steps of 256 MiB",
    breaks: { "database.tier": "db-custom-2-7681" },
    keeps: { "database.tier": "db-custom-2-13312" },
    where: "database.tier",
  },
  {
    rule: "at most 7 days",
    breaks: { "database.backups.transactionLogDays": 8 },
    keeps: { "database.backups.transactionLogDays": 7 },
    where: "database.backups.transactionLogDays",
  },
  {
    rule: "more than database.backups.transactionLogDays",
    breaks: { "database.backups.retained": 7 },
    keeps: { "database.backups.retained": 8 },
    where: "database.backups.retained",
  },
  {
    rule: "may be REGIONAL only with",
    breaks: { "database.backups.binaryLog": false },
    keeps: { "database.backups.binaryLog": false, "database.availability": "ZONAL" },
    where: "database.availability",
  },
  {
    rule: "only with automated backups",
    breaks: { "database.backups.enabled": false, "database.availability": "ZONAL" },
    keeps: {
      "database.backups.enabled": false,
      "database.backups.binaryLog": false,
      "database.availability": "ZONAL",
      "database.restoreDrill": null,
    },
    where: "database.backups.binaryLog",
  },
  {
    rule: "0 or at least database.diskSizeGb",
    breaks: { "database.diskAutoresizeLimitGb": 199 },
    keeps: { "database.diskAutoresizeLimitGb": 0 },
    where: "database.diskAutoresizeLimitGb",
  },
  {
    rule: "must ascend",
    breaks: { "database.passwordGenerations": [2, 1] },
    keeps: { "database.passwordGenerations": [1, 2] },
    where: "database.passwordGenerations",
  },
  {
    rule: "the stack sets it",
    breaks: { "database.flags": { local_infile: "on" } },
    keeps: { "database.flags": { long_query_time: "2" } },
    where: "database.flags.local_infile",
  },
  {
    rule: "together with google.project",
    breaks: { "google.project": "a".repeat(30), "database.instanceName": `p${"x".repeat(68)}` },
    keeps: { "google.project": "a".repeat(30), "database.instanceName": `p${"x".repeat(66)}` },
    where: "database.instanceName",
  },
  {
    rule: "at most workloads.web.autoscaling.maxReplicas",
    breaks: { "workloads.web.autoscaling.minReplicas": 11 },
    keeps: { "workloads.web.autoscaling.minReplicas": 10 },
    where: "workloads.web.autoscaling.minReplicas",
  },
  {
    rule: "at least 2",
    breaks: { "workloads.rainbows.autoscaling.minReplicas": 1 },
    keeps: { "workloads.resque.autoscaling.minReplicas": 1 },
    where: "workloads.rainbows.autoscaling.minReplicas",
  },
  {
    rule: "at most the limit",
    breaks: { "workloads.migration.resources.cpuRequestMillicores": 2001 },
    keeps: { "workloads.migration.resources.cpuRequestMillicores": 2000 },
    where: "workloads.migration.resources.cpuRequestMillicores",
  },
  {
    rule: "at most 1048576 MiB of scratch space",
    breaks: { "workloads.rainbows.resources.ephemeralStorageMib": 1_048_576 - 2 * 2048 * 4 + 1 },
    keeps: { "workloads.rainbows.resources.ephemeralStorageMib": 1_048_576 - 2 * 2048 * 4 },
    where: "workloads.rainbows",
  },
  {
    rule: "at least workloads.web.timeoutSeconds",
    breaks: { "uploads.timeoutSeconds": 59 },
    keeps: { "uploads.timeoutSeconds": 60 },
    where: "uploads.timeoutSeconds",
  },
  {
    rule: "behind a proxied record",
    breaks: { "edge.certificate": { kind: "managed" } },
    keeps: { "edge.certificate": { kind: "managed" }, "edge.dns.proxied": false },
    where: "edge.certificate.kind",
  },
  {
    rule: "the same certificate twice",
    breaks: {
      "edge.certificate.certificates": [
        { name: "packagecloud-ops-1", endDate: "2027-11-30" },
        { name: "packagecloud-ops-1", endDate: "2028-11-30" },
      ],
    },
    keeps: {
      "edge.certificate.certificates": [
        { name: "packagecloud-ops-1", endDate: "2027-11-30" },
        { name: "packagecloud-ops-2", endDate: "2027-11-30" },
      ],
    },
    where: "edge.certificate.certificates[1].name",
  },
  {
    rule: "Cloudflare answers 413",
    breaks: { "edge.dns.largestUploadMib": 2047 },
    keeps: { "edge.dns.largestUploadMib": 2048 },
    where: "uploads.largestMib",
  },
  {
    rule: "at most 100, because Cloudflare answers 524",
    breaks: { "workloads.web.timeoutSeconds": 101 },
    keeps: { "workloads.web.timeoutSeconds": 100 },
    where: "workloads.web.timeoutSeconds",
  },
  {
    rule: "at most 300, because Cloudflare answers 524",
    breaks: { "workloads.web.timeoutSeconds": 301, "edge.dns.readTimeoutSeconds": 300 },
    keeps: { "workloads.web.timeoutSeconds": 300, "edge.dns.readTimeoutSeconds": 300 },
    where: "workloads.web.timeoutSeconds",
  },
  {
    rule: "at most 63 characters for a Google-managed certificate",
    base: pre,
    breaks: { "edge.hostname": `${"a".repeat(60)}.com` },
    keeps: { "edge.hostname": `${"a".repeat(59)}.com` },
    where: "edge.hostname",
  },
  {
    rule: "the bucket's own region",
    breaks: { "storage.region": "eu-central-1" },
    keeps: { "storage.region": "eu-west-1" },
    where: "storage.replica.region",
  },
  {
    rule: "must not be the bucket itself",
    breaks: { "storage.replica.bucketName": "packages-gitlab-com" },
    keeps: { "storage.replica.bucketName": "packages-gitlab-com-copy" },
    where: "storage.replica.bucketName",
  },
  {
    rule: "three times storage.noncurrentVersionDays",
    breaks: { "storage.replica.noncurrentVersionDays": 89 },
    keeps: { "storage.replica.noncurrentVersionDays": 90 },
    where: "storage.replica.noncurrentVersionDays",
  },
  {
    rule: "S3 keeps a locked version although its time has run out",
    breaks: { "storage.replica.objectLock": { mode: "GOVERNANCE", days: 366 } },
    keeps: { "storage.replica.objectLock": { mode: "GOVERNANCE", days: 365 } },
    where: "storage.replica.objectLock.days",
  },
  {
    rule: "must be another bucket",
    breaks: { "storage.replica.accessLog": { bucketName: "packages-gitlab-com-replica", prefix: "s3/" } },
    keeps: { "storage.replica.accessLog": { bucketName: "gitlab-logs", prefix: "s3/" } },
    where: "storage.replica.accessLog.bucketName",
  },
  {
    rule: "set together with the licence's version",
    breaks: { "secrets.licence.version": null },
    keeps: { "secrets.licence.version": null, "secrets.licence.endDate": null },
    where: "secrets.licence.endDate",
  },
  {
    rule: "must not be the id of secrets.licence",
    breaks: { "secrets.gpgKey.id": "packagecloud-licence" },
    keeps: { "secrets.gpgKey.id": "packagecloud-licence-2" },
    where: "secrets.gpgKey.id",
  },
  {
    rule: "must not be the version that is pinned now",
    breaks: { previousVersions: { licence: 1 } },
    keeps: { previousVersions: { licence: 2 } },
    where: "previousVersions.licence",
  },
  {
    rule: "must name a version that was another one",
    breaks: { previousVersions: {} },
    keeps: { previousVersions: { gpgKey: 3 } },
    where: "previousVersions",
  },
  {
    rule: "must be one of database.passwordGenerations",
    breaks: { "database.passwordGenerations": [2, 3], previousVersions: { databasePassword: 1 } },
    keeps: { "database.passwordGenerations": [2, 3], previousVersions: { databasePassword: 2 } },
    where: "previousVersions.databasePassword",
  },
  {
    rule: "no request crosses regions",
    breaks: { "cluster.location": "us-east4" },
    keeps: { "cluster.location": "us-east1-b" },
    where: "cluster.location",
  },
  {
    rule: "must not name a channel",
    breaks: { "monitoring.channels": { oncall: "projects/gitlab-ops/notificationChannels/1" } },
    keeps: { "monitoring.channels": { pager: "projects/gitlab-ops/notificationChannels/1" } },
    where: "monitoring.channels.oncall",
  },
  {
    rule: "must not have the word",
    breaks: { "monitoring.pagers": { oncall: "projects/gitlab-ops/notificationChannels/1" } },
    keeps: { "monitoring.pagers": { pager: "projects/gitlab-ops/notificationChannels/1" } },
    where: "monitoring.pagers.oncall",
  },
  {
    rule: "where the alarms are",
    breaks: { "monitoring.awsTopics": { pager: "arn:aws:sns:us-east-1:123456789012:pager" } },
    keeps: { "monitoring.awsTopics": { pager: "arn:aws:sns:eu-central-1:123456789012:pager" } },
    where: "monitoring.awsTopics.pager",
  },
];

describe("rules between settings", () => {
  it.each(CASES)("$where: $rule", ({ base = ops, breaks, keeps, where, rule }) => {
    const broken = environmentProblems("ops", withAll(base, breaks)).filter(
      (problem) => problem.where === `ops.${where}` && problem.rule.includes(rule),
    );
    expect(broken).toHaveLength(1);
    expect(broken[0]?.fix).not.toBe("");
    expect(environmentProblems("ops", withAll(base, keeps))).toEqual([]);
  });

  it("are each broken by a case", () => {
    const untouched = rules.filter((rule) =>
      CASES.every(({ base = ops, breaks }) => rule.check(unchecked(withAll(base, breaks))).length === 0),
    );
    expect(untouched).toEqual([]);
  });
});

function withAll(base: EnvironmentData, changes: Readonly<Record<string, unknown>>): EnvironmentData {
  return Object.entries(changes).reduce<EnvironmentData>(
    (data, [path, value]) => changed(data, path, value),
    base,
  );
}

function unchecked(data: EnvironmentData): Environment {
  return data as Environment;
}
