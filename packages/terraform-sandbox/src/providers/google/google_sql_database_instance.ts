import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { lookUp } from "../../values";
import { privateAddress, publicAddress } from "../addresses";
import { type ComputeContext, fixed } from "../computed-values";
import { pem } from "../pem";
import type { Refusal, ResourceType } from "../resource-type";
import { SQL_INSTANCE_NAME } from "./api-rules";
import { idInProject } from "./key";
import { projectNumber } from "./project";
import { SQL } from "./sql";
import { zone } from "./zone";

function privateIp(context: ComputeContext): string {
  return context.text("settings.ip_configuration.private_network") === ""
    ? ""
    : privateAddress(context.generate("private_ip_address"));
}

function publicIp(context: ComputeContext): string {
  return context.text("settings.ip_configuration.ipv4_enabled") === "false"
    ? ""
    : publicAddress(context.generate("public_ip_address"));
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

/** MySQL recovers to a point in time by its binary log. */
function recoveryRefusals(config: ValueObject): readonly Refusal[] {
  const enabled = lookUp(config, "settings.backup_configuration.point_in_time_recovery_enabled");
  const version = config["database_version"] ?? null;
  if (enabled !== true || typeof version !== "string" || /^(POSTGRES|SQLSERVER)/.test(version)) return [];
  return [
    {
      attribute: "settings",
      message:
        "point_in_time_recovery_enabled is only available for the following [POSTGRES SQLSERVER]. You may want to " +
        "consider using binary_log_enabled instead and remove point_in_time_recovery_enabled (removing " +
        "point_in_time_recovery_enabled and adding binary_log_enabled will enable pitr for MYSQL)",
    },
  ];
}

export const google_sql_database_instance: ResourceType = {
  computed: {
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
    service_account_email_address: ({ generate, text }) =>
      `p${projectNumber(text("project"))}-${generate("service_account").text(6, "abcdefghijklmnopqrstuvwxyz0123456789")}@gcp-sa-cloud-sql.iam.gserviceaccount.com`,
    server_ca_cert: ({ generate }) => [
      {
        cert: pem("CERTIFICATE", generate("server_ca_cert")),
        common_name: "C=US,O=Google\\, Inc,CN=Google Cloud SQL Server CA",
        create_time: "2026-01-01T00:00:00Z",
        expiration_time: "2035-12-30T00:00:00Z",
        sha1_fingerprint: generate("server_ca_cert").hex(40),
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
  defaults: {
    deletion_protection: true,
    "settings.activation_policy": "ALWAYS",
    "settings.availability_type": "ZONAL",
    "settings.backup_configuration.backup_retention_settings.retention_unit": "COUNT",
    "settings.data_cache_config.data_cache_enabled": false,
    "settings.disk_autoresize": true,
    "settings.disk_autoresize_limit": 0,
    "settings.insights_config.query_string_length": 1024,
    "settings.ip_configuration.ipv4_enabled": true,
    "settings.pricing_plan": "PER_USE",
  },
  computedBlocks: [
    "replica_configuration",
    "replication_cluster",
    "settings.connection_pool_config",
    "settings.data_cache_config",
    "settings.insights_config",
    "settings.location_preference",
  ],
  replaceOnChange: [
    "encryption_key_name",
    "name",
    "project",
    "region",
    "replica_configuration.ca_certificate",
    "replica_configuration.client_certificate",
    "replica_configuration.client_key",
    "replica_configuration.connect_retry_interval",
    "replica_configuration.dump_file_path",
    "replica_configuration.failover_target",
    "replica_configuration.master_heartbeat_period",
    "replica_configuration.password",
    "replica_configuration.ssl_cipher",
    "replica_configuration.username",
    "replica_configuration.verify_server_certificate",
    "settings.collation",
    "settings.disk_type",
  ],
  key: idInProject,
  protections: [
    {
      attribute: "deletion_protection",
      message:
        "Error, failed to delete instance because deletion_protection is set to true. Set it to false to proceed with instance deletion",
    },
    {
      attribute: "settings.deletion_protection_enabled",
      message:
        "googleapi: Error 400: The instance is protected. Please disable the deletion protection and try again. " +
        "To disable deletion protection, update the instance settings with deletionProtectionEnabled set to false., invalid",
    },
  ],
  validatePlan: recoveryRefusals,
  api: [SQL_INSTANCE_NAME],
};
