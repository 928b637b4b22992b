import { Construct } from "constructs";
import type { AlertCommonProps } from "../../constructs/monitoring/alert-common";
import { BackupAlerts } from "../../constructs/monitoring/backup-alerts";
import { CloudSqlAlerts } from "../../constructs/monitoring/cloud-sql-alerts";
import { ContainerAlerts } from "../../constructs/monitoring/container-alerts";
import { Dashboard } from "../../constructs/monitoring/dashboard";
import { NotificationChannels } from "../../constructs/monitoring/notification-channels";
import { RedisAlerts } from "../../constructs/monitoring/redis-alerts";
import { ReportAlerts } from "../../constructs/monitoring/report-alerts";
import { ServiceLevels } from "../../constructs/monitoring/service-levels";
import { TrafficAlert } from "../../constructs/monitoring/traffic-alert";
import { Uptime } from "../../constructs/monitoring/uptime";
import type { Environment } from "../../environments/environment";
import { FRESH, STALE } from "./backup-check";
import { dashboardSections } from "./dashboard";
import { addEndDates, isProxied } from "./end-dates";
import {
  LICENCE_CHECK_CONTAINER,
  LICENCE_CHECK_NAME,
  LICENCE_REPORTS,
  licenceCheckInputs,
} from "./licence-check";
import { QUEUE_CHECK_CONTAINER, QUEUE_REPORTS } from "./queue-check";
import { DRILL_CONTAINER, DRILL_REPORTS } from "./restore-drill";

/** rainbows serves this path rule; everything else goes to web. */
const UPLOADS = "/api/*";
const ROUTES = { downloads: { allBut: [UPLOADS] }, uploads: { only: UPLOADS } } as const;

/** Objectives, alerts and a dashboard for what users feel and for what will break; each alert says what to do. */
export class Monitoring extends Construct {
  private readonly common: AlertCommonProps;

  constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id);
    const { monitoring, google, cluster, namespace, database, redis, edge } = environment;
    const namePrefix = `packagecloud ${environment.name}`;
    // GKE names the URL map after namespace and Ingress.
    const loadBalancer = { urlMapPattern: `k8s2-.+-${namespace.name}-packagecloud-.+` };

    const channels = new NotificationChannels(this, "channels", {
      namePrefix,
      channels: {
        ...mapValues(monitoring.emails, (address) => ({ type: "email" as const, address })),
        ...mapValues(monitoring.channels, (name) => ({ type: "existing" as const, name })),
      },
    });
    const dashboard = new Dashboard(this, "dashboard", {
      project: google.project,
      title: namePrefix,
      sections: dashboardSections(environment, loadBalancer, ROUTES),
    });
    this.common = {
      namePrefix,
      notificationChannels: channels.names,
      pagerChannels: Object.values(monitoring.pagers),
      runbookUrl: monitoring.runbookUrl,
      dashboardUrl: dashboard.url,
    };

    this.addServiceLevels(loadBalancer);
    new TrafficAlert(this, "load-balancer", { ...this.common, loadBalancer, host: edge.hostname });
    new CloudSqlAlerts(this, "database", {
      ...this.common,
      project: google.project,
      instance: database.instanceName,
      maxCpuUtilization: monitoring.databaseCpuRatio,
      maxMemoryUtilization: monitoring.databaseMemoryRatio,
      diskLimitGb: database.diskAutoresizeLimitGb,
      maxDiskRatio: monitoring.databaseDiskRatio,
    });
    new RedisAlerts(this, "redis", {
      ...this.common,
      project: google.project,
      region: google.region,
      instance: redis.instanceName,
      maxMemoryUsage: monitoring.redisMemoryRatio,
    });
    new ContainerAlerts(this, "containers", {
      ...this.common,
      cluster: cluster.name,
      namespace: namespace.name,
    });
    new BackupAlerts(this, "backups", {
      ...this.common,
      project: google.project,
      instance: database.instanceName,
      check: {
        metricName: `packagecloud-${environment.name}-fresh-backups`,
        freshFilter: this.reports("check", FRESH),
        staleFilter: this.reports("check", STALE),
      },
    });
    if (database.restoreDrill !== null) this.addDrillAlerts(database.restoreDrill.maxLossPercent);
    addEndDates(this, this.common, environment);
    const licenceCheck = licenceCheckInputs(environment);
    if (licenceCheck !== undefined) this.addLicenceAlerts(licenceCheck.settings.warnDays);
  }

  /** Statement of the vendor about the licence, beside the date in the environment's data. */
  private addLicenceAlerts(warnDays: number): void {
    const { name, namespace } = this.environment;
    const { checked, differs, soon } = LICENCE_REPORTS;
    const container = LICENCE_CHECK_CONTAINER;
    const kubectl = `kubectl -n ${namespace.name}`;
    const read = `${kubectl} logs -l app.kubernetes.io/name=${LICENCE_CHECK_NAME} -c ${container} --tail=1`;
    new ReportAlerts(this, "licence-check", {
      ...this.common,
      metricName: `packagecloud-${name}-licence-checked`,
      goodFilter: this.reports(container, checked),
      bad: {
        differs: {
          title: "the licence ends on another day than the data says",
          severity: "ERROR",
          filter: this.reports(container, checked, differs),
          whatToDo:
            "The report names both days; `none` is a licence without an end. If the vendor's is right, set it as " +
            "`secrets.licence.endDate` in the environment's data: the alerts before the end follow that. Otherwise ask " +
            "the vendor, and compare the pinned version of the secret with the key that you were sent.",
          firstCommand: read,
        },
        soon: {
          title: `the licence ends within ${warnDays} days, says the vendor`,
          severity: "ERROR",
          filter: this.reports(container, checked, soon),
          whatToDo:
            "Without a valid licence packagecloud answers every request with an error. Get a new key from the vendor and " +
            "put it in: docs/rotate-licence.md has the steps.",
          firstCommand: read,
        },
      },
      silent: {
        title: "the licence is not compared with the vendor's",
        severity: "WARNING",
        forSeconds: 90_000,
        graceSeconds: 10_800,
        whatToDo:
          "No comparison ended well for 28 hours. The log says why: the vendor does not know the key (curl ended with 22), " +
          "cannot be reached, or answers in another form. Its address is `helpers.licenceCheck.address`; ask the vendor " +
          "whether it still holds. Until then nothing but `secrets.licence.endDate` says when the licence ends.",
        firstCommand: `${kubectl} get cronjob,job,pod -l app.kubernetes.io/name=${LICENCE_CHECK_NAME}`,
      },
    });
  }

  private addDrillAlerts(maxLossPercent: number): void {
    const { name, namespace } = this.environment;
    const kubectl = `kubectl -n ${namespace.name}`;
    const firstCommand = `${kubectl} get cronjob,job,pod -l app.kubernetes.io/name=packagecloud-restore-drill`;
    new ReportAlerts(this, "restore-drill", {
      ...this.common,
      metricName: `packagecloud-${name}-restores-well`,
      goodFilter: this.reports(DRILL_CONTAINER, DRILL_REPORTS.well),
      bad: {
        failed: {
          title: "the newest backup could not be restored",
          severity: "ERROR",
          filter: this.reports(DRILL_CONTAINER, DRILL_REPORTS.failed),
          whatToDo:
            "The report names the step that failed, and the lines before it say why. A step before the restore is the " +
            "drill's own: quota, permissions, addresses. A failed restore or an empty database means that the backup " +
            "may be of no use: make one by hand and restore that. docs/restore-drill.md has the steps.",
          firstCommand,
        },
        less: {
          title: `a backup has over ${maxLossPercent} % fewer rows than the one before`,
          severity: "CRITICAL",
          filter: this.reports(DRILL_CONTAINER, DRILL_REPORTS.less),
          whatToDo:
            "Either many rows were deleted on purpose, or the database has lost data. Ask who deleted, and compare the " +
            "tables with the live database from the toolbox. The time to restore to is before the backup of the day " +
            "before yesterday at the latest: docs/restore.md.",
          firstCommand,
        },
      },
      silent: {
        title: "backups are not restored for trial",
        severity: "WARNING",
        forSeconds: 90_000,
        graceSeconds: 10_800,
        whatToDo:
          "No drill ended well for 28 hours. If another alert on the drill is open, this is the same problem. Otherwise " +
          "the job did not run, or took longer than `database.restoreDrill.timeoutMinutes`: the next run deletes the " +
          "instance that it left.",
        firstCommand,
      },
    });
  }

  private addServiceLevels(loadBalancer: { readonly urlMapPattern: string }): void {
    const { monitoring, namespace } = this.environment;
    const { objectives } = monitoring;
    const logs =
      "Look at the load balancer's logs for `statusDetails`: `failed_to_connect_to_backend` and `no_healthy_backends` " +
      "mean pods are not ready, `backend_timeout` means they are slow, `response_sent_by_backend` means the application " +
      "itself fails: read its logs. If all pods fail at once, look at the database, at Redis and at the end of the " +
      "licence, then at the last deployment and roll it back.";
    new ServiceLevels(this, "slo", {
      ...this.common,
      serviceId: `packagecloud-${this.environment.name}`,
      loadBalancer,
      minRequestsPerSecond: monitoring.minRequestsPerSecond,
      routes: {
        downloads: {
          title: "downloads and pages",
          route: ROUTES.downloads,
          availability: objectives.downloadAvailability,
          latency: { share: objectives.latencyShare, maxMs: objectives.latencySeconds * 1000 },
          whatToDo: logs,
          firstCommand: `kubectl -n ${namespace.name} logs deployment/packagecloud-web -c packagecloud --since=10m`,
        },
        uploads: {
          title: "uploads and API requests",
          route: ROUTES.uploads,
          availability: objectives.uploadAvailability,
          whatToDo: `rainbows serves these. ${logs}`,
          firstCommand: `kubectl -n ${namespace.name} logs deployment/packagecloud-rainbows -c packagecloud --since=10m`,
        },
      },
    });
  }

  /** Checks of what runs: from outside, and of the queues. Only once the workloads are there. */
  addRuntimeChecks(): void {
    const { google, edge, image, monitoring } = this.environment;
    const uptime = {
      ...this.common,
      project: google.project,
      host: edge.hostname,
      periodSeconds: monitoring.uptimeCheckSeconds,
      behindProxy: isProxied(edge.dns),
    };
    new Uptime(this, "uptime", { ...uptime, path: image.healthPath });
    // rainbows answers below /api/. What it says to a request without a login does not matter, only that it does.
    new Uptime(this, "uptime-api", {
      ...uptime,
      subject: `API of ${edge.hostname}`,
      path: "/api/v1/distributions.json",
      acceptedStatusClasses: ["STATUS_CLASS_2XX", "STATUS_CLASS_4XX"],
      watchCertificate: false,
    });
    this.addQueueAlerts();
  }

  private addQueueAlerts(): void {
    const { name, namespace, monitoring } = this.environment;
    const kubectl = `kubectl -n ${namespace.name}`;
    const resqueLogs = `${kubectl} logs deployment/packagecloud-resque -c packagecloud --since=30m`;
    new ReportAlerts(this, "queues", {
      ...this.common,
      metricName: `packagecloud-${name}-queues-well`,
      goodFilter: this.reports(QUEUE_CHECK_CONTAINER, QUEUE_REPORTS.well),
      bad: {
        stuck: {
          title: "resque processes no jobs",
          severity: "CRITICAL",
          filter: this.reports(QUEUE_CHECK_CONTAINER, QUEUE_REPORTS.stuck),
          whatToDo:
            "Jobs wait and none is processed: uploaded packages do not appear. Look whether resque's pods run and reach " +
            "Redis and the database. A worker that hangs on one job is replaced by deleting its pod, which gives the job " +
            "its grace period first.",
          firstCommand: resqueLogs,
        },
        failing: {
          title: "resque's jobs fail",
          severity: "ERROR",
          filter: this.reports(QUEUE_CHECK_CONTAINER, QUEUE_REPORTS.failing),
          whatToDo:
            "Jobs ended with an error and are kept in resque's failed list. Read why in the log; S3 and the database are " +
            "the usual causes. When the cause is fixed, run them again from the toolbox: docs/toolbox.md.",
          firstCommand: resqueLogs,
        },
        long: {
          title: `more than ${monitoring.maxQueuedJobs} jobs wait`,
          severity: "WARNING",
          filter: this.reports(QUEUE_CHECK_CONTAINER, QUEUE_REPORTS.long),
          whatToDo:
            "Packages appear late. After a large push or a re-index this passes. Otherwise raise resque's `maxReplicas` or " +
            "`workers` in the environment's data.",
          firstCommand: `${kubectl} get horizontalpodautoscaler packagecloud-resque`,
        },
      },
      silent: {
        title: "resque's queues are not checked, or not well",
        severity: "ERROR",
        forSeconds: 3600,
        graceSeconds: 1800,
        whatToDo:
          "No good report came for an hour and a half. If another alert on the queues is open, this is the same problem. " +
          "Otherwise the check itself fails: read its log.",
        firstCommand: `${kubectl} get cronjob,job,pod -l app.kubernetes.io/name=packagecloud-queue-check`,
      },
    });
  }

  private reports(container: string, ...words: readonly string[]): string {
    const { cluster, namespace } = this.environment;
    return [
      'resource.type="k8s_container"',
      `resource.labels.cluster_name="${cluster.name}"`,
      `resource.labels.namespace_name="${namespace.name}"`,
      `resource.labels.container_name="${container}"`,
      ...words.map((word) => `textPayload:"${word}"`),
    ].join(" AND ");
  }
}

function mapValues<In, Out>(
  source: Readonly<Record<string, In>>,
  convert: (value: In) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, convert(value)]));
}
