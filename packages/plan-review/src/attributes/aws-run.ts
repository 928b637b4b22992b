import { type MetadataTable, row } from "./metadata";

/** AWS: what runs, what watches, what is logged. */
export const AWS_RUN: MetadataTable = {
  aws_instance: {
    label: "instance",
    holds: "its instance store and the volumes that are deleted with it",
    serves: "everything that runs on it",
    paths: {
      disable_api_termination: row("protection", "termination protection", "true"),
      disable_api_stop: row("protection", "stop protection", "true"),
      associate_public_ip_address: row("exposure", "a public address", "false"),
      instance_type: row("capacity", "the instance type", "higher"),
      monitoring: row("alert", "detailed monitoring", "true", { severity: "notice" }),
      "metadata_options.http_tokens": row("access", "tokens for the metadata service", [
        "optional",
        "required",
      ]),
      "metadata_options.http_put_response_hop_limit": row("access", "hops to the metadata service", "lower"),
      "root_block_device.encrypted": row("encryption", "encryption of the root volume", "true"),
      "root_block_device.delete_on_termination": row(
        "protection",
        "deleting the root volume with the instance",
        "false",
        {
          absent: true,
        },
      ),
      iam_instance_profile: row("identity", "the instance profile", "same"),
      source_dest_check: row("exposure", "the check of source and destination", "true", {
        absent: true,
        severity: "warning",
      }),
    },
  },
  aws_launch_template: {
    label: "launch template",
    paths: {
      instance_type: row("capacity", "the instance type", "higher"),
      "metadata_options.http_tokens": row("access", "tokens for the metadata service", [
        "optional",
        "required",
      ]),
      "network_interfaces.associate_public_ip_address": row("exposure", "a public address", "false"),
      "block_device_mappings.ebs.encrypted": row("encryption", "encryption of volumes", "true"),
      "iam_instance_profile.name": row("identity", "the instance profile", "same"),
    },
  },
  aws_autoscaling_group: {
    label: "auto scaling group",
    serves: "everything that runs on its instances",
    paths: {
      min_size: row("capacity", "the smallest number of instances", "higher"),
      max_size: row("capacity", "the largest number of instances", "higher"),
      desired_capacity: row("capacity", "instances", "higher"),
      health_check_type: row("probe", "the health check", ["EC2", "ELB"]),
      protect_from_scale_in: row("availability", "protection from scaling in", "true"),
      vpc_zone_identifier: row("availability", "subnets, one per zone,", "more"),
      force_delete: row("protection", "deleting the group without waiting for its instances", "false"),
      target_group_arns: row("routing", "target groups", "more"),
    },
  },
  aws_autoscaling_policy: {
    label: "scaling policy",
    removal: {
      kind: "capacity",
      consequence: "The group no longer grows by this policy.",
      parent: "autoscaling_group_name",
    },
  },
  aws_ecs_cluster: { label: "ECS cluster", dependents: "the services in it" },
  aws_ecs_service: {
    label: "ECS service",
    serves: "the service's requests",
    paths: {
      desired_count: row("capacity", "tasks", "higher"),
      "deployment_circuit_breaker.rollback": row("availability", "rolling back a failed deployment", "true"),
      deployment_minimum_healthy_percent: row(
        "availability",
        "minimum healthy tasks during a deployment",
        "higher",
        { unit: "%" },
      ),
      "network_configuration.assign_public_ip": row("exposure", "a public address", "false"),
    },
  },
  aws_eks_cluster: {
    label: "EKS cluster",
    holds: "every Kubernetes object in it",
    dependents: "every workload in it",
    paths: {
      deletion_protection: row("protection", "deletion protection", "true"),
      "vpc_config.endpoint_public_access": row("exposure", "the control plane's public endpoint", "false"),
      "vpc_config.endpoint_private_access": row(
        "availability",
        "the control plane's private endpoint",
        "true",
      ),
      "vpc_config.public_access_cidrs": row(
        "addresses",
        "networks that reach the control plane",
        "addresses",
      ),
      enabled_cluster_log_types: row("audit", "logs of the control plane", "more"),
      encryption_config: row("encryption", "encryption of secrets", "present"),
      version: row("version", "the control plane's version", "same"),
    },
  },
  aws_eks_node_group: {
    label: "node group",
    serves: "the pods on its nodes",
    paths: {
      "scaling_config.min_size": row("capacity", "the smallest number of nodes", "higher"),
      "scaling_config.max_size": row("capacity", "the largest number of nodes", "higher"),
      "scaling_config.desired_size": row("capacity", "nodes", "higher"),
      instance_types: row("capacity", "instance types", "same"),
      capacity_type: row("availability", "the capacity type", ["SPOT", "ON_DEMAND"]),
    },
  },
  aws_lambda_function: {
    label: "function",
    serves: "its calls",
    paths: {
      role: row("identity", "the function's role", "same"),
      memory_size: row("capacity", "memory", "higher", { unit: "MB" }),
      timeout: row("availability", "the timeout", "higher", { unit: "seconds" }),
      reserved_concurrent_executions: row("capacity", "reserved concurrency", "higher", {
        unlimited: [-1, null],
      }),
      runtime: row("version", "the runtime", "same", { severity: "notice" }),
    },
  },
  aws_lambda_function_url: {
    label: "URL of a function",
    paths: {
      authorization_type: row("exposure", "who may call the URL", ["NONE", "AWS_IAM"], { wrong: ["NONE"] }),
    },
  },
  aws_cloudwatch_metric_alarm: {
    label: "alarm",
    removal: { kind: "alert", consequence: "Its metric is no longer reported." },
    paths: {
      actions_enabled: row("alert", "the alarm's actions", "true", { absent: true }),
      alarm_actions: row("alert", "what the alarm does", "more"),
      insufficient_data_actions: row("alert", "what the alarm does without data", "more"),
      threshold: row("alert", "the threshold", "same"),
      comparison_operator: row("alert", "the comparison", "same"),
      evaluation_periods: row("alert", "periods that must be bad", "lower"),
      datapoints_to_alarm: row("alert", "data points that must be bad", "lower"),
      period: row("alert", "the period", "lower", { unit: "seconds" }),
      treat_missing_data: row("alert", "what missing data counts as", [
        "notBreaching",
        "ignore",
        "missing",
        "breaching",
      ]),
      metric_name: row("alert", "the metric", "same"),
      dimensions: row("alert", "what is watched", "same"),
      statistic: row("alert", "the statistic", "same"),
    },
  },
  aws_cloudwatch_composite_alarm: {
    label: "composite alarm",
    removal: { kind: "alert", consequence: "Its rule is no longer reported." },
    paths: {
      actions_enabled: row("alert", "the alarm's actions", "true", { absent: true }),
      alarm_actions: row("alert", "what the alarm does", "more"),
      alarm_rule: row("alert", "the rule", "same"),
    },
  },
  aws_sns_topic: {
    label: "topic",
    serves: "messages to its subscribers; the subscriptions go with it",
    paths: {
      kms_master_key_id: row("key", "the KMS key", "same"),
      policy: row("policy", "the topic's policy", "resource-policy"),
    },
  },
  aws_sns_topic_subscription: {
    label: "subscription",
    serves: "messages to this subscriber; an e-mail address has to be confirmed again",
    removal: {
      kind: "alert",
      consequence: "Messages of the topic no longer reach this subscriber.",
      parent: "topic_arn",
    },
    paths: {
      endpoint: row("alert", "the recipients", "same"),
      filter_policy: row("alert", "the filter", "same"),
    },
  },
  aws_cloudtrail: {
    label: "trail",
    removal: { kind: "audit", consequence: "API calls are no longer recorded by it.", severity: "danger" },
    paths: {
      enable_logging: row("audit", "recording", "true", { absent: true, severity: "danger" }),
      is_multi_region_trail: row("audit", "recording in all regions", "true"),
      include_global_service_events: row("audit", "recording of global services", "true", { absent: true }),
      is_organization_trail: row("audit", "recording in all accounts", "true"),
      "event_selector.include_management_events": row("audit", "recording of management events", "true", {
        absent: true,
      }),
      "event_selector.exclude_management_event_sources": row(
        "audit",
        "services whose events are left out",
        "fewer",
      ),
      enable_log_file_validation: row("audit", "validation of the log files", "true"),
      s3_bucket_name: row("audit", "the bucket that receives the logs", "same"),
      kms_key_id: row("key", "the KMS key", "same"),
      event_selector: row("audit", "the recorded data events", "present"),
      "event_selector.data_resource.values": row("audit", "objects whose use is recorded", "more"),
      "event_selector.read_write_type": row("audit", "recorded kinds of calls", [
        "ReadOnly",
        "WriteOnly",
        "All",
      ]),
    },
  },
  aws_config_configuration_recorder: {
    label: "configuration recorder",
    removal: { kind: "audit", consequence: "Changes of resources are no longer recorded." },
  },
  aws_guardduty_detector: {
    label: "GuardDuty detector",
    removal: { kind: "alert", consequence: "Threats are no longer detected." },
    partial: true,
    paths: {
      enable: row("alert", "detection", "true", { absent: true, wrong: [false] }),
      finding_publishing_frequency: row("alert", "the time between reports", [
        "SIX_HOURS",
        "ONE_HOUR",
        "FIFTEEN_MINUTES",
      ]),
    },
  },
  aws_budgets_budget: {
    label: "budget",
    removal: {
      kind: "alert",
      consequence: "High cost is no longer reported.",
    },
    keys: { notification: ["notification_type", "threshold"] },
    paths: {
      limit_amount: row("alert", "the limit", "lower", { severity: "notice" }),
      notification: row("alert", "the notification", "present", { severity: "notice" }),
      "notification.threshold": row("alert", "the threshold", "lower", { severity: "notice" }),
    },
  },
  aws_cloudwatch_event_rule: {
    label: "event rule",
    removal: {
      kind: "alert",
      consequence: "Its events no longer start anything.",
      severity: "warning",
    },
    paths: {
      state: row("alert", "the rule", ["DISABLED", "ENABLED"]),
      is_enabled: row("alert", "the rule", "true", { absent: true }),
      schedule_expression: row("alert", "the schedule", "same", { severity: "notice" }),
    },
  },
};
