import type { Severity } from "@infra-tools/terraform-plan/model";
import { isList, isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { GrantPaths } from "../attributes/facts";
import type { RuleId } from "../rules";
import { type Case, type Judge, type Judgement, labelOf, refersToCreated } from "./judge";
import { collect, hasSensitive, hasUnknown, isUnset, resolve, reveal, show, showAll } from "./values";

interface Grant {
  readonly role: string;
  readonly member: string;
  readonly conditional: boolean;
}

/** Role bindings: who gets which role that they did not have. */
export const judgeGrants: Judge = (judged) => {
  const { change, facts } = judged;
  if (facts?.grants === undefined || change.after === undefined || change.deposed !== undefined) return [];
  if (change.action !== "create" && change.action !== "update" && change.action !== "replace") return [];
  const before = grantsOf(change.before, facts.grants);
  const fresh = grantsOf(change.after, facts.grants).filter(
    (grant) =>
      (grant.member !== LATER || change.action === "create") &&
      !before.some((had) => coversGrant(had, grant)),
  );
  const undecided = isUndecided(judged, facts.grants) ? [cannotTell(judged, facts.grants)] : [];
  const graded = fresh.map((grant) => ({ grant, grade: gradeOf(grant, facts.grants) }));
  return [...undecided, ...GRADES.flatMap((grade) => tell(judged, facts.grants, grade, graded))];
};

type Grade = "public" | "admin" | "ordinary";

const GRADES: readonly Grade[] = ["public", "admin", "ordinary"];

const RULES: Readonly<Record<Grade, RuleId>> = {
  public: "public-access",
  admin: "admin-granted",
  ordinary: "role-granted",
};

function tell(
  judged: Case,
  paths: GrantPaths | undefined,
  grade: Grade,
  graded: readonly { readonly grant: Grant; readonly grade: Grade }[],
): readonly Judgement[] {
  const some = graded.filter((one) => one.grade === grade).map(({ grant }) => grant);
  const severity = grade === "ordinary" ? ordinarySeverity(judged, paths) : undefined;
  if (some.length === 0 || severity === "none" || paths === undefined) return [];
  const { change } = judged;
  const roles = [...new Set(some.map(({ role }) => role))];
  const members = [...new Set(some.map(({ member }) => member))];
  const secret = hasSensitive(change.after);
  return [
    {
      rule: RULES[grade],
      path: paths.members.split("."),
      message: `${secret ? "(sensitive)" : showAll(members)} ${members.length === 1 ? "gets" : "get"} ${
        secret ? "(sensitive)" : showAll(roles)
      } on ${paths.on}. ${FOLLOWS[grade]}`,
      advice: ADVICE[grade],
      before: change.before === undefined ? undefined : resolve(change.before, [paths.members]),
      after: some.map(({ role, member }) => `${role} ${member}`),
      ...(severity === undefined ? {} : { severity }),
    },
  ];
}

const FOLLOWS: Readonly<Record<Grade, string>> = {
  public: "That is everyone in the world.",
  admin: "That is everything, or the way to everything.",
  ordinary: "Make sure that all of what the role allows is needed.",
};

const ADVICE: Readonly<Record<Grade, string>> = {
  public: "Name who needs it.",
  admin: "Grant a role that holds only what is needed, on the single resource where it is needed.",
  ordinary: "Grant the narrowest role, on the narrowest resource.",
};

/** A grant made together with its grantee is part of something new and no widening of what exists. */
function ordinarySeverity(judged: Case, paths: GrantPaths | undefined): Severity | "none" | undefined {
  const { change, surroundings } = judged;
  if (paths === undefined) return undefined;
  const members = collect(change.after, paths.members);
  const isNew = members.length > 0 && members.every((member) => surroundings.created.has(String(member)));
  if (isNew) return "none";
  if (change.action !== "create") return undefined;
  if (members.length === 0 || members.some((member) => hasUnknown(member))) return "none";
  return refersToCreated(judged, paths.members) ? "none" : "notice";
}

function isUndecided({ change }: Case, paths: GrantPaths): boolean {
  if (change.action === "create") return false;
  return [paths.role, paths.members].some((path) => collect(change.after, path).some(hasUnknown));
}

function cannotTell(judged: Case, paths: GrantPaths): Judgement {
  return {
    rule: "cannot-tell",
    path: paths.members.split("."),
    message: `Who gets which role (${labelOf(judged)}) is only known after the apply. Whether it is more cannot be told.`,
    advice: "Read where the value comes from, and look at it again after the apply.",
  };
}

/** A grant without a condition covers the one with it. */
function coversGrant(had: Grant, grant: Grant): boolean {
  return had.role === grant.role && had.member === grant.member && (!had.conditional || grant.conditional);
}

function grantsOf(value: Value | undefined, paths: GrantPaths): readonly Grant[] {
  if (value === undefined || value === null) return [];
  if (paths.role === "policy_data") return collect(value, "policy_data").flatMap(readPolicyData);
  const conditional = !isUnset(resolve(value, ["condition"]));
  const members = collect(value, paths.members).flatMap(printMember);
  return collect(value, paths.role)
    .filter((role) => typeof role === "string")
    .flatMap((role) => members.map((member) => ({ role, member, conditional })));
}

/** A member that is only known after the apply. */
const LATER = "someone (known after apply)";

/** A member as text; a Kubernetes subject as `kind namespace/name`. */
function printMember(member: Value): readonly string[] {
  if (isUnknown(member)) return [LATER];
  if (typeof member === "string") return [member];
  if (!isObject(member)) return [];
  const part = (key: string) => {
    const found = reveal(member[key]);
    return typeof found === "string" && found !== "" ? found : undefined;
  };
  const namespace = part("kind") === "ServiceAccount" ? `${part("namespace") ?? "default"}/` : "";
  return [`${part("kind") ?? "subject"} ${namespace}${part("name") ?? "?"}`];
}

function readPolicyData(value: Value): readonly Grant[] {
  if (typeof value !== "string") return [];
  let policy: Value;
  try {
    policy = JSON.parse(value);
  } catch {
    return [];
  }
  const bindings = isObject(policy) ? policy["bindings"] : undefined;
  if (!isList(bindings)) return [];
  return bindings.filter(isObject).flatMap((binding) => {
    const conditional = !isUnset(binding["condition"]);
    const members = isList(binding["members"]) ? binding["members"] : [];
    return members.map((member) => ({ role: show(binding["role"]), member: show(member), conditional }));
  });
}

const PUBLIC_MEMBERS =
  /^(allUsers|allAuthenticatedUsers|\*|(Group|User) system:(anonymous|unauthenticated|authenticated))$/;

/** Roles by which one has, or can give oneself, everything. */
const ADMIN_ROLES =
  /^(roles\/(owner|editor|iam\.(securityAdmin|serviceAccountTokenCreator|serviceAccountKeyAdmin|serviceAccountAdmin|organizationRoleAdmin|roleAdmin|workloadIdentityPoolAdmin)|resourcemanager\.(projectIamAdmin|folderAdmin|folderIamAdmin|organizationAdmin)|compute\.admin|container\.admin|cloudkms\.admin|secretmanager\.admin|storage\.admin|cloudsql\.admin)|arn:aws[a-z-]*:iam::aws:policy\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)|cluster-admin)$/;

/** On a single resource these stay dangerous: they let one act as someone else, or own it. */
const ADMIN_ANYWHERE =
  /^(roles\/(owner|iam\.serviceAccountTokenCreator|iam\.serviceAccountKeyAdmin)|arn:aws|cluster-admin$)/;

function gradeOf({ role, member }: Grant, paths: GrantPaths | undefined): Grade {
  if (PUBLIC_MEMBERS.test(member)) return "public";
  if (member === "Group system:masters") return "admin";
  if (!ADMIN_ROLES.test(role)) return "ordinary";
  return paths?.wide === true || ADMIN_ANYWHERE.test(role) || paths?.role === "policy_data"
    ? "admin"
    : "ordinary";
}
