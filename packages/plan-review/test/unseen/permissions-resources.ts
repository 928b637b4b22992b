import { create } from "../checks/plans";
import { danger, type Labelled, set } from "./labelled";
import { document, ECR, OURS, shares } from "./policy-shapes";

/** Policies of resources of AWS. */
export const RESOURCE_POLICIES: readonly Labelled[] = [
  danger(
    "Anybody pulls images.",
    create("aws_ecr_repository_policy", {
      repository: "r",
      policy: document({ Effect: "Allow", Principal: "*", ...ECR }),
    }),
  ),
  danger(
    "Anybody invokes.",
    create("aws_lambda_permission", { function_name: "f", action: "lambda:InvokeFunction", principal: "*" }),
  ),
  danger(
    "Anybody calls the URL.",
    create("aws_lambda_function_url", { function_name: "f", authorization_type: "NONE" }),
  ),
  danger(
    "The source's account is no longer checked.",
    set(
      "aws_lambda_permission",
      { source_arn: ["arn:aws:s3:::shop", null] },
      { function_name: "f", action: "lambda:InvokeFunction", principal: "s3.amazonaws.com" },
    ),
  ),
  danger(
    "Everybody searches.",
    shares(
      "aws_opensearch_domain_policy",
      { Principal: { AWS: `${OURS}:role/app` }, Action: "es:ESHttp*", Resource: "*" },
      { Principal: { AWS: "*" }, Action: "es:ESHttp*", Resource: "*" },
      "access_policies",
    ),
  ),
  danger(
    "Everything through the endpoint.",
    shares(
      "aws_vpc_endpoint",
      { Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" },
      { Principal: "*", Action: "*", Resource: "*" },
    ),
  ),
  danger(
    "A vault that anybody empties.",
    shares(
      "aws_backup_vault_policy",
      { Principal: { AWS: `${OURS}:role/backup` }, Action: "backup:CopyIntoBackupVault", Resource: "*" },
      {
        Principal: { AWS: "*" },
        Action: ["backup:CopyIntoBackupVault", "backup:DeleteRecoveryPoint"],
        Resource: "*",
      },
    ),
  ),
  danger(
    "Shared outside of the organization.",
    set("aws_ram_resource_share", { allow_external_principals: [false, true] }),
  ),
  danger(
    "Another account may launch it.",
    create("aws_ami_launch_permission", { image_id: "ami-1", group: "all" }),
  ),
  danger(
    "The snapshot is everybody's.",
    create("aws_db_snapshot", {
      db_instance_identifier: "db",
      db_snapshot_identifier: "s",
      shared_accounts: ["all"],
    }),
  ),
  danger(
    "The bucket's owner is not checked.",
    shares(
      "aws_sns_topic_policy",
      {
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "*",
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:shop" } },
      },
      {
        Principal: { AWS: "*" },
        Action: "sns:Publish",
        Resource: "*",
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:*" } },
      },
    ),
  ),
  danger(
    "The organization's id is gone.",
    shares(
      "aws_s3_access_point",
      {
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
      },
      {
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } },
      },
    ),
  ),
  danger(
    "The address range grows to all.",
    shares(
      "aws_s3_bucket_policy",
      {
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "*",
        Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      },
      {
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "*",
        Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/1", "128.0.0.0/1"] } },
      },
    ),
  ),
  danger(
    "The Deny without TLS is lost.",
    set("aws_sqs_queue_policy", {
      policy: [
        document(
          { Effect: "Allow", Principal: { AWS: `${OURS}:root` }, Action: "sqs:*", Resource: "*" },
          {
            Effect: "Deny",
            Principal: "*",
            Action: "sqs:*",
            Resource: "*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ),
        document({ Effect: "Allow", Principal: { AWS: `${OURS}:root` }, Action: "sqs:*", Resource: "*" }),
      ],
    }),
  ),
  danger(
    "Log groups for everybody.",
    create("aws_cloudwatch_log_resource_policy", {
      policy_name: "p",
      policy_document: document({
        Effect: "Allow",
        Principal: "*",
        Action: "logs:PutLogEvents",
        Resource: "*",
      }),
    }),
  ),
];
