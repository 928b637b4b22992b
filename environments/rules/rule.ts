import type { Environment } from "../environment";
import type { EnvironmentProblem } from "../problem";

/** The areas of an environment: its top-level settings. */
export type Area = keyof Environment;

/**
 * A rule over several settings. It runs when every area that it reads has the right form, whatever is wrong
 * elsewhere, so that one pass finds as much as possible. Paths in its problems begin at the area.
 */
export interface Rule {
  readonly reads: readonly Area[];
  readonly check: (environment: Environment) => readonly EnvironmentProblem[];
}

/** A rule that sees only the areas that it names. */
export function rule<const Reads extends Area>(
  reads: readonly Reads[],
  check: (areas: Pick<Environment, Reads>) => readonly EnvironmentProblem[],
): Rule {
  return { reads, check };
}

/** The problem, when the condition of being wrong holds. */
export function problemIf(wrong: boolean, problem: EnvironmentProblem): readonly EnvironmentProblem[] {
  return wrong ? [problem] : [];
}
