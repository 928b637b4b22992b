import { Construct } from "constructs";
import { Redis as RedisInstance } from "../../constructs/memorystore/redis";
import { RedisAuthVersion } from "../../constructs/memorystore/redis-auth-version";
import type { Secret } from "../../constructs/secrets/secret";
import type { Environment } from "../../environments/environment";
import { expectVersion } from "./expect-version";
import { networkPath } from "./providers";

/** Memorystore for packagecloud's queues and cache: TLS, AUTH, and nothing is ever evicted. */
export class Redis extends Construct {
  readonly instance: RedisInstance;
  /** Absent where AUTH is off. */
  readonly auth?: RedisAuthVersion;

  constructor(scope: Construct, id: string, environment: Environment, authSecret: Secret) {
    super(scope, id);
    const { redis, google, protection } = environment;

    this.instance = new RedisInstance(this, "memorystore", {
      name: redis.instanceName,
      region: google.region,
      redisVersion: redis.version,
      tier: redis.tier,
      memorySizeGb: redis.memorySizeGb,
      auth: redis.auth,
      maxmemoryPolicy: "noeviction",
      maintenance: redis.maintenance,
      persistence: redis.snapshotPeriod === "none" ? "off" : { snapshotPeriod: redis.snapshotPeriod },
      network: {
        authorizedNetwork: networkPath(environment),
        connectMode: redis.connectMode,
        ...(google.network.privateServicesRange === null || redis.connectMode === "DIRECT_PEERING"
          ? {}
          : { reservedIpRange: google.network.privateServicesRange }),
      },
      ...(redis.encryptionKey === null ? {} : { encryptionKey: redis.encryptionKey }),
      preventDestroy: protection.preventDestroy,
    });
    if (!redis.auth) return;
    this.auth = new RedisAuthVersion(this, "auth", {
      redis: this.instance,
      secret: authSecret.id,
      revision: redis.authGeneration,
    });
    expectVersion(this.auth.version, redis.authGeneration);
  }
}
