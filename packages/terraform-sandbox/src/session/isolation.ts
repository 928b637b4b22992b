import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EnvironmentVariables, run, StartError } from "@infra-tools/runtime/run";
import { quote } from "./shim";

/** Words before a program that start it with this user's rights in a network namespace of its own, where nothing is connected. */
export type Isolation = readonly string[];

const UNSHARE: Isolation = ["unshare", "--map-current-user", "--net", "--"];

/**
 * Finds a way to run programs without a network: Linux' network namespaces, where the system lets this user make one. Providers
 * are reached all the same, because they listen on unix sockets. Undefined on other systems, in containers that forbid
 * namespaces, and without util-linux 2.38 or newer.
 *
 * @see https://man7.org/linux/man-pages/man7/user_namespaces.7.html
 */
export async function findIsolation(env: EnvironmentVariables): Promise<Isolation | undefined> {
  const [command = "", ...args] = UNSHARE;
  try {
    const { code } = await run(command, [...args, "true"], { cwd: "/", env: { PATH: env["PATH"] } });
    return code === 0 ? UNSHARE : undefined;
  } catch (error) {
    if (error instanceof StartError) return undefined;
    throw error;
  }
}

/** The words that run a program isolated. */
export function isolated(
  [launcher, ...options]: Isolation,
  program: string,
  args: readonly string[],
): readonly [string, ...string[]] {
  return launcher === undefined ? [program, ...args] : [launcher, ...options, program, ...args];
}

/** Writes a program of the session that runs another one isolated. The process and its signals stay the same. */
export function writeIsolated(folder: string, program: string, isolation: Isolation): string {
  const file = join(folder, "isolated");
  const words = [...isolation, program].map(quote).join(" ");
  writeFileSync(file, `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o700 });
  return file;
}
