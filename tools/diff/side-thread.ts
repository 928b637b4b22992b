import { parentPort, workerData } from "node:worker_threads";
import type { Comparands } from "./engine";
import { createEngine } from "./engine";
import { packagecloud } from "./packagecloud";
import type { SecondSide } from "./threaded-engine";

/** The work of a thread of its own: explores the second side while the main thread explores the first. */
function exploreSecondSide(comparands: Comparands): SecondSide {
  const engine = createEngine(packagecloud, comparands);
  try {
    const exploration = engine.exploreSide("b");
    return { exploration, syntheses: engine.count() };
  } finally {
    engine.close();
  }
}

parentPort?.postMessage(exploreSecondSide(workerData));
