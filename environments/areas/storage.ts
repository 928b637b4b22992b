import { IAM_NAME } from "../../vendors/aws";
import { flag, formatted, group, integer, oneOf, text } from "../fields";
import { awsRegion, bucketName } from "../patterns";

/** AWS: the buckets that hold the packages, and packagecloud's identity there. */
export const storage = group("The buckets that hold the packages, and packagecloud's identity in AWS.", {
  region: awsRegion("Region of the bucket. Changing it replaces the bucket."),
  bucketName: bucketName("Name of the bucket that packagecloud writes to."),
  objectOwnership: oneOf(
    {
      description:
        "Who owns an object that another identity writes, and whether access lists count. BucketOwnerEnforced turns access lists off.",
    },
    ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"],
  ),
  transferAcceleration: flag({ description: "Uploads may enter AWS's network at the nearest edge." }),
  noncurrentVersionDays: integer(
    { description: "Days that a replaced or deleted object is kept in the bucket.", unit: "days" },
    1,
    3650,
  ),
  intelligentTieringDays: integer(
    { description: "Age at which an object moves to Intelligent-Tiering.", unit: "days" },
    0,
    3650,
  ),
  abortMultipartDays: integer(
    { description: "Age at which an unfinished upload is removed.", unit: "days" },
    1,
    365,
  ),
  replica: group("The replica, which is the packages' backup.", {
    bucketName: bucketName("Name of the replica."),
    region: awsRegion("Region of the replica; another one than the bucket's."),
    storageClass: oneOf({ description: "Storage class of replicated objects." }, [
      "STANDARD",
      "STANDARD_IA",
      "ONEZONE_IA",
      "INTELLIGENT_TIERING",
      "GLACIER_IR",
    ]),
    noncurrentVersionDays: integer(
      {
        description: "Days that a replaced object is kept in the replica; far longer than in the bucket.",
        unit: "days",
      },
      1,
      3650,
    ),
    timeControl: flag({
      description: "AWS commits to replicate within 15 minutes, at a price. Metrics are on either way.",
    }),
    objectLock: group("How long nobody may delete a replicated version.", {
      mode: oneOf(
        {
          description:
            "GOVERNANCE lets an administrator with s3:BypassGovernanceRetention delete a locked version, for a takedown; COMPLIANCE lets nobody, the account's root user included.",
        },
        ["GOVERNANCE", "COMPLIANCE"],
      ),
      days: integer({ description: "Days from the replication of a version.", unit: "days" }, 1, 3650),
    })
      .nullable()
      .meta({
        description:
          "S3 Object Lock of the replica: how long nobody may delete a replicated version. Once on, it cannot be turned off for the bucket; null leaves it off.",
      }),
    accessLog: group("Where S3 writes the replica's access log.", {
      bucketName: bucketName(
        "Existing bucket in the replica's region and account that takes access logs. It may have no default Object Lock.",
      ),
      prefix: text(
        {
          description: "Beginning of the log objects' keys.",
          rule: "must end with a slash, such as replica/",
        },
        /^[A-Za-z0-9/_.-]*\/$/,
      ),
    })
      .nullable()
      .meta({ description: "Where S3 writes the replica's access log; null for no log." }),
  }),
  replicationRoleName: iamName("Name of the role that S3 replicates with."),
  iamUserName: iamName("Name of packagecloud's IAM user."),
  distributionId: text(
    {
      description:
        "Id of the CloudFront distribution that packagecloud made: the only one that its user may change. null while there is none, which lets it change every distribution of the AWS account.",
      rule: "must be the id of a distribution, such as E2QWRUHAPOMQZL, or null",
    },
    /^E[A-Z0-9]{8,20}$/,
  ).nullable(),
  bootstrapPolicyAttached: flag({
    description:
      "packagecloud's user may make its CloudFront distribution, Lambda function, key and role, which makes it an administrator of the AWS account. A person turns it on for the set-up, and off afterwards.",
  }),
});

function iamName(description: string) {
  return formatted({ description }, IAM_NAME);
}
