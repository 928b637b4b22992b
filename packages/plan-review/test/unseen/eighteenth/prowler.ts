import { destroy } from "../../checks/plans";
import { danger } from "../labelled";
import { type ByRule, both, changed, created } from "./scanner-rules";

const flag = (name: string, values: readonly [passing: string, failing: string]) => ({
  "settings[].database_flags": [[{ name, value: values[0] }], [{ name, value: values[1] }]] as const,
});

/** Checks of prowler that no other source had, tried once as the last ones. */
export const PROWLER: ByRule = {
  google: [
    both(
      "cloudfunction_function_inside_vpc: the function leaves the network.",
      "google_cloudfunctions_function",
      { vpc_connector: ["projects/shop/connectors/c", null] },
      { name: "f", runtime: "nodejs20" },
    ),
    both(
      "cloudsql_instance_postgres_log_error_verbosity_flag: errors without details.",
      "google_sql_database_instance",
      flag("log_error_verbosity", ["default", "terse"]),
      { name: "pg", database_version: "POSTGRES_16" },
    ),
    created(
      "compute_image_not_publicly_shared: anyone starts the image.",
      "google_compute_image_iam_member",
      { image: "golden", role: "roles/compute.imageUser", member: "allAuthenticatedUsers" },
    ),
    both(
      "compute_instance_automatic_restart_enabled: it stays down.",
      "google_compute_instance",
      { "scheduling[].automatic_restart": [true, false] },
      { name: "vm" },
    ),
    both(
      "compute_instance_on_host_maintenance_migrate: it stops for maintenance.",
      "google_compute_instance",
      { "scheduling[].on_host_maintenance": ["MIGRATE", "TERMINATE"] },
      { name: "vm" },
    ),
    both(
      "compute_instance_disk_auto_delete_disabled: the disk goes with the machine.",
      "google_compute_instance",
      { "boot_disk[].auto_delete": [false, true] },
      { name: "vm" },
    ),
    both(
      "compute_instance_group_autohealing_enabled: sick machines stay.",
      "google_compute_instance_group_manager",
      { auto_healing_policies: [[{ health_check: "hc", initial_delay_sec: 300 }], []] },
      { name: "ig", base_instance_name: "web" },
    ),
    changed(
      "compute_instance_group_multiple_zones: one zone.",
      "google_compute_region_instance_group_manager",
      {
        distribution_policy_zones: [
          ["europe-west1-b", "europe-west1-c", "europe-west1-d"],
          ["europe-west1-b"],
        ],
      },
      { name: "ig", base_instance_name: "web" },
    ),
  ],
  oracle: [
    both(
      "analytics_instance_access_restricted: anyone reaches it.",
      "oci_analytics_analytics_instance",
      { "network_endpoint_details[].whitelisted_ips": [["203.0.113.0/24"], ["0.0.0.0/0"]] },
      { name: "a" },
    ),
    both(
      "analytics_instance_access_restricted: it has a public address.",
      "oci_analytics_analytics_instance",
      { "network_endpoint_details[].network_endpoint_type": ["PRIVATE", "PUBLIC"] },
      { name: "a" },
    ),
    both(
      "integration_instance_access_restricted: anyone reaches it.",
      "oci_integration_integration_instance",
      { "network_endpoint_details[].allowlisted_http_ips": [["203.0.113.0/24"], ["0.0.0.0/0"]] },
      { display_name: "i" },
    ),
    [
      danger(
        "events_rule_iam_policy_changes: nobody hears of changed policies.",
        destroy("oci_events_rule", {
          display_name: "iam",
          is_enabled: true,
          condition: '{"eventType":["com.oraclecloud.identitycontrolplane.updatepolicy"]}',
        }),
      ),
    ],
  ],
  "code hosting": [
    both(
      "organization_repository_creation_limited.",
      "github_organization_settings",
      { members_can_create_repositories: [false, true] },
      { billing_email: "a@example.com" },
    ),
  ],
  azure: [
    both(
      "aks_cluster_kms_cmk_encryption_enabled: secrets lose the customer's key.",
      "azurerm_kubernetes_cluster",
      { key_management_service: [[{ key_vault_key_id: "https://kv/k" }], []] },
      { name: "aks" },
    ),
    both(
      "app_function_application_insights_enabled: nothing measures the function.",
      "azurerm_linux_function_app",
      { "site_config[].application_insights_connection_string": ["InstrumentationKey=1", null] },
      { name: "f" },
    ),
    both(
      "app_function_vnet_integration_enabled: the function leaves the network.",
      "azurerm_linux_function_app",
      { virtual_network_subnet_id: ["/subnet", null] },
      { name: "f" },
    ),
    both(
      "aiservices_deployment_content_filter: prompts are not checked.",
      "azurerm_cognitive_deployment",
      { rai_policy_name: ["Microsoft.DefaultV2", null] },
      { name: "gpt" },
    ),
    both(
      "aiservices_account_network_acls_default_action_deny: every network.",
      "azurerm_cognitive_account",
      { "network_acls[].default_action": ["Deny", "Allow"] },
      { name: "ai", kind: "OpenAI" },
    ),
  ],
  alibaba: [
    both(
      "ack_cluster_audit_log: calls leave no trace.",
      "alicloud_cs_managed_kubernetes",
      { "audit_log_config[].enabled": [true, false] },
      { name: "k8s" },
    ),
    both(
      "cs_kubernetes_cloudmonitor_enabled: nothing measures the nodes.",
      "alicloud_cs_kubernetes_node_pool",
      { install_cloud_monitor: [true, false] },
      { name: "np" },
    ),
    both(
      "oss_bucket_cors_not_overly_permissive: scripts of any site.",
      "alicloud_oss_bucket",
      { "cors_rule[].allowed_origins": [["https://shop.example.com"], ["*"]] },
      { bucket: "b" },
    ),
    both(
      "oss_bucket_referer_whitelist: any page.",
      "alicloud_oss_bucket",
      { "referer_config[].allow_empty": [false, true] },
      { bucket: "b" },
    ),
    both(
      "oss_bucket_public_access_blocked: the bucket may become public.",
      "alicloud_oss_bucket_public_access_block",
      { block_public_access: [true, false] },
      { bucket: "b" },
    ),
  ],
};
