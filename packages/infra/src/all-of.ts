import { ProblemError } from "@infra-tools/runtime/problem";

/**
 * Waits for everything before it throws, because what still runs needs the files that a caller would remove.
 * Problems are reported together; anything else that went wrong is thrown as it is.
 */
export async function allOf<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  const settled = await Promise.allSettled(work);
  const reasons: unknown[] = settled.flatMap((result) =>
    result.status === "rejected" ? [result.reason] : [],
  );
  const unexpected = reasons.find((reason) => !(reason instanceof ProblemError));
  if (unexpected !== undefined) throw unexpected;
  if (reasons.length > 0) {
    throw new ProblemError(
      reasons.flatMap((reason) => (reason instanceof ProblemError ? reason.problems : [])),
    );
  }
  return settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}
