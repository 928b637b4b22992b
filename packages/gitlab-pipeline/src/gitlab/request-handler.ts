import type { FormattedResponse, RequestHandlerFn } from "@gitbeaker/requester-utils";
import { parseJson } from "@infra-tools/terraform-plan/value";
import * as z from "zod";
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

const MAX_MESSAGE_LENGTH = 300;
const MAX_EXCERPT_LENGTH = 120;

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
    if (answer.ok) return readAnswer(request, answer);
    if (answer.status >= 300 && answer.status < 400) throw redirected(request, answer);
    throw new GitLabError(
      method,
      endpoint,
      answer.status,
      messageOf(answer.text).slice(0, MAX_MESSAGE_LENGTH),
    );
  } catch (error) {
    if (error instanceof NoAnswerError) throw new GitLabError(method, endpoint, undefined, error.message);
    throw error;
  }
}

const record = z.record(z.string(), z.unknown());
const list = z.array(record);
const recordOrList = z.union([list, record]);

/** The answer as data. A login page, a proxy's page or half an answer is no answer, whatever its status says. */
function readAnswer({ method, endpoint, url }: Request, answer: HttpAnswer): FormattedResponse {
  const { headers, text, status } = answer;
  const rest = { headers: Object.fromEntries(headers.entries()), status };
  if (text === "") return { body: null, ...rest };
  if (isPlainText(headers)) return { body: text, ...rest };
  const isList = url.searchParams.has("per_page");
  const body = (isList ? list : recordOrList).safeParse(parseJson(text)).data;
  if (body !== undefined) return { body, ...rest };
  const wanted = isList ? "a list" : "JSON";
  throw new GitLabError(method, endpoint, status, `the answer is not ${wanted}: ${excerpt(text)}`);
}

/** A job's log. */
function isPlainText(headers: Headers): boolean {
  return headers.get("content-type")?.startsWith("text/plain") === true;
}

function redirected({ method, endpoint, url }: Request, { status, headers }: HttpAnswer): GitLabError {
  const location = headers.get("location") ?? "";
  const target = URL.canParse(location, url.href) ? new URL(location, url).origin : "an unknown place";
  return new GitLabError(method, endpoint, status, `redirected to ${target}, which is not followed`);
}

/** The beginning of an answer, in one line. */
function excerpt(text: string): string {
  return text.slice(0, MAX_EXCERPT_LENGTH).replace(/\s+/g, " ").trim();
}

/** GitLab answers `{message}` or `{error}`, where the message may be an object; a proxy answers a page. */
function messageOf(text: string): string {
  const answer = parseJson(text);
  if (typeof answer !== "object" || answer === null) return excerpt(text);
  const message = "message" in answer ? answer.message : "error" in answer ? answer.error : text;
  return typeof message === "string" ? message : JSON.stringify(message);
}
