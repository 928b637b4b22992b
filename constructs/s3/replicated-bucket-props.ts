import type { LifecycleRule, StorageClass } from "./lifecycle-rule";

/** A bucket and its replica in another region, which is the bucket's backup. */
export interface ReplicatedBucketProps {
  readonly source: SourceBucketProps;
  readonly replica: ReplicaBucketProps;
  readonly replication: ReplicationProps;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** `lifecycle.prevent_destroy` on both buckets. Neither is ever emptied by Terraform. @default true */
  readonly preventDestroy?: boolean;
}

export interface SourceBucketProps {
  /** 3 to 63 lower-case letters, digits and hyphens; no dots. Cannot be changed. */
  readonly name: string;
  /** AWS region. Cannot be changed. */
  readonly region: string;
  /** @default - unfinished uploads are dropped after 7 days */
  readonly lifecycle?: readonly LifecycleRule[];
  /** @default false */
  readonly transferAcceleration?: boolean;
  /**
   * Owner of objects, and the effect of ACLs. `BucketOwnerEnforced` turns ACLs off: an upload that sets one fails.
   * @default "BucketOwnerEnforced"
   */
  readonly objectOwnership?: ObjectOwnership;
}

export type ObjectOwnership = "BucketOwnerEnforced" | "BucketOwnerPreferred" | "ObjectWriter";

export interface ReplicaBucketProps {
  /** 3 to 63 lower-case letters, digits and hyphens; no dots. Cannot be changed. */
  readonly name: string;
  /** AWS region, another one than the source's. Cannot be changed. */
  readonly region: string;
  /** Storage class of new replicas. @default "STANDARD_IA" */
  readonly storageClass?: StorageClass;
  /** Noncurrent versions must live at least as long as in the source. @default - unfinished uploads are dropped after 7 days */
  readonly lifecycle?: readonly LifecycleRule[];
  /** Time in which nobody may delete a version. S3 cannot turn Object Lock off again. @default - none */
  readonly objectLock?: ObjectLock;
  /** Existing bucket of the replica's region and account for its access log. @default - no log */
  readonly accessLog?: AccessLog;
}

/** See https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html */
export interface ObjectLock {
  /** `GOVERNANCE` has a way out, the permission s3:BypassGovernanceRetention; `COMPLIANCE` has none. */
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  /** Days from the moment that a version is written, 1 to 36500. */
  readonly days: number;
}

export interface AccessLog {
  readonly bucketName: string;
  /** Beginning of the log objects' keys. @default "" */
  readonly prefix?: string;
}

export interface ReplicationProps {
  /** Name of the role that S3 takes on to replicate, and of its policy. */
  readonly roleName: string;
  /** IAM path of both, with slashes at both ends. @default "/" */
  readonly path?: string;
  /** Name of the only rule; also a dimension of the metrics. @default "everything" */
  readonly ruleId?: string;
  /** S3 Replication Time Control: a promise of 15 minutes, for a price. @default false */
  readonly timeControl?: boolean;
}

/** Alarms on the replication of one ReplicatedBucket. */
export interface ReplicationAlarmsProps {
  /** ARNs of existing topics; each alarm also publishes to those of its own region. @default [] */
  readonly existingTopics?: readonly string[];
  /** Starts the names of topics and alarms. */
  readonly namePrefix: string;
  /** Recipients. E-mail addresses must confirm once. */
  readonly subscriptions: readonly AlarmSubscription[];
  /** Longest delay of the replica, in seconds. @default 3600 */
  readonly maxLatencySeconds?: number;
  /** Most bytes waiting. @default 107374182400 (100 GiB) */
  readonly maxBytesPending?: number;
  /** Most operations waiting. @default 10000 */
  readonly maxOperationsPending?: number;
  /** Time for which a limit must be passed, in minutes, before the alarm; a multiple of 5. @default 30 */
  readonly forMinutes?: number;
  /** Text added to each alarm's own: a link to a runbook. @default - nothing */
  readonly runbook?: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface AlarmSubscription {
  /** Fixed word for the construct id. */
  readonly key: string;
  readonly protocol: "email" | "https" | "sqs" | "lambda";
  /** Address, URL or ARN. A URL with a secret in it would end in the state: don't. */
  readonly endpoint: string;
}
