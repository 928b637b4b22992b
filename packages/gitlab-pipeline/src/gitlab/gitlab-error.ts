import type { Problem } from "@infra-tools/runtime/problem";

/** GitLab refused a request, or did not answer. Holds no header, so no token. */
export class GitLabError extends Error {
  readonly method: string;
  readonly endpoint: string;
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;

  constructor(method: string, endpoint: string, status: number | undefined, message: string) {
    super(`${method} ${endpoint}: ${status ?? "no answer"} ${message}`);
    this.name = "GitLabError";
    this.method = method;
    this.endpoint = endpoint;
    this.status = status;
  }

  /** The request may have been carried out although no good answer came. */
  get mayHaveHappened(): boolean {
    return this.status === undefined || this.status >= 500;
  }
}

const ADVICE: Readonly<Record<number, readonly [rule: string, fix: string]>> = {
  401: ["GitLab does not know the token", "set a valid token; an expired or revoked one must be made anew"],
  403: [
    "the token may not do this",
    "use a project access token with the api scope and the Developer role: a job's own token can only read notes",
  ],
  404: [
    "GitLab finds no such thing, or hides it from this token",
    "check the project id and that the token belongs to a member of the project",
  ],
  429: ["GitLab's rate limit was reached and did not clear in time", "run the job again later"],
};

/** Message for people. */
export function gitLabProblem(error: GitLabError): Problem {
  const [rule, fix] = ADVICE[error.status ?? 0] ?? [
    error.status === undefined ? "GitLab did not answer" : "GitLab refused the request",
    "run the job again; if it stays so, look at GitLab's status page and at the request above",
  ];
  return { where: `${error.method} ${error.endpoint}`, value: error.message, rule, fix };
}
