import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QUEUE_REPORTS, QUEUE_SCRIPT } from "../../../stacks/packagecloud/queue-check";

/** The script in a real shell, with a redis-cli that answers from files: one for each look. */
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "queue-check-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Look {
  /** Queue lengths. */
  readonly queues: Readonly<Record<string, number>>;
  readonly processed?: number;
  readonly failed?: number;
}

/** `sleep` moves on to the second look. */
function check(first: Look, second: Look, options: { readonly auth?: string } = {}) {
  answers("1", first);
  answers("2", second);
  writeFileSync(join(folder, "look"), "1");
  program("sleep", `echo 2 > ${folder}/look`);
  const needsAuth =
    options.auth === undefined
      ? ""
      : `[ "\${REDISCLI_AUTH:-}" = "${options.auth}" ] || { echo NOAUTH; exit 0; }\n`;
  program(
    "redis-cli",
    `${needsAuth}shift 5; cat "${folder}/$(cat ${folder}/look)/$(echo "$*" | tr ' :' '__')" 2>/dev/null || echo`,
  );
  const authFile = join(folder, "auth");
  if (options.auth !== undefined) writeFileSync(authFile, options.auth);
  const words = [QUEUE_REPORTS.well, QUEUE_REPORTS.stuck, QUEUE_REPORTS.failing, QUEUE_REPORTS.long];
  const { status, stdout, stderr } = spawnSync(
    "/bin/sh",
    ["-c", QUEUE_SCRIPT, "queue-check", "6379", "240", ...words, authFile, "100"],
    { encoding: "utf8", env: { PATH: `${folder}:/usr/bin:/bin` }, timeout: 20_000 },
  );
  return { status, lines: stdout.trim().split("\n"), stderr };
}

function program(name: string, body: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, name), 0o755);
}

function answers(look: string, { queues, processed, failed }: Look): void {
  spawnSync("mkdir", ["-p", join(folder, look)]);
  const answer = (command: string, text: string) =>
    writeFileSync(join(folder, look, command.replace(/[ :]/g, "_")), `${text}\n`);
  answer("ping", "PONG");
  answer("smembers resque:queues", Object.keys(queues).join("\n"));
  for (const [queue, length] of Object.entries(queues)) answer(`llen resque:queue:${queue}`, String(length));
  if (processed !== undefined) answer("get resque:stat:processed", String(processed));
  if (failed !== undefined) answer("get resque:stat:failed", String(failed));
}

describe("the look at the queues", () => {
  it("is well when jobs are processed, also while some wait", () => {
    const { status, lines } = check(
      { queues: { indexer: 5, mail: 1 }, processed: 10, failed: 2 },
      { queues: { indexer: 4, mail: 0 }, processed: 14, failed: 2 },
    );
    expect({ status, lines }).toEqual({
      status: 0,
      lines: [`${QUEUE_REPORTS.well} (4 wait, 4 processed in 240 s)`],
    });
  });

  it("is well for a new resque, which has no queues and no numbers yet", () => {
    expect(check({ queues: {} }, { queues: {} }).lines).toEqual([
      `${QUEUE_REPORTS.well} (0 wait, 0 processed in 240 s)`,
    ]);
  });

  it("finds workers that are stuck", () => {
    const { lines } = check(
      { queues: { indexer: 3 }, processed: 10 },
      { queues: { indexer: 4 }, processed: 10 },
    );
    expect(lines).toEqual([`${QUEUE_REPORTS.stuck} (4 wait, none was processed in 240 s)`]);
  });

  it("takes jobs that have just arrived for none that is stuck", () => {
    const { lines } = check(
      { queues: { indexer: 0 }, processed: 10 },
      { queues: { indexer: 4 }, processed: 10 },
    );
    expect(lines).toEqual([expect.stringContaining(QUEUE_REPORTS.well)]);
  });

  it("finds failed jobs and a long queue, each on a line of its own", () => {
    const { lines } = check(
      { queues: { indexer: 90 }, processed: 1, failed: 7 },
      { queues: { indexer: 101 }, processed: 5, failed: 9 },
    );
    expect(lines).toEqual([
      `${QUEUE_REPORTS.failing} (2 failed in 240 s)`,
      `${QUEUE_REPORTS.long} (101 wait, more than 100)`,
    ]);
  });

  it("logs in where there is an AUTH string", () => {
    const look = { queues: { indexer: 0 }, processed: 1 };
    expect(check(look, look, { auth: "the-string" }).lines).toEqual([
      expect.stringContaining(QUEUE_REPORTS.well),
    ]);
  });

  it("fails without a report when an answer is no number", () => {
    const { status, lines } = check(
      { queues: { indexer: 1 }, processed: Number.NaN },
      { queues: { indexer: 1 }, processed: Number.NaN },
    );
    expect(status).not.toBe(0);
    expect(lines).toEqual([""]);
  });

  it("has nothing that Terraform would take for an interpolation", () => {
    expect(QUEUE_SCRIPT).not.toMatch(/[$%]\{/);
  });
});
