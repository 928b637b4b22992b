import { isList, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { AttributeMetadata } from "../attributes/metadata";
import { collectObserved } from "../attributes/new-observations";
import { isUndecided, type Observation } from "../attributes/observe";
import { type ChangeContext, capitalized, refersToCreated } from "../context";
import { collect, hasSensitive, reveal, show, showAll } from "../values/inspect";
import { isAdmin, isPublic } from "./iam/breadth";
import { type Grant, type Widening, wideningsOf } from "./iam/compare-policies";
import { policyParser, type Statement } from "./iam/statement";
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
export const policyChecks = shared<PolicyRule>((context) => {
  const { change } = context;
  const observations =
    change.action === "delete" || change.action === "create"
      ? collectObserved(context, ({ kind }) => kind === "policy")
      : context.observations.filter(({ attribute }) => attribute.kind === "policy");
  return observations.flatMap((observation) => comparePolicy(context, observation));
});

function comparePolicy(context: ChangeContext, observation: Observation): readonly PolicyIssue[] {
  const parse = policyParser();
  const before = statementsOf(observation.before, parse);
  const after = statementsOf(observation.after, parse);
  const widenings = wideningsOf(before, after);
  if (context.change.action === "delete") {
    // A deleted policy takes its permissions with it; only its denies are missed.
    return belongsToDestroyed(context) ? [] : issuesOf(observation, widenings);
  }
  if (context.change.action === "create") return newPolicy(context, observation, widenings);
  // An unknown policy can deny as much as before: only what the known parts allow is certain.
  const certain = isUndecided(observation)
    ? widenings.filter(({ kind }) => kind !== "deny-removed")
    : widenings;
  return issuesOf(observation, certain);
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
): readonly PolicyIssue[] {
  const dangerous = issuesOf(observation, widenings).filter(
    ({ rule }) => rule === "admin-granted" || rule === "public-access",
  );
  return dangerous.length > 0 ? dangerous : addedPolicy(context, observation);
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
      statement: `The ${metadata.label} ${show(subject)} is new: it allows ${allowances(statementsOf(observation.after))}`,
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

function issuesOf(observation: Observation, widenings: readonly Widening[]): readonly PolicyIssue[] {
  const { attribute, path, before, after, byName } = observation;
  const isSecret = hasSensitive(before) || hasSensitive(after);
  return widenings.map((widening) => ({
    rule: ruleFor(attribute, widening),
    path,
    statement: `${capitalized(attribute.label)} ${VERBS[widening.kind]} ${isSecret ? "(sensitive)" : describe(widening)}`,
    before,
    after,
    byName,
  }));
}

const VERBS = {
  allowed: "now allows",
  "condition-loosened": "allows under weaker conditions",
  "deny-removed": "no longer denies",
} as const;

function ruleFor({ safe }: AttributeMetadata, { kind, statement }: Widening): PolicyRule {
  if (kind === "deny-removed") return "deny-removed";
  if (isPublic(statement) && safe !== "identity-policy") return "public-access";
  if (safe === "identity-policy" && isAdmin(statement)) return "admin-granted";
  if (kind === "condition-loosened") return "condition-loosened";
  return safe === "trust-policy" ? "trust-widened" : "permissions-widened";
}

function describe({ grants }: Widening): string {
  const distinct = (pick: (grant: Grant) => string | undefined) => [
    ...new Set(grants.map(pick).filter((text) => text !== undefined)),
  ];
  const principals = distinct(({ principal }) => principal);
  const by = principals.length === 0 ? "" : ` by ${showAll(principals)}`;
  return `${showAll(distinct(({ action }) => action))} on ${showAll(distinct(({ resource }) => resource))}${by}`;
}

function statementsOf(value: Value | undefined, parse = policyParser()): readonly Statement[] {
  const plain = reveal(value);
  if (plain === undefined || plain === null || isUnknown(plain)) return [];
  if (isList(plain)) return plain.flatMap((item) => statementsOf(item, parse));
  return typeof plain === "string" ? (parse(plain) ?? []) : [];
}
