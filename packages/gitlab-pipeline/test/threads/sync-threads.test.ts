import type { GitLab } from "../../src/gitlab/gitlab";
import { printHidden } from "../../src/note/hidden-comment";
import { syncThreads } from "../../src/threads/sync-threads";
import { connectWithoutWaiting } from "../support/gitlab/connect";
import type { StoredMergeRequest } from "../support/gitlab/model";
import { addMergeRequest, type GitLabServer, startGitLab } from "../support/gitlab/server";

const FIRST = { fingerprint: "aaaa1111", body: "retention falls" };
const SECOND = { fingerprint: "bbbb2222", body: "exposure grows" };

let server: GitLabServer;
let gitlab: GitLab;
let mergeRequest: StoredMergeRequest;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set("bot", { id: 7, kind: "access", role: "developer" });
  server.world.accounts.set("person", { id: 8, kind: "access", role: "developer" });
  mergeRequest = addMergeRequest(server.world, 1, "1".repeat(40));
  gitlab = connectWithoutWaiting(server, { kind: "access", value: "bot" });
});

afterEach(() => server.close());

/** Text and state of each thread: `retention falls: open`. */
function threads(): readonly string[] {
  return mergeRequest.threads.map(({ notes: [first] }) => {
    const text = first?.body.split("\n").at(-1);
    return `${text}: ${first?.resolved === true ? "resolved" : "open"}`;
  });
}

test("each finding becomes one resolvable thread", async () => {
  await expect(syncThreads(gitlab, 1, [FIRST, SECOND])).resolves.toEqual({
    opened: 2,
    reopened: 0,
    resolved: 0,
  });
  expect(threads()).toEqual(["retention falls: open", "exposure grows: open"]);
});

test("a finding that stays gets no second thread", async () => {
  await syncThreads(gitlab, 1, [FIRST]);
  await expect(syncThreads(gitlab, 1, [FIRST])).resolves.toEqual({ opened: 0, reopened: 0, resolved: 0 });
  expect(threads()).toHaveLength(1);
});

test("a thread resolves itself when its finding is gone, and says why", async () => {
  await syncThreads(gitlab, 1, [FIRST, SECOND]);
  await expect(syncThreads(gitlab, 1, [SECOND])).resolves.toEqual({ opened: 0, reopened: 0, resolved: 1 });
  expect(threads()).toEqual(["retention falls: resolved", "exposure grows: open"]);
  expect(mergeRequest.threads[0]?.notes[1]?.body).toContain("no longer holds this finding");
});

test("a finding that comes back opens its thread again", async () => {
  await syncThreads(gitlab, 1, [FIRST]);
  await syncThreads(gitlab, 1, []);
  await expect(syncThreads(gitlab, 1, [FIRST])).resolves.toEqual({ opened: 0, reopened: 1, resolved: 0 });
  expect(threads()).toEqual(["retention falls: open"]);
});

test("a finding may go and come back more than once", async () => {
  for (let time = 0; time < 3; time += 1) {
    await syncThreads(gitlab, 1, [FIRST]);
    await syncThreads(gitlab, 1, []);
  }
  expect(threads()).toEqual(["retention falls: resolved"]);
});

test("a thread that a person resolved stays resolved while its finding stays", async () => {
  await syncThreads(gitlab, 1, [FIRST]);
  const person = connectWithoutWaiting(server, { kind: "access", value: "person" });
  await person.resolveThread(1, mergeRequest.threads[0]?.id ?? "", true);
  await expect(syncThreads(gitlab, 1, [FIRST])).resolves.toEqual({ opened: 0, reopened: 0, resolved: 0 });
  expect(threads()).toEqual(["retention falls: resolved"]);
});

test("somebody else's thread with our marker is not touched", async () => {
  const person = connectWithoutWaiting(server, { kind: "access", value: "person" });
  await person.createThread(1, `${printHidden("infra-finding", { fingerprint: "cccc3333" })}\ntheirs`);
  await syncThreads(gitlab, 1, []);
  expect(threads()).toEqual(["theirs: open"]);
});

test("threads of a former token's user are taken over: none is opened twice, and one that is done is resolved", async () => {
  const username = "project_42_bot_0af3";
  server.world.accounts.set("former", { id: 6, kind: "access", role: "developer", username });
  const former = connectWithoutWaiting(server, { kind: "access", value: "former" });
  await syncThreads(former, 1, [FIRST, SECOND]);
  await expect(syncThreads(gitlab, 1, [SECOND])).resolves.toEqual({ opened: 0, reopened: 0, resolved: 1 });
  expect(threads()).toEqual(["retention falls: resolved", "exposure grows: open"]);
  await expect(syncThreads(gitlab, 1, [FIRST, SECOND])).resolves.toMatchObject({ opened: 0, reopened: 1 });
});
