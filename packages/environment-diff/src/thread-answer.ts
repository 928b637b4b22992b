import { once } from "node:events";
import { type ResourceLimits, Worker } from "node:worker_threads";

/**
 * A synthesis leaves much garbage and keeps little. Without limits V8 lets the heap of each thread grow by half before it
 * collects. With a smaller young generation than this the collections cost more time than they did without limits.
 */
const LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };

/** Starts a compiled script as a thread. */
export function startThread(script: string, workerData: unknown): Worker {
  return new Worker(script, { workerData, resourceLimits: LIMITS });
}

/**
 * Waits for a thread's first message; undefined when it fails or is interrupted. Errors lose their class on the way between threads:
 * the caller repeats the work, and it fails there.
 */
export async function threadAnswer<Answer>(
  worker: Worker,
  signal?: AbortSignal,
): Promise<Answer | undefined> {
  try {
    const [answer]: Answer[] = await once(worker, "message", { signal });
    return answer;
  } catch {
    return undefined;
  }
}
