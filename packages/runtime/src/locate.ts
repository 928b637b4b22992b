import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import type { EnvironmentVariables } from "./run";

/** The first executable file of this name in PATH, as a shell in `cwd` would find it; undefined when there is none. */
export function locateProgram(
  name: string,
  env: EnvironmentVariables,
  cwd: string = process.cwd(),
): string | undefined {
  const candidates = name.includes("/")
    ? [resolve(cwd, name)]
    : (env["PATH"] ?? "")
        .split(delimiter)
        .filter(isAbsolute)
        .map((folder) => join(folder, name));
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
