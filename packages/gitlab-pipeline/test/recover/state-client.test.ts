import { GitLabError, gitLabProblem } from "../../src/gitlab/gitlab-error";
import type { WithheldRequest } from "../../src/gitlab/request-handler";
import { REAL_HTTP } from "../../src/http/http-port";
import { createStateClient, type StateClient } from "../../src/state/state-client";
import { type GitLabServer, startGitLab } from "../support/gitlab/server";

const TOKEN = "token-of-a-job";

let server: GitLabServer;
const pauses: number[] = [];

beforeEach(async () => {
  server = await startGitLab();
  pauses.length = 0;
  server.world.accounts.set(TOKEN, { id: 7, kind: "job", role: "maintainer" });
  server.world.accounts.set("token-of-a-developer", { id: 8, kind: "job", role: "developer" });
});
afterEach(() => server.close());

function client(token = TOKEN, withhold?: (request: WithheldRequest) => void): StateClient {
  const address = `${server.apiUrl}/projects/42/terraform/state/pre`;
  return createStateClient({
    state: {
      address,
      lockAddress: `${address}/lock`,
      unlockAddress: `${address}/lock`,
      lockMethod: "POST",
      unlockMethod: "DELETE",
    },
    login: { username: "gitlab-ci-token", password: token },
    retry: { attempts: 3, firstPauseMs: 500, longestPauseMs: 60_000 },
    http: {
      ...REAL_HTTP,
      sleep: async (milliseconds) => {
        pauses.push(milliseconds);
      },
    },
    ...(withhold === undefined ? {} : { withhold }),
  });
}

async function lock(): Promise<string> {
  const answer = await client().lock("test");
  if (!("id" in answer)) throw new Error("somebody holds the lock");
  return answer.id;
}

const document = (serial: number): string => JSON.stringify({ version: 4, serial, lineage: "one" });

test("a state is written under its lock only", async () => {
  const id = await lock();
  // Only the two lock endpoints of lib/api/terraform/state.rb rescue StateLockedError: this is GitLab's answer to the rest.
  await expect(client().write(document(1), "another-id")).rejects.toThrow("500");
  await client().write(document(1), id);
  await expect(client().read()).resolves.toBe(document(1));
});

test("a second lock is refused, and of its holder only what GitLab knows is said", async () => {
  const id = await lock();
  await expect(client().lock("other")).resolves.toEqual({
    holder: { id, operation: undefined, who: "user-7", since: "2026-11-23T08:00:00.000Z" },
  });
  await client().unlock(id);
  await expect(lock()).resolves.not.toBe(id);
});

test("a lock request has every field that GitLab requires, and one that lacks some is refused with their names", async () => {
  await lock();
  const { apiUrl } = server;
  const authorization = `Basic ${Buffer.from(`gitlab-ci-token:${TOKEN}`).toString("base64")}`;
  const answer = await fetch(`${apiUrl}/projects/42/terraform/state/ops/lock`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ ID: "1", Operation: "", Who: "me", Created: "now" }),
  });
  expect(answer.status).toBe(400);
  await expect(answer.json()).resolves.toEqual({
    error: "Info is missing, Version is missing, Path is missing",
  });
});

test("a state that was never stored is none, and so is one that was only locked", async () => {
  await expect(client().read()).resolves.toBeUndefined();
  await lock();
  await expect(client().read()).resolves.toBeUndefined();
});

test.each(["stranger", "guest"] as const)(
  "a project that is hidden from a %s is not a state that is absent",
  async (role) => {
    server.world.accounts.set("hidden", { id: 9, kind: "job", role });
    await expect(client("hidden").read()).rejects.toThrow("404 Project Not Found");
  },
);

test("a page of a proxy is neither a state that is absent nor a lock that is held", async () => {
  server.failNext("GET", /state/, { kind: "instead", status: 404, body: "<html>no such page</html>" });
  await expect(client().read()).rejects.toThrow("no such page");
  server.failNext("POST", /lock$/, { kind: "instead", status: 409, body: "<html>busy</html>" });
  await expect(client().lock("test")).rejects.toThrow("409");
  // lib/api/api.rb, when GitLab could not get the row: no lock document.
  const body = '{"message":"409 Conflict: Resource lock"}';
  server.failNext("POST", /lock$/, { kind: "instead", status: 409, body });
  await expect(client().lock("test")).rejects.toThrow("Resource lock");
});

describe("an unlock", () => {
  test("whose answer is lost is no error: the lock is gone", async () => {
    const id = await lock();
    server.failNext("DELETE", /lock$/, { kind: "lost-answer" });
    await client().unlock(id);
    expect(server.world.states.get("pre")?.lock).toBeUndefined();
  });

  test("of a lock that somebody else holds by now leaves theirs alone", async () => {
    const id = await lock();
    await client().unlock(id);
    const theirs = await lock();
    await client().unlock(id);
    expect(server.world.states.get("pre")?.lock?.ID).toBe(theirs);
  });

  test("that GitLab refuses although the lock is ours is an error", async () => {
    const id = await lock();
    const body = '{"message":"409 Conflict: Resource lock"}';
    server.failNext("DELETE", /lock$/, { kind: "instead", status: 409, body });
    await expect(client().unlock(id)).rejects.toThrow("Resource lock");
    expect(server.world.states.get("pre")?.lock?.ID).toBe(id);
  });
});

describe("a write", () => {
  test("of a serial that is stored already is refused, unless it is the same state", async () => {
    const id = await lock();
    await client().write(document(3), id);
    await client().write(document(3), id);
    const other = JSON.stringify({ version: 4, serial: 3, lineage: "another" });
    await expect(client().write(other, id)).rejects.toThrow("422");
    expect(server.world.states.get("pre")?.versions).toEqual([document(3)]);
  });

  test("without a serial is refused", async () => {
    const id = await lock();
    await expect(client().write('{"version":4}', id)).rejects.toThrow("422");
  });

  test("of more than the instance accepts is refused, and the advice says by what", async () => {
    const id = await lock();
    server.world.maxStateBytes = 20;
    const failure = await client()
      .write(document(1), id)
      .catch((error: unknown) => error);
    if (!(failure instanceof GitLabError)) throw new Error("no refusal");
    expect(failure.status).toBe(413);
    expect(gitLabProblem(failure).fix).toContain("max_terraform_state_size_bytes");
  });
});

test("busy and broken moments are waited for, as long as the server asks for", async () => {
  server.failNext("GET", /state/, { kind: "status", status: 429, retryAfterSeconds: 7 });
  server.failNext("GET", /state/, { kind: "status", status: 503 });
  await expect(client().read()).resolves.toBeUndefined();
  expect(pauses).toEqual([7000, 1000]);
});

test("a write whose answer is lost is repeated, and stands once", async () => {
  const id = await lock();
  server.failNext("POST", /state\/pre$/, { kind: "lost-answer" });
  await client().write(document(2), id);
  expect(server.world.states.get("pre")?.versions).toEqual([document(2)]);
});

test("a lock whose answer is lost is ours all the same", async () => {
  server.failNext("POST", /lock$/, { kind: "lost-answer" });
  const id = await lock();
  await expect(client().write(document(1), id)).resolves.toBeUndefined();
});

test.each([
  ["a dead token", "no-such-token", "401"],
  ["a Developer, who may not lock", "token-of-a-developer", "403"],
])("%s is refused without its token in the message", async (_who, token, status) => {
  const failure = await client(token).lock("test").then(String, String);
  expect(failure).toContain(status);
  expect(failure).not.toContain(token);
  expect(failure).not.toContain(Buffer.from(`gitlab-ci-token:${token}`).toString("base64"));
});

test("a dry run shows what it would send, and none of the state", async () => {
  const shown: WithheldRequest[] = [];
  const dry = client(TOKEN, (request) => shown.push(request));
  await dry.lock("recover");
  await dry.write("the whole state", "id");
  await dry.unlock("id");
  expect(shown.map(({ method, endpoint }) => `${method} ${endpoint}`)).toEqual([
    "POST projects/42/terraform/state/pre/lock",
    "POST projects/42/terraform/state/pre",
    "DELETE projects/42/terraform/state/pre/lock",
  ]);
  expect(JSON.stringify(shown)).not.toContain("the whole state");
  expect(server.world.states.get("pre")).toBeUndefined();
});
