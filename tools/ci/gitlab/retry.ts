/** When and how often a request is tried again. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** First pause in milliseconds; it doubles each time. */
  readonly firstPauseMs: number;
  /** No pause is longer, whatever the server asks for. */
  readonly longestPauseMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 5, firstPauseMs: 500, longestPauseMs: 60_000 };

const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

/** Methods that can be sent twice without a second effect. */
const REPEATABLE = new Set(["GET", "HEAD", "PUT", "DELETE"]);

/**
 * Whether an answer is worth another attempt. A POST that met a server error may have been carried out, so it is left
 * to the caller, who looks before it writes again. 429 was refused before any work was done.
 */
export function mayRetryStatus(method: string, status: number): boolean {
  if (status === TOO_MANY_REQUESTS) return true;
  return status >= SERVER_ERROR && REPEATABLE.has(method);
}

/** Whether a request without an answer (connection cut, time-out) is worth another attempt. */
export function mayRetryLost(method: string): boolean {
  return REPEATABLE.has(method);
}

/**
 * Milliseconds to wait after the given attempt (1 is the first): what `Retry-After` asks for, in seconds or as a date,
 * else twice as long each time.
 */
export function pauseMs(
  policy: RetryPolicy,
  attempt: number,
  retryAfter: string | null,
  now: number,
): number {
  return Math.min(
    policy.longestPauseMs,
    askedPauseMs(retryAfter, now) ?? policy.firstPauseMs * 2 ** (attempt - 1),
  );
}

function askedPauseMs(retryAfter: string | null, now: number): number | undefined {
  if (retryAfter === null || retryAfter.trim() === "") return undefined;
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
