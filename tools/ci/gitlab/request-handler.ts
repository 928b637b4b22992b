import type { FormattedResponse, RequestHandlerFn } from "@gitbeaker/requester-utils";
import { GitLabError } from "./gitlab-error";
import { mayRetryLost, mayRetryStatus, pauseMs, type RetryPolicy } from "./retry";

/** The outside world of a request. */
export interface HttpPort {
  readonly fetch: typeof fetch;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
}

export const REAL_HTTP: HttpPort = {
  fetch: (...args) => fetch(...args),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  now: () => Date.now(),
};

/** A request that was not sent because of `--dry-run`. */
export interface WithheldRequest {
  readonly method: string;
  readonly endpoint: string;
  readonly body: string | undefined;
}

export interface RequestHandlerOptions {
  readonly retry: RetryPolicy;
  readonly http: HttpPort;
  /** Given: nothing that changes anything is sent, and each such request is handed here instead. */
  readonly withhold?: (request: WithheldRequest) => void;
}

/** What a withheld request answers: something with the id that later calls want to name. */
const WITHHELD_ANSWER = { id: 0, iid: 0, notes: [] };

const LONGEST_MESSAGE = 300;

/**
 * How requests are sent. The library's own handler waits a quarter of a millisecond between attempts,
 * repeats POSTs, and keeps the request with its token in its errors.
 */
export function createRequestHandler(options: RequestHandlerOptions): RequestHandlerFn {
  return async (endpoint, requestOptions = {}) => {
    const request = readRequest(endpoint, requestOptions);
    if (options.withhold !== undefined && request.method !== "GET") {
      options.withhold({ method: request.method, endpoint: request.endpoint, body: request.body });
      return { body: WITHHELD_ANSWER, headers: {}, status: 200 };
    }
    return send(request, options);
  };
}

interface Request {
  readonly method: string;
  readonly endpoint: string;
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
}

function readRequest(endpoint: string, options: Record<string, unknown>): Request {
  const prefix = typeof options["prefixUrl"] === "string" ? options["prefixUrl"] : "";
  const url = new URL(endpoint, prefix.endsWith("/") ? prefix : `${prefix}/`);
  if (typeof options["searchParams"] === "string") url.search = options["searchParams"];
  return {
    method: typeof options["method"] === "string" ? options["method"] : "GET",
    // The library keeps a part of the path in the prefix; people want to see all of it.
    endpoint: url.pathname.replace(/^.*\/api\/v4\//, ""),
    url,
    headers: readHeaders(options["headers"]),
    body: typeof options["body"] === "string" ? options["body"] : undefined,
    signal: options["signal"] instanceof AbortSignal ? options["signal"] : undefined,
  };
}

function readHeaders(headers: unknown): Record<string, string> {
  if (typeof headers !== "object" || headers === null) return {};
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => typeof value === "string"));
}

async function send(request: Request, options: RequestHandlerOptions): Promise<FormattedResponse> {
  const { retry, http } = options;
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt >= retry.attempts;
    const response = await attemptOnce(request, http);
    if (response instanceof GitLabError) {
      if (last || !mayRetryLost(request.method)) throw response;
      await http.sleep(pauseMs(retry, attempt, null, http.now()));
      continue;
    }
    if (response.ok) return readAnswer(response);
    if (last || !mayRetryStatus(request.method, response.status)) throw await refusal(request, response);
    await http.sleep(pauseMs(retry, attempt, response.headers.get("retry-after"), http.now()));
  }
}

async function attemptOnce(request: Request, http: HttpPort): Promise<Response | GitLabError> {
  try {
    return await http.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      // A redirect would carry the token to wherever it points.
      redirect: "error",
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  } catch (error) {
    const cause =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : "";
    return new GitLabError(request.method, request.endpoint, undefined, cause);
  }
}

async function readAnswer(response: Response): Promise<FormattedResponse> {
  const headers = Object.fromEntries(response.headers.entries());
  const text = response.status === 204 ? "" : await response.text();
  const json = headers["content-type"]?.startsWith("application/json") === true;
  return {
    body: json && text !== "" ? JSON.parse(text) : text === "" ? null : text,
    headers,
    status: response.status,
  };
}

async function refusal(request: Request, response: Response): Promise<GitLabError> {
  const text = await response.text();
  return new GitLabError(
    request.method,
    request.endpoint,
    response.status,
    messageOf(text).slice(0, LONGEST_MESSAGE),
  );
}

/** GitLab answers `{message}` or `{error}`, where the message may be an object; a proxy answers a page. */
function messageOf(text: string): string {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== "object" || answer === null) return text;
    const message = "message" in answer ? answer.message : "error" in answer ? answer.error : text;
    return typeof message === "string" ? message : JSON.stringify(message);
  } catch {
    return text;
  }
}
