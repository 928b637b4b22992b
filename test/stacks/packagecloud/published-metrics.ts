/**
 * Names of the metrics that the alerts, objectives and dashboards ask for, as their services publish them. A query for a name
 * that does not exist is accepted and never fires. Each list names its page; a new name is added here after it was read there.
 */
export const PUBLISHED_METRICS: Readonly<Record<string, readonly string[]>> = {
  // https://cloud.google.com/monitoring/api/metrics_gcp_c#gcp-cloudsql
  "cloudsql.googleapis.com": [
    "database/cpu/utilization",
    "database/disk/bytes_used",
    "database/disk/utilization",
    "database/memory/utilization",
    "database/network/connections",
    "database/up",
  ],
  // https://cloud.google.com/monitoring/api/metrics_gcp_i_o#gcp-loadbalancing
  "loadbalancing.googleapis.com": [
    "https/request_bytes_count",
    "https/request_count",
    "https/total_latencies",
  ],
  // https://cloud.google.com/monitoring/api/metrics_gcp_i_o#gcp-monitoring
  "monitoring.googleapis.com": ["uptime_check/check_passed", "uptime_check/time_until_ssl_cert_expires"],
  // https://cloud.google.com/monitoring/api/metrics_gcp_p_z#gcp-redis
  "redis.googleapis.com": [
    "clients/connected",
    "server/uptime",
    "stats/evicted_keys",
    "stats/memory/system_memory_usage_ratio",
    "stats/memory/usage_ratio",
  ],
  // https://cloud.google.com/monitoring/api/metrics_kubernetes
  "kubernetes.io": ["container/restart_count"],
  // https://cloud.google.com/kubernetes-engine/docs/how-to/kube-state-metrics: a selection of what kube-state-metrics has.
  "kube-state-metrics": [
    "kube_deployment_spec_replicas",
    "kube_deployment_status_replicas_available",
    "kube_horizontalpodautoscaler_spec_max_replicas",
    "kube_horizontalpodautoscaler_spec_min_replicas",
    "kube_horizontalpodautoscaler_status_current_replicas",
    "kube_horizontalpodautoscaler_status_desired_replicas",
    "kube_pod_container_status_waiting_reason",
    "kube_pod_status_phase",
  ],
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html#s3-cloudwatch-replication-metrics
  "AWS/S3": [
    "BytesPendingReplication",
    "OperationsFailedReplication",
    "OperationsPendingReplication",
    "ReplicationLatency",
  ],
};
