import { parentPort, workerData } from "node:worker_threads";
import { createEngine } from "@infra-tools/environment-diff/engine";
import type { SecondSide, SideData } from "@infra-tools/environment-diff/threaded-engine";
import { packagecloud } from "./packagecloud";

/** The work of a thread of its own: explores the second side while the one that started it explores the first. */
function exploreSecondSide({ comparands, temporary }: SideData): SecondSide {
  const engine = createEngine(packagecloud, comparands, temporary);
  try {
    const exploration = engine.exploreSide("b");
    return { exploration, syntheses: engine.count() };
  } finally {
    engine.close();
  }
}

parentPort?.postMessage(exploreSecondSide(workerData));
