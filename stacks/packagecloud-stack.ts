import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import type { Environment } from "../environments/environment";
import { adoptExisting } from "./packagecloud/adopt";
import { Application } from "./packagecloud/application";
import { BackupCheck } from "./packagecloud/backup-check";
import { Database } from "./packagecloud/database";
import { Edge } from "./packagecloud/edge";
import { LicenceCheck, licenceCheckInputs } from "./packagecloud/licence-check";
import { Migration } from "./packagecloud/migration";
import { Monitoring } from "./packagecloud/monitoring";
import { Outputs } from "./packagecloud/outputs";
import { APPLICATION_ACCOUNT, Platform } from "./packagecloud/platform";
import { addProviders } from "./packagecloud/providers";
import { QueueCheck } from "./packagecloud/queue-check";
import { Redis } from "./packagecloud/redis";
import { refusePlaceholders } from "./packagecloud/refuse-placeholders";
import { RestoreDrill } from "./packagecloud/restore-drill";
import { missingVersions, pinnedFiles, Secrets } from "./packagecloud/secrets";
import { SqlProxy } from "./packagecloud/sql-proxy";
import { keepState } from "./packagecloud/state";
import { Storage } from "./packagecloud/storage";
import { Workloads } from "./packagecloud/workloads";
import { StandaloneStack } from "./standalone-stack";

/** Parts that need every secret's value, so that they are withheld until each has a version. */
const WITHHOLDABLE = [
  "web",
  "rainbows",
  "resque",
  "toolbox",
  "migration",
  "ingress",
  "uptime check",
  "queue check",
] as const;

/**
 * packagecloud:enterprise on GKE. pre and ops are this stack with different data.
 *
 * A secret whose version is null has no value yet. Then what reads secrets is withheld: the rest is made, an
 * operator puts the values in and names their versions, and the next apply deploys the workloads.
 */
export class PackagecloudStack extends StandaloneStack {
  /** Parts withheld for want of secrets; empty for a complete deployment. */
  readonly withheld: readonly string[];

  /** @param options.refusePlaceholders makes plans fail while settings hold a placeholder @default false */
  constructor(
    scope: Construct,
    environment: Environment,
    options: { readonly refusePlaceholders?: boolean } = {},
  ) {
    super(scope, environment.name);
    keepState(this, environment);
    addProviders(this, environment);

    const platform = new Platform(this, "platform", environment);
    const namespace = platform.namespace.name;
    if (options.refusePlaceholders === true) refusePlaceholders(environment, platform);

    // packagecloud's secrets, of which Terraform knows names and versions but no value.
    const secrets = new Secrets(this, "secrets", environment, platform.principal(APPLICATION_ACCOUNT));

    // Managed services instead of the Omnibus package's embedded database and Redis.
    const database = new Database(this, "database", environment, secrets.byName.databasePassword);
    const redis = new Redis(this, "redis", environment, secrets.byName.redisAuth);
    const sqlProxy = new SqlProxy(this, "sql-proxy", environment, platform, database);

    // The packages' bucket and its replica stay in AWS, beside the CloudFront that packagecloud manages itself.
    const storage = new Storage(this, "storage", environment);

    // The address, DNS record, TLS and allow list in front of the load balancer.
    const edge = new Edge(this, "edge", environment);

    // Alerts, and checks from inside the cluster: of the backups, and of the licence with its vendor.
    new BackupCheck(this, "backup-check", environment, platform);
    const { restoreDrill } = environment.database;
    if (restoreDrill !== null) {
      new RestoreDrill(this, "restore-drill", environment, { platform, settings: restoreDrill });
    }
    const licenceCheck = licenceCheckInputs(environment);
    if (licenceCheck !== undefined) {
      new LicenceCheck(this, "licence-check", environment, {
        ...licenceCheck,
        platform,
        licence: secrets.byName.licence,
      });
    }
    const monitoring = new Monitoring(this, "monitoring", environment);

    // packagecloud itself: one migration, then web, rainbows, resque and toolbox, then the Ingress in front of them.
    const files = pinnedFiles(environment);
    if (files !== undefined) {
      const foundation = { platform, secrets, database, redis, sqlProxy };
      const application = new Application(this, "application", environment, foundation, files);
      const migration = new Migration(this, "migration", environment, application, namespace);
      const workloads = new Workloads(this, "workloads", environment, {
        application,
        namespace,
        priorities: platform.priorities,
        securityPolicyName: edge.securityPolicyName,
        migration: migration.job.job,
      });
      edge.addIngress(workloads, namespace);
      new QueueCheck(this, "queue-check", environment, {
        platform,
        redis,
        redisTls: application.redisTls,
      });
      monitoring.addRuntimeChecks();
    }

    const until = missingVersions(environment);
    this.withheld = files === undefined ? WITHHOLDABLE : [];
    if (this.withheld.length > 0) {
      Annotations.of(this).addWarning(
        `${environment.name}: withheld until ${until.join(", ")} are set: ${this.withheld.join(", ")}`,
      );
    }
    new Outputs(this, "outputs", {
      database,
      redis,
      storage,
      edge,
      withheld: { parts: this.withheld, until },
    });
    adoptExisting(environment, { platform, database, redis, storage, edge });
  }
}
