import type { Exploration } from "./cause/explore";
import { type Comparands, createEngine, type Engine } from "./engine";
import type { Subject } from "./stack/synthesize";
import { startThread, threadAnswer } from "./thread-answer";

/** Input of the second thread. */
export interface SideData {
  readonly comparands: Comparands;
  readonly temporary: string;
}

/** Answer of the second thread. */
export interface SecondSide {
  readonly exploration: Exploration;
  readonly syntheses: number;
}

/**
 * Explores the two sides on two cores. Only the compiled program can do it, since a thread loads JavaScript; and it
 * pays only from a few settings on, since a thread loads everything again. `sideThread` is the compiled script that
 * explores side b of the same subject.
 */
export function createThreadedEngine(
  subject: Subject,
  comparands: Comparands,
  temporary: string,
  sideThread: string,
): Engine {
  const local = createEngine(subject, comparands, temporary);
  const data: SideData = { comparands, temporary };
  let threadSyntheses = 0;
  return {
    ...local,
    explore: async () => {
      const worker = startThread(sideThread, data);
      const answer = threadAnswer<SecondSide>(worker);
      try {
        const a = local.exploreSide("a");
        const second = await answer;
        threadSyntheses = second?.syntheses ?? 0;
        return { a, b: second?.exploration ?? local.exploreSide("b") };
      } finally {
        await worker.terminate();
      }
    },
    count: () => local.count() + threadSyntheses,
  };
}
