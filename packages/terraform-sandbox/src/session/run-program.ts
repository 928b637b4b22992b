import { locateProgram } from "@infra-tools/runtime/locate";
import { nearest } from "@infra-tools/runtime/nearest";
import { ProblemError } from "@infra-tools/runtime/problem";
import { type ForegroundOptions, runInForeground, StartError } from "@infra-tools/runtime/run";
import { isolated } from "./isolation";
import type { Session } from "./session";

export interface ProgramOptions extends Omit<ForegroundOptions, "env"> {
  /** Names of the sandbox's own commands, for a suggestion. */
  readonly commands: readonly string[];
}

/** Runs a user's program in the sandbox, without a network where the system allows it, and returns its exit code. */
export async function runProgram(
  { env, isolation }: Session,
  [program, ...args]: readonly [string, ...string[]],
  { commands, ...options }: ProgramOptions,
): Promise<number> {
  // The program that isolates would report a missing one in words of its own.
  const isMissing = locateProgram(program, env, options.cwd) === undefined;
  const [command, ...words] = isolated(isMissing ? [] : isolation, program, args);
  try {
    return await runInForeground(command, words, { ...options, env });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const near = nearest(commands, program);
    throw new ProblemError({
      where: program,
      rule: error.message,
      fix:
        near.length > 0
          ? `the sandbox has a command ${near.join(" or ")}; for a program, check its name and PATH`
          : "check the name and PATH; --help lists the sandbox's own commands",
    });
  }
}

/** Returns the words of a program that a command line must have. `example` is one that works. */
export function requireProgram(words: readonly string[], example: string): readonly [string, ...string[]] {
  const [program, ...args] = words;
  if (program !== undefined) return [program, ...args];
  throw new ProblemError({
    where: "program",
    rule: "a program to run is needed",
    fix: `write it after two dashes: ${example}`,
  });
}
