import { destroy } from "../../checks/plans";
import { danger } from "../labelled";
import { type ByRule, both, created } from "./scanner-rules";

const cors = (origin: string) =>
  `<policies><inbound><base /><cors allow-credentials="true"><allowed-origins><origin>${origin}</origin></allowed-origins></cors></inbound></policies>`;

/** Newer rules of PSRule for Azure (AZR), tried once after all others. */
export const PSRULE_REST: ByRule = {
  azure: [
    both(
      "AZR AKS.MinUserPoolNodes: one node.",
      "azurerm_kubernetes_cluster_node_pool",
      { node_count: [3, 1] },
      { name: "np", vm_size: "Standard_D4s_v5", mode: "User" },
    ),
    both(
      "AZR AKS.SecretStore: secrets no longer arrive.",
      "azurerm_kubernetes_cluster",
      {
        key_vault_secrets_provider: [[{ secret_rotation_enabled: true, secret_rotation_interval: "2m" }], []],
      },
      { name: "aks" },
    ),
    both(
      "AZR ContainerApp.AvailabilityZone: one zone.",
      "azurerm_container_app_environment",
      { zone_redundancy_enabled: [true, false] },
      { name: "env" },
    ),
    both(
      "AZR ContainerApp.MinReplicas: one replica.",
      "azurerm_container_app",
      { "template[].min_replicas": [3, 1] },
      { name: "app" },
    ),
    both(
      "AZR ContainerApp.ManagedIdentity: it loses the rights that it has.",
      "azurerm_container_app",
      { identity: [[{ type: "SystemAssigned" }], []] },
      { name: "app" },
    ),
    both(
      "AZR EntraDS.SKU: fewer backups, no second region.",
      "azurerm_active_directory_domain_service",
      { sku: ["Enterprise", "Standard"] },
      { name: "aadds" },
    ),
    [
      danger(
        "AZR EntraDS.MinReplicas: the second region goes.",
        destroy("azurerm_active_directory_domain_service_replica_set", {
          domain_service_id: "/aadds",
          subnet_id: "/s",
        }),
      ),
    ],
    both(
      "AZR VMSS.AvailabilityZone: one zone.",
      "azurerm_windows_virtual_machine_scale_set",
      { zones: [["1", "2", "3"], ["1"]] },
      { name: "ss" },
    ),
    both(
      "AZR VMSS.PublicIPAttached: machines with public addresses.",
      "azurerm_linux_virtual_machine_scale_set",
      { "network_interface[].ip_configuration[].public_ip_address": [[], [{ name: "public" }]] },
      { name: "ss" },
    ),
    both(
      "AZR ACR.MinSku: less storage and speed.",
      "azurerm_container_registry",
      { sku: ["Standard", "Basic"] },
      { name: "acr" },
    ),
    both(
      "AZR LB.StandardSKU: no zones and no rules.",
      "azurerm_lb",
      { sku: ["Standard", "Basic"] },
      { name: "lb" },
    ),
    both(
      "AZR Cosmos.DefenderCloud: attacks go undetected.",
      "azurerm_advanced_threat_protection",
      { enabled: [true, false] },
      { target_resource_id: "/cosmos" },
    ),
    [
      danger(
        "AZR Defender.SecurityContact: nobody hears of attacks.",
        destroy("azurerm_security_center_contact", { email: "sec@example.com", alert_notifications: true }),
      ),
    ],
    [
      danger(
        "AZR Storage.DefenderCloud: uploads are not scanned.",
        destroy("azurerm_security_center_storage_defender", {
          storage_account_id: "/st",
          malware_scanning_on_upload_enabled: true,
        }),
      ),
    ],
    [
      danger(
        "AZR MySQL.AAD: people use passwords.",
        destroy("azurerm_mysql_flexible_server_active_directory_administrator", {
          server_id: "/db",
          login: "dba",
        }),
      ),
    ],
    both(
      "AZR MySQL.AADOnly: passwords work again.",
      "azurerm_mysql_flexible_server_configuration",
      { value: ["ON", "OFF"] },
      { name: "aad_auth_only", server_name: "db" },
    ),
    both(
      "AZR MySQL.MinTLS: TLS of 1999.",
      "azurerm_mysql_flexible_server_configuration",
      { value: ["TLSv1.2,TLSv1.3", "TLSv1,TLSv1.2"] },
      { name: "tls_version", server_name: "db" },
    ),
    created("AZR MySQL.UseSSL: plain text is accepted.", "azurerm_mysql_flexible_server_configuration", {
      name: "require_secure_transport",
      server_name: "db",
      value: "OFF",
    }),
    both(
      "AZR MySQL.UseSSL: plain text is accepted.",
      "azurerm_mysql_flexible_server_configuration",
      { value: ["ON", "OFF"] },
      { name: "require_secure_transport", server_name: "db" },
    ),
    both(
      "AZR PostgreSQL.MinTLS: TLS of 1999.",
      "azurerm_postgresql_flexible_server_configuration",
      { value: ["TLSv1.2", "TLSv1"] },
      { name: "ssl_min_protocol_version", server_id: "/db" },
    ),
    both(
      "AZR PostgreSQL.AAD: people use passwords.",
      "azurerm_postgresql_flexible_server",
      {
        "authentication[].active_directory_auth_enabled": [true, false],
        "authentication[].password_auth_enabled": [true, true],
      },
      { name: "db" },
    ),
    both(
      "AZR Redis.EntraID: only keys are left.",
      "azurerm_redis_cache",
      { "redis_configuration[].active_directory_authentication_enabled": [true, false] },
      { name: "r" },
    ),
    both(
      "AZR Redis.Auth: nobody has to sign in.",
      "azurerm_redis_cache",
      { "redis_configuration[].authentication_enabled": [true, false] },
      { name: "r" },
    ),
    both(
      "AZR SQL.VAScan: no more scans.",
      "azurerm_mssql_server",
      { express_vulnerability_assessment_enabled: [true, false] },
      { name: "sql" },
    ),
    both(
      "AZR SQLMI.AAD: people use passwords.",
      "azurerm_mssql_managed_instance",
      { azure_active_directory_administrator: [[{ login_username: "dba", object_id: "1" }], []] },
      { name: "mi" },
    ),
    both(
      "AZR FrontDoor.ManagedIdentity: it loses the rights that it has.",
      "azurerm_cdn_frontdoor_profile",
      { identity: [[{ type: "SystemAssigned" }], []] },
      { name: "fd" },
    ),
    both(
      "AZR APIM.CORSPolicy: scripts of any site.",
      "azurerm_api_management_api_policy",
      { xml_content: [cors("https://shop.example.com"), cors("*")] },
      { api_name: "orders" },
    ),
    both(
      "AZR EventHub.Firewall: every network.",
      "azurerm_eventhub_namespace",
      { public_network_access_enabled: [false, true] },
      { name: "eh", sku: "Premium" },
    ),
  ],
};
