import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

const HPA: ValueObject = { metadata: [{ name: "web" }] };
const WORKLOAD: ValueObject = { metadata: [{ name: "web", namespace: "shop" }] };
const TEMPLATE = "spec[].template[].spec[]";
const CONTAINER = `${TEMPLATE}.container[]`;

/** Data, its copies, its watchers and its capacity, in types that every team has. */
export const DURABILITY: readonly Labelled[] = [
  // AWS
  danger("Aurora's way back is shorter.", set("aws_rds_cluster", { backtrack_window: [86400, 3600] })),
  danger(
    "Backups go with the instance.",
    set("aws_db_instance", { delete_automated_backups: [false, true] }),
  ),
  danger("One zone only.", set("aws_db_instance", { multi_az: [true, false] })),
  danger(
    "Performance data is no longer encrypted by the key.",
    set("aws_db_instance", { storage_encrypted: [true, false] }),
  ),
  danger(
    "Slow-query logs are no longer exported.",
    set("aws_db_instance", { enabled_cloudwatch_logs_exports: [["audit", "slowquery"], []] }),
  ),
  danger(
    "The replica is deleted.",
    destroy("aws_rds_cluster_instance", { cluster_identifier: "c", identifier: "reader" }),
  ),
  danger(
    "The table may be deleted.",
    set("aws_dynamodb_table", { deletion_protection_enabled: [true, false] }),
  ),
  danger(
    "The table is restored to no moment.",
    set("aws_dynamodb_table", { "point_in_time_recovery[].enabled": [true, false] }),
  ),
  danger(
    "The table's copy elsewhere is deleted.",
    set("aws_dynamodb_table", { replica: [[{ region_name: "eu-central-1" }], []] }),
  ),
  danger(
    "Items end by themselves.",
    set("aws_dynamodb_table", { "ttl[].enabled": [false, true] }, { name: "t" }),
  ),
  danger(
    "The bucket's old versions are thrown away sooner.",
    set(
      "aws_s3_bucket_lifecycle_configuration",
      { "rule[].noncurrent_version_expiration[].noncurrent_days": [90, 7] },
      { bucket: "b" },
    ),
  ),
  danger(
    "Objects expire.",
    set(
      "aws_s3_bucket_lifecycle_configuration",
      { "rule[].expiration": [[], [{ days: 30 }]] },
      { bucket: "b" },
    ),
  ),
  danger(
    "The lock holds for less time.",
    set(
      "aws_s3_bucket_object_lock_configuration",
      { "rule[].default_retention[].days": [365, 30] },
      { bucket: "b" },
    ),
  ),
  danger(
    "The lock can be lifted.",
    set(
      "aws_s3_bucket_object_lock_configuration",
      { "rule[].default_retention[].mode": ["COMPLIANCE", "GOVERNANCE"] },
      { bucket: "b" },
    ),
  ),
  danger(
    "Deletion needs no second factor.",
    set(
      "aws_s3_bucket_versioning",
      { "versioning_configuration[].mfa_delete": ["Enabled", "Disabled"] },
      { bucket: "b" },
    ),
  ),
  danger(
    "Replication is paused.",
    set(
      "aws_s3_bucket_replication_configuration",
      { "rule[].status": ["Enabled", "Disabled"] },
      { bucket: "b" },
    ),
  ),
  danger(
    "The file system has no backups.",
    set("aws_efs_backup_policy", { "backup_policy[].status": ["ENABLED", "DISABLED"] }),
  ),
  danger(
    "The volume goes with the machine.",
    set("aws_instance", { "root_block_device[].delete_on_termination": [false, true] }),
  ),
  danger(
    "The plan backs up less often.",
    set("aws_backup_plan", { "rule[].schedule": ["cron(0 5 * * ? *)", "cron(0 5 ? * 1 *)"] }, { name: "p" }),
  ),
  danger(
    "Backups are kept for less time.",
    set("aws_backup_plan", { "rule[].lifecycle[].delete_after": [120, 14] }, { name: "p" }),
  ),
  danger(
    "The copy in another region ends.",
    set("aws_backup_plan", { "rule[].copy_action": [[{ destination_vault_arn: "arn" }], []] }, { name: "p" }),
  ),
  danger(
    "The vault's lock is lifted.",
    destroy("aws_backup_vault_lock_configuration", { backup_vault_name: "v" }),
  ),
  danger("The key is gone in a week.", set("aws_kms_key", { deletion_window_in_days: [30, 7] })),
  danger("The key no longer rotates.", set("aws_kms_key", { enable_key_rotation: [true, false] })),
  danger("The key is switched off.", set("aws_kms_key", { is_enabled: [true, false] })),
  danger("The trail is for one region.", set("aws_cloudtrail", { is_multi_region_trail: [true, false] })),
  danger(
    "The trail's files are not checked.",
    set("aws_cloudtrail", { enable_log_file_validation: [true, false] }),
  ),
  danger(
    "The recorder sees less.",
    set("aws_config_configuration_recorder", { "recording_group[].all_supported": [true, false] }),
  ),
  danger("The detector is off.", set("aws_guardduty_detector", { enable: [true, false] })),
  danger(
    "Findings come hours later.",
    set("aws_guardduty_detector", { finding_publishing_frequency: ["FIFTEEN_MINUTES", "SIX_HOURS"] }),
  ),
  danger("Logs are kept for a day.", set("aws_cloudwatch_log_group", { retention_in_days: [365, 1] })),
  danger("The flow log is deleted.", destroy("aws_flow_log", { vpc_id: "v" })),
  danger(
    "Half of the tasks may be missing.",
    set("aws_ecs_service", { deployment_minimum_healthy_percent: [100, 0] }),
  ),
  danger(
    "A broken deployment is not rolled back.",
    set("aws_ecs_service", { "deployment_circuit_breaker[].rollback": [true, false] }),
  ),
  danger("Fewer tasks.", set("aws_ecs_service", { desired_count: [6, 2] })),
  danger("Fewer machines at least.", set("aws_autoscaling_group", { min_size: [4, 1] })),
  danger(
    "Machines are no longer checked by the balancer.",
    set("aws_autoscaling_group", { health_check_type: ["ELB", "EC2"] }),
  ),
  danger(
    "Nodes of the cluster are fewer.",
    set("aws_eks_node_group", { "scaling_config[].max_size": [10, 3] }),
  ),
  danger(
    "The cluster logs no audit.",
    set("aws_eks_cluster", { enabled_cluster_log_types: [["api", "audit"], ["api"]] }),
  ),
  danger(
    "Secrets of the cluster are not encrypted.",
    set("aws_eks_cluster", {
      encryption_config: [[{ resources: ["secrets"], provider: [{ key_arn: "k" }] }], []],
    }),
  ),
  danger(
    "The cache has no second node.",
    set("aws_elasticache_replication_group", { automatic_failover_enabled: [true, false] }),
  ),
  danger(
    "The cache keeps no snapshots.",
    set("aws_elasticache_replication_group", { snapshot_retention_limit: [7, 0] }),
  ),
  danger(
    "The cache needs no password.",
    set("aws_elasticache_replication_group", { transit_encryption_mode: ["required", "preferred"] }),
  ),
  danger(
    "The domain has one node.",
    set("aws_opensearch_domain", { "cluster_config[].instance_count": [3, 1] }),
  ),
  danger(
    "The domain speaks in clear between nodes.",
    set("aws_opensearch_domain", { "node_to_node_encryption[].enabled": [true, false] }),
  ),
  danger(
    "Kafka takes clients in clear.",
    set("aws_msk_cluster", {
      "encryption_info[].encryption_in_transit[].client_broker": ["TLS", "TLS_PLAINTEXT"],
    }),
  ),
  danger(
    "The warehouse keeps snapshots for a day.",
    set("aws_redshift_cluster", { automated_snapshot_retention_period: [30, 1] }),
  ),
  danger("The queue forgets sooner.", set("aws_sqs_queue", { message_retention_seconds: [1209600, 3600] })),
  danger(
    "No dead letters.",
    set("aws_sqs_queue", { redrive_policy: ['{"deadLetterTargetArn":"arn","maxReceiveCount":5}', null] }),
  ),
  danger(
    "The secret is gone at once.",
    set("aws_secretsmanager_secret", { recovery_window_in_days: [30, 0] }),
  ),
  danger(
    "The alarm has nobody to call.",
    set("aws_cloudwatch_metric_alarm", {
      alarm_actions: [["arn:aws:sns:eu-west-1:111122223333:oncall"], []],
    }),
  ),
  danger(
    "Missing data is fine.",
    set("aws_cloudwatch_metric_alarm", { treat_missing_data: ["breaching", "notBreaching"] }),
  ),
  danger(
    "The function may not run as often.",
    set("aws_lambda_function", { reserved_concurrent_executions: [50, 1] }),
  ),
  danger("The zone is deleted with its records.", set("aws_route53_zone", { force_destroy: [false, true] })),
  // Google
  danger(
    "The binary log goes after a day.",
    set("google_sql_database_instance", {
      "settings[].backup_configuration[].transaction_log_retention_days": [7, 1],
    }),
  ),
  danger(
    "The disk no longer grows.",
    set("google_sql_database_instance", { "settings[].disk_autoresize": [true, false] }),
  ),
  danger(
    "One zone.",
    set("google_sql_database_instance", { "settings[].availability_type": ["REGIONAL", "ZONAL"] }),
  ),
  danger(
    "The bucket keeps nothing back.",
    set("google_storage_bucket", { "soft_delete_policy[].retention_duration_seconds": [604800, 0] }),
  ),
  danger(
    "The bucket's policy of retention is shorter.",
    set("google_storage_bucket", { "retention_policy[].retention_period": [31536000, 86400] }),
  ),
  danger(
    "The bucket goes with what is in it.",
    set("google_storage_bucket", { force_destroy: [false, true] }),
  ),
  danger(
    "Tables end.",
    set("google_bigquery_dataset", { default_table_expiration_ms: [null, 3600000] }, { dataset_id: "d" }),
  ),
  danger(
    "The dataset goes with its tables.",
    set("google_bigquery_dataset", { delete_contents_on_destroy: [false, true] }),
  ),
  danger(
    "The database may be dropped.",
    set("google_spanner_database", { enable_drop_protection: [true, false] }),
  ),
  danger(
    "The database remembers an hour.",
    set("google_spanner_database", { version_retention_period: ["7d", "1h"] }),
  ),
  danger(
    "Messages are kept for minutes.",
    set("google_pubsub_subscription", { message_retention_duration: ["604800s", "600s"] }),
  ),
  danger(
    "The subscription ends by itself.",
    set("google_pubsub_subscription", { "expiration_policy[].ttl": ["", "86400s"] }),
  ),
  danger(
    "Dead letters are lost.",
    set("google_pubsub_subscription", {
      dead_letter_policy: [[{ dead_letter_topic: "t", max_delivery_attempts: 5 }], []],
    }),
  ),
  danger(
    "Nodes are not repaired.",
    set("google_container_node_pool", { "management[].auto_repair": [true, false] }),
  ),
  danger(
    "Nodes are spot machines.",
    set("google_container_node_pool", { "node_config[].spot": [false, true] }),
  ),
  danger(
    "No binary authorization.",
    set("google_container_cluster", {
      "binary_authorization[].evaluation_mode": ["PROJECT_SINGLETON_POLICY_ENFORCE", "DISABLED"],
    }),
  ),
  danger(
    "Workloads have no identity.",
    set("google_container_cluster", { workload_identity_config: [[{ workload_pool: "p.svc.id.goog" }], []] }),
  ),
  danger("The cache has one copy.", set("google_redis_instance", { tier: ["STANDARD_HA", "BASIC"] })),
  danger("The cache asks for no password.", set("google_redis_instance", { auth_enabled: [true, false] })),
  danger(
    "The key's versions go in a day.",
    set("google_kms_crypto_key", { destroy_scheduled_duration: ["2592000s", "86400s"] }),
  ),
  danger(
    "The key rotates in ten years.",
    set("google_kms_crypto_key", { rotation_period: ["7776000s", "315360000s"] }),
  ),
  danger(
    "The sink leaves out more.",
    set(
      "google_logging_project_sink",
      { exclusions: [[], [{ name: "all", filter: "severity<ERROR" }]] },
      { name: "s" },
    ),
  ),
  danger(
    "Logs are kept for a day.",
    set("google_logging_project_bucket_config", { retention_days: [400, 1] }),
  ),
  danger(
    "The disk's snapshots are kept less.",
    set("google_compute_resource_policy", {
      "snapshot_schedule_policy[].retention_policy[].max_retention_days": [30, 3],
    }),
  ),
  danger("The file share's backups.", destroy("google_filestore_backup", { name: "b" })),
  // Kubernetes
  danger("One pod.", set("kubernetes_deployment_v1", { "spec[].replicas": ["3", "1"] }, WORKLOAD)),
  danger(
    "No readiness.",
    set(
      "kubernetes_deployment_v1",
      { [`${CONTAINER}.readiness_probe`]: [[{ http_get: [{ path: "/" }] }], []] },
      WORKLOAD,
    ),
  ),
  danger(
    "Everything may be missing in a rollout.",
    set(
      "kubernetes_deployment_v1",
      { "spec[].strategy[].rolling_update[].max_unavailable": ["0", "100%"] },
      WORKLOAD,
    ),
  ),
  danger(
    "All at once.",
    set("kubernetes_deployment_v1", { "spec[].strategy[].type": ["RollingUpdate", "Recreate"] }, WORKLOAD),
  ),
  danger(
    "Less memory.",
    set(
      "kubernetes_deployment_v1",
      { [`${CONTAINER}.resources[].limits`]: [{ memory: "2Gi" }, { memory: "512Mi" }] },
      WORKLOAD,
    ),
  ),
  danger(
    "A privileged container.",
    set(
      "kubernetes_daemon_set_v1",
      { [`${CONTAINER}.security_context[].privileged`]: [false, true] },
      WORKLOAD,
    ),
  ),
  danger(
    "The node's folder.",
    set(
      "kubernetes_deployment_v1",
      { [`${TEMPLATE}.volume`]: [[], [{ name: "host", host_path: [{ path: "/" }] }]] },
      WORKLOAD,
    ),
  ),
  danger(
    "As root.",
    set(
      "kubernetes_deployment_v1",
      { [`${TEMPLATE}.security_context[].run_as_non_root`]: [true, false] },
      WORKLOAD,
    ),
  ),
  danger(
    "Seconds to end.",
    set("kubernetes_deployment_v1", { [`${TEMPLATE}.termination_grace_period_seconds`]: [600, 5] }, WORKLOAD),
  ),
  danger(
    "Not as important.",
    set("kubernetes_deployment_v1", { [`${TEMPLATE}.priority_class_name`]: ["critical", ""] }, WORKLOAD),
  ),
  danger(
    "Fewer pods at most.",
    set("kubernetes_horizontal_pod_autoscaler_v2", { "spec[].max_replicas": [20, 5] }, HPA),
  ),
  danger(
    "Nothing stays up when nodes are drained.",
    set("kubernetes_pod_disruption_budget_v1", { "spec[].min_available": ["2", "0"] }, HPA),
  ),
  danger(
    "The volume goes with its claim.",
    set("kubernetes_storage_class_v1", { reclaim_policy: ["Retain", "Delete"] }, HPA),
  ),
  danger(
    "The namespace enforces less.",
    set("kubernetes_namespace_v1", {
      "metadata[].labels": [
        { "pod-security.kubernetes.io/enforce": "restricted" },
        { "pod-security.kubernetes.io/enforce": "privileged" },
      ],
    }),
  ),
  danger(
    "The claim is deleted.",
    destroy("kubernetes_persistent_volume_claim_v1", { metadata: [{ name: "data" }] }),
  ),
  danger(
    "The job is suspended.",
    set("kubernetes_cron_job_v1", { "spec[].suspend": [false, true] }, { metadata: [{ name: "backup" }] }),
  ),

  // Harmless
  safe("More backups.", set("aws_db_instance", { backup_retention_period: [7, 30] })),
  safe("A second zone.", set("aws_db_instance", { multi_az: [false, true] })),
  safe("Another window.", set("aws_db_instance", { backup_window: ["03:00-04:00", "04:00-05:00"] })),
  safe(
    "Old versions are kept longer.",
    set(
      "aws_s3_bucket_lifecycle_configuration",
      { "rule[].noncurrent_version_expiration[].noncurrent_days": [7, 90] },
      { bucket: "b" },
    ),
  ),
  safe(
    "Parts of broken uploads end.",
    set(
      "aws_s3_bucket_lifecycle_configuration",
      { "rule[].abort_incomplete_multipart_upload": [[], [{ days_after_initiation: 7 }]] },
      { bucket: "b" },
    ),
  ),
  safe(
    "To a colder class.",
    set(
      "aws_s3_bucket_lifecycle_configuration",
      { "rule[].transition": [[], [{ days: 30, storage_class: "STANDARD_IA" }]] },
      { bucket: "b" },
    ),
  ),
  safe(
    "Compliance.",
    set(
      "aws_s3_bucket_object_lock_configuration",
      { "rule[].default_retention[].mode": ["GOVERNANCE", "COMPLIANCE"] },
      { bucket: "b" },
    ),
  ),
  safe(
    "More often.",
    set("aws_backup_plan", { "rule[].schedule": ["cron(0 5 ? * 1 *)", "cron(0 5 * * ? *)"] }, { name: "p" }),
  ),
  safe(
    "Findings come sooner.",
    set("aws_guardduty_detector", { finding_publishing_frequency: ["SIX_HOURS", "FIFTEEN_MINUTES"] }),
  ),
  safe("Logs are kept longer.", set("aws_cloudwatch_log_group", { retention_in_days: [30, 365] })),
  safe("Logs are kept for ever.", set("aws_cloudwatch_log_group", { retention_in_days: [365, 0] })),
  safe("More tasks.", set("aws_ecs_service", { desired_count: [2, 6] })),
  safe("More machines at most.", set("aws_autoscaling_group", { max_size: [4, 10] })),
  safe("More logs.", set("aws_eks_cluster", { enabled_cluster_log_types: [["api"], ["api", "audit"]] })),
  safe("A larger machine.", set("aws_db_instance", { instance_class: ["db.r6g.large", "db.r6g.2xlarge"] })),
  safe(
    "Missing data alerts.",
    set("aws_cloudwatch_metric_alarm", { treat_missing_data: ["missing", "breaching"] }),
  ),
  safe("Another description.", set("aws_cloudwatch_metric_alarm", { alarm_description: ["a", "b"] })),
  safe(
    "TLS alone.",
    set("aws_msk_cluster", {
      "encryption_info[].encryption_in_transit[].client_broker": ["TLS_PLAINTEXT", "TLS"],
    }),
  ),
  safe("A new tag.", set("aws_kms_key", { tags: [{ a: "1" }, { a: "1", b: "2" }] })),
  safe("More disk.", set("google_sql_database_instance", { "settings[].disk_size": [100, 200] })),
  safe(
    "Two zones.",
    set("google_sql_database_instance", { "settings[].availability_type": ["ZONAL", "REGIONAL"] }),
  ),
  safe(
    "Kept back for longer.",
    set("google_storage_bucket", { "soft_delete_policy[].retention_duration_seconds": [604800, 2592000] }),
  ),
  safe(
    "Nodes are repaired.",
    set("google_container_node_pool", { "management[].auto_repair": [false, true] }),
  ),
  safe("No spot machines.", set("google_container_node_pool", { "node_config[].spot": [true, false] })),
  safe(
    "The subscription never ends.",
    set("google_pubsub_subscription", { "expiration_policy[].ttl": ["86400s", ""] }),
  ),
  safe(
    "The key rotates sooner.",
    set("google_kms_crypto_key", { rotation_period: ["7776000s", "2592000s"] }),
  ),
  safe(
    "The sink leaves out less.",
    set(
      "google_logging_project_sink",
      { exclusions: [[{ name: "all", filter: "severity<ERROR" }], []] },
      { name: "s" },
    ),
  ),
  safe("More pods.", set("kubernetes_deployment_v1", { "spec[].replicas": ["1", "3"] }, WORKLOAD)),
  safe(
    "More memory.",
    set(
      "kubernetes_deployment_v1",
      { [`${CONTAINER}.resources[].limits`]: [{ memory: "512Mi" }, { memory: "2Gi" }] },
      WORKLOAD,
    ),
  ),
  safe(
    "The same memory, written otherwise.",
    set(
      "kubernetes_deployment_v1",
      { [`${CONTAINER}.resources[].limits`]: [{ memory: "1Gi" }, { memory: "1024Mi" }] },
      WORKLOAD,
    ),
  ),
  safe(
    "Another label.",
    set("kubernetes_deployment_v1", { "metadata[].labels": [{ team: "a" }, { team: "b" }] }),
  ),
  safe(
    "More pods stay up.",
    set("kubernetes_pod_disruption_budget_v1", { "spec[].min_available": ["1", "2"] }, HPA),
  ),
  safe(
    "The volume is kept.",
    set("kubernetes_storage_class_v1", { reclaim_policy: ["Delete", "Retain"] }, HPA),
  ),
  safe(
    "The namespace enforces more.",
    set("kubernetes_namespace_v1", {
      "metadata[].labels": [
        { "pod-security.kubernetes.io/enforce": "baseline" },
        { "pod-security.kubernetes.io/enforce": "restricted" },
      ],
    }),
  ),
  safe(
    "The job runs again.",
    set("kubernetes_cron_job_v1", { "spec[].suspend": [true, false] }, { metadata: [{ name: "backup" }] }),
  ),
  safe("A new bucket.", create("aws_s3_bucket", { bucket: "b" })),
  safe(
    "A new database.",
    create("aws_db_instance", {
      identifier: "d",
      multi_az: true,
      storage_encrypted: true,
      deletion_protection: true,
      backup_retention_period: 30,
    }),
  ),
];
