import { type ConstructProblem, isKnown, ProblemList } from "../shared/validate";
import { MAX_MANAGED_POLICY_CHARACTERS, policyDocument } from "./policy-document";
import type { Statement } from "./statement";

/** Every rule that the statements of an identity's policy break: what it may do, never who may do it. */
export function checkIdentityStatements(statements: readonly Statement[]): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const sids = statements.map(({ sid }) => sid);
  problems.rule(statements.length > 0, {
    option: "statements",
    rule: "must not be empty",
    fix: "Give at least one statement",
  });
  problems.rule(new Set(sids).size === sids.length, {
    option: "statements",
    value: sids,
    rule: "must have different sids",
    fix: "Rename the ones that are the same",
  });
  statements.forEach((statement, index) => {
    problems.addAll(checkStatement(statement), `statements[${index}].`);
  });
  // References are shorter or longer than what they stand for; the check is right for texts that are known.
  const characters = policyDocument(statements).length;
  problems.rule(characters <= MAX_MANAGED_POLICY_CHARACTERS, {
    option: "statements",
    value: `${characters} characters`,
    rule: `must not make a policy longer than ${MAX_MANAGED_POLICY_CHARACTERS} characters`,
    fix: "Split it into two policies",
  });
  return problems.all;
}

function checkStatement(statement: Statement): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.rule(/^[A-Za-z0-9]+$/.test(statement.sid), {
    option: "sid",
    value: statement.sid,
    rule: "must be letters and digits only",
    fix: "Name the statement in one word, such as ReadObjects",
  });
  problems.rule(statement.actions.length > 0 && statement.actions.every(isAction), {
    option: "actions",
    value: statement.actions,
    rule: "must be one or more actions of one service each, such as s3:GetObject",
    fix: "Name the actions; a lone * would allow everything",
  });
  const resources = statement.resources ?? [];
  problems.rule(
    resources.length > 0 && resources.every((resource) => !isKnown(resource) || isResource(resource)),
    {
      option: "resources",
      value: statement.resources,
      rule: 'must be one or more ARNs, or "*" for actions that know no resources',
      fix: "Name what the actions may touch",
    },
  );
  problems.rule(statement.principals === undefined, {
    option: "principals",
    value: statement.principals,
    rule: "must be left out: the policy's owner is the principal",
    fix: "Take it away, or put the statement in a resource's policy",
  });
  return problems.all;
}

function isAction(action: string): boolean {
  return /^[a-z0-9-]+:([A-Z][A-Za-z0-9*]*|\*)$/.test(action);
}

function isResource(resource: string): boolean {
  return resource === "*" || resource.startsWith("arn:");
}
