import { fixed } from "../computed-values";
import { generate } from "../generate";
import type { ResourceType } from "../resource-type";
import { awsAccount, awsRegion, region } from "./account";
import { BUCKET_NAME } from "./api-rules";
import { S3_HOSTED_ZONES } from "./bucket";
import { withSettings } from "./bucket-settings";

export const aws_s3_bucket: ResourceType = {
  computed: {
    bucket: (context) =>
      `${context.text("bucket_prefix") || "terraform-"}${context.generate("bucket").digits(26)}`,
    id: "{bucket}",
    arn: "arn:aws:s3:::{bucket}",
    region,
    bucket_region: region,
    bucket_domain_name: "{bucket}.s3.amazonaws.com",
    bucket_regional_domain_name: (context) => `${context.text("bucket")}.s3.${region(context)}.amazonaws.com`,
    hosted_zone_id: (context) => S3_HOSTED_ZONES[region(context)] ?? "",
    request_payer: "BucketOwner",
    acl: fixed(null),
    website_domain: fixed(null),
    website_endpoint: fixed(null),
    grant: ({ config }) => [
      {
        // Canonical user id of the account, the same for all its buckets.
        id: generate(`canonical user of ${awsAccount(config)}`).hex(64),
        permissions: ["FULL_CONTROL"],
        type: "CanonicalUser",
        uri: "",
      },
    ],
    versioning: fixed([{ enabled: false, mfa_delete: false }]),
    server_side_encryption_configuration: fixed([
      {
        rule: [
          {
            apply_server_side_encryption_by_default: [{ kms_master_key_id: "", sse_algorithm: "AES256" }],
            bucket_key_enabled: false,
          },
        ],
      },
    ]),
  },
  defaults: {
    force_destroy: false,
  },
  computedBlocks: [
    "cors_rule",
    "grant",
    "lifecycle_rule",
    "logging",
    "object_lock_configuration",
    "replication_configuration",
    "server_side_encryption_configuration",
    "versioning",
    "website",
  ],
  replaceOnChange: ["bucket", "bucket_prefix", "object_lock_enabled", "region"],
  dataSource: {
    computed: {
      id: "{bucket}",
      arn: "arn:aws:s3:::{bucket}",
      region: ({ config }) => awsRegion(config),
      bucket_region: ({ config, text }) => text("region") || awsRegion(config),
      bucket_domain_name: "{bucket}.s3.amazonaws.com",
      bucket_regional_domain_name: ({ config, text }) =>
        `${text("bucket")}.s3.${text("region") || awsRegion(config)}.amazonaws.com`,
      hosted_zone_id: ({ config, text }) => S3_HOSTED_ZONES[text("region") || awsRegion(config)] ?? "",
      website_domain: fixed(""),
      website_endpoint: fixed(""),
    },
  },
  observed: withSettings,
  api: [BUCKET_NAME],
};
