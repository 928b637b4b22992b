import type { Construct } from "constructs";
import { ProblemList, throwProblems } from "../shared/validate";

/** Throws when an option that is a share is not between 0 and 1. Options that are left out are fine. */
export function checkRatios(
  construct: Construct,
  ratios: Readonly<Record<string, number | undefined>>,
): void {
  const problems = new ProblemList();
  for (const [option, value] of Object.entries(ratios)) {
    problems.rule(value === undefined || (value > 0 && value < 1), {
      option,
      value,
      rule: "must be a share between 0 and 1",
      fix: "Write 85% as 0.85",
    });
  }
  throwProblems(construct, problems.all);
}
