import { connectSettings } from "../../src/gitlab/settings";
import { REAL_HTTP } from "../../src/http/http-port";
import { changeSetup, checkSetup, type SetupRequest } from "../../src/setup/setup";
import { type GitLabServer, startGitLab } from "../support/gitlab/server";

const REQUEST: SetupRequest = {
  deployBranch: "main",
  groups: ["pre", "ops"],
  variables: [
    {
      name: "IMAGE",
      masked: false,
      protected: false,
      form: { pattern: /@sha256:/, rule: "an image by its digest" },
    },
    { name: "KEY", masked: true, protected: true },
  ],
};

let server: GitLabServer;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set("maintainer", { id: 1, kind: "access", role: "maintainer" });
  server.world.accounts.set("developer", { id: 2, kind: "access", role: "developer" });
  const { settings } = server.world;
  Object.assign(settings.project, {
    public_jobs: false,
    only_allow_merge_if_pipeline_succeeds: true,
    only_allow_merge_if_all_discussions_are_resolved: true,
    auto_cancel_pending_pipelines: "enabled",
    ci_forward_deployment_enabled: true,
    ci_separated_caches: true,
  });
  settings.protectedBranches.set("main", {
    push_access_levels: [{ access_level: 0 }],
    merge_access_levels: [{ access_level: 40 }],
    allow_force_push: false,
  });
  for (const key of ["pre", "ops"]) settings.resourceGroups.push({ key, process_mode: "oldest_first" });
  settings.variables.push({ key: "IMAGE", value: "a/ci@sha256:1", protected: false, masked: false });
  settings.variables.push({ key: "KEY", value: "secret-of-the-project", protected: true, masked: true });
  settings.schedules.push({ ref: "refs/heads/main", active: true });
});
afterEach(() => server.close());

function connect(token = "maintainer") {
  return connectSettings({
    apiUrl: server.apiUrl,
    project: "42",
    token: { kind: "access", value: token },
    http: { ...REAL_HTTP, sleep: async () => undefined },
  });
}

async function wanting(token?: string): Promise<Readonly<Record<string, string>>> {
  const items = await checkSetup(connect(token), REQUEST);
  return Object.fromEntries(
    items.filter(({ status }) => status !== "ok").map(({ what, status }) => [what, status]),
  );
}

test("a project that is set up lacks nothing", async () => {
  await expect(wanting()).resolves.toEqual({});
});

describe.each([
  ["public_jobs", true, "Project-based pipeline visibility"],
  ["only_allow_merge_if_pipeline_succeeds", false, "Pipelines must succeed"],
  ["only_allow_merge_if_all_discussions_are_resolved", false, "All threads must be resolved"],
  ["auto_cancel_pending_pipelines", "disabled", "Auto-cancel"],
  ["ci_forward_deployment_enabled", false, "outdated"],
  ["ci_separated_caches", false, "separate caches"],
  ["default_branch", "trunk", "default branch"],
])("%s that is %j", (setting, value, what) => {
  test("is missing", async () => {
    server.world.settings.project[setting] = value;
    await expect(wanting()).resolves.toEqual({ [Object.keys(await wanting())[0] ?? ""]: "missing" });
    expect(Object.keys(await wanting())[0]).toContain(what);
  });
});

test.each([
  ["push", { push_access_levels: [{ access_level: 30 }] }],
  ["merge", { merge_access_levels: [{ access_level: 30 }] }],
  ["force push", { allow_force_push: true }],
])("a branch that lets others %s is named", async (what, change) => {
  const { protectedBranches } = server.world.settings;
  protectedBranches.set("main", { ...Object(protectedBranches.get("main")), ...change });
  await expect(wanting()).resolves.toEqual({ [`protected branch main: ${what}`]: "missing" });
});

test("a branch that is not protected at all is missing, not unknown", async () => {
  server.world.settings.protectedBranches.clear();
  await expect(wanting()).resolves.toEqual({ "protected branch main": "missing" });
});

test.each([
  ["is not there", undefined],
  ["is not masked", { protected: true, masked: false }],
  ["is not protected", { protected: false, masked: true }],
])("a variable that %s is named without its value", async (_how, flags) => {
  const { variables } = server.world.settings;
  variables.pop();
  if (flags !== undefined) variables.push({ key: "KEY", value: "secret-of-the-project", ...flags });
  const items = await checkSetup(connect(), REQUEST);
  expect(items.filter(({ status }) => status === "missing").map(({ what }) => what)).toEqual(["KEY"]);
  expect(JSON.stringify(items)).not.toContain("secret-of-the-project");
});

test("an image by a tag is named: anybody's job may overwrite it", async () => {
  server.world.settings.variables.splice(0, 1, {
    key: "IMAGE",
    value: "a/ci:1",
    protected: false,
    masked: false,
  });
  await expect(wanting()).resolves.toEqual({ IMAGE: "missing" });
});

test("a variable that merge requests need must not be protected", async () => {
  server.world.settings.variables.splice(0, 1, {
    key: "IMAGE",
    value: "a@sha256:1",
    protected: true,
    masked: false,
  });
  await expect(wanting()).resolves.toEqual({ IMAGE: "missing" });
});

test("without a schedule of that branch that is active, one is missing", async () => {
  server.world.settings.schedules.splice(0, 1, { ref: "main", active: false });
  await expect(wanting()).resolves.toEqual({ "pipeline schedule": "missing" });
});

test("what a Developer may not read is unknown, never well", async () => {
  await expect(wanting("developer")).resolves.toEqual({
    "protected branch main": "unknown",
    variables: "unknown",
  });
});

test("the order of deploys and outdated ones are set, and nothing else", async () => {
  const { settings } = server.world;
  settings.project["ci_forward_deployment_enabled"] = false;
  settings.project["only_allow_merge_if_pipeline_succeeds"] = false;
  settings.resourceGroups.splice(0, 2, { key: "pre", process_mode: "unordered" });
  const result = await checkSetup(connect(), REQUEST);
  const items = await changeSetup(connect(), REQUEST, result);
  const statuses = Object.fromEntries(items.map(({ what, status }) => [what, status]));
  expect(statuses).toMatchObject({
    "CI/CD, General pipelines: Prevent outdated deployment jobs": "set",
    "resource group pre": "set",
    // GitLab makes a group with its first job.
    "resource group ops": "missing",
    "Merge requests: Pipelines must succeed": "missing",
  });
  expect(settings.resourceGroups).toEqual([{ key: "pre", process_mode: "oldest_first" }]);
  expect(settings.project["ci_forward_deployment_enabled"]).toBe(true);
  expect(settings.project["only_allow_merge_if_pipeline_succeeds"]).toBe(false);
});
