import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { artifactsOf } from "../../src/artifact/files";
import { writeLeftOver } from "../../src/artifact/left-over";
import { purposeOf } from "../../src/artifact/plan-bundle";
import { openAttempt } from "../../src/deploy/attempt";
import { runRecover } from "../../src/recover/run-recover";
import { stackFolder } from "../../src/target/cloud";
import { type GitLabServer, startGitLab } from "../support/gitlab/server";
import { COMMIT, createWorkplace, KEY, type Workplace } from "../support/jobs";
import { stateClientOf } from "../support/state";

const TOKEN = "token-of-the-deploy-job";
const state = (serial: number): string => JSON.stringify({ version: 4, serial, lineage: "one" });

let server: GitLabServer;
let workplace: Workplace;

beforeEach(async () => {
  server = await startGitLab();
  server.world.accounts.set(TOKEN, { id: 7, kind: "job", role: "maintainer", username: "ann" });
  workplace = createWorkplace();
});

afterEach(async () => {
  await server.close();
  workplace.remove();
});

const client = () => stateClientOf(server, TOKEN);

/** Does what a deploy does before it is stopped: takes the lock, writes a state under it, and keeps its record. */
async function applying(): Promise<string> {
  const answer = await client().lock("OperationTypeApply");
  if (!("id" in answer)) throw new Error("somebody holds the lock");
  await client().write(state(1), answer.id);
  attempt().locked(answer.id);
  return answer.id;
}

function attempt() {
  return openAttempt(workplace.host.root, {
    environment: "pre",
    commit: COMMIT,
    digest: "d".repeat(64),
    total: 3,
  });
}

function leaveClearState(text: string): string {
  const file = join(stackFolder(workplace.host.root, "pre"), "errored.tfstate");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const recover = (more: { readonly afterDeploy?: boolean; readonly locks?: readonly string[] } = {}) =>
  runRecover(workplace.host, client(), {
    environment: "pre",
    commit: COMMIT,
    locks: [],
    afterDeploy: true,
    ...more,
  });

const stored = () => server.world.states.get("pre");

describe("behind a deploy's script", () => {
  test("nothing is asked when the deploy ended as it should", async () => {
    attempt().end("applied");
    await expect(recover()).resolves.toEqual({ state: undefined, released: false });
    expect(server.served).toEqual([]);
  });

  test("nothing is asked when the script did not come to the deploy", async () => {
    await expect(recover()).resolves.toEqual({ state: undefined, released: false });
    expect(server.served).toEqual([]);
  });

  test("a killed apply's lock is released: its record has the id", async () => {
    await applying();
    await expect(recover()).resolves.toEqual({ state: undefined, released: true });
    expect(stored()?.lock).toBeUndefined();
    expect(stored()?.versions).toEqual([state(1)]);
  });

  test("a state that Terraform could not store and nobody sealed is stored under that lock, and removed", async () => {
    await applying();
    const file = leaveClearState(state(2));
    await expect(recover()).resolves.toEqual({ state: "push", released: true });
    expect(stored()?.versions).toEqual([state(1), state(2)]);
    expect(stored()?.lock).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });

  test("a sealed state is stored, and is no artifact for a later job any more", async () => {
    const lock = await applying();
    const { leftOver } = artifactsOf(workplace.host.root, "pre");
    await writeLeftOver(leftOver, { v: 1, lock, state: state(2) }, KEY, purposeOf("state", "pre", COMMIT));
    attempt().end("failed");
    await expect(recover()).resolves.toEqual({ state: "push", released: true });
    expect(existsSync(leftOver)).toBe(false);
  });

  test("a lock that somebody else holds is left alone", async () => {
    await applying();
    const state = stored();
    if (state !== undefined) state.lock = { ID: "of-bob", Who: "bob", Created: "2026-11-23T09:00:00.000Z" };
    await expect(recover()).rejects.toThrow("held by bob since 2026-11-23T09:00:00.000Z, lock of-bob");
    expect(stored()?.lock?.ID).toBe("of-bob");
  });

  test("a record of another commit is none", async () => {
    await applying();
    const other = { environment: "pre", commit: "e".repeat(40), locks: [], afterDeploy: true };
    await expect(runRecover(workplace.host, client(), other)).resolves.toMatchObject({ released: false });
    expect(stored()?.lock).toBeDefined();
  });
});

test("by hand, a clear state in the checkout is none of this deploy's", async () => {
  leaveClearState(state(2));
  await expect(recover({ afterDeploy: false })).resolves.toEqual({ state: undefined, released: false });
  expect(stored()?.versions).toEqual([]);
});

test("a person who has looked names the lock, and otherwise the message names the button", async () => {
  const id = await applying();
  const { root } = workplace.host;
  writeFileSync(artifactsOf(root, "pre").attempt, "{}");
  attempt().end("failed");
  await expect(recover({ afterDeploy: false })).rejects.toThrow(
    `start the job "recover: pre" with the variable INFRA_LOCK_ID=${id}`,
  );
  await expect(recover({ afterDeploy: false, locks: [id] })).resolves.toMatchObject({ released: true });
});
