import { memberOf } from "@infra-tools/terraform-plan/value";
import { type ChangeContext, labelOf } from "../../context";
import { isAzureAdminId } from "../../lexicon/azure-roles";
import { showAll, texts } from "../../values/inspect";
import type { NamedIssue } from "./named-issue";

interface Mark {
  readonly path: string;
  readonly isAdmin: (text: string) => boolean;
}

const isOn = (text: string): boolean => text === "true";

/** Attributes with which one type makes somebody an administrator, in words of its own. */
const MARKS: Readonly<Record<string, readonly Mark[]>> = {
  // https://www.rabbitmq.com/docs/management#permissions
  rabbitmq_user: [{ path: "tags", isAdmin: (text) => text === "administrator" }],
  // https://learn.microsoft.com/graph/permissions-reference
  azuread_application: [{ path: "required_resource_access.resource_access.id", isAdmin: isAzureAdminId }],
  // https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/permissions/organization
  tfe_team: ["manage_policy_overrides", "manage_membership", "manage_organization_access"].map((name) => ({
    path: `organization_access.${name}`,
    isAdmin: isOn,
  })),
};

/** A new user, team or application that is an administrator by such an attribute. */
export function markedAdmins(context: ChangeContext): readonly NamedIssue[] {
  const { type, after } = context.change;
  const marks = memberOf(MARKS, type) ?? [];
  const matched = marks.filter(({ path, isAdmin }) => texts(after, path).some(isAdmin));
  if (matched.length === 0) return [];
  const [{ path } = { path: "" }] = matched;
  return [
    {
      rule: "admin-granted",
      path: path.split("."),
      statement: `The ${labelOf(context)} is an administrator by ${showAll(matched.map((mark) => mark.path))}`,
      before: undefined,
      after,
      byName: true,
    },
  ];
}
