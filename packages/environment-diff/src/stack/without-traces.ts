/**
 * Runs a synthesis without cdktf's stack traces. cdktf notes a whole one for each token, for messages about tokens that
 * it cannot resolve; they take a third of the time. Errors keep theirs.
 */
export function withoutTraces<T>(work: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => undefined;
  try {
    return work();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
