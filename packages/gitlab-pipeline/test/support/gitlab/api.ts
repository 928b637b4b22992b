import type { Account } from "./model";
import type { GitLabWorld } from "./server";

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly account: Account | undefined;
  /** The token came by HTTP's basic authentication, not in a header of GitLab's own. */
  readonly basic: boolean;
  readonly body: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(JSON.stringify(body));
  }
}

export type Handler = (world: GitLabWorld, request: ApiRequest, parts: readonly string[]) => ApiAnswer;

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handler: Handler;
  /** File of GitLab's source that the route was read from. */
  readonly source: string;
  /** A job's own token may call it: with GitLab's header, or only as the password of `gitlab-ci-token`. */
  readonly jobToken?: "header" | "basic";
  /** Role that a member needs to be answered at all. @default "developer" */
  readonly role?: "guest" | "developer" | "maintainer";
}

export const PROJECT = "/api/v4/projects/[^/]+";

export function apiPath(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

export function ok(body: unknown, status = 200): ApiAnswer {
  return { status, body };
}

export function forbidden(): ApiError {
  return new ApiError(403, { message: "403 Forbidden" });
}

/** A request's parameters: those of the address and those of a JSON body. */
export function input(request: ApiRequest): Readonly<Record<string, unknown>> {
  const query = Object.fromEntries(request.url.searchParams.entries());
  return { ...query, ...jsonBody(request) };
}

function jsonBody({ body }: ApiRequest): Readonly<Record<string, unknown>> {
  if (body === "") return {};
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    // lib/api/api.rb: what Grape cannot parse is refused before the endpoint.
    throw new ApiError(400, { error: "Problems parsing JSON" });
  }
}

/** Grape's answer to missing parameters, all at once and in the order in which the endpoint declares them. */
export function requireParameters(request: ApiRequest, names: readonly string[]): void {
  const given = input(request);
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length === 0) return;
  throw new ApiError(400, { error: missing.map((name) => `${name} is missing`).join(", ") });
}

const LARGEST_PAGE = 100;

/** GitLab gives 20 elements a page, at most 100, and the next page's address in `Link` (lib/gitlab/pagination). */
export function page(request: ApiRequest, all: readonly unknown[]): ApiAnswer {
  const size = Math.min(LARGEST_PAGE, Number(request.url.searchParams.get("per_page") ?? 20));
  const number = Number(request.url.searchParams.get("page") ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const next = new URL(request.url);
  next.searchParams.set("page", String(number + 1));
  return {
    status: 200,
    body: all.slice((number - 1) * size, number * size),
    headers: number < last ? { link: `<${next.href}>; rel="next"`, "x-next-page": String(number + 1) } : {},
  };
}

export function nameOf({ account }: ApiRequest): string {
  return account?.username ?? `user-${account?.id ?? 0}`;
}
