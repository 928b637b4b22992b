import { ProjectIamCustomRole } from "@cdktf/provider-google/lib/project-iam-custom-role";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { Construct } from "constructs";

export interface GoogleRoleProps {
  readonly project: string;
  /** Id of the role, of letters, digits, underscores and dots. */
  readonly roleId: string;
  readonly title: string;
  readonly description: string;
  readonly permissions: readonly string[];
  /** Members that get the role, by fixed words for the construct ids. */
  readonly members: Readonly<Record<string, string>>;
  /** Limit of the grant. @default - the whole project */
  readonly condition?: GoogleCondition;
}

/** An IAM condition: https://cloud.google.com/iam/docs/conditions-overview */
export interface GoogleCondition {
  readonly title: string;
  /** In the Common Expression Language. */
  readonly expression: string;
}

/** A custom role of exactly the permissions given, and who has it. */
export class GoogleRole extends Construct {
  constructor(scope: Construct, id: string, props: GoogleRoleProps) {
    super(scope, id);
    const role = new ProjectIamCustomRole(this, "role", {
      project: props.project,
      roleId: props.roleId,
      title: props.title,
      description: props.description,
      permissions: [...props.permissions],
    });
    for (const [word, member] of Object.entries(props.members)) {
      new ProjectIamMember(this, `grant-${word}`, {
        project: props.project,
        role: role.name,
        member,
        condition: props.condition,
      });
    }
  }
}

/** Any of the texts, as a condition's expression. */
export function anyOf(expressions: readonly string[]): string {
  return expressions.length === 1 ? expressions.join() : `(${expressions.join(" || ")})`;
}
