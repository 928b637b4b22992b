import type { ResourceType } from "../resource-type";
import { aws_budgets_budget } from "./aws_budgets_budget";
import { aws_caller_identity } from "./aws_caller_identity";
import { aws_cloudfront_origin_access_identities } from "./aws_cloudfront_origin_access_identities";
import { aws_cloudtrail } from "./aws_cloudtrail";
import { aws_cloudwatch_metric_alarm } from "./aws_cloudwatch_metric_alarm";
import { aws_iam_access_key } from "./aws_iam_access_key";
import { aws_iam_group } from "./aws_iam_group";
import { aws_iam_group_membership } from "./aws_iam_group_membership";
import { aws_iam_group_policy } from "./aws_iam_group_policy";
import { aws_iam_group_policy_attachment } from "./aws_iam_group_policy_attachment";
import { aws_iam_openid_connect_provider } from "./aws_iam_openid_connect_provider";
import { aws_iam_policy } from "./aws_iam_policy";
import { aws_iam_policy_document } from "./aws_iam_policy_document";
import { aws_iam_role } from "./aws_iam_role";
import { aws_iam_role_policy } from "./aws_iam_role_policy";
import { aws_iam_role_policy_attachment } from "./aws_iam_role_policy_attachment";
import { aws_iam_user } from "./aws_iam_user";
import { aws_iam_user_group_membership } from "./aws_iam_user_group_membership";
import { aws_iam_user_policy } from "./aws_iam_user_policy";
import { aws_iam_user_policy_attachment } from "./aws_iam_user_policy_attachment";
import { aws_kms_alias } from "./aws_kms_alias";
import { aws_kms_key } from "./aws_kms_key";
import { aws_partition } from "./aws_partition";
import { aws_region } from "./aws_region";
import { aws_s3_bucket } from "./aws_s3_bucket";
import { aws_s3_bucket_accelerate_configuration } from "./aws_s3_bucket_accelerate_configuration";
import { aws_s3_bucket_cors_configuration } from "./aws_s3_bucket_cors_configuration";
import { aws_s3_bucket_intelligent_tiering_configuration } from "./aws_s3_bucket_intelligent_tiering_configuration";
import { aws_s3_bucket_inventory } from "./aws_s3_bucket_inventory";
import { aws_s3_bucket_lifecycle_configuration } from "./aws_s3_bucket_lifecycle_configuration";
import { aws_s3_bucket_logging } from "./aws_s3_bucket_logging";
import { aws_s3_bucket_metric } from "./aws_s3_bucket_metric";
import { aws_s3_bucket_notification } from "./aws_s3_bucket_notification";
import { aws_s3_bucket_object_lock_configuration } from "./aws_s3_bucket_object_lock_configuration";
import { aws_s3_bucket_ownership_controls } from "./aws_s3_bucket_ownership_controls";
import { aws_s3_bucket_policy } from "./aws_s3_bucket_policy";
import { aws_s3_bucket_public_access_block } from "./aws_s3_bucket_public_access_block";
import { aws_s3_bucket_replication_configuration } from "./aws_s3_bucket_replication_configuration";
import { aws_s3_bucket_request_payment_configuration } from "./aws_s3_bucket_request_payment_configuration";
import { aws_s3_bucket_server_side_encryption_configuration } from "./aws_s3_bucket_server_side_encryption_configuration";
import { aws_s3_bucket_versioning } from "./aws_s3_bucket_versioning";
import { aws_sns_topic } from "./aws_sns_topic";
import { aws_sns_topic_policy } from "./aws_sns_topic_policy";
import { aws_sns_topic_subscription } from "./aws_sns_topic_subscription";

/** Resource types of the aws provider with behaviour beyond their schema. */
export const AWS_TYPES: { readonly [type: string]: ResourceType } = {
  aws_budgets_budget,
  aws_caller_identity,
  aws_cloudfront_origin_access_identities,
  aws_cloudtrail,
  aws_cloudwatch_metric_alarm,
  aws_iam_access_key,
  aws_iam_group,
  aws_iam_group_membership,
  aws_iam_group_policy,
  aws_iam_group_policy_attachment,
  aws_iam_openid_connect_provider,
  aws_iam_policy,
  aws_iam_policy_document,
  aws_iam_role,
  aws_iam_role_policy,
  aws_iam_role_policy_attachment,
  aws_iam_user,
  aws_iam_user_group_membership,
  aws_iam_user_policy,
  aws_iam_user_policy_attachment,
  aws_kms_alias,
  aws_kms_key,
  aws_partition,
  aws_region,
  aws_s3_bucket,
  aws_s3_bucket_accelerate_configuration,
  aws_s3_bucket_cors_configuration,
  aws_s3_bucket_intelligent_tiering_configuration,
  aws_s3_bucket_inventory,
  aws_s3_bucket_lifecycle_configuration,
  aws_s3_bucket_logging,
  aws_s3_bucket_metric,
  aws_s3_bucket_notification,
  aws_s3_bucket_object_lock_configuration,
  aws_s3_bucket_ownership_controls,
  aws_s3_bucket_policy,
  aws_s3_bucket_public_access_block,
  aws_s3_bucket_replication_configuration,
  aws_s3_bucket_request_payment_configuration,
  aws_s3_bucket_server_side_encryption_configuration,
  aws_s3_bucket_versioning,
  aws_sns_topic,
  aws_sns_topic_policy,
  aws_sns_topic_subscription,
};
