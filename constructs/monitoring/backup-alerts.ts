import { LoggingMetric } from "@cdktf/provider-google/lib/logging-metric";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import { Alert } from "./alert";
import type { BackupAlertsProps, BackupCheck } from "./alerts-props";
import { allOf, commonProps } from "./common-props";

/** Every `windowStatus` of an automated backup that means there is none. */
const FAILED_STATUSES = ["STATUS_FAILED", "STATUS_ATTEMPT_FAILED", "STATUS_SKIPPED"];

/** Most that a PromQL condition has been seen to look back over a log-based metric: 25 hours. */
const MAX_LOOKBACK_SECONDS = 90_000;

/** Longest that a condition may have to hold. */
const MAX_HOLD_SECONDS = 86_400;

const DEFAULT_SILENCE_SECONDS = 82_800;
const DEFAULT_GRACE_SECONDS = 25_200;

/**
 * Alerts on a Cloud SQL instance's automated backups. Google logs one that failed. One that was never tried leaves no
 * trace: so a job lists the backups several times a day, and its bad news and its silence are alerts too.
 *
 * @see https://cloud.google.com/sql/docs/mysql/backup-recovery/view-audit-logs-for-automated-backups
 * @throws {ConstructError} with every rule that the props break.
 */
export class BackupAlerts extends Construct {
  readonly failed: Alert;
  /** Only with a check. */
  readonly stale: Alert | undefined;
  /** Only with a check. */
  readonly silent: Alert | undefined;

  constructor(scope: Construct, id: string, props: BackupAlertsProps) {
    super(scope, id);
    if (props.check !== undefined) throwProblems(this, problems(props.check));
    this.failed = new Alert(this, "failed", {
      ...commonProps(props),
      title: `a backup of database ${props.instance} failed`,
      severity: "ERROR",
      whatToDo:
        "Google tries again within the backup window. Look at the instance's operations for the error, and if no " +
        "backup of today appears, make one by hand: `gcloud sql backups create`.",
      conditions: [
        {
          kind: "log",
          title: "failed automated backup",
          filter: allOf(
            `logName = "projects/${props.project}/logs/cloudaudit.googleapis.com%2Fsystem_event"`,
            'resource.type = "cloudsql_database"',
            `resource.labels.database_id = "${props.project}:${props.instance}"`,
            'protoPayload.methodName = "cloudsql.instances.automatedBackup"',
            `protoPayload.metadata.windowStatus = (${FAILED_STATUSES.map((status) => `"${status}"`).join(" OR ")})`,
          ),
          labelExtractors: { status: "EXTRACT(protoPayload.metadata.windowStatus)" },
        },
      ],
    });
    if (props.check === undefined) return;
    this.stale = this.addStale(props, props.check);
    this.silent = this.addSilent(props, props.check);
  }

  private addStale(props: BackupAlertsProps, check: BackupCheck): Alert {
    return new Alert(this, "stale", {
      ...commonProps(props),
      title: `database ${props.instance} has no young backup`,
      severity: "CRITICAL",
      whatToDo:
        "The job that lists the backups found none that is young enough. Make one by hand now " +
        "(`gcloud sql backups create`), then find out why none was made: are automated backups still on, and what do " +
        "the instance's operations say?",
      conditions: [{ kind: "log", title: "no young backup", filter: check.staleFilter }],
    });
  }

  private addSilent(props: BackupAlertsProps, check: BackupCheck): Alert {
    new LoggingMetric(this, "fresh", {
      name: check.metricName,
      description: `Times that a young backup of ${props.instance} was found`,
      filter: check.freshFilter,
      metricDescriptor: { metricKind: "DELTA", valueType: "INT64", unit: "1" },
    });
    return new Alert(this, "silent", {
      ...commonProps(props),
      title: `nobody looks at the backups of database ${props.instance}`,
      severity: "ERROR",
      whatToDo:
        "The job that lists the backups has not reported a good one for long. Look whether it still runs " +
        "(`kubectl get cronjob,job`) and may still list backups; list them by hand: `gcloud sql backups list`.",
      conditions: [
        {
          kind: "promql",
          title: "no good report",
          query: silence(check),
          forSeconds: check.graceSeconds ?? DEFAULT_GRACE_SECONDS,
          everySeconds: 300,
        },
      ],
    });
  }
}

/**
 * True when no good report was counted: whether the metric has no points, only zeros, or does not exist yet. A
 * threshold cannot say so: Google refuses one on a log-based metric until it knows the metric, up to ten minutes after
 * it was made. Each run is a new pod, and so a series of its own with one point: points are summed, because an increase
 * may want two.
 *
 * @see https://github.com/hashicorp/terraform-provider-google/issues/11102
 */
function silence(check: BackupCheck): string {
  const metric = promqlName(`logging.googleapis.com/user/${check.metricName}`);
  const resource = check.resourceType ?? "k8s_container";
  const seconds = check.silentForSeconds ?? DEFAULT_SILENCE_SECONDS;
  return `absent(sum(sum_over_time(${metric}{monitored_resource="${resource}"}[${seconds}s])) > 0)`;
}

/**
 * A metric's name as PromQL writes it.
 *
 * @see https://cloud.google.com/monitoring/promql/promql-mapping
 */
function promqlName(metricType: string): string {
  return metricType.replace("/", ":").replace(/[^A-Za-z0-9_:]/g, "_");
}

function problems(check: BackupCheck): readonly ConstructProblem[] {
  const silence = check.silentForSeconds ?? DEFAULT_SILENCE_SECONDS;
  const grace = check.graceSeconds ?? DEFAULT_GRACE_SECONDS;
  const list = new ProblemList();
  list.rule(silence >= 3600 && silence <= MAX_LOOKBACK_SECONDS && silence % 60 === 0, {
    option: "check.silentForSeconds",
    value: silence,
    rule: `must be a multiple of 60 from 3600 to ${MAX_LOOKBACK_SECONDS} seconds`,
    fix: "Let the job run several times a day, so that a shorter silence already tells",
  });
  list.rule(grace >= 0 && grace <= MAX_HOLD_SECONDS && grace % 60 === 0, {
    option: "check.graceSeconds",
    value: grace,
    rule: `must be a multiple of 60 from 0 to ${MAX_HOLD_SECONDS} seconds`,
    fix: "Take a little more than the time between two runs of the job",
  });
  list.rule(/^[A-Za-z0-9_.-]{1,100}$/.test(check.metricName), {
    option: "check.metricName",
    value: check.metricName,
    rule: "must be 1 to 100 letters, digits, dots, underscores and hyphens",
    fix: "Choose a plain name: the alert's query names the metric too",
  });
  return list.all;
}
