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

test("a state is written under its lock only", async () => {
  const id = await lock();
  await expect(client().write("{}", "another-id")).rejects.toThrow("409");
  await client().write('{"version":4}', id);
  await expect(client().read()).resolves.toBe('{"version":4}');
});

test("a second lock is refused, and its holder told", async () => {
  const id = await lock();
  await expect(client().lock("other")).resolves.toMatchObject({ holder: { id, operation: "test" } });
  await client().unlock(id);
  await expect(lock()).resolves.not.toBe(id);
});

test("a state that is not there is nothing", async () => {
  await expect(client().read()).resolves.toBeUndefined();
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
  await client().write('{"serial":2}', id);
  expect(server.world.states.get("pre")?.content).toBe('{"serial":2}');
});

test("a lock whose answer is lost is ours all the same", async () => {
  server.failNext("POST", /lock$/, { kind: "lost-answer" });
  const id = await lock();
  await expect(client().write("{}", id)).resolves.toBeUndefined();
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
