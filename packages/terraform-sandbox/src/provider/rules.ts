import type { Json } from "@infra-tools/terraform-plan/value";
import { isComputedBlock } from "./computed-blocks";
import type { ProviderContext } from "./context";
import type { PlanRules } from "./plan-values";

/** Providers and types that are built on the plugin framework or below it, not on the older SDK. */
const FRAMEWORK_PROVIDERS: ReadonlySet<string> = new Set(["cloudflare", "random"]);
const FRAMEWORK_TYPES: ReadonlySet<string> = new Set([
  "aws_s3_bucket_lifecycle_configuration",
  "kubernetes_manifest",
]);

/**
 * Defaults that the service fills in and the provider suppresses in its plan (a difference between nothing and
 * the default is none), by type and schema path.
 */
const HIDDEN_DEFAULTS: { readonly [type: string]: { readonly [path: string]: Json } } = {
  google_compute_global_address: { address_type: "EXTERNAL" },
  google_compute_address: { address_type: "EXTERNAL" },
  google_compute_security_policy: { "rule.match.versioned_expr": "" },
};

const PASSWORD: { readonly [path: string]: Json } = {
  lower: true,
  upper: true,
  number: true,
  numeric: true,
  special: true,
  min_lower: 0,
  min_upper: 0,
  min_numeric: 0,
  min_special: 0,
};

/** Defaults beside those in the schema files, by type and schema path. */
const FURTHER_DEFAULTS: { readonly [type: string]: { readonly [path: string]: Json } } = {
  // A data source, which fills in what its statements leave out.
  aws_iam_policy_document: {
    version: "2012-10-17",
    "statement.sid": "",
    "statement.effect": "Allow",
    "statement.actions": [],
    "statement.not_actions": [],
    "statement.resources": [],
    "statement.not_resources": [],
  },
  aws_s3_bucket_lifecycle_configuration: {
    transition_default_minimum_object_size: "all_storage_classes_128K",
    "rule.prefix": "",
    "rule.expiration.days": null,
    "rule.expiration.expired_object_delete_marker": null,
    "rule.filter.prefix": "",
    "rule.filter.object_size_greater_than": null,
    "rule.filter.object_size_less_than": null,
    "rule.filter.and.object_size_greater_than": null,
    "rule.filter.and.object_size_less_than": null,
    "rule.filter.and.prefix": "",
    "rule.noncurrent_version_expiration.newer_noncurrent_versions": null,
    "rule.noncurrent_version_transition.newer_noncurrent_versions": null,
    "rule.transition.days": null,
  },
  random_password: PASSWORD,
  random_pet: { length: 2, separator: "-" },
  random_string: PASSWORD,
  aws_s3_bucket_server_side_encryption_configuration: {
    "rule.apply_server_side_encryption_by_default.kms_master_key_id": "",
  },
};

/** Whether the provider answers as the SDK does: Terraform then only logs what differs from its rules. */
export function isLegacy(context: ProviderContext, type: string): boolean {
  return !FRAMEWORK_PROVIDERS.has(context.provider) && type !== "kubernetes_manifest";
}

/** Whether null and zero values are one to the code behind a type. */
export function isFramework(context: ProviderContext, type: string): boolean {
  return FRAMEWORK_PROVIDERS.has(context.provider) || FRAMEWORK_TYPES.has(type);
}

/** The rules for planning a resource; `changes` says whether the configuration differs from the state. */
export function planRules(context: ProviderContext, type: string, changes: boolean): PlanRules {
  return {
    defaults: { ...context.schemas.defaults?.[type], ...FURTHER_DEFAULTS[type] },
    hiddenDefaults: HIDDEN_DEFAULTS[type] ?? {},
    framework: isFramework(context, type),
    forgetsComputed: changes && FRAMEWORK_PROVIDERS.has(context.provider),
    isComputedBlock: (path) => isComputedBlock(type, path),
  };
}

/** Types whose create call sets something on what exists, or is content when it finds what it would make. */
const OVERWRITES =
  /^aws_s3_bucket_|^aws_(cloudwatch_metric_alarm|sns_topic(_policy|_subscription)?)$|_iam_(member|binding|policy)$|_attachment$|^aws_iam_(role|user|group)_policy$|^google_(project_service|service_networking_connection)$|^cloudflare_(zone_setting|authenticated_origin_pulls)|^kubernetes_(annotations|labels|env)$/;

/** Whether creating a resource over an existing one succeeds. */
export function overwrites(type: string): boolean {
  return OVERWRITES.test(type);
}
