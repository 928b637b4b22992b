import { readFileSync } from "node:fs";
import { join } from "node:path";
import { provideDependencies } from "@infra-tools/runtime/git/dependencies";
import { synthesizeRevision } from "@infra-tools/runtime/git/synthesize-revision";
import { withWorktree } from "@infra-tools/runtime/git/worktree";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import type { Session } from "@infra-tools/terraform-sandbox/session";
import { synthesize } from "@infra-tools/terraform-sandbox/stack";

/** Each environment's `cdk.tf.json` as it was written. */
export type StackTexts = ReadonlyMap<string, string>;

export interface BaseOptions {
  readonly root: string;
  readonly commit: string;
  /** An empty folder, which goes with the preview. */
  readonly output: string;
  readonly env: EnvironmentVariables;
  readonly progress: (text: string) => void;
}

/** All stacks of the base, synthesized by its own code; none when the base has none yet. */
export async function synthesizeBase(session: Session, options: BaseOptions): Promise<StackTexts> {
  const { root, commit, output, env, progress } = options;
  const signal = session.signal === undefined ? {} : { signal: session.signal };
  return withWorktree(commit, { cwd: root, env, ...signal }, async (folder) => {
    const onInstall = () => progress("installing the base's dependencies: its lock file is another one ...");
    await provideDependencies(folder, { installed: root, env, onInstall, ...signal });
    // All of them, whichever the user works on: what is deleted in the working tree shows only here.
    const all = { ...session.env, INFRA_ENVIRONMENTS: undefined };
    const names = await synthesizeRevision(folder, { output, env: all, ...signal });
    return readStacks(output, names);
  });
}

export interface HeadOptions {
  readonly app: string;
  readonly environments: readonly string[];
  readonly output: string;
  /** A file to write the source lines of constructs to. */
  readonly sources?: string | undefined;
}

/** The working tree's stacks, as they are compiled now. */
export async function synthesizeHead(
  session: Session,
  { app, environments, output, sources }: HeadOptions,
): Promise<StackTexts> {
  return readStacks(output, await synthesize(session, app, environments, { output, sources }));
}

function readStacks(output: string, names: readonly string[]): StackTexts {
  return new Map(
    names.map((name) => [name, readFileSync(join(output, "stacks", name, "cdk.tf.json"), "utf8")]),
  );
}
