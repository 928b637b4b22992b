import { run } from "@infra-tools/runtime/run";
import type { Host } from "../host";

/** More commits than this since the last deploy are for a person to look at. */
const MAX_COMMITS = 50;

/**
 * Commits of the branch between a deployed commit and another one, both left out, newest first. None when the deployed one is
 * not behind it, is not in this checkout, or is too far behind.
 */
export async function commitsSince(
  { root, env }: Host,
  deployed: string,
  commit: string,
): Promise<readonly string[]> {
  const git = (...args: readonly string[]) => run("git", args, { cwd: root, env });
  const isBehind = await git("merge-base", "--is-ancestor", deployed, commit);
  if (isBehind.code !== 0) return [];
  const listed = await git("rev-list", "--first-parent", `${deployed}..${commit}`);
  const commits = listed.stdout.split("\n").filter((each) => each !== "" && each !== commit);
  return listed.code === 0 && commits.length <= MAX_COMMITS ? commits : [];
}
