import { LoggingMetric } from "@cdktf/provider-google/lib/logging-metric";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import { Alert } from "./alert";
import type { BackupAlertsProps, BackupCheck } from "./alerts-props";
import { allOf, commonProps } from "./common-props";
import { silence } from "./silence";

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
      firstCommand: `gcloud sql operations list --instance=${props.instance} --project=${props.project} --limit=10`,
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
      title: `database ${props.instance} has no recent backup`,
      severity: "CRITICAL",
      whatToDo:
        "The job that lists the backups found none that is recent enough. Make one by hand now " +
        "(`gcloud sql backups create`), then find out why none was made: are automated backups still on, and what do " +
        "the instance's operations say?",
      firstCommand: `gcloud sql backups create --instance=${props.instance} --project=${props.project}`,
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
      title: `backups of database ${props.instance} are not checked`,
      severity: "ERROR",
      whatToDo:
        "The job that lists the backups has reported no good one for a long time. Look whether it still runs " +
        "(`kubectl get cronjob,job`) and may still list backups; list them by hand with the command below.",
      firstCommand: `gcloud sql backups list --instance=${props.instance} --project=${props.project} --limit=5`,
      conditions: [
        {
          kind: "promql",
          title: "no good report",
          query: silence({
            metricName: check.metricName,
            resourceType: check.resourceType ?? "k8s_container",
            silentForSeconds: check.silentForSeconds ?? DEFAULT_SILENCE_SECONDS,
          }),
          forSeconds: check.graceSeconds ?? DEFAULT_GRACE_SECONDS,
          everySeconds: 300,
        },
      ],
    });
  }
}

function problems(check: BackupCheck): readonly ConstructProblem[] {
  const silentFor = check.silentForSeconds ?? DEFAULT_SILENCE_SECONDS;
  const grace = check.graceSeconds ?? DEFAULT_GRACE_SECONDS;
  const list = new ProblemList();
  list.rule(silentFor >= 3600 && silentFor <= MAX_LOOKBACK_SECONDS && silentFor % 60 === 0, {
    option: "check.silentForSeconds",
    value: silentFor,
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
