import { driftIssue, syncIssue } from "../../src/drift/sync-issue";
import type { GitLab } from "../../src/gitlab/gitlab";
import { connectWithoutWaiting } from "../support/gitlab/connect";
import { type GitLabServer, startGitLab } from "../support/gitlab/server";

let server: GitLabServer;
let gitlab: GitLab;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set("bot", { id: 7, kind: "access", role: "developer" });
  server.world.accounts.set("person", { id: 8, kind: "access", role: "developer" });
  gitlab = connectWithoutWaiting(server, { kind: "access", value: "bot" });
});

afterEach(() => server.close());

function issues(): readonly string[] {
  return server.world.issues.map((issue) => `${issue.labels.join()} ${issue.description}: ${issue.state}`);
}

test("no drift and no issue means no request that changes anything", async () => {
  await expect(syncIssue(gitlab, driftIssue("ops"), undefined)).resolves.toBe("nothing");
  expect(issues()).toEqual([]);
});

test("drift opens one issue, and later drift updates it", async () => {
  await expect(syncIssue(gitlab, driftIssue("ops"), "one")).resolves.toBe("opened");
  await expect(syncIssue(gitlab, driftIssue("ops"), "one")).resolves.toBe("unchanged");
  await expect(syncIssue(gitlab, driftIssue("ops"), "two")).resolves.toBe("updated");
  expect(issues()).toEqual(["drift::ops two: opened"]);
});

test("the issue is closed when the drift is gone, and a new one opened when it comes again", async () => {
  await syncIssue(gitlab, driftIssue("ops"), "one");
  await expect(syncIssue(gitlab, driftIssue("ops"), undefined)).resolves.toBe("closed");
  await expect(syncIssue(gitlab, driftIssue("ops"), "again")).resolves.toBe("opened");
  expect(issues()).toEqual(["drift::ops one: closed", "drift::ops again: opened"]);
});

test("environments have issues of their own", async () => {
  await syncIssue(gitlab, driftIssue("pre"), "p");
  await syncIssue(gitlab, driftIssue("ops"), "o");
  await syncIssue(gitlab, driftIssue("pre"), undefined);
  expect(issues()).toEqual(["drift::pre p: closed", "drift::ops o: opened"]);
});

test("a second issue left by two jobs at once is closed", async () => {
  await syncIssue(gitlab, driftIssue("ops"), "one");
  await gitlab.createIssue({ title: "Drift", description: "twin", label: "drift::ops" });
  await syncIssue(gitlab, driftIssue("ops"), "one");
  expect(issues()).toEqual(["drift::ops one: opened", "drift::ops twin: closed"]);
});

test("a person's issue with the same label is not touched", async () => {
  const person = connectWithoutWaiting(server, { kind: "access", value: "person" });
  await person.createIssue({ title: "Look at this", description: "mine", label: "drift::ops" });
  await expect(syncIssue(gitlab, driftIssue("ops"), undefined)).resolves.toBe("nothing");
  expect(issues()).toEqual(["drift::ops mine: opened"]);
});
