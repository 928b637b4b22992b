import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { destroy } from "../../checks/plans";
import { danger } from "../labelled";
import { type ByRule, both, created, replaced } from "./scanner-rules";

const CLUSTER: ValueObject = { name: "gke", location: "europe-west1", network: "vpc" };
const POSTGRES: ValueObject = { name: "pg", database_version: "POSTGRES_16" };
const SYSTEM = [[{ type: "SystemAssigned" }], []] as const;

function identity(id: string, type: string, same: ValueObject) {
  return both(`${id}: it loses the rights that it has.`, type, { identity: [SYSTEM[0], SYSTEM[1]] }, same);
}

function flag(name: string, values: readonly [passing: string, failing: string]) {
  return {
    "settings[].database_flags": [[{ name, value: values[0] }], [{ name, value: values[1] }]] as const,
  };
}

/** Rules of checkov that the eighteenth set had left aside, tried once after all others. */
export const REST: ByRule = {
  azure: [
    identity("CKV_AZURE_71", "azurerm_linux_web_app", { name: "shop" }),
    identity("CKV_AZURE_202", "azurerm_servicebus_namespace", { name: "sb", sku: "Premium" }),
    identity("CKV_AZURE_191", "azurerm_eventgrid_topic", { name: "t" }),
    identity("CKV_AZURE_238", "azurerm_cognitive_account", { name: "ai", kind: "OpenAI", sku_name: "S0" }),
    identity("CKV_AZURE_181", "azurerm_kusto_cluster", { name: "k" }),
    identity("CKV_AZURE_207", "azurerm_search_service", { name: "s", sku: "standard" }),
    identity("CKV2_AZURE_36", "azurerm_automation_account", { name: "a", sku_name: "Basic" }),
    identity("CKV2_AZURE_28", "azurerm_container_group", { name: "c", os_type: "Linux" }),
    both(
      "CKV_AZURE_179: nothing patches or measures the machine.",
      "azurerm_windows_virtual_machine",
      { provision_vm_agent: [true, false] },
      { name: "vm" },
    ),
    both(
      "CKV_AZURE_188: no promise, few requests.",
      "azurerm_app_configuration",
      { sku: ["standard", "free"] },
      { name: "c" },
    ),
    both(
      "CKV_AZURE_180: no promise, one machine.",
      "azurerm_kusto_cluster",
      { "sku[].name": ["Standard_D13_v2", "Dev(No SLA)_Standard_D11_v2"] },
      { name: "k" },
    ),
    both(
      "CKV_AZURE_106: the internet reaches the domain.",
      "azurerm_eventgrid_domain",
      { public_network_access_enabled: [false, true] },
      { name: "d" },
    ),
    both(
      "CKV_AZURE_192: shared keys work.",
      "azurerm_eventgrid_topic",
      { local_auth_enabled: [false, true] },
      { name: "t" },
    ),
    both(
      "CKV_AZURE_94: no backup in another region.",
      "azurerm_mysql_server",
      { geo_redundant_backup_enabled: [true, false] },
      { name: "db", version: "8.0" },
    ),
    both(
      "CKV_AZURE_146: logs are not kept.",
      "azurerm_postgresql_configuration",
      { value: ["on", "off"] },
      { name: "log_retention", server_name: "db" },
    ),
    both(
      "CKV2_AZURE_30: events go in plain text.",
      "azurerm_container_registry_webhook",
      { service_uri: ["https://ci.example.com/hook", "http://ci.example.com/hook"] },
      { name: "h", registry_name: "acr", actions: ["push"] },
    ),
    both(
      "CKV2_AZURE_23: the service leaves the network.",
      "azurerm_spring_cloud_service",
      {
        network: [
          [{ app_subnet_id: "/s", service_runtime_subnet_id: "/r", cidr_ranges: ["10.4.0.0/16"] }],
          [],
        ],
      },
      { name: "s", sku_name: "S0" },
    ),
    created("CKV2_AZURE_19: the whole internet.", "azurerm_synapse_firewall_rule", {
      name: "AllowAll",
      synapse_workspace_id: "/syn",
      start_ip_address: "0.0.0.0",
      end_ip_address: "255.255.255.255",
    }),
    [
      danger(
        "CKV2_AZURE_16: files lose the customer's key.",
        destroy("azurerm_mysql_server_key", { server_id: "/db", key_vault_key_id: "https://kv/k" }),
      ),
    ],
    [
      danger(
        "CKV2_AZURE_11: files lose the customer's key.",
        destroy("azurerm_kusto_cluster_customer_managed_key", { cluster_id: "/k", key_name: "k" }),
      ),
    ],
    both(
      "CKV2_AZURE_48: files lose the customer's key.",
      "azurerm_databricks_workspace",
      { customer_managed_key_enabled: [true, false] },
      { name: "dbw", sku: "premium" },
    ),
    [
      danger(
        "CKV2_AZURE_12: the machine is no longer backed up.",
        destroy("azurerm_backup_protected_vm", { source_vm_id: "/vm", backup_policy_id: "/p" }),
      ),
    ],
    both(
      "CKV2_AZURE_51: attacks go undetected.",
      "azurerm_synapse_sql_pool_security_alert_policy",
      { policy_state: ["Enabled", "Disabled"] },
      { sql_pool_id: "/p" },
    ),
    both(
      "CKV2_AZURE_54: writes leave no trace.",
      "azurerm_synapse_sql_pool_extended_auditing_policy",
      { log_monitoring_enabled: [true, false] },
      { sql_pool_id: "/p" },
    ),
    both(
      "AZR AppGw.UseWAF: the gateway loses its firewall.",
      "azurerm_application_gateway",
      { "sku[].tier": ["WAF_v2", "Standard_v2"], "sku[].name": ["WAF_v2", "Standard_v2"] },
      { name: "gw" },
    ),
  ],
  google: [
    replaced(
      "CKV_GCP_126: the notebook starts unverified.",
      "google_notebooks_instance",
      { "shielded_instance_config[].enable_vtpm": [true, false] },
      { name: "nb" },
    ),
    both(
      "CKV_GCP_119: the database can be deleted.",
      "google_spanner_database",
      { deletion_protection: [true, false] },
      { name: "d", instance: "s" },
    ),
    both(
      "CKV_GCP_65: groups no longer decide.",
      "google_container_cluster",
      { authenticator_groups_config: [[{ security_group: "gke-security-groups@example.com" }], []] },
      CLUSTER,
    ),
    both(
      "CKV2_GCP_1: nodes run as the default account.",
      "google_container_node_pool",
      { "node_config[].service_account": ["nodes@shop.iam.gserviceaccount.com", null] },
      { name: "np", cluster: "gke" },
    ),
    both(
      "CKV_GCP_4: ciphers without forward secrecy.",
      "google_compute_ssl_policy",
      {
        custom_features: [
          ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"],
          ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_RSA_WITH_3DES_EDE_CBC_SHA"],
        ],
      },
      { name: "p", profile: "CUSTOM", min_tls_version: "TLS_1_2" },
    ),
    both(
      "CKV_GCP_108: hosts leave no trace.",
      "google_sql_database_instance",
      flag("log_hostname", ["on", "off"]),
      POSTGRES,
    ),
    created("CKV_GCP_112: anyone uses the key.", "google_kms_crypto_key_iam_policy", {
      crypto_key_id: "k",
      policy_data:
        '{"bindings":[{"role":"roles/cloudkms.cryptoKeyEncrypterDecrypter","members":["allUsers"]}]}',
    }),
    both(
      "CKV2_GCP_31: calls leave no trace.",
      "google_dialogflow_cx_webhook",
      { enable_stackdriver_logging: [true, false] },
      { display_name: "w" },
    ),
    both(
      "CKV2_GCP_30: conversations leave no trace.",
      "google_dialogflow_cx_agent",
      { enable_stackdriver_logging: [true, false] },
      { display_name: "a" },
    ),
    both(
      "CKV2_GCP_32: the machine gets a public address.",
      "google_tpu_v2_vm",
      { "network_config[].enable_external_ips": [false, true] },
      { name: "tpu" },
    ),
    both(
      "CKV2_GCP_33: the endpoint leaves the network.",
      "google_vertex_ai_endpoint",
      { network: ["projects/1/global/networks/vpc", null] },
      { name: "e", display_name: "e" },
    ),
    [
      danger(
        "CKV2_GCP_11: images are no longer scanned.",
        destroy("google_project_service", { project: "shop", service: "containerscanning.googleapis.com" }),
      ),
    ],
  ],
  others: [
    both(
      "CKV_OCI_11: words are passwords.",
      "oci_identity_authentication_policy",
      { "password_policy[].is_lowercase_characters_required": [true, false] },
      { compartment_id: "c" },
    ),
    both(
      "CKV_OCI_7: changes of objects start nothing.",
      "oci_objectstorage_bucket",
      { object_events_enabled: [true, false] },
      { name: "b", namespace: "n" },
    ),
    both(
      "CKV_ALI_17: words are passwords.",
      "alicloud_ram_account_password_policy",
      { require_lowercase_characters: [true, false] },
      { minimum_password_length: 14 },
    ),
    both(
      "CKV_ALI_41: the database leaves the network.",
      "alicloud_mongodb_instance",
      { network_type: ["VPC", "Classic"] },
      { engine_version: "7.0" },
    ),
    both(
      "CKV_ALI_35: durations leave no trace.",
      "alicloud_db_instance",
      { parameters: [[{ name: "log_duration", value: "on" }], [{ name: "log_duration", value: "off" }]] },
      { engine: "PostgreSQL" },
    ),
    both(
      "CKV_YC_22: machines have no rules.",
      "yandex_compute_instance_group",
      { "instance_template[].network_interface[].security_group_ids": [["sg"], []] },
      { name: "ig" },
    ),
    both(
      "CKV_YC_15: nodes have no rules.",
      "yandex_kubernetes_node_group",
      { "instance_template[].network_interface[].security_group_ids": [["sg"], []] },
      { name: "ng", cluster_id: "c" },
    ),
    replaced(
      "CKV_NCP_7: disks in plain text.",
      "ncloud_launch_configuration",
      { is_encrypted_volume: [true, false] },
      { server_image_product_code: "p" },
    ),
    both(
      "CKV_NCP_23: the server has a public address.",
      "ncloud_public_ip",
      { server_instance_no: [null, "1"] },
      { description: "d" },
    ),
    both(
      "CKV_PAN_15: users of every network are asked for.",
      "panos_zone",
      { include_acls: [["10.0.0.0/8"], []] },
      { name: "trust", mode: "layer3", enable_user_id: true },
    ),
    created("CKV_ALI_3: a desktop for everyone.", "alicloud_security_group_rule", {
      type: "ingress",
      ip_protocol: "tcp",
      policy: "accept",
      port_range: "3389/3389",
      security_group_id: "sg",
      cidr_ip: "0.0.0.0/0",
    }),
    created("CKV_NCP_11: a desktop for everyone.", "ncloud_network_acl_rule", {
      network_acl_no: "n",
      inbound: [
        { priority: 100, protocol: "TCP", rule_action: "ALLOW", ip_block: "0.0.0.0/0", port_range: "3389" },
      ],
    }),
  ],
};
