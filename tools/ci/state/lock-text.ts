import { type Problem, ProblemError } from "../../shared/problem";

/** Who holds a state's lock, as Terraform and GitLab tell it. */
export interface LockHolder {
  readonly id: string;
  /** `OperationTypeApply` */
  readonly operation: string | undefined;
  /** `user@host` */
  readonly who: string | undefined;
  /** As Terraform writes it: `2026-11-23 06:50:49.123 +0000 UTC`. */
  readonly since: string | undefined;
}

const LOCK_INFO = /Lock Info:([\s\S]*)/;

/** The holder that a message of Terraform names, or undefined when the message is about something else. */
export function holderIn(text: string): LockHolder | undefined {
  const block = LOCK_INFO.exec(text)?.[1];
  if (block === undefined) return undefined;
  const field = (name: string) => new RegExp(`^\\s*${name}:[ \\t]*(\\S.*?)\\s*$`, "m").exec(block)?.[1];
  const id = field("ID");
  return id === undefined
    ? undefined
    : { id, operation: field("Operation"), who: field("Who"), since: field("Created") };
}

export function describeHolder({ id, operation, who, since }: LockHolder): string {
  const doing = operation === undefined ? "" : ` for ${operation.replace(/^OperationType/, "").toLowerCase()}`;
  return `held by ${who ?? "an unknown user"}${since === undefined ? "" : ` since ${since}`}${doing}, lock ${id}`;
}

/** Says of a failure that comes from a held lock who holds it, since when and what to do. */
export async function explainingLock<T>(environment: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.problems.map((problem) => explain(environment, problem)));
  }
}

function explain(environment: string, problem: Problem): Problem {
  if (!/Error acquiring the state lock/.test(problem.rule)) return problem;
  const holder = holderIn(problem.rule);
  if (holder === undefined) return problem;
  return heldLock(environment, holder);
}

/** The problem of a lock that somebody else holds. */
export function heldLock(environment: string, holder: LockHolder): Problem {
  return {
    where: `${environment} state`,
    value: describeHolder(holder),
    rule: "the state is locked: one apply at a time",
    fix: `wait until that job has ended; when it ended without releasing the lock, run ./infra ci recover ${environment} --lock ${holder.id}`,
  };
}
