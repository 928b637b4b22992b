import { type MetadataTable, row } from "./metadata";

/** `all` means every account of AWS. */
const SHARED_ACCOUNTS = row("exposure", "accounts that can restore it", "fewer", { wrong: ["all"] });

const KMS = row("key", "the KMS key", "same");
const SKIP_SNAPSHOT = {
  path: "skip_final_snapshot",
  none: true,
  message: "No final snapshot is taken: skip_final_snapshot is on.",
} as const;

const RDS_SHARED = {
  deletion_protection: row("protection", "deletion protection", "true"),
  skip_final_snapshot: row("protection", "skipping the final snapshot", "false"),
  backup_retention_period: row("retention", "automated backups kept", "higher", { unit: "days", absent: 1 }),
  storage_encrypted: row("encryption", "encryption of the storage", "true"),
  kms_key_id: KMS,
  iam_database_authentication_enabled: row("access", "IAM authentication", "true", { severity: "notice" }),
  engine_version: row("version", "the engine's version", "same"),
  apply_immediately: row("availability", "applying at once instead of in the maintenance window", "false", {
    severity: "notice",
  }),
  enabled_cloudwatch_logs_exports: row("audit", "logs that are exported", "more"),
  ca_cert_identifier: row("tls", "the certificate authority", "same", { severity: "notice" }),
} as const;

/** AWS: databases and caches. */
export const AWS_DATABASES: MetadataTable = {
  aws_db_instance: {
    label: "RDS instance",
    holds: "its databases and, when automated backups are deleted with it, its backups",
    lastCopy: [
      SKIP_SNAPSHOT,
      {
        path: "delete_automated_backups",
        none: true,
        message: "Its automated backups are deleted with it.",
      },
    ],
    paths: {
      ...RDS_SHARED,
      delete_automated_backups: row(
        "protection",
        "deleting the automated backups with the instance",
        "false",
        {
          absent: true,
        },
      ),
      publicly_accessible: row("exposure", "public accessibility", "false", { wrong: [true] }),
      multi_az: row("availability", "a standby in another zone", "true"),
      instance_class: row("capacity", "the instance class", "higher"),
      allocated_storage: row("capacity", "the storage", "higher", { unit: "GB" }),
      max_allocated_storage: row("capacity", "the limit of automatic growth", "higher", { unit: "GB" }),
      monitoring_interval: row("alert", "the interval of enhanced monitoring", "lower", {
        unit: "seconds",
        worst: [0],
        severity: "notice",
        consequence: "The operating system is watched less closely.",
      }),
      replicate_source_db: row("replication", "the instance that is replicated", "same"),
      vpc_security_group_ids: row("exposure", "security groups", "same", { severity: "notice" }),
    },
  },
  aws_rds_cluster: {
    label: "RDS cluster",
    holds: "its databases",
    lastCopy: [
      SKIP_SNAPSHOT,
      { path: "delete_automated_backups", none: true, message: "Its automated backups are deleted with it." },
    ],
    paths: {
      ...RDS_SHARED,
      backtrack_window: row("backup", "the backtrack window", "higher", { unit: "seconds" }),
      availability_zones: row("availability", "zones", "more"),
    },
  },
  aws_rds_cluster_instance: {
    label: "instance of an RDS cluster",
    serves: "connections to it",
    removal: { kind: "availability", consequence: "The cluster has one instance less." },
    paths: {
      publicly_accessible: row("exposure", "public accessibility", "false", { wrong: [true] }),
      instance_class: row("capacity", "the instance class", "higher"),
    },
  },
  aws_db_snapshot: { label: "snapshot", holds: "the snapshot", paths: { shared_accounts: SHARED_ACCOUNTS } },
  aws_db_snapshot_copy: {
    label: "copy of a snapshot",
    holds: "the snapshot",
    paths: { shared_accounts: SHARED_ACCOUNTS },
  },
  aws_db_cluster_snapshot: {
    label: "snapshot of a cluster",
    holds: "the snapshot",
    paths: { shared_accounts: SHARED_ACCOUNTS },
  },
  aws_db_subnet_group: { label: "subnet group", dependents: "the databases in it" },
  aws_db_parameter_group: {
    label: "parameter group",
    keys: { parameter: ["name"] },
    paths: {
      "parameter.value": row("version", "the parameter", "same", { severity: "notice" }),
    },
  },
  aws_dynamodb_table: {
    label: "DynamoDB table",
    holds: "every item in the table",
    keys: { replica: ["region_name"], global_secondary_index: ["name"] },
    paths: {
      deletion_protection_enabled: row("protection", "deletion protection", "true"),
      "point_in_time_recovery.enabled": row("backup", "point-in-time recovery", "true"),
      "point_in_time_recovery.recovery_period_in_days": row("retention", "the recovery window", "higher", {
        unit: "days",
        absent: 35,
      }),
      "ttl.enabled": row("retention", "expiry of items", "false"),
      "server_side_encryption.enabled": row("encryption", "encryption with a KMS key", "true"),
      "server_side_encryption.kms_key_arn": KMS,
      replica: row("replication", "the replica", "present"),
      stream_enabled: row("replication", "the stream of changes", "true", { severity: "warning" }),
      read_capacity: row("capacity", "read capacity", "higher"),
      write_capacity: row("capacity", "write capacity", "higher"),
    },
  },
  aws_elasticache_cluster: {
    label: "ElastiCache cluster",
    holds: "everything in the cache",
    paths: {
      snapshot_retention_limit: row("retention", "snapshots kept", "higher", { unit: "days" }),
      num_cache_nodes: row("capacity", "nodes", "higher"),
      node_type: row("capacity", "the node type", "higher"),
      transit_encryption_enabled: row("tls", "encryption in transit", "true"),
      az_mode: row("availability", "the zones", ["single-az", "cross-az"]),
      engine_version: row("version", "the engine's version", "same"),
    },
  },
  aws_elasticache_replication_group: {
    label: "ElastiCache replication group",
    holds: "everything in the cache",
    paths: {
      snapshot_retention_limit: row("retention", "snapshots kept", "higher", { unit: "days" }),
      automatic_failover_enabled: row("availability", "automatic failover", "true"),
      multi_az_enabled: row("availability", "several zones", "true"),
      num_cache_clusters: row("availability", "nodes", "higher"),
      replicas_per_node_group: row("availability", "replicas per shard", "higher"),
      num_node_groups: row("capacity", "shards", "higher"),
      node_type: row("capacity", "the node type", "higher"),
      transit_encryption_enabled: row("tls", "encryption in transit", "true"),
      transit_encryption_mode: row("tls", "the mode of encryption in transit", ["preferred", "required"]),
      at_rest_encryption_enabled: row("encryption", "encryption at rest", "true"),
      kms_key_id: KMS,
      engine_version: row("version", "the engine's version", "same"),
    },
  },
  aws_opensearch_domain: {
    label: "OpenSearch domain",
    holds: "its indices",
    paths: {
      "encrypt_at_rest.enabled": row("encryption", "encryption at rest", "true"),
      "node_to_node_encryption.enabled": row("tls", "encryption between nodes", "true"),
      "domain_endpoint_options.enforce_https": row("tls", "required HTTPS", "true"),
      "domain_endpoint_options.tls_security_policy": row("tls", "the TLS policy", [
        "Policy-Min-TLS-1-0-2019-07",
        "Policy-Min-TLS-1-2-2019-07",
        "Policy-Min-TLS-1-2-PFS-2023-10",
      ]),
      "cluster_config.instance_count": row("capacity", "nodes", "higher"),
      "cluster_config.zone_awareness_enabled": row("availability", "several zones", "true"),
      access_policies: row("policy", "the access policy", "resource-policy"),
    },
  },
  aws_redshift_cluster: {
    label: "Redshift cluster",
    holds: "its databases",
    lastCopy: [SKIP_SNAPSHOT],
    paths: {
      automated_snapshot_retention_period: row("retention", "automated snapshots kept", "higher", {
        unit: "days",
        absent: 1,
      }),
      publicly_accessible: row("exposure", "public accessibility", "false", { wrong: [true] }),
      encrypted: row("encryption", "encryption", "true"),
      skip_final_snapshot: row("protection", "skipping the final snapshot", "false"),
    },
  },
  aws_docdb_cluster: {
    label: "DocumentDB cluster",
    holds: "its databases",
    lastCopy: [SKIP_SNAPSHOT],
    paths: RDS_SHARED,
  },
  aws_neptune_cluster: {
    label: "Neptune cluster",
    holds: "its graph",
    lastCopy: [SKIP_SNAPSHOT],
    paths: RDS_SHARED,
  },
};
