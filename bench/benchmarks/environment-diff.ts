import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark } from "../benchmark";
import { largeState } from "../environments/large-state";
import { series } from "../series";

const SETTINGS = 330;
const OBJECTS = 6_000;

/** Causes of environments that differ in hundreds of settings. */
export const manySettings: Benchmark = {
  name: "settings",
  title: `Causes among ${SETTINGS} settings`,
  run: ({ root, rounds, node }) => {
    const program = join(root, "dist", "bench", "many-settings.js");
    return series(rounds, [
      { what: "swapped one by one", run: () => node(program, String(SETTINGS), "exact") },
      { what: "swapped in groups", run: () => node(program, String(SETTINGS)), target: { seconds: 10 } },
    ]);
  },
};

/** Two large states, with the names that stand for each other. */
export const largeStates: Benchmark = {
  name: "states",
  title: `Two states of ${OBJECTS} objects`,
  run: ({ folder, rounds, node, infra }) => {
    const files = ["staging", "production"].map((environment) => {
      const file = join(folder, `${environment}.state.json`);
      writeFileSync(file, largeState(environment, OBJECTS));
      return file;
    });
    const parse = "process.argv.slice(1).map((f) => JSON.parse(require('node:fs').readFileSync(f, 'utf8')))";
    return series(rounds, [
      { what: "JSON.parse", run: () => node("-e", parse, ...files) },
      {
        what: "infra diff --state",
        run: () => infra("diff", "--state", ...files),
        target: { seconds: 1.5 },
      },
    ]);
  },
};
