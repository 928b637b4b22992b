import { type ConstructProblem, ProblemList } from "../shared/validate";
import type { LifecycleRule, Transition } from "./lifecycle-rule";

/** S3 refuses earlier moves to these classes: they are billed for 30 days of another class first. */
const CLASSES_AFTER_30_DAYS: ReadonlySet<string> = new Set(["STANDARD_IA", "ONEZONE_IA"]);

/** Every rule that one bucket's lifecycle breaks. */
export function checkLifecycle(rules: readonly LifecycleRule[]): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const ids = rules.map(({ id }) => id);
  problems.rule(new Set(ids).size === ids.length, {
    option: "lifecycle",
    value: ids,
    rule: "must have rules with different ids",
    fix: "Rename the ones that are the same",
  });
  rules.forEach((rule, index) => {
    problems.addAll(checkRule(rule), `lifecycle[${index}].`);
  });
  return problems.all;
}

function checkRule(rule: LifecycleRule): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.rule(hasAction(rule), {
    option: "id",
    value: rule.id,
    rule: "must belong to a rule that does something",
    fix: "Give the rule a transition, an expiry or an abort, or take it away",
  });
  problems.addAll(checkTransitions("transitions", rule.transitions ?? []));
  problems.addAll(checkTransitions("noncurrentTransitions", rule.noncurrentTransitions ?? []));
  for (const option of ["expireNoncurrentAfterDays", "abortMultipartUploadAfterDays"] as const) {
    const days = rule[option];
    problems.rule(days === undefined || (Number.isInteger(days) && days >= 1), {
      option,
      value: days,
      rule: "must be a whole number of at least 1",
      fix: "Take a number of days, or leave it out",
    });
  }
  const expiry = rule.expireNoncurrentAfterDays;
  const last = Math.max(0, ...(rule.noncurrentTransitions ?? []).map(({ afterDays }) => afterDays));
  problems.rule(expiry === undefined || expiry > last, {
    option: "expireNoncurrentAfterDays",
    value: expiry,
    rule: `must be later than the last noncurrent transition, after ${last} days`,
    fix: "Expire later or drop the transition",
  });
  const keep = rule.keepNoncurrentVersions;
  problems.rule(
    keep === undefined || (expiry !== undefined && Number.isInteger(keep) && keep >= 1 && keep <= 100),
    {
      option: "keepNoncurrentVersions",
      value: keep,
      rule: "must be a whole number from 1 to 100, and stand beside an expiry",
      fix: "Say expireNoncurrentAfterDays too, or leave it out",
    },
  );
  return problems.all;
}

function checkTransitions(option: string, transitions: readonly Transition[]): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const days = transitions.map(({ afterDays }) => afterDays);
  problems.rule(
    days.every((day, index) => Number.isInteger(day) && day >= 0 && day > (days[index - 1] ?? -1)),
    {
      option,
      value: days,
      rule: "must have whole days that grow from step to step",
      fix: "Order the steps by days",
    },
  );
  for (const { afterDays, storageClass } of transitions) {
    problems.rule(!CLASSES_AFTER_30_DAYS.has(storageClass) || afterDays >= 30, {
      option,
      value: afterDays,
      rule: `must not move objects to ${storageClass} before 30 days`,
      fix: "Take 30 days or more, or INTELLIGENT_TIERING, which takes objects at once",
    });
  }
  return problems.all;
}

function hasAction(rule: LifecycleRule): boolean {
  return (
    (rule.transitions ?? []).length > 0 ||
    (rule.noncurrentTransitions ?? []).length > 0 ||
    rule.expireNoncurrentAfterDays !== undefined ||
    rule.abortMultipartUploadAfterDays !== undefined ||
    rule.removeExpiredDeleteMarkers === true
  );
}
