import type { HttpPort } from "./http-port";
import { mayRetryStatus, pauseMs, type RetryPolicy } from "./retry";

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Sent twice it comes to the same as sent once. Others are only sent again when they were refused at the door. */
  readonly repeatable: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  /** The status is one of success. */
  readonly ok: boolean;
  readonly headers: Headers;
  readonly text: string;
}

export interface Network {
  readonly http: HttpPort;
  readonly retry: RetryPolicy;
  readonly signal?: AbortSignal | undefined;
}

/** No whole answer came: the connection was not made or cut, or it took too long. Holds no header, so no token. */
export class NoAnswerError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "NoAnswerError";
  }
}

/**
 * Sends a request until there is an answer that another attempt would not better. Returns the last answer, whatever
 * its status.
 *
 * @throws NoAnswerError when no answer came in the end; the signal's reason when it is aborted
 */
export async function send(request: HttpRequest, { http, retry, signal }: Network): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await attemptOnce(request, { http, retry, signal });
    signal?.throwIfAborted();
    const isLost = answer instanceof NoAnswerError;
    const again = isLost ? request.repeatable : mayRetryStatus(request.repeatable, answer.status);
    if (attempt < retry.attempts && again) {
      const retryAfter = isLost ? null : answer.headers.get("retry-after");
      await http.sleep(pauseMs(retry, attempt, retryAfter, http.now()), signal);
      continue;
    }
    if (isLost) throw answer;
    return answer;
  }
}

async function attemptOnce(
  { method, url, headers = {}, body }: HttpRequest,
  { http, retry, signal }: Network,
): Promise<HttpAnswer | NoAnswerError> {
  const { longestAttemptMs } = retry;
  const timeOut = longestAttemptMs === undefined ? undefined : AbortSignal.timeout(longestAttemptMs);
  const signals = [signal, timeOut].filter((each) => each !== undefined);
  try {
    const response = await http.fetch(url, {
      method,
      headers,
      // A redirect would carry the token to wherever it points.
      redirect: "error",
      ...(body === undefined ? {} : { body }),
      ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
    });
    // The connection may be cut while the body comes.
    const text = await response.text();
    return { status: response.status, ok: response.ok, headers: response.headers, text };
  } catch (error) {
    return new NoAnswerError(timeOut?.aborted === true ? TOO_SLOW : reasonOf(error));
  }
}

const TOO_SLOW = "the answer took too long";

/** Only the network's own words: what is wrong with a request itself is told together with its headers. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message !== "" ? cause.message : "the request could not be sent";
}
