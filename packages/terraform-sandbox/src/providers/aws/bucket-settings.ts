import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { Cloud } from "../../cloud/cloud";
import { lookUp, textAt } from "../../values";

/** A bucket's attribute, from the resource that sets it on the bucket. */
type BucketAttribute = (setting: ValueObject) => Value;

/**
 * The deprecated attributes of a bucket that its read fills from the bucket's settings, by the resource type that sets
 * them: https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/s3/bucket.go (resourceBucketRead)
 */
const ATTRIBUTES: { readonly [type: string]: { readonly [attribute: string]: BucketAttribute } } = {
  aws_s3_bucket_accelerate_configuration: { acceleration_status: ({ status }) => status ?? "" },
  aws_s3_bucket_cors_configuration: {
    cors_rule: (setting) =>
      blocks(setting, "cors_rule").map((rule) => ({
        allowed_headers: rule["allowed_headers"] ?? [],
        allowed_methods: rule["allowed_methods"] ?? [],
        allowed_origins: rule["allowed_origins"] ?? [],
        expose_headers: rule["expose_headers"] ?? [],
        max_age_seconds: rule["max_age_seconds"] ?? 0,
      })),
  },
  aws_s3_bucket_lifecycle_configuration: {
    lifecycle_rule: (setting) => blocks(setting, "rule").map(lifecycleRule),
  },
  aws_s3_bucket_logging: {
    logging: ({ target_bucket, target_prefix }) => [
      { target_bucket: target_bucket ?? "", target_prefix: target_prefix ?? "" },
    ],
  },
  aws_s3_bucket_object_lock_configuration: {
    object_lock_configuration: ({ object_lock_enabled, rule }) => [
      { object_lock_enabled: object_lock_enabled ?? "", rule: rule ?? [] },
    ],
  },
  aws_s3_bucket_policy: { policy: ({ policy }) => policy ?? "" },
  aws_s3_bucket_replication_configuration: {
    replication_configuration: (setting) => [
      { role: setting["role"] ?? "", rules: blocks(setting, "rule").map(replicationRule) },
    ],
  },
  aws_s3_bucket_request_payment_configuration: { request_payer: ({ payer }) => payer ?? "" },
  aws_s3_bucket_server_side_encryption_configuration: {
    server_side_encryption_configuration: (setting) => [
      { rule: blocks(setting, "rule").map(encryptionRule) },
    ],
  },
  aws_s3_bucket_versioning: {
    versioning: (setting) => [
      {
        enabled: textAt(setting, "versioning_configuration.status") === "Enabled",
        mfa_delete: textAt(setting, "versioning_configuration.mfa_delete") === "Enabled",
      },
    ],
  },
};

/** A bucket with what other resources set on it. */
export function withSettings(bucket: ValueObject, cloud: Cloud): ValueObject {
  const shown: Record<string, Value> = { ...bucket };
  for (const [type, attributes] of Object.entries(ATTRIBUTES)) {
    const setting = cloud.list(type).find(({ object }) => object.attributes["bucket"] === bucket["bucket"]);
    if (setting === undefined) continue;
    for (const [name, attribute] of Object.entries(attributes)) {
      shown[name] = attribute(setting.object.attributes);
    }
  }
  return shown;
}

function lifecycleRule(rule: ValueObject): ValueObject {
  return {
    abort_incomplete_multipart_upload_days: numberAt(
      rule,
      "abort_incomplete_multipart_upload.days_after_initiation",
    ),
    enabled: rule["status"] === "Enabled",
    expiration: blocks(rule, "expiration").map(({ date, days, expired_object_delete_marker }) => ({
      date: date ?? "",
      days: days ?? 0,
      expired_object_delete_marker: expired_object_delete_marker ?? false,
    })),
    id: rule["id"] ?? "",
    noncurrent_version_expiration: blocks(rule, "noncurrent_version_expiration").map(
      ({ noncurrent_days }) => ({ days: noncurrent_days ?? 0 }),
    ),
    noncurrent_version_transition: blocks(rule, "noncurrent_version_transition").map(
      ({ noncurrent_days, storage_class }) => ({
        days: noncurrent_days ?? 0,
        storage_class: storage_class ?? "",
      }),
    ),
    prefix:
      textAt(rule, "filter.prefix") ?? textAt(rule, "filter.and.prefix") ?? textAt(rule, "prefix") ?? "",
    tags: { ...keyed(blocks(rule, "filter.tag")), ...objectOf(lookUp(rule, "filter.and.tags")) },
    transition: blocks(rule, "transition").map(({ date, days, storage_class }) => ({
      date: date ?? "",
      days: days ?? 0,
      storage_class: storage_class ?? "",
    })),
  };
}

function replicationRule(rule: ValueObject): ValueObject {
  return {
    // Set only when markers are replicated.
    delete_marker_replication_status:
      textAt(rule, "delete_marker_replication.status") === "Enabled" ? "Enabled" : "",
    destination: blocks(rule, "destination").map((destination) => ({
      access_control_translation: destination["access_control_translation"] ?? [],
      account_id: destination["account"] ?? "",
      bucket: destination["bucket"] ?? "",
      metrics: blocks(destination, "metrics").map((metrics) => ({
        minutes: numberAt(metrics, "event_threshold.minutes"),
        status: metrics["status"] ?? "",
      })),
      replica_kms_key_id: textAt(destination, "encryption_configuration.replica_kms_key_id") ?? "",
      replication_time: blocks(destination, "replication_time").map((time) => ({
        minutes: numberAt(time, "time.minutes"),
        status: time["status"] ?? "",
      })),
      storage_class: destination["storage_class"] ?? "",
    })),
    filter: blocks(rule, "filter").map((filter) => ({
      prefix: textAt(filter, "prefix") ?? textAt(filter, "and.prefix") ?? "",
      tags: { ...keyed(blocks(filter, "tag")), ...objectOf(lookUp(filter, "and.tags")) },
    })),
    id: rule["id"] ?? "",
    prefix: rule["prefix"] ?? "",
    priority: rule["priority"] ?? 0,
    source_selection_criteria: blocks(rule, "source_selection_criteria").map((criteria) => ({
      sse_kms_encrypted_objects: blocks(criteria, "sse_kms_encrypted_objects").map(({ status }) => ({
        enabled: status === "Enabled",
      })),
    })),
    status: rule["status"] ?? "",
  };
}

function encryptionRule(rule: ValueObject): ValueObject {
  return {
    apply_server_side_encryption_by_default: blocks(rule, "apply_server_side_encryption_by_default").map(
      ({ kms_master_key_id, sse_algorithm }) => ({
        kms_master_key_id: kms_master_key_id ?? "",
        sse_algorithm: sse_algorithm ?? "",
      }),
    ),
    bucket_key_enabled: rule["bucket_key_enabled"] ?? false,
  };
}

function blocks(value: ValueObject, path: string): readonly ValueObject[] {
  const inner = lookUp(value, path);
  return isList(inner) ? inner.filter(isObject) : isObject(inner) ? [inner] : [];
}

function numberAt(value: ValueObject, path: string): Value {
  return lookUp(value, path) ?? 0;
}

function objectOf(value: Value | undefined): ValueObject {
  return isObject(value) ? value : {};
}

function keyed(tags: readonly ValueObject[]): ValueObject {
  return Object.fromEntries(tags.map(({ key, value }) => [String(key), value ?? ""]));
}
