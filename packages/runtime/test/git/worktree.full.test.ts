import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withWorktree } from "../../src/git/worktree";
import { createRepository, type Repository } from "./repository";

let repository: Repository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

const options = () => ({ cwd: repository.root, env: repository.env });

describe("a temporary worktree", () => {
  it("holds the commit's files, whatever the checkout holds, and is gone afterwards", async () => {
    const commit = repository.commit({ "a.txt": "old" });
    repository.write({ "a.txt": "new", "b.txt": "unknown to git" });
    const before = repository.snapshot();
    let folder = "";
    const text = await withWorktree(commit, options(), async (given) => {
      folder = given;
      expect(existsSync(join(folder, "b.txt"))).toBe(false);
      return readFileSync(join(folder, "a.txt"), "utf8");
    });
    expect(text).toBe("old");
    expect(existsSync(folder)).toBe(false);
    expect(repository.snapshot()).toBe(before);
  });

  it("is gone when the work in it fails, with what was put into it", async () => {
    const commit = repository.commit({ "a.txt": "old" });
    const before = repository.snapshot();
    const failing = withWorktree(commit, options(), async (folder) => {
      mkdirSync(join(folder, "made", "here"), { recursive: true });
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(repository.snapshot()).toBe(before);
  });

  it("is gone when it is interrupted", async () => {
    const commit = repository.commit({ "a.txt": "old" });
    const before = repository.snapshot();
    const controller = new AbortController();
    const interrupted = withWorktree(commit, { ...options(), signal: controller.signal }, async () => {
      controller.abort();
      controller.signal.throwIfAborted();
    });
    await expect(interrupted).rejects.toThrow("aborted");
    expect(repository.snapshot()).toBe(before);
  });

  it("that a killed process left is taken away by the next one, and no other", async () => {
    const commit = repository.commit({ "a.txt": "old" });
    const before = repository.snapshot();
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    const abandoned = join(tmpdir(), `infra-${dead}-abcdef`);
    const added = join(repository.root, "..", `own-worktree-${process.pid}`);
    repository.git("worktree", "add", "--detach", join(abandoned, "worktree"), commit);
    repository.git("worktree", "add", "--detach", added, commit);
    await withWorktree(commit, options(), async () => undefined);
    expect(existsSync(abandoned)).toBe(false);
    expect(existsSync(added)).toBe(true);
    repository.git("worktree", "remove", "--force", added);
    rmSync(abandoned, { recursive: true, force: true });
    expect(repository.snapshot()).toBe(before);
  });

  it("runs no hook, and heeds no variable that names another repository", async () => {
    const commit = repository.commit({ "a.txt": "old" });
    const hook = join(repository.root, ".git", "hooks", "post-checkout");
    repository.write({ ".git/hooks/post-checkout": `#!/bin/sh\ntouch ${repository.root}/hook-ran\n` });
    chmodSync(hook, 0o755);
    const env = { ...repository.env, GIT_DIR: "/nowhere", GIT_INDEX_FILE: "/nowhere/index" };
    await withWorktree(commit, { cwd: repository.root, env }, async () => undefined);
    expect(existsSync(join(repository.root, "hook-ran"))).toBe(false);
  });

  it("gives the folder that corresponds to a project below the repository's root", async () => {
    const commit = repository.commit({ "infra/a.txt": "below" });
    const cwd = join(repository.root, "infra");
    const read = async (folder: string) => readFileSync(join(folder, "a.txt"), "utf8");
    expect(await withWorktree(commit, { ...options(), cwd }, read)).toBe("below");
  });
});
