import { DataGoogleProject } from "@cdktf/provider-google/lib/data-google-project";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { ServiceAccount } from "@cdktf/provider-google/lib/service-account";
import { ServiceAccountIamMember } from "@cdktf/provider-google/lib/service-account-iam-member";
import { Construct } from "constructs";
import { WORKLOAD_IDENTITY_POOL_ID } from "../../vendors/google";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import { checkGitLabProject, type GitLabProject } from "./gitlab-project";
import { GoogleFederation } from "./google-federation";
import { anyOf, type GoogleCondition, GoogleRole } from "./google-role";
import { BOUND_PERMISSIONS, type Bound } from "./permissions/google";

/** Permissions of the two identities. */
export interface GooglePermissions {
  /** Of planning; deploying has them too. */
  readonly read: readonly string[];
  /** Of deploying. */
  readonly write: readonly string[];
}

export interface GoogleIdentitiesProps {
  readonly project: string;
  readonly poolId: string;
  readonly gitlab: GitLabProject;
  /** Put before the names of service accounts and, with underscores, of roles: `example-ci`. */
  readonly prefix: string;
  /** The same for people: `example CI`. */
  readonly title: string;
  readonly permissions: GooglePermissions;
  /** Name of the Cloud SQL instance that deploying may change. */
  readonly databaseInstance: string;
  /** Ids of the secrets that deploying may change, and whose readers it may set. */
  readonly secrets: readonly string[];
  /** Ids of the secrets that deploying may add versions to. */
  readonly writtenSecrets: readonly string[];
  /** Full names of the roles that deploying may grant and take away in the project. */
  readonly grantableRoles: readonly string[];
}

/** IAM allows this many `&&` and `||` in a condition. */
const MAX_OPERATORS = 12;

/** Permissions that a role must not have if a pipeline can grant it: it would grant itself the rest. */
const NEVER_GRANTABLE = /admin|owner|editor|serviceAccount|workloadIdentity/i;

/**
 * Identities of a GitLab project's pipelines in one Google Cloud project: a service account that every job may act as to
 * plan, and one that only jobs on the protected deploy branch may act as.
 *
 * Neither may change the pool, the service accounts, or the roles that say what they are; deploying may change the
 * project's policy for `grantableRoles` only.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class GoogleIdentities extends Construct {
  readonly federation: GoogleFederation;
  readonly plan: ServiceAccount;
  readonly deploy: ServiceAccount;
  private readonly props: GoogleIdentitiesProps;

  constructor(scope: Construct, id: string, props: GoogleIdentitiesProps) {
    super(scope, id);
    throwProblems(this, problems(props));
    this.props = props;
    const { project, poolId, gitlab, title, permissions } = props;
    const number = new DataGoogleProject(this, "project", { projectId: project }).number;
    this.federation = new GoogleFederation(this, "federation", { project, poolId, title, gitlab });

    this.plan = this.addAccount("plan", "Reads what Terraform plans", this.federation.anyJob);
    this.deploy = this.addAccount("deploy", "Changes what Terraform deploys", this.federation.deployJob);

    new GoogleRole(this, "plan-role", {
      project,
      roleId: this.roleId("plan"),
      title: `${title}: plan`,
      description: "What Terraform reads to plan. No secret's value but Redis' AUTH string",
      permissions: permissions.read,
      members: { plan: this.plan.member, deploy: this.deploy.member },
    });
    const bound = new Set(Object.values(BOUND_PERMISSIONS).flat());
    new GoogleRole(this, "deploy-role", {
      project,
      roleId: this.roleId("deploy"),
      title: `${title}: deploy`,
      description: "What Terraform changes to deploy, anywhere in the project",
      permissions: permissions.write.filter((permission) => !bound.has(permission)),
      members: { deploy: this.deploy.member },
    });
    this.addBoundRole("database", databaseOnly(project, props.databaseInstance));
    this.addBoundRole("secrets", secretsOnly(number, props.secrets));
    this.addBoundRole("written secrets", versionsOnly(number, props.writtenSecrets));
    new ProjectIamMember(this, "grants", {
      project,
      role: "roles/resourcemanager.projectIamAdmin",
      member: this.deploy.member,
      condition: grantsOnly(props.grantableRoles),
    });
  }

  private addAccount(word: "plan" | "deploy", description: string, member: string): ServiceAccount {
    const account = new ServiceAccount(this, `${word}-account`, {
      project: this.props.project,
      accountId: `${this.props.prefix}-${word}`,
      displayName: `${this.props.title}: ${word}`,
      description,
    });
    new ServiceAccountIamMember(this, `${word}-trust`, {
      serviceAccountId: account.name,
      role: "roles/iam.workloadIdentityUser",
      member,
    });
    return account;
  }

  private addBoundRole(bound: Exclude<Bound, "grants">, condition: GoogleCondition): void {
    const wanted = new Set(this.props.permissions.write);
    const word = bound.replaceAll(" ", "-");
    new GoogleRole(this, `deploy-${word}-role`, {
      project: this.props.project,
      roleId: this.roleId(`deploy_${word.replaceAll("-", "_")}`),
      title: `${this.props.title}: deploy, ${bound}`,
      description: `What Terraform changes to deploy, of the ${bound} named in the grant's condition`,
      permissions: BOUND_PERMISSIONS[bound].filter((permission) => wanted.has(permission)),
      members: { deploy: this.deploy.member },
      condition,
    });
  }

  private roleId(word: string): string {
    return `${this.props.prefix.replaceAll("-", "_")}_${word}`;
  }
}

function databaseOnly(project: string, instance: string): GoogleCondition {
  return {
    title: "the stack's database only",
    expression: `resource.name == "projects/${project}/instances/${instance}" && resource.service == "sqladmin.googleapis.com"`,
  };
}

/** Secret Manager calls its secrets by the project's number. */
function secretsOnly(number: string, ids: readonly string[]): GoogleCondition {
  return {
    title: "the stack's secrets only",
    expression: anyOf(ids.map((id) => `resource.name == "projects/${number}/secrets/${id}"`)),
  };
}

function versionsOnly(number: string, ids: readonly string[]): GoogleCondition {
  const names = ids.map((id) => `projects/${number}/secrets/${id}`);
  return {
    title: "secrets that Terraform writes only",
    expression: anyOf(
      names.flatMap((name) => [
        `resource.name == "${name}"`,
        `resource.name.startsWith("${name}/versions/")`,
      ]),
    ),
  };
}

/** https://cloud.google.com/iam/docs/setting-limits-on-granting-roles */
function grantsOnly(roles: readonly string[]): GoogleCondition {
  const list = roles.map((role) => `'${role}'`).join(", ");
  return {
    title: "the stack's grants only",
    expression: `api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly([${list}])`,
  };
}

function problems(props: GoogleIdentitiesProps): readonly ConstructProblem[] {
  const list = new ProblemList();
  list.addAll(checkGitLabProject(props.gitlab));
  list.rule(WORKLOAD_IDENTITY_POOL_ID.pattern.test(props.poolId), {
    option: "poolId",
    value: props.poolId,
    rule: WORKLOAD_IDENTITY_POOL_ID.rule,
    fix: "Take a name of that form",
  });
  list.rule(/^[a-z][a-z0-9-]{4,21}[a-z0-9]$/.test(props.prefix), {
    option: "prefix",
    value: props.prefix,
    rule: "must be 6 to 23 lower-case letters, digits and hyphens, beginning with a letter",
    fix: "Take a shorter word: service accounts' names have at most 30 characters",
  });
  const dangerous = props.grantableRoles.filter((role) => NEVER_GRANTABLE.test(role));
  list.rule(props.grantableRoles.length > 0 && dangerous.length === 0, {
    option: "grantableRoles",
    value: dangerous.length > 0 ? dangerous : props.grantableRoles,
    rule: "must be one or more roles, none of which administers or acts as others",
    fix: "Grant such a role by hand",
  });
  list.rule(props.secrets.length > 0 && props.secrets.length <= MAX_OPERATORS + 1, {
    option: "secrets",
    value: props.secrets.length,
    rule: `must be 1 to ${MAX_OPERATORS + 1}: a condition holds no more`,
    fix: "Give the further ones a role of their own",
  });
  list.rule(props.writtenSecrets.length > 0 && props.writtenSecrets.length * 2 <= MAX_OPERATORS + 1, {
    option: "writtenSecrets",
    value: props.writtenSecrets.length,
    rule: `must be 1 to ${Math.floor((MAX_OPERATORS + 1) / 2)}: a condition holds no more`,
    fix: "Give the further ones a role of their own",
  });
  return list.all;
}
