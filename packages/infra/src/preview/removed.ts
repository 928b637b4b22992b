import { ProblemError } from "@infra-tools/runtime/problem";
import { countResources } from "./configuration";
import type { StackTexts } from "./stacks";

/** Environments to look for that only the base has: those of these names, or all but those of these names. */
export type WantedRemoved =
  | { readonly kind: "named"; readonly names: readonly string[] }
  | { readonly kind: "all-but"; readonly names: readonly string[] };

/**
 * An environment that the base has and the working tree has not. Terraform destroys only what it is asked to: nobody asks
 * for a stack that was removed, so its objects stay, and its state with them.
 */
export interface RemovedEnvironment {
  readonly environment: string;
  /** Resource blocks of its stack at the base. */
  readonly resources: number;
}

/** @throws ProblemError when a named environment is not at the base either. */
export function removedEnvironments(base: StackTexts, wanted: WantedRemoved): readonly RemovedEnvironment[] {
  const names =
    wanted.kind === "named" ? wanted.names : [...base.keys()].filter((name) => !wanted.names.includes(name));
  const unknown = names.filter((name) => !base.has(name));
  if (unknown.length > 0) {
    throw new ProblemError(
      unknown.map((name) => ({
        where: "environment",
        value: JSON.stringify(name),
        rule: "must be the name of an environment, of the working tree or of the base",
        fix: `the base has ${[...base.keys()].join(", ") || "none"}`,
      })),
    );
  }
  return names.flatMap((environment) => {
    const text = base.get(environment);
    return text === undefined ? [] : [{ environment, resources: countResources(text) }];
  });
}
