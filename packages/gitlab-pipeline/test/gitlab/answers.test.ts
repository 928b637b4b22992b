import { toProblems } from "@infra-tools/runtime/problem";
import type { GitLab } from "../../src/gitlab/gitlab";
import { connect } from "../../src/gitlab/gitlab";
import { GitLabError, gitLabProblem } from "../../src/gitlab/gitlab-error";
import { REAL_HTTP } from "../../src/http/http-port";
import { ROUTES } from "../support/gitlab/routes";
import { addMergeRequest, type GitLabServer, startGitLab } from "../support/gitlab/server";

const TOKEN = "token-of-the-bot";

let server: GitLabServer;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set(TOKEN, { id: 7, kind: "access", role: "developer" });
  addMergeRequest(server.world, 1, "1".repeat(40));
});
afterEach(() => server.close());

function client(longestAttemptMs = 10_000): GitLab {
  return connect({
    apiUrl: server.apiUrl,
    project: "42",
    token: { kind: "access", value: TOKEN },
    retry: { attempts: 5, firstPauseMs: 500, longestPauseMs: 60_000, longestAttemptMs, longestWaitMs: 200 },
    http: { ...REAL_HTTP, sleep: async () => undefined },
  });
}

async function refusalOf(ask: Promise<unknown>): Promise<GitLabError> {
  const failure = await ask.then(
    () => new Error("it was answered"),
    (error: unknown) => error,
  );
  if (!(failure instanceof GitLabError)) throw failure;
  return failure;
}

const LOGIN_PAGE = "<!DOCTYPE html>\n<html><title>Sign in</title></html>";

describe("an answer that is none of GitLab's API", () => {
  test.each([
    [
      "a login page",
      { status: 200, body: LOGIN_PAGE, headers: { "content-type": "text/html" } },
      "not a list",
    ],
    ["half an answer", { status: 200, body: '[{"id": 1,' }, "not a list"],
    ["an object instead of a list", { status: 200, body: '{"notes": []}' }, "not a list"],
    ["a list of something else", { status: 200, body: "[1, 2]" }, "not a list"],
    ["a note without an id", { status: 200, body: '[{"body": "text"}]' }, "0.id"],
    ["a note whose text is a number", { status: 200, body: '[{"id": 1, "body": 3}]' }, "0.body"],
  ])("%s is an error with method, address and status", async (_name, instead, said) => {
    server.failNext("GET", /notes$/, { kind: "instead", ...instead });
    const failure = await refusalOf(client().notes(1));
    expect(failure).toMatchObject({ method: "GET", status: 200 });
    expect(failure.message).toContain("projects/42/merge_requests/1/notes");
    expect(failure.message).toContain(said);
    expect(gitLabProblem(failure).fix).toContain("proxy");
    expect(failure.message).not.toContain(TOKEN);
  });

  test("a redirect is not followed, and says where it leads without its query", async () => {
    const location = "https://login.example.com/sign_in?token=secret-of-the-session";
    server.failNext("GET", /notes$/, { kind: "instead", status: 302, body: "", headers: { location } });
    const failure = await refusalOf(client().notes(1));
    expect(failure.status).toBe(302);
    expect(failure.message).toContain("https://login.example.com");
    expect(failure.message).not.toContain("secret-of-the-session");
    expect(gitLabProblem(failure).fix).toContain("CI_API_V4_URL");
    expect(server.served).toHaveLength(1);
  });

  test("none of them reaches the edge as a defect of the program", async () => {
    server.failNext("GET", /merge_requests\/1$/, { kind: "instead", status: 200, body: "null" });
    const failure = await refusalOf(client().mergeRequest(1));
    expect(toProblems(failure, "infra")).toEqual([gitLabProblem(failure)]);
  });
});

describe("a server that does not come to an end", () => {
  test.each(["hang", "drip"] as const)(
    "is given up when it %ss, and costs no more than the whole wait",
    async (kind) => {
      for (let time = 0; time < 5; time += 1) server.failNext("GET", /notes$/, { kind });
      const failure = await refusalOf(client(120).notes(1));
      expect(failure.status).toBeUndefined();
      expect(failure.message).toContain("took too long");
      // 120 ms, and then what is left of 200.
      expect(server.served).toHaveLength(2);
    },
  );
});

test("every route of the test GitLab names the file of GitLab's source that it was read from", () => {
  expect(ROUTES.length).toBeGreaterThan(20);
  expect(ROUTES.filter(({ source }) => !/^lib\/api\/[a-z_/]+\.rb$/.test(source))).toEqual([]);
});

describe("roles", () => {
  test.each(["stranger", "guest"] as const)("the project is hidden from a %s", async (role) => {
    server.world.accounts.set(TOKEN, { id: 7, kind: "access", role });
    await expect(client().notes(1)).rejects.toThrow("404 404 Project Not Found");
  });

  test("a job's own token reads a merge request and its notes, and no more", async () => {
    server.world.accounts.set("job", { id: 7, kind: "job", role: "developer" });
    const job = connect({ apiUrl: server.apiUrl, project: "42", token: { kind: "job", value: "job" } });
    await expect(job.mergeRequest(1)).resolves.toMatchObject({ iid: 1 });
    await expect(job.notes(1)).resolves.toEqual([]);
    await expect(job.createNote(1, "text")).rejects.toThrow("403");
    await expect(job.threads(1)).rejects.toThrow("403");
  });
});
