import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTrailers } from "../src/commits";

const root = mkdtempSync(join(tmpdir(), "commits-"));
const env = {
  PATH: process.env["PATH"],
  HOME: root,
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@b.c",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@b.c",
};
const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: root, env, stdio: "pipe" });
const commit = (message: string) => git("commit", "--quiet", "--allow-empty", "-m", message);

beforeAll(() => {
  git("init", "--quiet", "--initial-branch=main");
  commit("Begin\n\nAccept-Finding: before too old");
  git("tag", "base");
  commit("One\n\nAccept-Finding: one because");
  commit("Two\n\nAccept-Finding: two therefore");
});

afterAll(() => rmSync(root, { recursive: true }));

describe("acceptances between two commits", () => {
  test("are those of the commits that the base has not", async () => {
    const { acceptances } = await readTrailers(root, "base", "HEAD", env);
    expect(acceptances.map((one) => one.fingerprint).sort()).toEqual(["one", "two"]);
  });

  test("need commits that are there", async () => {
    await expect(readTrailers(root, "nowhere", "HEAD", env)).rejects.toThrow(/both ends of the range/);
  });

  test("take a name that looks like an option for a name", async () => {
    await expect(readTrailers(root, "--output=stolen", "HEAD", env)).rejects.toThrow(
      /both ends of the range/,
    );
  });

  test("need git", async () => {
    await expect(readTrailers(root, "base", "HEAD", { ...env, PATH: root })).rejects.toThrow(/Install git/);
  });
});
