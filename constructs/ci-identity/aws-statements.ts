import type { Condition, Statement } from "../iam/statement";
import { type AwsTarget, awsPermissions, OTHER_TARGETS } from "./permissions/aws";

/** ARNs of the stack's objects, patterns allowed. */
export interface AwsArns extends Readonly<Record<AwsTarget, readonly string[]>> {
  /**
   * Policies of `policies` that deploying may attach to the user; it may detach all of them. Leave out what makes an
   * administrator of its holder: the pipeline's code can get at the user's key.
   */
  readonly attachablePolicies: readonly string[];
}

/** The statements of one column of the table, one for each kind of object. */
export function awsStatements(column: "read" | "write", arns: AwsArns): readonly Statement[] {
  const byTarget = new Map<AwsTarget, Set<string>>();
  const conditional: Statement[] = [];
  for (const row of Object.values(awsPermissions)) {
    if (row.on === undefined) continue;
    for (const action of row[column] ?? []) {
      const target = OTHER_TARGETS[action] ?? row.on;
      const conditions = conditionsOf(action, arns);
      if (conditions === undefined) byTarget.set(target, (byTarget.get(target) ?? new Set()).add(action));
      else conditional.push({ sid: sidOf(action), actions: [action], resources: arns[target], conditions });
    }
  }
  const plain = [...byTarget].map(([target, actions]) => ({
    sid: `${column === "read" ? "Read" : "Change"}${upperFirst(target)}`,
    actions: [...actions],
    resources: arns[target],
  }));
  return [...plain, ...conditional];
}

/** Actions that would hand out rights without these. */
function conditionsOf(action: string, arns: AwsArns): readonly Condition[] | undefined {
  switch (action) {
    case "iam:PassRole":
      return [{ test: "StringEquals", variable: "iam:PassedToService", values: ["s3.amazonaws.com"] }];
    case "iam:AttachUserPolicy":
      return [{ test: "ArnEquals", variable: "iam:PolicyARN", values: arns.attachablePolicies }];
    case "iam:DetachUserPolicy":
      return [{ test: "ArnEquals", variable: "iam:PolicyARN", values: arns.policies }];
    default:
      return undefined;
  }
}

/**
 * Actions denied to both identities, whatever else allows them: become somebody else, change who it is or who may become
 * it, hand out rights or keys, and touch packages.
 */
export function denials(arns: AwsArns, ownRoles: readonly string[]): readonly Statement[] {
  return [
    {
      sid: "NoOtherIdentities",
      effect: "Deny",
      actions: [
        "iam:AddClientIDToOpenIDConnectProvider",
        "iam:AddRoleToInstanceProfile",
        "iam:AddUserToGroup",
        "iam:AttachGroupPolicy",
        "iam:AttachRolePolicy",
        "iam:CreateAccessKey",
        "iam:CreateLoginProfile",
        "iam:CreateOpenIDConnectProvider",
        "iam:CreatePolicy",
        "iam:CreatePolicyVersion",
        "iam:CreateRole",
        "iam:CreateSAMLProvider",
        "iam:CreateServiceSpecificCredential",
        "iam:CreateUser",
        "iam:DeleteOpenIDConnectProvider",
        "iam:DeleteRolePermissionsBoundary",
        "iam:DeleteUserPermissionsBoundary",
        "iam:PutGroupPolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:PutUserPermissionsBoundary",
        "iam:PutUserPolicy",
        "iam:RemoveClientIDFromOpenIDConnectProvider",
        "iam:SetDefaultPolicyVersion",
        "iam:UpdateAccessKey",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateLoginProfile",
        "iam:UpdateOpenIDConnectProviderThumbprint",
        "iam:UpdateSAMLProvider",
        "sts:AssumeRole",
      ],
      resources: ["*"],
    },
    {
      sid: "NoOtherPolicies",
      effect: "Deny",
      actions: ["iam:AttachUserPolicy"],
      resources: ["*"],
      conditions: [{ test: "ArnNotEquals", variable: "iam:PolicyARN", values: arns.attachablePolicies }],
    },
    {
      sid: "NotItself",
      effect: "Deny",
      actions: [
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PassRole",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      resources: ownRoles,
    },
    {
      sid: "NoPackages",
      effect: "Deny",
      actions: ["s3:DeleteBucket", "s3:DeleteObject*", "s3:GetObject*", "s3:PutObject*", "s3:RestoreObject"],
      resources: arns.buckets.flatMap((arn) => [arn, `${arn}/*`]),
    },
    {
      // The pipeline changes the bucket; if it could weaken the replica as well, there would be no backup from it.
      sid: "ReplicaIsTheBackup",
      effect: "Deny",
      actions: [
        "s3:BypassGovernanceRetention",
        "s3:DeleteBucketPolicy",
        "s3:PutBucketLogging",
        "s3:PutBucketObjectLockConfiguration",
        "s3:PutBucketPolicy",
        "s3:PutBucketVersioning",
        "s3:PutLifecycleConfiguration",
      ],
      resources: arns.replicaBucket.flatMap((arn) => [arn, `${arn}/*`]),
    },
  ];
}

function sidOf(action: string): string {
  return action.replace(/^[a-z0-9-]+:/, "");
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
