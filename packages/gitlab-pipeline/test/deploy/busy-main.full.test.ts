import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Json } from "@infra-tools/terraform-plan/value";
import { artifactsOf } from "../../src/artifact/files";
import { writeHandedOn } from "../../src/artifact/reviewed-plan";
import { commitsSince } from "../../src/deploy/commits-since";
import { type DeployRequest, runDeploy } from "../../src/deploy/run-deploy";
import type { GitLab } from "../../src/gitlab/gitlab";
import { reviewStack } from "../../src/plan/review-stack";
import { runPlan } from "../../src/plan/run-plan";
import { runReview } from "../../src/review/run-review";
import { connectWithoutWaiting } from "../support/gitlab/connect";
import { addMergeRequest, type GitLabServer, startGitLab } from "../support/gitlab/server";
import { createWorkplace, noPreview, type Workplace, words } from "../support/jobs";

type Values = Readonly<Record<string, Json>>;

const BOT = "token-of-the-bot";

let server: GitLabServer;
let gitlab: GitLab;
let workplace: Workplace;
/** Words that the default branch declares. */
let main: Values;
let current: Values;
let iid: number;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set(BOT, { id: 7, kind: "access", role: "developer" });
  gitlab = connectWithoutWaiting(server, { kind: "access", value: BOT });
  workplace = createWorkplace();
  main = {};
  iid = 0;
  git("init", "--quiet", "--initial-branch", "main");
  const first = commit("first");
  server.world.deployments.push({ sha: first, status: "success", environment: { name: "ops" } });
});

afterEach(async () => {
  await server.close();
  workplace.remove();
});

function git(...args: readonly string[]): string {
  const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"];
  const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], {
    cwd: workplace.host.root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

function commit(message: string): string {
  git("commit", "--quiet", "--allow-empty", "-m", message);
  return git("rev-parse", "HEAD");
}

const target = () => workplace.target(() => words(current));

/** A merge request that was planned on `base`, reviewed, and merged into what the default branch is by now. */
async function mergeRequest(changes: Values, base: Values = main): Promise<string> {
  iid += 1;
  const head = String(iid).repeat(40);
  const merging = addMergeRequest(server.world, iid, head);
  merging.pipelines.push(100 + iid);
  current = { ...base, ...changes };
  await target().withStack("ops", {}, async (stack) => {
    const { review, reviewed, digest, changes: hashes } = await reviewStack(workplace.host, stack);
    writeHandedOn(artifactsOf(workplace.host.root, "ops").reviewedPlan, {
      environment: "ops",
      commit: head,
      target: "cloud",
      digest,
      changes: hashes,
      unusedAcceptances: [...review.unusedAcceptances],
      reviewed,
    });
  });
  await runReview(workplace.host, {
    environments: ["ops"],
    context: {
      apiUrl: server.apiUrl,
      project: "42",
      commit: head,
      defaultBranch: "main",
      pipeline: 100 + iid,
      jobUrl: undefined,
      mergeRequest: {
        iid,
        base: head,
        head,
        targetBranch: "main",
        plannedOn: head,
        mergedResult: false,
        fork: false,
      },
    },
    gitlab,
    threadsFrom: "danger",
    gate: { failOn: new Map(), breaks: [] },
    after: [],
    pageOnly: [],
  });
  main = { ...main, ...changes };
  const merged = commit(`merge ${iid}`);
  merging.state = "merged";
  merging.merge_commit_sha = merged;
  server.world.commits.set(merged, [iid]);
  return merged;
}

async function plan(sha: string, values: Values = main): Promise<void> {
  current = values;
  await runPlan(workplace.host, target(), "ops", { commit: sha, mergeRequest: undefined }, noPreview);
}

async function deploy(sha: string, more: Partial<DeployRequest> = {}) {
  const request = { environment: "ops", commit: sha, accepted: false, defaultBranch: "main", dryRun: false };
  const outcome = await runDeploy(workplace.host, target(), { ...request, gitlab, ...more });
  const status = outcome.decision.apply ? "success" : "failed";
  server.world.deployments.push({ sha, status, environment: { name: "ops" } });
  return outcome.decision;
}

const state = () => {
  const file = `${workplace.folder}/terraform.tfstate`;
  return existsSync(file) ? readFileSync(file, "utf8") : "";
};

test("two merge requests that were planned at once and merged one after the other deploy by themselves", async () => {
  await mergeRequest({ first: "1" }, {});
  const second = await mergeRequest({ second: "2" }, {});
  await plan(second);
  await expect(deploy(second)).resolves.toEqual({ apply: true, why: "reviewed in parts" });
  expect(state()).toContain('"second"');
});

test("one deploy brings five merges", async () => {
  let last = "";
  for (const name of ["a", "b", "c", "d", "e"]) last = await mergeRequest({ [name]: "x" }, {});
  await plan(last);
  await expect(deploy(last)).resolves.toMatchObject({ apply: true });
});

test("what nobody reviewed stays for a person, however much of the plan is covered", async () => {
  await mergeRequest({ first: "1" }, {});
  const second = await mergeRequest({ second: "2" }, {});
  await plan(second, { ...main, third: "pushed directly" });
  await expect(deploy(second)).resolves.toMatchObject({ apply: false, why: "different" });
  expect(state()).toBe("");
});

test("two merge requests that change one object are a change that none of them showed", async () => {
  await mergeRequest({ one: "a", other: "a" }, {});
  const second = await mergeRequest({ one: "b" }, {});
  await plan(second, { one: "c", other: "a" });
  await expect(deploy(second)).resolves.toMatchObject({ apply: false });
});

test("what was deployed already covers nothing any more", async () => {
  const first = await mergeRequest({ first: "1" });
  await plan(first);
  await expect(deploy(first)).resolves.toMatchObject({ apply: true });
  const second = await mergeRequest({ second: "2" });
  // Somebody has removed the first object by hand: the plan makes it again.
  await plan(second, { ...main, second: "2" });
  await expect(deploy(second)).resolves.toEqual({ apply: true, why: "reviewed" });
  const third = await mergeRequest({ third: "3" });
  await plan(third, { ...main, second: "changed by nobody's merge request" });
  await expect(deploy(third)).resolves.toMatchObject({ apply: false });
});

test("a revert is deployed as it was reviewed", async () => {
  const first = await mergeRequest({ word: "old" });
  await plan(first);
  await deploy(first);
  const changed = await mergeRequest({ word: "new" });
  await plan(changed);
  await deploy(changed);
  const reverted = await mergeRequest({ word: "old" });
  await plan(reverted);
  await expect(deploy(reverted)).resolves.toEqual({ apply: true, why: "reviewed" });
  expect(state()).toContain('"old"');
  expect(state()).not.toContain('"new"');
});

test("running the job of an old deploy again is refused: the state has moved on", async () => {
  const first = await mergeRequest({ word: "old" });
  await plan(first);
  const { sealedPlan } = artifactsOf(workplace.host.root, "ops");
  const saved = readFileSync(sealedPlan);
  await deploy(first);
  const second = await mergeRequest({ word: "new" });
  await plan(second);
  await deploy(second);
  writeFileSync(sealedPlan, saved);
  current = { word: "old" };
  await expect(deploy(first)).resolves.toEqual({ apply: false, why: "stale" });
  expect(state()).toContain('"new"');
});

test("a deploy whose plan was made while an older one was applied goes on with what that left", async () => {
  const first = await mergeRequest({ first: "1" }, {});
  await plan(first);
  const { sealedPlan } = artifactsOf(workplace.host.root, "ops");
  const older = readFileSync(sealedPlan);
  const second = await mergeRequest({ second: "2" }, {});
  await plan(second);
  const newer = readFileSync(sealedPlan);
  writeFileSync(sealedPlan, older);
  current = { first: "1" };
  await expect(deploy(first)).resolves.toMatchObject({ apply: true });
  // The plan of both is stale now. A new one holds the rest, which a merge request showed.
  writeFileSync(sealedPlan, newer);
  current = main;
  await expect(deploy(second)).resolves.toMatchObject({ apply: true });
  expect(state()).toContain('"second"');
});

test("after a deploy that failed, the next one brings what both merge requests showed", async () => {
  const first = await mergeRequest({ first: "1" }, {});
  server.world.deployments.push({ sha: first, status: "failed", environment: { name: "ops" } });
  const second = await mergeRequest({ second: "2" }, {});
  await plan(second);
  await expect(deploy(second)).resolves.toEqual({ apply: true, why: "reviewed in parts" });
});

describe("commits since a deploy", () => {
  test("are those of the branch itself, without both ends", async () => {
    const start = commit("deployed");
    const between = commit("between");
    git("checkout", "--quiet", "-b", "feature", start);
    commit("on the feature");
    git("checkout", "--quiet", "main");
    git("merge", "--quiet", "--no-ff", "-m", "merge", "feature");
    const head = git("rev-parse", "HEAD");
    await expect(commitsSince(workplace.host, start, head)).resolves.toEqual([between]);
  });

  test("are none for a commit that is not behind, unknown, or too far behind", async () => {
    const start = commit("deployed");
    const next = commit("next");
    await expect(commitsSince(workplace.host, next, start)).resolves.toEqual([]);
    await expect(commitsSince(workplace.host, "f".repeat(40), next)).resolves.toEqual([]);
    let last = next;
    for (let index = 0; index < 60; index += 1) last = commit(`commit ${index}`);
    await expect(commitsSince(workplace.host, start, last)).resolves.toEqual([]);
  });
});
