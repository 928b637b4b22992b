import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { provideDependencies } from "@infra-tools/runtime/git/dependencies";
import { synthesizeRevision } from "@infra-tools/runtime/git/synthesize-revision";
import { type EnvironmentVariables, type RunOptions, run } from "@infra-tools/runtime/run";
import type { Json } from "@infra-tools/terraform-plan/value";
import { type Blocks, readBlocks } from "../stack/blocks";

/** A revision's stacks, synthesized from its own data by its own code. */
export interface BuiltRevision {
  /** Each environment's stack. */
  readonly stacks: ReadonlyMap<string, Blocks>;
  /** Each environment's data; empty when this revision keeps it in another way. */
  readonly data: ReadonlyMap<string, Json>;
}

export interface BuildOptions {
  /** The checkout whose packages are installed, to be used where they are the same. */
  readonly installed: string;
  /** A folder for what is written. */
  readonly temporary: string;
  /** The user's. */
  readonly env: EnvironmentVariables;
  /** Variables that the revision's code reads: both sides must be synthesized in the same way. */
  readonly variables?: EnvironmentVariables;
  readonly signal?: AbortSignal;
  readonly progress: (text: string) => void;
}

/** Runs a checked out revision's own code on its own data. */
export async function buildRevision(folder: string, options: BuildOptions): Promise<BuiltRevision> {
  const { installed, temporary, env, progress } = options;
  const signal = options.signal === undefined ? {} : { signal: options.signal };
  await provideDependencies(folder, {
    installed,
    env,
    ...signal,
    onInstall: () => progress("installing the base's packages, which are others"),
  });
  progress("synthesizing the base by its own code");
  const output = join(temporary, "cdktf.out");
  mkdirSync(output, { recursive: true });
  // No credentials: of the user's environment only what finding programs needs.
  const bare = { PATH: env["PATH"], LANG: env["LANG"], HOME: temporary, ...options.variables };
  const names = await synthesizeRevision(folder, { output, env: bare, ...signal });
  return {
    stacks: new Map(names.map((name) => [name, readStack(output, name)])),
    data: await readData(folder, temporary, { env: bare, ...signal }),
  };
}

function readStack(output: string, name: string): Blocks {
  return readBlocks(JSON.parse(readFileSync(join(output, "stacks", name, "cdk.tf.json"), "utf8")));
}

/** Prints the data of the first module, rebuilt from the source in the second argument if there is one. */
const PRINT_DATA = `
const [module, source] = process.argv.slice(1);
if (source !== undefined) {
  const bundle = { bundle: true, platform: "node", logLevel: "silent" };
  require("esbuild").buildSync({ entryPoints: [source], outfile: module, ...bundle });
}
const { environment, environmentNames } = require(module);
process.stdout.write(JSON.stringify(Object.fromEntries(environmentNames.map((name) => [name, environment(name)]))));
`;

/**
 * A revision that keeps its data in another way than this one has none that could be compared. Its synthesis left the data
 * behind as a module where the app is compiled file by file; where the app becomes one file, so does the data alone.
 */
async function readData(
  folder: string,
  temporary: string,
  options: Omit<RunOptions, "cwd">,
): Promise<ReadonlyMap<string, Json>> {
  const compiled = join(folder, "dist", "environments", "index.js");
  const source = join(folder, "environments", "index.ts");
  const args = existsSync(compiled) ? [compiled] : [join(temporary, "environments.js"), source];
  const printed = await run(process.execPath, ["-e", PRINT_DATA, ...args], { ...options, cwd: folder });
  options.signal?.throwIfAborted();
  if (printed.code !== 0) return new Map();
  const data: Readonly<Record<string, Json>> = JSON.parse(printed.stdout);
  return new Map(Object.entries(data));
}
