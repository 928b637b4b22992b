const DAY_MS = 24 * 60 * 60 * 1000;

/** Checks whether more than a number of whole days have passed since a moment. */
export function isOlderThan(days: number, since: Date, now: Date): boolean {
  return Math.floor((now.getTime() - since.getTime()) / DAY_MS) > days;
}
