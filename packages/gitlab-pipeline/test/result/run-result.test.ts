import { LOCK_LINE } from "../../src/deploy/apply-saved";
import { openAttempt } from "../../src/deploy/attempt";
import type { GitLab } from "../../src/gitlab/gitlab";
import { isGood, type ResultRequest, runResult } from "../../src/result/run-result";
import { connectWithoutWaiting } from "../support/gitlab/connect";
import type { StoredMergeRequest } from "../support/gitlab/model";
import { addMergeRequest, type GitLabServer, notesOf, startGitLab } from "../support/gitlab/server";
import { COMMIT, createWorkplace, type Workplace } from "../support/jobs";
import { stateClientOf } from "../support/state";

const BOT = "token-of-the-bot";
const JOB = "token-of-the-result-job";

let server: GitLabServer;
let gitlab: GitLab;
let mergeRequest: StoredMergeRequest;
let workplace: Workplace;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set(BOT, { id: 7, kind: "access", role: "developer" });
  server.world.accounts.set(JOB, { id: 9, kind: "job", role: "maintainer", username: "ann" });
  mergeRequest = addMergeRequest(server.world, 1, "1".repeat(40));
  mergeRequest.state = "merged";
  mergeRequest.merge_commit_sha = COMMIT;
  server.world.commits.set(COMMIT, [1]);
  server.world.pipelineJobs.set(200, [
    {
      id: 77,
      name: "deploy: pre",
      status: "failed",
      web_url: "https://gitlab.example.com/group/packagecloud/-/jobs/77",
      user: { username: "ann" },
    },
  ]);
  gitlab = connectWithoutWaiting(server, { kind: "access", value: BOT });
  workplace = createWorkplace();
});

afterEach(async () => {
  await server.close();
  workplace.remove();
});

function result(more: Partial<ResultRequest> = {}) {
  return runResult(workplace.host, {
    environment: "pre",
    commit: COMMIT,
    pipeline: 200,
    defaultBranch: "main",
    deployJob: "deploy: pre",
    client: stateClientOf(server, JOB),
    gitlab,
    ...more,
  });
}

function attempt() {
  return openAttempt(workplace.host.root, {
    environment: "pre",
    commit: COMMIT,
    digest: "d".repeat(64),
    total: 3,
  });
}

const note = () => notesOf(mergeRequest)[0]?.body ?? "";

test("an apply is reported in the merge request that brought the commit: what, by whom, where", async () => {
  const record = attempt();
  record.changed(3);
  record.end("applied");
  const outcome = await result();
  expect(isGood(outcome.result.end)).toBe(true);
  expect(outcome.notes).toEqual(new Map([[1, "created"]]));
  expect(note()).toContain("Deploy of pre: done");
  expect(note()).toContain("3 objects were changed");
  expect(note()).toContain("Started by ann");
  expect(note()).toContain("/-/jobs/77");
});

test("a failed apply is reported with what failed, and is red", async () => {
  const record = attempt();
  record.changed(1);
  const problem = { where: "google_redis_instance.main", rule: "Error 403: quota\nsecond line", fix: "" };
  record.end("failed", [problem]);
  const outcome = await result();
  expect(isGood(outcome.result.end)).toBe(false);
  expect(note()).toContain("Deploy of pre: failed");
  expect(note()).toContain("after 1 of about 3 objects");
  expect(note()).toMatch(/Error 403: quota/);
  expect(note()).not.toContain("second line");
  expect(note()).toContain("its lock is released");
});

test("text of a failure cannot become markup or notify people", async () => {
  attempt().end("failed", [{ where: "x", rule: "<img src=x> @everyone **bold**", fix: "" }]);
  await result();
  expect(note()).not.toContain("<img");
  expect(note()).not.toMatch(/(^|[^\\])@everyone/);
});

test("a plan that waits for a person is reported with the button", async () => {
  attempt().end("refused");
  await result();
  expect(note()).toContain('"deploy: pre (changed)"');
});

test("a deploy with nothing to do writes no note", async () => {
  attempt().end("nothing to do");
  await expect(result()).resolves.toMatchObject({ notes: new Map() });
  expect(notesOf(mergeRequest)).toEqual([]);
});

describe("a deploy that left no record, as a lost runner's", () => {
  async function lockOfLostJob(): Promise<string> {
    const answer = await stateClientOf(server, JOB).lock("apply");
    if (!("id" in answer)) throw new Error("somebody holds the lock");
    return answer.id;
  }

  test("has its lock released by the id that its log names, and is red", async () => {
    const id = await lockOfLostJob();
    server.world.logs.set(77, `one line\n\u001b[0;m${LOCK_LINE}${id}\nanother: create ...\n`);
    const outcome = await result();
    expect(outcome.result).toMatchObject({ end: "lost", recovered: { released: true } });
    expect(isGood(outcome.result.end)).toBe(false);
    expect(server.world.states.get("pre")?.lock).toBeUndefined();
    expect(note()).toContain("look at the drift");
  });

  test("keeps a lock whose id no log names; the merge request says that it is locked", async () => {
    await lockOfLostJob();
    server.world.logs.set(77, "one line\n");
    await expect(result()).rejects.toThrow('start the job "recover: pre"');
    expect(server.world.states.get("pre")?.lock).toBeDefined();
    expect(note()).toContain("still locked");
  });

  test("leaves the lock of somebody else alone although the log names one", async () => {
    await lockOfLostJob();
    server.world.logs.set(77, `${LOCK_LINE}another-id\n`);
    await expect(result()).rejects.toThrow("not under the id another-id");
  });
});

test("there is one note for an environment, the newest pipeline's", async () => {
  attempt().end("refused");
  await result();
  attempt().end("applied");
  await expect(result({ pipeline: 201 })).resolves.toMatchObject({ notes: new Map([[1, "updated"]]) });
  await expect(result({ pipeline: 199 })).resolves.toMatchObject({ notes: new Map([[1, "superseded"]]) });
  expect(notesOf(mergeRequest)).toHaveLength(1);
  expect(note()).toContain("done");
});

test("without a token, or with a GitLab that refuses, the deploy is finished all the same", async () => {
  attempt().end("applied");
  await expect(result({ gitlab: undefined })).resolves.toMatchObject({ result: { end: "applied" } });
  server.failNext("GET", /merge_requests$/, { kind: "status", status: 403 });
  await expect(result()).resolves.toMatchObject({ notes: new Map() });
  expect(workplace.log.join("\n")).toContain("403");
});

test("nothing is reported in a merge request into another branch", async () => {
  attempt().end("applied");
  await expect(result({ defaultBranch: "production" })).resolves.toMatchObject({ notes: new Map() });
});
