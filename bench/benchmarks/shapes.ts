import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark } from "../benchmark";
import { series } from "../series";
import { SHAPES } from "../shapes/shapes";

/** Parts of the full size that are measured: four times as much may take little more than four times as long. */
const PARTS = [0.25, 0.5, 1];

/** Growth above this is more than n log n. */
const MAX_GROWTH = 5;

/** Reviews of plans that grow in one respect, to see how the time grows with them. */
export const shapes: readonly Benchmark[] = SHAPES.map(({ name, what, size, plan }) => ({
  name: `shape-${name}`,
  title: `Growth of a review: ${what}`,
  run: async (workshop) =>
    series(
      workshop.rounds,
      PARTS.map((part, index) => {
        const count = Math.round(size * part);
        const file = join(workshop.folder, `${name}-${count}.json`);
        writeFileSync(file, plan(count));
        return {
          what: `${count} ${what}`,
          run: () => workshop.infra("review", "--markdown", file),
          ...(index === PARTS.length - 1 ? { target: { timesTheTime: MAX_GROWTH } } : {}),
        };
      }),
    ),
}));
