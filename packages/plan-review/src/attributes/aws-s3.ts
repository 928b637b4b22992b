import { type MetadataTable, row } from "./metadata";

const KMS = row("key", "the KMS key", "same");

/** AWS: buckets and what belongs to them. */
export const AWS_S3: MetadataTable = {
  aws_s3_bucket: {
    label: "bucket",
    holds: "every object in the bucket, in all versions",
    lastCopy: [
      { path: "force_destroy", none: true, message: "force_destroy is on: the objects are deleted too." },
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
  aws_s3_bucket_accelerate_configuration: {
    label: "transfer acceleration of a bucket",
    removal: {
      kind: "availability",
      consequence: "Requests to the bucket's accelerated endpoint fail.",
      parent: "bucket",
    },
    paths: {
      status: row("availability", "transfer acceleration", ["Suspended", "Enabled"], {
        consequence: "Requests to the bucket's accelerated endpoint fail.",
      }),
    },
  },
  aws_s3_bucket_versioning: {
    label: "versioning of a bucket",
    removal: {
      kind: "backup",
      consequence:
        "Versioning of the bucket is suspended: overwritten and deleted objects cannot be brought back.",
      parent: "bucket",
    },
    paths: {
      "versioning_configuration.status": row(
        "backup",
        "object versioning",
        ["Disabled", "Suspended", "Enabled"],
        {
          consequence: "Objects overwritten or deleted after this cannot be restored, and replication stops.",
        },
      ),
      "versioning_configuration.mfa_delete": row("protection", "MFA delete", ["Disabled", "Enabled"]),
    },
  },
  aws_s3_bucket_object_lock_configuration: {
    label: "object lock of a bucket",
    removal: {
      kind: "protection",
      consequence: "New objects are no longer locked by default.",
      parent: "bucket",
    },
    paths: {
      object_lock_enabled: row("protection", "object lock", ["Disabled", "Enabled"]),
      "rule.default_retention.mode": row(
        "protection",
        "the retention mode",
        ["NONE", "GOVERNANCE", "COMPLIANCE"],
        { absent: "NONE", consequence: "New objects are locked less, or not at all." },
      ),
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
        consequence: "Matching objects now expire.",
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
        "newer noncurrent versions kept",
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
    removal: {
      kind: "replication",
      consequence: "New objects are no longer copied to the other bucket.",
      parent: "bucket",
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
        {
          absent: "Disabled",
          severity: "warning",
          consequence: "The Replication Time Control SLA no longer applies.",
        },
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
        { severity: "warning", consequence: "Objects deleted in one bucket are deleted in the other too." },
      ),
    },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    label: "encryption of a bucket",
    removal: {
      kind: "encryption",
      consequence: "New objects are encrypted with S3's own key only.",
      parent: "bucket",
    },
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
    removal: {
      kind: "exposure",
      consequence: "Nothing stops a policy or an ACL from making the bucket public.",
      parent: "bucket",
    },
    paths: {
      block_public_acls: row("exposure", "blocking of public ACLs", "true", { wrong: [false] }),
      block_public_policy: row("exposure", "blocking of public bucket policies", "true", { wrong: [false] }),
      ignore_public_acls: row("exposure", "ignoring of public ACLs", "true", { wrong: [false] }),
      restrict_public_buckets: row("exposure", "restriction of public buckets", "true", { wrong: [false] }),
    },
  },
  aws_s3_bucket_ownership_controls: {
    label: "object ownership of a bucket",
    removal: {
      kind: "exposure",
      consequence: "ACLs of single objects apply again.",
      parent: "bucket",
    },
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
    removal: { kind: "audit", consequence: "Access to the bucket is no longer logged.", parent: "bucket" },
    paths: { target_bucket: row("audit", "the bucket that receives the logs", "same") },
  },
  aws_s3_bucket_metric: {
    label: "request metrics of a bucket",
    removal: {
      kind: "alert",
      consequence: "Alarms on the metrics no longer have data.",
      parent: "bucket",
      severity: "notice",
    },
  },
  aws_s3_bucket_notification: {
    label: "notifications of a bucket",
    removal: {
      kind: "routing",
      consequence: "Events of the bucket no longer start anything.",
      parent: "bucket",
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
  aws_s3_object: {
    label: "object in a bucket",
    holds: "the object, unless the bucket keeps versions",
    paths: {
      acl: row(
        "exposure",
        "the canned ACL",
        ["public-read-write", "public-read", "authenticated-read", "private"],
        { wrong: ["public-read-write", "public-read"] },
      ),
    },
  },
};
