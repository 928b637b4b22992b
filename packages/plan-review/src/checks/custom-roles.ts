import { plainType } from "../attributes/look-up";
import { type ChangeContext, labelOf } from "../context";
import { showAll, texts } from "../values/inspect";
import { type Analysed, shared } from "./shared";

interface RoleForm {
  readonly types: RegExp;
  /** Path of the permissions. */
  readonly path: string;
  /** Permissions that lead to every other one. */
  readonly escalations: RegExp;
}

const FORMS: readonly RoleForm[] = [
  {
    types: /^google_(project|organization)_iam_custom_role$/,
    path: "permissions",
    // https://github.com/RhinoSecurityLabs/GCP-IAM-Privilege-Escalation
    escalations:
      /(\.setIamPolicy$|^\*$|^iam\.(roles\.(update|create)|serviceAccounts\.(getAccessToken|getOpenIdToken|signBlob|signJwt|implicitDelegation|actAs)|serviceAccountKeys\.create)$|^deploymentmanager\.deployments\.create$|^orgpolicy\.policy\.set$|^cloudbuild\.builds\.create$|^resourcemanager\..*\.setIamPolicy$)/,
  },
  {
    types: /^azurerm_role_definition$/,
    path: "permissions.actions",
    // https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance#microsoftauthorization
    escalations:
      /^(\*|\*\/(write|action)|Microsoft\.Authorization\/(\*|(roleAssignments|roleDefinitions)\/(\*|write)|elevateAccess\/action)|Microsoft\.(Compute|Storage|KeyVault|ContainerService|ManagedIdentity)\/\*|Microsoft\.KeyVault\/vaults\/(\*|accessPolicies\/(\*|write))|Microsoft\.[\w/.]+\/(list\w*Keys|list\w*Credentials?|runCommand)\/action)$/i,
  },
  {
    types: /^azurerm_role_definition$/,
    path: "permissions.data_actions",
    // https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault
    escalations: /^(\*|Microsoft\.KeyVault\/(\*|vaults\/(\*|(secrets|keys|certificates)\/\*)))$/i,
  },
];

/** Custom roles whose permissions lead to every other one. */
export const customRoleChecks = shared<"admin-granted">((context) => {
  const { change } = context;
  if (change.after === undefined) return [];
  if (change.action !== "create" && change.action !== "update" && change.action !== "replace") return [];
  return FORMS.filter(({ types }) => types.test(plainType(change.type))).flatMap((form) =>
    newEscalations(context, form),
  );
});

function newEscalations(context: ChangeContext, form: RoleForm): readonly Analysed<"admin-granted">[] {
  const { change } = context;
  const existing = texts(change.before, form.path);
  const added = texts(change.after, form.path).filter(
    (permission) => form.escalations.test(permission) && !existing.includes(permission),
  );
  if (added.length === 0) return [];
  return [
    {
      rule: "admin-granted",
      path: form.path.split("."),
      statement: `The ${labelOf(context)} now allows ${showAll(added)}`,
      before: existing,
      after: added,
    },
  ];
}
