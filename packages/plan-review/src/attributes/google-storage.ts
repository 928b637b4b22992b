import { type MetadataTable, row } from "./metadata";

const DELETION_PROTECTION = row("protection", "Terraform's deletion protection", "true");
const KMS_KEY = row("key", "the customer-managed key", "same");

/** Google Cloud: files, disks, messages, artifacts, secrets and keys. */
export const GOOGLE_STORAGE: MetadataTable = {
  google_storage_bucket: {
    label: "bucket",
    holds: "every object in the bucket, in all versions",
    lastCopy: [
      { path: "force_destroy", none: true, message: "force_destroy is on: the objects are deleted too." },
    ],
    paths: {
      force_destroy: row("protection", "deleting the bucket together with its objects", "false"),
      "versioning.enabled": row("backup", "object versioning", "true"),
      "soft_delete_policy.retention_duration_seconds": row(
        "retention",
        "soft-deleted objects kept",
        "higher",
        { unit: "seconds", absent: 604800, wrong: [0] },
      ),
      "retention_policy.retention_period": row("retention", "the retention policy", "higher", {
        unit: "seconds",
        absent: 0,
      }),
      "retention_policy.is_locked": row("protection", "the lock of the retention policy", "true"),
      default_event_based_hold: row("protection", "the default event-based hold", "true"),
      "lifecycle_rule.condition.age": row("retention", "the age at which a lifecycle rule acts", "higher", {
        unit: "days",
        unlimited: [null],
      }),
      "lifecycle_rule.condition.num_newer_versions": row(
        "retention",
        "newer versions after which an old one is deleted",
        "higher",
        { unit: "versions", unlimited: [null, 0] },
      ),
      "lifecycle_rule.condition.days_since_noncurrent_time": row("retention", "old versions kept", "higher", {
        unit: "days",
        unlimited: [null, 0],
      }),
      uniform_bucket_level_access: row("exposure", "uniform bucket-level access", "true", {
        consequence: "Single objects can be made public by their ACLs.",
      }),
      public_access_prevention: row("exposure", "public access prevention", ["inherited", "enforced"]),
      "ip_filter.mode": row("exposure", "the filter of addresses", ["Disabled", "Enabled"]),
      "ip_filter.allow_cross_org_vpcs": row("exposure", "networks of other organisations", "false"),
      "encryption.default_kms_key_name": KMS_KEY,
      location: row("replication", "the bucket's place", "same"),
      "logging.log_bucket": row("audit", "access logs", "present"),
      storage_class: row(
        "availability",
        "the storage class",
        ["ARCHIVE", "COLDLINE", "NEARLINE", "STANDARD"],
        { severity: "notice" },
      ),
      "website.main_page_suffix": row("routing", "the website's main page", "same"),
    },
  },
  google_filestore_instance: {
    label: "Filestore instance",
    holds: "every file on the share",
    paths: {
      deletion_protection_enabled: row("protection", "deletion protection", "true"),
      "file_shares.capacity_gb": row("capacity", "the share's size", "higher", { unit: "GB" }),
      "file_shares.nfs_export_options.ip_ranges": row(
        "addresses",
        "clients that may mount the share",
        "addresses",
      ),
      "file_shares.nfs_export_options.squash_mode": row("access", "the squash mode", [
        "NO_ROOT_SQUASH",
        "ROOT_SQUASH",
      ]),
      tier: row("availability", "the tier", "same"),
      kms_key_name: KMS_KEY,
    },
  },
  google_compute_disk: {
    label: "disk",
    holds: "everything on the disk",
    paths: {
      size: row("capacity", "the disk size", "higher", { unit: "GB" }),
      "disk_encryption_key.kms_key_self_link": KMS_KEY,
    },
  },
  google_compute_region_disk: {
    label: "regional disk",
    holds: "everything on the disk",
    paths: { size: row("capacity", "the disk size", "higher", { unit: "GB" }) },
  },
  google_compute_snapshot: { label: "snapshot", holds: "the snapshot" },
  google_compute_resource_policy: {
    label: "snapshot schedule",
    removal: { kind: "backup", consequence: "This schedule no longer takes snapshots." },
    paths: {
      "snapshot_schedule_policy.retention_policy.max_retention_days": row(
        "retention",
        "snapshots kept",
        "higher",
        {
          unit: "days",
        },
      ),
      "snapshot_schedule_policy.retention_policy.on_source_disk_delete": row(
        "retention",
        "snapshots of a deleted disk",
        ["APPLY_RETENTION_POLICY", "KEEP_AUTO_SNAPSHOTS"],
      ),
      "snapshot_schedule_policy.schedule": row("backup", "the snapshot schedule", "present"),
    },
  },
  google_compute_disk_resource_policy_attachment: {
    label: "attachment of a snapshot schedule",
    removal: {
      kind: "backup",
      consequence: "This schedule no longer takes snapshots of the disk.",
      parent: "disk",
    },
  },
  google_pubsub_topic: {
    label: "Pub/Sub topic",
    holds: "messages not delivered yet, and its subscriptions stop receiving",
    paths: {
      message_retention_duration: row("retention", "messages kept", "higher", { unit: "seconds" }),
      kms_key_name: KMS_KEY,
    },
  },
  google_pubsub_subscription: {
    label: "Pub/Sub subscription",
    holds: "unacknowledged messages",
    paths: {
      message_retention_duration: row("retention", "messages kept", "higher", {
        unit: "seconds",
        absent: "604800s",
      }),
      "expiration_policy.ttl": row(
        "retention",
        "the idle time after which the subscription expires",
        "higher",
        {
          unit: "seconds",
          unlimited: [""],
          absent: "2678400s",
        },
      ),
      dead_letter_policy: row("retention", "the dead letter topic", "present"),
    },
  },
  google_artifact_registry_repository: {
    label: "repository of artifacts",
    holds: "every image and package in the repository",
    keys: { cleanup_policies: ["id"] },
    paths: {
      "docker_config.immutable_tags": row("protection", "immutable tags", "true"),
      cleanup_policy_dry_run: row("protection", "the dry run of the cleanup policies", "true"),
      "cleanup_policies.condition.older_than": row(
        "retention",
        "the age at which artifacts are cleaned up",
        "higher",
        {
          unit: "seconds",
          unlimited: [null],
        },
      ),
      "cleanup_policies.most_recent_versions.keep_count": row("retention", "recent versions kept", "higher", {
        unit: "versions",
      }),
      kms_key_name: KMS_KEY,
    },
  },
  google_secret_manager_secret: {
    label: "secret",
    holds: "the secret with all its versions",
    paths: {
      deletion_protection: DELETION_PROTECTION,
      version_destroy_ttl: row("protection", "the delay before a destroyed version is deleted", "higher", {
        unit: "seconds",
        absent: 0,
      }),
      expire_time: row("retention", "the time at which the secret expires", "higher", {
        unlimited: [null, ""],
      }),
      ttl: row("retention", "the time until the secret expires", "higher", {
        unit: "seconds",
        unlimited: [null, ""],
      }),
      replication: row("replication", "the secret's replication", "present"),
      "replication.user_managed.replicas.location": row("replication", "places the secret is kept", "more"),
      "replication.user_managed.replicas.customer_managed_encryption.kms_key_name": KMS_KEY,
      "replication.auto.customer_managed_encryption.kms_key_name": KMS_KEY,
      "rotation.rotation_period": row("key", "the rotation reminder", "lower", { unit: "seconds" }),
    },
  },
  google_secret_manager_secret_version: {
    label: "secret version",
    holds: "the secret's value in this version",
    survives: { path: "deletion_policy", value: "ABANDON" },
    paths: {
      enabled: row("availability", "the version", "true", {
        absent: true,
        consequence: "Clients that read this version are refused.",
      }),
      deletion_policy: row("protection", "the deletion policy", ["DELETE", "DISABLE", "ABANDON"], {
        absent: "DELETE",
      }),
    },
  },
  google_kms_key_ring: {
    label: "key ring",
    dependents: "its keys",
    paths: {},
  },
  google_kms_crypto_key: {
    label: "encryption key",
    holds: "the key's versions: what they encrypt can never be read again",
    keys: {},
    paths: {
      rotation_period: row("key", "the rotation period", "lower", {
        unit: "seconds",
        unlimited: [null, ""],
        consequence: "The key is rotated later or never.",
      }),
      destroy_scheduled_duration: row(
        "protection",
        "the delay before a destroyed version is deleted",
        "higher",
        {
          unit: "seconds",
          absent: "2592000s",
        },
      ),
      "version_template.protection_level": row("encryption", "the protection level", [
        "SOFTWARE",
        "EXTERNAL",
        "EXTERNAL_VPC",
        "HSM",
      ]),
    },
  },
};
