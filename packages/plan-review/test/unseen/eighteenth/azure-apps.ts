import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { type ByRule, both, created, createdWell, replaced } from "./scanner-rules";

const APP: ValueObject = {
  name: "shop",
  location: "westeurope",
  resource_group_name: "rg",
  service_plan_id: "/plan",
};
const CLUSTER: ValueObject = {
  name: "aks",
  location: "westeurope",
  resource_group_name: "rg",
  dns_prefix: "aks",
};
const VM: ValueObject = {
  name: "vm",
  location: "westeurope",
  resource_group_name: "rg",
  size: "Standard_D2s_v5",
};

/** Rules of checkov (CKV), KICS and trivy (AZU) about applications, containers and machines of Azure. */
export const AZURE_APPS: ByRule = {
  exposure: [
    both(
      "CKV_AZURE_222: the internet reaches the application.",
      "azurerm_linux_web_app",
      { public_network_access_enabled: [false, true] },
      APP,
    ),
    both(
      "CKV_AZURE_221: the internet reaches the function.",
      "azurerm_linux_function_app",
      { public_network_access_enabled: [false, true] },
      APP,
    ),
    both(
      "CKV_AZURE_57: scripts of any site.",
      "azurerm_windows_web_app",
      { "site_config[].cors[].allowed_origins": [["https://shop.example.com"], ["*"]] },
      APP,
    ),
    created("CKV_AZURE_57: scripts of any site.", "azurerm_linux_web_app", {
      ...APP,
      site_config: [{ cors: [{ allowed_origins: ["*"] }] }],
    }),
    created("CKV_AZURE_62: scripts of any site.", "azurerm_function_app", {
      ...APP,
      site_config: [{ cors: [{ allowed_origins: ["*"] }] }],
    }),
    both(
      "CKV_AZURE_143: nodes with public addresses.",
      "azurerm_kubernetes_cluster",
      { "default_node_pool[].node_public_ip_enabled": [false, true] },
      CLUSTER,
    ),
    both(
      "CKV_AZURE_246: routes with names in a public zone.",
      "azurerm_kubernetes_cluster",
      { http_application_routing_enabled: [false, true] },
      CLUSTER,
    ),
    both(
      "CKV_AZURE_162: the internet reaches the portal.",
      "azurerm_spring_cloud_api_portal",
      { public_network_access_enabled: [false, true] },
      { name: "default", instance_count: 1 },
    ),
    replaced(
      "CKV_AZURE_245: the containers have a public address.",
      "azurerm_container_group",
      { ip_address_type: ["Private", "Public"] },
      { name: "job", os_type: "Linux", subnet_ids: ["/subnet"] },
    ),
    replaced(
      "CKV_AZURE_98: the containers leave the network.",
      "azurerm_container_group",
      { subnet_ids: [["/subnet"], null], ip_address_type: ["Private", "Public"] },
      { name: "job", os_type: "Linux" },
    ),
    created("CKV_AZURE_72: a debugger on the internet.", "azurerm_windows_web_app", {
      ...APP,
      site_config: [{ remote_debugging_enabled: true, remote_debugging_version: "VS2022" }],
    }),
    both(
      "CKV_AZURE_155: a debugger on the internet.",
      "azurerm_app_service_slot",
      { "site_config[].remote_debugging_enabled": [false, true] },
      APP,
    ),
    both(
      "CKV_AZURE_174: the internet reaches the gateway of the interfaces.",
      "azurerm_api_management",
      { public_network_access_enabled: [false, true] },
      { name: "apim", sku_name: "Premium_1" },
    ),
    both(
      "CKV_AZURE_107: the gateway leaves the network.",
      "azurerm_api_management",
      {
        virtual_network_type: ["Internal", "None"],
        virtual_network_configuration: [[{ subnet_id: "/subnet" }], []],
      },
      { name: "apim", sku_name: "Premium_1" },
    ),
  ],
  access: [
    both(
      "CKV_AZURE_13: nobody has to sign in.",
      "azurerm_linux_web_app",
      { "auth_settings[].enabled": [true, false] },
      APP,
    ),
    both(
      "CKV_AZURE_13: nobody has to sign in.",
      "azurerm_windows_web_app",
      { "auth_settings_v2[].auth_enabled": [true, false] },
      APP,
    ),
    both(
      "CKV_AZURE_56: the settings of sign-in go.",
      "azurerm_function_app",
      { auth_settings: [[{ enabled: true, issuer: "https://sts.example.com" }], []] },
      APP,
    ),
    replaced(
      "CKV_AZURE_49: passwords open a shell.",
      "azurerm_linux_virtual_machine_scale_set",
      { disable_password_authentication: [true, false] },
      VM,
    ),
    created("CKV_AZURE_149: passwords open a shell.", "azurerm_linux_virtual_machine", {
      ...VM,
      admin_username: "ops",
      disable_password_authentication: false,
    }),
    both(
      "CKV_AZURE_8: the old dashboard runs.",
      "azurerm_kubernetes_cluster",
      { "addon_profile[].kube_dashboard[].enabled": [false, true] },
      CLUSTER,
    ),
    both(
      "CKV_AZURE_137: one shared account for the registry.",
      "azurerm_container_registry",
      { admin_enabled: [false, true] },
      { name: "acr", sku: "Premium" },
    ),
    created("CKV_AZURE_137: one shared account for the registry.", "azurerm_container_registry", {
      name: "acr",
      sku: "Premium",
      admin_enabled: true,
    }),
    created("CKV_AZURE_138: anyone pulls.", "azurerm_container_registry", {
      name: "acr",
      sku: "Standard",
      anonymous_pull_enabled: true,
    }),
    both(
      "CKV_AZURE_126: the cluster no longer asks the directory.",
      "azurerm_service_fabric_cluster",
      {
        azure_active_directory: [
          [{ tenant_id: "t", cluster_application_id: "a", client_application_id: "c" }],
          [],
        ],
      },
      { name: "sf", reliability_level: "Bronze" },
    ),
    both(
      "KICS azure container_registry_with_broad_permissions: the key of the scope map writes.",
      "azurerm_container_registry_scope_map",
      {
        actions: [
          ["repositories/shop/content/read"],
          [
            "repositories/shop/content/read",
            "repositories/shop/content/write",
            "repositories/shop/content/delete",
          ],
        ],
      },
      { name: "pull" },
    ),
    createdWell("CKV_AZURE_149: keys only.", "azurerm_linux_virtual_machine", {
      ...VM,
      admin_username: "ops",
      disable_password_authentication: true,
      admin_ssh_key: [{ username: "ops", public_key: "ssh-rsa AAAA" }],
    }),
  ],
  tls: [
    both(
      "CKV_AZURE_14: plain HTTP is answered.",
      "azurerm_linux_web_app",
      { https_only: [true, false] },
      APP,
    ),
    both(
      "CKV_AZURE_153: plain HTTP is answered.",
      "azurerm_windows_web_app_slot",
      { https_only: [true, false] },
      APP,
    ),
    both(
      "CKV_AZURE_70: plain HTTP is answered.",
      "azurerm_windows_function_app",
      { https_only: [true, false] },
      APP,
    ),
    both(
      "CKV_AZURE_154: TLS of 1999.",
      "azurerm_app_service_slot",
      { "site_config[].min_tls_version": ["1.2", "1.0"] },
      APP,
    ),
    both(
      "CKV_AZURE_145: TLS of 1999.",
      "azurerm_function_app",
      { "site_config[].min_tls_version": ["1.2", "1.0"] },
      APP,
    ),
    created("CKV_AZURE_145: TLS of 2006.", "azurerm_linux_function_app", {
      ...APP,
      site_config: [{ minimum_tls_version: "1.1" }],
    }),
    both(
      "CKV_AZURE_218: TLS of 1999.",
      "azurerm_application_gateway",
      { "ssl_policy[].min_protocol_version": ["TLSv1_2", "TLSv1_0"] },
      { name: "gw" },
    ),
    created("CKV_AZURE_218: TLS of 1999.", "azurerm_application_gateway", {
      name: "gw",
      ssl_policy: [
        {
          policy_type: "Custom",
          min_protocol_version: "TLSv1_0",
          cipher_suites: ["TLS_RSA_WITH_AES_128_CBC_SHA"],
        },
      ],
    }),
    both(
      "CKV_AZURE_218: a named policy of 2015.",
      "azurerm_application_gateway",
      { "ssl_policy[].policy_name": ["AppGwSslPolicy20220101", "AppGwSslPolicy20150501"] },
      { name: "gw" },
    ),
    both(
      "CKV_AZURE_217: the listener answers plain HTTP.",
      "azurerm_application_gateway",
      { "http_listener[].protocol": ["Https", "Http"] },
      { name: "gw" },
    ),
    both(
      "CKV_AZURE_173: callers with old TLS.",
      "azurerm_api_management",
      { "security[].enable_frontend_tls10": [false, true] },
      { name: "apim", sku_name: "Developer_1" },
    ),
    created("CKV_AZURE_173: callers with SSL 3.", "azurerm_api_management", {
      name: "apim",
      sku_name: "Developer_1",
      security: [{ enable_frontend_ssl30: true }],
    }),
    both(
      "CKV_AZURE_215: the backend is called without TLS.",
      "azurerm_api_management_backend",
      { url: ["https://orders.example.com", "http://orders.example.com"] },
      { name: "b", protocol: "http" },
    ),
    both(
      "CKV_AZURE_198: no HTTPS.",
      "azurerm_cdn_endpoint",
      { is_https_allowed: [true, false] },
      { name: "cdn", is_http_allowed: true },
    ),
    both(
      "CKV_AZURE_197: plain HTTP is answered.",
      "azurerm_cdn_endpoint",
      { is_http_allowed: [false, true] },
      { name: "cdn", is_https_allowed: true },
    ),
    both(
      "CKV_AZURE_200: old TLS for the domain.",
      "azurerm_cdn_endpoint_custom_domain",
      { "cdn_managed_https[].tls_version": ["TLS12", "TLS10"] },
      { name: "d" },
    ),
    both(
      "CKV_AZURE_125: nodes talk in plain text.",
      "azurerm_service_fabric_cluster",
      { "fabric_settings[].parameters.ClusterProtectionLevel": ["EncryptAndSign", "Sign"] },
      { name: "sf", reliability_level: "Bronze" },
    ),
  ],
  encryption: [
    replaced(
      "CKV_AZURE_227: disks of the host in plain text.",
      "azurerm_kubernetes_cluster_node_pool",
      { host_encryption_enabled: [true, false] },
      { name: "np", vm_size: "Standard_D2s_v5" },
    ),
    both(
      "CKV_AZURE_227: disks of the host in plain text.",
      "azurerm_kubernetes_cluster",
      { "default_node_pool[].host_encryption_enabled": [true, false] },
      CLUSTER,
    ),
  ],
  protection: [
    both(
      "CKV_AZURE_166: images are pulled unchecked.",
      "azurerm_container_registry",
      { quarantine_policy_enabled: [true, false] },
      { name: "acr", sku: "Premium" },
    ),
    both(
      "CKV_AZURE_172: rotated secrets do not arrive.",
      "azurerm_kubernetes_cluster",
      { "key_vault_secrets_provider[].secret_rotation_enabled": [true, false] },
      CLUSTER,
    ),
    both(
      "CKV_AZURE_171: no patches of the cluster.",
      "azurerm_kubernetes_cluster",
      { automatic_channel_upgrade: ["stable", "none"] },
      CLUSTER,
    ),
    both(
      "CKV_AZURE_177: no updates of Windows.",
      "azurerm_windows_virtual_machine",
      { enable_automatic_updates: [true, false] },
      VM,
    ),
    both(
      "CKV_AZURE_95: no patches of the image.",
      "azurerm_virtual_machine_scale_set",
      { automatic_os_upgrade: [true, false] },
      { name: "ss" },
    ),
    both(
      "CKV_AZURE_122: the firewall of applications is off.",
      "azurerm_web_application_firewall_policy",
      { "policy_settings[].enabled": [true, false] },
      { name: "waf" },
    ),
    both(
      "KICS azure waf_is_disabled: the gateway's firewall is off.",
      "azurerm_application_gateway",
      { "waf_configuration[].enabled": [true, false] },
      { name: "gw" },
    ),
    both(
      "KICS azure waf_is_disabled: the gateway's firewall goes.",
      "azurerm_application_gateway",
      { waf_configuration: [[{ enabled: true, firewall_mode: "Prevention", rule_set_version: "3.2" }], []] },
      { name: "gw" },
    ),
    both(
      "CKV_AZURE_123: the firewall in front is off.",
      "azurerm_frontdoor_firewall_policy",
      { enabled: [true, false] },
      { name: "waf", mode: "Prevention" },
    ),
    created("CKV_AZURE_123: a firewall that is off from the start.", "azurerm_frontdoor_firewall_policy", {
      name: "waf",
      enabled: false,
      mode: "Prevention",
    }),
    both(
      "CKV2_AZURE_10: the scanner for malware no longer gets updates.",
      "azurerm_virtual_machine_extension",
      { auto_upgrade_minor_version: [true, false] },
      {
        name: "antimalware",
        publisher: "Microsoft.Azure.Security",
        type: "IaaSAntimalware",
        type_handler_version: "1.3",
      },
    ),
  ],
  logging: [
    both(
      "CKV_AZURE_4: the agent for logs goes.",
      "azurerm_kubernetes_cluster",
      { oms_agent: [[{ log_analytics_workspace_id: "/ws" }], []] },
      CLUSTER,
    ),
    both(
      "CKV_AZURE_4: the agent for logs is off.",
      "azurerm_kubernetes_cluster",
      { "addon_profile[].oms_agent[].enabled": [true, false] },
      CLUSTER,
    ),
    both(
      "CKV_AZURE_63: requests are not recorded.",
      "azurerm_linux_web_app",
      { "logs[].http_logs": [[{ file_system: [{ retention_in_days: 30, retention_in_mb: 35 }] }], []] },
      APP,
    ),
    both(
      "CKV_AZURE_159: the function's log is off.",
      "azurerm_function_app",
      { enable_builtin_logging: [true, false] },
      APP,
    ),
    both(
      "CKV_AZURE_159: the function's log is off.",
      "azurerm_linux_function_app",
      { builtin_logging_enabled: [true, false] },
      APP,
    ),
  ],
  availability: [
    both(
      "CKV_AZURE_213: sick instances keep their traffic.",
      "azurerm_linux_web_app",
      { "site_config[].health_check_path": ["/health", null] },
      APP,
    ),
    both(
      "CKV_AZURE_225: all instances in one zone.",
      "azurerm_service_plan",
      { zone_balancing_enabled: [true, false] },
      { name: "plan", sku_name: "P1v3", os_type: "Linux" },
    ),
    both(
      "CKV_AZURE_211: a plan for tests.",
      "azurerm_service_plan",
      { sku_name: ["P1v3", "B1"] },
      { name: "plan", os_type: "Linux" },
    ),
    replaced(
      "CKV_AZURE_231: all in one zone.",
      "azurerm_app_service_environment_v3",
      { zone_redundant: [true, false] },
      { name: "ase" },
    ),
    both(
      "CKV_AZURE_165: images in one region.",
      "azurerm_container_registry",
      { georeplications: [[{ location: "northeurope", zone_redundancy_enabled: true }], []] },
      { name: "acr", sku: "Premium" },
    ),
    createdWell("CKV_AZURE_225: zones.", "azurerm_service_plan", {
      name: "plan",
      sku_name: "P1v3",
      os_type: "Linux",
      worker_count: 3,
      zone_balancing_enabled: true,
    }),
  ],
};
