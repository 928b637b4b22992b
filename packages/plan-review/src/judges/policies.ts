import { isList, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { PathFact } from "../attributes/facts";
import type { RuleId } from "../rules";
import { isAdmin, isPublic } from "./iam/breadth";
import { type Grant, type Widening, wideningsOf } from "./iam/compare-policies";
import { policyParser, type Statement } from "./iam/statement";
import { type Case, capitalized, type Judge, type Judgement, refersToCreated } from "./judge";
import { collectObserved } from "./new-observations";
import { isUndecided, type Observation } from "./observe";
import { collect, hasSensitive, reveal, show, showAll } from "./values";

/** IAM policy documents, statement by statement. */
export const judgePolicies: Judge = (judged) => {
  const { change } = judged;
  const seen =
    change.action === "delete" || change.action === "create"
      ? collectObserved(judged, (fact) => fact.kind === "policy")
      : judged.observations.filter(({ fact }) => fact.kind === "policy");
  return seen.flatMap((policy) => judgePolicy(judged, policy));
};

function judgePolicy(judged: Case, seen: Observation): readonly Judgement[] {
  const parse = policyParser();
  const before = statementsOf(seen.before, parse);
  const after = statementsOf(seen.after, parse);
  const widenings = wideningsOf(before, after);
  if (judged.change.action === "delete") {
    // A policy that goes takes its permissions along; only what it denied is missed.
    return belongsToDestroyed(judged) ? [] : judgementsOf(seen, widenings);
  }
  if (judged.change.action === "create") return judgeNew(judged, seen, widenings);
  // What an unknown policy denies may be as much as before: only what the known ones allow is certain.
  const certain = isUndecided(seen) ? widenings.filter(({ kind }) => kind !== "deny-removed") : widenings;
  return judgementsOf(seen, certain);
}

/** A policy of a thing that goes too denies nothing that still exists. */
function belongsToDestroyed({ change, surroundings }: Case): boolean {
  return ["bucket", "topic", "arn", "queue_url", "key_id", "role", "user", "group"].some((name) =>
    collect(change.before, name).some(
      (value) => typeof value === "string" && surroundings.destroyed.has(value),
    ),
  );
}

/** New policies come with new things. Only what is dangerous whatever it belongs to is told. */
function judgeNew(judged: Case, seen: Observation, widenings: readonly Widening[]): readonly Judgement[] {
  const grave = judgementsOf(seen, widenings).filter(
    ({ rule }) => rule === "admin-granted" || rule === "public-access",
  );
  return grave.length > 0 ? grave : judgeAddition(judged, seen);
}

/** An inline policy for somebody who was there before. */
function judgeAddition(judged: Case, seen: Observation): readonly Judgement[] {
  const { change, facts, surroundings } = judged;
  if (facts?.subject === undefined) return [];
  const subject = collect(change.after, facts.subject)[0];
  if (typeof subject !== "string" || surroundings.created.has(subject)) return [];
  if (refersToCreated(judged, facts.subject)) return [];
  return [
    {
      rule: "role-granted",
      path: seen.path,
      message: `The ${facts.label} ${show(subject)} is new: it allows ${allowances(statementsOf(seen.after))}.`,
      advice: "Make sure that all of it is needed.",
      before: undefined,
      after: seen.after,
      severity: "notice",
    },
  ];
}

function allowances(statements: readonly Statement[]): string {
  const actions = statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap(({ actions }) =>
      actions.mode === "only" ? actions.patterns : [`everything but ${actions.patterns.join(", ")}`],
    );
  return actions.length === 0 ? "nothing by itself" : showAll([...new Set(actions)]);
}

function judgementsOf(seen: Observation, widenings: readonly Widening[]): readonly Judgement[] {
  const secret = hasSensitive(seen.before) || hasSensitive(seen.after);
  return widenings.map((widening) => {
    const rule = ruleFor(seen.fact, widening);
    return {
      rule,
      path: seen.path,
      message: `${capitalized(seen.fact.what)} ${VERBS[widening.kind]} ${secret ? "(sensitive)" : describe(widening)}. ${FOLLOWS[rule] ?? "More is allowed than before."}`,
      advice: ADVICE[rule] ?? "Allow only the actions and resources that are needed.",
      before: seen.before,
      after: seen.after,
      byName: seen.byName,
    };
  });
}

const VERBS = {
  allowed: "now allows",
  "condition-loosened": "allows under weaker conditions",
  "deny-removed": "no longer denies",
} as const;

const FOLLOWS: Partial<Record<RuleId, string>> = {
  "admin-granted": "That is everything, or the way to everything.",
  "public-access": "That is everyone in the world.",
  "trust-widened": "Whoever that is has all permissions of the role.",
  "deny-removed": "What other policies allow is no longer held back.",
};

const ADVICE: Partial<Record<RuleId, string>> = {
  "public-access": "Name who needs it, or narrow it by a condition on who or where from.",
  "trust-widened": "Name the roles or services that need it, and keep the conditions.",
  "deny-removed": "Keep the Deny, or say what protects against it now.",
  "condition-loosened": "Keep the condition, or name what needs the wider one.",
};

function ruleFor(fact: PathFact, { kind, statement }: Widening): RuleId {
  if (kind === "deny-removed") return "deny-removed";
  if (isPublic(statement) && fact.safe !== "identity-policy") return "public-access";
  if (fact.safe === "identity-policy" && isAdmin(statement)) return "admin-granted";
  if (kind === "condition-loosened") return "condition-loosened";
  return fact.safe === "trust-policy" ? "trust-widened" : "permissions-widened";
}

function describe({ grants }: Widening): string {
  const distinct = (pick: (grant: Grant) => string | undefined) => [
    ...new Set(grants.map(pick).filter((text) => text !== undefined)),
  ];
  const principals = distinct(({ principal }) => principal);
  const who = principals.length === 0 ? "" : ` by ${showAll(principals)}`;
  return `${showAll(distinct(({ action }) => action))} on ${showAll(distinct(({ resource }) => resource))}${who}`;
}

function statementsOf(value: Value | undefined, parse = policyParser()): readonly Statement[] {
  const plain = reveal(value);
  if (plain === undefined || plain === null || isUnknown(plain)) return [];
  if (isList(plain)) return plain.flatMap((item) => statementsOf(item, parse));
  return typeof plain === "string" ? (parse(plain) ?? []) : [];
}
