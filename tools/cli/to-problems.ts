import { type Problem, ProblemError } from "../shared/problem";

/** What to tell about an error that reached the edge. Only a defect of our own shows where it happened. */
export function toProblems(error: unknown): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    {
      where: "infra",
      value: stack,
      rule: "this is a defect of the program, not of your input",
      fix: "report it with the lines above; `./infra doctor` tells whether the machine is at fault",
    },
  ];
}
