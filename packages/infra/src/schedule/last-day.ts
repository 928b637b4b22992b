const DAY_MS = 24 * 60 * 60 * 1000;

/** As many days ahead as the alerts of the monitoring. */
const DAYS_AHEAD = [7, 30, 60] as const;

/**
 * Describes how near a last day (`YYYY-MM-DD`, whole, in UTC) is: undefined while it is far off. Steps instead of a
 * count, so that an issue with this text changes three times and not every day.
 */
export function nearness(lastDay: string, now: Date): string | undefined {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const days = Math.round((Date.parse(lastDay) - today) / DAY_MS);
  const ahead = DAYS_AHEAD.find((each) => days <= each);
  if (ahead === undefined) return undefined;
  return days < 0 ? `ended on ${lastDay}` : `ends on ${lastDay}, within ${ahead} days`;
}

/** The last day (`YYYY-MM-DD`, UTC) of which something that ends at this time is valid to some extent. */
export function lastWholeDay(end: Date): string {
  return new Date(end.getTime() - 1000).toISOString().slice(0, 10);
}
