import { once } from "node:events";
import { type ResourceLimits, Worker } from "node:worker_threads";

/**
 * A synthesis leaves much garbage and keeps little. Without limits V8 lets the heap of each thread grow by half before it
 * collects. Half of this young generation costs a tenth more processor time, twice of it 32 MB more and no less time.
 */
const LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

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
