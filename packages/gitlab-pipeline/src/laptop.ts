import { type EnvironmentVariables, run } from "@infra-tools/runtime/run";

/**
 * Fills in the variables of a pipeline's job, for somebody who tries a command by hand: the commit from git and, only to
 * show requests instead of sending them, a merge request of a project that does not exist.
 */
export async function withLaptopVariables(
  env: EnvironmentVariables,
  root: string,
  dryRun: boolean,
): Promise<EnvironmentVariables> {
  const commit = env["CI_COMMIT_SHA"] || (await head(root, env));
  const withCommit = commit === undefined ? env : { ...env, CI_COMMIT_SHA: commit };
  if (!dryRun || withCommit["CI_API_V4_URL"]) return withCommit;
  return {
    CI_API_V4_URL: "https://gitlab.example.com/api/v4",
    CI_PROJECT_ID: "1",
    CI_PIPELINE_ID: "1",
    CI_MERGE_REQUEST_IID: "1",
    CI_MERGE_REQUEST_DIFF_BASE_SHA: commit,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
    ...withCommit,
  };
}

async function head(root: string, env: EnvironmentVariables): Promise<string | undefined> {
  try {
    const { code, stdout } = await run("git", ["rev-parse", "HEAD"], { cwd: root, env });
    return code === 0 ? stdout.trim() : undefined;
  } catch {
    // Without git the context names the variable that is missing.
    return undefined;
  }
}
