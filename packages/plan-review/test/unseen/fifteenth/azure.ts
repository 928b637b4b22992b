import { UNKNOWN, type ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, replace, update } from "../../checks/plans";
import { type ByKind, danger, safe, set, undecided } from "../labelled";

const RULE: ValueObject = {
  name: "db",
  priority: 300,
  direction: "Inbound",
  access: "Allow",
  protocol: "Tcp",
  source_port_range: "*",
  destination_address_prefix: "10.1.4.0/24",
};

/** Dangers of Azure. */
export const AZURE_DANGERS: ByKind = {
  exposure: [
    danger(
      "A range of ports with SSH in it, in a list.",
      create("azurerm_network_security_group", {
        name: "nsg",
        location: "westeurope",
        security_rule: [
          {
            ...RULE,
            name: "all",
            source_address_prefix: null,
            source_address_prefixes: ["10.0.0.0/8", "0.0.0.0/0"],
            destination_port_ranges: ["20-30", "443"],
          },
        ],
      }),
    ),
    danger(
      "The server answers the internet.",
      set("azurerm_postgresql_flexible_server", { public_network_access_enabled: [false, true] }),
    ),
    danger(
      "Every Azure customer may connect.",
      create("azurerm_postgresql_flexible_server_firewall_rule", {
        name: "azure",
        server_id: "/pg",
        start_ip_address: "0.0.0.0",
        end_ip_address: "0.0.0.0",
      }),
    ),
    danger(
      "The API of the cluster is open to all.",
      set("azurerm_kubernetes_cluster", {
        "api_server_access_profile[].authorized_ip_ranges": [["198.51.100.0/24"], ["0.0.0.0/0"]],
      }),
    ),
    danger(
      "A new database server with a public endpoint.",
      create("azurerm_mssql_managed_instance", {
        name: "mi",
        location: "westeurope",
        license_type: "BasePrice",
        sku_name: "GP_Gen5",
        minimum_tls_version: "1.2",
        storage_size_in_gb: 64,
        vcores: 8,
        public_data_endpoint_enabled: true,
      }),
    ),
  ],
  protection: [
    danger(
      "The vault can be purged.",
      replace(
        "azurerm_key_vault",
        { name: "kv", sku_name: "standard", purge_protection_enabled: true, soft_delete_retention_days: 90 },
        { name: "kv", sku_name: "standard", purge_protection_enabled: false, soft_delete_retention_days: 90 },
      ),
    ),
    danger(
      "Certificates of clients are not asked for.",
      set("azurerm_linux_web_app", { client_certificate_mode: ["Required", "Optional"] }),
    ),
    danger(
      "No defence against floods.",
      set("azurerm_virtual_network", {
        ddos_protection_plan: [[{ id: "/ddos", enable: true }], [{ id: "/ddos", enable: false }]],
      }),
    ),
  ],
  retention: [
    danger(
      "Backups of the server for a week.",
      set(
        "azurerm_mysql_flexible_server",
        { backup_retention_days: [35, 7] },
        { sku_name: "GP_Standard_D2ds_v4" },
      ),
    ),
    danger(
      "Deleted containers cannot be restored after a day.",
      set("azurerm_storage_account", {
        "blob_properties[].container_delete_retention_policy[].days": [14, 1],
      }),
    ),
  ],
  logging: [
    danger(
      "Audit records are kept for a week.",
      set("azurerm_mssql_server_extended_auditing_policy", { retention_in_days: [90, 7] }),
    ),
  ],
  alert: [
    danger(
      "The search alert is off.",
      set("azurerm_monitor_scheduled_query_rules_alert_v2", { enabled: [true, false] }, { severity: 1 }),
    ),
    danger(
      "Security contacts hear nothing.",
      set("azurerm_security_center_contact", { alert_notifications: [true, false] }),
    ),
  ],
  "data-loss": [
    danger(
      "The databases are deleted.",
      destroy("azurerm_cosmosdb_account", { name: "c", kind: "GlobalDocumentDB" }),
    ),
    danger(
      "The share is deleted with its files.",
      destroy("azurerm_storage_share", { name: "s", quota: 500 }),
    ),
  ],
  encryption: [
    danger(
      "TLS 1.0 for the function.",
      set("azurerm_linux_function_app", { "site_config[].minimum_tls_version": ["1.2", "1.0"] }),
    ),
  ],
  capacity: [
    danger(
      "The plan has one worker.",
      set("azurerm_service_plan", { worker_count: [4, 1] }, { sku_name: "P1v3", os_type: "Linux" }),
    ),
  ],
  policy: [
    danger(
      "Owner of a resource group.",
      create("azurerm_role_assignment", {
        scope: "/subscriptions/0000/resourceGroups/rg",
        role_definition_name: "Owner",
        principal_id: "5f3d",
        principal_type: "ServicePrincipal",
      }),
    ),
    danger(
      "Any action in a role of its own.",
      set("azurerm_role_definition", {
        permissions: [
          [{ actions: ["Microsoft.Compute/virtualMachines/read"], not_actions: [] }],
          [{ actions: ["*"], not_actions: ["Microsoft.Billing/*"] }],
        ],
      }),
    ),
    danger(
      "The assignment forgets its condition.",
      set(
        "azurerm_role_assignment",
        { condition: ["@Resource[name] StringEquals 'a'", null], condition_version: ["2.0", null] },
        { role_definition_name: "Storage Blob Data Owner", scope: "/sa", principal_id: "5f3d" },
      ),
    ),
    danger(
      "The application decrypts with every key.",
      create("azurerm_key_vault_access_policy", {
        key_vault_id: "/kv",
        object_id: "5f3d",
        key_permissions: ["Get", "Decrypt", "UnwrapKey", "Purge"],
        secret_permissions: ["Get", "List", "Purge"],
      }),
    ),
  ],
};

/** Harmless and undecided changes of Azure. */
export const AZURE_SAFE: ByKind = {
  strengthen: [
    safe(
      "Only private addresses connect.",
      set("azurerm_redis_cache", { public_network_access_enabled: [true, false] }, { sku_name: "Premium" }),
    ),
    safe("TLS 1.2.", set("azurerm_mssql_server", { minimum_tls_version: ["1.0", "1.2"] })),
    safe(
      "Backups for longer.",
      set("azurerm_postgresql_flexible_server", { backup_retention_days: [7, 35] }),
    ),
    safe(
      "Soft deletion for longer.",
      set("azurerm_key_vault", { public_network_access_enabled: [true, false] }, { sku_name: "premium" }),
    ),
    safe(
      "A rule that lets in goes.",
      destroy("azurerm_network_security_rule", {
        ...RULE,
        source_address_prefix: "*",
        destination_port_range: "22",
      }),
    ),
    safe(
      "From administrator to reader.",
      update(
        "azurerm_role_assignment",
        { scope: "/subscriptions/0000", role_definition_name: "Contributor", principal_id: "5f3d" },
        { scope: "/subscriptions/0000", role_definition_name: "Reader", principal_id: "5f3d" },
      ),
    ),
  ],
  benign: [
    safe(
      "A tag.",
      set("azurerm_virtual_network", { tags: [{}, { team: "net" }] }, { address_space: ["10.0.0.0/16"] }),
    ),
    safe("Another window.", set("azurerm_redis_cache", { "patch_schedule[].start_hour_utc": [2, 4] })),
    safe(
      "A subnet's name.",
      create("azurerm_subnet", {
        name: "apps",
        address_prefixes: ["10.0.4.0/24"],
        virtual_network_name: "vnet",
      }),
    ),
    safe(
      "A newer version of Kubernetes.",
      set("azurerm_kubernetes_cluster", { kubernetes_version: ["1.31.2", "1.32.1"] }),
    ),
    safe(
      "A setting of the application.",
      set("azurerm_linux_function_app", { app_settings: [{ THEME: "a" }, { THEME: "b" }] }),
    ),
  ],
  direction: [
    safe(
      "Outbound to a service.",
      create("azurerm_network_security_rule", {
        ...RULE,
        direction: "Outbound",
        source_address_prefix: "10.1.4.0/24",
        destination_address_prefix: "Storage.WestEurope",
        destination_port_range: "443",
      }),
    ),
    safe("More workers.", set("azurerm_service_plan", { sku_name: ["P1v3", "P2v3"] })),
  ],
  unknown: [
    undecided(
      "From which addresses.",
      set("azurerm_kubernetes_cluster", {
        "api_server_access_profile[].authorized_ip_ranges": [["198.51.100.0/24"], UNKNOWN],
      }),
    ),
    undecided(
      "Which role.",
      create("azurerm_role_assignment", {
        scope: "/subscriptions/0000",
        role_definition_name: UNKNOWN,
        principal_id: "5f3d",
      }),
    ),
  ],
};
