import { UNKNOWN, type ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, replace, update } from "../../checks/plans";
import { type ByKind, danger, safe, set, undecided } from "../labelled";

const RULE: ValueObject = {
  name: "in",
  priority: 200,
  direction: "Inbound",
  access: "Allow",
  protocol: "*",
  source_port_range: "*",
  destination_address_prefix: "VirtualNetwork",
};

/** Dangers of Azure. */
export const AZURE_DANGERS: ByKind = {
  exposure: [
    danger(
      "All ports from a neighbour of the whole internet.",
      create("azurerm_network_security_rule", {
        ...RULE,
        source_address_prefixes: ["0.0.0.0/1", "128.0.0.0/1"],
        destination_port_range: "*",
      }),
    ),
    danger(
      "A rule that denied stands after one that allows.",
      set("azurerm_network_security_group", {
        security_rule: [
          [
            {
              ...RULE,
              name: "no",
              access: "Deny",
              priority: 100,
              source_address_prefix: "*",
              destination_port_range: "3389",
            },
            { ...RULE, priority: 200, source_address_prefix: "*", destination_port_range: "3389" },
          ],
          [
            {
              ...RULE,
              name: "no",
              access: "Deny",
              priority: 300,
              source_address_prefix: "*",
              destination_port_range: "3389",
            },
            { ...RULE, priority: 200, source_address_prefix: "*", destination_port_range: "3389" },
          ],
        ],
      }),
    ),
    danger(
      "The registry answers the internet.",
      set("azurerm_container_registry", { public_network_access_enabled: [false, true] }, { sku: "Premium" }),
    ),
    danger(
      "The search service answers the internet.",
      set("azurerm_search_service", { public_network_access_enabled: [false, true] }),
    ),
    danger(
      "The application has an address on the internet.",
      set("azurerm_container_app", { "ingress[].external_enabled": [false, true] }, { name: "admin" }),
    ),
    danger(
      "Networks of every customer may connect.",
      create("azurerm_mssql_firewall_rule", {
        name: "AllowAll",
        server_id: "/sql",
        start_ip_address: "0.0.0.0",
        end_ip_address: "255.255.255.255",
      }),
    ),
    danger(
      "Every site reads from the account's blobs.",
      set("azurerm_storage_account", {
        "blob_properties[].cors_rule[].allowed_origins": [["https://shop.example.com"], ["*"]],
      }),
    ),
  ],
  protection: [
    danger(
      "Shared keys work again.",
      set("azurerm_eventhub_namespace", { local_authentication_enabled: [false, true] }, { sku: "Standard" }),
    ),
    danger(
      "The cluster's role checks are off.",
      replace(
        "azurerm_kubernetes_cluster",
        { name: "aks", role_based_access_control_enabled: true },
        { name: "aks", role_based_access_control_enabled: false },
      ),
    ),
    danger(
      "Nobody asks for a certificate.",
      set(
        "azurerm_api_management",
        { client_certificate_enabled: [true, false] },
        { sku_name: "Consumption_0" },
      ),
    ),
    danger(
      "Machines start unverified.",
      create("azurerm_linux_virtual_machine", {
        name: "vm",
        size: "Standard_D2s_v5",
        admin_username: "ops",
        disable_password_authentication: false,
        secure_boot_enabled: false,
        vtpm_enabled: false,
      }),
    ),
    danger(
      "Deletions are allowed.",
      destroy("azurerm_resource_policy_assignment", {
        name: "deny-public-ip",
        resource_id: "/rg",
        policy_definition_id: "/deny-public-ip",
      }),
    ),
    danger(
      "Nothing limits how often the rule is met.",
      set(
        "azurerm_cdn_frontdoor_firewall_policy",
        { mode: ["Prevention", "Detection"] },
        { sku_name: "Premium_AzureFrontDoor" },
      ),
    ),
  ],
  retention: [
    danger(
      "The long backups are gone.",
      set("azurerm_mssql_database", { "long_term_retention_policy[].monthly_retention": ["P12M", "P1M"] }),
    ),
    danger(
      "No backup in another region.",
      set("azurerm_mysql_flexible_server", { geo_redundant_backup_enabled: [true, false] }),
    ),
    danger(
      "The machine is no longer in the backup.",
      destroy("azurerm_backup_protected_file_share", { source_file_share_name: "s" }),
    ),
  ],
  logging: [
    danger(
      "Requests of the vault leave no trace.",
      set(
        "azurerm_monitor_diagnostic_setting",
        { log_analytics_workspace_id: ["/ws", null] },
        { target_resource_id: "/kv", storage_account_id: null },
      ),
    ),
    danger("Insights keep a tenth.", set("azurerm_application_insights", { daily_data_cap_in_gb: [100, 1] })),
    danger(
      "Queries are no longer recorded.",
      set("azurerm_mssql_server_extended_auditing_policy", { enabled: [true, false] }),
    ),
    danger(
      "The agent goes.",
      destroy("azurerm_monitor_data_collection_rule_association", { name: "vm", target_resource_id: "/vm" }),
    ),
  ],
  alert: [
    danger(
      "The alert looks only once a day.",
      set("azurerm_monitor_scheduled_query_rules_alert_v2", { evaluation_frequency: ["PT5M", "P1D"] }),
    ),
    danger(
      "Problems of the platform are not told.",
      set("azurerm_monitor_activity_log_alert", { enabled: [true, false] }),
    ),
    danger(
      "The budget tells nobody.",
      set("azurerm_consumption_budget_subscription", { "notification[].enabled": [true, false] }),
    ),
    danger(
      "Alerts are held back by a rule.",
      create("azurerm_monitor_alert_processing_rule_suppression", {
        name: "quiet",
        scopes: ["/subscriptions/0000"],
        enabled: true,
      }),
    ),
  ],
  "data-loss": [
    danger(
      "The database is dropped.",
      destroy("azurerm_postgresql_flexible_server_database", { name: "shop", charset: "UTF8" }),
    ),
    danger(
      "The disk is deleted.",
      destroy("azurerm_managed_disk", {
        name: "data",
        disk_size_gb: 512,
        storage_account_type: "Premium_LRS",
      }),
    ),
    danger(
      "The vault with its keys.",
      destroy("azurerm_key_vault", {
        name: "kv",
        purge_protection_enabled: false,
        soft_delete_retention_days: 7,
      }),
    ),
  ],
  encryption: [
    danger(
      "A new account that answers plain HTTP.",
      create("azurerm_storage_account", {
        name: "st",
        account_tier: "Standard",
        account_replication_type: "ZRS",
        https_traffic_only_enabled: false,
        min_tls_version: "TLS1_2",
        allow_nested_items_to_be_public: false,
      }),
    ),
    danger(
      "Messages over old TLS.",
      set("azurerm_servicebus_namespace", { minimum_tls_version: ["1.2", "1.0"] }),
    ),
    danger(
      "Disks of the host in plain text.",
      set("azurerm_linux_virtual_machine", { encryption_at_host_enabled: [true, false] }),
    ),
    danger(
      "The backend's certificate is not checked.",
      set("azurerm_api_management_backend", { "tls[].validate_certificate_chain": [true, false] }),
    ),
  ],
  capacity: [
    danger("A small database.", set("azurerm_mssql_database", { sku_name: ["GP_Gen5_16", "GP_Gen5_2"] })),
    danger(
      "One zone.",
      create("azurerm_redis_cache", {
        name: "r",
        capacity: 0,
        family: "C",
        sku_name: "Basic",
        minimum_tls_version: "1.2",
        non_ssl_port_enabled: true,
      }),
    ),
  ],
  policy: [
    danger(
      "Who has the role gives it on.",
      update(
        "azurerm_role_definition",
        {
          name: "ops",
          scope: "/subscriptions/0",
          permissions: [{ actions: ["Microsoft.Compute/*/read"], not_actions: [] }],
        },
        {
          name: "ops",
          scope: "/subscriptions/0",
          permissions: [
            { actions: ["Microsoft.Compute/*/read", "Microsoft.Authorization/*/write"], not_actions: [] },
          ],
        },
      ),
    ),
    danger(
      "From one group to the subscription.",
      replace(
        "azurerm_role_assignment",
        {
          scope: "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/a",
          role_definition_name: "Contributor",
          principal_id: "1",
        },
        { scope: "/subscriptions/0", role_definition_name: "Contributor", principal_id: "1" },
      ),
    ),
    danger(
      "Any data of the accounts.",
      create("azurerm_role_assignment", {
        scope: "/providers/Microsoft.Management/managementGroups/root",
        role_definition_name: "Key Vault Administrator",
        principal_id: "1",
      }),
    ),
    danger(
      "Any repository of the company.",
      create("azurerm_federated_identity_credential", {
        name: "ci",
        issuer: "https://gitlab.com",
        subject: "project_path:*:ref_type:branch:ref:*",
        audience: ["api://AzureADTokenExchange"],
      }),
    ),
    danger(
      "The application restores and wipes keys.",
      set("azurerm_key_vault", {
        access_policy: [
          [{ object_id: "1", key_permissions: ["Get"], secret_permissions: [], certificate_permissions: [] }],
          [
            {
              object_id: "1",
              key_permissions: ["Get"],
              secret_permissions: [],
              certificate_permissions: ["Delete", "Purge", "ManageIssuers"],
            },
          ],
        ],
      }),
    ),
    danger(
      "The policy is excused for the whole group.",
      create("azurerm_resource_group_policy_exemption", {
        name: "x",
        resource_group_id: "/rg",
        policy_assignment_id: "/p",
        exemption_category: "Waiver",
      }),
    ),
    danger(
      "A link that writes.",
      set("azurerm_eventhub_authorization_rule", { manage: [false, true] }, { listen: true, send: true }),
    ),
    danger(
      "Role of the owner, by its number.",
      create("azurerm_role_assignment", {
        scope: "/subscriptions/0",
        role_definition_id:
          "/subscriptions/0/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
        principal_id: "1",
      }),
    ),
  ],
};

/** Harmless and undecided changes of Azure. */
export const AZURE_SAFE: ByKind = {
  strengthen: [
    safe("Keys are off.", set("azurerm_cosmosdb_account", { public_network_access_enabled: [true, false] })),
    safe(
      "The registry keeps what was deleted.",
      set("azurerm_container_registry", { zone_redundancy_enabled: [false, true] }),
    ),
    safe("TLS 1.2.", set("azurerm_eventhub_namespace", { minimum_tls_version: ["1.0", "1.2"] })),
    safe(
      "A denial of everything else.",
      set("azurerm_key_vault", { "network_acls[].default_action": ["Allow", "Deny"] }),
    ),
    safe(
      "The identity is asked, not the key.",
      set("azurerm_storage_account", { default_to_oauth_authentication: [false, true] }),
    ),
    safe("Longer.", set("azurerm_mssql_server_extended_auditing_policy", { retention_in_days: [7, 90] })),
  ],
  benign: [
    safe("A tag.", set("azurerm_mssql_server", { tags: [{}, { team: "a" }] })),
    safe(
      "A newer runtime.",
      set("azurerm_linux_function_app", { "site_config[].application_stack[].node_version": ["20", "22"] }),
    ),
    safe(
      "A link to a private address.",
      create("azurerm_private_endpoint", {
        name: "pe",
        subnet_id: "/s",
        private_service_connection: [{ name: "c", is_manual_connection: false }],
      }),
    ),
    safe(
      "One user reads one vault.",
      create("azurerm_role_assignment", {
        scope: "/subscriptions/0/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv",
        role_definition_name: "Key Vault Secrets User",
        principal_id: "1",
      }),
    ),
  ],
  direction: [
    safe(
      "A balancer's probe.",
      create("azurerm_network_security_rule", {
        ...RULE,
        source_address_prefix: "AzureLoadBalancer",
        destination_port_range: "*",
      }),
    ),
    safe("More alerts.", set("azurerm_monitor_metric_alert", { severity: [3, 1] }, { enabled: true })),
  ],
  unknown: [
    undecided(
      "Which addresses.",
      set(
        "azurerm_network_security_rule",
        { source_address_prefix: ["10.0.0.0/8", UNKNOWN] },
        { access: "Allow", direction: "Inbound", destination_port_range: "22" },
      ),
    ),
    undecided(
      "What the role may do.",
      set("azurerm_role_definition", { permissions: [[{ actions: ["*/read"] }], UNKNOWN] }),
    ),
  ],
};
