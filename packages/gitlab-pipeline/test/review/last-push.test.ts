import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { printChanges } from "../../src/note/changes-comment";
import { printMarker } from "../../src/note/marker";
import { lastPushBlocks, printLastPush, readLastPush } from "../../src/review/last-push";
import { connectWithoutWaiting } from "../support/gitlab/connect";
import { addMergeRequest, type GitLabServer, startGitLab } from "../support/gitlab/server";

const FIRST = "1".repeat(40);
const SECOND = "2".repeat(40);
const CHANGES = { ops: { "a.b": "aaa" } };

let server: GitLabServer;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set("bot", { id: 7, kind: "access", role: "developer" });
  server.world.accounts.set("person", { id: 8, kind: "access", role: "developer" });
  addMergeRequest(server.world, 1, FIRST);
});
afterEach(() => server.close());

const as = (value: string) => connectWithoutWaiting(server, { kind: "access", value });

function noteOf(head: string, pipeline: number, extra = ""): string {
  const marker = { v: 1 as const, pipeline, sha: FIRST, head, digests: {} };
  return `${printMarker(marker)}\ntext\n\n${printChanges(CHANGES)}${extra}`;
}

const read = (head: string, pipeline: number) => readLastPush(as("bot"), 1, { head, pipeline });

test("an earlier push's changes are those of its note", async () => {
  await as("bot").createNote(1, noteOf(FIRST, 100));
  await expect(read(SECOND, 101)).resolves.toEqual({ head: FIRST, changes: CHANGES });
});

test("the same push's note names what it was compared with, or nothing", async () => {
  await as("bot").createNote(1, noteOf(SECOND, 100));
  await expect(read(SECOND, 101)).resolves.toBeUndefined();
  const last = { head: FIRST, changes: { pre: {} } };
  await as("bot").createNote(1, noteOf(SECOND, 102, `\n\n${printLastPush(last)}`));
  await expect(read(SECOND, 103)).resolves.toEqual(last);
});

test("there is nothing to compare with in somebody else's note, a newer pipeline's, and none", async () => {
  await expect(read(SECOND, 101)).resolves.toBeUndefined();
  await as("person").createNote(1, noteOf(FIRST, 100));
  await as("bot").createNote(1, noteOf(FIRST, 200));
  await expect(read(SECOND, 101)).resolves.toBeUndefined();
});

test("an environment that is new or gone is compared with nothing, and many addresses are counted", () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a.b${index}`, "x"]));
  const blocks = lastPushBlocks({ head: FIRST, changes: { pre: { "c.d": "x" } } }, { ops: many });
  const said = renderMarkdown({ title: "", blocks });
  expect(said).toContain("25 more are new");
  expect(said).toMatch(/c\.d`? is not in the plan any more/);
});
