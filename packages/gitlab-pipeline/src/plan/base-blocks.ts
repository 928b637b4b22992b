import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { provideDependencies } from "@infra-tools/runtime/git/dependencies";
import { synthesizeRevision } from "@infra-tools/runtime/git/synthesize-revision";
import { withWorktree } from "@infra-tools/runtime/git/worktree";
import { ProblemError } from "@infra-tools/runtime/problem";
import { readSynthesized, type Synthesized } from "@infra-tools/terraform-plan/synthesized";
import type { Host } from "../host";

/**
 * The blocks of an environment as a base commit synthesizes them: only beside them does a protection that is gone show.
 * Undefined when the base has no such stack, or cannot be synthesized any more.
 */
export async function baseBlocks(
  { root, env, signal, progress }: Host,
  environment: string,
  base: string,
  temporary: string,
): Promise<Synthesized | undefined> {
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
    progress(`protections that are gone are not found, for the base cannot be synthesized: ${error.message}`);
    return undefined;
  }
  const file = join(output, "stacks", environment, "cdk.tf.json");
  return existsSync(file) ? readSynthesized(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}
