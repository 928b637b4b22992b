import type { Account, StoredIssue, StoredMergeRequest, StoredNote, StoredState } from "./model";
import type { GitLabWorld } from "./server";

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly account: Account | undefined;
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

/** doc/api/notes.md: the body of a note is limited to 1,000,000 characters. */
const LONGEST_NOTE = 1_000_000;
const LARGEST_PAGE = 100;

type Handler = (world: GitLabWorld, request: ApiRequest, parts: readonly string[]) => ApiAnswer;

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handler: Handler;
  /** A job's own token may call it. */
  readonly jobToken?: boolean;
  /** The Maintainer role is needed. */
  readonly maintainer?: boolean;
}

const PROJECT = "/api/v4/projects/[^/]+";
const MR = `${PROJECT}/merge_requests/(\\d+)`;

const ROUTES: readonly Route[] = [
  { method: "GET", path: /^\/api\/v4\/user$/, handler: (_world, request) => ok({ id: request.account?.id }) },
  {
    method: "GET",
    path: at(MR),
    jobToken: true,
    handler: (world, _request, [iid]) => ok(shown(find(world, iid))),
  },
  {
    method: "GET",
    path: at(`${MR}/pipelines`),
    handler: (world, request, [iid]) =>
      page(
        request,
        find(world, iid).pipelines.map((id) => ({ id })),
      ),
  },
  {
    method: "GET",
    path: at(`${PROJECT}/repository/commits/([0-9a-f]+)/merge_requests`),
    handler: (world, _request, [sha = ""]) =>
      ok((world.commits.get(sha) ?? []).map((iid) => shown(find(world, String(iid))))),
  },
  { method: "GET", path: at(`${PROJECT}/repository/branches/([^/]+)`), handler: showBranch },
  { method: "GET", path: at(`${MR}/notes`), jobToken: true, handler: listNotes },
  { method: "POST", path: at(`${MR}/notes`), handler: createNote },
  { method: "PUT", path: at(`${MR}/notes/(\\d+)`), handler: editNote },
  { method: "DELETE", path: at(`${MR}/notes/(\\d+)`), handler: deleteNote },
  {
    method: "GET",
    path: at(`${MR}/discussions`),
    handler: (world, request, [iid]) => page(request, find(world, iid).threads),
  },
  { method: "POST", path: at(`${MR}/discussions`), handler: createThread },
  { method: "POST", path: at(`${MR}/discussions/([^/]+)/notes`), handler: replyToThread },
  { method: "PUT", path: at(`${MR}/discussions/([^/]+)`), handler: resolveThread },
  { method: "GET", path: at(`${PROJECT}/issues`), handler: listIssues },
  { method: "POST", path: at(`${PROJECT}/issues`), handler: createIssue },
  { method: "PUT", path: at(`${PROJECT}/issues/(\\d+)`), handler: editIssue },
  { method: "GET", path: at(`${PROJECT}/terraform/state/([^/]+)`), jobToken: true, handler: readState },
  {
    method: "POST",
    path: at(`${PROJECT}/terraform/state/([^/]+)`),
    jobToken: true,
    maintainer: true,
    handler: writeState,
  },
  {
    method: "POST",
    path: at(`${PROJECT}/terraform/state/([^/]+)/lock`),
    jobToken: true,
    maintainer: true,
    handler: lockState,
  },
  {
    method: "DELETE",
    path: at(`${PROJECT}/terraform/state/([^/]+)/lock`),
    jobToken: true,
    maintainer: true,
    handler: unlockState,
  },
];

function at(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

export function route(world: GitLabWorld, request: ApiRequest): ApiAnswer {
  for (const each of ROUTES) {
    const match = each.path.exec(request.url.pathname);
    if (each.method !== request.method || match === null) continue;
    authorize(each, request.account);
    return each.handler(world, request, match.slice(1));
  }
  throw new ApiError(404, { error: "404 Not Found" });
}

function authorize(wanted: Route, account: Account | undefined): void {
  if (account === undefined) throw new ApiError(401, { message: "401 Unauthorized" });
  const allowed =
    (account.kind === "access" || wanted.jobToken === true) &&
    account.role !== "guest" &&
    (wanted.maintainer !== true || account.role === "maintainer");
  if (!allowed) throw new ApiError(403, { message: "403 Forbidden" });
}

function ok(body: unknown, status = 200): ApiAnswer {
  return { status, body };
}

/** GitLab gives 20 elements a page, at most 100, and the next page's address in `Link`. */
function page(request: ApiRequest, all: readonly unknown[]): ApiAnswer {
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

function find(world: GitLabWorld, iid: string | undefined): StoredMergeRequest {
  const found = world.mergeRequests.get(Number(iid));
  if (found === undefined) throw new ApiError(404, { message: "404 Merge Request Not Found" });
  return found;
}

function showBranch(world: GitLabWorld, _request: ApiRequest, [name = ""]: readonly string[]): ApiAnswer {
  const id = world.branches.get(decodeURIComponent(name));
  if (id === undefined) throw new ApiError(404, { message: "404 Branch Not Found" });
  return ok({ name, commit: { id } });
}

function shown({ threads: _threads, pipelines: _pipelines, ...mergeRequest }: StoredMergeRequest): unknown {
  return mergeRequest;
}

function input(request: ApiRequest): Readonly<Record<string, unknown>> {
  const body: unknown = request.body === "" ? {} : JSON.parse(request.body);
  const query = Object.fromEntries(request.url.searchParams.entries());
  return { ...query, ...(typeof body === "object" ? body : {}) };
}

function noteText(request: ApiRequest): string {
  const { body } = input(request);
  if (typeof body !== "string" || body.trim() === "")
    throw new ApiError(400, { message: { note: ["can't be blank"] } });
  if (body.length > LONGEST_NOTE) {
    throw new ApiError(400, { message: { note: [`is too long (maximum is ${LONGEST_NOTE} characters)`] } });
  }
  return body;
}

function makeNote(world: GitLabWorld, request: ApiRequest, resolvable: boolean): StoredNote {
  world.nextId += 1;
  return {
    id: world.nextId,
    body: noteText(request),
    author: { id: request.account?.id ?? 0 },
    system: false,
    resolvable,
    resolved: false,
  };
}

function allNotes(mergeRequest: StoredMergeRequest): StoredNote[] {
  return mergeRequest.threads.flatMap((thread) => thread.notes).sort((a, b) => a.id - b.id);
}

function listNotes(world: GitLabWorld, request: ApiRequest, [iid]: readonly string[]): ApiAnswer {
  const notes = allNotes(find(world, iid));
  return page(request, request.url.searchParams.get("sort") === "asc" ? notes : notes.reverse());
}

function createNote(world: GitLabWorld, request: ApiRequest, [iid]: readonly string[]): ApiAnswer {
  const note = makeNote(world, request, false);
  find(world, iid).threads.push({ id: `d${note.id}`, individual_note: true, notes: [note] });
  return ok(note, 201);
}

function ownNote(
  world: GitLabWorld,
  request: ApiRequest,
  iid: string | undefined,
  id: string | undefined,
): StoredNote {
  const note = allNotes(find(world, iid)).find((each) => each.id === Number(id));
  if (note === undefined) throw new ApiError(404, { message: "404 Note Not Found" });
  if (note.author.id !== request.account?.id) throw new ApiError(403, { message: "403 Forbidden" });
  return note;
}

function editNote(world: GitLabWorld, request: ApiRequest, [iid, id]: readonly string[]): ApiAnswer {
  const note = ownNote(world, request, iid, id);
  note.body = noteText(request);
  return ok(note);
}

function deleteNote(world: GitLabWorld, request: ApiRequest, [iid, id]: readonly string[]): ApiAnswer {
  const note = ownNote(world, request, iid, id);
  const { threads } = find(world, iid);
  threads.splice(
    threads.findIndex((thread) => thread.notes.includes(note)),
    1,
  );
  return ok("", 204);
}

function createThread(world: GitLabWorld, request: ApiRequest, [iid]: readonly string[]): ApiAnswer {
  const note = makeNote(world, request, true);
  const thread = { id: `d${note.id}`, individual_note: false, notes: [note] };
  find(world, iid).threads.push(thread);
  return ok(thread, 201);
}

function findThread(world: GitLabWorld, iid: string | undefined, id: string | undefined) {
  const thread = find(world, iid).threads.find((each) => each.id === id);
  if (thread === undefined) throw new ApiError(404, { message: "404 Discussion Not Found" });
  return thread;
}

function replyToThread(world: GitLabWorld, request: ApiRequest, [iid, id]: readonly string[]): ApiAnswer {
  const note = makeNote(world, request, true);
  findThread(world, iid, id).notes.push(note);
  return ok(note, 201);
}

function resolveThread(world: GitLabWorld, request: ApiRequest, [iid, id]: readonly string[]): ApiAnswer {
  const thread = findThread(world, iid, id);
  const { resolved } = input(request);
  for (const note of thread.notes) note.resolved = resolved === true || resolved === "true";
  return ok(thread);
}

function listIssues(world: GitLabWorld, request: ApiRequest): ApiAnswer {
  const query = request.url.searchParams;
  const label = query.get("labels");
  const wanted = world.issues.filter(
    (issue) =>
      (query.get("state") === null || issue.state === query.get("state")) &&
      (label === null || issue.labels.includes(label)),
  );
  return page(request, query.get("sort") === "asc" ? wanted : [...wanted].reverse());
}

function createIssue(world: GitLabWorld, request: ApiRequest): ApiAnswer {
  const { title, description, labels } = input(request);
  const issue: StoredIssue = {
    iid: world.issues.length + 1,
    author: { id: request.account?.id ?? 0 },
    title: String(title),
    description: String(description ?? ""),
    labels: String(labels ?? "").split(","),
    state: "opened",
  };
  world.issues.push(issue);
  return ok(issue, 201);
}

function editIssue(world: GitLabWorld, request: ApiRequest, [iid]: readonly string[]): ApiAnswer {
  const issue = world.issues.find((each) => each.iid === Number(iid));
  if (issue === undefined) throw new ApiError(404, { message: "404 Issue Not Found" });
  const { description, state_event: event } = input(request);
  if (typeof description === "string") issue.description = description;
  if (event === "close") issue.state = "closed";
  return ok(issue);
}

function stateNamed(world: GitLabWorld, name = ""): StoredState {
  const found = world.states.get(name) ?? { content: undefined, lock: undefined, versions: [] };
  world.states.set(name, found);
  return found;
}

function readState(world: GitLabWorld, _request: ApiRequest, [name]: readonly string[]): ApiAnswer {
  const { content } = stateNamed(world, name);
  return content === undefined ? ok("", 204) : ok(content);
}

function writeState(world: GitLabWorld, request: ApiRequest, [name]: readonly string[]): ApiAnswer {
  const state = stateNamed(world, name);
  const id = request.url.searchParams.get("ID");
  if (state.lock !== undefined && state.lock["ID"] !== id) throw new ApiError(409, state.lock);
  state.content = request.body;
  state.versions.push(request.body);
  return ok({});
}

function lockState(world: GitLabWorld, request: ApiRequest, [name]: readonly string[]): ApiAnswer {
  const state = stateNamed(world, name);
  if (state.lock !== undefined) throw new ApiError(423, state.lock);
  state.lock = JSON.parse(request.body);
  return ok({});
}

function unlockState(world: GitLabWorld, request: ApiRequest, [name]: readonly string[]): ApiAnswer {
  const state = stateNamed(world, name);
  const wanted = request.body === "" ? undefined : JSON.parse(request.body).ID;
  if (state.lock !== undefined && wanted !== undefined && state.lock["ID"] !== wanted)
    throw new ApiError(409, state.lock);
  state.lock = undefined;
  return ok({});
}
