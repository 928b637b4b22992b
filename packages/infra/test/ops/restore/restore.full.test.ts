import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readState } from "@infra-tools/terraform-plan/state";
import { createProject, type Project } from "./project";

jest.setTimeout(300_000);

let project: Project;
beforeEach(() => {
  project = createProject();
});
afterEach(() => project.remove());

const HOUR_MS = 3_600_000;
const anHourAgo = () => `${new Date(Date.now() - HOUR_MS).toISOString().slice(0, 19)}Z`;

it("is performed in the sandbox, interrupted half-way and continued by the same command", () => {
  const restore = ["ops", "restore", "ops", "--at", anHourAgo()];
  const before = project.snapshot();

  // A dry run leaves nothing: no commit, no sandbox with objects.
  const dry = project.infra(...restore, "--dry-run", "--json");
  expect(dry.code).toBe(2);
  const { result } = JSON.parse(dry.stdout);
  const { branch, target } = result;
  expect(doneSteps(result)).toEqual([]);
  expect(commit(branch)).toBeUndefined();
  expect(project.snapshot()).toBe(before);

  // The user of the next generation fails: its secret's version is written, its password is on no user.
  expect(project.infra("apply", "ops").code).toBe(0);
  const order = ["sandbox", "fault", "google_sql_user", "--message", "quota exceeded"];
  expect(project.infra(...order).code).toBe(0);
  const failed = project.infra(...restore);
  expect(failed.stderr).toContain("quota exceeded");
  expect(failed.code).toBe(1);
  const half = project.infra(...restore, "--dry-run", "--json");
  expect(half.code).toBe(2);
  expect(doneSteps(JSON.parse(half.stdout).result)).toEqual([
    "stop-writes",
    "clone",
    "commit",
    "forget",
    "ci-identity",
  ]);

  // The same generation would give the user another password than its secret holds.
  const refused = project.infra(...restore);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain("(credential-mismatch)");
  expect(refused.stdout).toContain("The sandbox has refused the deploy");

  // The next one continues: nothing is cloned or forgotten again.
  const continued = project.infra(...restore, "--generation", "3");
  expect(continued.stderr).toMatch(/clone: done by an earlier run[\s\S]*forget: done by an earlier run/);
  expect(continued.code).toBe(0);
  expect(continued.stdout).toContain("The sandbox has performed it all");

  // The state has the clone and its new user; the clone's earlier users and the old instance are nobody's.
  expect(names("google_sql_database_instance")).toEqual([target]);
  expect(names("google_sql_user")).toEqual(["packagecloud-3"]);
  // The commit holds the data, on a branch of its own; the checkout stays as it was.
  const file = project.git("show", `${branch}:environments/ops.ts`);
  expect(file).toContain(`instanceName: "${target}"`);
  expect(file).toContain("passwordGenerations: [3]");
  expect(project.git("rev-list", "--count", `main..${branch}`)).toBe("2");
  expect(project.git("rev-parse", "--abbrev-ref", "HEAD")).toBe("main");
  expect(project.git("diff", "--name-only", `main..${branch}`)).toBe("environments/ops.ts");

  // Once more changes nothing.
  const commits = project.git("rev-parse", branch);
  const again = project.infra(...restore, "--generation", "3", "--json");
  expect(again.code).toBe(0);
  expect(doneSteps(JSON.parse(again.stdout).result)).toHaveLength(6);
  expect(project.git("rev-parse", branch)).toBe(commits);
});

it("refuses data that is not committed, before it does anything", () => {
  const file = join(project.root, "environments", "ops.ts");
  project.write({ "environments/ops.ts": `${readFileSync(file, "utf8")}\n` });
  const refused = project.infra("ops", "restore", "ops", "--at", anHourAgo());
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("must be committed before a restore is prepared");
  expect(existsSync(join(project.root, ".sandbox", "state", "ops.tfstate"))).toBe(false);
});

it("reports a mistake without a stack trace", () => {
  const refused = project.infra("ops", "restore", "nowhere", "--at", "2027-01-31");
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("must be the name of an environment");
  expect(refused.stderr).not.toMatch(/\n\s+at /);
});

function doneSteps({
  steps,
}: {
  readonly steps: readonly { readonly name: string; readonly doneInSandbox: boolean }[];
}): readonly string[] {
  return steps.filter(({ doneInSandbox }) => doneInSandbox).map(({ name }) => name);
}

function commit(branch: string): string | undefined {
  const listed = project.git("branch", "--list", branch);
  return listed === "" ? undefined : listed;
}

function names(type: string): readonly unknown[] {
  return readState(join(project.root, ".sandbox", "state", "ops.tfstate"))
    .filter((object) => object.type === type)
    .map(({ attributes }) => attributes["name"]);
}
