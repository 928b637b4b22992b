import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { Construct } from "constructs";
import { ApplicationUser } from "../../constructs/iam/application-user";
import { ReplicatedBucket } from "../../constructs/s3/replicated-bucket";
import { ReplicationAlarms } from "../../constructs/s3/replication-alarms";
import type { Environment } from "../../environments/environment";
import { bootstrapStatements, runtimeStatements } from "./aws-policies";

/**
 * The part in AWS: the packages' bucket, its replica in another region, which is their backup, and packagecloud's
 * user. CloudFront is missing on purpose: packagecloud makes and changes its distribution itself.
 */
export class Storage extends Construct {
  readonly bucket: ReplicatedBucket;
  readonly alarms: ReplicationAlarms;
  readonly user: ApplicationUser;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { storage, protection, monitoring } = environment;
    const { replica } = storage;
    const account = new DataAwsCallerIdentity(this, "account");

    this.bucket = new ReplicatedBucket(this, "packages", {
      source: {
        name: storage.bucketName,
        region: storage.region,
        objectOwnership: storage.objectOwnership,
        transferAcceleration: storage.transferAcceleration,
        lifecycle: [
          {
            id: "intelligent-access",
            transitions: [{ afterDays: storage.intelligentTieringDays, storageClass: "INTELLIGENT_TIERING" }],
          },
          {
            id: "clean-versions",
            expireNoncurrentAfterDays: storage.noncurrentVersionDays,
            removeExpiredDeleteMarkers: true,
          },
          { id: "abort-multipart", abortMultipartUploadAfterDays: storage.abortMultipartDays },
        ],
      },
      replica: {
        name: replica.bucketName,
        region: replica.region,
        storageClass: replica.storageClass,
        lifecycle: [
          { id: "clean-versions", expireNoncurrentAfterDays: replica.noncurrentVersionDays },
          { id: "abort-multipart", abortMultipartUploadAfterDays: storage.abortMultipartDays },
        ],
        ...(replica.objectLock === null ? {} : { objectLock: replica.objectLock }),
        ...(replica.accessLog === null ? {} : { accessLog: replica.accessLog }),
      },
      replication: { roleName: storage.replicationRoleName, timeControl: replica.timeControl },
      preventDestroy: protection.preventDestroy,
    });

    this.alarms = new ReplicationAlarms(this, "alarms", this.bucket, {
      namePrefix: `packagecloud-${environment.name}`,
      maxLatencySeconds: monitoring.replicationLagSeconds,
      existingTopics: Object.values(monitoring.awsTopics),
      subscriptions: Object.entries(monitoring.emails).map(([key, endpoint]) => ({
        key,
        protocol: "email" as const,
        endpoint,
      })),
    });

    const bucketArn = this.bucket.source.bucket.arn;
    this.user = new ApplicationUser(this, "user", {
      name: storage.iamUserName,
      policies: [
        {
          key: "runtime",
          name: `${storage.iamUserName}-runtime`,
          description: "What packagecloud needs every day",
          statements: runtimeStatements(bucketArn, account.accountId, storage.distributionId),
        },
        {
          key: "bootstrap",
          name: `${storage.iamUserName}-bootstrap`,
          description: "What packagecloud needs to set up CloudFront; attached for that time only",
          statements: bootstrapStatements(bucketArn, account.accountId),
          attached: storage.bootstrapPolicyAttached,
        },
      ],
      preventDestroy: protection.preventDestroy,
    });
  }
}
