import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json } from "@infra-tools/terraform-plan/value";
import { planJson, resource } from "../../../plan-review/test/report/plans";
import { recordingContext } from "../../../runtime/test/support/context";
import { review } from "../../src/commands/review";
import type { StoredMergeRequest } from "../support/gitlab/model";
import { addMergeRequest, type GitLabServer, notesOf, startGitLab } from "../support/gitlab/server";

const BOT = "token-of-the-bot";

let server: GitLabServer;
let mergeRequest: StoredMergeRequest;
let folder: string;
let base: string;

const versioning = (from: string, to: string): Json =>
  planJson([
    resource("aws_s3_bucket_versioning.b", ["update"], {
      before: { versioning_configuration: [{ status: from }] },
      after: { versioning_configuration: [{ status: to }] },
    }),
  ]);

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set(BOT, { id: 7, kind: "access", role: "developer" });
  folder = realpathSync(mkdtempSync(join(tmpdir(), "note-")));
  git("init", "--quiet", "--initial-branch", "main");
  base = commit("first");
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: readonly string[]): string {
  const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"];
  return spawnSync("git", [...identity, ...args], { cwd: folder, encoding: "utf8" }).stdout.trim();
}

function commit(message: string): string {
  git("commit", "--quiet", "--allow-empty", "-m", message);
  return git("rev-parse", "HEAD");
}

async function run(
  plans: Readonly<Record<string, Json>>,
  options: { readonly token?: string } = { token: BOT },
) {
  for (const [name, plan] of Object.entries(plans)) {
    writeFileSync(join(folder, name), JSON.stringify(plan));
  }
  const head = git("rev-parse", "HEAD");
  mergeRequest = server.world.mergeRequests.get(1) ?? addMergeRequest(server.world, 1, head);
  mergeRequest.pipelines.push(100);
  const context = recordingContext({
    root: folder,
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      CI_API_V4_URL: server.apiUrl,
      CI_PROJECT_ID: "42",
      CI_PIPELINE_ID: "100",
      CI_COMMIT_SHA: head,
      CI_MERGE_REQUEST_IID: "1",
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
      INFRA_NOTE_TOKEN: options.token,
    },
  });
  const outcome = await review.run(context, {
    arguments: [Object.keys(plans)],
    options: { threads: "danger", failOn: "danger", dryRun: false },
  });
  return { ...outcome, progressed: context.progressed.join("\n") };
}

const report = (name: string): unknown =>
  JSON.parse(readFileSync(join(folder, "ci-out", "review", name), "utf8"));

test("any project's plans become one note, threads, the widgets and a page, and a danger stops the merge", async () => {
  const dangerous = versioning("Enabled", "Suspended");
  const outcome = await run({ "pre.json": versioning("Suspended", "Enabled"), "ops.json": dangerous });
  expect(outcome.code).toBe(3);
  const texts = notesOf(mergeRequest).map(({ body }) => body);
  expect(texts.filter((body) => body.includes("Plan review: pre and ops"))).toHaveLength(1);
  expect(texts.filter((body) => body.includes("infra-finding")).length).toBeGreaterThan(0);
  expect(report("widget.json")).toEqual({ create: 0, update: 2, delete: 0 });
  expect(report("codequality.json")).not.toEqual([]);
  expect(readFileSync(join(folder, "ci-out", "review", "review.html"), "utf8")).toContain("aws_s3_bucket");
});

test("a danger that a commit accepts lets the merge pass when another person approves", async () => {
  const plans = { "ops.json": versioning("Enabled", "Suspended") };
  const first = await run(plans);
  const fingerprint = /Accept-Finding: ([0-9a-f]+)/.exec(
    notesOf(mergeRequest)
      .map(({ body }) => body)
      .join(),
  )?.[1];
  commit(`Suspend it\n\nAccept-Finding: ${fingerprint} the bucket is empty`);
  const unapproved = await run(plans);
  mergeRequest.approvedBy.push(12);
  const approved = await run(plans);
  expect([first.code, unapproved.code, approved.code]).toEqual([3, 3, 0]);
});

test("without a token the reports are made, and the log says why there is no note", async () => {
  const outcome = await run({ "ops.json": versioning("Suspended", "Enabled") }, {});
  expect(outcome.code).toBe(0);
  expect(outcome.progressed).toContain("INFRA_NOTE_TOKEN is not set");
  expect(server.served).toEqual([]);
});

test("two plans of one name are refused", async () => {
  const plan = versioning("Suspended", "Enabled");
  await expect(run({ "ops.json": plan, "ops.plan.json": plan })).rejects.toThrow(
    "two plans have the same name",
  );
});
