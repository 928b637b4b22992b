import { Construct } from "constructs";
import { Alert } from "./alert";
import type { RedisAlertsProps } from "./alerts-props";
import { checkRatios } from "./check-ratios";
import { allOf, commonProps } from "./common-props";

/**
 * Alerts on a Memorystore for Redis instance that holds queues: memory runs out, or keys were thrown away.
 *
 * @see https://cloud.google.com/memorystore/docs/redis/monitoring-metrics
 * @throws {ConstructError} when a limit is not a share.
 */
export class RedisAlerts extends Construct {
  readonly memory: Alert;
  readonly evictions: Alert;

  constructor(scope: Construct, id: string, props: RedisAlertsProps) {
    super(scope, id);
    checkRatios(this, { maxMemoryUsage: props.maxMemoryUsage });
    const common = commonProps(props);
    this.memory = new Alert(this, "memory", {
      ...common,
      title: `Redis ${props.instance} is short of memory`,
      severity: "CRITICAL",
      whatToDo:
        "When it is full, writes fail and no job can be queued. Look at the length of the queues and whether workers " +
        "run and finish jobs; a queue that only grows needs workers, not memory. Else raise the memory size, which " +
        "drops connections for a moment.",
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
      title: `Redis ${props.instance} threw keys away`,
      severity: "CRITICAL",
      whatToDo:
        "Keys were evicted, so jobs may be lost, although `maxmemory-policy` should be `noeviction`: someone changed " +
        "it. Put it back, find out which jobs are missing and run them " +
        "again.",
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
