import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentNames } from "../../environments";
import type { Benchmark } from "../benchmark";
import { series } from "../series";
import type { Workshop } from "../workshop";

const BARRELS = ["aws", "cloudflare", "google", "kubernetes", "random"].map(
  (name) => `@cdktf/provider-${name}`,
);

/** Synthesis of both stacks by the compiled app, in a new process each time. */
export const synth: Benchmark = {
  name: "synth",
  title: "Synthesis of both environments, compiled",
  run: (workshop) => {
    const { folder, rounds } = workshop;
    const barrels = join(folder, "barrels.js");
    writeFileSync(barrels, BARRELS.map((name) => `require(${JSON.stringify(name)});\n`).join(""));
    const app = join(folder, "dist", "main.js");
    return series(rounds, [
      { what: "synthesis", run: () => synthesize(workshop, app), target: { seconds: 0.7, megabytes: 150 } },
      { what: "the same with barrel imports", run: () => synthesize(workshop, app, "-r", barrels) },
      { what: "node that does nothing", run: () => workshop.node("-e", "0") },
    ]);
  },
};

/** The steps of `cdktf synth`: type check and build, then synthesis. */
export const types: Benchmark = {
  name: "types",
  title: "Type check and synthesis, as cdktf.json runs them",
  run: (workshop) => {
    const { folder, root, rounds } = workshop;
    const { app }: { readonly app: string } = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8"));
    const project = writeBarrelProject(workshop);
    const tsc = (...args: readonly string[]) =>
      workshop.run({ command: join(root, "node_modules", ".bin", "tsc"), args, cwd: root });
    return series(rounds, [
      {
        what: "type check and synthesis",
        target: { seconds: 2 },
        run: () => workshop.run({ command: "sh", args: ["-c", app], cwd: root, env: synthesisOf(workshop) }),
      },
      {
        what: "type check alone",
        run: () => tsc("-p", join(root, "tsconfig.app.json"), "--noEmit", "--checkers", "1"),
      },
      {
        what: "type check with barrel imports",
        run: () => tsc("-p", join(folder, project), "--checkers", "1"),
      },
      { what: "type check of tools and tests too", run: () => tsc("-p", join(root, "tsconfig.json")) },
    ]);
  },
};

function synthesize(workshop: Workshop, app: string, ...options: readonly string[]) {
  return workshop.run({
    command: process.execPath,
    args: [...options, app],
    cwd: workshop.folder,
    env: synthesisOf(workshop),
  });
}

function synthesisOf(workshop: Workshop) {
  return { CDKTF_OUTDIR: workshop.place("cdktf.out"), INFRA_ENVIRONMENTS: environmentNames.join(",") };
}

/** The app and one more file, which imports every provider as a whole. */
function writeBarrelProject({ folder, root }: Workshop): string {
  const imports = BARRELS.map(
    (name, index) => `export * as provider${index} from ${JSON.stringify(name)};\n`,
  );
  writeFileSync(join(folder, "barrels.ts"), imports.join(""));
  const project = {
    extends: join(root, "tsconfig.build.json"),
    compilerOptions: { noEmit: true, rootDir: "/", typeRoots: [join(root, "node_modules", "@types")] },
    include: [join(root, "main.ts"), "barrels.ts"],
  };
  writeFileSync(join(folder, "tsconfig.barrels.json"), JSON.stringify(project));
  return "tsconfig.barrels.json";
}
