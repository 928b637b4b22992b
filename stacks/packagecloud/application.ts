import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Opening } from "../../constructs/gke/openings";
import type { PodProps } from "../../constructs/gke/pod-template";
import { GkeSecretProviderClass } from "../../constructs/gke/secret-provider-class";
import type { VolumeProps } from "../../constructs/gke/volume";
import type { Environment } from "../../environments/environment";
import { applicationOpenings } from "./access";
import type { Database } from "./database";
import { type PackagecloudContainer, packagecloudContainer, VOLUMES } from "./image";
import type { Platform } from "./platform";
import type { Redis } from "./redis";
import { RedisTls } from "./redis-tls";
import type { PinnedFiles, Secrets } from "./secrets";
import type { SqlProxy } from "./sql-proxy";

/** Dependencies shared by the packagecloud pods. */
export interface Foundation {
  readonly platform: Platform;
  readonly secrets: Secrets;
  readonly database: Database;
  readonly redis: Redis;
  readonly sqlProxy: SqlProxy;
}

/** Properties of a pod beside its containers. */
type PodParts = Pick<PodProps, "volumes" | "podAnnotations" | "containers">;

/**
 * Parts that all pods with packagecloud's image share: pinned secrets as files, the Redis helper, and what the network
 * lets them reach.
 */
export class Application extends Construct {
  readonly secretClass: GkeSecretProviderClass;
  readonly redisTls: RedisTls;
  readonly openings: readonly Opening[];
  /** Resources that must exist before a pod starts. */
  readonly prerequisites: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
    foundation: Foundation,
    { files, previousFiles }: PinnedFiles,
  ) {
    super(scope, id);
    const { platform, secrets, database, redis, sqlProxy } = foundation;
    this.secretClass = new GkeSecretProviderClass(this, "secret-class", {
      name: "packagecloud",
      namespace: platform.namespace.name,
      files,
      previousFiles,
      // Pods mount it by name, so what it names must be there and readable first.
      dependsOn: [
        ...Object.values(secrets.byName).flatMap(({ grants }) => Object.values(grants)),
        ...database.users.map(({ user }) => user),
        ...(redis.auth === undefined ? [] : [redis.auth.version.resource]),
      ],
    });
    this.redisTls = new RedisTls(this, "redis-tls", environment, platform, redis);
    this.openings = applicationOpenings(environment, platform, redis);
    this.prerequisites = [
      this.secretClass.manifest,
      sqlProxy.workload.deployment,
      database.database.database,
      platform.applicationAccount,
    ];
  }

  /** A pod with packagecloud's container and its helper. */
  pod(container: PackagecloudContainer): PodParts {
    const main = packagecloudContainer(this.environment, container);
    return {
      containers: [main, this.redisTls.container(main.preStop?.seconds)],
      volumes: this.volumes(container),
      podAnnotations: this.redisTls.podAnnotations,
    };
  }

  private volumes({ size }: PackagecloudContainer): Readonly<Record<string, VolumeProps>> {
    return {
      [VOLUMES.secrets]: { secretProviderClass: { name: this.secretClass.name } },
      [VOLUMES.state]: { emptyDir: { sizeLimit: `${size.ephemeralStorageMib}Mi` } },
      [VOLUMES.signals]: { emptyDir: { sizeLimit: "1Mi" } },
      ...this.redisTls.volumes,
    };
  }
}
