import { Construct } from "constructs";
import type { AlertCommonProps } from "../../constructs/monitoring/alert-common";
import { BackupAlerts } from "../../constructs/monitoring/backup-alerts";
import { CloudSqlAlerts } from "../../constructs/monitoring/cloud-sql-alerts";
import { ContainerAlerts } from "../../constructs/monitoring/container-alerts";
import { DateAlerts } from "../../constructs/monitoring/date-alerts";
import { LoadBalancerAlerts } from "../../constructs/monitoring/load-balancer-alerts";
import { NotificationChannels } from "../../constructs/monitoring/notification-channels";
import { RedisAlerts } from "../../constructs/monitoring/redis-alerts";
import { Uptime } from "../../constructs/monitoring/uptime";
import type { Environment } from "../../environments/environment";
import { FRESH, STALE } from "./backup-check";

/** Alerts on everything that users would notice, or that would be noticed too late; each says what to do. */
export class Monitoring extends Construct {
  private readonly common: AlertCommonProps;

  constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id);
    const { monitoring, google, cluster, namespace, database, redis, secrets, edge } = environment;
    const namePrefix = `packagecloud ${environment.name}`;

    const channels = new NotificationChannels(this, "channels", {
      namePrefix,
      channels: {
        ...mapValues(monitoring.emails, (address) => ({ type: "email" as const, address })),
        ...mapValues(monitoring.channels, (name) => ({ type: "existing" as const, name })),
      },
    });
    this.common = { namePrefix, notificationChannels: channels.names };

    new LoadBalancerAlerts(this, "load-balancer", {
      ...this.common,
      // GKE names the URL map after namespace and Ingress.
      urlMapPattern: `k8s2-.+-${namespace.name}-packagecloud-.+`,
      maxErrorRatio: monitoring.errorRatio,
      minRequestsPerSecond: monitoring.minRequestsPerSecond,
      maxLatencyMs: monitoring.latencySeconds * 1000,
      // An upload takes as long as it takes.
      latencyExcludedPathRules: ["/api/*"],
    });
    new CloudSqlAlerts(this, "database", {
      ...this.common,
      project: google.project,
      instance: database.instanceName,
      maxCpuUtilization: monitoring.databaseCpuRatio,
      maxMemoryUtilization: monitoring.databaseMemoryRatio,
      maxDiskUtilization: monitoring.databaseDiskRatio,
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
        freshFilter: this.checkSays(FRESH),
        staleFilter: this.checkSays(STALE),
      },
    });
    if (secrets.licence.endDate !== null) {
      new DateAlerts(this, "licence", {
        ...this.common,
        subject: "packagecloud licence",
        lastDay: secrets.licence.endDate,
        whatToDo:
          "Without a valid licence packagecloud answers every request with an error. Get a new key from the vendor, add " +
          "it as a new version of its secret, and set that version and its last day in the environment's data: " +
          "docs/secrets.md has the steps.",
      });
    }
    this.addCertificateEnd(edge);
  }

  /**
   * The end of the certificates that an operator uploaded, of the first to end where there are two. While a proxy shows
   * its own, nobody outside sees them end.
   */
  private addCertificateEnd({ hostname, certificate, dns }: Environment["edge"]): void {
    if (certificate.kind !== "pre-shared") return;
    const [first] = certificate.certificates.map(({ endDate }) => endDate).sort();
    if (first === undefined) return;
    const consequence = isProxied(dns)
      ? "Cloudflare, where it checks the load balancer's certificate, answers every request with 526 then."
      : "Browsers and package managers refuse the site then.";
    new DateAlerts(this, "certificate", {
      ...this.common,
      subject: `load balancer's certificate for ${hostname}`,
      lastDay: first,
      whatToDo:
        `${consequence} Upload a new certificate under a name of its own (\`gcloud compute ssl-certificates create\`), put its name and ` +
        "last day first in `edge.certificate.certificates` of the environment's data and deploy; take the old one away in " +
        "a later change. If the new one is there already, only that is left to do.",
    });
  }

  /** Asks the public URL; only once something answers there. */
  addUptimeCheck(): Uptime {
    const { google, edge, image, monitoring } = this.environment;
    return new Uptime(this, "uptime", {
      ...this.common,
      project: google.project,
      host: edge.hostname,
      path: image.healthPath,
      periodSeconds: monitoring.uptimeCheckSeconds,
      behindProxy: isProxied(edge.dns),
    });
  }

  private checkSays(words: string): string {
    const { cluster, namespace } = this.environment;
    return [
      'resource.type="k8s_container"',
      `resource.labels.cluster_name="${cluster.name}"`,
      `resource.labels.namespace_name="${namespace.name}"`,
      'resource.labels.container_name="check"',
      `textPayload:"${words}"`,
    ].join(" AND ");
  }
}

function isProxied(dns: Environment["edge"]["dns"]): boolean {
  return dns.kind === "cloudflare" && dns.proxied;
}

function mapValues<In, Out>(
  source: Readonly<Record<string, In>>,
  convert: (value: In) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, convert(value)]));
}
