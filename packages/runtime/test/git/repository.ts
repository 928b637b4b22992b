import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gitEnvironment } from "../../src/git/git";

/** A git repository of a test's own, on branch main, with one empty commit. */
export interface Repository {
  readonly root: string;
  /** For the code under test: temporary folders of children go here. */
  readonly env: NodeJS.ProcessEnv;
  git(...args: readonly string[]): string;
  write(files: Readonly<Record<string, string>>): void;
  /** Writes files and commits everything; returns the commit. */
  commit(files: Readonly<Record<string, string>>): string;
  /** All that a visitor must leave as it is: HEAD, branches, index, working tree, worktrees. */
  snapshot(): string;
  remove(): void;
}

export function createRepository(): Repository {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "repository-")));
  const env = { ...gitEnvironment(process.env) };
  const git = (...args: readonly string[]): string =>
    execFileSync(
      "git",
      ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", ...args],
      { cwd: root, env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
    ).trim();
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  };
  git("init", "--quiet", "--initial-branch=main");
  git("commit", "--quiet", "--allow-empty", "--message=empty");
  return {
    root,
    env,
    git,
    write,
    commit(files) {
      write(files);
      git("add", "--all");
      git("commit", "--quiet", "--message=change");
      return git("rev-parse", "HEAD");
    },
    snapshot: () =>
      [
        git("rev-parse", "HEAD"),
        git("for-each-ref"),
        git("status", "--porcelain", "--ignored"),
        git("ls-files", "--stage"),
        git("worktree", "list", "--porcelain"),
        readdirSync(join(root, ".git")).sort().join(),
      ].join("\n"),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
