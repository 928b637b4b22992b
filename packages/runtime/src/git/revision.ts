import { ProblemError } from "../problem";
import { type GitOptions, runGit } from "./git";

/** A commit and the words for it. */
export interface Revision {
  /** The full hash. */
  readonly commit: string;
  /** Name for messages: the reference that was named, or "the merge base with main". */
  readonly name: string;
}

/** Usual names of the default branch, where git does not know it. */
const USUAL_BRANCHES = ["main", "master"];

/**
 * Candidates for the default branch, most certain first: the remote's own, then the one that new repositories get, then
 * the usual names. A pipeline's clone has only the remote branches.
 */
async function defaultBranches(options: GitOptions): Promise<readonly string[]> {
  const ask = async (...args: readonly string[]) => {
    const { code, stdout } = await runGit(args, options);
    return code === 0 && stdout.trim() !== "" ? [stdout.trim()] : [];
  };
  const remote = await ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
  const configured = await ask("config", "--get", "init.defaultBranch");
  const local = [...remote.map((name) => name.replace(/^origin\//, "")), ...configured, ...USUAL_BRANCHES];
  return [...new Set([...remote, ...local.flatMap((name) => [name, `origin/${name}`])])];
}

/**
 * The revision that a change is compared with: the one that `ref` names, else the merge base with the default branch.
 * @throws ProblemError when there is no such commit here, as in a shallow clone.
 */
export async function baseRevision(ref: string | undefined, options: GitOptions): Promise<Revision> {
  if (ref !== undefined) return { commit: await resolveCommit(ref, options), name: ref };
  const branches = await defaultBranches(options);
  for (const branch of branches) {
    const { code, stdout } = await runGit(["merge-base", "HEAD", branch], options);
    if (code === 0) return { commit: stdout.trim(), name: `the merge base with ${branch}` };
  }
  throw new ProblemError({
    where: "base revision",
    rule: `there is no commit that HEAD and ${branches.join(" or ")} have in common`,
    fix: "name a base with --base <ref>; a shallow clone lacks older commits (GIT_DEPTH 0 in GitLab)",
  });
}

async function resolveCommit(ref: string, options: GitOptions): Promise<string> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const { code, stdout } = await runGit(args, options);
  if (code === 0) return stdout.trim();
  throw new ProblemError({
    where: "--base",
    value: JSON.stringify(ref),
    rule: "must name a commit of this repository",
    fix: "fetch it (a shallow clone lacks it: GIT_DEPTH 0 in GitLab), or name another branch, tag or commit",
  });
}

/** True if the working tree differs from HEAD, untracked files included. */
export async function hasUncommittedWork(options: GitOptions): Promise<boolean> {
  const { stdout } = await runGit(["status", "--porcelain"], options);
  return stdout !== "";
}
