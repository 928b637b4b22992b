import { S3BucketAccelerateConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-accelerate-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import {
  S3BucketReplicationConfigurationA,
  type S3BucketReplicationConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { Construct } from "constructs";
import { policyDocument } from "../iam/policy-document";
import { throwProblems } from "../shared/validate";
import { checkReplicatedBucket } from "./check-replicated-bucket";
import type { LifecycleRule } from "./lifecycle-rule";
import type { ReplicaBucketProps, ReplicatedBucketProps } from "./replicated-bucket-props";
import { ReplicationRole } from "./replication-role";
import { VersionedBucket } from "./versioned-bucket";

/** Parts of unfinished uploads are paid for and can be seen nowhere. */
const DEFAULT_LIFECYCLE: readonly LifecycleRule[] = [
  { id: "abort-multipart", abortMultipartUploadAfterDays: 7 },
];

/** S3 knows no other threshold. */
const TIME_CONTROL_MINUTES = 15;

/**
 * A bucket and, in another region, its replica, which is its backup: objects and new versions are copied, deletions
 * are not. Both keep versions and can be destroyed neither by Terraform nor by being emptied by it.
 *
 * The source's bucket policy is not made here, so that its application can own it; the replica's allows only TLS.
 * Objects from before the replication was set up are not copied: S3 Batch Replication does that once.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class ReplicatedBucket extends Construct {
  readonly source: VersionedBucket;
  readonly replica: VersionedBucket;
  readonly replication: S3BucketReplicationConfigurationA;
  readonly role: ReplicationRole;
  /** Dimension of the replication's metrics. */
  readonly ruleId: string;
  /** The props' regions, for what is made beside the buckets. */
  readonly regions: { readonly source: string; readonly replica: string };

  constructor(scope: Construct, id: string, props: ReplicatedBucketProps) {
    super(scope, id);
    throwProblems(this, checkReplicatedBucket(props));
    const { tags } = props;
    const preventDestroy = props.preventDestroy ?? true;
    this.ruleId = props.replication.ruleId ?? "everything";
    this.regions = { source: props.source.region, replica: props.replica.region };

    this.source = new VersionedBucket(this, "source", {
      name: props.source.name,
      region: props.source.region,
      lifecycle: props.source.lifecycle ?? DEFAULT_LIFECYCLE,
      objectOwnership: props.source.objectOwnership ?? "BucketOwnerEnforced",
      tags,
      preventDestroy,
    });
    this.replica = new VersionedBucket(this, "replica", {
      name: props.replica.name,
      region: props.replica.region,
      lifecycle: props.replica.lifecycle ?? DEFAULT_LIFECYCLE,
      objectOwnership: "BucketOwnerEnforced",
      tags,
      preventDestroy,
    });
    this.addReplicaPolicy(props.replica.region);
    this.addReplicaGuards(props.replica, preventDestroy);
    if (props.source.transferAcceleration ?? false) {
      new S3BucketAccelerateConfiguration(this, "acceleration", {
        bucket: this.source.bucket.bucket,
        region: props.source.region,
        status: "Enabled",
      });
    }

    this.role = new ReplicationRole(this, "replication-role", {
      name: props.replication.roleName,
      path: props.replication.path ?? "/",
      sourceArn: this.source.bucket.arn,
      replicaArn: this.replica.bucket.arn,
      tags,
    });
    this.replication = new S3BucketReplicationConfigurationA(this, "replication", {
      bucket: this.source.bucket.bucket,
      region: props.source.region,
      role: this.role.role.arn,
      rule: [this.rule(props)],
      // S3 refuses a replication between buckets without versions.
      dependsOn: [this.source.versioning, this.replica.versioning, this.role.policy],
    });
  }

  private addReplicaPolicy(region: string): void {
    const { arn, bucket } = this.replica.bucket;
    new S3BucketPolicy(this, "replica-policy", {
      bucket,
      region,
      policy: policyDocument([
        {
          sid: "OnlyTls",
          effect: "Deny",
          principals: "*",
          actions: ["s3:*"],
          resources: [arn, `${arn}/*`],
          conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
        },
      ]),
      // S3 answers with a conflict when both are written at the same time.
      dependsOn: [this.replica.publicAccessBlock],
    });
  }

  private addReplicaGuards(replica: ReplicaBucketProps, preventDestroy: boolean): void {
    const { region, objectLock, accessLog } = replica;
    const { bucket } = this.replica.bucket;
    if (objectLock !== undefined) {
      new S3BucketObjectLockConfigurationA(this, "object-lock", {
        bucket,
        region,
        rule: { defaultRetention: { mode: objectLock.mode, days: objectLock.days } },
        // S3 locks versions, so it refuses this before there are any.
        dependsOn: [this.replica.versioning],
        lifecycle: { preventDestroy },
      });
    }
    if (accessLog !== undefined) {
      new S3BucketLoggingA(this, "access-log", {
        bucket,
        region,
        targetBucket: accessLog.bucketName,
        targetPrefix: accessLog.prefix ?? "",
      });
    }
  }

  private rule(props: ReplicatedBucketProps): S3BucketReplicationConfigurationRule {
    const timeControl = props.replication.timeControl ?? false;
    return {
      id: this.ruleId,
      priority: 0,
      status: "Enabled",
      // An empty filter makes this a rule of the second schema, which can leave delete markers out.
      filter: {},
      deleteMarkerReplication: { status: "Disabled" },
      destination: {
        bucket: this.replica.bucket.arn,
        storageClass: props.replica.storageClass ?? "STANDARD_IA",
        metrics: timeControl
          ? { status: "Enabled", eventThreshold: { minutes: TIME_CONTROL_MINUTES } }
          : { status: "Enabled" },
        replicationTime: timeControl
          ? { status: "Enabled", time: { minutes: TIME_CONTROL_MINUTES } }
          : undefined,
      },
    };
  }
}
