import type { UPTIME_PERIODS } from "../../vendors/google";
import type { AlertCommonProps } from "./alert-common";

export interface CloudSqlAlertsProps extends AlertCommonProps {
  readonly project: string;
  /** Name of the instance. */
  readonly instance: string;
  /** Size at which the disk stops growing, in GB; 0 for no limit of its own. */
  readonly diskLimitGb: number;
  /** Used space against that limit, 0 to 1. @default 0.85 */
  readonly maxDiskRatio?: number;
  /** 0 to 1. @default 0.9 */
  readonly maxMemoryUtilization?: number;
  /** 0 to 1. @default 0.85 */
  readonly maxCpuUtilization?: number;
  /** Down for so many seconds. @default 300 */
  readonly downForSeconds?: number;
}

export interface RedisAlertsProps extends AlertCommonProps {
  readonly project: string;
  readonly region: string;
  /** Name of the instance. */
  readonly instance: string;
  /** Used memory against maxmemory and against the instance's memory, 0 to 1. @default 0.8 */
  readonly maxMemoryUsage?: number;
  /** Seconds without a sign of life from the primary. @default 300 */
  readonly downForSeconds?: number;
}

/** Alerts on the pods of a namespace. Needs GKE's kube state metrics (POD, DEPLOYMENT, HPA). */
export interface ContainerAlertsProps extends AlertCommonProps {
  readonly cluster: string;
  readonly namespace: string;
  /** Time that a container may wait in an error, in seconds. @default 1200 */
  readonly forSeconds?: number;
  /** Time that a container may wait for its volumes, image or init containers, in seconds. @default 1800 */
  readonly startingForSeconds?: number;
}

export interface BackupAlertsProps extends AlertCommonProps {
  readonly project: string;
  /** Name of the Cloud SQL instance. */
  readonly instance: string;
  /** The job that lists the backups. @default - no alert on missing backups */
  readonly check?: BackupCheck;
}

/** A job that lists the instance's backups several times a day and writes a log line. */
export interface BackupCheck {
  /** Name of the log-based metric that counts its good news: letters, digits, dots, underscores and hyphens. */
  readonly metricName: string;
  /** Logging filter of the line that says: the newest backup is young enough. */
  readonly freshFilter: string;
  /** Logging filter of the line that says: it is not. */
  readonly staleFilter: string;
  /** Monitored resource that the lines come from. @default "k8s_container" */
  readonly resourceType?: string;
  /**
   * No good news for so many seconds is silence; a multiple of 60 from 3600 to 90000 (25 hours).
   * @default 82800 (23 hours)
   */
  readonly silentForSeconds?: number;
  /**
   * Alert when the silence has lasted so many seconds more, 0 to 86400. A job that is new has not said anything either:
   * take more than the time between two runs. With the default silence, 30 hours after the last good news.
   * @default 25200 (7 hours)
   */
  readonly graceSeconds?: number;
}

/** A date that must not be missed: the end of a licence, of a certificate. */
export interface DateAlertsProps extends AlertCommonProps {
  /** Thing that ends: `packagecloud licence`. */
  readonly subject: string;
  /** Last valid day, `YYYY-MM-DD`; it ends at 24:00 UTC of that day. */
  readonly lastDay: string;
  readonly whatToDo: string;
  /** The command that shows the real end of it. */
  readonly firstCommand: string;
  /** Days before the end, from the earliest. @default - 60 (warning), 30 (error), 7 (critical) */
  readonly steps?: readonly DateStep[];
}

export interface DateStep {
  readonly daysBefore: number;
  readonly severity: "CRITICAL" | "ERROR" | "WARNING";
}

/** Asks a public URL from several places in the world, and alerts when it does not answer. */
export interface UptimeProps extends AlertCommonProps {
  readonly project: string;
  readonly host: string;
  /** @default "/" */
  readonly path?: string;
  /** Name for people, where a host has several checks. @default - the host */
  readonly subject?: string;
  /** Alerts on the end of the certificate, too; once for each host is enough. @default true */
  readonly watchCertificate?: boolean;
  /** HTTP statuses that are good. @default - 2xx */
  readonly acceptedStatusClasses?: readonly (
    | "STATUS_CLASS_1XX"
    | "STATUS_CLASS_2XX"
    | "STATUS_CLASS_3XX"
    | "STATUS_CLASS_4XX"
    | "STATUS_CLASS_5XX"
  )[];
  /** Text that must be in the answer. @default - any answer */
  readonly contains?: string;
  /** @default 60 */
  readonly periodSeconds?: (typeof UPTIME_PERIODS)[number];
  /** 1 to 60. @default 10 */
  readonly timeoutSeconds?: number;
  /** @default 300 */
  readonly forSeconds?: number;
  /**
   * A proxy in front ends TLS, so the certificate that is seen here is the proxy's. The load balancer's own
   * then needs an alert by its date (`DateAlerts`). @default false
   */
  readonly behindProxy?: boolean;
  /** Alert so many days before the certificate that is seen ends. @default 14 */
  readonly certificateDays?: number;
}
