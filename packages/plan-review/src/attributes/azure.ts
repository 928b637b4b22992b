import { type MetadataTable, row } from "./metadata";

/** Azure: what the words of attributes do not say. */
export const AZURE: MetadataTable = {
  azurerm_network_security_rule: { label: "network security rule", network: "azure-rule" },
  azurerm_network_security_group: { label: "network security group", network: "azure-security-group" },
  azurerm_resource_group: { label: "resource group", holds: "everything in the group", partial: true },
  azurerm_role_definition: {
    label: "custom role",
    isCompared: true,
    paths: {
      assignable_scopes: row("access", "scopes that the role can be assigned in", "fewer"),
    },
  },
  azurerm_key_vault: {
    label: "key vault",
    holds: "its keys, secrets and certificates",
    partial: true,
    paths: {
      purge_protection_enabled: row("protection", "purge protection", "true", {
        wrong: [false],
        severity: "warning",
      }),
      enabled_for_deployment: row("access", "access of virtual machines to its secrets", "false"),
      enabled_for_template_deployment: row("access", "access of deployments to its secrets", "false"),
    },
  },
  azurerm_key_vault_key: {
    label: "key",
    holds: "all data that is encrypted with it",
    partial: true,
    paths: {
      rotation_policy: row("key", "the rotation policy", "present"),
      "rotation_policy.automatic": row("key", "the automatic rotation", "present"),
      "rotation_policy.automatic.time_before_expiry": row("key", "the automatic rotation", "present"),
      "rotation_policy.automatic.time_after_creation": row("key", "the automatic rotation", "present"),
      key_opts: row("access", "uses of the key", "fewer", { severity: "warning" }),
    },
  },
  azurerm_storage_account: {
    label: "storage account",
    holds: "its blobs, files, tables and queues",
    partial: true,
    paths: {
      sftp_enabled: row("exposure", "access by SFTP", "false", { severity: "warning" }),
      local_user_enabled: row("access", "local users", "false"),
      allowed_copy_scope: row("exposure", "the scope that data can be copied from", "present"),
    },
  },
  azurerm_cosmosdb_account: {
    label: "Cosmos DB account",
    holds: "its databases",
    partial: true,
    paths: {
      geo_location: row("availability", "regions", "longer"),
      "geo_location.zone_redundant": row("availability", "the spread over zones", "true"),
      "backup.type": row("backup", "the kind of backup", ["Periodic", "Continuous"], {
        consequence: "Data can be restored to the times of backups only, not to any second.",
      }),
      "backup.tier": row("retention", "the time that can be restored", [
        "Continuous7Days",
        "Continuous30Days",
      ]),
      "backup.interval_in_minutes": row("backup", "the time between backups", "lower", { unit: "minutes" }),
    },
  },
  azurerm_recovery_services_vault: {
    label: "Recovery Services vault",
    holds: "its backups",
    partial: true,
    paths: {
      storage_mode_type: row("replication", "the replication of backups", [
        "LocallyRedundant",
        "ZoneRedundant",
        "GeoRedundant",
      ]),
      immutability: row("protection", "the immutability of backups", ["Disabled", "Unlocked", "Locked"]),
    },
  },
  azurerm_mssql_server: { label: "SQL server", holds: "its databases and their backups", partial: true },
  azurerm_mssql_database: { label: "SQL database", holds: "its data and its backups", partial: true },
  azurerm_postgresql_flexible_server: {
    label: "PostgreSQL server",
    holds: "its databases and their backups",
    partial: true,
  },
  azurerm_mysql_flexible_server: {
    label: "MySQL server",
    holds: "its databases and their backups",
    partial: true,
  },
  azurerm_kubernetes_cluster: {
    label: "Kubernetes cluster",
    holds: "everything that runs in it",
    partial: true,
    paths: {
      run_command_enabled: row("access", "commands that Azure runs in the cluster", "false"),
      node_os_upgrade_channel: row(
        "protection",
        "security updates of the nodes",
        ["None", "Unmanaged", "SecurityPatch", "NodeImage"],
        { severity: "warning" },
      ),
    },
  },
  azurerm_subnet_network_security_group_association: {
    label: "association of a subnet with its security group",
    removal: { kind: "exposure", consequence: "The rules of the group no longer apply to the subnet." },
  },
  azurerm_network_interface_security_group_association: {
    label: "association of a network interface with its security group",
    removal: { kind: "exposure", consequence: "The rules of the group no longer apply to the interface." },
  },
};
