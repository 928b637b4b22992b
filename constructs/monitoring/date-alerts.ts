import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import { Alert } from "./alert";
import type { DateAlertsProps, DateStep } from "./alerts-props";
import { commonProps } from "./common-props";

const SECONDS_A_DAY = 86_400;

const DEFAULT_STEPS: readonly DateStep[] = [
  { daysBefore: 60, severity: "WARNING" },
  { daysBefore: 30, severity: "ERROR" },
  { daysBefore: 7, severity: "CRITICAL" },
];

/**
 * Alerts some days before a date. The clock is Cloud Monitoring's: each policy compares `time()` with a number, so
 * nothing has to run and the same date always gives the same policies. A step ends where the next one begins: there
 * is one incident at a time, and it becomes more severe.
 *
 * @throws {ConstructError} with every rule that the props break.
 */
export class DateAlerts extends Construct {
  /** By days before the date. */
  readonly alerts: Readonly<Record<number, Alert>>;

  constructor(scope: Construct, id: string, props: DateAlertsProps) {
    super(scope, id);
    const steps = props.steps ?? DEFAULT_STEPS;
    throwProblems(this, problems(props, steps));
    const end = endOfDay(props.lastDay);
    this.alerts = Object.fromEntries(
      steps.map((step, index) => {
        const next = steps[index + 1];
        return [step.daysBefore, this.addAlert(step, query(end, step, next), props)];
      }),
    );
  }

  private addAlert(step: DateStep, promql: string, props: DateAlertsProps): Alert {
    return new Alert(this, `days-${step.daysBefore}`, {
      ...commonProps(props),
      title: `${props.subject} ends within ${step.daysBefore} days, on ${props.lastDay}`,
      severity: step.severity,
      whatToDo: props.whatToDo,
      firstCommand: props.firstCommand,
      // The last days are said again each day.
      renotifySeconds: step.severity === "CRITICAL" ? SECONDS_A_DAY : undefined,
      conditions: [
        {
          kind: "promql",
          title: `${step.daysBefore} days before the end`,
          query: promql,
          everySeconds: 3600,
        },
      ],
    });
  }
}

function query(end: number, step: DateStep, next: DateStep | undefined): string {
  const begin = end - step.daysBefore * SECONDS_A_DAY;
  const since = `vector(time()) > ${begin}`;
  return next === undefined
    ? since
    : `${since} and vector(time()) <= ${end - next.daysBefore * SECONDS_A_DAY}`;
}

/** Seconds since 1970 of the end of a day in UTC. */
function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 + SECONDS_A_DAY;
}

/** A day that exists: 2026-02-30 parses in some places and is moved to March. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function problems(props: DateAlertsProps, steps: readonly DateStep[]): readonly ConstructProblem[] {
  const list = new ProblemList();
  list.rule(isDay(props.lastDay), {
    option: "lastDay",
    value: props.lastDay,
    rule: "must be a day as YYYY-MM-DD",
    fix: "Write it like 2027-01-31",
  });
  const days = steps.map(({ daysBefore }) => daysBefore);
  list.rule(
    days.length > 0 &&
      days.every(
        (day, index) =>
          Number.isInteger(day) && day >= 1 && day < (days[index - 1] ?? Number.POSITIVE_INFINITY),
      ),
    {
      option: "steps",
      value: days,
      rule: "must be at least one, in whole days that fall from step to step",
      fix: "Begin with the earliest, such as 60, 30, 7",
    },
  );
  return list.all;
}
