import type { FormattedResponse, RequestHandlerFn } from "@gitbeaker/requester-utils";
import type { HttpPort } from "../http/http-port";
import { isRepeatable, type RetryPolicy } from "../http/retry";
import { type HttpAnswer, NoAnswerError, send } from "../http/send";
import { GitLabError } from "./gitlab-error";

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

/** Answer of a withheld request: an object with the id that later calls name. */
const WITHHELD_ANSWER = { id: 0, iid: 0, notes: [] };

const LONGEST_MESSAGE = 300;

/**
 * Request handler. The library's own handler waits a quarter of a millisecond between attempts,
 * repeats POSTs, and keeps the request with its token in its errors.
 */
export function createRequestHandler(options: RequestHandlerOptions): RequestHandlerFn {
  return async (endpoint, requestOptions = {}) => {
    const request = readRequest(endpoint, requestOptions);
    if (options.withhold !== undefined && request.method !== "GET") {
      options.withhold({ method: request.method, endpoint: request.endpoint, body: request.body });
      return { body: WITHHELD_ANSWER, headers: {}, status: 200 };
    }
    return ask(request, options);
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

async function ask(request: Request, options: RequestHandlerOptions): Promise<FormattedResponse> {
  const { method, endpoint, url, headers, body, signal } = request;
  try {
    const { http, retry } = options;
    const answer = await send(
      { method, url, headers, body, repeatable: isRepeatable(method) },
      { http, retry, signal },
    );
    if (answer.ok) return readAnswer(answer);
    throw new GitLabError(method, endpoint, answer.status, messageOf(answer.text).slice(0, LONGEST_MESSAGE));
  } catch (error) {
    if (error instanceof NoAnswerError) throw new GitLabError(method, endpoint, undefined, error.message);
    throw error;
  }
}

function readAnswer({ headers, text, status }: HttpAnswer): FormattedResponse {
  const json = headers.get("content-type")?.startsWith("application/json") === true;
  return {
    body: json && text !== "" ? JSON.parse(text) : text === "" ? null : text,
    headers: Object.fromEntries(headers.entries()),
    status,
  };
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
