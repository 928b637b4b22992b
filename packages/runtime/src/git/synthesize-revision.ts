import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { ProblemError } from "../problem";
import { type EnvironmentVariables, run } from "../run";

const cdktfProject = z.looseObject({ app: z.string() });
const manifest = z.object({ stacks: z.record(z.string(), z.object({ name: z.string() })) });

export interface SynthesisOptions {
  /** Output folder of the app, as `cdktf.out`. */
  readonly output: string;
  /** The child's whole environment. It runs another revision's code: credentials have no place in it. */
  readonly env: EnvironmentVariables;
  readonly signal?: AbortSignal;
}

/**
 * Synthesizes a checked-out revision by its own code: the `app` of its own cdktf.json, in its own folder. Returns the
 * names of its stacks; none when the revision is no cdktf project.
 */
export async function synthesizeRevision(
  folder: string,
  { output, env, signal }: SynthesisOptions,
): Promise<readonly string[]> {
  const project = join(folder, "cdktf.json");
  if (!existsSync(project)) return [];
  const { app } = cdktfProject.parse(JSON.parse(readFileSync(project, "utf8")));
  const { code, stdout, stderr } = await run("sh", ["-c", withoutTypeCheck(app)], {
    cwd: folder,
    env: { ...env, CDKTF_OUTDIR: output },
    ...(signal === undefined ? {} : { signal }),
  });
  signal?.throwIfAborted();
  if (code !== 0) {
    throw new ProblemError({
      where: "base revision",
      rule: `its stacks could not be synthesized:\n${(stderr || stdout).trim()}`,
      fix: "name another base with --base <ref>",
    });
  }
  const file = join(output, "manifest.json");
  if (!existsSync(file)) return [];
  return Object.values(manifest.parse(JSON.parse(readFileSync(file, "utf8"))).stacks).map(({ name }) => name);
}

/**
 * The types of a revision were checked when it was committed; only its JavaScript is wanted, in a fraction of the time.
 * Earlier revisions call tsc; a build.js that does not know the option checks all the same.
 */
function withoutTypeCheck(app: string): string {
  return app
    .replace(/(^|\/)tsc (?=-p )/, "$1tsc --noCheck ")
    .replace(/\bnode build\.js app\b/, "$& --no-types");
}
