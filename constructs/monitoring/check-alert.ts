import { type ConstructProblem, ProblemList } from "../shared/validate";
import type { AlertCondition, AlertProps } from "./alert-props";

/** Cloud Monitoring's limit for the absence of data: 23 and a half hours. */
const MAX_ABSENCE_SECONDS = 84_600;

/** Every rule that an alert breaks. */
export function checkAlert(props: AlertProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.rule(props.whatToDo.trim().length > 0, {
    option: "whatToDo",
    rule: "must not be empty",
    fix: "Write what it means and what to do",
  });
  problems.rule(/^\S.*$/.test(props.firstCommand), {
    option: "firstCommand",
    value: props.firstCommand,
    rule: "must be one line",
    fix: "Give the command that shows most about this problem",
  });
  const logs = props.conditions.filter(({ kind }) => kind === "log").length;
  problems.rule(props.conditions.length > 0 && (logs === 0 || props.conditions.length === 1), {
    option: "conditions",
    value: props.conditions.map(({ kind }) => kind),
    rule: "must be at least one, and a log condition must stand alone",
    fix: "Make an alert of its own for each log condition",
  });
  problems.addAll(within("autoCloseSeconds", props.autoCloseSeconds, 1800, 604_800));
  problems.addAll(within("renotifySeconds", props.renotifySeconds, 1800, 172_800));
  problems.rule(props.renotifySeconds === undefined || logs === 0, {
    option: "renotifySeconds",
    value: props.renotifySeconds,
    rule: "must be left out for a log condition",
    fix: "Leave it out: a log condition speaks again with the next log entry",
  });
  props.conditions.forEach((condition, index) => {
    problems.addAll(checkCondition(condition), `conditions[${index}].`);
  });
  return problems.all;
}

function checkCondition(condition: AlertCondition): readonly ConstructProblem[] {
  switch (condition.kind) {
    case "threshold":
      return [
        ...multiple("forSeconds", condition.forSeconds, 60),
        ...multiple("aggregation.periodSeconds", condition.aggregation?.periodSeconds ?? 60, 60),
      ];
    case "absence":
      return [
        ...within("forSeconds", condition.forSeconds, 120, MAX_ABSENCE_SECONDS),
        ...multiple("forSeconds", condition.forSeconds, 60),
        ...multiple("aggregation.periodSeconds", condition.aggregation.periodSeconds, 60),
      ];
    case "promql":
      return [
        ...multiple("forSeconds", condition.forSeconds ?? 0, 60),
        ...within("everySeconds", condition.everySeconds, 30, 86_400),
        ...multiple("everySeconds", condition.everySeconds ?? 60, 30),
      ];
    case "log":
      return within("notifyAtMostEverySeconds", condition.notifyAtMostEverySeconds, 300, 172_800);
  }
}

function within(
  option: string,
  value: number | undefined,
  min: number,
  max: number,
): readonly ConstructProblem[] {
  if (value === undefined || (value >= min && value <= max)) return [];
  return [{ option, value, rule: `must be ${min} to ${max} seconds`, fix: "Take a value between the two" }];
}

function multiple(option: string, value: number, of: number): readonly ConstructProblem[] {
  if (value >= 0 && value % of === 0) return [];
  return [{ option, value, rule: `must be a multiple of ${of} seconds`, fix: "Round it up" }];
}
