import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark } from "../benchmark";
import { series } from "../series";
import type { Workshop } from "../workshop";

/** Plans in the sandbox against a plan of Terraform that has nothing to do. */
export const sandbox: Benchmark = {
  name: "sandbox",
  title: "The sandbox",
  run: async (workshop) => {
    const empty = await emptyPlan(workshop);
    const before = await series(workshop.rounds, [
      { what: "terraform plan of an empty stack", run: empty },
      { what: "infra plan, one environment, nothing there yet", run: () => workshop.infra("plan", "ops") },
      { what: "infra plan, all environments, nothing there yet", run: () => workshop.infra("plan") },
    ]);
    const apply = await series(1, [
      { what: "infra apply, all environments", run: () => workshop.infra("apply") },
    ]);
    const after = await series(workshop.rounds, [
      { what: "infra plan, all environments, no changes", run: () => workshop.infra("plan") },
    ]);
    return [...before, ...apply, ...after];
  },
};

async function emptyPlan(workshop: Workshop) {
  const { terraform, place, run } = workshop;
  const folder = place("empty");
  writeFileSync(join(folder, "main.tf.json"), "{}");
  const program = { command: terraform.path, cwd: folder, env: { CHECKPOINT_DISABLE: "1" } };
  await run({ ...program, args: ["init"] });
  return () => run({ ...program, args: ["plan"] });
}

/** Commands that compare: they read the real checkout, and leave it as it is. */
export const compare: Benchmark = {
  name: "compare",
  title: "Preview and environment diff",
  run: (workshop) => {
    const { root, folder, rounds, run } = workshop;
    // Not by the launcher, which looks at every source first and may build.
    const script = join(folder, "checkout.js");
    const main = join(root, "dist", "infra.js");
    writeFileSync(script, `require(${JSON.stringify(main)}).main(${JSON.stringify(root)});\n`);
    const infra = (...args: readonly string[]) =>
      run({ command: process.execPath, args: [script, ...args], cwd: root, codes: [0, 2, 3] });
    return series(rounds, [
      { what: "infra --help", run: () => infra("--help") },
      {
        what: "infra diff pre ops",
        run: () => {
          rmSync(join(root, "dist", "comparisons"), { recursive: true, force: true });
          return infra("diff", "pre", "ops");
        },
        target: { seconds: 1.5 },
      },
      { what: "the same again", run: () => infra("diff", "pre", "ops"), target: { seconds: 1.5 } },
      {
        what: "infra preview, all environments, against HEAD",
        run: () => infra("preview", "--base", "HEAD"),
        target: { seconds: 12 },
      },
    ]);
  },
};
