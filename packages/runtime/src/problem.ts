/**
 * A mistake of the user, told so that it can be mended without reading code: where it is, what stands there,
 * which rule it breaks and what to do. All problems of one pass are reported together.
 */
export interface Problem {
  /** File, setting, address or option, as the user would look for it: `ops.database.tier`. */
  readonly where: string;
  /** What stands there now, printed; never a secret. Left out where there is no value to show. */
  readonly value?: string;
  /** The rule in one sentence, without a full stop. */
  readonly rule: string;
  /** What to do, in one sentence, without a full stop. */
  readonly fix: string;
}

/** Carries problems to the edge, where they are printed without a stack trace. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[]) {
    const all = Array.isArray(problems) ? problems : [problems];
    super(all.map(formatProblem).join("\n"));
    this.name = "ProblemError";
    this.problems = all;
  }
}

/** One line for where, value and rule; a second, indented, for the way out. */
export function formatProblem(problem: Problem): string {
  const value = problem.value === undefined ? "" : ` (is ${problem.value})`;
  return `${problem.where}: ${problem.rule}${value}\n  -> ${problem.fix}`;
}
