/** Built-in roles of Azure that grant everything, by the id of their definition: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const ADMIN_IDS: readonly string[] = [
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", // Owner
  "b24988ac-6180-42a0-ab88-20f7382dd24c", // Contributor
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", // User Access Administrator
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168", // Role Based Access Control Administrator
];

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
