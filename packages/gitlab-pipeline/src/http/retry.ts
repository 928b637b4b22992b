/** Limits of trying a request again. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** First pause in milliseconds; it doubles each time. */
  readonly firstPauseMs: number;
  /** No pause is longer, whatever the server asks for. */
  readonly longestPauseMs: number;
  /** An attempt that takes longer, in milliseconds, is given up as lost; without a limit of its own when left out. */
  readonly longestAttemptMs?: number;
  /** All attempts together wait no longer for answers, in milliseconds; pauses come on top. Unlimited when left out. */
  readonly longestWaitMs?: number;
}

/** For GitLab, without which a job cannot do its work. A server that hangs costs less than two minutes. */
export const DEFAULT_RETRY: RetryPolicy = {
  attempts: 5,
  firstPauseMs: 500,
  longestPauseMs: 60_000,
  longestAttemptMs: 60_000,
  longestWaitMs: 110_000,
};

/** For what a check asks others: a few hiccups are waited for, a broken service is not. At most about three minutes. */
export const SHORT_RETRY: RetryPolicy = {
  attempts: 4,
  firstPauseMs: 500,
  longestPauseMs: 20_000,
  longestAttemptMs: 30_000,
};

const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

/** Methods that can be sent twice without a second effect. */
const REPEATABLE = new Set(["GET", "HEAD", "PUT", "DELETE"]);

export function isRepeatable(method: string): boolean {
  return REPEATABLE.has(method);
}

/**
 * True if another attempt may help. A request that met a server error may have been carried out, so one that
 * has an effect each time is left to the caller, who looks before it writes again. 429 was refused before any work
 * was done.
 */
export function mayRetryStatus(repeatable: boolean, status: number): boolean {
  return status === TOO_MANY_REQUESTS || (repeatable && status >= SERVER_ERROR);
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
