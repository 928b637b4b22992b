import { parentPort, workerData } from "node:worker_threads";
import { compareEnvironments, compareRevisions } from "./jobs";
import type { ThreadData } from "./run-job";

async function doJob({ job, temporary }: ThreadData): Promise<void> {
  const result =
    job.kind === "environments"
      ? await compareEnvironments(job, temporary)
      : await compareRevisions(job, temporary);
  parentPort?.postMessage(result);
}

doJob(workerData);
