import { type Problem, ProblemError } from "@infra-tools/runtime/problem";

/** Holder of a state's lock, as Terraform and GitLab describe it. */
export interface LockHolder {
  readonly id: string;
  /** `OperationTypeApply`; GitLab does not say it. */
  readonly operation: string | undefined;
  /** User name at GitLab; other servers give Terraform's `user@host`. */
  readonly who: string | undefined;
  /** GitLab's own time, `2026-11-23T06:50:49.123Z`; other servers give Terraform's. */
  readonly since: string | undefined;
}

export function describeHolder({ id, operation, who, since }: LockHolder): string {
  const doing =
    operation === undefined ? "" : ` for ${operation.replace(/^OperationType/, "").toLowerCase()}`;
  return `held by ${who ?? "an unknown user"}${since === undefined ? "" : ` since ${since}`}${doing}, lock ${id}`;
}

/** Asks who holds the lock; undefined when nobody does, or nobody may tell. */
export type AskHolder = () => Promise<LockHolder | undefined>;

/**
 * Says of a failure that comes from a held lock who holds it, since when and what to do. Terraform's own message has the
 * holder's id, but then describes the lock that it asked for itself as the one that is held.
 */
export async function explainingLock<T>(
  environment: string,
  askHolder: AskHolder,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.problems.some(isAboutLock)) throw error;
    const holder = await askHolder();
    if (holder === undefined) throw error;
    throw new ProblemError(
      error.problems.map((problem) => (isAboutLock(problem) ? heldLock(environment, holder) : problem)),
    );
  }
}

function isAboutLock({ rule }: Problem): boolean {
  return rule.includes("Error acquiring the state lock");
}

/** The problem of a lock that somebody else holds. */
export function heldLock(environment: string, holder: LockHolder): Problem {
  return {
    where: `${environment} state`,
    value: describeHolder(holder),
    rule: "the state is locked: one apply at a time",
    fix: `wait until that job has ended; when it ended without releasing the lock, run ./infra ci recover ${environment} --lock ${holder.id}, or start the job "recover: ${environment}" with the variable INFRA_LOCK_ID=${holder.id}`,
  };
}
