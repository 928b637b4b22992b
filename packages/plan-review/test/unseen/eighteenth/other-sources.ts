import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { type ByRule, both, changed, created, createdWell } from "./scanner-rules";

const CLUSTER: ValueObject = { name: "aks", location: "westeurope", dns_prefix: "aks" };
const APIM: ValueObject = { name: "apim", location: "westeurope", sku_name: "Premium_2" };
const GATEWAY: ValueObject = { name: "gw", location: "westeurope" };
const BRANCH: ValueObject = { repository_id: "shop", pattern: "main" };
const PROJECT: ValueObject = { name: "shop", visibility_level: "private" };
const ZONES = [["1", "2", "3"], ["1"]] as const;

/** Rules of PSRule for Azure (AZR, Microsoft's own) and of legitify (GitHub, GitLab): sources that no other set had. */
export const OTHER_SOURCES: ByRule = {
  azure: [
    both(
      "AZR ACR.ExportPolicy: images can be copied out.",
      "azurerm_container_registry",
      { export_policy_enabled: [false, true] },
      { name: "acr", sku: "Premium" },
    ),
    both(
      "AZR AKS.AvailabilityZone: all nodes in one zone.",
      "azurerm_kubernetes_cluster_node_pool",
      { zones: [ZONES[0], ZONES[1]] },
      { name: "np", vm_size: "Standard_D4s_v5" },
    ),
    both(
      "AZR AKS.AutoScaling: nodes do not follow the load.",
      "azurerm_kubernetes_cluster_node_pool",
      { auto_scaling_enabled: [true, false] },
      { name: "np", vm_size: "Standard_D4s_v5" },
    ),
    both(
      "AZR AKS.MinNodeCount: one node.",
      "azurerm_kubernetes_cluster",
      { "default_node_pool[].node_count": [3, 1] },
      CLUSTER,
    ),
    both(
      "AZR AKS.ManagedAAD: the directory no longer decides.",
      "azurerm_kubernetes_cluster",
      {
        azure_active_directory_role_based_access_control: [
          [{ azure_rbac_enabled: true, tenant_id: "t" }],
          [],
        ],
      },
      CLUSTER,
    ),
    both(
      "AZR AKS.NodeAutoUpgrade: nodes get no security updates.",
      "azurerm_kubernetes_cluster",
      { node_os_upgrade_channel: ["NodeImage", "None"] },
      CLUSTER,
    ),
    both(
      "AZR APIM.AvailabilityZone: all in one zone.",
      "azurerm_api_management",
      { zones: [["1", "2"], []] },
      APIM,
    ),
    both(
      "AZR APIM.MultiRegion: one region.",
      "azurerm_api_management",
      { additional_location: [[{ location: "northeurope", capacity: 1 }], []] },
      APIM,
    ),
    both(
      "AZR APIM.MultiRegionGateway: the second region answers nobody.",
      "azurerm_api_management",
      { "additional_location[].gateway_disabled": [false, true] },
      APIM,
    ),
    both(
      "AZR APIM.Ciphers: a broken cipher.",
      "azurerm_api_management",
      { "security[].triple_des_ciphers_enabled": [false, true] },
      APIM,
    ),
    both(
      "AZR APIM.HTTPEndpoint: plain HTTP is answered.",
      "azurerm_api_management_api",
      { protocols: [["https"], ["http", "https"]] },
      { name: "orders", revision: "1" },
    ),
    created("AZR APIM.HTTPEndpoint: plain HTTP is answered.", "azurerm_api_management_api", {
      name: "orders",
      revision: "1",
      protocols: ["http"],
    }),
    both(
      "AZR APIM.ProductApproval: nobody approves a subscription.",
      "azurerm_api_management_product",
      { approval_required: [true, false] },
      { product_id: "p", subscription_required: true, published: true },
    ),
    both(
      "AZR APIM.ProductSubscription: callers need no key.",
      "azurerm_api_management_product",
      { subscription_required: [true, false] },
      { product_id: "p", published: true },
    ),
    both(
      "AZR APIM.EncryptValues: the value can be read.",
      "azurerm_api_management_named_value",
      { secret: [true, false] },
      { name: "token", display_name: "token" },
    ),
    both(
      "AZR AppConfig.GeoReplica: settings in one region.",
      "azurerm_app_configuration",
      { replica: [[{ location: "northeurope", name: "r" }], []] },
      { name: "c", sku: "standard" },
    ),
    both(
      "AZR AppGw.MinInstance: one instance.",
      "azurerm_application_gateway",
      { "sku[].capacity": [2, 1] },
      GATEWAY,
    ),
    both(
      "AZR AppGw.AvailabilityZone: one zone.",
      "azurerm_application_gateway",
      { zones: [ZONES[0], ZONES[1]] },
      GATEWAY,
    ),
    both(
      "AZR AppGw.WAFRules: a group of rules is off.",
      "azurerm_application_gateway",
      {
        "waf_configuration[].disabled_rule_group": [
          [],
          [{ rule_group_name: "REQUEST-942-APPLICATION-ATTACK-SQLI", rules: [] }],
        ],
      },
      { ...GATEWAY, enable_http2: true },
    ),
    both(
      "AZR AppGw.OWASP: rules of 2013.",
      "azurerm_application_gateway",
      { "waf_configuration[].rule_set_version": ["3.2", "2.2.9"] },
      GATEWAY,
    ),
    both(
      "AZR AppGwWAF.Exclusions: a part of requests is not inspected.",
      "azurerm_web_application_firewall_policy",
      {
        "managed_rules[].exclusion": [
          [],
          [{ match_variable: "RequestHeaderNames", selector: "x-shop", selector_match_operator: "Equals" }],
        ],
      },
      { name: "waf" },
    ),
    both(
      "AZR AppGwWAF.RuleGroups: the rules against bots go.",
      "azurerm_web_application_firewall_policy",
      {
        "managed_rules[].managed_rule_set": [
          [
            { type: "OWASP", version: "3.2" },
            { type: "Microsoft_BotManagerRuleSet", version: "1.0" },
          ],
          [{ type: "OWASP", version: "3.2" }],
        ],
      },
      { name: "waf" },
    ),
    both(
      "AZR ContainerApp.Insecure: plain HTTP is answered.",
      "azurerm_container_app",
      { "ingress[].allow_insecure_connections": [false, true] },
      { name: "app" },
    ),
    created("AZR ContainerApp.Insecure: plain HTTP is answered.", "azurerm_container_app", {
      name: "app",
      revision_mode: "Single",
      ingress: [{ allow_insecure_connections: true, target_port: 8080 }],
    }),
    both(
      "AZR ContainerApp.PublicAccess: the internet reaches the environment.",
      "azurerm_container_app_environment",
      { public_network_access: ["Disabled", "Enabled"] },
      { name: "env" },
    ),
    both(
      "AZR ContainerApp.RestrictIngress: every address is answered.",
      "azurerm_container_app",
      {
        "ingress[].ip_security_restriction": [
          [{ action: "Allow", ip_address_range: "203.0.113.0/24", name: "office" }],
          [],
        ],
      },
      { name: "app" },
    ),
    both(
      "AZR DefenderCloud.Provisioning: machines get no agent.",
      "azurerm_security_center_auto_provisioning",
      { auto_provision: ["On", "Off"] },
    ),
    both(
      "AZR EntraDS.NTLM: passwords that can be relayed.",
      "azurerm_active_directory_domain_service",
      { "security[].ntlm_v1_enabled": [false, true] },
      { name: "aadds", sku: "Enterprise" },
    ),
    both(
      "AZR EntraDS.TLS: TLS of 1999.",
      "azurerm_active_directory_domain_service",
      { "security[].tls_v1_enabled": [false, true] },
      { name: "aadds", sku: "Enterprise" },
    ),
    created("AZR EntraDS.RC4: tickets that can be broken.", "azurerm_active_directory_domain_service", {
      name: "aadds",
      sku: "Enterprise",
      security: [{ kerberos_rc4_encryption_enabled: true }],
    }),
    both(
      "AZR FrontDoor.MinTLS: TLS of 1999.",
      "azurerm_frontdoor_custom_https_configuration",
      { "custom_https_configuration[].minimum_tls_version": ["1.2", "1.0"] },
      { frontend_endpoint_id: "/fe" },
    ),
    both(
      "AZR FrontDoor.MinTLS: TLS of 1999.",
      "azurerm_cdn_frontdoor_custom_domain",
      { "tls[].minimum_tls_version": ["TLS12", "TLS10"] },
      { name: "d", host_name: "shop.example.com" },
    ),
    both(
      "AZR FrontDoor.Probe: sick backends keep their traffic.",
      "azurerm_frontdoor",
      { "backend_pool_health_probe[].enabled": [true, false] },
      { name: "fd" },
    ),
    both(
      "AZR FrontDoor.Probe: sick origins keep their traffic.",
      "azurerm_cdn_frontdoor_origin_group",
      { health_probe: [[{ interval_in_seconds: 30, protocol: "Https", path: "/health" }], []] },
      { name: "og" },
    ),
    both(
      "AZR FrontDoor.State: nobody answers.",
      "azurerm_cdn_frontdoor_endpoint",
      { enabled: [true, false] },
      { name: "e" },
    ),
    both(
      "AZR FrontDoorWAF.Exclusions: a part of requests is not inspected.",
      "azurerm_cdn_frontdoor_firewall_policy",
      {
        "managed_rule[].exclusion": [
          [],
          [{ match_variable: "QueryStringArgNames", operator: "Equals", selector: "q" }],
        ],
      },
      { name: "waf", mode: "Prevention" },
    ),
    both(
      "AZR FrontDoorWAF.RuleGroups: the managed rules go.",
      "azurerm_cdn_frontdoor_firewall_policy",
      { managed_rule: [[{ type: "Microsoft_DefaultRuleSet", version: "2.1", action: "Block" }], []] },
      { name: "waf", mode: "Prevention" },
    ),
    both(
      "AZR KeyVault.AccessPolicy: everything with the keys.",
      "azurerm_key_vault_access_policy",
      { key_permissions: [["Get"], ["Get", "Delete", "Purge", "Update"]] },
      { key_vault_id: "/kv", object_id: "1" },
    ),
    both(
      "AZR LB.AvailabilityZone: the address in one zone.",
      "azurerm_lb",
      { "frontend_ip_configuration[].zones": [ZONES[0], ZONES[1]] },
      { name: "lb", sku: "Standard" },
    ),
    both(
      "AZR LogicApp.LimitHTTPTrigger: anyone starts the workflow.",
      "azurerm_logic_app_workflow",
      {
        "access_control[].trigger[].allowed_caller_ip_address_range": [
          ["203.0.113.0-203.0.113.255"],
          ["0.0.0.0-255.255.255.255"],
        ],
      },
      { name: "wf" },
    ),
    both(
      "AZR LogicApp.LimitHTTPTrigger: anyone starts the workflow.",
      "azurerm_logic_app_workflow",
      { access_control: [[{ trigger: [{ allowed_caller_ip_address_range: ["203.0.113.0/24"] }] }], []] },
      { name: "wf" },
    ),
    both(
      "AZR ML.DisableLocalAuth: shared accounts work.",
      "azurerm_machine_learning_compute_instance",
      { local_auth_enabled: [false, true] },
      { name: "ci" },
    ),
    both(
      "AZR ML.ComputeVnet: the machine leaves the network.",
      "azurerm_machine_learning_compute_instance",
      { subnet_resource_id: ["/subnet", null] },
      { name: "ci" },
    ),
    both(
      "AZR Policy.WaiverExpiry: the exemption never ends.",
      "azurerm_subscription_policy_exemption",
      { expires_on: ["2027-01-31T00:00:00Z", null] },
      { name: "x", exemption_category: "Waiver" },
    ),
    both(
      "AZR PublicIP.AvailabilityZone: the address in one zone.",
      "azurerm_public_ip",
      { zones: [ZONES[0], ZONES[1]] },
      { name: "ip", sku: "Standard", allocation_method: "Static" },
    ),
    both(
      "AZR Redis.AvailabilityZone: the cache in one zone.",
      "azurerm_redis_cache",
      { zones: [ZONES[0], ZONES[1]] },
      { name: "r", sku_name: "Premium" },
    ),
    both(
      "AZR RedisEnterprise.MinTLS: TLS of 1999.",
      "azurerm_redis_enterprise_cluster",
      { minimum_tls_version: ["1.2", "1.0"] },
      { name: "r", sku_name: "Enterprise_E20-2" },
    ),
    both(
      "AZR RSV.ReplicationAlert: failed backups are not reported.",
      "azurerm_recovery_services_vault",
      { "monitoring[].alerts_for_all_job_failures_enabled": [true, false] },
      { name: "v", sku: "Standard" },
    ),
    both(
      "AZR SignalR.SLA: no promise, few connections.",
      "azurerm_signalr_service",
      { "sku[].name": ["Standard_S1", "Free_F1"] },
      { name: "s" },
    ),
    both(
      "AZR WebPubSub.SLA: no promise, few connections.",
      "azurerm_web_pubsub",
      { sku: ["Standard_S1", "Free_F1"] },
      { name: "w" },
    ),
    both(
      "AZR SQLMI.AADOnly: passwords work again.",
      "azurerm_mssql_managed_instance",
      { "azure_active_directory_administrator[].azuread_authentication_only_enabled": [true, false] },
      { name: "mi" },
    ),
    both(
      "AZR Storage.Defender.MalwareScan: uploads are not scanned.",
      "azurerm_security_center_storage_defender",
      { malware_scanning_on_upload_enabled: [true, false] },
      { storage_account_id: "/st" },
    ),
    both(
      "AZR TrafficManager.Endpoints: one endpoint less.",
      "azurerm_traffic_manager_azure_endpoint",
      { enabled: [true, false] },
      { name: "e", profile_id: "/tm" },
    ),
    both(
      "AZR TrafficManager.Protocol: probes without TLS.",
      "azurerm_traffic_manager_profile",
      { "monitor_config[].protocol": ["HTTPS", "HTTP"] },
      { name: "tm", traffic_routing_method: "Priority" },
    ),
    both(
      "AZR VMSS.AutoInstanceRepairs: sick machines stay.",
      "azurerm_linux_virtual_machine_scale_set",
      { "automatic_instance_repair[].enabled": [true, false] },
      { name: "ss", sku: "Standard_D2s_v5" },
    ),
    both(
      "AZR VMSS.ZoneBalance: machines pile up in a zone.",
      "azurerm_linux_virtual_machine_scale_set",
      { zone_balance: [true, false] },
      { name: "ss", sku: "Standard_D2s_v5" },
    ),
    both(
      "AZR VNET.PrivateSubnet: machines reach the internet without a gateway.",
      "azurerm_subnet",
      { default_outbound_access_enabled: [false, true] },
      { name: "s", virtual_network_name: "v" },
    ),
    both(
      "AZR VNG.VPNAvailabilityZoneSKU: the gateway in one zone.",
      "azurerm_virtual_network_gateway",
      { sku: ["VpnGw2AZ", "VpnGw2"] },
      { name: "vpn", type: "Vpn", active_active: true },
    ),
    both(
      "AZR Cosmos.MinTLS: TLS of 1999.",
      "azurerm_cosmosdb_account",
      { minimal_tls_version: ["Tls12", "Tls"] },
      { name: "c", offer_type: "Standard" },
    ),
    both(
      "AZR Cosmos.AvailabilityZone: the data in one zone.",
      "azurerm_cosmosdb_account",
      { "geo_location[].zone_redundant": [true, false] },
      { name: "c", offer_type: "Standard" },
    ),
    both(
      "AZR Grafana.APIKeys: keys without a person.",
      "azurerm_dashboard_grafana",
      { api_key_enabled: [false, true] },
      { name: "g" },
    ),
    both(
      "AZR ADX.PublicAccess: the internet reaches the cluster.",
      "azurerm_kusto_cluster",
      { public_network_access_enabled: [false, true] },
      { name: "k" },
    ),
    both(
      "AZR MySQL.ZoneRedundantHA: the standby in the same zone.",
      "azurerm_mysql_flexible_server",
      { "high_availability[].mode": ["ZoneRedundant", "SameZone"] },
      { name: "db" },
    ),
    both(
      "AZR MySQL.ZoneRedundantHA: no standby.",
      "azurerm_mysql_flexible_server",
      { high_availability: [[{ mode: "ZoneRedundant", standby_availability_zone: "2" }], []] },
      { name: "db" },
    ),
    both(
      "AZR PostgreSQL.AADOnly: passwords work again.",
      "azurerm_postgresql_flexible_server",
      { "authentication[].password_auth_enabled": [false, true] },
      { name: "db" },
    ),
    both(
      "AZR Firewall.AvailabilityZone: the firewall in one zone.",
      "azurerm_firewall",
      { zones: [ZONES[0], ZONES[1]] },
      { name: "fw", sku_name: "AZFW_VNet", sku_tier: "Standard" },
    ),
    createdWell("AZR ContainerApp.Insecure: TLS only.", "azurerm_container_app", {
      name: "app",
      revision_mode: "Single",
      ingress: [{ allow_insecure_connections: false, target_port: 8080 }],
    }),
    createdWell(
      "AZR VMSS.AutoInstanceRepairs: repaired and balanced.",
      "azurerm_linux_virtual_machine_scale_set",
      {
        name: "ss",
        sku: "Standard_D2s_v5",
        zone_balance: true,
        automatic_instance_repair: [{ enabled: true }],
      },
    ),
  ],
  "code hosting": [
    both(
      "legitify all_repositories_can_run_github_actions.",
      "github_actions_organization_permissions",
      { enabled_repositories: ["selected", "all"] },
      { allowed_actions: "selected" },
    ),
    both(
      "legitify enable_ghas_for_new_orgs.",
      "github_organization_settings",
      { advanced_security_enabled_for_new_repositories: [true, false] },
      { billing_email: "a@example.com" },
    ),
    both(
      "legitify enable_secret_scanning_for_new_orgs.",
      "github_organization_settings",
      { secret_scanning_enabled_for_new_repositories: [true, false] },
      { billing_email: "a@example.com" },
    ),
    both(
      "legitify enable_push_protection_secret_scanning.",
      "github_organization_settings",
      { secret_scanning_push_protection_enabled_for_new_repositories: [true, false] },
      { billing_email: "a@example.com" },
    ),
    both(
      "legitify ghas_dependency_review_not_enabled.",
      "github_organization_settings",
      { dependency_graph_enabled_for_new_repositories: [true, false] },
      { billing_email: "a@example.com" },
    ),
    both(
      "legitify review_dismissal_allowed.",
      "github_branch_protection",
      { "required_pull_request_reviews[].restrict_dismissals": [true, false] },
      BRANCH,
    ),
    both(
      "legitify no_conversation_resolution.",
      "github_branch_protection",
      { require_conversation_resolution: [true, false] },
      BRANCH,
    ),
    both(
      "legitify non_linear_history.",
      "github_branch_protection",
      { required_linear_history: [true, false] },
      BRANCH,
    ),
    both(
      "legitify users_allowed_to_bypass_ruleset.",
      "github_repository_ruleset",
      { bypass_actors: [[], [{ actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "always" }]] },
      { name: "main", repository: "shop", target: "branch", enforcement: "active" },
    ),
    both("legitify require_two_factor_authentication_not_globally_enforced.", "gitlab_application_settings", {
      require_two_factor_authentication: [true, false],
    }),
    both("legitify password_authentication_enabled_for_git_is_enabled.", "gitlab_application_settings", {
      password_authentication_enabled_for_git: [false, true],
    }),
    both("legitify throttle_authenticated_api_not_enabled.", "gitlab_application_settings", {
      throttle_authenticated_api_enabled: [true, false],
    }),
    both("legitify throttle_unauthenticated_request_not_enabled.", "gitlab_application_settings", {
      throttle_unauthenticated_enabled: [true, false],
    }),
    both("legitify default_branch_protection_not_globally_enforced.", "gitlab_application_settings", {
      default_branch_protection: [2, 0],
    }),
    both("legitify all_users_are_allowed_to_create_public_projects.", "gitlab_application_settings", {
      restricted_visibility_levels: [["public"], []],
    }),
    both("legitify default_group_visibility_is_public.", "gitlab_application_settings", {
      default_group_visibility: ["private", "public"],
    }),
    both("legitify send_user_confirmation_email_not_enabled.", "gitlab_application_settings", {
      send_user_confirmation_email: [true, false],
    }),
    both(
      "legitify no_conversation_resolution, of a project.",
      "gitlab_project",
      { only_allow_merge_if_all_discussions_are_resolved: [true, false] },
      PROJECT,
    ),
    both(
      "legitify overriding_defined_variables_isnt_restricted.",
      "gitlab_project",
      { restrict_user_defined_variables: [true, false] },
      PROJECT,
    ),
    both(
      "legitify repository_allows_committer_approvals_policy.",
      "gitlab_project_level_mr_approvals",
      { merge_requests_disable_committers_approval: [true, false] },
      { project: "1" },
    ),
    changed(
      "legitify forking_allowed_for_repository, of a project.",
      "gitlab_project",
      { forking_access_level: ["disabled", "enabled"] },
      PROJECT,
    ),
  ],
};
