import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change, Severity } from "@infra-tools/terraform-plan/model";
import { isList, isObject, UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import type { Example } from "../example";
import type { Check, Rule } from "../rule";
import { collect, hasUnknown } from "../values/inspect";
import { covers } from "../values/wildcard";
import { holdAll } from "./conditions";
import type { ReviewConfig, TeamRule } from "./schema";

/** The team's own rules, with the severities that they have in an environment. */
export function teamRules({ rules = [] }: ReviewConfig, environment: string): readonly Rule[] {
  return rules.flatMap((rule) => {
    const severity = severityIn(rule, environment);
    return severity === "off" ? [] : [compiled(rule, severity)];
  });
}

function severityIn({ severity }: TeamRule, environment: string): Severity | "off" {
  if (typeof severity === "string") return severity;
  return severity.environments[environment] ?? severity.default;
}

/** A rule as the review runs it. */
export function compiled(rule: TeamRule, severity: Severity): Rule {
  return {
    id: rule.id,
    title: rule.title,
    group: "plan",
    severity,
    explanation: rule.message,
    checks: [checkOf(rule)],
    examples: {
      bad: rule.examples.bad.map((example) => planExample(rule, example)),
      fine: rule.examples.fine.map((example) => planExample(rule, example)),
    },
  };
}

function checkOf(rule: TeamRule): Check {
  const [path] = [
    rule.changed,
    rule.unknown,
    Object.keys(rule.after ?? {}),
    Object.keys(rule.before ?? {}),
  ].flatMap((paths) => paths ?? []);
  return ({ change }) => {
    if (!isAbout(rule, change)) return [];
    return [
      {
        path: path?.split(".") ?? [],
        message: rule.message,
        advice: rule.advice,
        ...(path === undefined
          ? {}
          : { before: collect(change.before, path), after: collect(change.after, path) }),
      },
    ];
  };
}

function isAbout(rule: TeamRule, { type, action, before, after, deposed }: Change): boolean {
  if (!covers(rule.type, type) || deposed !== undefined) return false;
  if (action === "no-op" || action === "read") return false;
  const isAction =
    rule.actions === undefined ||
    rule.actions.some((name) => name === action || (name === "forget" && action === "create-forget"));
  return (
    isAction &&
    holdAll(rule.before ?? {}, before) &&
    holdAll(rule.after ?? {}, after) &&
    (rule.changed ?? []).some((path) => differs(before, after, path)) === (rule.changed !== undefined) &&
    (rule.unknown ?? []).every((path) => collect(after, path).some(hasUnknown))
  );
}

function differs(before: Value | undefined, after: Value | undefined, path: string): boolean {
  return canonical(collect(before, path)) !== canonical(collect(after, path));
}

type TeamExample = TeamRule["examples"]["bad"][number];

function planExample(rule: TeamRule, { action, type = rule.type, before, after }: TeamExample): Example {
  return {
    changes: [
      {
        type,
        action,
        ...(before === undefined ? {} : { before: withUnknown(before) }),
        ...(after === undefined ? {} : { after: withUnknown(after) }),
      },
    ],
  };
}

function withUnknown(value: Value): Value {
  if (value === "(known after apply)") return UNKNOWN;
  if (isList(value)) return value.map(withUnknown);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withUnknown(item)]));
}
