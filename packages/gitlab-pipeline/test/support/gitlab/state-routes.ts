import {
  type ApiAnswer,
  ApiError,
  type ApiRequest,
  apiPath,
  forbidden,
  input,
  nameOf,
  ok,
  PROJECT,
  type Route,
  requireParameters,
} from "./api";
import type { StoredState } from "./model";
import type { GitLabWorld } from "./server";

const STATE = `${PROJECT}/terraform/state/([^/]+)`;
const source = "lib/api/terraform/state.rb";

/** The whole State API. What is stored under which lock is decided by app/services/terraform/remote_state_handler.rb. */
export const STATE_ROUTES: readonly Route[] = [
  { method: "GET", path: apiPath(STATE), source, jobToken: "basic", handler: readState },
  { method: "POST", path: apiPath(STATE), source, jobToken: "basic", handler: writeState },
  { method: "DELETE", path: apiPath(STATE), source, jobToken: "basic", handler: deleteState },
  { method: "POST", path: apiPath(`${STATE}/lock`), source, jobToken: "basic", handler: lockState },
  { method: "DELETE", path: apiPath(`${STATE}/lock`), source, jobToken: "basic", handler: unlockState },
];

/** Parameters of a lock request; each must be there and may be empty. */
const LOCK_PARAMETERS = ["ID", "Operation", "Info", "Who", "Version", "Created", "Path"] as const;

/** `authorize! :admin_terraform_state`, which comes after the check of the parameters. */
function authorizeAdmin({ account }: ApiRequest): void {
  if (account?.role !== "maintainer") throw forbidden();
}

function readState(world: GitLabWorld, _request: ApiRequest, [name = ""]: readonly string[]): ApiAnswer {
  const state = world.states.get(name);
  // ActiveRecord::RecordNotFound, rescued in lib/api/api.rb.
  if (state === undefined) throw new ApiError(404, { message: "404 Not found" });
  return state.content === undefined ? ok("", 204) : ok(state.content);
}

function writeState(world: GitLabWorld, request: ApiRequest, [name = ""]: readonly string[]): ApiAnswer {
  authorizeAdmin(request);
  if (request.body === "") return ok("", 204);
  const { maxStateBytes } = world;
  if (maxStateBytes > 0 && Buffer.byteLength(request.body) > maxStateBytes) {
    throw new ApiError(413, { message: "413 Request Entity Too Large" });
  }
  const { serial, ID } = input(request);
  const state = findOrCreate(world, name);
  // StateLockedError: only the two lock endpoints rescue it, so here it is an internal error.
  if (state.lock?.ID !== ID) throw new ApiError(500, { message: "500 Internal Server Error" });
  if (typeof serial !== "number") {
    throw new ApiError(422, { message: "Validation failed: Version can't be blank" });
  }
  if (state.serials.includes(serial)) {
    throw new ApiError(422, { message: "PG::UniqueViolation: ERROR: duplicate key value" });
  }
  state.content = request.body;
  state.serials.push(serial);
  state.versions.push(request.body);
  return ok("");
}

function deleteState(world: GitLabWorld, request: ApiRequest, [name = ""]: readonly string[]): ApiAnswer {
  authorizeAdmin(request);
  if (!world.states.delete(name)) throw new ApiError(404, { message: "404 Not found" });
  return ok("");
}

function lockState(world: GitLabWorld, request: ApiRequest, [name = ""]: readonly string[]): ApiAnswer {
  requireParameters(request, LOCK_PARAMETERS);
  authorizeAdmin(request);
  const { ID, Operation, Info, Version, Path } = input(request);
  const state = findOrCreate(world, name);
  const isFree = state.lock === undefined;
  state.lock ??= { ID: String(ID), Who: nameOf(request), Created: world.now().toISOString() };
  // The holder's id, user and time; the rest is what the asker sent.
  return ok({ Operation, Info, Version, Path, ...state.lock }, isFree ? 200 : 409);
}

function unlockState(world: GitLabWorld, request: ApiRequest, [name = ""]: readonly string[]): ApiAnswer {
  authorizeAdmin(request);
  const { ID } = input(request);
  const state = findOrCreate(world, name);
  // terraform force-unlock sends no id. An id while nothing is locked matches nothing.
  if (ID !== undefined && state.lock?.ID !== ID) throw new ApiError(409, 409);
  state.lock = undefined;
  return ok(200);
}

function findOrCreate(world: GitLabWorld, name: string): StoredState {
  const state = world.states.get(name) ?? { content: undefined, lock: undefined, serials: [], versions: [] };
  world.states.set(name, state);
  return state;
}
