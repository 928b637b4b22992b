import type { Format } from "./format";

export const REGION: Format = {
  pattern: /^[a-z]{2}(-[a-z]+)+-\d$/,
  rule: "must be an AWS region, such as eu-central-1",
};

/**
 * A bucket's name without dots, which break TLS and Transfer Acceleration.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const BUCKET_NAME: Format = {
  pattern: /^(?!xn--)(?!sthree-)(?!.*(-s3alias|--ol-s3|--x-s3)$)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  rule: "must be a bucket name: 3 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, no dots",
};

/** A role's or user's name. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const IAM_NAME: Format = {
  pattern: /^[A-Za-z0-9+=,.@_-]{1,64}$/,
  rule: "must be 1 to 64 letters, digits and the characters + = , . @ _ -",
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const SNS_TOPIC_ARN: Format = {
  pattern: /^arn:aws:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/,
  rule: "must be the ARN of an SNS topic: arn:aws:sns:<region>:<account>:<name>",
};

/** Region in an ARN. */
export function regionOfArn(arn: string): string {
  return arn.split(":")[3] ?? "";
}

/** Age in days at which an IAM user's access key is renewed. @see CIS Amazon Web Services Foundations Benchmark, 1.13 */
export const ACCESS_KEY_DAYS = 90;
