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

  /** At the edge a refusal is a problem with advice, not a defect. */
  get problems(): readonly Problem[] {
    return [gitLabProblem(this)];
  }

  /** The request may have been carried out although no good answer came. */
  get mayHaveHappened(): boolean {
    return this.status === undefined || this.status >= 500;
  }
}

type Advice = readonly [rule: string, fix: string];

const ADVICE: Readonly<Record<number, Advice>> = {
  401: ["GitLab does not know the token", "set a valid token; an expired or revoked one must be made again"],
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

/** Advice about Terraform's states, whose endpoints ask for another role than notes do. */
const STATE_ADVICE: Readonly<Record<number, Advice>> = {
  403: [
    "the token may not do this with Terraform's state",
    "reading a state needs the Developer role, locking and writing it the Maintainer role",
  ],
  409: [
    "GitLab refused it because of the state's lock",
    "run the job again; if it stays so, look at the state's lock under Operate, Terraform states",
  ],
  413: [
    "the state is larger than this GitLab accepts",
    "an administrator raises max_terraform_state_size_bytes; keep the sealed state until then",
  ],
  422: [
    "GitLab has a version with this serial already, or the state was deleted",
    "somebody has applied since: compare the states before you store this one",
  ],
  500: [
    "GitLab did not store it; it answers so, too, when the state is locked under another id",
    "look at who holds the lock under Operate, Terraform states",
  ],
};

const REDIRECT: Advice = [
  "GitLab answered with a redirect, which is not followed because it would carry the token along",
  "use the address that GitLab gives itself (CI_API_V4_URL): https, and no login page or proxy in front of it",
];

const NO_GOOD_ANSWER: Advice = [
  "the answer is not one of GitLab's API",
  "look for a proxy or a login page between the runner and GitLab",
];

/** Message for people. */
export function gitLabProblem(error: GitLabError): Problem {
  const [rule, fix] = adviceOf(error);
  return { where: `${error.method} ${error.endpoint}`, value: error.message, rule, fix };
}

function adviceOf({ endpoint, status }: GitLabError): Advice {
  const again = "run the job again; if it stays so, look at GitLab's status page and at the request above";
  if (status === undefined) return ["GitLab did not answer", again];
  if (status < 300) return NO_GOOD_ANSWER;
  if (status < 400) return REDIRECT;
  const special = endpoint.includes("/terraform/state/") ? STATE_ADVICE[status] : undefined;
  return special ?? ADVICE[status] ?? ["GitLab refused the request", again];
}
