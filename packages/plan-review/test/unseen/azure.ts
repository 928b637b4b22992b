import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

const GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/billing";

export const AZURE: readonly Labelled[] = [
  // Storage
  danger(
    "Every network may reach the account.",
    set("azurerm_storage_account", { "network_rules[].default_action": ["Deny", "Allow"] }),
  ),
  danger(
    "The same, in a resource of its own.",
    set(
      "azurerm_storage_account_network_rules",
      { default_action: ["Deny", "Allow"] },
      { bypass: ["AzureServices"] },
    ),
  ),
  danger(
    "The public endpoint is opened.",
    set("azurerm_storage_account", { public_network_access_enabled: [false, true] }),
  ),
  danger(
    "The account's keys, which nobody can take back for one person, are accepted.",
    set("azurerm_storage_account", { shared_access_key_enabled: [false, true] }),
  ),
  danger(
    "Plain HTTP is answered.",
    set("azurerm_storage_account", { https_traffic_only_enabled: [true, false] }),
  ),
  danger("TLS 1.0 is accepted.", set("azurerm_storage_account", { min_tls_version: ["TLS1_2", "TLS1_0"] })),
  danger(
    "Data is in one building instead of three and another region.",
    set("azurerm_storage_account", { account_replication_type: ["GZRS", "LRS"] }),
  ),
  danger(
    "Overwritten blobs are lost.",
    set("azurerm_storage_account", { "blob_properties[].versioning_enabled": [true, false] }),
  ),
  danger(
    "Objects can be copied to a foreign tenant.",
    set("azurerm_storage_account", { cross_tenant_replication_enabled: [false, true] }),
  ),
  danger(
    "Anyone may read the blobs.",
    set("azurerm_storage_container", { container_access_type: ["private", "blob"] }),
  ),
  danger(
    "Data is deleted after a week instead of a year.",
    set("azurerm_storage_management_policy", {
      "rule[].actions[].base_blob[].delete_after_days_since_modification_greater_than": [365, 7],
    }),
  ),
  danger(
    "Records can be changed and deleted.",
    destroy("azurerm_storage_container_immutability_policy", { immutability_period_in_days: 365 }),
  ),
  safe(
    "A colder tier is a matter of cost.",
    set("azurerm_storage_account", { access_tier: ["Hot", "Cool"] }),
  ),
  safe(
    "Large shares are possible.",
    set("azurerm_storage_account", { large_file_share_enabled: [false, true] }),
  ),
  safe("More replicas.", set("azurerm_storage_account", { account_replication_type: ["LRS", "RAGZRS"] })),
  safe(
    "Fewer networks.",
    set("azurerm_storage_account", { "network_rules[].default_action": ["Allow", "Deny"] }),
  ),
  safe(
    "Blobs are moved to a cheaper tier, not deleted.",
    set("azurerm_storage_management_policy", {
      "rule[].actions[].base_blob[].tier_to_cool_after_days_since_modification_greater_than": [90, 30],
    }),
  ),
  // Key Vault
  danger(
    "Keys and secrets can be purged.",
    set("azurerm_key_vault", { purge_protection_enabled: [true, false] }),
  ),
  danger(
    "Every network may ask for secrets.",
    set("azurerm_key_vault", { "network_acls[].default_action": ["Deny", "Allow"] }),
  ),
  danger(
    "Deleted secrets are gone after a week.",
    set("azurerm_key_vault", { soft_delete_retention_days: [90, 7] }),
  ),
  danger(
    "The application may delete certificates and manage issuers.",
    set("azurerm_key_vault_access_policy", {
      certificate_permissions: [["Get"], ["Get", "Delete", "ManageIssuers", "Purge"]],
    }),
  ),
  danger(
    "The key is no longer rotated.",
    set("azurerm_key_vault_key", { "rotation_policy[].automatic[].time_before_expiry": ["P30D", null] }),
  ),
  safe(
    "The secret is described.",
    set("azurerm_key_vault_secret", { content_type: ["text", "password of the reporting user"] }),
  ),
  safe(
    "Identities instead of access policies.",
    set("azurerm_key_vault", { rbac_authorization_enabled: [false, true] }),
  ),
  safe(
    "Deleted secrets can be restored for longer.",
    set("azurerm_key_vault", { soft_delete_retention_days: [7, 90] }),
  ),
  // Databases
  danger(
    "Backups are kept a week.",
    set("azurerm_postgresql_flexible_server", { backup_retention_days: [35, 7] }),
  ),
  danger(
    "No backup outside of the region.",
    set("azurerm_postgresql_flexible_server", { geo_redundant_backup_enabled: [true, false] }),
  ),
  danger(
    "No standby.",
    set("azurerm_postgresql_flexible_server", {
      high_availability: [[{ mode: "ZoneRedundant", standby_availability_zone: "2" }], []],
    }),
  ),
  danger(
    "Every address there is may connect.",
    create("azurerm_postgresql_flexible_server_firewall_rule", {
      name: "all",
      start_ip_address: "0.0.0.0",
      end_ip_address: "255.255.255.255",
    }),
  ),
  danger(
    "Clients may connect without TLS.",
    set(
      "azurerm_postgresql_flexible_server_configuration",
      { value: ["on", "off"] },
      { name: "require_secure_transport" },
    ),
  ),
  danger(
    "Logins are no longer recorded.",
    set(
      "azurerm_postgresql_flexible_server_configuration",
      { value: ["on", "off"] },
      { name: "log_connections" },
    ),
  ),
  danger("TLS 1.0 is accepted.", set("azurerm_mssql_server", { minimum_tls_version: ["1.2", "1.0"] })),
  danger(
    "Passwords of the database are accepted again.",
    set("azurerm_mssql_server", { "azuread_administrator[].azuread_authentication_only": [true, false] }),
  ),
  danger(
    "Data at rest is not encrypted.",
    set("azurerm_mssql_database", { transparent_data_encryption_enabled: [true, false] }),
  ),
  danger(
    "Weekly backups are kept a week.",
    set("azurerm_mssql_database", { "long_term_retention_policy[].weekly_retention": ["P12W", "P1W"] }),
  ),
  danger(
    "Attacks on the server are no longer reported.",
    set("azurerm_mssql_server_security_alert_policy", { state: ["Enabled", "Disabled"] }),
  ),
  danger(
    "Nobody can tell who read what.",
    destroy("azurerm_mssql_server_extended_auditing_policy", { enabled: true }),
  ),
  danger(
    "Account keys are accepted.",
    set("azurerm_cosmosdb_account", { local_authentication_disabled: [true, false] }),
  ),
  danger(
    "Restoring to any point in time ends.",
    set("azurerm_cosmosdb_account", { "backup[].type": ["Continuous", "Periodic"] }),
  ),
  danger(
    "Another region no longer takes over.",
    set("azurerm_cosmosdb_account", { automatic_failover_enabled: [true, false] }),
  ),
  danger(
    "The virtual network no longer filters.",
    set("azurerm_cosmosdb_account", { is_virtual_network_filter_enabled: [true, false] }),
  ),
  danger("The server goes with its databases.", destroy("azurerm_mysql_flexible_server", { name: "orders" })),
  safe("More storage.", set("azurerm_postgresql_flexible_server", { storage_mb: [32768, 65536] })),
  safe(
    "A parameter of speed.",
    set(
      "azurerm_postgresql_flexible_server_configuration",
      { value: ["4096", "8192"] },
      { name: "work_mem" },
    ),
  ),
  safe(
    "A slow query is logged.",
    set(
      "azurerm_postgresql_flexible_server_configuration",
      { value: ["off", "on"] },
      { name: "log_duration" },
    ),
  ),
  safe("A licence.", set("azurerm_mssql_database", { license_type: ["LicenseIncluded", "BasePrice"] })),
  safe("A statement may take longer.", set("azurerm_mssql_database", { max_size_gb: [50, 100] })),
  safe(
    "One office.",
    create("azurerm_mysql_flexible_server_firewall_rule", {
      name: "office",
      start_ip_address: "198.51.100.7",
      end_ip_address: "198.51.100.9",
    }),
  ),
  // Kubernetes
  danger(
    "The API server answers everyone.",
    set("azurerm_kubernetes_cluster", {
      "api_server_access_profile[].authorized_ip_ranges": [["198.51.100.0/24"], []],
    }),
  ),
  danger(
    "The API server answers everyone, with the block gone.",
    set("azurerm_kubernetes_cluster", {
      api_server_access_profile: [[{ authorized_ip_ranges: ["198.51.100.0/24"] }], []],
    }),
  ),
  danger(
    "Policies no longer apply to the cluster.",
    set("azurerm_kubernetes_cluster", { azure_policy_enabled: [true, false] }),
  ),
  danger(
    "Anyone with a role at the subscription can run commands in the cluster.",
    set("azurerm_kubernetes_cluster", { run_command_enabled: [false, true] }),
  ),
  danger(
    "Accounts of the directory no longer decide.",
    set("azurerm_kubernetes_cluster", {
      azure_active_directory_role_based_access_control: [[{ azure_rbac_enabled: true }], []],
    }),
  ),
  danger(
    "Threats in the cluster are no longer detected.",
    set("azurerm_kubernetes_cluster", { microsoft_defender: [[{ log_analytics_workspace_id: "w" }], []] }),
  ),
  danger(
    "Fewer nodes are left at night.",
    set("azurerm_kubernetes_cluster_node_pool", { min_count: [3, 1] }),
  ),
  danger(
    "Anyone may pull images.",
    set("azurerm_container_registry", { anonymous_pull_enabled: [false, true] }),
  ),
  danger(
    "Unsigned images are accepted.",
    set("azurerm_container_registry", { trust_policy_enabled: [true, false] }),
  ),
  safe(
    "Upgrades are made automatically.",
    set("azurerm_kubernetes_cluster", { automatic_upgrade_channel: ["none", "patch"] }),
  ),
  safe(
    "A paid tier of the control plane.",
    set("azurerm_kubernetes_cluster", { sku_tier: ["Free", "Standard"] }),
  ),
  safe("More pods fit on a node.", set("azurerm_kubernetes_cluster_node_pool", { max_pods: [30, 60] })),
  safe(
    "Autoscaling may add more nodes.",
    set("azurerm_kubernetes_cluster_node_pool", { max_count: [5, 10] }),
  ),
  // Network
  danger(
    "SSH from everywhere.",
    create("azurerm_network_security_rule", {
      access: "Allow",
      direction: "Inbound",
      priority: 200,
      protocol: "Tcp",
      source_address_prefix: "*",
      source_port_range: "*",
      destination_port_range: "22",
      destination_address_prefix: "*",
    }),
  ),
  danger(
    "The refusing rule now stands behind the allowing ones.",
    set(
      "azurerm_network_security_rule",
      { priority: [100, 4000] },
      {
        access: "Deny",
        direction: "Inbound",
        protocol: "*",
        source_address_prefix: "Internet",
        destination_port_range: "*",
        source_port_range: "*",
        destination_address_prefix: "*",
      },
    ),
  ),
  danger(
    "What was refused is allowed.",
    set(
      "azurerm_network_security_rule",
      { access: ["Deny", "Allow"] },
      {
        direction: "Inbound",
        priority: 300,
        protocol: "Tcp",
        source_address_prefix: "Internet",
        destination_port_range: "3389",
        source_port_range: "*",
        destination_address_prefix: "*",
      },
    ),
  ),
  danger(
    "A further rule lets everyone in.",
    set("azurerm_network_security_group", {
      security_rule: [
        [],
        [
          {
            name: "rdp",
            access: "Allow",
            direction: "Inbound",
            priority: 200,
            protocol: "Tcp",
            source_address_prefix: "0.0.0.0/0",
            source_port_range: "*",
            destination_port_range: "3389",
            destination_address_prefix: "*",
          },
        ],
      ],
    }),
  ),
  danger(
    "Known attackers are no longer refused.",
    set("azurerm_firewall", { threat_intel_mode: ["Deny", "Off"] }),
  ),
  danger(
    "Intrusions are reported and let through.",
    set("azurerm_firewall_policy", { "intrusion_detection[].mode": ["Deny", "Alert"] }),
  ),
  danger(
    "The subnet loses its security group.",
    destroy("azurerm_subnet_network_security_group_association", {
      subnet_id: "s",
      network_security_group_id: "n",
    }),
  ),
  danger(
    "Traffic is no longer recorded.",
    set("azurerm_network_watcher_flow_log", { enabled: [true, false] }),
  ),
  danger(
    "Disks can be downloaded from everywhere.",
    set("azurerm_managed_disk", { network_access_policy: ["DenyAll", "AllowAll"] }),
  ),
  safe(
    "A rule for the own network.",
    create("azurerm_network_security_rule", {
      access: "Allow",
      direction: "Inbound",
      priority: 210,
      protocol: "Tcp",
      source_address_prefix: "VirtualNetwork",
      source_port_range: "*",
      destination_port_range: "5432",
      destination_address_prefix: "*",
    }),
  ),
  safe(
    "A refusing rule comes first.",
    create("azurerm_network_security_rule", {
      access: "Deny",
      direction: "Inbound",
      priority: 100,
      protocol: "*",
      source_address_prefix: "*",
      source_port_range: "*",
      destination_port_range: "*",
      destination_address_prefix: "*",
    }),
  ),
  safe("Idle connections are kept longer.", set("azurerm_public_ip", { idle_timeout_in_minutes: [4, 15] })),
  safe(
    "Another name server.",
    set("azurerm_virtual_network", { dns_servers: [["10.0.0.4"], ["10.0.0.4", "10.0.0.5"]] }),
  ),
  safe("A record is looked up more often.", set("azurerm_dns_a_record", { ttl: [3600, 300] })),
  // Permissions
  danger(
    "The pipeline may do everything in the group, and grant it.",
    create("azurerm_role_assignment", { role_definition_name: "Owner", scope: GROUP, principal_id: "p" }),
  ),
  danger(
    "The role may do everything.",
    set(
      "azurerm_role_definition",
      { "permissions[].actions": [["Microsoft.Compute/virtualMachines/read"], ["*"]] },
      { scope: GROUP },
    ),
  ),
  danger(
    "The role may grant roles.",
    set(
      "azurerm_role_definition",
      {
        "permissions[].actions": [
          ["Microsoft.Compute/*/read"],
          ["Microsoft.Compute/*/read", "Microsoft.Authorization/roleAssignments/write"],
        ],
      },
      { scope: GROUP },
    ),
  ),
  danger(
    "The lock allows changes.",
    set("azurerm_management_lock", { lock_level: ["ReadOnly", "CanNotDelete"] }),
  ),
  danger("The lock goes.", destroy("azurerm_management_lock", { lock_level: "CanNotDelete", scope: GROUP })),
  safe(
    "Reading.",
    create("azurerm_role_assignment", { role_definition_name: "Reader", scope: GROUP, principal_id: "p" }),
  ),
  safe(
    "One registry is pulled from.",
    create("azurerm_role_assignment", {
      role_definition_name: "AcrPull",
      scope: `${GROUP}/providers/Microsoft.ContainerRegistry/registries/apps`,
      principal_id: "p",
    }),
  ),
  // Backup
  danger(
    "Backups can be deleted before their time.",
    set("azurerm_recovery_services_vault", { immutability: ["Locked", "Disabled"] }),
  ),
  danger(
    "Backups are in one region.",
    set("azurerm_recovery_services_vault", { storage_mode_type: ["GeoRedundant", "LocallyRedundant"] }),
  ),
  danger(
    "Daily backups are kept a week.",
    set("azurerm_backup_policy_vm", { "retention_daily[].count": [30, 7] }),
  ),
  danger(
    "Backups are made weekly.",
    set("azurerm_backup_policy_vm", { "backup[].frequency": ["Daily", "Weekly"] }),
  ),
  danger(
    "The machine is no longer backed up.",
    destroy("azurerm_backup_protected_vm", { source_vm_id: "vm" }),
  ),
  safe(
    "Backups are made at another hour.",
    set("azurerm_backup_policy_vm", { "backup[].time": ["23:00", "02:00"] }),
  ),
  safe("Backups are kept longer.", set("azurerm_backup_policy_vm", { "retention_daily[].count": [7, 30] })),
  // Applications and machines
  danger(
    "Files can be uploaded in plain text.",
    set("azurerm_linux_web_app", { "site_config[].ftps_state": ["Disabled", "AllAllowed"] }),
  ),
  danger(
    "Clients need no certificate.",
    set("azurerm_linux_web_app", { client_certificate_enabled: [true, false] }),
  ),
  danger(
    "A debugger can be attached from outside.",
    set("azurerm_linux_function_app", { "site_config[].remote_debugging_enabled": [false, true] }),
  ),
  danger(
    "Everyone else is let in.",
    set("azurerm_linux_web_app", { "site_config[].ip_restriction_default_action": ["Deny", "Allow"] }),
  ),
  danger(
    "Any site may read answers.",
    set("azurerm_linux_function_app", {
      "site_config[].cors[].allowed_origins": [["https://www.example.com"], ["*"]],
    }),
  ),
  danger(
    "Passwords work for SSH.",
    set("azurerm_linux_virtual_machine", { disable_password_authentication: [true, false] }),
  ),
  danger(
    "The disks are not encrypted on the host.",
    set("azurerm_windows_virtual_machine", { encryption_at_host_enabled: [true, false] }),
  ),
  danger(
    "Unsigned boot loaders run.",
    set("azurerm_linux_virtual_machine_scale_set", { secure_boot_enabled: [true, false] }),
  ),
  safe(
    "Applications may sleep.",
    set("azurerm_linux_web_app", { "site_config[].websockets_enabled": [false, true] }),
  ),
  safe("A newer protocol.", set("azurerm_linux_web_app", { "site_config[].http2_enabled": [false, true] })),
  safe(
    "Requests stay with one instance.",
    set("azurerm_linux_web_app", { client_affinity_enabled: [true, false] }),
  ),
  safe(
    "Automatic updates of the system.",
    set("azurerm_linux_virtual_machine", { patch_mode: ["ImageDefault", "AutomaticByPlatform"] }),
  ),
  // Monitoring
  danger(
    "Nobody on the list gets mail.",
    set("azurerm_monitor_action_group", {
      email_receiver: [[{ name: "ops", email_address: "ops@example.com" }], []],
    }),
  ),
  danger(
    "The paid detection of attacks ends.",
    set("azurerm_security_center_subscription_pricing", { tier: ["Standard", "Free"] }),
  ),
  danger("Logs are kept a month.", set("azurerm_log_analytics_workspace", { retention_in_days: [365, 30] })),
  danger(
    "The audit log is no longer sent.",
    set("azurerm_monitor_diagnostic_setting", {
      enabled_log: [
        [{ category: "AuditEvent" }, { category: "AzurePolicyEvaluationDetails" }],
        [{ category: "AzurePolicyEvaluationDetails" }],
      ],
    }),
  ),
  danger(
    "The alert fires at 99 instead of 80 percent.",
    set(
      "azurerm_monitor_metric_alert",
      { "criteria[].threshold": [80, 99] },
      { severity: 1, criteria: [{ metric_name: "disk", operator: "GreaterThan" }] },
    ),
  ),
  safe(
    "The alert is described.",
    set("azurerm_monitor_metric_alert", { description: ["disk", "The disk is nearly full"] }),
  ),
  safe(
    "The alert is looked at more often.",
    set("azurerm_monitor_metric_alert", { frequency: ["PT5M", "PT1M"] }),
  ),
  // Directory
  danger(
    "The second factor is no longer asked for.",
    set("azuread_conditional_access_policy", { state: ["enabled", "disabled"] }),
  ),
  danger(
    "The policy reports only.",
    set("azuread_conditional_access_policy", { state: ["enabled", "enabledForReportingButNotEnforced"] }),
  ),
  danger(
    "One person is exempt.",
    set("azuread_conditional_access_policy", {
      "conditions[].users[].excluded_users": [[], ["11111111-1111-1111-1111-111111111111"]],
    }),
  ),
  danger(
    "Accounts of all organisations may sign in.",
    set("azuread_application", { sign_in_audience: ["AzureADMyOrg", "AzureADMultipleOrgs"] }),
  ),
  danger(
    "Anyone of the tenant may sign in to the application.",
    set("azuread_service_principal", { app_role_assignment_required: [true, false] }),
  ),
  danger(
    "A global administrator.",
    create("azuread_directory_role_assignment", {
      role_id: "62e90394-69f5-4237-9190-012177145e10",
      principal_object_id: "p",
    }),
  ),
  safe("Another owner's name.", set("azuread_group", { description: ["team", "the team"] })),
  safe(
    "The policy is enforced.",
    set("azuread_conditional_access_policy", { state: ["enabledForReportingButNotEnforced", "enabled"] }),
  ),
];
