import { type FactTable, row } from "./facts";

const KMS = row("key", "the KMS key", "same");
const SKIP_SNAPSHOT = {
  path: "skip_final_snapshot",
  none: true,
  says: "No final snapshot is taken: skip_final_snapshot is on.",
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

/** AWS: what holds data. */
export const AWS_DATA: FactTable = {
  aws_s3_bucket: {
    label: "bucket",
    holds: "every object in the bucket, in all versions",
    lastCopy: [
      { path: "force_destroy", none: true, says: "force_destroy is on: the objects are deleted too." },
    ],
    paths: {
      force_destroy: row("protection", "deleting the bucket together with its objects", "false"),
      object_lock_enabled: row("protection", "object lock", "true"),
      acl: row(
        "exposure",
        "the canned ACL",
        [
          "public-read-write",
          "public-read",
          "authenticated-read",
          "log-delivery-write",
          "aws-exec-read",
          "bucket-owner-read",
          "bucket-owner-full-control",
          "private",
        ],
        { wrong: ["public-read", "public-read-write", "authenticated-read"] },
      ),
      "versioning.enabled": row("backup", "object versioning", "true"),
      "versioning.mfa_delete": row("protection", "MFA delete", "true"),
      policy: row("policy", "the bucket policy", "resource-policy"),
      // Versions of the provider before 4 hold here what has resources of its own since.
      "lifecycle_rule.expiration.days": row("retention", "objects kept", "higher", {
        unit: "days",
        unlimited: [null, 0],
      }),
      "lifecycle_rule.noncurrent_version_expiration.days": row("retention", "old versions kept", "higher", {
        unit: "days",
        unlimited: [null, 0],
      }),
      "replication_configuration.rules.status": row("replication", "replication", ["Disabled", "Enabled"]),
      "server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm": row(
        "encryption",
        "the algorithm",
        ["AES256", "aws:kms", "aws:kms:dsse"],
      ),
    },
  },
  aws_s3_bucket_versioning: {
    label: "versioning of a bucket",
    gone: {
      kind: "backup",
      says: "Versioning of the bucket is suspended: overwritten and deleted objects cannot be brought back.",
      of: "bucket",
    },
    paths: {
      "versioning_configuration.status": row(
        "backup",
        "object versioning",
        ["Disabled", "Suspended", "Enabled"],
        {
          consequence:
            "Objects overwritten or deleted from now on cannot be brought back, and replication stops.",
        },
      ),
      "versioning_configuration.mfa_delete": row("protection", "MFA delete", ["Disabled", "Enabled"]),
    },
  },
  aws_s3_bucket_object_lock_configuration: {
    label: "object lock of a bucket",
    gone: { kind: "protection", says: "New objects are not locked by default any more.", of: "bucket" },
    paths: {
      object_lock_enabled: row("protection", "object lock", ["Disabled", "Enabled"]),
      "rule.default_retention.mode": row("protection", "the retention mode", ["GOVERNANCE", "COMPLIANCE"]),
      "rule.default_retention.days": row("retention", "the default retention", "higher", { unit: "days" }),
      "rule.default_retention.years": row("retention", "the default retention", "higher", { unit: "years" }),
    },
  },
  aws_s3_bucket_lifecycle_configuration: {
    label: "lifecycle of a bucket",
    keys: { rule: ["id"], "rule.transition": ["storage_class"] },
    subject: "bucket",
    paths: {
      "rule.status": row("retention", "the lifecycle rule", ["Enabled", "Disabled"], {
        severity: "warning",
        consequence: "What it is about expires from then on.",
      }),
      "rule.expiration.days": row("retention", "objects kept", "higher", {
        unit: "days",
        unlimited: [null, 0],
      }),
      "rule.expiration.date": row("retention", "the date at which objects expire", "higher", {
        unlimited: [null, ""],
      }),
      "rule.noncurrent_version_expiration.noncurrent_days": row("retention", "old versions kept", "higher", {
        unit: "days",
        unlimited: [null, 0],
      }),
      "rule.noncurrent_version_expiration.newer_noncurrent_versions": row(
        "retention",
        "newer old versions kept besides",
        "higher",
        { unit: "versions" },
      ),
      "rule.filter.prefix": row("retention", "the objects the rule is about", "same", {
        severity: "warning",
      }),
    },
  },
  aws_s3_bucket_replication_configuration: {
    label: "replication of a bucket",
    gone: {
      kind: "replication",
      says: "New objects are no longer copied to the other bucket.",
      of: "bucket",
    },
    keys: { rule: ["id"] },
    paths: {
      role: row("identity", "the replication role", "same", {
        consequence: "Replication fails silently unless the new role has the same permissions.",
      }),
      rule: row("replication", "the replication rule", "present"),
      "rule.status": row("replication", "replication", ["Disabled", "Enabled"]),
      "rule.destination.bucket": row("replication", "the bucket that receives the copies", "same"),
      "rule.destination.storage_class": row("replication", "the copies' storage class", "same", {
        severity: "notice",
      }),
      "rule.destination.account": row("replication", "the account that receives the copies", "same"),
      "rule.filter.prefix": row("replication", "the objects that are copied", "same"),
      "rule.prefix": row("replication", "the objects that are copied", "same"),
      "rule.destination.replication_time.status": row(
        "replication",
        "replication time control",
        ["Disabled", "Enabled"],
        { severity: "warning" },
      ),
      "rule.destination.metrics.status": row("alert", "replication metrics", ["Disabled", "Enabled"]),
      "rule.source_selection_criteria.sse_kms_encrypted_objects.status": row(
        "replication",
        "replication of objects encrypted with KMS",
        ["Disabled", "Enabled"],
      ),
      "rule.destination.encryption_configuration.replica_kms_key_id": row(
        "key",
        "the copies' KMS key",
        "same",
      ),
      // Here the replica is a backup: deletes that are copied reach the backup too.
      "rule.delete_marker_replication.status": row(
        "replication",
        "copying of delete markers",
        ["Enabled", "Disabled"],
        { severity: "warning", consequence: "What is deleted in one bucket disappears from the other." },
      ),
    },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    label: "encryption of a bucket",
    gone: { kind: "encryption", says: "New objects are encrypted with S3's own key only.", of: "bucket" },
    paths: {
      "rule.apply_server_side_encryption_by_default.sse_algorithm": row("encryption", "the algorithm", [
        "AES256",
        "aws:kms",
        "aws:kms:dsse",
      ]),
      "rule.apply_server_side_encryption_by_default.kms_master_key_id": KMS,
    },
  },
  aws_s3_bucket_public_access_block: {
    label: "public access block of a bucket",
    gone: {
      kind: "exposure",
      says: "Nothing stops a policy or an ACL from making the bucket public.",
      of: "bucket",
    },
    paths: {
      block_public_acls: row("exposure", "blocking of public ACLs", "true"),
      block_public_policy: row("exposure", "blocking of public bucket policies", "true"),
      ignore_public_acls: row("exposure", "ignoring of public ACLs", "true"),
      restrict_public_buckets: row("exposure", "restriction of public buckets", "true"),
    },
  },
  aws_s3_bucket_ownership_controls: {
    label: "object ownership of a bucket",
    gone: { kind: "exposure", says: "ACLs of single objects decide again who reads them.", of: "bucket" },
    paths: {
      "rule.object_ownership": row("exposure", "object ownership", [
        "ObjectWriter",
        "BucketOwnerPreferred",
        "BucketOwnerEnforced",
      ]),
    },
  },
  aws_s3_bucket_acl: {
    label: "ACL of a bucket",
    paths: {
      acl: row(
        "exposure",
        "the canned ACL",
        ["public-read-write", "public-read", "authenticated-read", "log-delivery-write", "private"],
        { wrong: ["public-read", "public-read-write", "authenticated-read"] },
      ),
    },
  },
  aws_s3_bucket_policy: {
    label: "bucket policy",
    paths: { policy: row("policy", "the bucket policy", "resource-policy") },
  },
  aws_s3_bucket_logging: {
    label: "access logs of a bucket",
    gone: { kind: "audit", says: "Accesses to the bucket are no longer logged.", of: "bucket" },
    paths: { target_bucket: row("audit", "the bucket that receives the logs", "same") },
  },
  aws_s3_bucket_metric: {
    label: "request metrics of a bucket",
    gone: {
      kind: "alert",
      says: "Alarms on the metrics have no data any more.",
      of: "bucket",
      severity: "notice",
    },
  },
  aws_s3_bucket_notification: {
    label: "notifications of a bucket",
    gone: {
      kind: "routing",
      says: "What the bucket's events started is not started any more.",
      of: "bucket",
    },
  },
  aws_s3_bucket_cors_configuration: {
    label: "CORS of a bucket",
    paths: {
      "cors_rule.allowed_origins": row(
        "exposure",
        "origins that may use the bucket from a browser",
        "fewer",
        {
          severity: "warning",
        },
      ),
    },
  },
  aws_s3_object: { label: "object in a bucket", holds: "the object, unless the bucket keeps versions" },
  aws_db_instance: {
    label: "RDS instance",
    holds: "its databases and, when automated backups are deleted with it, its backups",
    lastCopy: [
      SKIP_SNAPSHOT,
      {
        path: "delete_automated_backups",
        none: true,
        says: "Its automated backups are deleted with it.",
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
      monitoring_interval: row("alert", "enhanced monitoring", "same", {
        unit: "seconds",
        severity: "notice",
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
      { path: "delete_automated_backups", none: true, says: "Its automated backups are deleted with it." },
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
    gone: { kind: "availability", says: "The cluster has one instance less." },
    paths: {
      publicly_accessible: row("exposure", "public accessibility", "false", { wrong: [true] }),
      instance_class: row("capacity", "the instance class", "higher"),
    },
  },
  aws_db_snapshot: { label: "snapshot", holds: "the snapshot" },
  aws_db_cluster_snapshot: { label: "snapshot", holds: "the snapshot" },
  aws_db_subnet_group: { label: "subnet group", carries: "the databases in it" },
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
  aws_ebs_volume: {
    label: "EBS volume",
    holds: "everything on the volume",
    paths: {
      encrypted: row("encryption", "encryption", "true"),
      kms_key_id: KMS,
      size: row("capacity", "the size", "higher", { unit: "GB" }),
      iops: row("capacity", "IOPS", "higher"),
      throughput: row("capacity", "throughput", "higher"),
    },
  },
  aws_ebs_snapshot: { label: "snapshot", holds: "the snapshot" },
  aws_ebs_encryption_by_default: {
    label: "encryption of new volumes",
    gone: { kind: "encryption", says: "New volumes are no longer encrypted by default." },
    paths: { enabled: row("encryption", "encryption of new volumes", "true", { absent: true }) },
  },
  aws_efs_file_system: {
    label: "EFS file system",
    holds: "every file on it",
    paths: {
      encrypted: row("encryption", "encryption", "true"),
      kms_key_id: KMS,
      availability_zone_name: row("availability", "being kept in one zone only", "absent"),
      "protection.replication_overwrite": row("protection", "replication overwrite protection", [
        "DISABLED",
        "REPLICATING",
        "ENABLED",
      ]),
    },
  },
  aws_efs_file_system_policy: {
    label: "policy of a file system",
    paths: { policy: row("policy", "the file system's policy", "resource-policy") },
  },
  aws_efs_backup_policy: {
    label: "backups of a file system",
    gone: {
      kind: "backup",
      says: "The file system is no longer backed up automatically.",
      of: "file_system_id",
    },
    paths: {
      "backup_policy.status": row("backup", "automatic backups", [
        "DISABLED",
        "DISABLING",
        "ENABLING",
        "ENABLED",
      ]),
    },
  },
  aws_efs_mount_target: { label: "mount target", serves: "the file system in its zone" },
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
  aws_sqs_queue: {
    label: "queue",
    holds: "messages not received yet",
    paths: {
      message_retention_seconds: row("retention", "messages kept", "higher", {
        unit: "seconds",
        absent: 345600,
      }),
      redrive_policy: row("retention", "the dead letter queue", "present"),
      policy: row("policy", "the queue's policy", "resource-policy"),
      sqs_managed_sse_enabled: row("encryption", "encryption", "true"),
      kms_master_key_id: KMS,
    },
  },
  aws_kinesis_stream: {
    label: "stream",
    holds: "records not read yet",
    paths: {
      retention_period: row("retention", "records kept", "higher", { unit: "hours", absent: 24 }),
      shard_count: row("capacity", "shards", "higher"),
      encryption_type: row("encryption", "encryption", ["NONE", "KMS"]),
    },
  },
  aws_ecr_repository: {
    label: "image repository",
    holds: "every image in it",
    lastCopy: [{ path: "force_delete", none: true, says: "force_delete is on: the images are deleted too." }],
    paths: {
      force_delete: row("protection", "deleting the repository together with its images", "false"),
      image_tag_mutability: row("protection", "tags", ["MUTABLE", "IMMUTABLE"], { severity: "warning" }),
      "image_scanning_configuration.scan_on_push": row("alert", "scanning of pushed images", "true"),
    },
  },
  aws_backup_vault: {
    label: "backup vault",
    holds: "the recovery points in it",
    lastCopy: [
      {
        path: "force_destroy",
        none: true,
        says: "force_destroy is on: the recovery points are deleted too.",
      },
    ],
    paths: {
      force_destroy: row("protection", "deleting the vault together with its recovery points", "false"),
      kms_key_arn: KMS,
    },
  },
  aws_backup_vault_lock_configuration: {
    label: "lock of a backup vault",
    gone: { kind: "protection", says: "Recovery points in the vault can be deleted by hand." },
    paths: { min_retention_days: row("retention", "the shortest retention", "higher", { unit: "days" }) },
  },
  aws_backup_plan: {
    label: "backup plan",
    gone: { kind: "backup", says: "The backups it made are not made any more." },
    keys: { rule: ["rule_name"] },
    paths: {
      rule: row("backup", "the rule", "present"),
      "rule.schedule": row("backup", "the schedule", "same", { severity: "warning" }),
      "rule.lifecycle.delete_after": row("retention", "backups kept", "higher", {
        unit: "days",
        unlimited: [null, 0],
      }),
      "rule.copy_action": row("replication", "the copy elsewhere", "present"),
    },
  },
  aws_backup_selection: {
    label: "selection of a backup plan",
    gone: { kind: "backup", says: "What it selected is no longer backed up." },
    paths: { resources: row("backup", "what is backed up", "more") },
  },
  aws_cloudwatch_log_group: {
    label: "log group",
    holds: "its logs",
    survives: { path: "skip_destroy", value: true },
    paths: {
      retention_in_days: row("retention", "logs kept", "higher", { unit: "days", unlimited: [null, 0] }),
      kms_key_id: KMS,
    },
  },
  aws_secretsmanager_secret: {
    label: "secret",
    holds: "the secret with all its versions",
    lastCopy: [
      {
        path: "recovery_window_in_days",
        none: 0,
        says: "It is gone at once: the recovery window is 0 days.",
      },
    ],
    paths: {
      recovery_window_in_days: row("protection", "the recovery window", "higher", {
        unit: "days",
        absent: 30,
      }),
      policy: row("policy", "the secret's policy", "resource-policy"),
      kms_key_id: KMS,
      replica: row("replication", "the replica", "present"),
    },
  },
  aws_secretsmanager_secret_version: { label: "secret version", holds: "the secret's value in this version" },
  aws_secretsmanager_secret_policy: {
    label: "policy of a secret",
    paths: {
      policy: row("policy", "the secret's policy", "resource-policy"),
      block_public_policy: row("exposure", "blocking of public policies", "true"),
    },
  },
  aws_ssm_parameter: {
    label: "parameter",
    holds: "the parameter's value and history",
    paths: { type: row("encryption", "the parameter's type", ["String", "StringList", "SecureString"]) },
  },
  aws_kms_key: {
    label: "KMS key",
    holds: "the key: once its waiting time is over, what it encrypts can never be read again",
    paths: {
      deletion_window_in_days: row("protection", "the waiting time before deletion", "higher", {
        unit: "days",
        absent: 30,
      }),
      enable_key_rotation: row("key", "yearly rotation", "true"),
      rotation_period_in_days: row("key", "the rotation period", "lower", { unit: "days" }),
      is_enabled: row("availability", "the key", "true", {
        absent: true,
        severity: "danger",
        consequence: "What it encrypts cannot be read while it is disabled.",
      }),
      policy: row("policy", "the key policy", "resource-policy"),
      bypass_policy_lockout_safety_check: row(
        "protection",
        "skipping the check against locking oneself out",
        "false",
      ),
    },
  },
  aws_kms_alias: {
    label: "alias of a KMS key",
    paths: { target_key_id: row("key", "the key behind the alias", "same") },
    gone: {
      kind: "key",
      says: "Whatever names the key by the alias no longer finds it.",
      severity: "warning",
    },
  },
  aws_kms_grant: { label: "grant on a KMS key" },
};
