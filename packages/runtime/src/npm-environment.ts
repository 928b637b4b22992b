import { prefix, variables } from "./npm-environment.json";
import type { EnvironmentVariables } from "./run";

const NEEDED = new Set(variables);

/** Variables that npm needs, in any case. It gets no others: a pipeline's tokens are none of a package's business. */
export function npmEnvironment(env: EnvironmentVariables): EnvironmentVariables {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => {
      const upper = name.toUpperCase();
      return NEEDED.has(upper) || upper.startsWith(prefix);
    }),
  );
}
