import { type MetadataTable, row } from "./metadata";

const DELETION_PROTECTION = row("protection", "Terraform's deletion protection", "true", { absent: true });
const KMS_KEY = row("key", "the customer-managed key", "same");

/** Google Cloud: databases and caches. */
export const GOOGLE_DATABASES: MetadataTable = {
  google_sql_database_instance: {
    label: "Cloud SQL instance",
    holds: "its databases, users and, unless they are retained on delete, its backups",
    keys: {
      "settings.database_flags": ["name"],
      "settings.ip_configuration.authorized_networks": ["value"],
    },
    lastCopy: [
      {
        path: "settings.retain_backups_on_delete",
        none: false,
        message: "Its automated backups are deleted with it: retain_backups_on_delete is off.",
      },
    ],
    paths: {
      deletion_protection: DELETION_PROTECTION,
      "settings.deletion_protection_enabled": row(
        "protection",
        "Cloud SQL's own deletion protection",
        "true",
      ),
      "settings.retain_backups_on_delete": row(
        "backup",
        "retaining backups when the instance is deleted",
        "true",
      ),
      "settings.backup_configuration.enabled": row("backup", "automated backups", "true"),
      "settings.backup_configuration.binary_log_enabled": row(
        "backup",
        "the binary log, which point-in-time recovery needs",
        "true",
      ),
      "settings.backup_configuration.point_in_time_recovery_enabled": row(
        "backup",
        "point-in-time recovery",
        "true",
      ),
      "settings.backup_configuration.backup_retention_settings.retained_backups": row(
        "retention",
        "automated backups kept",
        "higher",
        { unit: "backups", absent: 7 },
      ),
      "settings.backup_configuration.transaction_log_retention_days": row(
        "retention",
        "transaction logs kept for point-in-time recovery",
        "higher",
        { unit: "days", absent: 7 },
      ),
      "settings.backup_configuration.location": row("replication", "the place of the backups", "same"),
      "settings.ip_configuration.ipv4_enabled": row("exposure", "a public IP address", "false", {
        absent: true,
      }),
      "settings.ip_configuration.authorized_networks.value": row(
        "addresses",
        "networks that may connect to the public address",
        "addresses",
      ),
      "settings.ip_configuration.ssl_mode": row(
        "tls",
        "the SSL mode",
        ["ALLOW_UNENCRYPTED_AND_ENCRYPTED", "ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"],
        { wrong: ["ALLOW_UNENCRYPTED_AND_ENCRYPTED"] },
      ),
      "settings.ip_configuration.require_ssl": row("tls", "required SSL", "true"),
      "settings.connector_enforcement": row("tls", "connector enforcement", ["NOT_REQUIRED", "REQUIRED"]),
      "settings.availability_type": row("availability", "the availability type", ["ZONAL", "REGIONAL"], {
        consequence: "A zone's failure stops the database.",
      }),
      "settings.activation_policy": row(
        "availability",
        "the activation policy",
        ["NEVER", "ON_DEMAND", "ALWAYS"],
        {
          consequence: "The instance is stopped.",
          severity: "danger",
        },
      ),
      "settings.edition": row("availability", "the edition", ["ENTERPRISE", "ENTERPRISE_PLUS"]),
      "settings.tier": row("capacity", "the machine tier", "higher", {
        consequence: "The instance restarts with less processor or memory.",
      }),
      "settings.disk_size": row("capacity", "the disk size", "higher", { unit: "GB" }),
      "settings.disk_autoresize": row("capacity", "automatic growth of the disk", "true", { absent: true }),
      "settings.disk_autoresize_limit": row("capacity", "the limit of automatic growth", "higher", {
        unit: "GB",
        unlimited: [0, null],
      }),
      "settings.ip_configuration.psc_config.psc_enabled": row(
        "exposure",
        "Private Service Connect",
        "false",
        {
          severity: "warning",
        },
      ),
      "settings.password_validation_policy.min_length": row("access", "the shortest password", "higher", {
        unit: "characters",
      }),
      "settings.backup_configuration.backup_retention_settings.retention_unit": row(
        "retention",
        "the unit in which backups kept are counted",
        ["COUNT"],
        { absent: "COUNT" },
      ),
      "settings.maintenance_window": row("availability", "the maintenance window", "present", {
        consequence: "Google may restart the instance at any time.",
      }),
      "settings.password_validation_policy.enable_password_policy": row(
        "access",
        "the password policy",
        "true",
      ),
      database_version: row("version", "the database version", "same", {
        consequence:
          "A major version cannot be taken back without restoring a backup, and the instance restarts.",
      }),
      encryption_key_name: KMS_KEY,
      root_password: row("identity", "the root password", "same", { severity: "notice" }),
    },
  },
  google_sql_database: {
    label: "Cloud SQL database",
    holds: "every table in the database",
    survives: { path: "deletion_policy", value: "ABANDON" },
    paths: {
      deletion_policy: row("protection", "the deletion policy", ["DELETE", "ABANDON"]),
      charset: row("version", "the character set", "same"),
    },
  },
  google_sql_user: {
    label: "database user",
    credential: "Clients that still log in as the user are refused.",
    paths: {
      host: row("exposure", "hosts the user may come from", "same", { severity: "warning" }),
      password_wo_version: row("identity", "the password's version", "same", {
        consequence: "Clients with the previous password are refused after the apply.",
        severity: "notice",
      }),
    },
  },
  google_sql_ssl_cert: {
    label: "client certificate",
    credential: "Clients that use the certificate are refused.",
  },
  google_redis_instance: {
    label: "Memorystore for Redis instance",
    holds: "everything in Redis, queued jobs too",
    keys: {},
    paths: {
      deletion_protection: DELETION_PROTECTION,
      auth_enabled: row("access", "AUTH", "true", {
        consequence: "Anyone who can reach the port needs no password.",
      }),
      transit_encryption_mode: row("tls", "TLS between clients and Redis", [
        "DISABLED",
        "SERVER_AUTHENTICATION",
      ]),
      tier: row("availability", "the tier", ["BASIC", "STANDARD_HA"], {
        consequence: "Without a replica, a failure or maintenance loses the data.",
        severity: "danger",
      }),
      memory_size_gb: row("capacity", "memory", "higher", { unit: "GB" }),
      replica_count: row("availability", "replicas", "higher"),
      read_replicas_mode: row("availability", "read replicas", [
        "READ_REPLICAS_DISABLED",
        "READ_REPLICAS_ENABLED",
      ]),
      "redis_configs.maxmemory-policy": row(
        "backup",
        "the eviction policy",
        [
          "allkeys-random",
          "allkeys-lfu",
          "allkeys-lru",
          "volatile-random",
          "volatile-ttl",
          "volatile-lfu",
          "volatile-lru",
          "noeviction",
        ],
        {
          absent: "volatile-lru",
          consequence: "Redis may drop data, queued jobs too, when memory runs out.",
        },
      ),
      "persistence_config.persistence_mode": row("backup", "persistence", ["DISABLED", "RDB"], {
        absent: "DISABLED",
      }),
      "persistence_config.rdb_snapshot_period": row("backup", "the snapshot period", [
        "TWENTY_FOUR_HOURS",
        "TWELVE_HOURS",
        "SIX_HOURS",
        "ONE_HOUR",
      ]),
      maintenance_policy: row("availability", "the maintenance window", "present"),
      redis_version: row("version", "the Redis version", "same"),
      connect_mode: row("exposure", "the way clients connect", "same", { severity: "warning" }),
      authorized_network: row("exposure", "the network whose members may connect", "same", {
        severity: "warning",
      }),
      customer_managed_key: KMS_KEY,
    },
  },
  google_redis_cluster: {
    label: "Memorystore for Redis Cluster",
    holds: "everything in Redis, queued jobs too",
    paths: {
      deletion_protection_enabled: row("protection", "deletion protection", "true"),
      authorization_mode: row("access", "the authorization mode", [
        "AUTH_MODE_DISABLED",
        "AUTH_MODE_IAM_AUTH",
      ]),
      transit_encryption_mode: row("tls", "TLS between clients and Redis", [
        "TRANSIT_ENCRYPTION_MODE_DISABLED",
        "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION",
      ]),
      replica_count: row("availability", "replicas per shard", "higher"),
      "zone_distribution_config.mode": row("availability", "the zones", ["SINGLE_ZONE", "MULTI_ZONE"]),
      shard_count: row("capacity", "shards", "higher"),
      "persistence_config.mode": row("backup", "persistence", ["DISABLED", "RDB", "AOF"]),
      "automated_backup_config.retention": row("retention", "automated backups kept", "higher", {
        unit: "seconds",
      }),
      automated_backup_config: row("backup", "automated backups", "present"),
      kms_key: KMS_KEY,
    },
  },
  google_bigquery_dataset: {
    label: "BigQuery dataset",
    holds: "every table in the dataset",
    lastCopy: [
      {
        path: "delete_contents_on_destroy",
        none: true,
        message: "delete_contents_on_destroy is on: its tables are deleted too.",
      },
    ],
    paths: {
      delete_contents_on_destroy: row("protection", "deleting the dataset together with its tables", "false"),
      default_table_expiration_ms: row("retention", "tables kept by default", "higher", {
        unit: "milliseconds",
        unlimited: [null, 0],
      }),
      default_partition_expiration_ms: row("retention", "partitions kept by default", "higher", {
        unit: "milliseconds",
        unlimited: [null, 0],
      }),
      max_time_travel_hours: row("retention", "time travel", "higher", { unit: "hours", absent: 168 }),
      "default_encryption_configuration.kms_key_name": KMS_KEY,
    },
  },
  google_bigquery_table: {
    label: "BigQuery table",
    holds: "the table's rows",
    paths: {
      deletion_protection: DELETION_PROTECTION,
      expiration_time: row("retention", "the time at which the table expires", "higher", {
        unlimited: [null, 0],
      }),
      "encryption_configuration.kms_key_name": KMS_KEY,
    },
  },
  google_spanner_instance: {
    label: "Spanner instance",
    holds: "its databases and backups",
    lastCopy: [
      { path: "force_destroy", none: true, message: "force_destroy is on: its backups are deleted too." },
    ],
    paths: {
      force_destroy: row("protection", "deleting the instance together with its backups", "false"),
      num_nodes: row("capacity", "nodes", "higher"),
      processing_units: row("capacity", "processing units", "higher"),
      config: row("availability", "the instance's configuration of regions", "same"),
    },
  },
  google_spanner_database: {
    label: "Spanner database",
    holds: "every table in the database",
    paths: {
      deletion_protection: DELETION_PROTECTION,
      enable_drop_protection: row("protection", "Spanner's own drop protection", "true"),
      version_retention_period: row("retention", "versions kept for point-in-time recovery", "higher", {
        unit: "seconds",
        absent: "1h",
      }),
      "encryption_config.kms_key_name": KMS_KEY,
    },
  },
  google_bigtable_instance: {
    label: "Bigtable instance",
    holds: "its tables and backups",
    paths: { deletion_protection: DELETION_PROTECTION },
  },
  google_bigtable_table: {
    label: "Bigtable table",
    holds: "the table's rows",
    paths: { deletion_protection: row("protection", "deletion protection", ["UNPROTECTED", "PROTECTED"]) },
  },
  google_firestore_database: {
    label: "Firestore database",
    holds: "every document in the database",
    survives: { path: "deletion_policy", value: "ABANDON" },
    paths: {
      delete_protection_state: row("protection", "delete protection", [
        "DELETE_PROTECTION_DISABLED",
        "DELETE_PROTECTION_ENABLED",
      ]),
      point_in_time_recovery_enablement: row("backup", "point-in-time recovery", [
        "POINT_IN_TIME_RECOVERY_DISABLED",
        "POINT_IN_TIME_RECOVERY_ENABLED",
      ]),
    },
  },
  google_alloydb_cluster: {
    label: "AlloyDB cluster",
    holds: "its databases and backups",
    paths: {
      deletion_protection: DELETION_PROTECTION,
      "automated_backup_policy.enabled": row("backup", "automated backups", "true"),
      "automated_backup_policy.time_based_retention.retention_period": row(
        "retention",
        "automated backups kept",
        "higher",
        { unit: "seconds" },
      ),
      "automated_backup_policy.quantity_based_retention.count": row(
        "retention",
        "automated backups kept",
        "higher",
        {
          unit: "backups",
        },
      ),
      "continuous_backup_config.enabled": row("backup", "continuous backup", "true", { absent: true }),
      "continuous_backup_config.recovery_window_days": row("retention", "the recovery window", "higher", {
        unit: "days",
        absent: 14,
      }),
      "encryption_config.kms_key_name": KMS_KEY,
    },
  },
  google_alloydb_instance: {
    label: "AlloyDB instance",
    serves: "connections to the database",
    paths: {
      availability_type: row("availability", "the availability type", ["ZONAL", "REGIONAL"]),
      "machine_config.cpu_count": row("capacity", "processors", "higher"),
      "client_connection_config.ssl_config.ssl_mode": row("tls", "the SSL mode", [
        "ALLOW_UNENCRYPTED_AND_ENCRYPTED",
        "ENCRYPTED_ONLY",
      ]),
      "network_config.enable_public_ip": row("exposure", "a public IP address", "false"),
    },
  },
};
