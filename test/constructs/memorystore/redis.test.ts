import { TerraformOutput } from "cdktf";
import { Redis } from "../../../constructs/memorystore/redis";
import { RedisAuthVersion } from "../../../constructs/memorystore/redis-auth-version";
import type { RedisProps } from "../../../constructs/memorystore/redis-props";
import { onlyResource } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

const required: RedisProps = {
  name: "orders-redis",
  region: "us-east1",
  memorySizeGb: 4,
  redisVersion: "REDIS_7_0",
  network: { authorizedNetwork: "projects/p/global/networks/n" },
};

function synth(more: Partial<RedisProps> = {}) {
  return synthWithProviders((stack) => {
    new Redis(stack, "redis", { ...required, ...more });
  });
}

describe("a Redis instance", () => {
  test("wants TLS and AUTH, loses no queue and cannot be destroyed by default", () => {
    const stack = synth();
    expect(onlyResource(stack, "google_redis_instance")).toMatchObject({
      name: "orders-redis",
      display_name: "orders-redis",
      region: "us-east1",
      tier: "STANDARD_HA",
      memory_size_gb: 4,
      redis_version: "REDIS_7_0",
      authorized_network: "projects/p/global/networks/n",
      connect_mode: "PRIVATE_SERVICE_ACCESS",
      auth_enabled: true,
      transit_encryption_mode: "SERVER_AUTHENTICATION",
      redis_configs: { "maxmemory-policy": "noeviction" },
      maintenance_policy: {
        weekly_maintenance_window: [{ day: "SUNDAY", start_time: { hours: 2, minutes: 0 } }],
      },
      persistence_config: { persistence_mode: "RDB", rdb_snapshot_period: "SIX_HOURS" },
      lifecycle: { prevent_destroy: true },
    });
    expect(schemaProblems(stack)).toEqual([]);
    expect(addresses(stack)).toEqual(["google_redis_instance.redis_instance_237315B3"]);
  });

  test("takes each option over", () => {
    const stack = synth({
      tier: "STANDARD_HA",
      zone: "us-east1-b",
      alternativeZone: "us-east1-c",
      network: { authorizedNetwork: "n", connectMode: "DIRECT_PEERING", reservedIpRange: "10.0.0.0/28" },
      maxmemoryPolicy: "allkeys-lru",
      configs: { "notify-keyspace-events": "" },
      maintenance: { day: "MONDAY", hour: 23 },
      persistence: { snapshotPeriod: "ONE_HOUR", snapshotStartTime: "2026-01-01T00:00:00Z" },
      displayName: "Orders",
      labels: { team: "orders" },
      preventDestroy: false,
    });
    expect(schemaProblems(stack)).toEqual([]);
    expect(onlyResource(stack, "google_redis_instance")).toMatchObject({
      location_id: "us-east1-b",
      alternative_location_id: "us-east1-c",
      connect_mode: "DIRECT_PEERING",
      reserved_ip_range: "10.0.0.0/28",
      redis_configs: { "maxmemory-policy": "allkeys-lru", "notify-keyspace-events": "" },
      maintenance_policy: { weekly_maintenance_window: [{ day: "MONDAY", start_time: { hours: 23 } }] },
      persistence_config: {
        rdb_snapshot_period: "ONE_HOUR",
        rdb_snapshot_start_time: "2026-01-01T00:00:00Z",
      },
      display_name: "Orders",
      labels: { team: "orders" },
      lifecycle: { prevent_destroy: false },
    });
  });

  test("makes no snapshots when told so", () => {
    expect(onlyResource(synth({ persistence: "off" }), "google_redis_instance")).toMatchObject({
      persistence_config: { persistence_mode: "DISABLED" },
    });
  });

  test("offers all certificates of its authority as one text", () => {
    const stack = synthWithProviders((scope) => {
      const redis = new Redis(scope, "redis", required);
      new TerraformOutput(scope, "ca", { value: redis.caCertificates, staticId: true });
      new TerraformOutput(scope, "address", { value: `${redis.host}:${redis.port}`, staticId: true });
    });
    expect(stack.output?.["ca"]?.["value"]).toBe(
      '${join("\\n", google_redis_instance.redis_instance_237315B3.server_ca_certs[*].cert)}',
    );
    expect(stack.output?.["address"]?.["value"]).toBe(
      "${google_redis_instance.redis_instance_237315B3.host}:${google_redis_instance.redis_instance_237315B3.port}",
    );
  });

  test("hands its password to a secret through a write-only argument, and nowhere else", () => {
    const stack = synthWithProviders((scope) => {
      const redis = new Redis(scope, "redis", required);
      new RedisAuthVersion(scope, "auth", { redis, secret: "projects/p/secrets/s", revision: 1 });
    });
    expect(onlyResource(stack, "google_secret_manager_secret_version")).toMatchObject({
      secret_data_wo: "${google_redis_instance.redis_instance_237315B3.auth_string}",
      secret_data_wo_version: 1,
    });
    expect(JSON.stringify(stack).split("auth_string")).toHaveLength(2);
    expect(schemaProblems(stack)).toEqual([]);
  });

  test.each<[string, Partial<RedisProps>, string]>([
    ["a name with capitals", { name: "Redis" }, "have at most 40 characters"],
    ["no memory", { memorySizeGb: 0 }, "memorySizeGb must be 1 to 300 whole GB, got 0"],
    [
      "a second zone without a replica",
      { tier: "BASIC", alternativeZone: "b" },
      "alternativeZone must be left out with tier BASIC",
    ],
    ["the same zone twice", { zone: "b", alternativeZone: "b" }, "alternativeZone must be another zone"],
    [
      "the policy among the settings",
      { configs: { "maxmemory-policy": "allkeys-lru" } },
      "Say it with maxmemoryPolicy",
    ],
    [
      "an hour that is none",
      { maintenance: { hour: 24 } },
      "maintenance.hour must be a whole number from 0 to 23",
    ],
  ])("refuses %s", (_, props, message) => {
    expect(
      refusal((stack) => {
        new Redis(stack, "redis", { ...required, ...props });
      }),
    ).toContain(message);
  });
});
