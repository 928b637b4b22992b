import { crc32 } from "node:zlib";
import { awsAccount, awsRegion, S3_HOSTED_ZONES } from "./aws-parts";
import { policyDocument } from "./aws-policy-document";
import { fixed, type Rules } from "./table";

export const awsData: { readonly [type: string]: Rules } = {
  aws_caller_identity: {
    account_id: ({ config }) => awsAccount(config),
    id: "{account_id}",
    arn: "arn:aws:sts::{account_id}:assumed-role/terraform/sandbox",
    user_id: ({ config, fake }) => `AROA${fake(awsAccount(config)).upper(17)}:sandbox`,
  },
  aws_cloudfront_origin_access_identities: {
    id: "{@digits 10}",
    iam_arns: fixed([]),
    ids: fixed([]),
    s3_canonical_user_ids: fixed([]),
  },
  aws_iam_policy_document: {
    version: ({ text }) => text("version") || "2012-10-17",
    json: (context) => policyDocument(context.object, 2),
    minified_json: (context) => policyDocument(context.object, 0),
    id: (context) => String(crc32(policyDocument(context.object, 2))),
  },
  aws_partition: {
    partition: "aws",
    id: "aws",
    dns_suffix: "amazonaws.com",
    reverse_dns_prefix: "com.amazonaws",
  },
  aws_region: {
    region: ({ config }) => awsRegion(config),
    name: ({ config, text }) => text("region") || awsRegion(config),
    id: ({ config, text }) => text("region") || text("name") || awsRegion(config),
    endpoint: ({ config, text }) => `ec2.${text("region") || awsRegion(config)}.amazonaws.com`,
    description: ({ config, text }) => text("region") || awsRegion(config),
  },
  aws_s3_bucket: {
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
};
