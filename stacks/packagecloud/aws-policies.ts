import type { Statement } from "../../constructs/iam/statement";

/** The Lambda function that packagecloud puts in front of its CloudFront distribution; always in us-east-1. */
const LAMBDA = "packagecloud_cloudfront_auth";
const LAMBDA_REGION = "us-east-1";

/** packagecloud makes its roles and policies under this IAM path. */
const IAM_PATH = "packagecloud/enterprise";

/** What packagecloud needs every day: to read and write packages, and to see its distribution. */
export function runtimeStatements(bucketArn: string): readonly Statement[] {
  return [
    {
      sid: "FindPackages",
      actions: ["s3:ListBucket", "s3:GetBucketLocation", "s3:ListBucketMultipartUploads"],
      resources: [bucketArn],
    },
    {
      sid: "ReadAndWritePackages",
      actions: [
        "s3:GetObject",
        "s3:PutObject",
        "s3:PutObjectAcl",
        "s3:DeleteObject",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
      ],
      resources: [`${bucketArn}/*`],
    },
    {
      sid: "SeeDistribution",
      actions: ["cloudfront:GetDistribution", "cloudfront:GetDistributionConfig"],
      resources: ["*"],
    },
  ];
}

/**
 * What `packagecloud-ctl bootstrap-cloudfront` needs to make its distribution, its Lambda function, its key and their
 * role. Attached for the set-up only.
 */
export function bootstrapStatements(bucketArn: string, accountId: string): readonly Statement[] {
  const lambda = `arn:aws:lambda:${LAMBDA_REGION}:${accountId}:function:${LAMBDA}`;
  const role = `arn:aws:iam::${accountId}:role/${IAM_PATH}/*`;
  const policy = `arn:aws:iam::${accountId}:policy/${IAM_PATH}/*`;
  const serviceRole = `arn:aws:iam::${accountId}:role/aws-service-role/*`;
  return [
    {
      sid: "LetDistributionRead",
      actions: ["s3:GetBucketPolicy", "s3:PutBucketPolicy"],
      resources: [bucketArn],
    },
    {
      sid: "MakeDistribution",
      actions: [
        "cloudfront:CreateCloudFrontOriginAccessIdentity",
        "cloudfront:GetCloudFrontOriginAccessIdentity",
        "cloudfront:ListCloudFrontOriginAccessIdentities",
        "cloudfront:CreateDistribution",
        "cloudfront:GetDistribution",
        "cloudfront:GetDistributionConfig",
        "cloudfront:ListDistributions",
        "cloudfront:UpdateDistribution",
        "cloudfront:TagResource",
      ],
      resources: ["*"],
    },
    {
      sid: "MakeFunction",
      actions: [
        "lambda:AddPermission",
        "lambda:CreateFunction",
        "lambda:DisableReplication*",
        "lambda:EnableReplication*",
        "lambda:GetFunction",
        "lambda:GetFunctionConfiguration",
        "lambda:ListVersionsByFunction",
        "lambda:PublishVersion",
        "lambda:UpdateFunctionCode",
        "lambda:UpdateFunctionConfiguration",
      ],
      resources: [lambda, `${lambda}:*`],
    },
    {
      // A key that is not there yet has no ARN to name.
      sid: "MakeKey",
      actions: ["kms:CreateAlias", "kms:CreateKey", "kms:ListAliases", "kms:ListKeys", "kms:TagResource"],
      resources: ["*"],
    },
    {
      sid: "UseKey",
      actions: ["kms:DescribeKey", "kms:Encrypt", "kms:GetKeyPolicy", "kms:PutKeyPolicy"],
      resources: [`arn:aws:kms:${LAMBDA_REGION}:${accountId}:key/*`],
    },
    {
      sid: "MakeRole",
      actions: [
        "iam:AttachRolePolicy",
        "iam:CreatePolicy",
        "iam:CreateRole",
        "iam:GetPolicy",
        "iam:GetPolicyVersion",
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListPolicyVersions",
        "iam:ListRolePolicies",
        "iam:ListRoleTags",
        "iam:PutRolePolicy",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      resources: [role, policy],
    },
    {
      sid: "HandRoleToFunction",
      actions: ["iam:PassRole"],
      resources: [role],
      conditions: [
        {
          test: "StringEquals",
          variable: "iam:PassedToService",
          values: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"],
        },
      ],
    },
    {
      sid: "MakeServiceRole",
      actions: ["iam:CreateServiceLinkedRole", "iam:GetServiceLinkedRoleDeletionStatus"],
      resources: [serviceRole],
    },
    {
      sid: "FindRoles",
      actions: ["iam:ListPolicies", "iam:ListRoles"],
      resources: ["*"],
    },
  ];
}
