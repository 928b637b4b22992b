import { join } from "node:path";
import type { EnvironmentDiff } from "@infra-tools/environment-diff/diff";
import { hideSecrets } from "@infra-tools/environment-diff/report/hide-secrets";
import { startThread, threadAnswer } from "@infra-tools/environment-diff/thread-answer";
import { createTemporaryFolder } from "@infra-tools/runtime/temporary-folder";
import type { EnvironmentsJob, RevisionJob, RevisionResult } from "./jobs";
import { comparisonStore } from "./kept-comparison";

/** Input of the thread. */
export interface ThreadData {
  readonly job: EnvironmentsJob | RevisionJob;
  /** Temporary folder, removed when the thread ends. */
  readonly temporary: string;
}

/**
 * Compares two environments, or takes the comparison that an earlier run kept; no secret is in the result. Ends at once, with
 * the signal's reason, when it is interrupted.
 */
export async function runEnvironmentsJob(
  job: EnvironmentsJob,
  signal: AbortSignal,
): Promise<EnvironmentDiff> {
  const store = comparisonStore(__dirname, job);
  const kept = store.read();
  if (kept !== undefined) return kept;
  const diff = await inThread<EnvironmentDiff>(job, signal, async (temporary) =>
    (await import("./jobs")).compareEnvironments(job, temporary),
  );
  const hidden = hideSecrets(diff);
  store.keep(hidden);
  return hidden;
}

/** Compares an environment with itself at another revision; no secret is in the result. Ends at once when it is interrupted. */
export async function runRevisionJob(job: RevisionJob, signal: AbortSignal): Promise<RevisionResult> {
  const { diff, parity } = await inThread<RevisionResult>(job, signal, async (temporary) =>
    (await import("./jobs")).compareRevisions(job, temporary),
  );
  return { diff: hideSecrets(diff), parity };
}

/**
 * A synthesis cannot be interrupted from inside: nothing else runs meanwhile, not even what listens to Ctrl-C. So the
 * work is done in a thread that can be ended. Only the compiled program can do it, since a thread loads JavaScript.
 */
async function inThread<Result>(
  job: ThreadData["job"],
  signal: AbortSignal,
  inProcess: (temporary: string) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const temporary = createTemporaryFolder();
  const data: ThreadData = { job, temporary: temporary.path };
  const worker = startThread(join(__dirname, "job-thread.js"), data);
  try {
    const result = await threadAnswer<Result>(worker, signal);
    signal.throwIfAborted();
    return result ?? (await inProcess(temporary.path));
  } finally {
    await worker.terminate();
    temporary.remove();
  }
}
