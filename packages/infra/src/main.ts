import { EXIT } from "@infra-tools/runtime/exit-code";
import { formatProblem } from "@infra-tools/runtime/problem";
import type { Command, Context, Input, Outcome } from "./command";
import { COMMANDS } from "./commands";
import { jsonOutput } from "./json-output";
import { createProgram, type GlobalOptions } from "./program";
import { toProblems } from "./to-problems";

const DEFAULT_WIDTH = 100;

/** Runs one command line and sets the process's exit code; called by the launcher. */
export function main(root: string): void {
  const interrupted = abortOnSignals();
  const program = createProgram(COMMANDS, async (command, input, options) => {
    process.exitCode = await runCommand(command, input, createContext(root, options, interrupted));
  });
  program.parseAsync(process.argv).catch(async (error: unknown) => {
    process.stderr.write(`${(await toProblems(error)).map(formatProblem).join("\n")}\n`);
    process.exitCode = EXIT.error;
  });
}

async function runCommand(command: Command, input: Input, context: Context): Promise<number> {
  const outcome = await runSafely(command, input, context);
  if (context.json) {
    process.stdout.write(jsonOutput(command.name, outcome));
  } else {
    for (const problem of outcome.problems ?? []) process.stderr.write(`${formatProblem(problem)}\n`);
  }
  return outcome.code;
}

async function runSafely(command: Command, input: Input, context: Context): Promise<Outcome> {
  try {
    if (command.run === undefined) throw new Error(`${command.name} has nothing to run`);
    return await command.run(context, input);
  } catch (error) {
    if (context.signal.aborted) return { code: EXIT.interrupted };
    return { code: EXIT.error, problems: await toProblems(error) };
  }
}

function createContext(root: string, options: GlobalOptions, signal: AbortSignal): Context {
  const { env } = process;
  const quiet = options.quiet === true;
  return {
    commands: COMMANDS,
    root,
    cwd: process.cwd(),
    env,
    json: options.json === true,
    quiet,
    color: wantsColor(env, process.stdout.isTTY === true),
    width: process.stdout.columns ?? DEFAULT_WIDTH,
    signal,
    print: (text) => {
      if (options.json !== true) process.stdout.write(`${text}\n`);
    },
    progress: (text) => {
      if (!quiet) process.stderr.write(`${text}\n`);
    },
  };
}

/** https://no-color.org, and FORCE_COLOR as Node itself reads it. */
function wantsColor(env: NodeJS.ProcessEnv, terminal: boolean): boolean {
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  if (env["FORCE_COLOR"] !== undefined) return env["FORCE_COLOR"] !== "0";
  return terminal && env["TERM"] !== "dumb";
}

/** The first signal asks running work to stop and clean up; a second one ends the process at once. */
function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return controller.signal;
}
