import { ConstructError } from "../../../constructs/shared/validate";
import { EnvironmentError } from "../../../environments/problem";
import { type Problem, ProblemError } from "../../shared/problem";
import type { Context, Input, Outcome } from "../command";
import { type DiffOptions, readOptions } from "./options";

/** The work of `infra diff`. */
export async function runDiff(context: Context, input: Input): Promise<Outcome> {
  try {
    return await runChosen(context, readOptions(input));
  } catch (error) {
    const problems = problemsOf(error);
    throw problems === undefined ? error : new ProblemError(problems);
  }
}

async function runChosen(context: Context, options: DiffOptions): Promise<Outcome> {
  const { what } = options;
  switch (what.kind) {
    case "environments":
      return (await import("./environments")).runEnvironments(context, options, what);
    case "revision":
      return (await import("./revision")).runRevision(context, options, what);
    case "states":
      return (await import("./states")).runStates(context, options, what);
  }
}

/** Mistakes in an environment's data, found by its own rules or by a construct. */
function problemsOf(error: unknown): readonly Problem[] | undefined {
  if (error instanceof EnvironmentError) return error.problems;
  if (!(error instanceof ConstructError)) return undefined;
  return error.problems.map(({ option, value, rule, fix }) => ({
    where: `${error.path}: ${option}`,
    ...(value === undefined ? {} : { value: JSON.stringify(value) }),
    rule,
    fix,
  }));
}
