import type { HttpPort } from "./http-port";
import { mayRetryStatus, pauseMs, type RetryPolicy } from "./retry";

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Idempotent. Other requests are retried only after 429. */
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

/** Largest answer that is read, in bytes. The largest states are a tenth of it; more is no answer to our questions. */
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;

/**
 * Sends a request until there is an answer that another attempt would not better. Returns the last answer, whatever
 * its status. Redirects are not followed: they would carry the token to wherever they point.
 *
 * @throws NoAnswerError when no answer came in the end; the signal's reason when it is aborted
 */
export async function send(request: HttpRequest, { http, retry, signal }: Network): Promise<HttpAnswer> {
  let waitMs = retry.longestWaitMs ?? Number.POSITIVE_INFINITY;
  for (let attempt = 1; ; attempt += 1) {
    const start = http.now();
    const timeoutMs = Math.min(retry.longestAttemptMs ?? Number.POSITIVE_INFINITY, waitMs);
    const answer = await attemptOnce(request, http, timeoutMs, signal);
    waitMs -= http.now() - start;
    signal?.throwIfAborted();
    const isLost = answer instanceof NoAnswerError;
    const again = isLost ? request.repeatable : mayRetryStatus(request.repeatable, answer.status);
    if (attempt < retry.attempts && again && waitMs > 0) {
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
  http: HttpPort,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<HttpAnswer | NoAnswerError> {
  const timeOut = Number.isFinite(timeoutMs) ? AbortSignal.timeout(timeoutMs) : undefined;
  const signals = [signal, timeOut].filter((each) => each !== undefined);
  try {
    const response = await http.fetch(url, {
      method,
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
      ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
    });
    // The connection may be cut while the body comes.
    const text = await readBounded(response);
    return { status: response.status, ok: response.ok, headers: response.headers, text };
  } catch (error) {
    if (error instanceof NoAnswerError) return error;
    return new NoAnswerError(timeOut?.aborted === true ? TOO_SLOW : reasonOf(error));
  }
}

async function readBounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new NoAnswerError(TOO_LARGE);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const TOO_SLOW = "the answer took too long";
const TOO_LARGE = `the answer has more than ${MAX_ANSWER_BYTES / 1024 / 1024} MB`;

/** Only the network's own words: what is wrong with a request itself would be printed together with its headers. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message !== "" ? cause.message : "the request could not be sent";
}
