import { ProblemError } from "../problem";
import { type EnvironmentVariables, type RunResult, run, StartError } from "../run";

export interface GitOptions {
  /** A folder of the repository. */
  readonly cwd: string;
  readonly env: EnvironmentVariables;
  readonly signal?: AbortSignal;
}

/** Hooks of the user's must not run for what happens in a temporary folder. */
const NO_HOOKS = ["-c", "core.hooksPath=/dev/null"];

/**
 * Runs git and returns how it ended. Ends with a problem when there is no git, and with the signal's reason when it was
 * interrupted.
 */
export async function runGit(args: readonly string[], options: GitOptions): Promise<RunResult> {
  const { cwd, env, signal } = options;
  try {
    const result = await run("git", [...NO_HOOKS, ...args], {
      cwd,
      env: gitEnvironment(env),
      ...(signal === undefined ? {} : { signal }),
    });
    signal?.throwIfAborted();
    return result;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new ProblemError({
      where: "git",
      rule: "is needed to look at another revision, and could not be started",
      fix: "install git 2.20 or newer",
    });
  }
}

/**
 * The user's variables without those by which a hook or another git names a repository of its own. Settings that are
 * passed as variables stay: a pipeline says with them whose repository it trusts.
 */
export function gitEnvironment(env: EnvironmentVariables): EnvironmentVariables {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith("GIT_") || name.startsWith("GIT_CONFIG"),
  );
  return { ...Object.fromEntries(kept), LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
}
