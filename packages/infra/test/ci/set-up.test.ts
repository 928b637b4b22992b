import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { StoredSettings } from "../../../gitlab-pipeline/test/support/gitlab/model";
import { type GitLabServer, startGitLab } from "../../../gitlab-pipeline/test/support/gitlab/server";
import { ciSetup } from "../../src/commands/ci/setup";
import { recordingContext } from "../context";

const DOCUMENT = readFileSync(join(__dirname, "../../../..", "docs", "ci.md"), "utf8");
const [, SET_UP = ""] = DOCUMENT.split("\n## Set-up, in an hour\n");
const [, VARIABLES = ""] = DOCUMENT.split("\n## Variables\n");

/** Text of a numbered step of the page. */
function step(number: number): string {
  const text = SET_UP.split(/^\d\. /m)[number];
  if (text === undefined) throw new Error(`docs/ci.md: the set-up has no step ${number}`);
  return text.replace(/\s+/g, " ");
}

/** Settings that the page says to make by hand, and the change that each makes. */
const SETTINGS: readonly (readonly [phrase: string, set: (settings: StoredSettings) => void])[] = [
  [
    "protect the default branch: nobody pushes, Maintainers merge",
    ({ protectedBranches }) =>
      protectedBranches.set("main", {
        push_access_levels: [{ access_level: 0 }],
        merge_access_levels: [{ access_level: 40 }],
        allow_force_push: false,
      }),
  ],
  [
    "*Pipelines must succeed*",
    ({ project }) => Object.assign(project, { only_allow_merge_if_pipeline_succeeds: true }),
  ],
  [
    "*All threads must be resolved*",
    ({ project }) => Object.assign(project, { only_allow_merge_if_all_discussions_are_resolved: true }),
  ],
  [
    "*Project-based pipeline visibility* off",
    ({ project }) => Object.assign(project, { public_jobs: false }),
  ],
];

/** Rows of the page's table: names, and the cells behind them. */
function variableRows(): readonly (readonly [
  name: string,
  value: string,
  masked: boolean,
  isProtected: boolean,
])[] {
  const [table = ""] = VARIABLES.split("\nOptional:");
  return table.split("\n").flatMap((line) => {
    const [names = "", value = "", masked, isProtected] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    const [first, ...further] = [...names.matchAll(/`([A-Z_]+)(?:\.\.\.)?`/g)].map(([, name = ""]) => name);
    if (first === undefined) return [];
    // `PRE_X`, `OPS_...`: the same name behind another prefix.
    const all = [first, ...further.map((name) => (name.endsWith("_") ? first.replace(/^PRE_/, name) : name))];
    return all.map((name) => [name, value, masked === "yes", isProtected === "yes"] as const);
  });
}

/** A value as the page describes it. */
function example(description: string): string {
  const [, form] = /`([^`]*<[^`]*)`/.exec(description) ?? [];
  return form?.replace("<64 digits>", "a1".repeat(32)).replace(/<(\w+)>/g, "$1") ?? "a-value";
}

const answer = z.object({ items: z.array(z.object({ what: z.string(), status: z.string() })) });

let server: GitLabServer;

/** A project as GitLab makes it: app/models/project.rb, lib/gitlab/project_template.rb and the defaults of its columns. */
beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set("maintainers-token", { id: 1, kind: "access", role: "maintainer" });
  const { project, protectedBranches } = server.world.settings;
  Object.assign(project, {
    public_jobs: true,
    only_allow_merge_if_pipeline_succeeds: false,
    only_allow_merge_if_all_discussions_are_resolved: false,
    auto_cancel_pending_pipelines: "enabled",
    ci_forward_deployment_enabled: true,
    ci_separated_caches: true,
  });
  protectedBranches.set("main", {
    push_access_levels: [{ access_level: 40 }],
    merge_access_levels: [{ access_level: 40 }],
    allow_force_push: false,
  });
});
afterEach(() => server.close());

async function setUp(check: boolean) {
  const context = recordingContext({
    env: { GITLAB_TOKEN: "maintainers-token", CI_API_V4_URL: server.apiUrl, CI_PROJECT_ID: "42" },
  });
  const { code, result } = await ciSetup.run(context, { arguments: [], options: { check } });
  const missing = answer
    .parse(result)
    .items.filter(({ status }) => status === "missing")
    .map(({ what }) => what);
  return { code, missing };
}

test("the page's set-up, step by step: each step leaves less to do, and after the first deploy nothing", async () => {
  const { settings } = server.world;
  let { code, missing } = await setUp(true);
  const shrinks = async () => {
    const next = await setUp(true);
    expect(next.missing.length).toBeLessThan(missing.length);
    expect(missing).toEqual(expect.arrayContaining(next.missing));
    ({ code, missing } = next);
  };
  expect(code).toBe(2);
  for (const [phrase, set] of SETTINGS) {
    expect(step(4)).toContain(phrase);
    set(settings);
    await shrinks();
  }
  for (const [key, value, masked, isProtected] of variableRows()) {
    settings.variables.push({ key, value: example(value), masked, protected: isProtected });
    await shrinks();
  }
  expect(step(5)).toContain("**Schedule** (5 minutes): one a day on the default branch");
  settings.schedules.push({ ref: "refs/heads/main", active: true });
  await shrinks();

  expect(step(6)).toContain(
    "GitLab makes a resource group with its first job: run it again after the first deploy",
  );
  expect(missing).toEqual(["resource group pre", "resource group ops"]);
  for (const key of ["pre", "ops"]) settings.resourceGroups.push({ key, process_mode: "unordered" });
  expect(await setUp(false)).toEqual({ code: 0, missing: [] });
  expect(await setUp(true)).toEqual({ code: 0, missing: [] });
});

test("what the page says to keep is how GitLab makes a project", async () => {
  const { missing } = await setUp(true);
  for (const kept of [
    "Auto-cancel redundant pipelines",
    "Prevent outdated deployment jobs",
    "Use separate caches",
  ]) {
    expect(step(4)).toContain(`*${kept}`);
    expect(missing.filter((what) => what.includes(kept))).toEqual([]);
  }
});

test("every setting that the check asks for is on the page", async () => {
  const { missing } = await setUp(true);
  const page = DOCUMENT.replace(/\s+/g, " ");
  const wanted = missing.filter((what) => /^(?:Merge requests|CI\/CD)/.test(what));
  expect(wanted.length).toBeGreaterThan(2);
  for (const what of wanted) expect(page).toContain(what.replace(/^.*: /, "").replace(/ off$/, ""));
});
