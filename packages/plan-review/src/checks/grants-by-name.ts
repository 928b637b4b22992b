import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change } from "@infra-tools/terraform-plan/model";
import { isList, isObject, isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { namesDecide } from "../attributes/metadata";
import { type ChangeContext, labelOf } from "../context";
import { denies } from "../lexicon/addresses";
import { azureScope, handsOutCredentials, isAzureAdminId } from "../lexicon/azure-roles";
import { remembered } from "../lexicon/remembered";
import { isAdminRole, isEveryone, isGrantType, rankOf } from "../lexicon/roles";
import { hasAny, typeWords, wordsOf } from "../lexicon/words";
import { hasSensitive, reveal, show, showTexts, texts } from "../values/inspect";
import { isFilledIn } from "./filled-in";
import { isNewWithIt } from "./grants";
import type { NamedIssue, NamedRule } from "./new-objects/named-issue";
import { newObjectIssues } from "./new-objects/new-objects";
import { shared } from "./shared";

/**
 * New grants, public shares and mutes of any provider, recognized by the words of type, attribute and value. Types with
 * metadata for their grants have checks of their own.
 */
export const namedGrantChecks = shared<NamedRule>((context) => {
  const { change, metadata } = context;
  if (change.action !== "create" && change.action !== "update" && change.action !== "replace") return [];
  if (change.after === undefined || change.deposed !== undefined) return [];
  const after = search(change.after);
  const isOfInterest = after.granting.length > 0 || after.everyone.length > 0;
  const before = isOfInterest ? search(change.before) : NO_MATCHES;
  const added = addedBlocks(before, after);
  const grants = metadata?.grants === undefined ? added.flatMap((block) => grantIssues(context, block)) : [];
  return [
    ...(namesDecide(metadata) ? grants : grants.filter(isPublic)),
    ...everyoneIssues(before, after),
    ...(change.action === "create" ? newObjectIssues(context) : []),
  ];
});

function isPublic({ rule }: NamedIssue): boolean {
  return rule === "public-access";
}

/** Blocks of an object that are of interest, and the names in it that mean everyone. */
interface Matches {
  readonly granting: ValueObject[];
  readonly everyone: string[];
}

/** One walk through all blocks of an object: there are far more of them than grants. */
function search(value: Value | undefined, matches: Matches = { granting: [], everyone: [] }): Matches {
  const plain = reveal(value);
  if (typeof plain !== "object" || plain === null || isUnknown(plain)) return matches;
  if (isList(plain)) {
    for (const item of plain) if (typeof item === "object") search(item, matches);
    return matches;
  }
  if (!isObject(plain)) return matches;
  let isGranting = false;
  for (const name in plain) {
    const meaning = meaningOf(name);
    if (meaning === "grant") isGranting = true;
    else if (meaning === "everyone" && isPresent(plain[name])) matches.everyone.push(name);
  }
  if (isGranting) matches.granting.push(plain);
  for (const name in plain) if (typeof plain[name] === "object") search(plain[name], matches);
  return matches;
}

/** New blocks with a name that a grant has. */
function addedBlocks(before: Matches, after: Matches): readonly ValueObject[] {
  if (after.granting.length === 0 || before.granting.length === 0) return after.granting;
  const existing = new Set(before.granting.map(canonical));
  return after.granting.filter(
    (block) =>
      !existing.has(canonical(block)) && !before.granting.some((former) => isNarrowed(former, block)),
  );
}

/** The same grant below the scope that it had: `/subscriptions/s` -> `/subscriptions/s/resourceGroups/g`. */
function isNarrowed(before: ValueObject, after: ValueObject): boolean {
  const [from, to] = [texts(before, "scope")[0], texts(after, "scope")[0]];
  if (from === undefined || to?.startsWith(`${from}/`) !== true) return false;
  return canonical({ ...before, scope: null }) === canonical({ ...after, scope: null });
}

const NO_MATCHES: Matches = { granting: [], everyone: [] };

const meaningOf = remembered((name): "grant" | "everyone" | undefined => {
  if (PRINCIPALS.test(name) || ROLES.test(name) || SUPERUSER.test(name)) return "grant";
  return EVERYONE_BLOCK.test(name) ? "everyone" : undefined;
});

const SUPERUSER =
  /^(superuser|super_user|is_admin|admin|site_admin|sysadmin|workspace_admin|all_privileges)$/;

const PRINCIPALS =
  /^(principals?|members?|grantees?|entity|identity|subjects?|users?|user_id|group|group_id|groups|team|team_id|account|role|to|assignee|principal_id|member_id|account_role_name|database_role_name|group_name|user_name|username|service_principal_name|special_group|iam_member|principal_arn|backend_roles|acl_principal)$/;

const ROLES =
  /^(role|roles|role_name|role_names|role_type|role_definition_name|role_definition_id|\w*role_id|role_template_id|admin_roles|privileges?|permissions?|permission_level|access|access_level|policy_name|group_access|(?:acl_)?operation|operations|grant_role|permission_set_names|scopes|bind_type|bind_name|capabilities|access_role|level|rights|policy_arn|policy_arns|policies|claim_values)$/;

/** Groups of everyone inside, in systems that have one: to let them read is usual. */
const ALL_MEMBERS = /^(users|account users|all_members|everyone|all-users|all staff)$/i;

const WRITER = 4;

function grantIssues(context: ChangeContext, block: ValueObject): readonly NamedIssue[] {
  const { change } = context;
  // A rule of a perimeter names the roles whose requests pass it, and gives none.
  if (denies(block) || hasAny(typeWords(change.type), ["service perimeter*"])) return [];
  const names = Object.keys(block);
  const roleNames = names.filter((name) => ROLES.test(name));
  // In a grant of a database, `role` is the principal and `privileges` are the role.
  const principalNames = names.filter(
    (name) =>
      PRINCIPALS.test(name) &&
      (name !== "role" || roleNames.includes("privileges") || roleNames.includes("grant_role")),
  );
  const roles = roleNames
    .filter((name) => !principalNames.includes(name))
    .flatMap((name) => texts(block, name).map((role) => ({ name, role })));
  const principals = principalNames.flatMap((name) =>
    [name, `${name}.uri`].flatMap((path) => texts(block, path)).map((text) => ({ name, text })),
  );
  const everyone = principals.find(
    ({ text }) =>
      isEveryone(text) || (ALL_MEMBERS.test(text) && roles.some(({ role }) => rankOf(role) >= WRITER)),
  );
  // A grant of ownership names its role in its type.
  const isOwnership = typeWords(change.type).includes("ownership");
  const admin = roles.find(({ name, role }) => isAdmin(change, block, name, role));
  const isGrant = isGrantType(change.type) || (principals.length > 0 && roles.length > 0);
  const print = (value: Value | undefined) => (hasSensitive(block) ? "(sensitive)" : show(value));
  const common = { before: undefined, after: block, byName: true };
  return [
    ...(everyone === undefined || (roles.length === 0 && !isOwnership)
      ? []
      : [
          {
            rule: "public-access" as const,
            path: [everyone.name],
            statement: `The ${labelOf(context)} grants ${isOwnership ? "ownership" : print(roles.map(({ role }) => role).join(", "))} to ${print(everyone.text)}`,
            ...common,
          },
        ]),
    ...(admin === undefined || !isGrant
      ? []
      : [
          {
            rule: "admin-granted" as const,
            path: [admin.name],
            statement: `The ${labelOf(context)} grants ${print(admin.role)}${
              principals[0] === undefined ? unknownHolder(block) : ` to ${print(principals[0].text)}`
            }`,
            ...common,
          },
        ]),
    ...(admin === undefined && isGrant && principals.length === 0
      ? holderIssues(
          context,
          block,
          roles.map(({ role }) => role),
        )
      : []),
    ...superuserIssues(context, block),
  ];
}

const READER = 2;

/** A new grant of more than reading whose holder is known after apply, unless the plan creates the holder. */
function holderIssues(
  context: ChangeContext,
  block: ValueObject,
  roles: readonly string[],
): readonly NamedIssue[] {
  const { change } = context;
  if (change.action !== "create" || block !== reveal(change.after) || roles.length === 0) return [];
  if (roles.every((role) => rankOf(role) > 0 && rankOf(role) <= READER)) return [];
  const name = openHolders(block).find(
    (key) => !isFilledIn(context, [key], undefined) && !isNewWithIt(context, key),
  );
  if (name === undefined) return [];
  return [
    {
      rule: "cannot-tell",
      path: [name],
      statement: `To whom the ${labelOf(context)} gives ${showTexts(block, roles)} is known after apply`,
      byName: true,
    },
  ];
}

/** The grant is known and its holder is not. */
function unknownHolder(block: ValueObject): string {
  return openHolders(block).length > 0 ? " to somebody who is known after apply" : "";
}

/** Attributes that name the holder of a grant, and are known after apply. */
function openHolders(block: ValueObject): readonly string[] {
  return Object.keys(block).filter((name) => PRINCIPALS.test(name) && isUnknown(reveal(block[name])));
}

function isAdmin(change: Change, block: ValueObject, name: string, role: string): boolean {
  if (/^(acl_)?operations?$/.test(name))
    return /^(all|\*)$/i.test(role) && texts(block, "resource_name").includes("*");
  if (isAzureAdminId(role)) return true;
  if (change.type === "azurerm_role_assignment") return isAzureAdmin(block, role);
  if (change.action !== "create" && name !== "privileges") return false;
  // The right to do everything in Nomad and Consul, which is no role.
  if (name === "bind_type" || name === "bind_name") return /^(global-)?management$/.test(role);
  // In other types, such as a backup or an index, the name refers to a policy that grants nothing.
  if (name === "policy_name" && !hasAny(typeWords(change.type), ["policy attachment"])) return false;
  return isAdminRole(role) || (BASIC_EDITOR.test(role) && hasAny(typeWords(change.type), WHOLE_ACCOUNT));
}

/** A basic role that changes everything, where it is given for all that an account has. */
const BASIC_EDITOR = /^(roles\/)?editor$/i;

const WHOLE_ACCOUNT: readonly string[] = ["(?:cloud|folder|project|organization|subscription) iam"];

/** `Owner` and the roles that grant others are dangerous anywhere, all further ones above single resources. */
function isAzureAdmin(block: ValueObject, role: string): boolean {
  if (/^(Owner|User Access Administrator|Role Based Access Control Administrator)$/.test(role)) return true;
  if (azureScope(texts(block, "scope")[0]) !== "wide") return false;
  return role === "Contributor" || isAdminRole(role) || handsOutCredentials(role);
}

/** `superuser = true` in a new role or user. An update is compared by the switch. */
function superuserIssues(context: ChangeContext, block: ValueObject): readonly NamedIssue[] {
  if (context.change.action !== "create") return [];
  return Object.entries(block)
    .filter(([name, value]) => SUPERUSER.test(name) && reveal(value) === true)
    .map(([name]) => ({
      rule: "admin-granted" as const,
      path: [name],
      statement: `The ${labelOf(context)} has ${wordsOf(name).join(" ")} rights`,
      before: undefined,
      after: true,
      byName: true,
    }));
}

const EVERYONE_BLOCK = /^(everyone|anyone|anonymous|all_users|allow_all)$/;

/** A selector `everyone {}` that is new: even an empty block has a meaning. */
function everyoneIssues(before: Matches, after: Matches): readonly NamedIssue[] {
  return [...new Set(after.everyone)]
    .filter((key) => !before.everyone.includes(key))
    .map((key) => ({
      rule: "public-access" as const,
      path: [key],
      statement: `It now includes \`${key}\``,
      before: before.everyone,
      after: key,
      byName: true,
    }));
}

/** `everyone = []` and `everyone = false` select nobody. */
function isPresent(value: Value | undefined): boolean {
  const plain = reveal(value);
  if (plain === undefined || plain === null || plain === false) return false;
  return !isList(plain) || plain.length > 0;
}
