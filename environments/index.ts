import type { Environment, EnvironmentData } from "./environment";
import { ops } from "./ops";
import { pre } from "./pre";
import { EnvironmentError, type EnvironmentProblem } from "./problem";
import { validateEnvironment } from "./validate";

/** Every environment's data. A further environment is one more file and one more line here. */
const all: readonly EnvironmentData[] = [pre, ops];

/** Names of the environments, in the order in which a change reaches them. */
export const environmentNames: readonly string[] = all.map(({ name }) => name);

/** An environment by its name, validated and frozen. There is no default environment. */
export function environment(name: string): Environment {
  return environmentFrom(all, name);
}

/**
 * Several environments by their names.
 * @throws EnvironmentError with the problems of all of them.
 */
export function environments(names: readonly string[]): readonly Environment[] {
  const problems: EnvironmentProblem[] = [];
  const matches = names.flatMap((name) => {
    try {
      return [environment(name)];
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new EnvironmentError(problems);
  return matches;
}

/**
 * An environment by its name, from any list of environments.
 * @throws EnvironmentError when there is none of that name, when its data breaks a rule, or when two environments
 * claim what only one can have.
 */
export function environmentFrom(list: readonly EnvironmentData[], name: string): Environment {
  const data = list.find((each) => each.name === name);
  if (data === undefined) {
    throw new EnvironmentError([
      {
        where: "environment",
        value: JSON.stringify(name),
        rule: "must be the name of an environment",
        fix: `use one of ${list.map((each) => each.name).join(", ")}`,
      },
    ]);
  }
  return validateEnvironment(name, data, clashes(list, data));
}

/** Settings that no two environments may share: with equal ones one would overwrite the other. */
const UNIQUE: readonly { readonly path: string; readonly of: (data: EnvironmentData) => string }[] = [
  { path: "name", of: ({ name }) => name },
  { path: "state.address", of: ({ state }) => state.address },
  { path: "edge.hostname", of: ({ edge }) => edge.hostname },
  { path: "storage.bucketName", of: ({ storage }) => storage.bucketName },
  { path: "storage.replica.bucketName", of: ({ storage }) => storage.replica.bucketName },
  { path: "storage.iamUserName", of: ({ storage }) => storage.iamUserName },
  { path: "storage.replicationRoleName", of: ({ storage }) => storage.replicationRoleName },
];

function clashes(list: readonly EnvironmentData[], data: EnvironmentData): readonly EnvironmentProblem[] {
  return UNIQUE.flatMap(({ path, of }) =>
    list
      .filter((candidate) => candidate !== data && of(candidate) === of(data))
      .map((rival) => ({
        where: `${data.name}.${path}`,
        value: JSON.stringify(of(data)),
        rule: `must not be ${path === "name" ? "another environment's" : `that of ${rival.name}`}`,
        fix: "give each environment its own",
      })),
  );
}
