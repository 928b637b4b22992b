import type { S3BucketLifecycleConfigurationRule } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { LifecycleRule } from "./lifecycle-rule";

/** A lifecycle rule as the provider's block. A rule for all objects has an empty filter, which must be written. */
export function lifecycleBlock(rule: LifecycleRule): S3BucketLifecycleConfigurationRule {
  return {
    id: rule.id,
    status: (rule.enabled ?? true) ? "Enabled" : "Disabled",
    filter: [rule.prefix === undefined ? {} : { prefix: rule.prefix }],
    transition: rule.transitions?.map(({ afterDays, storageClass }) => ({ days: afterDays, storageClass })),
    noncurrentVersionTransition: rule.noncurrentTransitions?.map(({ afterDays, storageClass }) => ({
      noncurrentDays: afterDays,
      storageClass,
    })),
    noncurrentVersionExpiration:
      rule.expireNoncurrentAfterDays === undefined
        ? undefined
        : [
            {
              noncurrentDays: rule.expireNoncurrentAfterDays,
              newerNoncurrentVersions: rule.keepNoncurrentVersions,
            },
          ],
    expiration: rule.removeExpiredDeleteMarkers ? [{ expiredObjectDeleteMarker: true }] : undefined,
    abortIncompleteMultipartUpload:
      rule.abortMultipartUploadAfterDays === undefined
        ? undefined
        : [{ daysAfterInitiation: rule.abortMultipartUploadAfterDays }],
  };
}
