import { type ConstructProblem, ProblemList } from "../shared/validate";
import type { ContainerResources, ResourceAmounts } from "./container";
import { canonicalQuantity } from "./quantity";
import { notAboveProblems, quantityProblems } from "./rules";

/** Kinds of amounts, by the names that props have. */
export const AMOUNTS = ["cpu", "memory", "ephemeralStorage"] as const;

/** Amounts under Kubernetes' names (`ephemeral-storage`), each with a prefix (`requests.` in a quota). */
export function resourceMap(amounts: ResourceAmounts, prefix = ""): Record<string, string> {
  return {
    [`${prefix}cpu`]: canonicalQuantity(amounts.cpu),
    [`${prefix}memory`]: canonicalQuantity(amounts.memory),
    [`${prefix}ephemeral-storage`]: canonicalQuantity(amounts.ephemeralStorage),
  };
}

/** Rules of requests and limits. */
export function resourceProblems(resources: ContainerResources): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const { requests, limits } = resources;
  for (const name of AMOUNTS) {
    problems.addAll(quantityProblems(`requests.${name}`, requests[name]));
    problems.addAll(quantityProblems(`limits.${name}`, limits[name]));
    problems.addAll(notAboveProblems(`requests.${name}`, requests[name], `limits.${name}`, limits[name]));
  }
  return problems.all;
}
