import { privateAddress } from "../addresses";
import { type ComputeContext, fixed } from "../computed-values";
import { pem } from "../pem";
import type { ResourceType } from "../resource-type";
import { REDIS_NAME, REDIS_SIZE } from "./api-rules";
import { projectNumber } from "./project";
import { zone } from "./zone";

function networkRange(context: ComputeContext): string {
  const source = context.generate("range");
  return `10.${128 + source.integer(64)}.${source.integer(256)}.${8 * source.integer(32)}/29`;
}

export const google_redis_instance: ResourceType = {
  computed: {
    id: "projects/{project}/locations/{region}/instances/{name}",
    host: (context) => privateAddress(context.generate("host")),
    // The port for TLS differs from the plain one.
    port: (context) => (context.text("transit_encryption_mode") === "SERVER_AUTHENTICATION" ? 6378 : 6379),
    auth_string: (context) =>
      context.text("auth_enabled") === "true"
        ? context.secret("auth_string", context.generate("auth_string").uuid())
        : "",
    server_ca_certs: (context) =>
      context.text("transit_encryption_mode") === "SERVER_AUTHENTICATION"
        ? [
            {
              cert: pem("CERTIFICATE", context.generate("server_ca_certs")),
              create_time: "2026-01-01T00:00:00Z",
              expire_time: "2035-12-30T00:00:00Z",
              serial_number: "0",
              sha1_fingerprint: context.generate("server_ca_certs").hex(40),
            },
          ]
        : [],
    create_time: "{@timestamp}",
    authorized_network: "projects/{project}/global/networks/default",
    location_id: zone("b"),
    current_location_id: zone("b"),
    alternative_location_id: (context) => (context.text("tier") === "STANDARD_HA" ? zone("c")(context) : ""),
    reserved_ip_range: networkRange,
    effective_reserved_ip_range: networkRange,
    redis_version: "REDIS_7_2",
    maintenance_version: "20250915_00_00",
    read_replicas_mode: "READ_REPLICAS_DISABLED",
    replica_count: (context) => (context.text("tier") === "STANDARD_HA" ? 1 : 0),
    nodes: (context) =>
      context.text("tier") === "STANDARD_HA"
        ? ["b", "c"].map((letter, index) => ({ id: `node-${index}`, zone: zone(letter)(context) }))
        : [],
    persistence_iam_identity: (context) =>
      `serviceAccount:service-${projectNumber(context.text("project"))}@cloud-redis.iam.gserviceaccount.com`,
    persistence_config: fixed([
      {
        persistence_mode: "DISABLED",
        rdb_next_snapshot_time: "",
        rdb_snapshot_period: "",
        rdb_snapshot_start_time: "",
      },
    ]),
    "maintenance_policy.create_time": "{@timestamp}",
    "maintenance_policy.update_time": "{@timestamp}",
    "maintenance_policy.weekly_maintenance_window.duration": "3600s",
  },
  defaults: {
    auth_enabled: false,
    connect_mode: "DIRECT_PEERING",
    tier: "BASIC",
    transit_encryption_mode: "DISABLED",
  },
  computedBlocks: ["persistence_config"],
  replaceOnChange: [
    "alternative_location_id",
    "authorized_network",
    "connect_mode",
    "customer_managed_key",
    "location_id",
    "name",
    "project",
    "region",
    "reserved_ip_range",
    "tier",
    "transit_encryption_mode",
  ],
  api: [REDIS_NAME, REDIS_SIZE],
};
