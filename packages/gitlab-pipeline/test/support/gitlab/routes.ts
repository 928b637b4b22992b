import {
  type ApiAnswer,
  ApiError,
  type ApiRequest,
  apiPath,
  input,
  nameOf,
  ok,
  PROJECT,
  page,
  type Route,
  requireParameters,
} from "./api";
import type { StoredIssue, StoredMergeRequest, StoredNote } from "./model";
import type { GitLabWorld } from "./server";
import { SETTINGS_ROUTES } from "./settings-routes";
import { STATE_ROUTES } from "./state-routes";

/** app/models/concerns/notes (Gitlab::Database::MAX_TEXT_SIZE_LIMIT): the body of a note has at most 1,000,000 characters. */
const MAX_NOTE_LENGTH = 1_000_000;

const MR = `${PROJECT}/merge_requests/(\\d+)`;

const NOTES = "lib/api/notes.rb";
const DISCUSSIONS = "lib/api/discussions.rb";
const MERGE_REQUESTS = "lib/api/merge_requests.rb";
const ISSUES = "lib/api/issues.rb";

export const ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: /^\/api\/v4\/user$/,
    source: "lib/api/users.rb",
    role: "guest",
    handler: (_world, request) => ok({ id: request.account?.id }),
  },
  {
    method: "GET",
    path: apiPath(MR),
    source: MERGE_REQUESTS,
    jobToken: "header",
    handler: (world, _request, [iid]) => ok(shown(find(world, iid))),
  },
  { method: "PUT", path: apiPath(MR), source: MERGE_REQUESTS, handler: editMergeRequest },
  {
    method: "GET",
    path: apiPath(`${MR}/pipelines`),
    source: MERGE_REQUESTS,
    handler: (world, request, [iid]) =>
      page(
        request,
        find(world, iid).pipelines.map((id) => ({ id })),
      ),
  },
  {
    method: "GET",
    path: apiPath(`${MR}/approvals`),
    source: "lib/api/merge_request_approvals.rb",
    handler: (world, _request, [iid]) =>
      ok({ approved_by: find(world, iid).approvedBy.map((id) => ({ user: { id } })) }),
  },
  {
    method: "GET",
    path: apiPath(`${PROJECT}/repository/commits/([0-9a-f]+)/merge_requests`),
    source: "lib/api/commits.rb",
    handler: (world, request, [sha = ""]) =>
      page(
        request,
        (world.commits.get(sha) ?? []).map((iid) => shown(find(world, String(iid)))),
      ),
  },
  {
    method: "GET",
    path: apiPath(`${PROJECT}/repository/branches/([^/]+)`),
    source: "lib/api/branches.rb",
    handler: showBranch,
  },
  {
    method: "GET",
    path: apiPath(`${PROJECT}/deployments`),
    source: "lib/api/deployments.rb",
    handler: listDeployments,
  },
  {
    method: "GET",
    path: apiPath(`${PROJECT}/pipelines/(\\d+)/jobs`),
    source: "lib/api/ci/jobs.rb",
    handler: (world, request, [pipeline]) => page(request, world.pipelineJobs.get(Number(pipeline)) ?? []),
  },
  {
    method: "GET",
    path: apiPath(`${PROJECT}/jobs/(\\d+)/trace`),
    source: "lib/api/ci/jobs.rb",
    handler: showLog,
  },
  { method: "GET", path: apiPath(`${MR}/notes`), source: NOTES, jobToken: "header", handler: listNotes },
  { method: "POST", path: apiPath(`${MR}/notes`), source: NOTES, handler: createNote },
  { method: "PUT", path: apiPath(`${MR}/notes/(\\d+)`), source: NOTES, handler: editNote },
  { method: "DELETE", path: apiPath(`${MR}/notes/(\\d+)`), source: NOTES, handler: deleteNote },
  {
    method: "GET",
    path: apiPath(`${MR}/discussions`),
    source: DISCUSSIONS,
    handler: (world, request, [iid]) => page(request, find(world, iid).threads),
  },
  { method: "POST", path: apiPath(`${MR}/discussions`), source: DISCUSSIONS, handler: createThread },
  {
    method: "POST",
    path: apiPath(`${MR}/discussions/([^/]+)/notes`),
    source: DISCUSSIONS,
    handler: replyToThread,
  },
  { method: "PUT", path: apiPath(`${MR}/discussions/([^/]+)`), source: DISCUSSIONS, handler: resolveThread },
  { method: "GET", path: apiPath(`${PROJECT}/issues`), source: ISSUES, handler: listIssues },
  { method: "POST", path: apiPath(`${PROJECT}/issues`), source: ISSUES, handler: createIssue },
  { method: "PUT", path: apiPath(`${PROJECT}/issues/(\\d+)`), source: ISSUES, handler: editIssue },
  ...STATE_ROUTES,
  ...SETTINGS_ROUTES,
];

export function route(world: GitLabWorld, request: ApiRequest): ApiAnswer {
  for (const each of ROUTES) {
    const match = each.path.exec(request.url.pathname);
    if (each.method !== request.method || match === null) continue;
    authorize(each, request);
    return each.handler(world, request, match.slice(1));
  }
  throw new ApiError(404, { error: "404 Not Found" });
}

const ROLES = ["stranger", "guest", "developer", "maintainer"] as const;

/** lib/api/helpers.rb: who is not known is refused; from whom the project is private, it is hidden. */
function authorize({ jobToken, role = "developer" }: Route, { account, basic }: ApiRequest): void {
  if (account === undefined) throw new ApiError(401, { message: "401 Unauthorized" });
  if (account.kind === "job" && (jobToken === undefined || (jobToken === "basic") !== basic)) {
    // doc/ci/jobs/ci_job_token.md: to every other endpoint the token belongs to nobody who may.
    throw jobToken === undefined
      ? new ApiError(403, { message: "403 Forbidden" })
      : new ApiError(401, { message: "401 Unauthorized" });
  }
  if (ROLES.indexOf(account.role) < ROLES.indexOf(role)) {
    throw new ApiError(404, { message: "404 Project Not Found" });
  }
}

function find(world: GitLabWorld, iid: string | undefined): StoredMergeRequest {
  const mergeRequest = world.mergeRequests.get(Number(iid));
  if (mergeRequest === undefined) throw new ApiError(404, { message: "404 Merge Request Not Found" });
  return mergeRequest;
}

function showBranch(world: GitLabWorld, _request: ApiRequest, [name = ""]: readonly string[]): ApiAnswer {
  const id = world.branches.get(decodeURIComponent(name));
  if (id === undefined) throw new ApiError(404, { message: "404 Branch Not Found" });
  return ok({ name, commit: { id } });
}

/** `add_labels` and `remove_labels` are lists divided by commas; a label that is not there yet is made. */
function editMergeRequest(world: GitLabWorld, request: ApiRequest, [iid]: readonly string[]): ApiAnswer {
  const mergeRequest = find(world, iid);
  const { add_labels: add, remove_labels: remove } = input(request);
  const names = (list: unknown) => (typeof list === "string" ? list.split(",") : []);
  const removed = names(remove);
  const kept = mergeRequest.labels.filter((label) => !removed.includes(label));
  mergeRequest.labels = [...new Set([...kept, ...names(add)])];
  return ok(shown(mergeRequest));
}

/** By default the oldest comes first. */
function listDeployments(world: GitLabWorld, request: ApiRequest): ApiAnswer {
  const query = request.url.searchParams;
  const wanted = world.deployments.filter(
    ({ environment, status }) =>
      environment.name === (query.get("environment") ?? environment.name) &&
      status === (query.get("status") ?? status),
  );
  return page(request, query.get("sort") === "desc" ? [...wanted].reverse() : wanted);
}

/** A log is plain text; a job without one has an empty one. */
function showLog(world: GitLabWorld, _request: ApiRequest, [job]: readonly string[]): ApiAnswer {
  const log = world.logs.get(Number(job));
  if (log === undefined) throw new ApiError(404, { message: "404 Not found" });
  return { ...ok(log), headers: { "content-type": "text/plain" } };
}

function shown({ threads: _threads, pipelines: _pipelines, approvedBy: _by, ...rest }: StoredMergeRequest) {
  return rest;
}

function noteText(request: ApiRequest): string {
  requireParameters(request, ["body"]);
  const body = String(input(request)["body"]);
  if (body.trim() === "") throw invalidNote("can't be blank");
  if (body.length > MAX_NOTE_LENGTH)
    throw invalidNote(`is too long (maximum is ${MAX_NOTE_LENGTH} characters)`);
  return body;
}

function invalidNote(why: string): ApiError {
  return new ApiError(400, { message: `400 Bad request - Note {:note=>["${why}"]}` });
}

function makeNote(world: GitLabWorld, request: ApiRequest, resolvable: boolean): StoredNote {
  world.nextId += 1;
  return {
    id: world.nextId,
    body: noteText(request),
    author: { id: request.account?.id ?? 0, username: nameOf(request) },
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
  // `authorize! :admin_note`: the author's, or a Maintainer's.
  const isAllowed = note.author.id === request.account?.id || request.account?.role === "maintainer";
  if (!isAllowed) throw new ApiError(403, { message: "403 Forbidden" });
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
