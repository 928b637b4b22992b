import type { Value } from "@infra-tools/terraform-plan/value";
import { pem, privateAddress, projectNumber, publicAddress } from "./parts";
import { type ComputeContext, fixed, type Rules } from "./table";

const SQL = "https://sqladmin.googleapis.com/sql/v1beta4/projects/{project}/instances";

function privateIp(context: ComputeContext): string {
  return context.text("settings.ip_configuration.private_network") === ""
    ? ""
    : privateAddress(context.fake("private_ip_address"));
}

function publicIp(context: ComputeContext): string {
  return context.text("settings.ip_configuration.ipv4_enabled") === "false"
    ? ""
    : publicAddress(context.fake("public_ip_address"));
}

function addresses(context: ComputeContext): Value {
  const all: readonly (readonly [string, string])[] = [
    ["PRIMARY", publicIp(context)],
    ["PRIVATE", privateIp(context)],
  ];
  return all
    .filter(([, address]) => address !== "")
    .map(([type, ip_address]) => ({ type, ip_address, time_to_retire: "" }));
}

/** The zone a regional service puts its primary (b) or standby (c) in. */
function zone(letter: string): (context: ComputeContext) => string {
  return (context) => `${context.text("region")}-${letter}`;
}

function networkRange(context: ComputeContext): string {
  const source = context.fake("range");
  return `10.${128 + source.integer(64)}.${source.integer(256)}.${8 * source.integer(32)}/29`;
}

export const googleDatabase: { readonly [type: string]: Rules } = {
  google_sql_database: {
    id: "projects/{project}/instances/{instance}/databases/{name}",
    self_link: `${SQL}/{instance}/databases/{name}`,
    charset: "utf8mb3",
    collation: "utf8mb3_general_ci",
  },
  google_sql_database_instance: {
    name: "terraform-{@digits 20}",
    id: "{name}",
    self_link: `${SQL}/{name}`,
    connection_name: "{project}:{region}:{name}",
    private_ip_address: privateIp,
    public_ip_address: publicIp,
    first_ip_address: (context) => publicIp(context) || privateIp(context),
    ip_address: addresses,
    instance_type: "CLOUD_SQL_INSTANCE",
    dns_name: "{@hex 12}.{@hex 12}.{region}.sql.goog.",
    maintenance_version: "{database_version}_41.R20250922.00_06",
    service_account_email_address: ({ fake, text }) =>
      `p${projectNumber(text("project"))}-${fake("service_account").text(6, "abcdefghijklmnopqrstuvwxyz0123456789")}@gcp-sa-cloud-sql.iam.gserviceaccount.com`,
    server_ca_cert: ({ fake }) => [
      {
        cert: pem("CERTIFICATE", fake("server_ca_cert")),
        common_name: "C=US,O=Google\\, Inc,CN=Google Cloud SQL Server CA",
        create_time: "2026-01-01T00:00:00Z",
        expiration_time: "2035-12-30T00:00:00Z",
        sha1_fingerprint: fake("server_ca_cert").hex(40),
      },
    ],
    "settings.version": fixed(1),
    "settings.edition": "ENTERPRISE",
    "settings.disk_type": "PD_SSD",
    "settings.disk_size": fixed(10),
    "settings.connector_enforcement": "NOT_REQUIRED",
    "settings.effective_availability_type": "{settings.availability_type}",
    "settings.user_labels": fixed({}),
    "settings.location_preference": (context) => [
      { follow_gae_application: "", secondary_zone: "", zone: zone("b")(context) },
    ],
    "settings.ip_configuration.server_ca_mode": "GOOGLE_MANAGED_INTERNAL_CA",
    "settings.ip_configuration.ssl_mode": "ALLOW_UNENCRYPTED_AND_ENCRYPTED",
    "settings.backup_configuration.start_time": "04:00",
    "settings.backup_configuration.transaction_log_retention_days": fixed(7),
  },
  google_sql_user: { host: fixed(""), id: "{name}/{host}/{instance}" },
  google_sql_ssl_cert: {
    sha1_fingerprint: "{@hex 40}",
    id: "projects/{project}/instances/{instance}/sslCerts/{sha1_fingerprint}",
    cert: ({ fake }) => pem("CERTIFICATE", fake("cert")),
    cert_serial_number: "{@digits 10}",
    create_time: "{@timestamp}",
    private_key: ({ fake, secret }) => secret("private_key", pem("RSA PRIVATE KEY", fake("private_key"))),
    server_ca_cert: ({ fake }) => pem("CERTIFICATE", fake("server_ca_cert")),
  },
  google_redis_cluster: {
    name: "terraform-{@hex 8}",
    id: "projects/{project}/locations/{region}/clusters/{name}",
    create_time: "{@timestamp}",
    state: "ACTIVE",
    uid: "{@uuid}",
  },
  google_redis_instance: {
    id: "projects/{project}/locations/{region}/instances/{name}",
    host: (context) => privateAddress(context.fake("host")),
    // The port for TLS differs from the plain one.
    port: (context) => (context.text("transit_encryption_mode") === "SERVER_AUTHENTICATION" ? 6378 : 6379),
    auth_string: (context) =>
      context.text("auth_enabled") === "true"
        ? context.secret("auth_string", context.fake("auth_string").uuid())
        : "",
    server_ca_certs: (context) =>
      context.text("transit_encryption_mode") === "SERVER_AUTHENTICATION"
        ? [
            {
              cert: pem("CERTIFICATE", context.fake("server_ca_certs")),
              create_time: "2026-01-01T00:00:00Z",
              expire_time: "2035-12-30T00:00:00Z",
              serial_number: "0",
              sha1_fingerprint: context.fake("server_ca_certs").hex(40),
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
};
