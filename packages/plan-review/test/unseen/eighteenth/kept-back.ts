import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { destroy } from "../../checks/plans";
import { danger } from "../labelled";
import { type ByRule, both, created } from "./scanner-rules";

const APP: ValueObject = {
  name: "shop",
  location: "westeurope",
  resource_group_name: "rg",
  service_plan_id: "/plan",
};
const ACCOUNT: ValueObject = {
  name: "st",
  resource_group_name: "rg",
  location: "westeurope",
  account_tier: "Standard",
};
const CLUSTER: ValueObject = { name: "gke", location: "europe-west1", network: "vpc", subnetwork: "nodes" };
const NODES: ValueObject = { name: "np", cluster: "gke", location: "europe-west1", node_count: 3 };
const MACHINE: ValueObject = { name: "vm", machine_type: "e2-standard-4", zone: "europe-west1-b" };
const RDS: ValueObject = {
  engine: "MySQL",
  engine_version: "8.0",
  instance_type: "rds.mysql.s2.large",
  instance_storage: 50,
};
const PASSWORDS: ValueObject = { minimum_password_length: 14, max_login_attempts: 5 };

function flag(name: string, values: readonly [passing: string, failing: string]) {
  return {
    "settings[].database_flags": [[{ name, value: values[0] }], [{ name, value: values[1] }]] as const,
  };
}

/** Every third rule of KICS and of trivy (AVD), which was kept back while the lexicon learned from the others. */
export const KEPT_BACK: ByRule = {
  azure: [
    both(
      "KICS aks_network_policy_misconfigured: every pod calls every pod.",
      "azurerm_kubernetes_cluster",
      { "network_profile[].network_policy": ["azure", null] },
      { name: "aks", dns_prefix: "aks" },
    ),
    both(
      "KICS app_service_ftps_enforce_disabled: passwords in plain text.",
      "azurerm_windows_web_app",
      { "site_config[].ftps_state": ["FtpsOnly", "AllAllowed"] },
      APP,
    ),
    created("KICS app_service_ftps_enforce_disabled: passwords in plain text.", "azurerm_windows_web_app", {
      ...APP,
      site_config: [{ ftps_state: "AllAllowed" }],
    }),
    both(
      "KICS app_service_not_using_latest_tls: TLS of 1999.",
      "azurerm_windows_web_app",
      { "site_config[].minimum_tls_version": ["1.2", "1.0"] },
      APP,
    ),
    both(
      "KICS function_app_deployment_slot_tls: TLS of 2006.",
      "azurerm_linux_function_app_slot",
      { "site_config[].minimum_tls_version": ["1.2", "1.1"] },
      { name: "slot" },
    ),
    created("KICS function_app_deployment_slot_tls: TLS of 2006.", "azurerm_linux_function_app_slot", {
      name: "slot",
      site_config: [{ minimum_tls_version: "1.1" }],
    }),
    both(
      "AVD require_client_cert: nobody asks for a certificate.",
      "azurerm_windows_web_app",
      { client_certificate_enabled: [true, false] },
      APP,
    ),
    both(
      "KICS azure_front_door_waf_disabled: the firewall in front goes.",
      "azurerm_frontdoor",
      { "frontend_endpoint[].web_application_firewall_policy_link_id": ["/waf", null] },
      { name: "fd" },
    ),
    created("KICS default_storage_network_access: every network.", "azurerm_storage_account_network_rules", {
      storage_account_id: "/st",
      default_action: "Allow",
      ip_rules: ["203.0.113.4"],
    }),
    created("KICS redis_publicly_accessible: every customer of Azure.", "azurerm_redis_firewall_rule", {
      name: "azure",
      redis_cache_name: "r",
      start_ip: "0.0.0.0",
      end_ip: "0.0.0.0",
    }),
    both(
      "KICS firewall_rule_allows_too_many_hosts: sixteen million hosts.",
      "azurerm_redis_firewall_rule",
      { start_ip: ["198.51.100.4", "198.0.0.0"], end_ip: ["198.51.100.4", "198.255.255.255"] },
      { name: "r", redis_cache_name: "r" },
    ),
    both(
      "KICS key_expiration_not_set: the key has no end.",
      "azurerm_key_vault_key",
      { expiration_date: ["2027-12-31T00:00:00Z", null] },
      { name: "k", key_type: "RSA" },
    ),
    both(
      "KICS mssql_server_public_network_access: the internet reaches the server.",
      "azurerm_mssql_server",
      { public_network_access_enabled: [false, true] },
      { name: "sql", version: "12.0" },
    ),
    both(
      "KICS network_interfaces_ip_forwarding: the machine forwards packets of others.",
      "azurerm_network_interface",
      { ip_forwarding_enabled: [false, true] },
      { name: "nic" },
    ),
    created(
      "KICS network_interfaces_ip_forwarding: the machine forwards packets of others.",
      "azurerm_network_interface",
      {
        name: "nic",
        ip_forwarding_enabled: true,
        ip_configuration: [{ name: "c", subnet_id: "/s", private_ip_address_allocation: "Dynamic" }],
      },
    ),
    both(
      "AVD network_interface_public_ip: the machine has a public address.",
      "azurerm_network_interface",
      { "ip_configuration[].public_ip_address_id": [null, "/ip"] },
      { name: "nic" },
    ),
    both(
      "KICS postgresql_log_checkpoints: checkpoints leave no trace.",
      "azurerm_postgresql_configuration",
      { value: ["on", "off"] },
      { name: "log_checkpoints", server_name: "db" },
    ),
    both(
      "KICS postgresql_log_duration: durations leave no trace.",
      "azurerm_postgresql_configuration",
      { value: ["on", "off"] },
      { name: "log_duration", server_name: "db" },
    ),
    both(
      "AVD postgres_configuration_connection_throttling: guesses are not slowed down.",
      "azurerm_postgresql_configuration",
      { value: ["on", "off"] },
      { name: "connection_throttling", server_name: "db" },
    ),
    both(
      "KICS postgresql_server_threat_detection: attacks go undetected.",
      "azurerm_postgresql_server",
      { threat_detection_policy: [[{ enabled: true, email_account_admins: true }], []] },
      { name: "db", version: "11" },
    ),
    created("KICS role_definition_allows_custom_role: makes roles of its own.", "azurerm_role_definition", {
      name: "r",
      scope: "/subscriptions/0",
      assignable_scopes: ["/subscriptions/0"],
      permissions: [{ actions: ["Microsoft.Authorization/roleDefinitions/write"], not_actions: [] }],
    }),
    both(
      "KICS small_activity_log_retention: a month instead of a year.",
      "azurerm_monitor_log_profile",
      { "retention_policy[].days": [365, 30] },
      { name: "p", categories: ["Action", "Delete", "Write"], locations: ["global"] },
    ),
    both(
      "AVD capture_all_activities: deletions leave no trace.",
      "azurerm_monitor_log_profile",
      { categories: [["Action", "Delete", "Write"], ["Write"]] },
      { name: "p", locations: ["global"] },
    ),
    both(
      "KICS small_mssql_audit_retention: a week instead of a quarter.",
      "azurerm_mssql_database_extended_auditing_policy",
      { retention_in_days: [90, 7] },
      { database_id: "/db", enabled: true },
    ),
    both(
      "AVD retention_period_set: a week instead of a quarter.",
      "azurerm_synapse_workspace_extended_auditing_policy",
      { retention_in_days: [90, 7] },
      { synapse_workspace_id: "/syn" },
    ),
    both(
      "AVD threat_alert_email_to_owner: administrators hear nothing.",
      "azurerm_mssql_server_security_alert_policy",
      { email_account_admins: [true, false] },
      { state: "Enabled" },
    ),
    created("KICS rdp_is_exposed: a desktop for everyone.", "azurerm_network_security_group", {
      name: "g",
      security_rule: [
        {
          name: "rdp",
          priority: 100,
          direction: "Inbound",
          access: "Allow",
          protocol: "Tcp",
          source_port_range: "*",
          destination_port_range: "3389",
          source_address_prefix: "Internet",
          destination_address_prefix: "*",
        },
      ],
    }),
    both(
      "KICS storage_account_smb: an old protocol.",
      "azurerm_storage_account",
      { "share_properties[].smb[].versions": [["SMB3.1.1"], ["SMB2.1", "SMB3.1.1"]] },
      ACCOUNT,
    ),
    created(
      "KICS storage_account_cross_tenant_replication: copies to other companies.",
      "azurerm_storage_account",
      { ...ACCOUNT, account_replication_type: "ZRS", cross_tenant_replication_enabled: true },
    ),
    both(
      "KICS storage_table_allows_all_acl: the holder of the policy deletes.",
      "azurerm_storage_table",
      { "acl[].access_policy[].permissions": ["r", "raud"] },
      { name: "t", storage_account_name: "st" },
    ),
    both(
      "AVD enable_ssl_enforcement: plain text is accepted.",
      "azurerm_mariadb_server",
      { ssl_enforcement_enabled: [true, false] },
      { name: "db", version: "10.3" },
    ),
    [
      danger(
        "AVD blob_container_cmk_encrypted: blobs lose the customer's key.",
        destroy("azurerm_storage_account_customer_managed_key", { storage_account_id: "/st", key_name: "k" }),
      ),
    ],
    both(
      "KICS ad_admin_not_configured: the directory no longer administers.",
      "azurerm_mssql_server",
      { azuread_administrator: [[{ login_username: "dba", object_id: "1" }], []] },
      { name: "sql", version: "12.0" },
    ),
  ],
  google: [
    both(
      "KICS cloud_storage_bucket_logging: requests leave no trace.",
      "google_storage_bucket",
      { logging: [[{ log_bucket: "logs" }], []] },
      { name: "b", location: "EU" },
    ),
    both(
      "KICS network_policy_support: every pod calls every pod.",
      "google_container_cluster",
      { "network_policy[].enabled": [true, false] },
      CLUSTER,
    ),
    both(
      "KICS dnssec_using_rsasha1: a broken digest.",
      "google_dns_managed_zone",
      { "dnssec_config[].default_key_specs[].algorithm": ["rsasha256", "rsasha1"] },
      { name: "z", dns_name: "example.com." },
    ),
    created("KICS dnssec_using_rsasha1: a broken digest.", "google_dns_managed_zone", {
      name: "z",
      dns_name: "example.com.",
      dnssec_config: [
        { state: "on", default_key_specs: [{ algorithm: "rsasha1", key_type: "zoneSigning" }] },
      ],
    }),
    created("KICS firewall_rule_allows_all_ports: every port for everyone.", "google_compute_firewall", {
      name: "in",
      network: "vpc",
      direction: "INGRESS",
      allow: [{ protocol: "all", ports: [] }],
      source_ranges: ["0.0.0.0/0"],
    }),
    created("KICS kms_crypto_key_publicly_accessible: anyone decrypts.", "google_kms_crypto_key_iam_member", {
      crypto_key_id: "k",
      role: "roles/cloudkms.cryptoKeyDecrypter",
      member: "allUsers",
    }),
    both(
      "KICS project_wide_ssh_keys: keys of the project open the machine.",
      "google_compute_instance",
      { "metadata.block-project-ssh-keys": ["TRUE", "FALSE"] },
      MACHINE,
    ),
    both(
      "KICS shielded_gke_node_integrity: a changed node is not noticed.",
      "google_container_node_pool",
      { "node_config[].shielded_instance_config[].enable_integrity_monitoring": [true, false] },
      NODES,
    ),
    created(
      "KICS shielded_gke_node_integrity: a changed node is not noticed.",
      "google_container_node_pool",
      {
        ...NODES,
        node_config: [
          { shielded_instance_config: [{ enable_integrity_monitoring: false, enable_secure_boot: true }] },
        ],
      },
    ),
    both(
      "KICS sql_db_instance_backup_disabled: no backups.",
      "google_sql_database_instance",
      { "settings[].backup_configuration[].enabled": [true, false] },
      { name: "pg", database_version: "POSTGRES_16" },
    ),
    both(
      "KICS exposed_show_privileges: every user lists every database.",
      "google_sql_database_instance",
      flag("skip_show_database", ["on", "off"]),
      { name: "my", database_version: "MYSQL_8_0" },
    ),
    both(
      "AVD no_cross_db_ownership_chaining: rights in one database hold in another.",
      "google_sql_database_instance",
      flag("cross db ownership chaining", ["off", "on"]),
      { name: "ms", database_version: "SQLSERVER_2022_STANDARD" },
    ),
    both(
      "AVD pg_log_connections: logins leave no trace.",
      "google_sql_database_instance",
      flag("log_connections", ["on", "off"]),
      { name: "pg", database_version: "POSTGRES_16" },
    ),
    both(
      "AVD pg_log_lock_waits: waits leave no trace.",
      "google_sql_database_instance",
      flag("log_lock_waits", ["on", "off"]),
      { name: "pg", database_version: "POSTGRES_16" },
    ),
    both(
      "AVD enable_shielded_vm_vtpm: a changed machine is not noticed.",
      "google_compute_instance",
      { "shielded_instance_config[].enable_vtpm": [true, false] },
      MACHINE,
    ),
    both(
      "AVD no_serial_port: a console on the network.",
      "google_compute_instance",
      { "metadata.serial-port-enable": ["FALSE", "TRUE"] },
      MACHINE,
    ),
    both(
      "AVD metadata_endpoints_disabled: the old service of metadata answers.",
      "google_container_node_pool",
      { "node_config[].metadata.disable-legacy-endpoints": ["true", "false"] },
      NODES,
    ),
    both(
      "AVD node_metadata_security: pods read the node's account.",
      "google_container_cluster",
      { "node_config[].workload_metadata_config[].node_metadata": ["SECURE", "EXPOSE"] },
      CLUSTER,
    ),
  ],
  others: [
    both(
      "KICS alb_listening_on_http: plain HTTP is answered.",
      "alicloud_alb_listener",
      { listener_protocol: ["HTTPS", "HTTP"], listener_port: [443, 80] },
      { load_balancer_id: "lb" },
    ),
    created("KICS alb_listening_on_http: plain HTTP is answered.", "alicloud_alb_listener", {
      load_balancer_id: "lb",
      listener_protocol: "HTTP",
      listener_port: 80,
      default_actions: [{ type: "ForwardGroup" }],
    }),
    both(
      "KICS node_pool_auto_repair: sick nodes stay.",
      "alicloud_cs_kubernetes_node_pool",
      { "management[].auto_repair": [true, false] },
      { name: "np", cluster_id: "c" },
    ),
    both(
      "KICS high_kms_key_rotation_period: the key no longer changes.",
      "alicloud_kms_key",
      { automatic_rotation: ["Enabled", "Disabled"] },
      { description: "k" },
    ),
    both(
      "KICS high_kms_key_rotation_period: the key changes once a year.",
      "alicloud_kms_key",
      { rotation_interval: ["7d", "366d"] },
      { description: "k", automatic_rotation: "Enabled" },
    ),
    both(
      "KICS log_retention: a month instead of half a year.",
      "alicloud_log_store",
      { retention_period: [180, 30] },
      { project: "p", name: "s" },
    ),
    both(
      "KICS no_ros_stack_policy: updates may replace anything.",
      "alicloud_ros_stack",
      {
        stack_policy_body: [
          '{"Statement":[{"Action":"Update:*","Resource":"*","Effect":"Deny","Principal":"*"}]}',
          null,
        ],
      },
      { stack_name: "s" },
    ),
    created("KICS oss_bucket_allows_list: anyone lists the bucket.", "alicloud_oss_bucket", {
      bucket: "b",
      policy:
        '{"Version":"1","Statement":[{"Effect":"Allow","Principal":["*"],"Action":["oss:ListObjects"],"Resource":["acs:oss:*:1:b"]}]}',
    }),
    both(
      "KICS oss_bucket_logging: requests leave no trace.",
      "alicloud_oss_bucket",
      { logging: [[{ target_bucket: "logs", target_prefix: "b/" }], []] },
      { bucket: "b" },
    ),
    both(
      "KICS oss_bucket_versioning: overwritten objects are lost.",
      "alicloud_oss_bucket",
      { "versioning[].status": ["Enabled", "Suspended"] },
      { bucket: "b" },
    ),
    created(
      "KICS public_security_group_rule_sensitive_port: a database for everyone.",
      "alicloud_security_group_rule",
      {
        type: "ingress",
        ip_protocol: "tcp",
        policy: "accept",
        port_range: "3306/3306",
        security_group_id: "sg",
        cidr_ip: "0.0.0.0/0",
      },
    ),
    both(
      "KICS max_password_age: passwords have no end.",
      "alicloud_ram_account_password_policy",
      { max_password_age: [90, 0] },
      PASSWORDS,
    ),
    both(
      "KICS not_required_symbols: words are passwords.",
      "alicloud_ram_account_password_policy",
      { require_symbols: [true, false] },
      PASSWORDS,
    ),
    both(
      "KICS at_least_one_uppercase: words are passwords.",
      "alicloud_ram_account_password_policy",
      { require_uppercase_characters: [true, false] },
      PASSWORDS,
    ),
    both(
      "KICS not_enforce_mfa: the password alone.",
      "alicloud_ram_security_preference",
      { enforce_mfa_for_login: [true, false] },
      { allow_user_to_change_password: true },
    ),
    both(
      "KICS rds_instance_publicly_accessible: anyone may try the password.",
      "alicloud_db_instance",
      { security_ips: [["10.0.0.0/8"], ["0.0.0.0/0"]] },
      RDS,
    ),
    both(
      "KICS rds_instance_tde_status: files in plain text.",
      "alicloud_db_instance",
      { tde_status: ["Enabled", "Disabled"] },
      RDS,
    ),
    both(
      "KICS databricks unrestricted_acl: the whole internet.",
      "databricks_ip_access_list",
      { ip_addresses: [["203.0.113.0/24"], ["203.0.113.0/24", "0.0.0.0/0"]] },
      { label: "in", list_type: "ALLOW" },
    ),
    both(
      "KICS computing_instance_security_group: the machine has no rules.",
      "nifcloud_instance",
      { security_group: ["web", null] },
      { instance_id: "web", image_id: "1" },
    ),
    both(
      "KICS db_long_backup_retention: a day instead of a week.",
      "nifcloud_db_instance",
      { backup_retention_period: [7, 1] },
      { identifier: "d", instance_class: "db.large8" },
    ),
    created("KICS nas_security_group_public_ingress: files for everyone.", "nifcloud_nas_security_group", {
      group_name: "g",
      availability_zone: "east-11",
      rule: [{ cidr_ip: "0.0.0.0/0" }],
    }),
    both(
      "KICS vpn_gateway_security_group: the gateway has no rules.",
      "nifcloud_vpn_gateway",
      { security_group: ["vpn", null] },
      { name: "gw" },
    ),
    [
      danger(
        "KICS cdb_instance_without_backup_policy: no more backups by plan.",
        destroy("tencentcloud_mysql_backup_policy", { mysql_id: "m", retention_period: 7 }),
      ),
    ],
    both(
      "KICS cvm_instance_disable_monitor_service: nothing measures the machine.",
      "tencentcloud_instance",
      { disable_monitor_service: [false, true] },
      { instance_name: "vm", instance_type: "S5.MEDIUM4" },
    ),
    created(
      "KICS cvm_instance_disable_monitor_service: nothing measures the machine.",
      "tencentcloud_instance",
      { instance_name: "vm", instance_type: "S5.MEDIUM4", disable_monitor_service: true },
    ),
    both(
      "KICS security_group_rule_set: everything for everyone.",
      "tencentcloud_security_group_rule_set",
      {
        ingress: [
          [{ action: "ACCEPT", cidr_block: "10.0.0.0/22", protocol: "TCP", port: "80-90" }],
          [{ action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "ALL", port: "ALL" }],
        ],
      },
      { security_group_id: "sg" },
    ),
    created(
      "KICS security_group_rule_set: everything for everyone.",
      "tencentcloud_security_group_rule_set",
      {
        security_group_id: "sg",
        ingress: [{ action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "ALL", port: "ALL" }],
      },
    ),
    both(
      "KICS tke_cluster_log_disabled: the cluster's logs are lost.",
      "tencentcloud_kubernetes_cluster",
      { "log_agent[].enabled": [true, false] },
      { cluster_name: "k8s" },
    ),
    both(
      "AVD digitalocean spaces acl_no_public_read: anyone reads the bucket.",
      "digitalocean_spaces_bucket",
      { acl: ["private", "public-read"] },
      { name: "b", region: "fra1" },
    ),
    created(
      "AVD digitalocean spaces acl_no_public_read: anyone reads the object.",
      "digitalocean_spaces_bucket_object",
      { region: "fra1", bucket: "b", key: "dump.sql", acl: "public-read" },
    ),
  ],
};
