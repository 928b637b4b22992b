import {
  type ApiAnswer,
  ApiError,
  type ApiRequest,
  apiPath,
  forbidden,
  input,
  ok,
  PROJECT,
  page,
  type Route,
} from "./api";
import type { GitLabWorld } from "./server";

/** app/models/ci/resource_group.rb */
const PROCESS_MODES = ["unordered", "oldest_first", "newest_first", "newest_ready_first"];

export const SETTINGS_ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: apiPath(PROJECT),
    source: "lib/api/projects.rb",
    handler: (world) => ok(world.settings.project),
  },
  {
    method: "PUT",
    path: apiPath(PROJECT),
    source: "lib/api/projects.rb",
    handler: (world, request) => {
      authorizeMaintainer(request);
      return ok(Object.assign(world.settings.project, input(request)));
    },
  },
  {
    method: "GET",
    path: apiPath(`${PROJECT}/protected_branches/([^/]+)`),
    source: "lib/api/protected_branches.rb",
    handler: showProtectedBranch,
  },
  {
    method: "GET",
    path: apiPath(`${PROJECT}/resource_groups`),
    source: "lib/api/ci/resource_groups.rb",
    handler: (world, request) => page(request, world.settings.resourceGroups),
  },
  {
    method: "PUT",
    path: apiPath(`${PROJECT}/resource_groups/([^/]+)`),
    source: "lib/api/ci/resource_groups.rb",
    handler: editResourceGroup,
  },
  {
    method: "GET",
    path: apiPath(`${PROJECT}/variables`),
    source: "lib/api/ci/variables.rb",
    handler: (world, request) => {
      authorizeMaintainer(request);
      return page(request, world.settings.variables);
    },
  },
  {
    method: "GET",
    path: apiPath(`${PROJECT}/pipeline_schedules`),
    source: "lib/api/ci/pipeline_schedules.rb",
    handler: (world, request) => page(request, world.settings.schedules),
  },
];

/** `authorize_admin_project` and its like. */
function authorizeMaintainer({ account }: ApiRequest): void {
  if (account?.role !== "maintainer") throw forbidden();
}

function showProtectedBranch(
  world: GitLabWorld,
  request: ApiRequest,
  [name = ""]: readonly string[],
): ApiAnswer {
  authorizeMaintainer(request);
  const branch = world.settings.protectedBranches.get(decodeURIComponent(name));
  if (branch === undefined) throw new ApiError(404, { message: "404 Not found" });
  return ok(branch);
}

function editResourceGroup(
  world: GitLabWorld,
  request: ApiRequest,
  [key = ""]: readonly string[],
): ApiAnswer {
  const group = world.settings.resourceGroups.find((each) => each.key === decodeURIComponent(key));
  if (group === undefined) throw new ApiError(404, { message: "404 Not found" });
  const mode = String(input(request)["process_mode"]);
  if (!PROCESS_MODES.includes(mode))
    throw new ApiError(400, { error: "process_mode does not have a valid value" });
  group.process_mode = mode;
  return ok(group);
}
