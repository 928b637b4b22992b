import { create } from "../checks/plans";
import { danger, type Labelled, set } from "./labelled";

/** Role assignments, custom roles and policies of Azure. */
export const AZURE_ROLES: readonly Labelled[] = [
  danger(
    "A role with every action of a provider.",
    set(
      "azurerm_role_definition",
      { "permissions[].actions": [["Microsoft.Compute/virtualMachines/read"], ["Microsoft.Compute/*"]] },
      { name: "x", scope: "/subscriptions/s" },
    ),
  ),
  danger(
    "What was excepted is allowed.",
    set(
      "azurerm_role_definition",
      { "permissions[].not_actions": [["Microsoft.Authorization/*/Write"], []] },
      { name: "x", scope: "/subscriptions/s", permissions: [{ actions: ["*"] }] },
    ),
  ),
  danger(
    "Role assignments can be written.",
    set(
      "azurerm_role_definition",
      {
        "permissions[].actions": [
          ["Microsoft.Resources/subscriptions/read"],
          ["Microsoft.Resources/subscriptions/read", "Microsoft.Authorization/roleAssignments/write"],
        ],
      },
      { name: "x", scope: "/subscriptions/s" },
    ),
  ),
  danger(
    "From a group of resources to the subscription.",
    set(
      "azurerm_role_assignment",
      { scope: ["/subscriptions/s/resourceGroups/shop", "/subscriptions/s"] },
      { role_definition_name: "Contributor", principal_id: "p" },
    ),
  ),
  danger(
    "The application reads every directory object.",
    create("azuread_app_role_assignment", {
      app_role_id: "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8",
      principal_object_id: "p",
      resource_object_id: "r",
    }),
  ),
  danger(
    "A directory role.",
    create("azuread_directory_role_assignment", {
      role_id: "62e90394-69f5-4237-9190-012177145e10",
      principal_object_id: "p",
    }),
  ),
  danger(
    "Assignments that never end.",
    create("azurerm_role_assignment", {
      role_definition_name: "Key Vault Administrator",
      scope: "/subscriptions/s",
      principal_id: "p",
    }),
  ),
  danger(
    "Any subject.",
    set(
      "azuread_application_federated_identity_credential",
      { subject: ["repo:shop/infra:ref:refs/heads/main", "repo:shop/infra:pull_request"] },
      { issuer: "https://token.actions.githubusercontent.com", audiences: ["api://AzureADTokenExchange"] },
    ),
  ),
];
