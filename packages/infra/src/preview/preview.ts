import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { baseRevision, hasUncommittedWork, type Revision } from "@infra-tools/runtime/git/revision";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import { createTemporaryFolder } from "@infra-tools/runtime/temporary-folder";
import type { TerraformBinary } from "@infra-tools/runtime/terraform/find";
import type { Providers } from "@infra-tools/terraform-sandbox/session";
import { type Session, withSession } from "@infra-tools/terraform-sandbox/session";
import { allOf } from "../all-of";
import { type EnvironmentPreview, previewEnvironment } from "./environment";
import type { InSandbox } from "./existing";
import { type RemovedEnvironment, removedEnvironments, type WantedRemoved } from "./removed";
import { type StackTexts, synthesizeBase, synthesizeHead } from "./stacks";

export interface PreviewOptions {
  /** The user's checkout; nothing in it is changed. */
  readonly root: string;
  /** The compiled app of the working tree. */
  readonly app: string;
  /** Environments of the working tree. */
  readonly environments: readonly string[];
  /** Environments that the working tree no longer has; none are looked for when left out. */
  readonly removed?: WantedRemoved;
  /** A git reference; the merge base with main when left out. */
  readonly base: string | undefined;
  /** A file, by its full name, to write the source lines of the working tree's constructs to. */
  readonly sources?: string;
  readonly terraform: TerraformBinary;
  readonly providers: Providers;
  readonly env: EnvironmentVariables;
  readonly signal?: AbortSignal;
  readonly progress: (text: string) => void;
}

/** Plans the working tree with the real Terraform on a simulated cloud that holds the base. */
export interface Preview {
  readonly base: Revision;
  /** Work that is not committed counts, and is said to. */
  readonly uncommitted: boolean;
  readonly environments: readonly EnvironmentPreview[];
  readonly removed: readonly RemovedEnvironment[];
}

const NO_STACKS: StackTexts = new Map();

/**
 * Applies the base revision's stacks in a throw-away sandbox and plans the working tree's on them. What was made for
 * it (worktree, sandbox) is removed afterwards, whatever happened.
 */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const { root, env, signal, progress } = options;
  const git = { cwd: root, env, ...(signal === undefined ? {} : { signal }) };
  const base = await baseRevision(options.base, git);
  progress(`base is ${base.name}, ${base.commit.slice(0, 12)}`);
  const temporary = createTemporaryFolder();
  try {
    const { terraform, providers } = options;
    const sandbox = { terraform, providers, env, ...(signal === undefined ? {} : { signal }) };
    const inSandbox: InSandbox = (name, use) =>
      withSession({ ...sandbox, folder: join(temporary.path, `sandbox-${name}`) }, use);
    const previewed = await withSession({ ...sandbox, folder: join(temporary.path, "sandbox") }, (session) =>
      previewIn(session, inSandbox, temporary.path, base, options),
    );
    return { base, uncommitted: await hasUncommittedWork(git), ...previewed };
  } finally {
    temporary.remove();
  }
}

async function previewIn(
  session: Session,
  inSandbox: InSandbox,
  temporary: string,
  base: Revision,
  options: PreviewOptions,
): Promise<Pick<Preview, "environments" | "removed">> {
  const { environments, progress, removed: wanted } = options;
  progress("synthesizing the base and the working tree ...");
  const output = (name: string): string => {
    const folder = join(temporary, name);
    mkdirSync(folder);
    return folder;
  };
  const [before = NO_STACKS, after = NO_STACKS] = await allOf<StackTexts>([
    synthesizeBase(session, { ...options, commit: base.commit, output: output("base") }),
    // Without a name the app would synthesize everything.
    environments.length === 0
      ? Promise.resolve(NO_STACKS)
      : synthesizeHead(session, { ...options, output: output("head") }),
  ]);
  const removed = wanted === undefined ? [] : removedEnvironments(before, wanted);
  if (environments.length === 0) return { environments: [], removed };
  progress(
    `applying the base and planning, with ${session.terraform.product} ${session.terraform.version} ...`,
  );
  const previews = await allOf(
    environments.map((environment) =>
      previewEnvironment(session, environment, {
        base: before.get(environment),
        head: after.get(environment) ?? "{}",
        inSandbox,
        progress,
      }),
    ),
  );
  return { environments: previews, removed };
}
