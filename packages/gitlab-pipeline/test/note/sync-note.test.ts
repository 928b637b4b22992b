import { connect, type GitLab } from "../../src/gitlab/gitlab";
import { GitLabError } from "../../src/gitlab/gitlab-error";
import type { WithheldRequest } from "../../src/gitlab/request-handler";
import { type Marker, printMarker, readMarker } from "../../src/note/marker";
import { syncNote } from "../../src/note/sync-note";
import { connectWithoutWaiting } from "../support/gitlab/connect";
import type { StoredMergeRequest } from "../support/gitlab/model";
import { addMergeRequest, type GitLabServer, notesOf, startGitLab } from "../support/gitlab/server";

const SHA = "1".repeat(40);
const BOT = 7;
const BOT_TOKEN = "token-of-the-bot";

function marker(pipeline: number): Marker {
  return { v: 1, pipeline, sha: SHA, digests: { ops: "a".repeat(64) } };
}

let server: GitLabServer;
let gitlab: GitLab;
let mergeRequest: StoredMergeRequest;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set(BOT_TOKEN, { id: BOT, kind: "access", role: "developer" });
  server.world.accounts.set("token-of-a-job", { id: BOT, kind: "job", role: "developer" });
  server.world.accounts.set("token-of-a-person", { id: 8, kind: "access", role: "developer" });
  mergeRequest = addMergeRequest(server.world, 1, SHA);
  mergeRequest.pipelines.push(100);
  gitlab = connectWithoutWaiting(server, { kind: "access", value: BOT_TOKEN });
});

afterEach(() => server.close());

function write(pipeline: number, body: string): ReturnType<typeof syncNote> {
  return syncNote(gitlab, { mergeRequest: 1, marker: marker(pipeline), body });
}

function writes(): readonly string[] {
  return server.served.filter((request) => request.method !== "GET").map((request) => request.method);
}

describe("the one note", () => {
  test("is created when there is none", async () => {
    await expect(write(100, "first")).resolves.toBe("created");
    expect(notesOf(mergeRequest).map((note) => note.body)).toEqual([`${printMarker(marker(100))}\nfirst`]);
  });

  test("is updated in place by a later pipeline", async () => {
    await write(100, "first");
    mergeRequest.pipelines.push(101);
    await expect(write(101, "second")).resolves.toBe("updated");
    expect(notesOf(mergeRequest)).toHaveLength(1);
    expect(notesOf(mergeRequest)[0]?.body).toContain("second");
  });

  test("is not written again when nothing changed", async () => {
    await write(100, "same");
    const before = writes().length;
    await expect(write(100, "same")).resolves.toBe("unchanged");
    expect(writes()).toHaveLength(before);
  });

  test("is left alone by a pipeline that is no longer the newest", async () => {
    mergeRequest.pipelines.push(101);
    await write(101, "new");
    await expect(write(100, "old")).resolves.toBe("superseded");
    expect(notesOf(mergeRequest)[0]?.body).toContain("new");
  });

  test("is left to a newer pipeline that has not written yet", async () => {
    mergeRequest.pipelines.push(101);
    await expect(write(100, "old")).resolves.toBe("superseded");
    expect(notesOf(mergeRequest)).toHaveLength(0);
  });

  test("is found behind more than a page of other notes", async () => {
    await write(100, "first");
    const person = connectWithoutWaiting(server, { kind: "access", value: "token-of-a-person" });
    for (let index = 0; index < 250; index += 1) await person.createNote(1, `note ${index}`);
    await write(100, "second");
    expect(notesOf(mergeRequest)).toHaveLength(251);
    expect(notesOf(mergeRequest)[0]?.body).toContain("second");
  });

  test("is not confused with somebody else's copy of its marker", async () => {
    const person = connectWithoutWaiting(server, { kind: "access", value: "token-of-a-person" });
    await person.createNote(1, `${printMarker(marker(999))}\nnot yours`);
    await expect(write(100, "ours")).resolves.toBe("created");
    expect(notesOf(mergeRequest).map((note) => note.author.id)).toEqual([8, BOT]);
  });

  test("absorbs duplicates and keeps the oldest", async () => {
    for (const text of ["a", "b", "c"]) await gitlab.createNote(1, `${printMarker(marker(99))}\n${text}`);
    const [oldest] = notesOf(mergeRequest);
    await write(100, "final");
    expect(notesOf(mergeRequest).map((note) => note.id)).toEqual([oldest?.id]);
    expect(notesOf(mergeRequest)[0]?.body).toContain("final");
  });
});

describe("a note of a former token's user", () => {
  const former = (role: "developer" | "maintainer" = "developer", username = "project_42_bot_0af3") => {
    server.world.accounts.set("former", { id: 6, kind: "access", role: "developer", username });
    server.world.accounts.set(BOT_TOKEN, { id: BOT, kind: "access", role, username: "project_42_bot_9c1d" });
    const its = connectWithoutWaiting(server, { kind: "access", value: "former" });
    return its.createNote(1, `${printMarker(marker(99))}\nof the former token`);
  };
  const authors = () => notesOf(mergeRequest).map(({ author }) => author.id);

  test("is replaced by ours where GitLab lets us", async () => {
    await former("maintainer");
    await expect(write(100, "new")).resolves.toBe("created");
    expect(authors()).toEqual([BOT]);
  });

  test("stays beside ours where it does not", async () => {
    await former();
    await expect(write(100, "new")).resolves.toBe("created");
    await expect(write(100, "new")).resolves.toBe("unchanged");
    expect(authors()).toEqual([6, BOT]);
  });

  test.each(["project_43_bot_0af3", "ann", "group_42_bot_0af3", "project_42_bot"])(
    "is nobody's of ours when the user is called %s",
    async (username) => {
      await former("maintainer", username);
      await write(100, "new");
      expect(authors()).toEqual([6, BOT]);
    },
  );
});

describe("races", () => {
  test("two pipelines at once leave one note, the newer one's", async () => {
    mergeRequest.pipelines.push(101);
    await Promise.all([write(100, "old"), write(101, "new")]);
    expect(notesOf(mergeRequest).map((note) => note.body)).toEqual([`${printMarker(marker(101))}\nnew`]);
  });

  test("two jobs of one pipeline at once leave one note", async () => {
    await Promise.all([write(100, "text"), write(100, "text"), write(100, "text")]);
    expect(notesOf(mergeRequest)).toHaveLength(1);
  });

  test("an answer lost after a successful POST leaves one note", async () => {
    server.failNext("POST", /notes$/, { kind: "lost-answer" });
    await expect(write(100, "text")).resolves.toBe("created");
    expect(notesOf(mergeRequest)).toHaveLength(1);
  });

  test("a 502 to a POST that was not carried out is followed by another", async () => {
    server.failNext("POST", /notes$/, { kind: "status", status: 502 });
    await expect(write(100, "text")).resolves.toBe("created");
    expect(notesOf(mergeRequest)).toHaveLength(1);
  });

  test("an older text written between our look and our write does not stay", async () => {
    await write(100, "first");
    mergeRequest.pipelines.push(101);
    server.after("PUT", /notes/, () => {
      const [note] = notesOf(mergeRequest);
      if (note !== undefined) note.body = `${printMarker(marker(100))}\nolder`;
    });
    await write(101, "newest");
    expect(notesOf(mergeRequest)[0]?.body).toContain("newest");
  });
});

describe("refusals", () => {
  test("a job's own token cannot write notes, and the error says so without the token", async () => {
    const job = connectWithoutWaiting(server, { kind: "job", value: "token-of-a-job" });
    const attempt = job.createNote(1, "text");
    await expect(attempt).rejects.toBeInstanceOf(GitLabError);
    await expect(attempt).rejects.toThrow("403");
    await expect(attempt).rejects.not.toThrow("token-of-a-job");
  });

  test("a note over GitLab's limit is refused", async () => {
    await expect(write(100, "x".repeat(1_000_001))).rejects.toThrow("too long");
  });

  test("a POST that is never carried out is an error, not a success", async () => {
    for (let time = 0; time < 10; time += 1)
      server.failNext("POST", /notes$/, { kind: "status", status: 500 });
    await expect(write(100, "text")).rejects.toThrow("did not settle");
  });

  test("429 is waited for as long as GitLab asks", async () => {
    const pauses: number[] = [];
    const patient = connectWithoutWaiting(server, { kind: "access", value: BOT_TOKEN }, { pauses });
    server.failNext("GET", /notes$/, { kind: "status", status: 429, retryAfterSeconds: 17 });
    await patient.notes(1);
    expect(pauses).toEqual([17_000]);
  });

  test("server errors are tried again with growing pauses, then given up", async () => {
    const pauses: number[] = [];
    const patient = connectWithoutWaiting(server, { kind: "access", value: BOT_TOKEN }, { pauses });
    for (let time = 0; time < 3; time += 1) server.failNext("GET", /notes$/, { kind: "status", status: 503 });
    await expect(patient.notes(1)).rejects.toThrow("503");
    expect(pauses).toEqual([500, 1000]);
  });

  test("an unreachable server is an error without a stack of attempts at other hosts", async () => {
    const nowhere = connect({
      apiUrl: "http://127.0.0.1:1/api/v4",
      project: "42",
      token: { kind: "access", value: BOT_TOKEN },
      retry: { attempts: 1, firstPauseMs: 1, longestPauseMs: 1 },
    });
    await expect(nowhere.notes(1)).rejects.toThrow("no answer");
  });
});

describe("dry run", () => {
  test("shows the request that it would send, and sends only reads", async () => {
    const withheld: WithheldRequest[] = [];
    const dry = connectWithoutWaiting(
      server,
      { kind: "access", value: BOT_TOKEN },
      { withhold: (request) => withheld.push(request) },
    );
    await syncNote(dry, { mergeRequest: 1, marker: marker(100), body: "text" });
    expect(writes()).toEqual([]);
    expect(withheld).toEqual([
      {
        method: "POST",
        endpoint: "projects/42/merge_requests/1/notes",
        body: expect.stringContaining("text"),
      },
    ]);
  });
});

describe("the marker", () => {
  test("is read back whatever a plan is called", () => {
    const odd: Marker = { ...marker(1), digests: { "a --> b <!-- </details> \n c": "b".repeat(64) } };
    const printed = printMarker(odd);
    expect(printed.indexOf("-->")).toBe(printed.length - 3);
    expect(printed).not.toContain("\n");
    expect(readMarker(`${printed}\nbody`)).toEqual(odd);
  });

  test.each([
    ["no marker", "hello"],
    ["another comment", "<!-- something -->"],
    ["broken JSON", "<!-- infra-review:{nope} -->"],
    ["a missing field", '<!-- infra-review:{"v":1} -->'],
    ["a marker that is not on the first line", `text\n${printMarker(marker(1))}`],
  ])("%s is not ours", (_name, body) => {
    expect(readMarker(body)).toBeUndefined();
  });
});
