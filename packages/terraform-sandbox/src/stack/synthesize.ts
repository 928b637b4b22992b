import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import { run } from "@infra-tools/runtime/run";
import * as z from "zod";
import { isolated } from "../session/isolation";
import type { Session } from "../session/session";
import { isSynthesized, markSynthesized } from "./synthesis-stamp";

const manifest = z.object({ stacks: z.record(z.string(), z.object({ name: z.string() })) });

export interface SynthesizeOptions {
  /** Folder for the stacks; the sandbox's own folder when left out. */
  readonly output?: string;
  /** Uses the last synthesis when neither the app nor what it made has changed since: for an app that reads nothing else. */
  readonly reuse?: boolean;
  /** A file, by its full name, to write the constructs' source lines to. */
  readonly sources?: string | undefined;
}

/**
 * Runs the compiled app. Returns the environments whose stacks it wrote, in the app's order; all of them when
 * `environments` is empty.
 */
export async function synthesize(
  session: Session,
  app: string,
  environments: readonly string[],
  { output = session.layout.synthesized, reuse = false, sources }: SynthesizeOptions = {},
): Promise<readonly string[]> {
  if (!existsSync(app)) {
    throw new ProblemError({
      where: app,
      rule: "the compiled app is missing",
      fix: "build it with npm run build",
    });
  }
  const input = { app, environments };
  const canReuse = reuse && sources === undefined && environments.length > 0;
  if (canReuse && isSynthesized(output, input)) return synthesizedEnvironments(output);
  const chosen = environments.length === 0 ? {} : { INFRA_ENVIRONMENTS: environments.join(",") };
  const [command, ...args] = isolated(session.isolation, process.execPath, [app]);
  const { code, stderr, stdout } = await run(command, args, {
    cwd: session.layout.folder,
    env: { ...session.env, ...chosen, CDKTF_OUTDIR: output, INFRA_SOURCES: sources },
    ...(session.signal === undefined ? {} : { signal: session.signal }),
  });
  session.signal?.throwIfAborted();
  if (code !== 0) {
    throw new ProblemError({
      where: "synthesis",
      rule: `the stacks could not be synthesized:\n${(stderr || stdout).trim()}`,
      fix: "fix the reported error and run the command again",
    });
  }
  if (canReuse) markSynthesized(output, input);
  return synthesizedEnvironments(output);
}

/** The environments of the last synthesis into a folder. */
function synthesizedEnvironments(output: string): readonly string[] {
  const file = join(output, "manifest.json");
  return Object.values(manifest.parse(JSON.parse(readFileSync(file, "utf8"))).stacks).map(({ name }) => name);
}
