import type { MetadataTable } from "./metadata";

/** Azure: rules of networks. */
export const AZURE_NETWORK: MetadataTable = {
  azurerm_network_security_rule: { label: "network security rule", network: "azure-rule" },
  azurerm_network_security_group: { label: "network security group", network: "azure-security-group" },
};
