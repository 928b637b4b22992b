import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { EnvironmentError } from "../../../environments/problem";

/** What to tell about an error that reached the edge. Only a defect of our own shows where it happened. */
export async function toProblems(error: unknown): Promise<readonly Problem[]> {
  if (error instanceof ProblemError || error instanceof EnvironmentError) return error.problems;
  return (await constructProblems(error)) ?? [defect(error)];
}

/** Loads the class only when it may be one: its module brings all of cdktf with it. */
async function constructProblems(error: unknown): Promise<readonly Problem[] | undefined> {
  if (!(error instanceof Error) || error.name !== "ConstructError") return undefined;
  const { ConstructError } = await import("../../../constructs/shared/validate");
  if (!(error instanceof ConstructError)) return undefined;
  return error.problems.map(({ option, value, rule, fix }) => ({
    where: `${error.path}: ${option}`,
    ...(value === undefined ? {} : { value: JSON.stringify(value) }),
    rule,
    fix,
  }));
}

function defect(error: unknown): Problem {
  return {
    where: "infra",
    value: error instanceof Error ? (error.stack ?? error.message) : String(error),
    rule: "this is a defect of the program, not of your input",
    fix: "report it with the lines above; `./infra doctor` tells whether the machine is at fault",
  };
}
