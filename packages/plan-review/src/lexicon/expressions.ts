import { type AttributeMetadata, row } from "../attributes/metadata";
import { hasAny } from "./words";

const LIMIT = /^(.*?)([<>]=?)\s*(-?\d+(?:\.\d+)?)\s*$/s;

/** A query that ends in a limit: `avg(last_5m):system.disk.in_use > 0.8`. A limit further away fires less. */
export function readLimitExpression(
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  const [from, to] = [LIMIT.exec(before), LIMIT.exec(after)];
  if (from === null || to === null) return undefined;
  const [, query, comparison = "", limit] = from;
  if (query !== to[1] || comparison !== to[2] || limit === to[3]) return undefined;
  const rises = Number(to[3]) > Number(limit);
  const isLooser = rises === comparison.startsWith(">");
  return row("alert", label, isLooser ? [after, before] : [before, after]);
}

/** A schedule of backups, scans or checks: less often is worse. Undefined unless both are cron expressions or rates. */
export function readSchedule(
  words: readonly string[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  if (!hasAny(words, ["schedule*", "cron", "frequency", "rpo"])) return undefined;
  if (!hasAny(words, ["backup*", "snapshot*", "scan*", "check*", "replicat*", "rotation*", "rule"]))
    return undefined;
  const [from, to] = [runsPerDay(before), runsPerDay(after)];
  if (from === undefined || to === undefined || from === to) return undefined;
  const order = to < from ? [after, before] : [before, after];
  return hasAny(words, ["rotation*"])
    ? row("key", label, order, { consequence: "It is in use for longer than before." })
    : row("backup", label, order);
}

const FREQUENCIES: Readonly<Record<string, number>> = {
  hourly: 24,
  daily: 1,
  weekly: 1 / 7,
  monthly: 1 / 30,
  yearly: 1 / 365,
};

/** Runs a day of a cron expression (5 fields, or 6 with AWS's year), a rate or a word. */
export function runsPerDay(schedule: string): number | undefined {
  const word = FREQUENCIES[schedule.toLowerCase().replace(/^@/, "")];
  if (word !== undefined) return word;
  const [, number, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
  if (number !== undefined && unit !== undefined)
    return { minute: 1440, hour: 24, day: 1 }[unit as "minute" | "hour" | "day"] / Number(number);
  const fields = schedule
    .replace(/^cron\((.*)\)$/, "$1")
    .trim()
    .split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) return undefined;
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = fields;
  const counts = [
    timesIn(minute, 60),
    timesIn(hour, 24),
    timesIn(dayOfMonth, 30.4) / 30.4,
    timesIn(month, 12) / 12,
    timesIn(dayOfWeek, 7) / 7,
  ];
  return counts.some(Number.isNaN) ? undefined : counts.reduce((product, count) => product * count, 1);
}

/** Number of values of a cron field, of all that it can have. */
function timesIn(field: string, all: number): number {
  if (field === "*" || field === "?") return all;
  if (!/^[\w*/,#-]+$/.test(field)) return Number.NaN;
  return field.split(",").reduce((sum, part) => {
    const [range = "", step] = part.split("/");
    const [low, high] = range.split("-").map(Number);
    const size =
      range === "*"
        ? all
        : high === undefined || low === undefined
          ? step === undefined
            ? 1
            : all
          : high - low + 1;
    return sum + Math.max(1, size / Number(step ?? 1));
  }, 0);
}
