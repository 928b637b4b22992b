/** One statement of a synthesized IAM policy. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The account that a policy's text gets where Terraform fills in the one it is run in. */
export const ACCOUNT = "123456789012";

/** The statements of a synthesized policy, with the account filled in, as Terraform will. */
export function policyStatements(text: unknown): readonly PolicyStatement[] {
  const filled = String(text).replace(/\$\{data\.aws_caller_identity\.[^}]+\}/g, ACCOUNT);
  return (JSON.parse(filled) as { readonly Statement: readonly PolicyStatement[] }).Statement;
}

export type Verdict = "allowed" | "denied" | "not allowed";

/** Values of condition keys in a request. */
export type RequestContext = Readonly<Record<string, string>>;

/**
 * Decision of IAM about an action on a resource: a Deny wins, then an Allow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function verdict(
  statements: readonly PolicyStatement[],
  action: string,
  resource: string,
  context: RequestContext = {},
): Verdict {
  const matching = statements.filter(
    (statement) =>
      statement.Action.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
      (statement.Resource ?? ["*"]).some((pattern) => matches(pattern, resource)) &&
      holds(statement.Condition ?? {}, context),
  );
  if (matching.some(({ Effect }) => Effect === "Deny")) return "denied";
  return matching.some(({ Effect }) => Effect === "Allow") ? "allowed" : "not allowed";
}

function holds(conditions: NonNullable<PolicyStatement["Condition"]>, context: RequestContext): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const actual = context[key];
      // A negated operator holds where the request says nothing.
      if (actual === undefined) return operator === "ArnNotEquals";
      switch (operator) {
        case "StringEquals":
          return values.includes(actual);
        case "StringLike":
        case "ArnEquals":
        case "ArnLike":
          return values.some((value) => matches(value, actual));
        case "ArnNotEquals":
          return !values.some((value) => matches(value, actual));
        default:
          throw new Error(`operator ${operator} is not known here`);
      }
    }),
  );
}

/** `*` stands for any characters, `?` for one. */
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(text);
}
