import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import { lifecycleBlock } from "./lifecycle-block";
import type { LifecycleRule } from "./lifecycle-rule";
import type { ObjectOwnership } from "./replicated-bucket-props";

/** A bucket as both sides of a replication need it. All fields are resolved: defaults are the caller's. */
export interface VersionedBucketProps {
  readonly name: string;
  readonly region: string;
  readonly lifecycle: readonly LifecycleRule[];
  readonly objectOwnership: ObjectOwnership;
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly preventDestroy: boolean;
}

/**
 * A private bucket with versions, encrypted with S3's own keys, closed to the public. Its policy is left to others.
 *
 * Encryption with a KMS key is not offered: a CloudFront origin access identity cannot read such objects.
 */
export class VersionedBucket extends Construct {
  readonly bucket: S3Bucket;
  readonly versioning: S3BucketVersioningA;
  readonly publicAccessBlock: S3BucketPublicAccessBlock;

  constructor(scope: Construct, id: string, props: VersionedBucketProps) {
    super(scope, id);
    const { region } = props;
    this.bucket = new S3Bucket(this, "bucket", {
      bucket: props.name,
      region,
      forceDestroy: false,
      tags: props.tags,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const bucket = this.bucket.bucket;

    this.versioning = new S3BucketVersioningA(this, "versioning", {
      bucket,
      region,
      versioningConfiguration: { status: "Enabled" },
      // Destroying this would suspend versioning and with it the replication.
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket,
      region,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    this.publicAccessBlock = new S3BucketPublicAccessBlock(this, "public-access-block", {
      bucket,
      region,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
      // The bucket stays closed even when this leaves Terraform.
      skipDestroy: true,
    });
    new S3BucketOwnershipControls(this, "ownership", {
      bucket,
      region,
      rule: { objectOwnership: props.objectOwnership },
    });
    if (props.lifecycle.length > 0) {
      new S3BucketLifecycleConfiguration(this, "lifecycle", {
        bucket,
        region,
        rule: props.lifecycle.map(lifecycleBlock),
        // Rules on noncurrent versions mean something only once there are versions.
        dependsOn: [this.versioning],
      });
    }
  }
}
