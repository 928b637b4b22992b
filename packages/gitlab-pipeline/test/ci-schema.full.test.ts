import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CI_LOCAL, variableArguments } from "./support/gitlab-ci-local";

const ROOT = join(__dirname, "..", "..", "..");
const TEMPLATES = join(__dirname, "..", "templates");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ci-schema-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Has the pipeline file of a project checked, with these variables in place of GitLab's. */
function check(files: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>> = {}) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: folder });
  git("init", "--quiet", "--initial-branch=main");
  git("remote", "add", "origin", "https://gitlab.example.com/group/project.git");
  git("add", "--all");
  git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "Begin");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
  const given = variableArguments(variables);
  const { status, stdout, stderr } = spawnSync(process.execPath, [CI_LOCAL, "--list", ...given], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: folder, NO_COLOR: "1" },
  });
  return { status, output: stdout + stderr };
}

const REVIEW = `
stages: [build, test]
include:
  - local: templates/plan-review.yml
    inputs: { plans: pre.json ops.json, needs: [plan], image: "registry.example.com/ci@sha256:1" }
plan: { stage: build, script: [make plans] }
`;

const ENVIRONMENT = `
stages: [check, plan, review, deploy, result]
include:
  - local: templates/environment.yml
    inputs:
      environment: eu
      prefix: EU
      deploy: automatic
      tier: production
      url: https://eu.example.com
      script_timeout: 60m
      timeout: 90m
check: { stage: check, script: [make check] }
`;

test.each([
  ["plan-review alone", REVIEW, "plan review"],
  ["an environment's jobs", ENVIRONMENT, "deploy: eu"],
])("GitLab's schema has nothing against %s", (_what, file, job) => {
  cpSync(TEMPLATES, join(folder, "templates"), { recursive: true });
  const { status, output } = check(
    { ".gitlab-ci.yml": file },
    { CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "main", CI_DEFAULT_BRANCH: "main" },
  );
  expect(output).toContain("json schema validated");
  expect(output).toContain(job);
  expect(status).toBe(0);
});

test("GitLab's schema has nothing against this project's own pipeline", () => {
  for (const name of [".gitlab-ci.yml", ".ci", "packages/gitlab-pipeline/templates"]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  const { status, output } = check({ "package-lock.json": "{}" });
  expect(output).toContain("json schema validated");
  expect(status).toBe(0);
});

test("a key that GitLab does not have is refused, so the schema is really asked", () => {
  cpSync(TEMPLATES, join(folder, "templates"), { recursive: true });
  const { status, output } = check({
    ".gitlab-ci.yml": REVIEW.replace("script: [", "arifacts: {}, script: ["),
  });
  expect(output).toContain("'arifacts' property is not expected");
  expect(status).toBe(1);
});
