import { plainType } from "../attributes/look-up";
import { labelOf } from "../context";
import { showAll, texts } from "../values/inspect";
import { shared } from "./shared";

const CUSTOM_ROLES = /^google_(project|organization)_iam_custom_role$/;

/** Permissions of Google Cloud that lead to further ones: https://github.com/RhinoSecurityLabs/GCP-IAM-Privilege-Escalation */
const ESCALATIONS =
  /(\.setIamPolicy$|^\*$|^iam\.(roles\.(update|create)|serviceAccounts\.(getAccessToken|getOpenIdToken|signBlob|signJwt|implicitDelegation|actAs)|serviceAccountKeys\.create)$|^deploymentmanager\.deployments\.create$|^orgpolicy\.policy\.set$|^cloudbuild\.builds\.create$|^resourcemanager\..*\.setIamPolicy$)/;

/** Custom roles whose permissions lead to every other one. */
export const customRoleChecks = shared<"admin-granted">((context) => {
  const { change } = context;
  if (!CUSTOM_ROLES.test(plainType(change.type)) || change.after === undefined) return [];
  if (change.action !== "create" && change.action !== "update" && change.action !== "replace") return [];
  const existing = texts(change.before, "permissions");
  const added = texts(change.after, "permissions").filter(
    (permission) => ESCALATIONS.test(permission) && !existing.includes(permission),
  );
  if (added.length === 0) return [];
  return [
    {
      rule: "admin-granted",
      path: ["permissions"],
      statement: `The ${labelOf(context)} now allows ${showAll(added)}`,
      before: existing,
      after: added,
    },
  ];
});
