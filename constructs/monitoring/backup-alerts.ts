import { LoggingMetric } from "@cdktf/provider-google/lib/logging-metric";
import { Construct } from "constructs";
import { ProblemList, throwProblems } from "../shared/validate";
import { Alert } from "./alert";
import type { BackupAlertsProps, BackupCheck } from "./alerts-props";
import { MAX_ABSENCE_SECONDS } from "./check-alert";
import { allOf, commonProps } from "./common-props";

/** Every `windowStatus` of an automated backup that means there is none. */
const FAILED_STATUSES = ["STATUS_FAILED", "STATUS_ATTEMPT_FAILED", "STATUS_SKIPPED"];

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
    if (props.check !== undefined) checkSilence(this, props.check);
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
    const metric = new LoggingMetric(this, "fresh", {
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
          kind: "threshold",
          title: "good reports",
          filter: allOf(
            `resource.type = "${check.resourceType ?? "k8s_container"}"`,
            `metric.type = "logging.googleapis.com/user/${metric.name}"`,
          ),
          comparison: "below",
          threshold: 1,
          forSeconds: 300,
          aggregation: {
            periodSeconds: check.silentForSeconds ?? MAX_ABSENCE_SECONDS,
            aligner: "ALIGN_DELTA",
            reducer: "REDUCE_SUM",
          },
          // A count of nothing may be no point at all.
          missingData: "violating",
        },
      ],
    });
  }
}

function checkSilence(construct: Construct, check: BackupCheck): void {
  const silence = check.silentForSeconds ?? MAX_ABSENCE_SECONDS;
  const problems = new ProblemList();
  problems.rule(silence >= 3600 && silence <= MAX_ABSENCE_SECONDS && silence % 60 === 0, {
    option: "check.silentForSeconds",
    value: silence,
    rule: `must be a multiple of 60 from 3600 to ${MAX_ABSENCE_SECONDS} seconds`,
    fix: "Let the job run several times a day, so that a shorter silence already tells",
  });
  throwProblems(construct, problems.all);
}
