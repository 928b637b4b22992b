import { Construct } from "constructs";
import { Alert } from "./alert";
import type { CloudSqlAlertsProps } from "./alerts-props";
import { checkRatios } from "./check-ratios";
import { allOf, commonProps } from "./common-props";

/** One alert on a share of a resource, as data. */
interface Utilization {
  readonly word: "disk" | "memory" | "cpu";
  readonly title: string;
  readonly aligner: "ALIGN_MAX" | "ALIGN_MEAN";
  readonly limit: number;
  readonly forSeconds: number;
  readonly severity: "CRITICAL" | "ERROR" | "WARNING";
  readonly whatToDo: string;
}

/**
 * Alerts on a Cloud SQL instance: down, and short of disk, memory or CPU.
 *
 * @see https://cloud.google.com/sql/docs/mysql/admin-api/metrics
 * @throws {ConstructError} when a limit is not a share.
 */
export class CloudSqlAlerts extends Construct {
  /** By their words: down, disk, memory, cpu. */
  readonly alerts: Readonly<Record<"down" | Utilization["word"], Alert>>;

  constructor(scope: Construct, id: string, props: CloudSqlAlertsProps) {
    super(scope, id);
    checkRatios(this, {
      maxDiskUtilization: props.maxDiskUtilization,
      maxMemoryUtilization: props.maxMemoryUtilization,
      maxCpuUtilization: props.maxCpuUtilization,
    });
    const { disk, memory, cpu } = utilizations(props);
    this.alerts = {
      down: this.addDown(props),
      disk: this.addUtilization(disk, props),
      memory: this.addUtilization(memory, props),
      cpu: this.addUtilization(cpu, props),
    };
  }

  private addDown(props: CloudSqlAlertsProps): Alert {
    return new Alert(this, "down", {
      ...commonProps(props),
      title: `database ${props.instance} is down`,
      severity: "CRITICAL",
      whatToDo:
        "The database does not answer. Look at the instance's operations for a maintenance or a failover that is " +
        "under way, and at Google's status page. With a standby, `gcloud sql instances failover` switches over by " +
        "hand. If the data is damaged, restore it: by point in time into a new instance.",
      conditions: [
        {
          kind: "threshold",
          title: "up",
          filter: filter(props, "up"),
          comparison: "below",
          threshold: 1,
          forSeconds: props.downForSeconds ?? 300,
          aggregation: { periodSeconds: 60, aligner: "ALIGN_MAX" },
          // An instance that is gone says nothing at all.
          missingData: "violating",
        },
      ],
    });
  }

  private addUtilization(spec: Utilization, props: CloudSqlAlertsProps): Alert {
    return new Alert(this, spec.word, {
      ...commonProps(props),
      title: `database ${props.instance} ${spec.title}`,
      severity: spec.severity,
      whatToDo: spec.whatToDo,
      conditions: [
        {
          kind: "threshold",
          title: `${spec.word} utilization`,
          filter: filter(props, `${spec.word}/utilization`),
          comparison: "above",
          threshold: spec.limit,
          forSeconds: spec.forSeconds,
          aggregation: { periodSeconds: 60, aligner: spec.aligner },
        },
      ],
    });
  }
}

function utilizations(props: CloudSqlAlertsProps): Readonly<Record<Utilization["word"], Utilization>> {
  return {
    disk: {
      word: "disk",
      title: "is short of disk",
      aligner: "ALIGN_MAX",
      limit: props.maxDiskUtilization ?? 0.85,
      forSeconds: 600,
      severity: "CRITICAL",
      whatToDo:
        "The disk grows by itself up to its limit, so either the limit is near or it fills faster than it grows. " +
        "Raise the autoresize limit; look for the tables that grow and for the binary log, which counts too.",
    },
    memory: {
      word: "memory",
      title: "is short of memory",
      aligner: "ALIGN_MEAN",
      limit: props.maxMemoryUtilization ?? 0.9,
      forSeconds: 900,
      severity: "ERROR",
      whatToDo:
        "MySQL may soon be killed and restarted. Look at the number of connections and at queries that sort or join " +
        "without an index; a larger tier restarts the instance.",
    },
    cpu: {
      word: "cpu",
      title: "is short of CPU",
      aligner: "ALIGN_MEAN",
      limit: props.maxCpuUtilization ?? 0.85,
      forSeconds: 900,
      severity: "ERROR",
      whatToDo:
        "Look at the heaviest queries in Query Insights, and whether a deployment or a re-index began at the same " +
        "time; a larger tier restarts the instance.",
    },
  };
}

function filter({ project, instance }: CloudSqlAlertsProps, metric: string): string {
  return allOf(
    'resource.type = "cloudsql_database"',
    `resource.labels.database_id = "${project}:${instance}"`,
    `metric.type = "cloudsql.googleapis.com/database/${metric}"`,
  );
}
