import { Construct } from "constructs";
import { MySqlDatabase } from "../../constructs/cloudsql/mysql-database";
import { MySqlInstance } from "../../constructs/cloudsql/mysql-instance";
import { MySqlReplica } from "../../constructs/cloudsql/mysql-replica";
import { MySqlUserGeneration } from "../../constructs/cloudsql/mysql-user-generation";
import type { Secret } from "../../constructs/secrets/secret";
import type { Environment } from "../../environments/environment";
import { expectVersion } from "./expect-version";
import { networkPath } from "./providers";

/** Database users are `packagecloud-<generation>`. */
const USER_PREFIX = "packagecloud";

/**
 * Cloud SQL for MySQL instead of packagecloud's embedded database. Its daily backups replace packagecloud's own; each
 * generation of credentials is a user of its own, whose password nobody ever sees.
 */
export class Database extends Construct {
  readonly instance: MySqlInstance;
  readonly database: MySqlDatabase;
  /** Copy in another region; only where the data asks for one. */
  readonly replica: MySqlReplica | undefined;
  /** All generations that exist, oldest first. */
  readonly users: readonly MySqlUserGeneration[];

  constructor(scope: Construct, id: string, environment: Environment, passwordSecret: Secret) {
    super(scope, id);
    const { database, google, protection } = environment;
    const protect = protection.preventDestroy;

    this.instance = new MySqlInstance(this, "mysql", {
      name: database.instanceName,
      region: google.region,
      databaseVersion: database.version,
      edition: database.edition,
      tier: database.tier,
      availability: database.availability,
      network: {
        privateNetwork: networkPath(environment),
        ...(google.network.privateServicesRange === null
          ? {}
          : { allocatedIpRange: google.network.privateServicesRange }),
      },
      disk: { sizeGb: database.diskSizeGb, autoresizeLimitGb: database.diskAutoresizeLimitGb },
      backups: {
        enabled: database.backups.enabled,
        binaryLog: database.backups.binaryLog,
        retainedBackups: database.backups.retained,
        startTime: database.backups.startTime,
        location: database.backups.location,
        transactionLogRetentionDays: database.backups.transactionLogDays,
      },
      flags: database.flags,
      maintenance: {
        day: database.maintenance.day,
        hour: database.maintenance.hour,
        ...(database.maintenance.denyPeriod === null ? {} : { denyPeriod: database.maintenance.denyPeriod }),
      },
      ...(database.encryptionKey === null ? {} : { encryptionKey: database.encryptionKey }),
      requireConnector: true,
      deletionProtection: protect,
      preventDestroy: protect,
    });
    this.database = new MySqlDatabase(this, "packagecloud", {
      instance: this.instance.name,
      name: database.databaseName,
      charset: database.charset,
      collation: database.collation,
      preventDestroy: protect,
    });
    if (database.readReplica !== null) {
      this.replica = new MySqlReplica(this, "replica", {
        primary: this.instance.name,
        name: database.readReplica.instanceName,
        region: database.readReplica.region,
        databaseVersion: database.version,
        edition: database.edition,
        tier: database.readReplica.tier,
        privateNetwork: networkPath(environment),
        autoresizeLimitGb: database.diskAutoresizeLimitGb,
        flags: database.flags,
        deletionProtection: protect,
        preventDestroy: protect,
      });
    }
    this.users = database.passwordGenerations.map((generation) => this.addUser(generation, passwordSecret));
  }

  private addUser(generation: number, passwordSecret: Secret): MySqlUserGeneration {
    const user = new MySqlUserGeneration(this, `user-${generation}`, {
      instance: this.instance.name,
      userPrefix: USER_PREFIX,
      generation,
      secret: passwordSecret.id,
    });
    expectVersion(user.version, generation);
    return user;
  }
}

/** The generation that pods use: the last one. */
export function currentGeneration({ database }: Environment): number {
  return Math.max(...database.passwordGenerations);
}

/** The database user that pods log in as. */
export function currentUserName(environment: Environment): string {
  return `${USER_PREFIX}-${currentGeneration(environment)}`;
}
