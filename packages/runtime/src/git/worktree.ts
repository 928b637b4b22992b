import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../lock";
import { ProblemError } from "../problem";
import { createTemporaryFolder } from "../temporary-folder";
import { type GitOptions, gitEnvironment, runGit } from "./git";

/** Names of our worktrees in the temporary folder of the process that owns them. */
const NAME = "worktree";
const OURS = new RegExp(`/infra-(\\d+)-[A-Za-z0-9]{6}/${NAME}$`);

/**
 * Checks a commit out into a temporary git worktree, lets `use` work in it, and takes both the folder and git's notes
 * about it away again, also when the process ends early. What a killed process left is taken away by the next one.
 * The user's checkout, index and branches are not touched, and no hook runs.
 *
 * `use` gets the folder that corresponds to `options.cwd`, which may lie below the repository's root.
 */
export async function withWorktree<T>(
  commit: string,
  options: GitOptions,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  await removeAbandoned(options);
  const { stdout: prefix } = await succeed(["rev-parse", "--show-prefix"], options);
  const temporary = createTemporaryFolder();
  const folder = join(realpathSync(temporary.path), NAME);
  const removeNow = (): void => {
    spawnSync("git", removal(folder), { cwd: options.cwd, env: { ...gitEnvironment(options.env) } });
  };
  process.once("exit", removeNow);
  try {
    await succeed(["worktree", "add", "--quiet", "--detach", folder, commit], options);
    return await use(join(folder, prefix.trim()));
  } finally {
    process.off("exit", removeNow);
    // Not to be interrupted, and without complaint: the worktree may never have been made.
    const undisturbed = { cwd: options.cwd, env: options.env };
    await runGit(removal(folder), undisturbed);
    await runGit(TIDY, undisturbed);
    temporary.remove();
  }
}

/** Twice: the first force is for files that git does not know, the second for a worktree that is still being made. */
function removal(folder: string): readonly string[] {
  return ["worktree", "remove", "--force", "--force", folder];
}

/** Git that was stopped while it made a worktree may leave the empty folder of its notes. Expires nothing of the user's. */
const TIDY: readonly string[] = ["worktree", "prune", "--expire=never"];

async function removeAbandoned(options: GitOptions): Promise<void> {
  const { stdout } = await succeed(["worktree", "list", "--porcelain"], options);
  for (const line of stdout.split("\n")) {
    const folder = line.startsWith("worktree ") ? line.slice("worktree ".length) : "";
    const owner = OURS.exec(folder)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await runGit(removal(folder), options);
  }
}

async function succeed(args: readonly string[], options: GitOptions) {
  const result = await runGit(args, options);
  if (result.code === 0) return result;
  throw new ProblemError({
    where: `git ${args.slice(0, 2).join(" ")}`,
    value: result.stderr.trim().split("\n")[0] ?? "",
    rule: "git could not do this",
    fix: "run the command in a clone of the project's repository, with its history, and with free space on the disk",
  });
}
