import { Construct } from "constructs";
import { Alert } from "./alert";
import type { RedisAlertsProps } from "./alerts-props";
import { checkRatios } from "./check-ratios";
import { allOf, commonProps } from "./common-props";

/**
 * Alerts on a Memorystore for Redis instance that holds queues: down, short of memory, or keys were evicted.
 *
 * @see https://cloud.google.com/memorystore/docs/redis/monitoring-metrics
 * @throws {ConstructError} when a limit is not a share.
 */
export class RedisAlerts extends Construct {
  readonly down: Alert;
  readonly memory: Alert;
  readonly systemMemory: Alert;
  readonly evictions: Alert;

  constructor(scope: Construct, id: string, props: RedisAlertsProps) {
    super(scope, id);
    checkRatios(this, { maxMemoryUsage: props.maxMemoryUsage });
    const common = commonProps(props);
    const describe = `gcloud redis instances describe ${props.instance} --region=${props.region} --project=${props.project}`;
    this.down = new Alert(this, "down", {
      ...common,
      title: `Redis ${props.instance} is down`,
      severity: "CRITICAL",
      whatToDo:
        "The primary reports nothing. Without Redis no job can be queued, so uploads fail. Look at the instance's state " +
        "for a maintenance or a failover in progress, and at Google's status page. When it is back, look whether " +
        "resque's workers have reconnected.",
      firstCommand: describe,
      conditions: [
        {
          kind: "absence",
          title: "no sign of life from the primary",
          filter: allOf(filter(props, "server/uptime"), 'metric.labels.role = "primary"'),
          forSeconds: props.downForSeconds ?? 300,
          aggregation: { periodSeconds: 60, aligner: "ALIGN_MAX", reducer: "REDUCE_MAX" },
        },
      ],
    });
    this.systemMemory = new Alert(this, "system-memory", {
      ...common,
      title: `Redis ${props.instance} is short of system memory`,
      severity: "ERROR",
      whatToDo:
        "The instance's memory is used by Redis, by its replication buffers and by snapshots; when it is full, writes " +
        "fail and failovers take long, although `maxmemory` is not reached. Raise the memory size, which drops " +
        "connections for a moment, or lower the load of writes.",
      firstCommand: describe,
      conditions: [
        {
          kind: "threshold",
          title: "system memory",
          filter: filter(props, "stats/memory/system_memory_usage_ratio"),
          comparison: "above",
          threshold: props.maxMemoryUsage ?? 0.8,
          forSeconds: 300,
          aggregation: { periodSeconds: 60, aligner: "ALIGN_MEAN", reducer: "REDUCE_MAX" },
        },
      ],
    });
    this.memory = new Alert(this, "memory", {
      ...common,
      title: `Redis ${props.instance} is short of memory`,
      severity: "CRITICAL",
      whatToDo:
        "When it is full, writes fail and no job can be queued. Look at the length of the queues and whether workers " +
        "run and finish jobs; a queue that only grows needs workers, not memory. Else raise the memory size, which " +
        "drops connections for a moment.",
      firstCommand: describe,
      conditions: [
        {
          kind: "threshold",
          title: "used memory",
          filter: filter(props, "stats/memory/usage_ratio"),
          comparison: "above",
          threshold: props.maxMemoryUsage ?? 0.8,
          forSeconds: 300,
          aggregation: { periodSeconds: 60, aligner: "ALIGN_MEAN", reducer: "REDUCE_MAX" },
        },
      ],
    });
    this.evictions = new Alert(this, "evictions", {
      ...common,
      title: `Redis ${props.instance} evicted keys`,
      severity: "CRITICAL",
      whatToDo:
        "Keys were evicted, so jobs may be lost, although `maxmemory-policy` should be `noeviction`: someone changed " +
        "it. Put it back, find out which jobs are missing and run them again.",
      firstCommand: describe,
      conditions: [
        {
          kind: "threshold",
          title: "evicted keys",
          filter: filter(props, "stats/evicted_keys"),
          comparison: "above",
          threshold: 0,
          forSeconds: 0,
          aggregation: { periodSeconds: 300, aligner: "ALIGN_DELTA", reducer: "REDUCE_SUM" },
        },
      ],
    });
  }
}

function filter({ project, region, instance }: RedisAlertsProps, metric: string): string {
  return allOf(
    'resource.type = "redis_instance"',
    `resource.labels.instance_id = "projects/${project}/locations/${region}/instances/${instance}"`,
    `metric.type = "redis.googleapis.com/${metric}"`,
  );
}
