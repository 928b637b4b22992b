import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { SINCE_RESULT_SCHEMA } from "../../../../environment-diff/src/report/json-schema";

const ROOT = join(__dirname, "..", "..", "..", "..", "..");

const envelope = z.object({
  result: z.object({
    differences: z.array(
      z.object({
        address: z.string(),
        attribute: z.string(),
        code: z.boolean(),
        uncaused: z.boolean(),
        causes: z.array(z.object({ settings: z.array(z.string()) })),
      }),
    ),
    unexpected: z.array(z.string()),
    parity: z.object({ places: z.array(z.string()), unchanged: z.array(z.string()) }).nullable(),
    syntheses: z.number(),
  }),
});

function program(root: string): string {
  const main = join(root, "dist", "infra.js");
  return `require(${JSON.stringify(main)}).main(${JSON.stringify(root)})`;
}

function infra(root: string, args: readonly string[]) {
  return spawnSync(process.execPath, ["-e", program(root), "infra", ...args], {
    cwd: root,
    encoding: "utf8",
  });
}

function worktrees(root: string): string {
  return spawnSync("git", ["worktree", "list"], { cwd: root, encoding: "utf8" }).stdout;
}

function json(root: string, args: readonly string[]) {
  const { stdout, status } = infra(root, [...args, "--json"]);
  return { status, result: envelope.parse(JSON.parse(stdout)).result };
}

/** Comparisons that earlier runs kept. */
const KEPT = join(ROOT, "dist", "comparisons");

describe("infra diff pre ops", () => {
  it("finds a cause for everything, none of it unexpected, with two syntheses for each setting", () => {
    rmSync(KEPT, { recursive: true, force: true });
    const { status, result } = json(ROOT, ["diff", "pre", "ops"]);
    expect(status).toBe(2);
    expect(result.differences.length).toBeGreaterThan(50);
    expect(result.differences.filter(({ uncaused }) => uncaused)).toEqual([]);
    expect(result.unexpected).toEqual([]);
    const memory = result.differences.find(({ attribute }) => attribute === "memory_size_gb");
    expect(memory?.causes).toEqual([{ settings: ["redis.memorySizeGb"] }]);
  });

  it("says the same again without another synthesis", () => {
    const first = infra(ROOT, ["diff", "pre", "ops", "--json"]).stdout;
    const kept = statSync(join(KEPT, "pre-ops")).mtimeMs;
    expect(infra(ROOT, ["diff", "pre", "ops", "--json"]).stdout).toBe(first);
    expect(infra(ROOT, ["diff", "pre", "ops", "--explain", "redis"]).stdout).toMatch(
      /environments\/ops\.ts:\d+/,
    );
    expect(statSync(join(KEPT, "pre-ops")).mtimeMs).toBe(kept);
  });

  it("tells what is wrong with a command line in one line", () => {
    for (const args of [
      ["diff", "pre"],
      ["diff", "pre", "pre"],
      ["diff", "pre", "prod"],
      ["diff", "pre", "--base", "no-such-ref"],
    ]) {
      const { status, stderr } = infra(ROOT, args);
      expect(status).toBe(1);
      expect(stderr).toContain("->");
      expect(stderr).not.toContain("    at ");
    }
  });
});

describe("infra diff that is interrupted", () => {
  const scratch = mkdtempSync(join(tmpdir(), "diff-stop-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it.each([
    ["comparing", ["diff", "pre", "ops", "--exact"]],
    ["synthesizing the base", ["diff", "pre", "--base", "HEAD"]],
  ])("while %s ends at once and leaves nothing behind", async (progress, args) => {
    rmSync(join(KEPT, "pre-ops.exact"), { force: true });
    const before = worktrees(ROOT);
    const child = spawn(process.execPath, ["-e", program(ROOT), "infra", ...args], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: scratch },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = once(child, "close");
    child.stderr.setEncoding("utf8").on("data", async (text: string) => {
      if (!text.includes(progress)) return;
      // In the middle of its syntheses: they take seconds.
      await sleep(700);
      child.kill("SIGINT");
    });
    const [code] = await ended;
    expect(code).toBe(130);
    expect(readdirSync(scratch)).toEqual([]);
    expect(worktrees(ROOT)).toBe(before);
  });
});

describe("infra diff <environment> --base", () => {
  let clone: string;

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), "diff-base-"));
    rmSync(clone, { recursive: true });
    // The clone shares nothing with this checkout but the installed packages, which are only read: nothing installs here.
    const git = (...args: readonly string[]) => spawnSync("git", args, { encoding: "utf8" });
    expect(git("clone", "--quiet", ROOT, clone).status).toBe(0);
    symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"));
    const edit = (file: string, from: string, to: string) => {
      const text = readFileSync(join(clone, file), "utf8");
      expect(text).toContain(from);
      writeFileSync(join(clone, file), text.replace(from, to));
    };
    edit("environments/ops.ts", "memorySizeGb: 8", "memorySizeGb: 16");
    edit("stacks/packagecloud/outputs.ts", "The packages' bucket", "The bucket of the packages");
    expect(spawnSync(process.execPath, ["build.js", "all"], { cwd: clone }).status).toBe(0);
  });

  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  it("tells code from data, and what changes in one environment only", () => {
    const { status, result } = json(clone, ["diff", "ops", "--base", "HEAD"]);
    expect(status).toBe(2);
    expect(
      result.differences.map(({ attribute, code, causes }) => [attribute, code, causes[0]?.settings[0]]),
    ).toEqual(
      expect.arrayContaining([
        ["memory_size_gb", false, "redis.memorySizeGb"],
        ["description", true, undefined],
      ]),
    );
    expect(result.differences).toHaveLength(2);
    expect(result.parity?.unchanged).toEqual(["pre"]);
    expect(result.parity?.places).toEqual([expect.stringContaining("memory_size_gb")]);
  });

  it("leaves no worktree behind, and the user's files as they were", () => {
    const git = (...args: readonly string[]) =>
      spawnSync("git", args, { cwd: clone, encoding: "utf8" }).stdout;
    expect(git("worktree", "list").trim().split("\n")).toHaveLength(1);
    expect(
      git("status", "--porcelain", "--untracked-files=no")
        .trim()
        .split("\n")
        .map((line) => line.trim())
        .sort(),
    ).toEqual(["M environments/ops.ts", "M stacks/packagecloud/outputs.ts"]);
  });

  it("says with --since which commit made two environments alike in a setting", () => {
    const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
    const commit = (subject: string) =>
      spawnSync("git", [...author, "commit", "--quiet", "--all", "--message", subject], { cwd: clone });
    const data = join(clone, "environments/pre.ts");
    expect(commit("Give ops more memory").status).toBe(0);
    writeFileSync(data, readFileSync(data, "utf8").replace("memorySizeGb: 2", "memorySizeGb: 16"));
    expect(commit("Give pre the memory of ops").status).toBe(0);
    expect(spawnSync(process.execPath, ["build.js", "all"], { cwd: clone }).status).toBe(0);
    const { status, stdout } = infra(clone, ["diff", "pre", "ops", "--since", "HEAD~2", "--json"]);
    expect(status).toBe(2);
    const { result } = JSON.parse(stdout);
    expect(SINCE_RESULT_SCHEMA.safeParse(result).error?.issues ?? []).toEqual([]);
    const { ended, begun } = result;
    expect(begun).toEqual([]);
    expect(ended).toEqual([
      {
        steps: [{ commit: expect.any(String), subject: "Give pre the memory of ops" }],
        points: [
          { kind: "setting", place: "redis.memorySizeGb", attribute: "" },
          { kind: "attribute", place: expect.stringContaining("redis"), attribute: "memory_size_gb" },
        ],
      },
    ]);
  });
});
