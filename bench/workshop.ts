import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform, type TerraformBinary } from "@infra-tools/runtime/terraform/find";
import { type Cost, measure, type Program } from "./measure";

/** Working place of benchmarks: a temporary folder that looks like a checkout and has a sandbox of its own. */
export interface Workshop {
  /** The real checkout, which is only read, but for a build of the sources as they are. */
  readonly root: string;
  readonly folder: string;
  readonly terraform: TerraformBinary;
  /** Measurements of each subject. */
  readonly rounds: number;
  /** Runs `./infra` in the temporary folder, without the launcher's look at the sources. */
  infra(...args: readonly string[]): Promise<Cost>;
  node(...args: readonly string[]): Promise<Cost>;
  run(program: Program): Promise<Cost>;
  /** A folder of its own, made when asked for. */
  place(name: string): string;
}

/** Exit codes of success: nothing to do, or changes. */
const WELL = [0, 2];

export async function withWorkshop<T>(
  root: string,
  rounds: number,
  use: (workshop: Workshop) => Promise<T>,
): Promise<T> {
  const terraform = await findTerraform(process.env);
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    for (const name of ["node_modules", "dist"]) symlinkSync(join(root, name), join(folder, name));
    const script = join(folder, "infra.js");
    const main = join(root, "dist", "infra.js");
    writeFileSync(script, `require(${JSON.stringify(main)}).main(${JSON.stringify(folder)});\n`);
    const node = (codes: readonly number[], args: readonly string[]) =>
      measure({ command: process.execPath, args, cwd: folder, codes });
    return await use({
      root,
      folder,
      terraform,
      rounds,
      infra: (...args) => node(WELL, [script, ...args]),
      node: (...args) => node([0], args),
      run: measure,
      place(name) {
        const path = join(folder, name);
        mkdirSync(path, { recursive: true });
        return path;
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
