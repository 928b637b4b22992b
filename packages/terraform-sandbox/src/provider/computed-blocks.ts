/**
 * Blocks that the provider computes when the configuration has none of them, by type and schema path;
 * `*.name` stands for a block of that name at any depth. The schema does not say so: Terraform's schema command
 * prints such a block like any other.
 */
const COMPUTED_BLOCKS: { readonly [type: string]: readonly string[] } = {
  aws_iam_role: ["inline_policy"],
  aws_s3_bucket: [
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
  google_artifact_registry_repository: ["vulnerability_scanning_config"],
  google_compute_security_policy: ["advanced_options_config"],
  google_dns_managed_zone: ["cloud_logging_config"],
  google_kms_crypto_key: ["version_template"],
  google_logging_metric: ["metric_descriptor"],
  google_redis_instance: ["persistence_config"],
  google_sql_database_instance: [
    "replica_configuration",
    "replication_cluster",
    "settings.connection_pool_config",
    "settings.data_cache_config",
    "settings.insights_config",
    "settings.location_preference",
  ],
  google_storage_bucket: ["soft_delete_policy", "versioning", "website"],
  kubernetes_cron_job_v1: ["spec.job_template.spec.selector"],
  kubernetes_deployment_v1: ["spec.strategy"],
  kubernetes_horizontal_pod_autoscaler_v2: ["spec.behavior"],
  kubernetes_job_v1: ["spec.selector"],
  kubernetes_service_v1: ["spec.session_affinity_config"],
  kubernetes_stateful_set_v1: ["spec.update_strategy"],
};

/** The same for every pod template. */
const COMPUTED_IN_PODS: readonly string[] = [
  "container.resources",
  "init_container.resources",
  "image_pull_secrets",
  "readiness_gate",
];

/** Whether a block of a type is computed where the configuration has none. */
export function isComputedBlock(type: string, path: string): boolean {
  if (COMPUTED_BLOCKS[type]?.includes(path)) return true;
  return (
    type.startsWith("kubernetes_") && COMPUTED_IN_PODS.some((suffix) => path.endsWith(`.spec.${suffix}`))
  );
}
