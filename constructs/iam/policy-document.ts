import type { Condition, Principals, Statement } from "./statement";

/** Largest managed policy, in characters without white space. */
export const MAX_MANAGED_POLICY_CHARACTERS = 6144;

/**
 * The JSON of an IAM policy. Fields have a fixed order; actions and principals are sorted and lose duplicates;
 * resources keep the order they were given in, because references cannot be sorted. So the same statements always
 * give the same text.
 *
 * IAM's own variables (`${aws:username}`) are escaped, so that Terraform does not take them for its references.
 */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(statement) });
}

function statement(source: Statement): Readonly<Record<string, unknown>> {
  return {
    Sid: source.sid,
    Effect: source.effect ?? "Allow",
    ...(source.principals === undefined ? {} : { Principal: principal(source.principals) }),
    Action: sorted(source.actions),
    ...(source.resources === undefined ? {} : { Resource: source.resources.map(escapeVariables) }),
    ...(source.conditions === undefined || source.conditions.length === 0
      ? {}
      : { Condition: conditions(source.conditions) }),
  };
}

function principal(principals: Principals): unknown {
  if (principals === "*") return "*";
  return {
    ...(principals.arns === undefined ? {} : { AWS: sorted(principals.arns) }),
    ...(principals.federated === undefined ? {} : { Federated: sorted(principals.federated) }),
    ...(principals.services === undefined ? {} : { Service: sorted(principals.services) }),
  };
}

/** By operator, then by key, both sorted. Values keep their order. */
function conditions(source: readonly Condition[]): Readonly<Record<string, unknown>> {
  const tests = sorted(source.map(({ test }) => test));
  return Object.fromEntries(
    tests.map((test) => [
      test,
      Object.fromEntries(
        source
          .filter((condition) => condition.test === test)
          .sort((a, b) => compare(a.variable, b.variable))
          .map(({ variable, values }) => [variable, values.map(escapeVariables)]),
      ),
    ]),
  );
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort(compare);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** IAM's variables have a service prefix and a colon: `${aws:username}`, `${s3:prefix}`. */
function escapeVariables(text: string): string {
  return text.replace(/(?<!\$)\$\{(?=[a-z0-9-]+:)/g, "$$${");
}
