import { ProblemError } from "@infra-tools/runtime/problem";
import { type EnvironmentVariables, run, StartError } from "@infra-tools/runtime/run";
import { parseTrailers, type Trailers } from "./accept";

/**
 * Reads the acceptances in the messages of the commits that `head` has and `base` has not.
 *
 * @param root a folder of the repository
 * @param env the environment for git
 * @throws ProblemError when git is missing or does not know one of the two commits.
 */
export async function readTrailers(
  root: string,
  base: string,
  head: string,
  env: EnvironmentVariables,
): Promise<Trailers> {
  const range = `${base}..${head}`;
  const args = ["log", "--format=%B%x00", "--end-of-options", range, "--"];
  const { code, stdout, stderr } = await run("git", args, { cwd: root, env }).catch((error: unknown) => {
    if (error instanceof StartError) throw gitMissing(range);
    throw error;
  });
  if (code !== 0) throw unknownCommits(range, stderr);
  return parseTrailers(stdout.split("\0"));
}

function gitMissing(range: string): ProblemError {
  return new ProblemError({
    where: `commits ${range}`,
    rule: "acceptances of findings are read from commit messages with git",
    fix: "Install git, or review without a base",
  });
}

function unknownCommits(range: string, stderr: string): ProblemError {
  return new ProblemError({
    where: `commits ${range}`,
    value: stderr.trim().split("\n")[0] ?? "",
    rule: "both ends of the range must be commits of this repository",
    fix: "Fetch the base (a shallow clone lacks it: GIT_DEPTH 0 in GitLab) or name another one",
  });
}
