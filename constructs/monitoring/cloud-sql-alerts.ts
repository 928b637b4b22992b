import { Construct } from "constructs";
import { diskThresholds } from "../../vendors/cloud-sql";
import { Alert } from "./alert";
import type { CloudSqlAlertsProps } from "./alerts-props";
import { checkRatios } from "./check-ratios";
import { allOf, commonProps } from "./common-props";

const WORDS = ["disk", "disk-stalled", "memory", "cpu"] as const;

/** One alert on a metric of the instance that passes a limit, as data. */
interface Limit {
  readonly title: string;
  readonly metric: string;
  readonly aligner: "ALIGN_MAX" | "ALIGN_MEAN";
  readonly limit: number;
  readonly forSeconds: number;
  readonly severity: "CRITICAL" | "ERROR" | "WARNING";
  readonly whatToDo: string;
  readonly firstCommand: string;
}

/**
 * Alerts on a Cloud SQL instance: down, near the disk's limit, a disk that does not grow, short of memory or CPU.
 *
 * @see https://cloud.google.com/sql/docs/mysql/admin-api/metrics
 * @throws {ConstructError} when a limit is not a share.
 */
export class CloudSqlAlerts extends Construct {
  readonly alerts: Readonly<Record<"down" | (typeof WORDS)[number], Alert>>;

  constructor(scope: Construct, id: string, props: CloudSqlAlertsProps) {
    super(scope, id);
    checkRatios(this, {
      maxDiskRatio: props.maxDiskRatio,
      maxMemoryUtilization: props.maxMemoryUtilization,
      maxCpuUtilization: props.maxCpuUtilization,
    });
    const limits = limitsOf(props);
    const add = (word: (typeof WORDS)[number]) => this.addLimit(word, limits[word], props);
    this.alerts = {
      down: this.addDown(props),
      disk: add("disk"),
      "disk-stalled": add("disk-stalled"),
      memory: add("memory"),
      cpu: add("cpu"),
    };
  }

  private addDown(props: CloudSqlAlertsProps): Alert {
    return new Alert(this, "down", {
      ...commonProps(props),
      title: `database ${props.instance} is down`,
      severity: "CRITICAL",
      whatToDo:
        "The database does not answer. Look at the instance's operations for a maintenance or a failover in progress, " +
        "and at Google's status page. With a standby, `gcloud sql instances failover` switches over by hand. If the " +
        "data is damaged, restore it into a new instance: docs/restore.md.",
      firstCommand: describe(props),
      conditions: [
        {
          kind: "threshold",
          title: "up",
          filter: filter(props, "up"),
          comparison: "below",
          threshold: 1,
          forSeconds: props.downForSeconds ?? 300,
          aggregation: { periodSeconds: 60, aligner: "ALIGN_MAX" },
          // A deleted instance reports nothing at all.
          missingData: "violating",
        },
      ],
    });
  }

  private addLimit(word: string, spec: Limit, props: CloudSqlAlertsProps): Alert {
    return new Alert(this, word, {
      ...commonProps(props),
      title: `database ${props.instance} ${spec.title}`,
      severity: spec.severity,
      whatToDo: spec.whatToDo,
      firstCommand: spec.firstCommand,
      conditions: [
        {
          kind: "threshold",
          title: spec.metric,
          filter: filter(props, spec.metric),
          comparison: "above",
          threshold: spec.limit,
          forSeconds: spec.forSeconds,
          aggregation: { periodSeconds: 60, aligner: spec.aligner },
        },
      ],
    });
  }
}

function limitsOf(props: CloudSqlAlertsProps): Readonly<Record<(typeof WORDS)[number], Limit>> {
  const disk = diskThresholds(props.diskLimitGb, props.maxDiskRatio ?? 0.85);
  return {
    disk: {
      title: "is near its disk limit",
      metric: "disk/bytes_used",
      aligner: "ALIGN_MAX",
      limit: disk.nearLimitBytes,
      forSeconds: 600,
      severity: "CRITICAL",
      whatToDo:
        `The disk grows by itself up to its autoresize limit (${limitText(props.diskLimitGb)}), and is close to it; at ` +
        "the limit MySQL stops writing. Raise the limit in the environment's data and deploy, which restarts nothing. " +
        "Then look for the tables that grow, and for the binary log, which counts too.",
      firstCommand: describe(props, "settings.dataDiskSizeGb,settings.storageAutoResizeLimit"),
    },
    "disk-stalled": {
      title: "has a disk that does not grow",
      metric: "disk/utilization",
      aligner: "ALIGN_MAX",
      limit: disk.notGrowing,
      forSeconds: 600,
      severity: "CRITICAL",
      whatToDo:
        "The disk is so full that Cloud SQL should have grown it already. Look at the instance's operations: growth can " +
        "be blocked by another operation or by the quota of the region. Grow it by hand with " +
        "`gcloud sql instances patch --storage-size`.",
      firstCommand: `gcloud sql operations list --instance=${props.instance} --project=${props.project} --limit=10`,
    },
    memory: {
      title: "is short of memory",
      metric: "memory/utilization",
      aligner: "ALIGN_MEAN",
      limit: props.maxMemoryUtilization ?? 0.9,
      forSeconds: 900,
      severity: "ERROR",
      whatToDo:
        "MySQL may soon be killed and restarted. Look at the number of connections and at queries that sort or join " +
        "without an index; a larger tier restarts the instance.",
      firstCommand: describe(props, "settings.tier,state"),
    },
    cpu: {
      title: "is short of CPU",
      metric: "cpu/utilization",
      aligner: "ALIGN_MEAN",
      limit: props.maxCpuUtilization ?? 0.85,
      forSeconds: 900,
      severity: "ERROR",
      whatToDo:
        "Look at the heaviest queries in Query Insights, and whether a deployment or a re-index began at the same " +
        "time; a larger tier restarts the instance.",
      firstCommand: describe(props, "settings.tier,state"),
    },
  };
}

function limitText(limitGb: number): string {
  return limitGb === 0 ? "none is set: Cloud SQL's own" : `${limitGb} GB`;
}

function describe(
  { instance, project }: CloudSqlAlertsProps,
  fields = "state,settings.availabilityType",
): string {
  return `gcloud sql instances describe ${instance} --project=${project} --format='value(${fields})'`;
}

function filter({ project, instance }: CloudSqlAlertsProps, metric: string): string {
  return allOf(
    'resource.type = "cloudsql_database"',
    `resource.labels.database_id = "${project}:${instance}"`,
    `metric.type = "cloudsql.googleapis.com/database/${metric}"`,
  );
}
