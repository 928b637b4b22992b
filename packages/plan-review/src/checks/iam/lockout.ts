import { covers } from "../../values/wildcard";
import type { Statement, Term } from "./statement";

/**
 * Actions that change the policy itself: an account in which nobody may use them has to ask AWS.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html#bucket-access-denied
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
const MANAGING = [
  "s3:PutBucketPolicy",
  "kms:PutKeyPolicy",
  "secretsmanager:PutResourcePolicy",
  "ecr:SetRepositoryPolicy",
  "sns:SetTopicAttributes",
  "sqs:SetQueueAttributes",
] as const;

const KEY_POLICY = "kms:PutKeyPolicy";

/** Way in which a policy locks out those who manage the resource. */
export type Lockout =
  /** A Deny without a condition is for everyone. */
  | "denied"
  /** No statement allows anyone to change the policy of a key. */
  | "nobody"
  /** The account's own IAM policies decide no longer who may use a key. */
  | "account-left-out";

/** Lockout by a resource policy that the one before did not have. `before` is empty for a new policy. */
export function lockoutOf(
  before: readonly Statement[],
  after: readonly Statement[],
  isKey: boolean,
): Lockout | undefined {
  if (after.some(deniesManagement) && !before.some(deniesManagement)) return "denied";
  if (!isKey || after.length === 0) return undefined;
  const managed = (statements: readonly Statement[]) => statements.some(allowsManagement);
  if (!managed(after)) return before.length === 0 || managed(before) ? "nobody" : undefined;
  return before.some(leavesToAccount) && !after.some(leavesToAccount) ? "account-left-out" : undefined;
}

function deniesManagement({ effect, principals, conditions, actions }: Statement): boolean {
  if (effect !== "Deny" || conditions.length > 0 || principals?.mode !== "only") return false;
  return principals.patterns.includes("*") && MANAGING.some((action) => isAbout(actions, action));
}

function allowsManagement({ effect, actions }: Statement): boolean {
  return effect === "Allow" && isAbout(actions, KEY_POLICY);
}

/** `arn:aws:iam::111122223333:root` of a key's policy means that IAM policies of the account count. */
function leavesToAccount(statement: Statement): boolean {
  const { principals, conditions } = statement;
  if (!allowsManagement(statement) || conditions.length > 0 || principals?.mode !== "only") return false;
  return principals.patterns.some((name) => /^AWS:arn:aws[a-z-]*:iam::\d{12}:root$/.test(name));
}

function isAbout({ mode, patterns }: Term, action: string): boolean {
  const isNamed = patterns.some((pattern) => covers(pattern.toLowerCase(), action.toLowerCase()));
  return mode === "only" ? isNamed : !isNamed;
}
