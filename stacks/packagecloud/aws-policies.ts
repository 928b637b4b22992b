import type { Statement } from "../../constructs/iam/statement";

/** The Lambda function that packagecloud puts in front of its CloudFront distribution; always in us-east-1. */
const LAMBDA = "packagecloud_cloudfront_auth";
const LAMBDA_REGION = "us-east-1";

/** packagecloud makes its roles and policies under this IAM path. */
const IAM_PATH = "packagecloud/enterprise";

/**
 * Services whose roles Lambda@Edge makes: for copies of a function in other regions, and for its logs.
 * See https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html
 */
const EDGE_SERVICES = ["logger.cloudfront.amazonaws.com", "replicator.lambda.amazonaws.com"];

/** AWS' own policy by which a function writes its logs. */
const FUNCTION_LOGS = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

/** To change a function that is there, and to put it in front of a distribution. */
const CHANGE_FUNCTION = [
  "lambda:DisableReplication*",
  "lambda:EnableReplication*",
  "lambda:GetFunction",
  "lambda:GetFunctionConfiguration",
  "lambda:ListVersionsByFunction",
  "lambda:PublishVersion",
  "lambda:UpdateFunctionCode",
  "lambda:UpdateFunctionConfiguration",
];

/**
 * Daily permissions of packagecloud: to read and write packages, and to manage the distribution and the function that
 * it made. Another role for the function it cannot choose: that takes `iam:PassRole`.
 */
export function runtimeStatements(
  bucketArn: string,
  accountId: string,
  distributionId: string | null,
): readonly Statement[] {
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
      sid: "ManageDistribution",
      actions: [
        "cloudfront:GetDistribution",
        "cloudfront:GetDistributionConfig",
        "cloudfront:UpdateDistribution",
      ],
      resources: [`arn:aws:cloudfront::${accountId}:distribution/${distributionId ?? "*"}`],
    },
    { sid: "ManageFunction", actions: CHANGE_FUNCTION, resources: functionArns(accountId) },
  ];
}

/**
 * Permissions that `packagecloud-ctl bootstrap-cloudfront` needs to make its distribution, its Lambda function, its key and their
 * role. Anyone who may create a role and its policies is an administrator of the account; no condition prevents that, as
 * packagecloud sets no boundary on its role. So it is attached for the set-up only.
 */
export function bootstrapStatements(bucketArn: string, accountId: string): readonly Statement[] {
  const role = `arn:aws:iam::${accountId}:role/${IAM_PATH}/*`;
  const policy = `arn:aws:iam::${accountId}:policy/${IAM_PATH}/*`;
  const edgeRoles = EDGE_SERVICES.map(
    (service) => `arn:aws:iam::${accountId}:role/aws-service-role/${service}/*`,
  );
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
      actions: ["lambda:AddPermission", "lambda:CreateFunction", ...CHANGE_FUNCTION],
      resources: functionArns(accountId),
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
      sid: "AttachToRole",
      actions: ["iam:AttachRolePolicy"],
      resources: [role],
      conditions: [{ test: "ArnLike", variable: "iam:PolicyARN", values: [policy, FUNCTION_LOGS] }],
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
      sid: "MakeServiceRoles",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: edgeRoles,
      conditions: [{ test: "StringEquals", variable: "iam:AWSServiceName", values: EDGE_SERVICES }],
    },
    {
      sid: "SeeServiceRoles",
      actions: ["iam:GetServiceLinkedRoleDeletionStatus"],
      resources: edgeRoles,
    },
    {
      sid: "FindRoles",
      actions: ["iam:ListPolicies", "iam:ListRoles"],
      resources: ["*"],
    },
  ];
}

/** The function and its versions. */
function functionArns(accountId: string): readonly string[] {
  const arn = `arn:aws:lambda:${LAMBDA_REGION}:${accountId}:function:${LAMBDA}`;
  return [arn, `${arn}:*`];
}
