import { allOf } from "../../constructs/monitoring/common-props";
import type { Chart, DashboardSection } from "../../constructs/monitoring/dashboard";
import {
  type LoadBalancer,
  loadBalancerFilter,
  type Route,
} from "../../constructs/monitoring/load-balancer-filter";
import type { Environment } from "../../environments/environment";
import { diskThresholds } from "../../vendors/cloud-sql";

/** Sections of the dashboard, in the order in which someone on call looks at them. */
export function dashboardSections(
  environment: Environment,
  loadBalancer: LoadBalancer,
  routes: { readonly downloads: Route; readonly uploads: Route },
): readonly DashboardSection[] {
  const { cluster, namespace, database, monitoring } = environment;
  const scope = `cluster="${cluster.name}",namespace="${namespace.name}"`;
  return [
    {
      title: "Downloads and pages",
      charts: [
        requests("Requests by status class", loadBalancer, routes.downloads),
        latency(loadBalancer, routes.downloads, monitoring.objectives.latencySeconds * 1000),
        promql(
          "Pods ready, by deployment",
          `sum by (deployment) (kube_deployment_status_replicas_available{${scope}})`,
        ),
      ],
    },
    {
      title: "Uploads and the API",
      charts: [
        requests("Requests by status class", loadBalancer, routes.uploads),
        latency(loadBalancer, routes.uploads),
        {
          title: "Bytes received",
          source: {
            filter: loadBalancerFilter(loadBalancer, "request_bytes_count", routes.uploads),
            aligner: "ALIGN_RATE",
            reducer: "REDUCE_SUM",
          },
        },
      ],
    },
    {
      title: "Database",
      charts: [
        databaseChart(environment, "CPU", "cpu/utilization", monitoring.databaseCpuRatio),
        databaseChart(environment, "Memory", "memory/utilization", monitoring.databaseMemoryRatio),
        databaseChart(
          environment,
          "Disk, bytes used",
          "disk/bytes_used",
          diskThresholds(database.diskAutoresizeLimitGb, monitoring.databaseDiskRatio).nearLimitBytes,
        ),
        databaseChart(environment, "Connections", "network/connections"),
      ],
    },
    {
      title: "Redis",
      charts: [
        redisChart(
          environment,
          "Memory against maxmemory",
          "stats/memory/usage_ratio",
          monitoring.redisMemoryRatio,
        ),
        redisChart(
          environment,
          "System memory",
          "stats/memory/system_memory_usage_ratio",
          monitoring.redisMemoryRatio,
        ),
        redisChart(environment, "Clients", "clients/connected"),
      ],
    },
    {
      title: "Pods",
      charts: [
        promql(
          "Pods wanted by the autoscalers",
          `sum by (horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_desired_replicas{${scope}})`,
        ),
        promql("Pods by phase", `sum by (phase) (kube_pod_status_phase{${scope}})`),
        promql(
          "Restarts in an hour",
          `sum by (pod_name) (increase(kubernetes_io:container_restart_count{monitored_resource="k8s_container",cluster_name="${cluster.name}",namespace_name="${namespace.name}"}[1h]))`,
        ),
      ],
    },
    { title: "Replication to the backup bucket", text: replicationText(environment), charts: [] },
  ];
}

/** S3's metrics are in CloudWatch, so this is a way there. */
function replicationText({ storage }: Environment): string {
  const { region } = storage.replica;
  return (
    `CloudWatch has these: [alarms in ${region}](https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#alarmsV2:), ` +
    `[alarms in ${storage.region}](https://${storage.region}.console.aws.amazon.com/cloudwatch/home?region=${storage.region}#alarmsV2:). ` +
    `\`aws s3api get-bucket-replication --bucket ${storage.bucketName}\` shows the rule.`
  );
}

function requests(title: string, loadBalancer: LoadBalancer, route: Route): Chart {
  return {
    title,
    source: {
      filter: loadBalancerFilter(loadBalancer, "request_count", route),
      aligner: "ALIGN_RATE",
      reducer: "REDUCE_SUM",
      groupBy: ["metric.label.response_code_class"],
    },
  };
}

function latency(loadBalancer: LoadBalancer, route: Route, limitMs?: number): Chart {
  return {
    title: "Latency, 95th percentile, ms",
    source: {
      filter: loadBalancerFilter(loadBalancer, "total_latencies", route),
      aligner: "ALIGN_DELTA",
      reducer: "REDUCE_PERCENTILE_95",
    },
    ...(limitMs === undefined ? {} : { limit: limitMs }),
  };
}

function promql(title: string, query: string): Chart {
  return { title, source: { promql: query } };
}

function databaseChart(
  { google, database }: Environment,
  title: string,
  metric: string,
  limit?: number,
): Chart {
  return {
    title,
    source: {
      filter: allOf(
        'resource.type = "cloudsql_database"',
        `resource.labels.database_id = "${google.project}:${database.instanceName}"`,
        `metric.type = "cloudsql.googleapis.com/database/${metric}"`,
      ),
      aligner: "ALIGN_MEAN",
    },
    ...(limit === undefined ? {} : { limit }),
  };
}

function redisChart({ google, redis }: Environment, title: string, metric: string, limit?: number): Chart {
  return {
    title,
    source: {
      filter: allOf(
        'resource.type = "redis_instance"',
        `resource.labels.instance_id = "projects/${google.project}/locations/${google.region}/instances/${redis.instanceName}"`,
        `metric.type = "redis.googleapis.com/${metric}"`,
      ),
      aligner: "ALIGN_MEAN",
    },
    ...(limit === undefined ? {} : { limit }),
  };
}
