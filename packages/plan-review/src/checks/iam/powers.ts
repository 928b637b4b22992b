import { covers } from "../../values/wildcard";
import type { Condition, Statement, Term } from "./statement";

/**
 * Actions that let their holder get further permissions. Sources: https://pathfinding.cloud and
 * https://bishopfox.com/blog/privilege-escalation-in-aws.
 */
const ESCALATIONS: readonly string[] = [
  "iam:CreatePolicyVersion",
  "iam:SetDefaultPolicyVersion",
  "iam:AttachUserPolicy",
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:PutUserPolicy",
  "iam:PutGroupPolicy",
  "iam:PutRolePolicy",
  "iam:AddUserToGroup",
  "iam:UpdateAssumeRolePolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:UpdateLoginProfile",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteUserPermissionsBoundary",
  "iam:PutRolePermissionsBoundary",
  "iam:PutUserPermissionsBoundary",
  "iam:CreateServiceSpecificCredential",
  "iam:UpdateSAMLProvider",
  "iam:CreateSAMLProvider",
  "iam:UpdateOpenIDConnectProviderThumbprint",
  "sts:AssumeRole",
  "lambda:UpdateFunctionCode",
  "ssm:SendCommand",
  "sso:CreateAccountAssignment",
  "sso:PutInlinePolicyToPermissionSet",
  "organizations:AttachPolicy",
];

/** Actions that run code as a role which `iam:PassRole` hands to them. */
const RUNNERS: readonly string[] = [
  "lambda:CreateFunction",
  "ec2:RunInstances",
  "ecs:RunTask",
  "ecs:RegisterTaskDefinition",
  "ecs:CreateService",
  "glue:CreateDevEndpoint",
  "glue:CreateJob",
  "cloudformation:CreateStack",
  "cloudformation:UpdateStack",
  "datapipeline:CreatePipeline",
  "sagemaker:CreateNotebookInstance",
  "sagemaker:CreateTrainingJob",
  "sagemaker:CreateProcessingJob",
  "codebuild:CreateProject",
  "states:CreateStateMachine",
  "batch:RegisterJobDefinition",
  "autoscaling:CreateLaunchConfiguration",
  "ec2:CreateLaunchTemplate",
  "apprunner:CreateService",
  "bedrock-agentcore:CreateCodeInterpreter",
];

/** Actions of services that have nothing in common: a pattern that covers them all covers everything. */
const ANY_ACTIONS: readonly string[] = [
  "s3:DeleteBucket",
  "ec2:TerminateInstances",
  "kms:Decrypt",
  "zz:Probe",
];

export const EVERYTHING = "all actions on all resources";

const ACCOUNT = "111122223333";

/** Resources that a narrow pattern does not match by chance. */
const IAM_PROBES: readonly string[] = ["role", "user", "policy", "group"].map(
  (kind) => `arn:aws:iam::${ACCOUNT}:${kind}/zz-probe`,
);

const PROBES: Readonly<Record<string, readonly string[]>> = {
  iam: IAM_PROBES,
  sts: [`arn:aws:iam::${ACCOUNT}:role/zz-probe`],
  lambda: [`arn:aws:lambda:eu-west-1:${ACCOUNT}:function:zz-probe`],
  ssm: [`arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/i-0123456789abcdef0`],
};

const ANY_RESOURCE = `arn:aws:zz:eu-west-1:${ACCOUNT}:thing/zz-probe`;

/**
 * Powers of the holder of an identity policy that lead to everything: `*` on `*`, each escalation action on resources
 * that are not named one by one, and passing any role to something that runs code.
 */
export function powersOf(given: readonly Statement[]): ReadonlySet<string> {
  const powers = new Set<string>();
  const statements = given.map(comparable);
  if (isAllowedEverything(statements)) return powers.add(EVERYTHING);
  for (const action of ESCALATIONS) if (allows(statements, action)) powers.add(action);
  if (allows(statements, "iam:PassRole")) {
    for (const runner of RUNNERS) {
      if (mentions(statements, runner)) powers.add(`iam:PassRole with ${runner}`);
    }
  }
  return powers;
}

function isAllowedEverything(statements: readonly Statement[]): boolean {
  return statements.some(
    (statement) =>
      statement.effect === "Allow" &&
      statement.conditions.every((condition) => !narrows(condition)) &&
      matches(statement.resources, ANY_RESOURCE) &&
      (statement.actions.mode === "except"
        ? ANY_ACTIONS.filter((action) => matchesAction(statement.actions, action)).length > 1
        : ANY_ACTIONS.every((action) => matchesAction(statement.actions, action))),
  );
}

/** Some probe of the action's service is allowed and not denied. */
function allows(statements: readonly Statement[], action: string): boolean {
  const probes = PROBES[action.split(":")[0] ?? ""] ?? [ANY_RESOURCE];
  return probes.some(
    (probe) =>
      statements.some((statement) => applies(statement, "Allow", action, probe)) &&
      !statements.some((statement) => applies(statement, "Deny", action, probe)),
  );
}

function applies(
  statement: Statement,
  effect: Statement["effect"],
  action: string,
  resource: string,
): boolean {
  if (statement.effect !== effect) return false;
  const isUnconditional =
    effect === "Allow" ? !statement.conditions.some(narrows) : statement.conditions.length === 0;
  return (
    isUnconditional && matchesAction(statement.actions, action) && matches(statement.resources, resource)
  );
}

/** The action is allowed on anything: what it creates has a name of its own. */
function mentions(statements: readonly Statement[], action: string): boolean {
  return statements.some(
    (statement) => statement.effect === "Allow" && matchesAction(statement.actions, action),
  );
}

/** Conditions on where, when or how a request is sent leave its effect as it is. */
function narrows({ key, operator }: Condition): boolean {
  if (/ifexists$|^null$|^forallvalues:/i.test(operator)) return false;
  return !/^aws:(multifactorauth.*|securetransport|currenttime|epochtime|requestedregion|sourceip|useragent|referer|tokenissuetime|viaawsservice)$/.test(
    key,
  );
}

function matchesAction(term: Term, action: string): boolean {
  return matches(term, action.toLowerCase());
}

function matches({ mode, patterns }: Term, text: string): boolean {
  return patterns.some((pattern) => covers(pattern, text)) === (mode === "only");
}

/** Actions in lower case. A policy variable stands for one value: it matches no probe. */
function comparable(statement: Statement): Statement {
  const { actions, resources } = statement;
  const literal = (pattern: string) => pattern.replace(/\$\{[^}]*\}/g, "(variable)");
  return {
    ...statement,
    actions: { ...actions, patterns: actions.patterns.map((pattern) => literal(pattern).toLowerCase()) },
    resources: { ...resources, patterns: resources.patterns.map(literal) },
  };
}
