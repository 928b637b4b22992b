import {
  RedisInstance,
  type RedisInstancePersistenceConfig,
} from "@cdktf/provider-google/lib/redis-instance";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { throwProblems } from "../shared/validate";
import { checkRedis } from "./check-redis";
import type { RedisProps } from "./redis-props";

/**
 * Memorystore for Redis with TLS, and AUTH unless it is turned off. Clients that cannot speak TLS need a helper beside
 * them, with `caCertificates`.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class Redis extends Construct {
  /** The instance itself, for what the props do not cover. */
  readonly instance: RedisInstance;

  constructor(scope: Construct, id: string, props: RedisProps) {
    super(scope, id);
    throwProblems(this, checkRedis(props));

    this.instance = new RedisInstance(this, "instance", {
      name: props.name,
      displayName: props.displayName ?? props.name,
      region: props.region,
      tier: props.tier ?? "STANDARD_HA",
      memorySizeGb: props.memorySizeGb,
      redisVersion: props.redisVersion,
      locationId: props.zone,
      alternativeLocationId: props.alternativeZone,
      authorizedNetwork: props.network.authorizedNetwork,
      connectMode: props.network.connectMode ?? "PRIVATE_SERVICE_ACCESS",
      reservedIpRange: props.network.reservedIpRange,
      authEnabled: props.auth ?? true,
      transitEncryptionMode: "SERVER_AUTHENTICATION",
      redisConfigs: { ...props.configs, "maxmemory-policy": props.maxmemoryPolicy ?? "noeviction" },
      maintenancePolicy: {
        weeklyMaintenanceWindow: [
          {
            day: props.maintenance?.day ?? "SUNDAY",
            startTime: { hours: props.maintenance?.hour ?? 2, minutes: 0, seconds: 0, nanos: 0 },
          },
        ],
      },
      customerManagedKey: props.encryptionKey,
      persistenceConfig: persistence(props.persistence),
      labels: props.labels,
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
  }

  /** Address inside the network. */
  get host(): string {
    return this.instance.host;
  }

  /** Port for TLS; never assume it. A number for arguments; in a text, interpolate it. */
  get port(): number {
    return this.instance.port;
  }

  /**
   * The certificates of the authorities that sign the server's, PEM, one after the other: public, for clients' trust.
   * There are two while Google rotates them.
   */
  get caCertificates(): string {
    return Fn.join("\n", Token.asList(this.instance.interpolationForAttribute("server_ca_certs[*].cert")));
  }

  /**
   * The password of all clients. SENSITIVE: the provider keeps it in the state, whatever is done here. Hand it only to
   * a write-only argument (`RedisAuthVersion` does), so that it is there once and nowhere else.
   */
  get sensitiveAuthString(): string {
    return this.instance.authString;
  }
}

function persistence(wanted: RedisProps["persistence"]): RedisInstancePersistenceConfig {
  if (wanted === "off") return { persistenceMode: "DISABLED" };
  return {
    persistenceMode: "RDB",
    rdbSnapshotPeriod: wanted?.snapshotPeriod ?? "SIX_HOURS",
    rdbSnapshotStartTime: wanted?.snapshotStartTime,
  };
}
