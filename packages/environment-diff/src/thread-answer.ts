import { once } from "node:events";
import type { Worker } from "node:worker_threads";

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
