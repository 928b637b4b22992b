import { type MetadataTable, row } from "./metadata";

const KMS = row("key", "the KMS key", "same");

/** AWS: disks, files, messages, images, backups, logs, secrets and keys. */
export const AWS_STORAGE: MetadataTable = {
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
    removal: { kind: "encryption", consequence: "New volumes are no longer encrypted by default." },
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
    removal: {
      kind: "backup",
      consequence: "The file system is no longer backed up automatically.",
      parent: "file_system_id",
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
  aws_sqs_queue: {
    label: "queue",
    holds: "messages not received yet",
    paths: {
      message_retention_seconds: row("retention", "messages kept", "higher", {
        unit: "seconds",
        absent: 345600,
      }),
      redrive_policy: row("retention", "the dead letter queue", "present", {
        consequence: "Messages that fail are no longer kept.",
      }),
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
    lastCopy: [
      { path: "force_delete", none: true, message: "force_delete is on: the images are deleted too." },
    ],
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
        message: "force_destroy is on: the recovery points are deleted too.",
      },
    ],
    paths: {
      force_destroy: row("protection", "deleting the vault together with its recovery points", "false"),
      kms_key_arn: KMS,
    },
  },
  aws_backup_vault_lock_configuration: {
    label: "lock of a backup vault",
    removal: { kind: "protection", consequence: "Recovery points in the vault can be deleted by hand." },
    paths: { min_retention_days: row("retention", "the shortest retention", "higher", { unit: "days" }) },
  },
  aws_backup_plan: {
    label: "backup plan",
    removal: { kind: "backup", consequence: "Its backups are no longer made." },
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
    removal: { kind: "backup", consequence: "What it selected is no longer backed up." },
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
        message: "It is deleted at once: the recovery window is 0 days.",
      },
    ],
    paths: {
      recovery_window_in_days: row("protection", "the recovery window", "higher", {
        unit: "days",
        absent: 30,
        wrong: [0],
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
      enable_key_rotation: row("key", "yearly rotation", "true", {
        consequence: "The key is in use for longer than before.",
      }),
      rotation_period_in_days: row("key", "the rotation period", "lower", { unit: "days" }),
      is_enabled: row("availability", "the key", "true", {
        absent: true,
        severity: "danger",
        consequence: "Data encrypted with it is unreadable while it is disabled.",
      }),
      policy: row("policy", "the key policy", "resource-policy"),
      bypass_policy_lockout_safety_check: row("protection", "skipping the lockout safety check", "false"),
    },
  },
  aws_kms_alias: {
    label: "alias of a KMS key",
    paths: { target_key_id: row("key", "the key behind the alias", "same") },
    removal: {
      kind: "key",
      consequence: "Users of the alias no longer find the key.",
      severity: "warning",
    },
  },
  aws_kms_grant: { label: "grant on a KMS key", partial: true },
};
