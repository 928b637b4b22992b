import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseReviewConfig } from "../../src/config/parse";
import { readRevision } from "../../src/revision/read-revision";
import { planJson, resource, reviewOf } from "../report/plans";

const root = mkdtempSync(join(tmpdir(), "revision-"));
const env = {
  PATH: process.env["PATH"],
  HOME: root,
  GIT_CONFIG_NOSYSTEM: "1",
};
const author = {
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@b.c",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@b.c",
};
const git = (...args: readonly string[]) =>
  execFileSync("git", args, { cwd: root, env: { ...env, ...author }, stdio: "pipe" });

function commit(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  git("add", "-A");
  git("commit", "--quiet", "-m", "x");
}

const STRICT = "suppressions:\n  - { rule: tls-weakened, address: a.*, reason: none }\n";
const WEAK = 'severities:\n  default: { retention-reduced: "off", rules-weakened: "off" }\n';

beforeAll(() => {
  git("init", "--quiet", "--initial-branch=main");
  mkdirSync(join(root, "environments"));
  commit({ "review.yaml": STRICT, "environments/parity.yaml": "identity: [name]\n", "other.txt": "1" });
  git("tag", "base");
  commit({
    "review.yaml": WEAK,
    "environments/parity.yaml": "identity: [name, size]\n",
    ".gitlab-ci.yml": "x",
  });
});

afterAll(() => rmSync(root, { recursive: true }));

const options = { base: "base", head: "HEAD", env };

describe("the base of a change", () => {
  test("is read with its rules, what it lets differ, and the changed files", async () => {
    expect(await readRevision(root, options)).toEqual({
      config: parseReviewConfig(STRICT, "review.yaml"),
      parity: [{ file: "environments/parity.yaml", added: ["size"] }],
      changed: [".gitlab-ci.yml", "environments/parity.yaml", "review.yaml"],
    });
  });

  test("has no rules of its own without the file", async () => {
    expect((await readRevision(root, { ...options, file: "other.yaml" })).config).toEqual({});
  });

  test("must be a commit", async () => {
    await expect(readRevision(root, { ...options, base: "nowhere" })).rejects.toThrow(
      /commits of this repository/,
    );
  });

  test("counts beside the rules of the change, which are named where they are weaker", async () => {
    const change = resource("aws_cloudwatch_log_group.l", ["update"], {
      before: { retention_in_days: 30 },
      after: { retention_in_days: 1 },
    });
    const revision = await readRevision(root, options);
    const config = parseReviewConfig(WEAK, "review.yaml");
    const findingsWith = (more: object) =>
      reviewOf({ ops: planJson([change]) }, { config, ...more }).plans.flatMap(({ findings }) =>
        findings.map(({ rule, severity, message }) => `${severity} ${rule} ${message}`),
      );
    expect(findingsWith({})).toEqual([]);
    const both = findingsWith({ revision });
    expect(both).toContainEqual(expect.stringMatching(/^(danger|warning) retention-reduced/));
    expect(both).toContainEqual(expect.stringMatching(/^danger rules-weakened .*`retention-reduced` is off/));
    expect(both).toContainEqual(
      expect.stringMatching(/^danger rules-weakened .*parity\.yaml` allows more differences: size/),
    );
    expect(both).toContainEqual(
      expect.stringMatching(/^warning review-modified .*`\.gitlab-ci\.yml`.*`review\.yaml`/),
    );
  });

  test("whose file cannot be read is said", async () => {
    const revision = { config: undefined, parity: [], changed: [] };
    const [plan] = reviewOf({ ops: planJson([]) }, { revision }).plans;
    expect(plan?.findings.map(({ message }) => message)).toEqual([expect.stringContaining("cannot be read")]);
  });
});
