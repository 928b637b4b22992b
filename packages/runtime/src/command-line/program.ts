import { EXIT } from "../exit-code";
import { renderJson } from "../json";
import { formatProblem, type Problem, toProblems } from "../problem";
import type { Command, Context, Outcome, Parsed, Program } from "./command";
import { handleOutputFaults } from "./output-faults";
import { type GlobalOptions, parse } from "./parser";

/** Columns where standard output is a file or a pipe. */
const DEFAULT_WIDTH = 100;
/** Columns of a terminal that does not say how wide it is: some report 0. */
const UNKNOWN_TERMINAL_WIDTH = 80;

/** Version of the envelope of `--json`; it grows when a field changes its meaning. */
const ENVELOPE_VERSION = 1;

/** Runs one command line of a program and sets the process's exit code. `root` is the project's folder. */
export async function runProgram(program: Program, root: string): Promise<void> {
  handleOutputFaults(process);
  const signal = abortOnSignals();
  try {
    await parse(program, process.argv.slice(2), async (name, command, parsed, options) => {
      const protect = await protectionOf(program);
      const context = createContext(program, root, options, signal, protect);
      process.exitCode = await runCommand(name, command, parsed, context, protect);
    });
  } catch (error) {
    const protect = await protectionOf(program);
    process.stderr.write(printed(protectProblems(toProblems(error, program.name), protect)));
    process.exitCode = EXIT.error;
  }
}

type Protect = (text: string) => string;

async function protectionOf({ protect }: Program): Promise<Protect> {
  return protect === undefined ? (text) => text : protect();
}

function protectProblems(problems: readonly Problem[], protect: Protect): readonly Problem[] {
  return problems.map(({ where, file, line, value, rule, fix }) => ({
    where: protect(where),
    ...(file === undefined ? {} : { file: protect(file) }),
    ...(line === undefined ? {} : { line }),
    ...(value === undefined ? {} : { value: protect(value) }),
    rule: protect(rule),
    fix: protect(fix),
  }));
}

async function runCommand(
  name: string,
  command: Command,
  parsed: Parsed,
  context: Context,
  protect: Protect,
): Promise<number> {
  const ended = await runSafely(command, parsed, context);
  const outcome =
    ended.problems === undefined ? ended : { ...ended, problems: protectProblems(ended.problems, protect) };
  if (context.json) {
    process.stdout.write(envelope(name, outcome));
  } else {
    process.stderr.write(printed(outcome.problems ?? []));
  }
  return outcome.code;
}

/** Problems for people, wrapped where standard error is a terminal. */
function printed(problems: readonly Problem[]): string {
  const width = process.stderr.isTTY ? widthOf(process.stderr) : undefined;
  return problems.map((problem) => `${formatProblem(problem, width)}\n`).join("");
}

/** One JSON object for `--json`. */
function envelope(command: string, { result, problems }: Outcome): string {
  return renderJson({
    version: ENVELOPE_VERSION,
    command,
    result: result ?? null,
    problems: problems ?? [],
  });
}

async function runSafely(command: Command, parsed: Parsed, context: Context): Promise<Outcome> {
  try {
    return await command.run(context, parsed);
  } catch (error) {
    if (context.signal.aborted) return { code: EXIT.interrupted };
    return { code: EXIT.error, problems: toProblems(error, context.program.name) };
  }
}

function createContext(
  program: Program,
  root: string,
  { json, quiet }: GlobalOptions,
  signal: AbortSignal,
  protect: Protect,
): Context {
  const { env } = process;
  return {
    program,
    root,
    cwd: process.cwd(),
    env,
    json,
    quiet,
    color: wantsColor(env, process.stdout.isTTY === true),
    width: widthOf(process.stdout),
    signal,
    print: (text) => {
      if (!json) process.stdout.write(`${text}\n`);
    },
    progress: (text) => {
      if (!quiet) process.stderr.write(`${protect(text)}\n`);
    },
  };
}

function widthOf({ isTTY, columns }: Pick<NodeJS.WriteStream, "isTTY" | "columns">): number {
  if (columns !== undefined && columns > 0) return columns;
  return isTTY ? UNKNOWN_TERMINAL_WIDTH : DEFAULT_WIDTH;
}

/** https://no-color.org, and FORCE_COLOR as Node itself reads it. */
function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  if (env["FORCE_COLOR"] !== undefined) return env["FORCE_COLOR"] !== "0";
  return isTerminal && env["TERM"] !== "dumb";
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
