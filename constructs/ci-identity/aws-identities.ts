import type { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { checkIdentityStatements } from "../iam/check-statements";
import { policyDocument } from "../iam/policy-document";
import type { Condition, Statement } from "../iam/statement";
import { ProblemList, throwProblems } from "../shared/validate";
import { type AwsArns, awsStatements, denials } from "./aws-statements";
import { anySubject, branchSubject, checkGitLabProject, type GitLabProject, hostOf } from "./gitlab-project";

export interface AwsIdentitiesProps {
  /** Put before the roles' names. */
  readonly prefix: string;
  /** Put behind the roles' names: the environment. */
  readonly suffix: string;
  /** IAM path of the roles, with slashes at both ends; no other role may be below it. */
  readonly path: string;
  readonly accountId: string;
  readonly gitlab: GitLabProject;
  /** The account's provider for the GitLab: there can be only one. */
  readonly provider: IamOpenidConnectProvider;
  /** Objects of the roles. */
  readonly arns: AwsArns;
}

/**
 * Identities of a GitLab project's pipelines in AWS: a role that every job may take on to plan, and one that only jobs on
 * the deploy branch may take on. AWS sees no other claims than `sub` and `aud`, so that the branch is protected is
 * GitLab's to ensure.
 *
 * @see https://docs.gitlab.com/ci/cloud_services/aws/
 * @throws {ConstructError} with every rule that the props break.
 */
export class AwsIdentities extends Construct {
  readonly plan: IamRole;
  readonly deploy: IamRole;
  private readonly props: AwsIdentitiesProps;

  constructor(scope: Construct, id: string, props: AwsIdentitiesProps) {
    super(scope, id);
    this.props = props;
    const { gitlab, arns } = props;
    const never = denials(arns, [`arn:aws:iam::${props.accountId}:role${props.path}*`]);
    const reading = awsStatements("read", arns);
    const writing = awsStatements("write", arns);
    const list = new ProblemList();
    list.addAll(checkGitLabProject(gitlab));
    for (const statements of [reading, writing, never]) list.addAll(checkIdentityStatements(statements));
    throwProblems(this, list.all);

    const subject = `${hostOf(gitlab)}:sub`;
    this.plan = this.addRole("plan", "Reads what Terraform plans", {
      test: "StringLike",
      variable: subject,
      values: [anySubject(gitlab)],
    });
    this.deploy = this.addRole("deploy", "Changes what Terraform deploys", {
      test: "StringEquals",
      variable: subject,
      values: [branchSubject(gitlab)],
    });
    this.addPolicies("plan", this.plan, { read: reading, never });
    this.addPolicies("deploy", this.deploy, { read: reading, write: writing, never });
  }

  private addRole(word: string, description: string, subject: Condition): IamRole {
    const { prefix, suffix, path, gitlab, provider } = this.props;
    return new IamRole(this, `${word}-role`, {
      name: `${prefix}-${word}-${suffix}`,
      path,
      description: `${description}; taken on by jobs of ${gitlab.path}`,
      assumeRolePolicy: policyDocument([
        {
          sid: "GitLabJobs",
          principals: { federated: [provider.arn] },
          actions: ["sts:AssumeRoleWithWebIdentity"],
          conditions: [
            { test: "StringEquals", variable: `${hostOf(gitlab)}:aud`, values: [gitlab.url] },
            subject,
          ],
        },
      ]),
    });
  }

  private addPolicies(
    word: string,
    role: IamRole,
    policies: Readonly<Record<string, readonly Statement[]>>,
  ): void {
    for (const [name, statements] of Object.entries(policies)) {
      new IamRolePolicy(this, `${word}-${name}`, {
        name,
        role: role.name,
        policy: policyDocument(statements),
      });
    }
  }
}
