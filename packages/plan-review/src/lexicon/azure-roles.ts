/**
 * Built-in roles that grant everything, by the id of their definition. Azure:
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles. Directory:
 * https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference. Applications:
 * https://learn.microsoft.com/graph/permissions-reference
 */
const ADMIN_IDS: readonly string[] = [
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", // Owner
  "b24988ac-6180-42a0-ab88-20f7382dd24c", // Contributor
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", // User Access Administrator
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168", // Role Based Access Control Administrator
  "62e90394-69f5-4237-9190-012177145e10", // Global Administrator
  "e8611ab8-c189-46e8-94e1-60213ab1f814", // Privileged Role Administrator
  "7be44c8a-adaf-4e2a-84d6-ab2649e08a13", // Privileged Authentication Administrator
  "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", // Application Administrator
  "158c047a-c907-4556-b7ef-446551a6b5f7", // Cloud Application Administrator
  "8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2", // Hybrid Identity Administrator
  "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", // Microsoft Graph: RoleManagement.ReadWrite.Directory
  "06b708a9-e830-4db3-a914-8e69da51d44f", // Microsoft Graph: AppRoleAssignment.ReadWrite.All
  "1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9", // Microsoft Graph: Application.ReadWrite.All
  "19dbc75e-c2e2-444c-a770-ec69d8559fc7", // Microsoft Graph: Directory.ReadWrite.All
];

/**
 * Built-in roles whose holder gets the keys, secrets or machines of everything below the scope, and with them all that these may do:
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
const CREDENTIALS: readonly RegExp[] = [
  /^Storage Account (Contributor|Key Operator Service Role)$/i,
  /^Key Vault (Contributor|Secrets (Officer|User)|Crypto Officer|Certificates Officer)$/i,
  /^(Virtual Machine|Automation|Website|Logic App|Managed Identity|DocumentDB Account|SQL (Server|Managed Instance)|Redis Cache) Contributor$/i,
  /^Managed Identity Operator$/i,
  /^Azure Kubernetes Service (Contributor Role|RBAC Writer)$/i,
];

export function handsOutCredentials(role: string): boolean {
  return CREDENTIALS.some((pattern) => pattern.test(role));
}

export function isAzureAdminId(text: string): boolean {
  return ADMIN_IDS.some((id) => text.toLowerCase().endsWith(id));
}

/** "narrow" for the scope of a single resource; "wide" for a resource group, a subscription or a management group. */
export function azureScope(scope: string | undefined): "wide" | "narrow" {
  if (scope === undefined) return "wide";
  const isResource =
    /\/providers\//i.test(scope) && !/\/providers\/Microsoft\.Management\/managementGroups\//i.test(scope);
  return isResource ? "narrow" : "wide";
}
