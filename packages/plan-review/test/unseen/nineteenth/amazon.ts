import type { Change } from "@infra-tools/terraform-plan/model";
import { create, destroy, update } from "../../checks/plans";

/** Dangers that come to mind first. */
export const AMAZON: readonly Change[] = [
  update("aws_cloudtrail", { is_multi_region_trail: true }, { is_multi_region_trail: false }),
  update(
    "aws_guardduty_detector",
    { finding_publishing_frequency: "FIFTEEN_MINUTES" },
    { finding_publishing_frequency: "SIX_HOURS" },
  ),
  update("aws_kms_key", { enable_key_rotation: true }, { enable_key_rotation: false }),
  update("aws_secretsmanager_secret", { recovery_window_in_days: 30 }, { recovery_window_in_days: 0 }),
  update("aws_ecr_repository", { image_tag_mutability: "IMMUTABLE" }, { image_tag_mutability: "MUTABLE" }),
  update(
    "aws_opensearch_domain",
    { node_to_node_encryption: [{ enabled: true }] },
    { node_to_node_encryption: [{ enabled: false }] },
  ),
  update(
    "aws_dynamodb_table",
    { point_in_time_recovery: [{ enabled: true }] },
    { point_in_time_recovery: [{ enabled: false }] },
  ),
  update(
    "aws_backup_plan",
    { rule: [{ rule_name: "d", lifecycle: [{ delete_after: 365 }] }] },
    { rule: [{ rule_name: "d", lifecycle: [{ delete_after: 7 }] }] },
  ),
  update(
    "aws_lb_listener",
    { ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
    { ssl_policy: "ELBSecurityPolicy-2016-08" },
  ),
  update("aws_autoscaling_group", { min_size: 4 }, { min_size: 0 }),
  update(
    "aws_wafv2_web_acl",
    { default_action: [{ block: [{}], allow: [] }] },
    { default_action: [{ block: [], allow: [{}] }] },
  ),
  destroy("aws_wafv2_web_acl_association", { resource_arn: "a", web_acl_arn: "w" }),
  create("aws_lambda_permission", { action: "lambda:InvokeFunction", function_name: "f", principal: "*" }),
  create("aws_vpc_security_group_ingress_rule", {
    security_group_id: "sg",
    cidr_ipv4: "0.0.0.0/0",
    from_port: 3306,
    to_port: 3306,
    ip_protocol: "tcp",
  }),
  update("aws_vpc_endpoint_service", { acceptance_required: true }, { acceptance_required: false }),
  update(
    "aws_eks_cluster",
    { vpc_config: [{ endpoint_public_access: false, endpoint_private_access: true }] },
    { vpc_config: [{ endpoint_public_access: true, endpoint_private_access: true }] },
  ),
  create("aws_iam_user_policy_attachment", {
    user: "bob",
    policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
  }),
];
