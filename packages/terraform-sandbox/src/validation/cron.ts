import { isGoDuration } from "./time";

interface Field {
  readonly min: number;
  readonly max: number;
  /** Names of the values from `min` on. */
  readonly names?: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Minute, hour, day of the month, month, day of the week. */
const FIELDS: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: WEEKDAYS },
];

/** Checks for a schedule of https://pkg.go.dev/github.com/robfig/cron/v3 in its standard form. */
export function isCron(text: string): boolean {
  if (text.startsWith("@every ")) return isGoDuration(text.slice(7).trim());
  if (text.startsWith("@")) return /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text);
  const parts = text.trim().split(/\s+/);
  return (
    parts.length === FIELDS.length && FIELDS.every((field, index) => isFieldList(parts[index] ?? "", field))
  );
}

function isFieldList(text: string, field: Field): boolean {
  return text
    .split(",")
    .filter((part) => part !== "")
    .every((part) => isRange(part, field));
}

/** Checks for `*`, `5`, `1-5` or `mon-fri`, each with an optional step. */
function isRange(text: string, { min, max, names = [] }: Field): boolean {
  const match = /^(\*|\?|[a-z0-9]+(?:-[a-z0-9]+)?)(?:\/(\d+))?$/i.exec(text);
  if (match === null || match[2] === "0") return false;
  const range = match[1] ?? "";
  if (range === "*" || range === "?") return true;
  const ends = range
    .split("-")
    .map((end) => (/^\d+$/.test(end) ? Number(end) : names.indexOf(end.toLowerCase()) + min));
  const [first = min - 1, last = first] = ends;
  return ends.every((end) => end >= min && end <= max) && first <= last;
}
