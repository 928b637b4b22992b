import type { Problem } from "@infra-tools/runtime/problem";

const DAY_MS = 24 * 60 * 60 * 1000;

const WITH_ZONE = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/;

const EXAMPLE = "2027-01-31T02:15:00Z";

/** A moment, or the rule that the text breaks. */
export type Moment = { readonly time: Date } | { readonly rule: string; readonly fix: string };

/** Reads a moment with its time zone. A time without one would be another moment for every reader. */
export function parseMoment(value: string): Moment {
  const match = WITH_ZONE.exec(value);
  if (match === null) {
    if (WITHOUT_ZONE.test(value)) {
      return {
        rule: "must say its time zone",
        fix: `write ${value.replace(" ", "T")}Z when it is UTC, else its offset, such as ${value.replace(" ", "T")}+01:00`,
      };
    }
    return { rule: "must be a date and a time with a time zone", fix: `write it like ${EXAMPLE}` };
  }
  const [, year, month, day] = match;
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const time = new Date(value);
  // JavaScript takes the 30th of February for the 2nd of March.
  if (Number.isNaN(time.getTime()) || midnight.getUTCDate() !== Number(day)) {
    return { rule: "must be a time that exists", fix: `write it like ${EXAMPLE}` };
  }
  return { time };
}

/** Limits within which Cloud SQL recovers to a point in time. */
export interface Recovery {
  readonly transactionLogDays: number;
  readonly retainedBackups: number;
}

/** Checks that a point-in-time recovery can reach the moment. */
export function reachProblems(
  time: Date,
  now: Date,
  { transactionLogDays, retainedBackups }: Recovery,
): readonly Problem[] {
  const problem = (rule: string, fix: string): readonly Problem[] => [
    { where: "--at", value: utc(time), rule, fix },
  ];
  if (time.getTime() > now.getTime()) {
    return problem(
      `must be in the past; it is ${utc(now)}`,
      "name the last moment at which the data was right",
    );
  }
  const ageDays = (now.getTime() - time.getTime()) / DAY_MS;
  if (ageDays <= transactionLogDays) return [];
  const rule = `must be within the ${transactionLogDays} days of binary log (database.backups.transactionLogDays), which began at ${utc(new Date(now.getTime() - transactionLogDays * DAY_MS))}`;
  // There is one backup a day.
  return ageDays <= retainedBackups
    ? problem(rule, 'restore the backup before that time: docs/restore.md, "From a backup"')
    : problem(
        `${rule}; the ${retainedBackups} retained backups do not reach that far either`,
        "name a later time: older backups are deleted",
      );
}

/** A moment as gcloud takes it: UTC, whole seconds unless it has a fraction. */
export function utc(time: Date): string {
  return time.toISOString().replace(".000Z", "Z");
}
