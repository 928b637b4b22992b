import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ApiError, type ApiRequest } from "./api";
import type {
  Account,
  Fault,
  ServedRequest,
  StoredDeployment,
  StoredIssue,
  StoredJob,
  StoredMergeRequest,
  StoredNote,
  StoredSettings,
  StoredState,
} from "./model";
import { route } from "./routes";

/** Everything the pretend GitLab holds; tests read and change it directly. */
export interface GitLabWorld {
  readonly accounts: Map<string, Account>;
  readonly mergeRequests: Map<number, StoredMergeRequest>;
  readonly issues: StoredIssue[];
  readonly states: Map<string, StoredState>;
  /** Commit -> iids of the merge requests that brought it. */
  readonly commits: Map<string, number[]>;
  /** Branch -> its last commit. */
  readonly branches: Map<string, string>;
  readonly settings: StoredSettings;
  /** Oldest first. */
  readonly deployments: StoredDeployment[];
  /** Pipeline -> its jobs. */
  readonly pipelineJobs: Map<number, StoredJob[]>;
  /** Job -> its log. */
  readonly logs: Map<number, string>;
  /** The instance's max_terraform_state_size_bytes; 0 is without a limit. */
  maxStateBytes: number;
  now: () => Date;
  nextId: number;
}

/** A small GitLab for tests: the calls our jobs make, with GitLab's limits and refusals. */
export interface GitLabServer {
  readonly apiUrl: string;
  readonly world: GitLabWorld;
  readonly served: readonly ServedRequest[];
  /** Makes the next request that matches go wrong. */
  failNext(method: string, path: RegExp, fault: Fault): void;
  /** Runs after a matching request was carried out, before it is answered: another writer in between. */
  after(method: string, path: RegExp, action: () => void): void;
  close(): Promise<void>;
}

interface Planned<T> {
  readonly method: string;
  readonly path: RegExp;
  readonly what: T;
}

export async function startGitLab(): Promise<GitLabServer> {
  const world: GitLabWorld = {
    accounts: new Map(),
    mergeRequests: new Map(),
    issues: [],
    states: new Map(),
    commits: new Map(),
    branches: new Map(),
    settings: {
      project: { default_branch: "main" },
      protectedBranches: new Map(),
      resourceGroups: [],
      variables: [],
      schedules: [],
    },
    deployments: [],
    pipelineJobs: new Map(),
    logs: new Map(),
    maxStateBytes: 0,
    now: () => new Date("2026-11-23T08:00:00.000Z"),
    nextId: 1000,
  };
  const served: ServedRequest[] = [];
  const faults: Planned<Fault>[] = [];
  const actions: Planned<() => void>[] = [];
  const server = createServer((message, response) => {
    handle(message, response, { world, served, faults, actions }).catch((error: unknown) => {
      answer(response, 500, { message: String(error) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    apiUrl: `http://127.0.0.1:${port(server)}/api/v4`,
    world,
    served,
    failNext: (method, path, fault) => faults.push({ method, path, what: fault }),
    after: (method, path, action) => actions.push({ method, path, what: action }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function port(server: Server): number {
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

interface Surroundings {
  readonly world: GitLabWorld;
  readonly served: ServedRequest[];
  readonly faults: Planned<Fault>[];
  readonly actions: Planned<() => void>[];
}

async function handle(
  message: IncomingMessage,
  response: ServerResponse,
  around: Surroundings,
): Promise<void> {
  const url = new URL(message.url ?? "/", "http://localhost");
  const method = message.method ?? "GET";
  const { account, basic } = authenticate(message, around.world);
  around.served.push({ method, path: url.pathname, account: account?.id });
  const fault = take(around.faults, method, url.pathname);
  if (fault?.kind === "status") {
    const headers: Record<string, string> = {};
    if (fault.retryAfterSeconds !== undefined) headers["retry-after"] = String(fault.retryAfterSeconds);
    return answer(response, fault.status, { message: "planned fault" }, headers);
  }
  if (fault?.kind === "instead") return answer(response, fault.status, fault.body, fault.headers);
  if (fault?.kind === "hang") return;
  if (fault?.kind === "drip") return drip(response);
  const request: ApiRequest = { method, url, account, basic, body: await readBody(message) };
  try {
    const result = route(around.world, request);
    take(around.actions, method, url.pathname)?.();
    if (fault?.kind === "lost-answer") {
      message.socket.destroy();
      return;
    }
    answer(response, result.status, result.body, result.headers);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    answer(response, error.status, error.body);
  }
}

/** lib/gitlab/auth/auth_finders.rb: by basic authentication a job's token belongs to the user gitlab-ci-token only. */
function authenticate(
  { headers }: IncomingMessage,
  { accounts }: GitLabWorld,
): { readonly account: Account | undefined; readonly basic: boolean } {
  const credentials = /^Basic (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (credentials !== undefined) {
    const [user, password = ""] = Buffer.from(credentials, "base64").toString("utf8").split(":");
    const account = accounts.get(password);
    const fits = (account?.kind === "job") === (user === "gitlab-ci-token");
    return { account: fits ? account : undefined, basic: true };
  }
  const token = headers["private-token"] ?? headers["job-token"];
  const account = typeof token === "string" ? accounts.get(token) : undefined;
  const kind = headers["private-token"] === undefined ? "job" : "access";
  return { account: account?.kind === kind ? account : undefined, basic: false };
}

/** A byte now and then, and never all. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 20);
  response.on("close", () => clearInterval(timer));
}

function take<T>(planned: Planned<T>[], method: string, path: string): T | undefined {
  const index = planned.findIndex((each) => each.method === method && each.path.test(path));
  return index === -1 ? undefined : planned.splice(index, 1)[0]?.what;
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) return;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(status === 204 ? undefined : text);
}

/** A merge request to begin with. */
export function addMergeRequest(world: GitLabWorld, iid: number, sha: string): StoredMergeRequest {
  const made: StoredMergeRequest = {
    iid,
    state: "opened",
    target_branch: "main",
    labels: [],
    sha,
    author: { id: 8 },
    merge_commit_sha: null,
    squash_commit_sha: null,
    pipelines: [],
    approvedBy: [],
    threads: [],
  };
  world.mergeRequests.set(iid, made);
  return made;
}

/** Every note of a merge request, oldest first. */
export function notesOf(mergeRequest: StoredMergeRequest): readonly StoredNote[] {
  return mergeRequest.threads.flatMap((thread) => thread.notes).sort((a, b) => a.id - b.id);
}
