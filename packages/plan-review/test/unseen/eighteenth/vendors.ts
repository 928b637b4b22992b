import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { type ByRule, both, created, createdWell } from "./scanner-rules";

const CLUSTER: ValueObject = { name: "gke", location: "europe-west1", network: "vpc" };
const MACHINE: ValueObject = { name: "vm", machine_type: "n2d-standard-4", zone: "europe-west1-b" };
const OCI: ValueObject = { compartment_id: "c" };

function conf(key: string, values: readonly [passing: string, failing: string]) {
  return both(`Databricks: ${key}.`, "databricks_workspace_conf", { [`custom_config.${key}`]: values });
}

/** Recommendations of Google, Databricks, Oracle and Okta, from memory: no published rule is behind each, so they are the authors' word again. */
export const VENDORS: ByRule = {
  google: [
    both(
      "Google: confidential computing disabled.",
      "google_compute_instance",
      { "confidential_instance_config[].enable_confidential_compute": [true, false] },
      MACHINE,
    ),
    both(
      "Google: cluster secrets encryption disabled.",
      "google_container_cluster",
      { "database_encryption[].state": ["ENCRYPTED", "DECRYPTED"] },
      CLUSTER,
    ),
    both(
      "Google: workload identity disabled.",
      "google_container_cluster",
      { workload_identity_config: [[{ workload_pool: "shop.svc.id.goog" }], []] },
      CLUSTER,
    ),
    both(
      "Google: cluster anonymous auth.",
      "google_container_cluster",
      { "anonymous_authentication_config[].mode": ["LIMITED", "ENABLED"] },
      CLUSTER,
    ),
    both(
      "Google: cluster dns endpoint.",
      "google_container_cluster",
      { "control_plane_endpoints_config[].dns_endpoint_config[].allow_external_traffic": [false, true] },
      CLUSTER,
    ),
    both(
      "Google: locked retention policy not set.",
      "google_storage_bucket",
      { retention_policy: [[{ retention_period: "31536000", is_locked: false }], []] },
      { name: "b", location: "EU" },
    ),
    both(
      "Google: nat logging disabled.",
      "google_compute_router_nat",
      { "log_config[].enable": [true, false] },
      { name: "nat", router: "r" },
    ),
    both(
      "Google: backend service logging disabled.",
      "google_compute_backend_service",
      { "log_config[].enable": [true, false] },
      { name: "be", protocol: "HTTPS" },
    ),
    both(
      "Google: sql weak root password.",
      "google_sql_database_instance",
      { "settings[].password_validation_policy": [[{ enable_password_policy: true, min_length: 14 }], []] },
      { name: "pg", database_version: "POSTGRES_16" },
    ),
    both(
      "Google: immutable tags disabled.",
      "google_artifact_registry_repository",
      { "docker_config[].immutable_tags": [true, false] },
      { repository_id: "r", format: "DOCKER" },
    ),
    both(
      "Google: secret delayed destroy.",
      "google_secret_manager_secret",
      { version_destroy_ttl: ["2592000s", null] },
      { secret_id: "s" },
    ),
    both(
      "Google: redis cluster auth.",
      "google_redis_cluster",
      { authorization_mode: ["AUTH_MODE_IAM_AUTH", "AUTH_MODE_DISABLED"] },
      { name: "r", shard_count: 3 },
    ),
    both(
      "Google: redis cluster tls.",
      "google_redis_cluster",
      {
        transit_encryption_mode: [
          "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION",
          "TRANSIT_ENCRYPTION_MODE_DISABLED",
        ],
      },
      { name: "r", shard_count: 3 },
    ),
    both(
      "Google: alloydb auto backup disabled.",
      "google_alloydb_cluster",
      { "automated_backup_policy[].enabled": [true, false] },
      { cluster_id: "a", location: "europe-west1" },
    ),
    both(
      "Google: alloydb pitr disabled.",
      "google_alloydb_cluster",
      { "continuous_backup_config[].enabled": [true, false] },
      { cluster_id: "a", location: "europe-west1" },
    ),
    both(
      "Google: alloydb ssl not enforced.",
      "google_alloydb_instance",
      {
        "client_connection_config[].ssl_config[].ssl_mode": [
          "ENCRYPTED_ONLY",
          "ALLOW_UNENCRYPTED_AND_ENCRYPTED",
        ],
      },
      { instance_id: "i", instance_type: "PRIMARY" },
    ),
    both(
      "Google: alloydb public ip.",
      "google_alloydb_instance",
      { "network_config[].enable_public_ip": [false, true] },
      { instance_id: "i", instance_type: "PRIMARY" },
    ),
    both(
      "Google: composer web server.",
      "google_composer_environment",
      {
        "config[].web_server_network_access_control[].allowed_ip_range": [
          [{ value: "203.0.113.0/24" }],
          [{ value: "0.0.0.0/0" }],
        ],
      },
      { name: "c" },
    ),
    both(
      "Google: essential contacts.",
      "google_essential_contacts_contact",
      { notification_category_subscriptions: [["SECURITY", "TECHNICAL"], ["TECHNICAL"]] },
      { email: "soc@example.com" },
    ),
    both(
      "Google: vpc sc dry run.",
      "google_access_context_manager_service_perimeter",
      { status: [[{ restricted_services: ["storage.googleapis.com"], resources: ["projects/1"] }], []] },
      { title: "p", use_explicit_dry_run_spec: true },
    ),
    both(
      "Google: cloud run binary authorization.",
      "google_cloud_run_v2_service",
      { binary_authorization: [[{ use_default: true }], []] },
      { name: "s", location: "europe-west1" },
    ),
    both(
      "Google: api key restrictions.",
      "google_apikeys_key",
      { restrictions: [[{ api_targets: [{ service: "maps-backend.googleapis.com" }] }], []] },
      { name: "k" },
    ),
  ],
  databricks: [
    conf("enableTokensConfig", ["false", "true"]),
    conf("maxTokenLifetimeDays", ["90", "0"]),
    conf("enableResultsDownloading", ["false", "true"]),
    conf("enableExportNotebook", ["false", "true"]),
    conf("enableNotebookTableClipboard", ["false", "true"]),
    conf("enableDbfsFileBrowser", ["false", "true"]),
    conf("enableWebTerminal", ["false", "true"]),
    conf("enforceUserIsolation", ["true", "false"]),
    conf("storeInteractiveNotebookResultsInCustomerAccount", ["true", "false"]),
    conf("enableVerboseAuditLogs", ["true", "false"]),
    conf("enforceImdsV2ForAllClusters", ["true", "false"]),
    both(
      "Databricks: local disk encryption.",
      "databricks_cluster",
      { enable_local_disk_encryption: [true, false] },
      { cluster_name: "etl", spark_version: "15.4" },
    ),
    both(
      "Databricks: customer's key of the workspace.",
      "databricks_mws_workspaces",
      { storage_customer_managed_key_id: ["k", null] },
      { workspace_name: "w" },
    ),
    both("Databricks: enhanced monitoring.", "databricks_enhanced_security_monitoring_workspace_setting", {
      "enhanced_security_monitoring_workspace[].is_enabled": [true, false],
    }),
    both("Databricks: automatic updates.", "databricks_automatic_cluster_update_workspace_setting", {
      "automatic_cluster_update_workspace[].enabled": [true, false],
    }),
  ],
  oracle: [
    both(
      "Oracle: Cloud Guard is off.",
      "oci_cloud_guard_cloud_guard_configuration",
      { status: ["ENABLED", "DISABLED"] },
      OCI,
    ),
    both(
      "Oracle: a subnet with public addresses.",
      "oci_core_subnet",
      { prohibit_public_ip_on_vnic: [true, false] },
      OCI,
    ),
    both(
      "Oracle: packets of others.",
      "oci_core_vnic_attachment",
      { "create_vnic_details[].skip_source_dest_check": [false, true] },
      { instance_id: "i" },
    ),
    both(
      "Oracle: a machine with a public address.",
      "oci_core_instance",
      { "create_vnic_details[].assign_public_ip": ["false", "true"] },
      OCI,
    ),
    both(
      "Oracle: keys without rotation.",
      "oci_kms_key",
      { is_auto_rotation_enabled: [true, false] },
      { ...OCI, display_name: "k" },
    ),
    both("Oracle: a short audit.", "oci_audit_configuration", { retention_period_days: [365, 90] }, OCI),
    both("Oracle: an event that starts nothing.", "oci_events_rule", { is_enabled: [true, false] }, OCI),
    both(
      "Oracle: boot without verification.",
      "oci_core_instance",
      { "platform_config[].is_secure_boot_enabled": [true, false] },
      OCI,
    ),
    both(
      "Oracle: TLS of 2006.",
      "oci_load_balancer_listener",
      { "ssl_configuration[].protocols": [["TLSv1.2"], ["TLSv1.1", "TLSv1.2"]] },
      { name: "l", port: 443 },
    ),
    both(
      "Oracle: peers are not verified.",
      "oci_load_balancer_listener",
      { "ssl_configuration[].verify_peer_certificate": [true, false] },
      { name: "l", port: 443 },
    ),
    both(
      "Oracle: a database without backups.",
      "oci_database_database",
      { "database[].db_backup_config[].auto_backup_enabled": [true, false] },
      { db_home_id: "h" },
    ),
    both(
      "Oracle: the database leaves the network.",
      "oci_database_autonomous_database",
      { subnet_id: ["s", null] },
      OCI,
    ),
    both(
      "Oracle: passwords that last.",
      "oci_identity_domains_password_policy",
      { password_expires_after: [90, 0] },
      { name: "p" },
    ),
    both(
      "Oracle: the bucket's objects are kept without a rule.",
      "oci_objectstorage_bucket",
      {
        retention_rules: [[{ display_name: "r", duration: [{ time_amount: "365", time_unit: "DAYS" }] }], []],
      },
      { name: "b", namespace: "n" },
    ),
  ],
  okta: [
    both(
      "Okta: refresh tokens stay the same.",
      "okta_app_oauth",
      { refresh_token_rotation: ["ROTATE", "STATIC"] },
      { label: "shop", type: "browser" },
    ),
    both("Okta: suspicious activity is not reported.", "okta_security_notification_emails", {
      report_suspicious_activity_enabled: [true, false],
    }),
    both("Okta: a new factor is not reported.", "okta_security_notification_emails", {
      send_email_for_factor_enrollment_enabled: [true, false],
    }),
    both(
      "Okta: no captcha.",
      "okta_captcha_org_wide_settings",
      { enabled_for: [["SSR", "SIGN_IN"], []] },
      { captcha_id: "c" },
    ),
    both("Okta: old passwords again.", "okta_policy_password_default", {
      password_history_count: [24, 0],
    }),
    both("Okta: unlocks itself.", "okta_policy_password_default", {
      password_max_lockout_attempts: [5, 0],
    }),
    both(
      "Okta: a behaviour is not watched.",
      "okta_behavior",
      { status: ["ACTIVE", "INACTIVE"] },
      { name: "new city", type: "ANOMALOUS_LOCATION" },
    ),
    created("Okta: sessions of a month.", "okta_policy_rule_signon", {
      policy_id: "p",
      name: "r",
      session_lifetime: 43_200,
      session_idle: 43_200,
    }),
    both(
      "Okta: phishable factors.",
      "okta_app_signon_policy_rule",
      { constraints: [['{"possession":{"phishingResistant":"REQUIRED"}}'], []] },
      { policy_id: "p", name: "r", factor_mode: "2FA" },
    ),
    createdWell("Okta: sessions of a day.", "okta_policy_rule_signon", {
      policy_id: "p",
      name: "r",
      session_lifetime: 720,
      session_idle: 60,
    }),
  ],
};
