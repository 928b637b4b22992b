/** Metrics of a service by name, each with its labels. */
export type PublishedMetrics = Readonly<Record<string, readonly string[]>>;

/** Labels of the load balancer's metrics. */
const REQUEST = [
  "cache_result",
  "client_country",
  "protocol",
  "proxy_continent",
  "response_code",
  "response_code_class",
];
const CHECK = ["check_id", "checked_resource_id", "checker_location"];
const ROLE = ["role"];
const DEPLOYMENT = ["deployment", "namespace"];
const AUTOSCALER = ["horizontalpodautoscaler", "namespace"];

/**
 * Names of the metrics that the alerts, objectives and dashboards ask for, with their labels, as their services publish them. A
 * query for a name or a label that does not exist is accepted and never fires. Each list names its page; a new name is added
 * here after it was read there.
 */
export const PUBLISHED_METRICS: Readonly<Record<string, PublishedMetrics>> = {
  // https://cloud.google.com/monitoring/api/metrics_gcp_c#gcp-cloudsql
  "cloudsql.googleapis.com": {
    "database/cpu/utilization": [],
    "database/disk/bytes_used": [],
    "database/disk/utilization": [],
    "database/memory/utilization": [],
    "database/network/connections": [],
    "database/up": [],
  },
  // https://cloud.google.com/load-balancing/docs/metrics
  "loadbalancing.googleapis.com": {
    "https/request_bytes_count": REQUEST,
    "https/request_count": REQUEST,
    "https/total_latencies": REQUEST,
  },
  // https://cloud.google.com/monitoring/api/metrics_gcp_i_o#gcp-monitoring
  "monitoring.googleapis.com": {
    "uptime_check/check_passed": CHECK,
    "uptime_check/time_until_ssl_cert_expires": CHECK,
  },
  // https://cloud.google.com/memorystore/docs/redis/supported-monitoring-metrics, and for the role
  // https://cloud.google.com/monitoring/api/metrics_gcp_p_z#gcp-redis
  "redis.googleapis.com": {
    "clients/connected": ROLE,
    "server/uptime": ROLE,
    "stats/evicted_keys": ROLE,
    "stats/memory/system_memory_usage_ratio": ROLE,
    "stats/memory/usage_ratio": ROLE,
  },
  // https://cloud.google.com/monitoring/api/metrics_kubernetes
  "kubernetes.io": { "container/restart_count": [] },
  // https://cloud.google.com/kubernetes-engine/docs/how-to/kube-state-metrics is the selection that GKE collects; the labels are
  // in https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics/workload
  "kube-state-metrics": {
    kube_deployment_spec_replicas: DEPLOYMENT,
    kube_deployment_status_replicas_available: DEPLOYMENT,
    kube_horizontalpodautoscaler_spec_max_replicas: AUTOSCALER,
    kube_horizontalpodautoscaler_spec_min_replicas: AUTOSCALER,
    kube_horizontalpodautoscaler_status_current_replicas: AUTOSCALER,
    kube_horizontalpodautoscaler_status_desired_replicas: AUTOSCALER,
    kube_pod_container_status_waiting_reason: ["container", "namespace", "pod", "reason", "uid"],
    kube_pod_status_phase: ["namespace", "phase", "pod", "uid"],
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html#s3-cloudwatch-replication-metrics
  "AWS/S3": {
    BytesPendingReplication: ["DestinationBucket", "RuleId", "SourceBucket"],
    OperationsFailedReplication: ["DestinationBucket", "RuleId", "SourceBucket"],
    OperationsPendingReplication: ["DestinationBucket", "RuleId", "SourceBucket"],
    ReplicationLatency: ["DestinationBucket", "RuleId", "SourceBucket"],
  },
};

/** Labels of monitored resources: https://cloud.google.com/monitoring/api/resources */
export const PUBLISHED_RESOURCES: Readonly<Record<string, readonly string[]>> = {
  cloudsql_database: ["database_id", "project_id", "region"],
  https_lb_rule: [
    "backend_name",
    "backend_scope",
    "backend_scope_type",
    "backend_target_name",
    "backend_target_type",
    "backend_type",
    "forwarding_rule_name",
    "matched_url_path_rule",
    "project_id",
    "region",
    "target_proxy_name",
    "url_map_name",
  ],
  k8s_container: ["cluster_name", "container_name", "location", "namespace_name", "pod_name", "project_id"],
  prometheus_target: ["cluster", "instance", "job", "location", "namespace", "project_id"],
  redis_instance: ["instance_id", "node_id", "project_id", "region"],
  uptime_url: ["host", "project_id"],
};
