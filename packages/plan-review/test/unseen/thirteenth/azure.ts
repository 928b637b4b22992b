import { create, destroy } from "../../checks/plans";
import { danger, type Labelled, safe, set } from "../labelled";
import { customRole, nsg } from "./builders";

/** Azure and Entra ID. */
export const AZURE: readonly Labelled[] = [
  // azurerm
  danger(
    "SQL server is open to all of Azure's addresses.",
    create("azurerm_mssql_firewall_rule", {
      name: "azure",
      server_id: "s",
      start_ip_address: "0.0.0.0",
      end_ip_address: "0.0.0.0",
    }),
  ),
  danger(
    "The rule's end moves to the end of the internet.",
    set(
      "azurerm_mssql_firewall_rule",
      { end_ip_address: ["10.0.0.255", "255.255.255.255"] },
      { name: "office", start_ip_address: "10.0.0.0" },
    ),
  ),
  safe(
    "The rule becomes one address.",
    set(
      "azurerm_mssql_firewall_rule",
      { end_ip_address: ["203.0.113.255", "203.0.113.4"] },
      { name: "office", start_ip_address: "203.0.113.4" },
    ),
  ),
  danger(
    "Redis is open to half of the internet.",
    create("azurerm_redis_firewall_rule", { name: "all", start_ip: "0.0.0.0", end_ip: "127.255.255.255" }),
  ),
  safe(
    "Redis lets one office in.",
    create("azurerm_redis_firewall_rule", { name: "office", start_ip: "203.0.113.4", end_ip: "203.0.113.7" }),
  ),
  safe(
    "The bypass for Azure's services ends.",
    set(
      "azurerm_storage_account_network_rules",
      { bypass: [["AzureServices", "Logging"], ["AzureServices"]] },
      { storage_account_id: "a", default_action: "Deny" },
    ),
  ),
  danger(
    "A custom role may write role assignments.",
    set(
      "azurerm_role_definition",
      {
        permissions: [
          customRole(["Microsoft.Compute/*/read"]),
          customRole(["Microsoft.Compute/*/read", "Microsoft.Authorization/roleAssignments/write"]),
        ],
      },
      { name: "operator" },
    ),
  ),
  danger(
    "What the custom role may not do is shorter.",
    set(
      "azurerm_role_definition",
      {
        permissions: [
          customRole(["*"], ["Microsoft.Authorization/*/write", "Microsoft.Authorization/*/delete"]),
          customRole(["*"], []),
        ],
      },
      { name: "platform" },
    ),
  ),
  safe(
    "A custom role may read one thing more.",
    set(
      "azurerm_role_definition",
      {
        permissions: [
          customRole(["Microsoft.Compute/virtualMachines/read"]),
          customRole(["Microsoft.Compute/virtualMachines/read", "Microsoft.Compute/disks/read"]),
        ],
      },
      { name: "reader" },
    ),
  ),
  danger(
    "A custom role may read the secrets' values.",
    create("azurerm_role_definition", {
      name: "app",
      permissions: customRole([], [], ["Microsoft.KeyVault/vaults/secrets/*"]),
    }),
  ),
  danger(
    "Everyone's identity may list the keys of storage.",
    create("azurerm_role_assignment", {
      scope: "/subscriptions/11111111-1111-1111-1111-111111111111",
      role_definition_name: "Storage Account Key Operator Service Role",
      principal_id: "p",
    }),
  ),
  safe(
    "A reader of one registry.",
    create("azurerm_role_assignment", {
      scope: "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r",
      role_definition_name: "AcrPull",
      principal_id: "p",
    }),
  ),
  danger(
    "An allow from the internet comes before the deny.",
    set(
      "azurerm_network_security_group",
      {
        security_rule: [
          nsg({
            name: "deny",
            access: "Deny",
            priority: 200,
            source_address_prefix: "*",
            destination_port_range: "22",
          }),
          nsg(
            {
              name: "deny",
              access: "Deny",
              priority: 200,
              source_address_prefix: "*",
              destination_port_range: "22",
            },
            {
              name: "ssh",
              access: "Allow",
              priority: 150,
              source_address_prefix: "Internet",
              destination_port_range: "22",
            },
          ),
        ],
      },
      { name: "n" },
    ),
  ),
  safe(
    "An allow that stands behind the deny of the same.",
    set(
      "azurerm_network_security_group",
      {
        security_rule: [
          nsg({
            name: "deny",
            access: "Deny",
            priority: 100,
            source_address_prefix: "*",
            destination_port_range: "*",
            protocol: "*",
          }),
          nsg(
            {
              name: "deny",
              access: "Deny",
              priority: 100,
              source_address_prefix: "*",
              destination_port_range: "*",
              protocol: "*",
            },
            {
              name: "ssh",
              access: "Allow",
              priority: 150,
              source_address_prefix: "Internet",
              destination_port_range: "22",
            },
          ),
        ],
      },
      { name: "n" },
    ),
  ),
  safe(
    "A Deny rule for the world is new.",
    set(
      "azurerm_network_security_group",
      {
        security_rule: [
          nsg({
            name: "web",
            access: "Allow",
            priority: 200,
            source_address_prefix: "10.0.0.0/8",
            destination_port_range: "443",
          }),
          nsg(
            {
              name: "web",
              access: "Allow",
              priority: 200,
              source_address_prefix: "10.0.0.0/8",
              destination_port_range: "443",
            },
            {
              name: "deny",
              access: "Deny",
              priority: 300,
              source_address_prefix: "Internet",
              destination_port_range: "*",
            },
          ),
        ],
      },
      { name: "n" },
    ),
  ),
  danger(
    "IPv6 from everywhere reaches the database.",
    create("azurerm_network_security_rule", {
      name: "db",
      access: "Allow",
      direction: "Inbound",
      priority: 100,
      protocol: "Tcp",
      source_address_prefix: "::/0",
      source_port_range: "*",
      destination_port_range: "5432",
      destination_address_prefix: "*",
    }),
  ),
  danger(
    "The firewall's network rule lets every source through.",
    set(
      "azurerm_firewall_network_rule_collection",
      { "rule[].source_addresses": [["10.1.0.0/16"], ["*"]] },
      { name: "c", action: "Allow", priority: 200 },
    ),
  ),
  danger(
    "Weekly copies of the share are kept for less time.",
    set("azurerm_backup_policy_file_share", { "retention_weekly[].count": [52, 4] }, { name: "p" }),
  ),
  safe(
    "Monthly copies of the share are kept for longer.",
    set("azurerm_backup_policy_file_share", { "retention_monthly[].count": [12, 60] }, { name: "p" }),
  ),
  danger(
    "Security alerts reach no administrator.",
    set("azurerm_security_center_contact", { alerts_to_admins: [true, false] }, { email: "sec@example.com" }),
  ),
  safe(
    "Service Bus gets more units.",
    set("azurerm_servicebus_namespace", { capacity: [1, 2] }, { name: "n", sku: "Premium" }),
  ),
  danger(
    "The managed instance has a public endpoint.",
    set("azurerm_mssql_managed_instance", { public_data_endpoint_enabled: [false, true] }, { name: "m" }),
  ),
  danger(
    "A role is active for a day.",
    set(
      "azurerm_role_management_policy",
      { "activation_rules[].maximum_duration": ["PT1H", "P1D"] },
      { scope: "/subscriptions/s" },
    ),
  ),
  safe(
    "A role is active for less time.",
    set(
      "azurerm_role_management_policy",
      { "activation_rules[].maximum_duration": ["PT8H", "PT1H"] },
      { scope: "/subscriptions/s" },
    ),
  ),
  danger(
    "Any repository of the organization may act.",
    set(
      "azurerm_federated_identity_credential",
      { subject: ["repo:acme/shop:environment:production", "repo:acme/shop:pull_request"] },
      { issuer: "https://token.actions.githubusercontent.com", audience: ["api://AzureADTokenExchange"] },
    ),
  ),
  danger(
    "Snapshots may be exported from anywhere.",
    set("azurerm_snapshot", { network_access_policy: ["DenyAll", "AllowAll"] }, { name: "s" }),
  ),
  danger(
    "Anyone may query the workspace from the internet.",
    set("azurerm_log_analytics_workspace", { internet_query_enabled: [false, true] }, { name: "w" }),
  ),
  safe(
    "The search service gets a replica.",
    set("azurerm_search_service", { replica_count: [1, 3] }, { name: "s" }),
  ),
  danger(
    "The search service loses two replicas.",
    set("azurerm_search_service", { replica_count: [3, 1] }, { name: "s" }),
  ),
  danger(
    "The store of settings may be purged.",
    set("azurerm_app_configuration", { purge_protection_enabled: [true, false] }, { name: "c" }),
  ),
  danger(
    "An activity log alert is deleted.",
    destroy("azurerm_monitor_activity_log_alert", { name: "policy-change", enabled: true }),
  ),
  danger(
    "The private endpoint of the database is deleted.",
    destroy("azurerm_private_endpoint", { name: "sql", subnet_id: "s" }),
  ),
  safe(
    "A virtual network peering forwards no more foreign traffic.",
    set("azurerm_virtual_network_peering", { allow_forwarded_traffic: [true, false] }, { name: "p" }),
  ),

  // azuread
  danger(
    "A service principal is granted Directory.ReadWrite.All for everyone.",
    create("azuread_service_principal_delegated_permission_grant", {
      service_principal_object_id: "a",
      resource_service_principal_object_id: "graph",
      claim_values: ["openid", "Directory.ReadWrite.All"],
    }),
  ),
  safe(
    "A service principal may read the profile of who signs in.",
    create("azuread_service_principal_delegated_permission_grant", {
      service_principal_object_id: "a",
      resource_service_principal_object_id: "graph",
      claim_values: ["openid", "User.Read"],
    }),
  ),
  danger(
    "A country becomes a trusted place even if it is unknown.",
    set(
      "azuread_named_location",
      { "country[].include_unknown_countries_and_regions": [false, true] },
      { display_name: "allowed" },
    ),
  ),
  danger(
    "The trusted place is the whole internet.",
    set(
      "azuread_named_location",
      { "ip[].ip_ranges": [["203.0.113.0/24"], ["203.0.113.0/24", "0.0.0.0/1", "128.0.0.0/1"]] },
      { display_name: "office" },
    ),
  ),
  danger(
    "The group's role needs no second factor.",
    set(
      "azuread_group_role_management_policy",
      { "activation_rules[].require_multifactor_authentication": [true, false] },
      { group_id: "g", role_id: "owner" },
    ),
  ),
  safe(
    "The group's role needs a ticket.",
    set(
      "azuread_group_role_management_policy",
      { "activation_rules[].require_ticket_info": [false, true] },
      { group_id: "g", role_id: "owner" },
    ),
  ),
  safe(
    "The application's support page moves.",
    set(
      "azuread_application",
      { support_url: ["https://help.example.com", "https://support.example.com"] },
      { display_name: "shop" },
    ),
  ),
  danger(
    "Public clients are accepted as a fallback.",
    set("azuread_application", { fallback_public_client_enabled: [false, true] }, { display_name: "shop" }),
  ),
];
