import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import { readSettingsSource, type SettingsSource } from "./source";

/** The file that holds an environment's data, relative to the project's root. */
export function settingsFile(environment: string): string {
  return join("environments", `${environment}.ts`);
}

/**
 * Reads an environment's data file.
 *
 * @throws ProblemError when the file is missing, is no TypeScript, or exports no object with that `name`.
 */
export function readSettingsFile(root: string, environment: string): SettingsSource {
  const file = settingsFile(environment);
  const problem = (rule: string, fix: string) => new ProblemError({ where: file, rule, fix });
  let source: SettingsSource | undefined;
  try {
    source = readSettingsSource(readFileSync(join(root, file), "utf8"), environment);
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw problem(`cannot be read: ${message}`, "fix the file, or name another environment");
  }
  if (source !== undefined) return source;
  throw problem(
    `exports no object whose name is ${environment}`,
    `write the environment's data as export const ${environment} = { name: "${environment}", ... }`,
  );
}
