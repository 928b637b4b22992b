import type { Change } from "@infra-tools/terraform-plan/model";
import { create, destroy, update } from "../../checks/plans";

/** Dangers that come to mind first. */
export const AZURE: readonly Change[] = [
  update(
    "azurerm_network_security_rule",
    {
      direction: "Inbound",
      access: "Allow",
      protocol: "Tcp",
      destination_port_range: "22",
      priority: 100,
      source_port_range: "*",
      source_address_prefixes: ["10.0.0.0/8"],
    },
    {
      direction: "Inbound",
      access: "Allow",
      protocol: "Tcp",
      destination_port_range: "22",
      priority: 100,
      source_port_range: "*",
      source_address_prefixes: ["Internet"],
    },
  ),
  update("azurerm_key_vault", { purge_protection_enabled: true }, { purge_protection_enabled: false }),
  update(
    "azurerm_key_vault",
    { network_acls: [{ default_action: "Deny", bypass: "AzureServices" }] },
    { network_acls: [{ default_action: "Allow", bypass: "AzureServices" }] },
  ),
  update(
    "azurerm_storage_account",
    { account_replication_type: "GZRS" },
    { account_replication_type: "LRS" },
  ),
  update(
    "azurerm_storage_account",
    { shared_access_key_enabled: false },
    { shared_access_key_enabled: true },
  ),
  update(
    "azurerm_postgresql_flexible_server",
    { geo_redundant_backup_enabled: true },
    { geo_redundant_backup_enabled: false },
  ),
  update(
    "azurerm_postgresql_flexible_server",
    { high_availability: [{ mode: "ZoneRedundant" }] },
    { high_availability: [] },
  ),
  create("azurerm_postgresql_flexible_server_firewall_rule", {
    name: "all",
    start_ip_address: "0.0.0.0",
    end_ip_address: "255.255.255.255",
  }),
  update(
    "azurerm_kubernetes_cluster",
    { api_server_access_profile: [{ authorized_ip_ranges: ["203.0.113.0/24"] }] },
    { api_server_access_profile: [{ authorized_ip_ranges: ["0.0.0.0/0"] }] },
  ),
  update("azurerm_kubernetes_cluster", { azure_policy_enabled: true }, { azure_policy_enabled: false }),
  destroy("azurerm_backup_protected_vm", { source_vm_id: "/vm", backup_policy_id: "/p" }),
  destroy("azurerm_monitor_action_group", { name: "oncall", enabled: true }),
  update(
    "azurerm_linux_web_app",
    { site_config: [{ ftps_state: "FtpsOnly" }] },
    { site_config: [{ ftps_state: "AllAllowed" }] },
  ),
  update(
    "azurerm_cosmosdb_account",
    { backup: [{ type: "Continuous", tier: "Continuous30Days" }] },
    { backup: [{ type: "Periodic", interval_in_minutes: 240, retention_in_hours: 8 }] },
  ),
  update("azurerm_servicebus_namespace", { local_auth_enabled: false }, { local_auth_enabled: true }),
  update("azurerm_mssql_server_security_alert_policy", { state: "Enabled" }, { state: "Disabled" }),
  create("azurerm_role_assignment", {
    scope: "/subscriptions/1",
    role_definition_name: "Owner",
    principal_id: "p",
  }),
  update("azurerm_linux_virtual_machine_scale_set", { instances: 6 }, { instances: 1 }),
  create("azuread_directory_role_assignment", {
    role_id: "62e90394-69f5-4237-9190-012177145e10",
    principal_object_id: "x",
  }),
  update(
    "azuread_conditional_access_policy",
    { state: "enabled" },
    { state: "enabledForReportingButNotEnforced" },
  ),
];
