import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import type { Json } from "@infra-tools/terraform-plan/value";
import { artifactsOf, reviewArtifacts } from "../../src/artifact/files";
import { writeHandedOn } from "../../src/artifact/reviewed-plan";
import type { PipelineContext } from "../../src/context";
import { type DeployRequest, runDeploy } from "../../src/deploy/run-deploy";
import { runDrift } from "../../src/drift/run-drift";
import type { GitLab } from "../../src/gitlab/gitlab";
import type { WithheldRequest } from "../../src/gitlab/request-handler";
import { readMarker } from "../../src/note/marker";
import { reviewStack } from "../../src/plan/review-stack";
import { runPlan } from "../../src/plan/run-plan";
import { runReview } from "../../src/review/run-review";
import { connectWithoutWaiting } from "../support/gitlab/connect";
import type { StoredMergeRequest } from "../support/gitlab/model";
import { addMergeRequest, type GitLabServer, notesOf, startGitLab } from "../support/gitlab/server";
import { COMMIT, createWorkplace, noPreview, type Workplace, words } from "../support/jobs";

const HEAD = "1".repeat(40);
const BASE = "b".repeat(40);
const MERGED = "e".repeat(40);
const BOT = "token-of-the-bot";

let server: GitLabServer;
let gitlab: GitLab;
let mergeRequest: StoredMergeRequest;
let workplace: Workplace;
let configuration: Json;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set(BOT, { id: 7, kind: "access", role: "developer" });
  server.world.accounts.set("token-of-a-person", { id: 8, kind: "access", role: "developer" });
  server.world.branches.set("main", BASE);
  mergeRequest = addMergeRequest(server.world, 1, HEAD);
  mergeRequest.pipelines.push(100);
  gitlab = connectWithoutWaiting(server, { kind: "access", value: BOT });
  workplace = createWorkplace();
  configuration = words({ first: "one" });
});

afterEach(async () => {
  await server.close();
  workplace.remove();
});

const target = () => workplace.target(() => configuration);

function inMergeRequest(more: Partial<PipelineContext> = {}): PipelineContext {
  return {
    apiUrl: server.apiUrl,
    project: "42",
    commit: COMMIT,
    pipeline: 100,
    defaultBranch: "main",
    jobUrl: "https://gitlab.example.com/group/packagecloud/-/jobs/77",
    mergeRequest: {
      iid: 1,
      base: BASE,
      head: HEAD,
      targetBranch: "main",
      plannedOn: BASE,
      mergedResult: false,
      fork: false,
    },
    ...more,
  };
}

/**
 * Steps of the plan job of a merge request, but for reading the base's commits, which this folder has none of.
 */
async function planInMergeRequest(environment = "ops"): Promise<void> {
  const { root } = workplace.host;
  await target().withStack(environment, {}, async (stack) => {
    const { review, reviewed, digest, changes } = await reviewStack(workplace.host, stack);
    writeHandedOn(artifactsOf(root, environment).reviewedPlan, {
      environment,
      commit: COMMIT,
      target: "cloud",
      digest,
      changes,
      unusedAcceptances: [...review.unusedAcceptances],
      reviewed,
    });
  });
}

function review(
  more: {
    readonly gitlab?: GitLab | undefined;
    readonly environments?: readonly string[];
    readonly context?: PipelineContext;
  } = {},
) {
  return runReview(workplace.host, {
    environments: ["ops"],
    context: inMergeRequest(),
    gitlab,
    threadsFrom: "danger",
    gate: { failOn: new Map(), breaks: [] },
    after: [],
    pageOnly: [],
    ...more,
  });
}

/** Runs the plan and deploy jobs of the default branch. */
async function planAndDeploy(more: Partial<DeployRequest> = {}) {
  await runPlan(workplace.host, target(), "ops", onMain(MERGED), noPreview);
  return deploy(more);
}

function deploy(more: Partial<DeployRequest> = {}) {
  const request = {
    environment: "ops",
    commit: MERGED,
    accepted: false,
    defaultBranch: "main",
    gitlab,
    dryRun: false,
  };
  return runDeploy(workplace.host, target(), { ...request, ...more });
}

function merge(): void {
  mergeRequest.state = "merged";
  mergeRequest.merge_commit_sha = MERGED;
  server.world.commits.set(MERGED, [1]);
}

const onMain = (commit: string) => ({ commit, mergeRequest: undefined });

const state = () => {
  const file = `${workplace.folder}/terraform.tfstate`;
  return existsSync(file) ? readFileSync(file, "utf8") : "";
};

describe("a change from its review to its deploy", () => {
  test("is applied by itself when it does what the review showed", async () => {
    await planInMergeRequest();
    await expect(review()).resolves.toMatchObject({ note: "created", degraded: undefined });
    merge();
    await expect(planAndDeploy()).resolves.toMatchObject({ decision: { apply: true, why: "reviewed" } });
    expect(state()).toContain('"one"');
  });

  test("is not applied when it became another, and the difference is named", async () => {
    await planInMergeRequest();
    await review();
    merge();
    configuration = words({ first: "another", second: "new" });
    const outcome = await planAndDeploy();
    expect(outcome.decision).toMatchObject({ apply: false, why: "different" });
    const said = renderMarkdown({ title: "", blocks: outcome.difference });
    expect(said).toMatch(/terraform_data\.first.* in another way/);
    expect(said).toMatch(/terraform_data\.second.* did not show/);
    expect(state()).toBe("");
  });

  test("is applied as it is now by the job that accepts the difference, and only as it was planned", async () => {
    await planInMergeRequest();
    await review();
    merge();
    configuration = words({ first: "another" });
    await expect(planAndDeploy()).resolves.toMatchObject({ decision: { apply: false } });
    configuration = words({ first: "changed after the plan" });
    await expect(deploy({ accepted: true })).resolves.toMatchObject({ decision: { why: "accepted" } });
    expect(state()).toContain('"another"');
    expect(state()).not.toContain("changed after the plan");
  });

  test.each([
    ["a merge commit", { merge_commit_sha: MERGED }],
    ["a squash commit", { squash_commit_sha: MERGED }],
    ["a fast-forward", { sha: MERGED }],
  ])("is found through %s", async (_how, commits) => {
    await planInMergeRequest();
    await review();
    Object.assign(mergeRequest, { state: "merged" }, commits);
    server.world.commits.set(MERGED, [1]);
    const outcome = await planAndDeploy({ dryRun: true });
    expect(outcome.decision).toEqual({ apply: true, why: "reviewed" });
    expect(state()).toBe("");
  });

  test("that nobody reviewed, as a direct push, waits for a person", async () => {
    const outcome = await planAndDeploy();
    expect(outcome.decision).toEqual({ apply: false, why: "not reviewed" });
    expect(state()).toBe("");
  });

  test("waits for a person too when there is no token to look it up with, or GitLab refuses", async () => {
    await expect(planAndDeploy({ gitlab: undefined })).resolves.toMatchObject({
      decision: { why: "not reviewed" },
    });
    server.failNext("GET", /commits/, { kind: "status", status: 403 });
    await expect(deploy()).resolves.toMatchObject({ decision: { why: "not reviewed" } });
    expect(workplace.log.join("\n")).toContain("403");
    expect(workplace.log.join("\n")).not.toContain(BOT);
  });

  test("is compared with our own note only: a copy by somebody else counts for nothing", async () => {
    await planInMergeRequest();
    await review();
    merge();
    const [note] = notesOf(mergeRequest);
    if (note === undefined) throw new Error("there is no note");
    Object.assign(note, { author: { id: 8 } });
    await expect(planAndDeploy()).resolves.toMatchObject({ decision: { why: "not reviewed" } });
  });

  test("that ends in two merge requests at once is applied when the last one showed all of it", async () => {
    const first = addMergeRequest(server.world, 2, "2".repeat(40));
    first.state = "merged";
    configuration = words({ first: "one", second: "two" });
    await planInMergeRequest();
    await review();
    merge();
    server.world.commits.set(MERGED, [2, 1]);
    await expect(planAndDeploy()).resolves.toMatchObject({ decision: { apply: true } });
  });

  test("that changes nothing needs no review", async () => {
    await planAndDeploy({ accepted: true });
    await expect(planAndDeploy()).resolves.toMatchObject({
      decision: { apply: false, why: "nothing to do" },
    });
  });

  test("has nothing left to do when another job has applied the plan meanwhile", async () => {
    await runPlan(workplace.host, target(), "ops", onMain(MERGED), noPreview);
    await deploy({ accepted: true });
    await expect(deploy({ accepted: true })).resolves.toMatchObject({
      decision: { apply: false, why: "nothing to do" },
    });
  });

  test("is planned again when the state has moved on, and applied only if it still does the same", async () => {
    configuration = words({ first: "one" });
    await runPlan(workplace.host, target(), "ops", onMain(MERGED), noPreview);
    const { root } = workplace.host;
    const { sealedPlan } = artifactsOf(root, "ops");
    const saved = readFileSync(sealedPlan);
    const savedConfiguration = configuration;

    // Somebody applies something else in between.
    configuration = words({ second: "two" });
    await runPlan(workplace.host, target(), "ops", onMain(COMMIT), noPreview);
    await deploy({ commit: COMMIT, accepted: true });

    // At the saved plan's commit, the other object would be destroyed now: no review showed that.
    configuration = savedConfiguration;
    writeFileSync(sealedPlan, saved);
    await expect(deploy({ accepted: true })).resolves.toMatchObject({
      decision: { apply: false, why: "stale" },
    });
    expect(state()).toContain('"two"');
    expect(state()).not.toContain('"one"');

    // With the other change merged as well, the plan does what the saved one did.
    configuration = words({ first: "one", second: "two" });
    await expect(deploy({ accepted: true })).resolves.toMatchObject({ decision: { apply: true } });
    expect(state()).toContain('"one"');
  });

  test("is not deployed from another environment's or commit's plan", async () => {
    await runPlan(workplace.host, target(), "ops", onMain(MERGED), noPreview);
    await expect(deploy({ commit: COMMIT })).rejects.toThrow("another commit");
    const { root } = workplace.host;
    await runPlan(workplace.host, target(), "pre", onMain(MERGED), noPreview);
    writeFileSync(artifactsOf(root, "ops").sealedPlan, readFileSync(artifactsOf(root, "pre").sealedPlan));
    await expect(deploy()).rejects.toThrow("another environment");
  });
});

describe("the review of several environments", () => {
  test("is one note, one page and a link to it", async () => {
    await planInMergeRequest("pre");
    await planInMergeRequest("ops");
    await review({ environments: ["pre", "ops"] });
    const notes = notesOf(mergeRequest);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.body).toContain("Plan review: pre and ops");
    const files = reviewArtifacts(workplace.host.root);
    expect(readFileSync(files.html, "utf8")).toContain("terraform_data.first");
    expect(JSON.parse(readFileSync(files.annotations, "utf8"))).toEqual({
      "Plan review": [
        {
          external_link: {
            label: "Plan review",
            url: "https://gitlab.example.com/group/packagecloud/-/jobs/77/artifacts/file/ci-out/review/review.html",
          },
        },
      ],
    });
  });

  test("says which environment has no plan", async () => {
    await planInMergeRequest("ops");
    const outcome = await review({ environments: ["pre", "ops"] });
    expect(outcome.missing).toEqual(["pre"]);
    expect(notesOf(mergeRequest)[0]?.body).toContain("No plan of pre");
  });

  test("flags a branch whose target has moved on, and not one that is up to date", async () => {
    await planInMergeRequest();
    await review();
    expect(notesOf(mergeRequest)[0]?.body).not.toContain("has moved on");
    server.world.branches.set("main", "a".repeat(40));
    await review();
    expect(notesOf(mergeRequest)[0]?.body).toContain("main has moved on");
  });

  test("without a token is left as artifacts, and says so", async () => {
    await planInMergeRequest();
    const outcome = await review({ gitlab: undefined });
    expect(outcome).toMatchObject({ note: undefined, degraded: expect.stringContaining("INFRA_NOTE_TOKEN") });
    expect(existsSync(reviewArtifacts(workplace.host.root).html)).toBe(true);
    expect(server.served).toEqual([]);
  });

  test("in a dry run shows the note and writes nothing", async () => {
    await planInMergeRequest();
    const withheld: WithheldRequest[] = [];
    const dry = connectWithoutWaiting(
      server,
      { kind: "access", value: BOT },
      { withhold: (one) => withheld.push(one) },
    );
    await review({ gitlab: dry });
    expect(withheld.map(({ method, endpoint }) => `${method} ${endpoint}`)).toEqual([
      "POST projects/42/merge_requests/1/notes",
    ]);
    expect(notesOf(mergeRequest)).toEqual([]);
  });

  test("is not written by a pipeline that a newer one has overtaken, and opens no threads then", async () => {
    await planInMergeRequest();
    mergeRequest.pipelines.push(101);
    await expect(review()).resolves.toMatchObject({ note: "superseded", threads: undefined });
    expect(notesOf(mergeRequest)).toEqual([]);
  });

  test("is one note in the end, the newer pipeline's, when two write at once", async () => {
    await planInMergeRequest();
    mergeRequest.pipelines.push(101);
    const newer = { ...inMergeRequest(), pipeline: 101 };
    await Promise.all([review(), review({ context: newer }), review()]);
    const notes = notesOf(mergeRequest);
    expect(notes).toHaveLength(1);
    expect(readMarker(notes[0]?.body ?? "")?.pipeline).toBe(101);
  });

  test("is one note in the end when the answer to its creation is lost", async () => {
    await planInMergeRequest();
    server.failNext("POST", /notes$/, { kind: "lost-answer" });
    await review();
    expect(notesOf(mergeRequest)).toHaveLength(1);
  });
});

describe("the plan after another push", () => {
  const push = async (head: string, pipeline: number, values: Readonly<Record<string, Json>>) => {
    mergeRequest.pipelines.push(pipeline);
    configuration = words(values);
    await planInMergeRequest();
    const { mergeRequest: inReview, ...context } = inMergeRequest({ pipeline });
    if (inReview === undefined) throw new Error("this is a merge request's pipeline");
    await review({ context: { ...context, mergeRequest: { ...inReview, head } } });
    return notesOf(mergeRequest)[0]?.body ?? "";
  };
  const visible = (body: string) => body.replace(/<!--[\s\S]*?-->/g, "");

  test("is compared with the one before: what is new, other and gone", async () => {
    const first = await push("1".repeat(40), 101, { kept: "1", other: "1", removed: "1" });
    expect(visible(first)).not.toContain("last push");
    const second = visible(await push("2".repeat(40), 102, { kept: "1", other: "2", added: "1" }));
    expect(second).toContain("Changed in the plan since the last push");
    expect(second).toMatch(/terraform_data\.added`? is new in the plan/);
    expect(second).toMatch(/terraform_data\.other`? changes in another way/);
    expect(second).toMatch(/terraform_data\.removed`? is not in the plan any more/);
    expect(second).not.toMatch(/terraform_data\.kept`? (is|changes)/);
    expect(second.indexOf("since the last push")).toBeLessThan(second.indexOf("to add"));
  });

  test("is compared with the same push when the pipeline runs again", async () => {
    await push("1".repeat(40), 101, { one: "1" });
    const second = await push("2".repeat(40), 102, { one: "2" });
    const again = await push("2".repeat(40), 103, { one: "2" });
    const comparison = (body: string) => /Changed in the plan since[\s\S]*?(?=\n#)/.exec(visible(body))?.[0];
    expect(comparison(again)).toBeDefined();
    expect(comparison(again)).toBe(comparison(second));
  });

  test("that is the same is said in one line", async () => {
    await push("1".repeat(40), 101, { one: "1" });
    const second = visible(await push("2".repeat(40), 102, { one: "1" }));
    expect(second).toContain("The plan is the same as after the last push");
    expect(second).not.toContain("Changed in the plan");
  });
});

describe("drift", () => {
  test("opens an issue, leaves it alone while it is the same, and closes it when it is gone", async () => {
    const look = () => runDrift(workplace.host, target(), "ops", gitlab);
    await expect(look()).resolves.toMatchObject({ drift: true, issue: "opened" });
    await expect(look()).resolves.toMatchObject({ drift: true, issue: "unchanged" });
    expect(server.world.issues[0]?.description).toContain("terraform_data.first");
    await planAndDeploy({ accepted: true });
    await expect(look()).resolves.toMatchObject({ drift: false, issue: "closed" });
  });

  test("is a failing check too, although nothing would change", async () => {
    const look = () => runDrift(workplace.host, target(), "ops", gitlab);
    const withCheck = (condition: string) => ({
      ...words({ first: "one" }),
      check: { recipient: { assert: [{ condition, error_message: "The recipient has not confirmed." }] } },
    });
    await planAndDeploy({ accepted: true });
    configuration = withCheck('${terraform_data.first.output != "one"}');
    await expect(look()).resolves.toMatchObject({ drift: true, issue: "opened" });
    expect(server.world.issues[0]?.description).toContain("The recipient has not confirmed.");
    configuration = withCheck('${terraform_data.first.output == "one"}');
    await expect(look()).resolves.toMatchObject({ drift: false, issue: "closed" });
  });
});
