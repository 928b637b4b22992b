import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user";
import { IamUserPolicyAttachment } from "@cdktf/provider-aws/lib/iam-user-policy-attachment";
import { Construct } from "constructs";
import { IAM_NAME } from "../../vendors/aws";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import type { ApplicationPolicy, ApplicationUserProps } from "./application-user-props";
import { checkIdentityStatements } from "./check-statements";
import { checkIamPath } from "./iam-path";
import { policyDocument } from "./policy-document";

/**
 * An IAM user for an application that runs outside AWS, with its policies. Each policy can be detached with one flag
 * and stays ready to be attached again: powers that are only needed now and then are not there the rest of the time.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class ApplicationUser extends Construct {
  readonly user: IamUser;
  /** The policies, attached or not, by their keys. */
  readonly policies: Readonly<Record<string, IamPolicy>>;

  constructor(scope: Construct, id: string, props: ApplicationUserProps) {
    super(scope, id);
    throwProblems(this, problems(props));

    this.user = new IamUser(this, "user", {
      name: props.name,
      path: props.path ?? "/",
      permissionsBoundary: props.permissionsBoundary,
      // A user who still has access keys is not destroyed: they were made by hand and are in use somewhere.
      forceDestroy: false,
      tags: props.tags,
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    this.policies = Object.fromEntries(
      props.policies.map((policy) => [policy.key, this.addPolicy(policy, props)]),
    );
  }

  get name(): string {
    return this.user.name;
  }

  get arn(): string {
    return this.user.arn;
  }

  private addPolicy(policy: ApplicationPolicy, props: ApplicationUserProps): IamPolicy {
    const resource = new IamPolicy(this, `policy-${policy.key}`, {
      name: policy.name,
      path: props.path ?? "/",
      description: policy.description,
      policy: policyDocument(policy.statements),
      tags: props.tags,
    });
    if (policy.attached ?? true) {
      new IamUserPolicyAttachment(this, `attachment-${policy.key}`, {
        user: this.user.name,
        policyArn: resource.arn,
      });
    }
    return resource;
  }
}

function problems(props: ApplicationUserProps): readonly ConstructProblem[] {
  const list = new ProblemList();
  list.rule(IAM_NAME.pattern.test(props.name), {
    option: "name",
    value: props.name,
    rule: IAM_NAME.rule,
    fix: "Take a name of that form",
  });
  list.addAll(checkIamPath("path", props.path ?? "/"));
  const keys = props.policies.map(({ key }) => key);
  list.rule(keys.length > 0 && new Set(keys).size === keys.length, {
    option: "policies",
    value: keys,
    rule: "must be at least one, with different keys",
    fix: "Give each policy a word of its own",
  });
  props.policies.forEach((policy, index) => {
    list.addAll(checkIdentityStatements(policy.statements), `policies[${index}].`);
  });
  return list.all;
}
