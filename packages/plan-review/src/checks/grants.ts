import type { Severity } from "@infra-tools/terraform-plan/model";
import { isList, isObject, isUnknown, parseJson, type Value } from "@infra-tools/terraform-plan/value";
import type { GrantPaths } from "../attributes/metadata";
import { type ChangeContext, labelOf, refersToCreated } from "../context";
import {
  collect,
  hasSensitive,
  hasUnknown,
  isUnset,
  resolve,
  reveal,
  show,
  showAll,
} from "../values/inspect";
import { type Analysed, shared } from "./shared";

interface Grant {
  readonly role: string;
  readonly member: string;
  readonly conditional: boolean;
}

type GrantRule = "public-access" | "admin-granted" | "role-granted" | "cannot-tell";

/** Role bindings: roles that a member did not have before. */
export const grantChecks = shared<GrantRule>((context) => {
  const { change, metadata } = context;
  const paths = metadata?.grants;
  if (paths === undefined || change.after === undefined || change.deposed !== undefined) return [];
  if (change.action !== "create" && change.action !== "update" && change.action !== "replace") return [];
  const before = grantsOf(change.before, paths);
  const added = grantsOf(change.after, paths).filter(
    (grant) =>
      (grant.member !== UNKNOWN_MEMBER || change.action === "create") &&
      !before.some((existing) => coversGrant(existing, grant)),
  );
  const graded = added.map((grant) => ({ grant, grade: gradeOf(grant, paths) }));
  // A grant of every right is reported, to anyone.
  const isReported = graded.some(
    ({ grant, grade }) => grade !== "ordinary" && grant.member === UNKNOWN_MEMBER,
  );
  return [
    ...(isUndecided(context, paths) && !isReported ? [cannotTell(context, paths)] : []),
    ...GRADES.flatMap((grade) =>
      issuesOf(
        context,
        paths,
        grade,
        graded.filter((one) => one.grade === grade).map(({ grant }) => grant),
      ),
    ),
  ];
});

type Grade = "public" | "admin" | "pool" | "ordinary";

const GRADES: readonly Grade[] = ["public", "admin", "pool", "ordinary"];

const RULES: Readonly<Record<Grade, GrantRule>> = {
  public: "public-access",
  admin: "admin-granted",
  pool: "role-granted",
  ordinary: "role-granted",
};

function issuesOf(
  context: ChangeContext,
  paths: GrantPaths,
  grade: Grade,
  grants: readonly Grant[],
): readonly Analysed<GrantRule>[] {
  const severity = grade === "ordinary" ? ordinarySeverity(context, paths, grants) : undefined;
  if (grants.length === 0 || severity === "none") return [];
  const { change } = context;
  const roles = [...new Set(grants.map(({ role }) => role))];
  const members = [...new Set(grants.map(({ member }) => member))];
  const isSecret = hasSensitive(change.after);
  const breadth = grade === "pool" ? members.map(breadthOf).find((text) => text !== undefined) : undefined;
  return [
    {
      rule: RULES[grade],
      path: paths.members.split("."),
      statement: `${isSecret ? "(sensitive)" : showAll(members)} ${members.length === 1 ? "gets" : "get"} ${
        isSecret ? "(sensitive)" : showAll(roles)
      } on ${paths.on}`,
      before: change.before === undefined ? undefined : resolve(change.before, [paths.members]),
      after: grants.map(({ role, member }) => `${role} ${member}`),
      ...(severity === undefined ? {} : { severity }),
      ...(breadth === undefined ? {} : { consequence: breadth }),
    },
  ];
}

/** A grant to a member that is created with it widens nothing that exists. */
function ordinarySeverity(
  context: ChangeContext,
  paths: GrantPaths,
  grants: readonly Grant[],
): Severity | "none" | undefined {
  const { change, created } = context;
  const members = collect(change.after, paths.members);
  const isNew = members.length > 0 && members.every((member) => created.has(String(member)));
  if (isNew) return "none";
  if (change.action !== "create" && grants.every(({ role }) => readsOnly(role))) return "notice";
  if (change.action !== "create" || actsForAnyone(context, paths)) return undefined;
  if (members.length === 0 || members.some((member) => hasUnknown(member))) return "none";
  return refersToCreated(context, paths.members) ? "none" : "notice";
}

/** `arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess`: of a managed policy, the name says it. */
function readsOnly(role: string): boolean {
  return role.endsWith("ReadOnlyAccess");
}

/** A service of AWS that may act for every customer of it. */
function actsForAnyone({ change }: ChangeContext, { members, actsFor }: GrantPaths): boolean {
  if (actsFor === undefined || actsFor.some((path) => !isUnset(resolve(change.after, [path])))) return false;
  return collect(change.after, members).some((member) => /\.amazonaws\.com$/.test(String(member)));
}

function isUndecided(context: ChangeContext, paths: GrantPaths): boolean {
  return [paths.role, paths.members].some(
    (path) => collect(context.change.after, path).some(hasUnknown) && !isNewWithIt(context, path),
  );
}

/** A new grant to someone whom the plan creates: the name is known as soon as the account exists. */
export function isNewWithIt(context: ChangeContext, path: string): boolean {
  const { change, plan } = context;
  if (change.action !== "create") return false;
  if (plan.references.size > 0) return refersToCreated(context, path);
  return plan.changes.some(({ address, action }) => action === "create" && address !== change.address);
}

function cannotTell(context: ChangeContext, paths: GrantPaths): Analysed<GrantRule> {
  return {
    rule: "cannot-tell",
    path: paths.members.split("."),
    statement: `The roles and members of the ${labelOf(context)} are known after apply`,
  };
}

/** A grant without a condition covers the same grant with one, and everything covers a part of it. */
function coversGrant(existing: Grant, grant: Grant): boolean {
  return (
    (existing.role === grant.role || EVERY_RIGHT.test(existing.role)) &&
    (existing.member === grant.member || EVERYONE.test(existing.member)) &&
    (!existing.conditional || grant.conditional)
  );
}

const EVERY_RIGHT = /^(cluster-admin|arn:aws[a-z-]*:iam::aws:policy\/AdministratorAccess)$/;
const EVERYONE = /^(allUsers|\*)$/;

function grantsOf(value: Value | undefined, paths: GrantPaths): readonly Grant[] {
  if (value === undefined || value === null) return [];
  if (paths.role === "policy_data") return collect(value, "policy_data").flatMap(readPolicyData);
  const conditional = !isUnset(resolve(value, ["condition"]));
  const members = collect(value, paths.members).flatMap(printMember);
  return collect(value, paths.role)
    .filter((role) => typeof role === "string")
    .flatMap((role) => members.map((member) => ({ role, member, conditional })));
}

/** Stands for a member that is known after apply. */
const UNKNOWN_MEMBER = "someone (known after apply)";

/** A member as text; a Kubernetes subject as `kind namespace/name`. */
function printMember(member: Value): readonly string[] {
  if (isUnknown(member)) return [UNKNOWN_MEMBER];
  if (typeof member === "string") return [member];
  if (!isObject(member)) return [];
  const part = (key: string) => {
    const text = reveal(member[key]);
    return typeof text === "string" && text !== "" ? text : undefined;
  };
  const namespace = part("kind") === "ServiceAccount" ? `${part("namespace") ?? "default"}/` : "";
  return [`${part("kind") ?? "subject"} ${namespace}${part("name") ?? "?"}`];
}

function readPolicyData(value: Value): readonly Grant[] {
  if (typeof value !== "string") return [];
  const policy: Value | undefined = parseJson(value);
  const bindings = isObject(policy) ? policy["bindings"] : undefined;
  if (!isList(bindings)) return [];
  return bindings.filter(isObject).flatMap((binding) => {
    const conditional = !isUnset(binding["condition"]);
    const members = isList(binding["members"]) ? binding["members"] : [];
    return members.map((member) => ({ role: show(binding["role"]), member: show(member), conditional }));
  });
}

const PUBLIC_MEMBERS =
  /^(allUsers|allAuthenticatedUsers|\*|domain:(gmail|googlemail)\.com|(Group|User) system:(anonymous|unauthenticated|authenticated|serviceaccounts))$/i;

/** Every identity of a workload identity pool: each of its providers decides alone who that is. */
const WHOLE_POOL = /^principalSet:\/\/iam\.googleapis\.com\/.*\/workloadIdentityPools\/[^/]+\/\*$/;

/** The account of all pods of a namespace that name none. */
const DEFAULT_ACCOUNT = /^ServiceAccount [^/]*\/default$/;

/** Consequence of a grant to many at once. */
function breadthOf(member: string): string | undefined {
  if (WHOLE_POOL.test(member)) return "That is every identity of the pool.";
  return DEFAULT_ACCOUNT.test(member)
    ? "That is every pod of the namespace that names no account."
    : undefined;
}

/** Roles that include, or can grant themselves, everything. */
const ADMIN_ROLES =
  /^(roles\/(owner|editor|iam\.(securityAdmin|serviceAccountTokenCreator|serviceAccountUser|workloadIdentityUser|serviceAccountKeyAdmin|serviceAccountAdmin|organizationRoleAdmin|roleAdmin|workloadIdentityPoolAdmin)|resourcemanager\.(projectIamAdmin|folderAdmin|folderIamAdmin|organizationAdmin)|compute\.admin|container\.admin|cloudkms\.admin|secretmanager\.admin|storage\.admin|cloudsql\.admin)|arn:aws[a-z-]*:iam::aws:policy\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)|cluster-admin)$/;

/** Roles that are dangerous on a single resource too: they impersonate another identity, or own the resource. */
const ADMIN_ANYWHERE =
  /^(roles\/(owner|iam\.serviceAccountTokenCreator|iam\.serviceAccountKeyAdmin)|arn:aws|cluster-admin$)/;

function gradeOf({ role, member }: Grant, paths: GrantPaths): Grade {
  if (PUBLIC_MEMBERS.test(member)) return "public";
  if (member === "Group system:masters") return "admin";
  if (WHOLE_POOL.test(member)) return "pool";
  const isWide = paths.wide === true || ADMIN_ANYWHERE.test(role) || paths.role === "policy_data";
  if (ADMIN_ROLES.test(role) && isWide) return "admin";
  return breadthOf(member) === undefined ? "ordinary" : "pool";
}
