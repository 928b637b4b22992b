import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { provideDependencies } from "@infra-tools/runtime/git/dependencies";
import { synthesizeRevision } from "@infra-tools/runtime/git/synthesize-revision";
import { withWorktree } from "@infra-tools/runtime/git/worktree";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Host } from "../host";

/**
 * Text of an environment's `cdk.tf.json` as a base commit synthesizes it: a removed protection shows only beside it, and an
 * environment whose text is the same is not changed. Undefined when the base has no such stack, or cannot be synthesized.
 */
export async function baseStack(
  { root, env, signal, progress }: Host,
  environment: string,
  base: string,
  temporary: string,
): Promise<string | undefined> {
  const output = join(temporary, "base");
  mkdirSync(output);
  try {
    await withWorktree(base, { cwd: root, env, signal }, async (folder) => {
      const onInstall = () =>
        progress("installing the base's dependencies: its lock file is another one ...");
      await provideDependencies(folder, { installed: root, env, onInstall, signal });
      await synthesizeRevision(folder, { output, env: { PATH: env["PATH"], HOME: env["HOME"] }, signal });
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    progress(`removed protections are not found, because the base cannot be synthesized: ${error.message}`);
    return undefined;
  }
  const file = join(output, "stacks", environment, "cdk.tf.json");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
