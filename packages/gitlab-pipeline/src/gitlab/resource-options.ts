import { createRequesterFn } from "@gitbeaker/requester-utils";
import { REAL_HTTP } from "../http/http-port";
import { DEFAULT_RETRY } from "../http/retry";
import { createRequestHandler, type RequestHandlerOptions, type WithheldRequest } from "./request-handler";

export type Token = { readonly kind: "access" | "job"; readonly value: string };

export interface GitLabOptions {
  /** `CI_API_V4_URL`: `https://gitlab.example.com/api/v4`. */
  readonly apiUrl: string;
  /** Numeric id or path of the project. */
  readonly project: string;
  readonly token: Token;
  readonly retry?: RequestHandlerOptions["retry"];
  readonly http?: RequestHandlerOptions["http"];
  /** Given: nothing is changed, and each request that would is handed here. */
  readonly withhold?: (request: WithheldRequest) => void;
}

/** Options of the library's classes: our own request handler, and the token in the header that belongs to its kind. */
export function resourceOptions(options: GitLabOptions) {
  const handler = createRequestHandler({
    retry: options.retry ?? DEFAULT_RETRY,
    http: options.http ?? REAL_HTTP,
    ...(options.withhold === undefined ? {} : { withhold: options.withhold }),
  });
  const shared = {
    host: options.apiUrl.replace(/\/api\/v4\/?$/, ""),
    requesterFn: createRequesterFn(async (_resource, request) => request, handler),
    // The library would count requests itself; the server's own limits are honoured by the retries.
    rateLimits: {},
  };
  const { token } = options;
  return token.kind === "job" ? { ...shared, jobToken: token.value } : { ...shared, token: token.value };
}
