const UNIT = "(?:ns|us|µs|μs|ms|s|m|h)";
const PART = `(?:\\d+(?:\\.\\d*)?|\\.\\d+)${UNIT}`;
const DURATION = new RegExp(`^[+-]?(?:${PART})+$`);

/** Checks for a duration of Go's time.ParseDuration: `1h30m`, `0`. */
export function isGoDuration(text: string): boolean {
  return /^[+-]?0$/.test(text) || DURATION.test(text);
}

/** Checks for a time of RFC 3339. */
export function isRfc3339(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)([.,]\d+)?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}
