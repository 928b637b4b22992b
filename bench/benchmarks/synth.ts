import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SYNTHESIS_OPTIONS } from "../../tools/shared/synthesis";
import type { Benchmark } from "../benchmark";
import { inSequence } from "../measure";
import { series } from "../series";
import type { Workshop } from "../workshop";

const BARRELS = ["aws", "cloudflare", "google", "kubernetes", "random"].map(
  (name) => `@cdktf/provider-${name}`,
);

/** Synthesis of both stacks by the compiled app, in a new process each time. */
export const synth: Benchmark = {
  name: "synth",
  title: "Synthesis of all environments, compiled",
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

/** What `cdktf synth` does: type check and build, then synthesis. */
export const types: Benchmark = {
  name: "types",
  title: "Type check and synthesis, as cdktf.json runs them",
  run: (workshop) => {
    const { folder, root, rounds } = workshop;
    const built = workshop.place("built");
    const project = writeBarrelProject(workshop);
    const tsc = (...args: readonly string[]) =>
      workshop.run({ command: join(root, "node_modules", ".bin", "tsc"), args, cwd: root });
    const check = () => tsc("-p", join(root, "tsconfig.build.json"), "--noEmit");
    return series(rounds, [
      {
        what: "build and synthesis",
        target: { seconds: 2 },
        run: async () =>
          inSequence(
            await tsc("-p", join(root, "tsconfig.build.json"), "--outDir", built),
            await synthesize(workshop, join(built, "main.js")),
          ),
      },
      { what: "type check alone", run: check },
      { what: "type check with barrel imports", run: () => tsc("-p", join(folder, project)) },
    ]);
  },
};

function synthesize(workshop: Workshop, app: string, ...options: readonly string[]) {
  return workshop.run({
    command: process.execPath,
    args: [...SYNTHESIS_OPTIONS, ...options, app],
    cwd: workshop.folder,
    env: { CDKTF_OUTDIR: workshop.place("cdktf.out"), INFRA_ENVIRONMENTS: undefined },
  });
}

/** The app and one more file, which imports every provider as a whole. */
function writeBarrelProject({ folder, root }: Workshop): string {
  const imports = BARRELS.map(
    (name, index) => `export * as provider${index} from ${JSON.stringify(name)};\n`,
  );
  writeFileSync(join(folder, "barrels.ts"), imports.join(""));
  const sources = ["main.ts", "environments", "constructs", "stacks", "tools"].map((name) =>
    join(root, name),
  );
  const project = {
    extends: join(root, "tsconfig.build.json"),
    compilerOptions: { noEmit: true, rootDir: "/", typeRoots: [join(root, "node_modules", "@types")] },
    include: [...sources, "barrels.ts"],
  };
  writeFileSync(join(folder, "tsconfig.barrels.json"), JSON.stringify(project));
  return "tsconfig.barrels.json";
}
