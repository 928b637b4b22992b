import type * as z from "zod";
import { type Environment, environmentSchema } from "./environment";
import { fieldDoc } from "./field-doc";
import { EnvironmentError, type EnvironmentProblem, printValue, settingPath } from "./problem";
import { databaseRules } from "./rules/database";
import { edgeRules } from "./rules/edge";
import { googleRules } from "./rules/google";
import { monitoringRules } from "./rules/monitoring";
import type { Area, Rule } from "./rules/rule";
import { secretRules } from "./rules/secrets";
import { storageRules } from "./rules/storage";
import { workloadRules } from "./rules/workloads";

/** Every rule over several settings. */
export const rules: readonly Rule[] = [
  ...googleRules,
  ...secretRules,
  ...databaseRules,
  ...workloadRules,
  ...edgeRules,
  ...storageRules,
  ...monitoringRules,
];

/** Every problem of an environment's data: first those of single settings, then those between settings. */
export function environmentProblems(name: string, data: unknown): readonly EnvironmentProblem[] {
  return check(name, data).problems;
}

/**
 * Checks an environment's data and freezes it, all the way down.
 * @param earlier problems of an earlier pass, reported together with those of this one
 * @throws EnvironmentError with every problem, each with its path, value, rule and way out.
 */
export function validateEnvironment(
  name: string,
  data: unknown,
  earlier: readonly EnvironmentProblem[] = [],
): Environment {
  const { problems, environment } = check(name, data);
  const all = [...problems, ...earlier];
  if (environment === undefined || all.length > 0) throw new EnvironmentError(all);
  return deepFreeze(environment);
}

interface Checked {
  readonly problems: readonly EnvironmentProblem[];
  readonly environment?: Environment;
}

function check(name: string, data: unknown): Checked {
  const parsed = environmentSchema.safeParse(data);
  if (parsed.success) return { problems: runRules(name, parsed.data, new Set()), environment: parsed.data };
  const problems = parsed.error.issues.flatMap((issue) => formProblems(name, data, issue));
  const broken = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  return { problems: isRecord(data) ? [...problems, ...runRules(name, data, broken)] : problems };
}

/** `data` has the right form but for the broken areas, which no rule that runs will read. */
function runRules(name: string, data: object, broken: ReadonlySet<string>): readonly EnvironmentProblem[] {
  return rules
    .filter((rule) => rule.reads.every((area: Area) => !broken.has(area)))
    .flatMap((rule) => rule.check(data as Environment))
    .map((problem) => ({ ...problem, where: `${name}.${problem.where}` }));
}

function formProblems(name: string, data: unknown, issue: z.core.$ZodIssue): readonly EnvironmentProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      where: settingPath([name, ...issue.path, key]),
      rule: "is not a setting",
      fix: "remove it, or correct its name",
    }));
  }
  const path = issue.path.filter((step) => typeof step !== "symbol");
  const doc = fieldDoc(path);
  const value = printValue(valueAt(data, path));
  const missing = value === undefined;
  return [
    {
      where: settingPath([name, ...path]),
      ...(missing ? {} : { value }),
      rule: missing ? `is missing; ${ruleOf(issue, doc?.rule)}` : ruleOf(issue, doc?.rule),
      fix: doc?.fix ?? fixFor(ruleOf(issue, doc?.rule)),
    },
  ];
}

/** The message, unless it is zod's own: then the field's rule, where it has one. */
function ruleOf(issue: z.core.$ZodIssue, rule: string | undefined): string {
  if (rule !== undefined && /^Invalid|^Expected|^Too/.test(issue.message)) return rule;
  return /^must/.test(issue.message) ? issue.message : lowerFirst(issue.message);
}

/** The rule as an instruction: "must be 1 to 5" becomes "set it to 1 to 5". */
function fixFor(rule: string): string {
  const [, demanded] = /^must be (.+)$/.exec(rule) ?? [];
  return demanded === undefined ? "correct it" : `set it to ${demanded}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value !== null && typeof value === "object" ? Reflect.get(value, step) : undefined),
    data,
  );
}

function isRecord(data: unknown): data is object {
  return data !== null && typeof data === "object" && !Array.isArray(data);
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === "object") {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
