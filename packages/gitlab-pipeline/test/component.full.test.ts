import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planJson, resource } from "../../plan-review/test/report/plans";
import type { StoredMergeRequest } from "./support/gitlab/model";
import { addMergeRequest, type GitLabServer, notesOf, startGitLab } from "./support/gitlab/server";
import { folderWithoutCopies, shellArguments } from "./support/gitlab-ci-local";

const ROOT = join(__dirname, "..", "..", "..");
const PROGRAM = join(ROOT, "packages", "gitlab-pipeline", "dist", "bin.js");
const TOKEN = "token-of-the-bot";
const PATIENCE = 120_000;

/** The README's example of another project, with its plan made by other means. */
const PIPELINE = `
include:
  - local: templates/plan-review.yml
    inputs:
      plans: plan.json
      needs: [plan]
      image: registry.example.com/group/ci@sha256:1
      command: ${process.execPath} ${PROGRAM}
plan:
  stage: build
  script: [cp made.json plan.json]
  artifacts: { paths: [plan.json], access: developer }
`;

let server: GitLabServer;
let folder: string;
let programs: string;
let mergeRequest: StoredMergeRequest;

beforeAll(() => {
  execFileSync(process.execPath, ["build.js", "gitlab-pipeline"], { cwd: ROOT });
}, PATIENCE);

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set(TOKEN, { id: 7, kind: "access", role: "developer" });
  folder = mkdtempSync(join(tmpdir(), "component-"));
  programs = folderWithoutCopies(folder);
  cpSync(join(__dirname, "..", "templates"), join(folder, "templates"), { recursive: true });
  writeFileSync(join(folder, ".gitlab-ci.yml"), PIPELINE);
  writeFileSync(
    join(folder, "made.json"),
    JSON.stringify(
      planJson([
        resource("aws_s3_bucket_versioning.packages", ["update"], {
          before: { versioning_configuration: [{ status: "Enabled" }] },
          after: { versioning_configuration: [{ status: "Suspended" }] },
        }),
      ]),
    ),
  );
  git("init", "--quiet", "--initial-branch=main");
  git("remote", "add", "origin", "https://gitlab.example.com/group/project.git");
  git("add", "--all");
  git("commit", "--quiet", "--message", "Begin");
  mergeRequest = addMergeRequest(server.world, 1, git("rev-parse", "HEAD"));
  mergeRequest.pipelines.push(100);
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: readonly string[]): string {
  const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"];
  return execFileSync("git", [...identity, ...args], { cwd: folder, encoding: "utf8" }).trim();
}

/** Runs the merge request's jobs with their real scripts, in a shell. */
async function runPipeline(): Promise<{ readonly code: number | null; readonly output: string }> {
  const head = git("rev-parse", "HEAD");
  const variables = {
    CI_API_V4_URL: server.apiUrl,
    CI_PROJECT_ID: "42",
    CI_PIPELINE_ID: "100",
    CI_PIPELINE_SOURCE: "merge_request_event",
    CI_COMMIT_SHA: head,
    CI_MERGE_REQUEST_IID: "1",
    CI_MERGE_REQUEST_DIFF_BASE_SHA: head,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
    CI_MERGE_REQUEST_PROJECT_ID: "42",
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "42",
    INFRA_NOTE_TOKEN: TOKEN,
  };
  const child = spawn(process.execPath, shellArguments(variables), {
    cwd: folder,
    env: { PATH: `${programs}:${process.env["PATH"]}`, HOME: folder, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

test(
  "another project's plan becomes a note, a thread and reports, and its danger fails the job",
  async () => {
    const { code, output } = await runPipeline();
    expect(output).toContain("plan review");
    expect(code).not.toBe(0);
    const bodies = notesOf(mergeRequest).map(({ body }) => body);
    expect(bodies.filter((body) => body.includes("Plan review: plan"))).toHaveLength(1);
    expect(bodies.filter((body) => body.includes("infra-finding"))).toHaveLength(1);
    const report = (name: string) => readFileSync(join(folder, "ci-out", "review", name), "utf8");
    expect(JSON.parse(report("widget.json"))).toEqual({ create: 0, update: 1, delete: 0 });
    expect(JSON.parse(report("codequality.json"))).toHaveLength(1);
    expect(report("junit.xml")).toContain("<failure");
    expect(report("review.html")).toContain("aws_s3_bucket_versioning.packages");
  },
  PATIENCE,
);
