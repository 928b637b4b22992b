import type { Plan } from "@infra-tools/terraform-plan/model";
import { isList, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { AttributeMetadata } from "../attributes/metadata";
import { collectNamedPolicies, collectObserved } from "../attributes/new-observations";
import { isUndecided, type Observation } from "../attributes/observe";
import { type ChangeContext, capitalized, refersToCreated } from "../context";
import { collect, hasSensitive, joinPhrases, reveal, show, showAll } from "../values/inspect";
import { type Grant, type Widening, wideningsOf } from "./iam/compare-policies";
import { EVERYTHING, powersOf } from "./iam/powers";
import { policyParser, type Statement } from "./iam/statement";
import { admitsWholeIssuer, isPublic } from "./iam/stranger";
import { type Analysed, shared } from "./shared";

type PolicyRule =
  | "admin-granted"
  | "public-access"
  | "permissions-widened"
  | "trust-widened"
  | "deny-removed"
  | "condition-loosened"
  | "role-granted";

type PolicyIssue = Analysed<PolicyRule>;

/** IAM policy documents, compared statement by statement. */
export const policyChecks = shared<PolicyRule>((context) =>
  policyObservations(context).flatMap((observation) => comparePolicy(context, observation)),
);

/** Policy documents of a change: of a new or a deleted object all of them, else those that differ. */
export function policyObservations(context: ChangeContext): readonly Observation[] {
  const { action } = context.change;
  return action === "delete" || action === "create"
    ? [...collectObserved(context, ({ kind }) => kind === "policy"), ...collectNamedPolicies(context)]
    : context.observations.filter(({ attribute }) => attribute.kind === "policy");
}

function comparePolicy(context: ChangeContext, observation: Observation): readonly PolicyIssue[] {
  const parse = policyParser();
  const before = policyStatements(observation.before, parse);
  const after = policyStatements(observation.after, parse);
  const widenings = wideningsOf(before, after);
  if (context.change.action === "delete") {
    // A deleted policy takes its permissions with it; only its denies are missed.
    return belongsToDestroyed(context) ? [] : issuesOf(observation, widenings);
  }
  const powers = newPowers(observation, before, after);
  if (context.change.action === "create") return newPolicy(context, observation, widenings, powers);
  // An unknown policy can deny as much as before: only what the known parts allow is certain.
  const certain = isUndecided(observation)
    ? widenings.filter(({ kind }) => kind !== "deny-removed")
    : widenings;
  return [
    ...powers,
    ...issuesOf(
      observation,
      certain.filter((widening) => !isReportedAsPower(widening)),
    ),
  ];
}

/** Each newly allowed action alone leads to everything: that is the other finding. */
function isReportedAsPower({ kind, statement, grants }: Widening): boolean {
  if (kind !== "allowed" || statement.principals !== undefined) return false;
  if (powersOf([statement]).has(EVERYTHING)) return true;
  return grants.every(
    ({ action }) => powersOf([{ ...statement, actions: { mode: "only", patterns: [action] } }]).size > 0,
  );
}

/** Powers of the holder that lead to everything, and that the policy did not give before. */
function newPowers(
  { attribute, path, before, after, byName }: Observation,
  from: readonly Statement[],
  to: readonly Statement[],
): readonly PolicyIssue[] {
  const isOfHolder =
    attribute.safe === "identity-policy" ||
    (byName && to.every(({ principals }) => principals === undefined));
  if (!isOfHolder) return [];
  const existing = powersOf(from);
  const added = [...powersOf(to)].filter((power) => !existing.has(power));
  if (added.length === 0 || existing.has(EVERYTHING)) return [];
  const isSecret = hasSensitive(before) || hasSensitive(after);
  return [
    {
      rule: "admin-granted",
      path,
      statement: `${capitalized(attribute.label)} now allows ${isSecret ? "(sensitive)" : showAll(added)}`,
      before,
      after,
      byName,
    },
  ];
}

/** A policy of a destroyed object denies nothing that still exists. */
function belongsToDestroyed({ change, destroyed }: ChangeContext): boolean {
  return ["bucket", "topic", "arn", "queue_url", "key_id", "role", "user", "group"].some((name) =>
    collect(change.before, name).some((value) => typeof value === "string" && destroyed.has(value)),
  );
}

/** New policies come with new resources: only what is dangerous on any resource is reported. */
function newPolicy(
  context: ChangeContext,
  observation: Observation,
  widenings: readonly Widening[],
  powers: readonly PolicyIssue[],
): readonly PolicyIssue[] {
  const dangerous = [
    ...powers,
    ...issuesOf(observation, widenings).filter(({ rule }) => rule === "public-access"),
    ...trustedAccounts(context, observation, widenings),
    ...trustedIssuers(observation, widenings),
  ];
  return dangerous.length > 0 ? dangerous : addedPolicy(context, observation);
}

/** A new role that a whole account, not known as the own one, can assume without a condition. */
function trustedAccounts(
  { plan }: ChangeContext,
  { attribute, path, after }: Observation,
  widenings: readonly Widening[],
): readonly PolicyIssue[] {
  if (attribute.safe !== "trust-policy") return [];
  const accounts = widenings
    .filter(({ statement }) => statement.effect === "Allow" && statement.conditions.length === 0)
    .flatMap(({ statement }) => (statement.principals?.mode === "only" ? statement.principals.patterns : []))
    .flatMap((name) => /^AWS:arn:aws[a-z-]*:iam::(\d{12}):root$/.exec(name)?.[1] ?? []);
  const foreign = [...new Set(accounts)].filter((account) => !isOwnAccount(plan, account));
  if (foreign.length === 0) return [];
  return [
    {
      rule: "trust-widened",
      path,
      statement: `${capitalized(attribute.label)} lets every principal of account ${showAll(foreign)} assume the role`,
      consequence: "No condition, such as an external id, narrows it.",
      before: undefined,
      after,
      severity: "warning",
    },
  ];
}

/** A new role that every pod of a cluster, or every project of a GitLab, can assume. */
function trustedIssuers(
  { attribute, path, after }: Observation,
  widenings: readonly Widening[],
): readonly PolicyIssue[] {
  const issuers = widenings
    .filter(({ statement }) => !isPublic(statement) && admitsWholeIssuer(statement))
    .flatMap(({ statement }) => statement.principals?.patterns ?? []);
  if (attribute.safe !== "trust-policy" || issuers.length === 0) return [];
  return [
    {
      rule: "trust-widened",
      path,
      statement: `${capitalized(attribute.label)} lets every identity of ${showAll([...new Set(issuers)])} assume the role`,
      consequence: "No condition on the subject of the token narrows it.",
      before: undefined,
      after,
      severity: "warning",
    },
  ];
}

/** An existing resource of the plan has an ARN of the account. */
function isOwnAccount({ changes }: Plan, account: string): boolean {
  return changes.some(({ before }) => {
    const arn = collect(before, "arn")[0];
    return typeof arn === "string" && arn.split(":")[4] === account;
  });
}

/** A new inline policy of an existing principal. */
function addedPolicy(context: ChangeContext, observation: Observation): readonly PolicyIssue[] {
  const { change, metadata, created } = context;
  if (metadata?.subject === undefined) return [];
  const subject = collect(change.after, metadata.subject)[0];
  if (typeof subject !== "string" || created.has(subject)) return [];
  if (refersToCreated(context, metadata.subject)) return [];
  return [
    {
      rule: "role-granted",
      path: observation.path,
      statement: `The ${metadata.label} ${show(subject)} is new: it allows ${allowances(policyStatements(observation.after))}`,
      before: undefined,
      after: observation.after,
      severity: "notice",
    },
  ];
}

function allowances(statements: readonly Statement[]): string {
  const actions = statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap(({ actions }) =>
      actions.mode === "only" ? actions.patterns : [`everything except ${actions.patterns.join(", ")}`],
    );
  return actions.length === 0 ? "nothing by itself" : showAll([...new Set(actions)]);
}

/** One issue for each rule, with everything that the document allows beyond before. */
function issuesOf(observation: Observation, widenings: readonly Widening[]): readonly PolicyIssue[] {
  const { attribute, path, before, after, byName } = observation;
  const isSecret = hasSensitive(before) || hasSensitive(after);
  const byRule = new Map<PolicyRule, Widening[]>();
  for (const widening of widenings) {
    const rule = ruleFor(attribute, widening);
    const same = byRule.get(rule);
    if (same === undefined) byRule.set(rule, [widening]);
    else same.push(widening);
  }
  return [...byRule].map(([rule, same]) => {
    const verb = VERBS[same[0]?.kind ?? "allowed"];
    const described = isSecret ? "(sensitive)" : joinPhrases(same.map(describe));
    return {
      rule,
      path,
      statement: `${capitalized(attribute.label)} ${verb} ${described}`,
      before,
      after,
      byName,
    };
  });
}

const VERBS = {
  allowed: "now allows",
  "condition-loosened": "allows under weaker conditions",
  "deny-removed": "no longer denies",
} as const;

function ruleFor({ safe }: AttributeMetadata, { kind, statement }: Widening): PolicyRule {
  if (kind === "deny-removed") return "deny-removed";
  if (isPublic(statement) && safe !== "identity-policy") return "public-access";
  if (kind === "condition-loosened") return "condition-loosened";
  return safe === "trust-policy" ? "trust-widened" : "permissions-widened";
}

function describe({ grants }: Widening): string {
  const distinct = (pick: (grant: Grant) => string | undefined) => [
    ...new Set(grants.map(pick).filter((text) => text !== undefined)),
  ];
  const principals = distinct(({ principal }) => principal);
  const by = principals.length === 0 ? "" : ` by ${showAll(principals)}`;
  const actions = distinct(({ action }) => action);
  return `${showAll(actions)} on ${showAll(distinct(({ resource }) => resource))}${by}`;
}

/** Statements of the policy documents in a value; none of what is unknown. */
export function policyStatements(value: Value | undefined, parse = policyParser()): readonly Statement[] {
  const plain = reveal(value);
  if (plain === undefined || plain === null || isUnknown(plain)) return [];
  if (isList(plain)) return plain.flatMap((item) => policyStatements(item, parse));
  return typeof plain === "string" ? (parse(plain) ?? []) : [];
}
