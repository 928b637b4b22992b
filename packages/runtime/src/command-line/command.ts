import type { ExitCode } from "../exit-code";
import { type Problem, ProblemError } from "../problem";
import type { Argument, Given, Option } from "./parameter";

/** The outside world of a command. */
export interface Context {
  /** The project's root folder: its configuration files are looked for here. */
  readonly root: string;
  /** The working directory: relative paths of arguments start here. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  /** Columns of the terminal; 100 when standard output is not a terminal. */
  readonly width: number;
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** Prints a result on standard output. With `--json` it prints nothing: results are in `Outcome`. */
  readonly print: (text: string) => void;
  /** Prints progress on standard error; silent with `--quiet`. */
  readonly progress: (text: string) => void;
  /** The program's own name and commands, for messages and for commands about commands. */
  readonly program: Program;
}

/** A command line program. */
export interface Program {
  /** As users type it: `./infra`. */
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly commands: readonly CommandEntry[];
  /** The command that runs when the first word names none. */
  readonly defaultCommand?: string;
  /**
   * Loads the function that every problem and every line of progress passes before it is printed: it hides secrets and
   * what a terminal would obey. @default texts are printed as they are
   */
  readonly protect?: () => Promise<(text: string) => string>;
}

/** One line of a program's index. The command itself is loaded when it runs, so that `--help` stays fast. */
export interface CommandEntry {
  readonly name: string;
  /** One line without a full stop. */
  readonly summary: string;
  /** Absent for a group, which only has commands of its own. */
  readonly load?: () => Promise<Command>;
  readonly commands?: readonly CommandEntry[];
}

export interface Example {
  /** A command line; `{self}` is the way this command is called, as `./infra review`. */
  readonly command: string;
  readonly explanation: string;
}

/** Result of a command. */
export interface Outcome {
  /** One of `EXIT`, or the code of a program that was run for the user. */
  readonly code: ExitCode | number;
  /** Printed by `--json` under `result`. */
  readonly result?: unknown;
  readonly problems?: readonly Problem[];
}

/** Parsed words, by the parameters' names. */
export interface Parsed {
  readonly arguments: readonly Given[];
  readonly options: Readonly<Record<string, Given>>;
}

/** A command, described as data so that help, completion and documentation come from one place. */
export interface Command {
  /** Longer text for the command's own help. @default the summary of its index line */
  readonly description?: string;
  readonly arguments: Readonly<Record<string, Argument<unknown>>>;
  readonly options: Readonly<Record<string, Option<unknown>>>;
  readonly examples: readonly Example[];
  /** Words after the arguments are passed on unread, as in `infra sandbox -- terraform plan`. */
  readonly passThrough?: boolean;
  readonly run: (context: Context, parsed: Parsed) => Promise<Outcome>;
}

type Arguments = Readonly<Record<string, Argument<unknown>>>;
type Options = Readonly<Record<string, Option<unknown>>>;
/** No parameters. */
type None = Readonly<Record<never, never>>;

/** The values of declared parameters, by name. */
export type Values<
  Parameters extends Readonly<Record<string, { read: (given: Given, label: string) => unknown }>>,
> = { readonly [Name in keyof Parameters]: ReturnType<Parameters[Name]["read"]> };

export interface Declaration<A extends Arguments, O extends Options>
  extends Omit<Command, "arguments" | "options" | "run"> {
  readonly arguments?: A;
  readonly options?: O;
  readonly run: (
    context: Context,
    input: { readonly arguments: Values<A>; readonly options: Values<O> },
  ) => Promise<Outcome> | Outcome;
}

/** Declares a command: `run` gets arguments and options with the types of their declarations. */
export function defineCommand<const A extends Arguments = None, const O extends Options = None>(
  declaration: Declaration<A, O>,
): Command & { readonly input: (parsed: Parsed) => { arguments: Values<A>; options: Values<O> } } {
  const { arguments: args, options, run, ...rest } = declaration;
  const input = (parsed: Parsed) => readInput<A, O>(args, options, parsed);
  return {
    ...rest,
    arguments: args ?? {},
    options: options ?? {},
    input,
    run: async (context, parsed) => run(context, input(parsed)),
  };
}

/** `failOn` -> `--fail-on` */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Reads every parameter, and reports the problems of all. */
function readInput<A extends Arguments, O extends Options>(
  args: A | undefined,
  options: O | undefined,
  parsed: Parsed,
): { arguments: Values<A>; options: Values<O> } {
  const problems: Problem[] = [];
  const read = <Value>(name: string, value: () => Value): readonly [string, Value] | undefined => {
    try {
      return [name, value()];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const readArguments = Object.entries(args ?? {}).map(([name, argument], index) =>
    read(name, () => argument.read(parsed.arguments[index], `<${name}>`)),
  );
  const readOptions = Object.entries(options ?? {}).map(([name, option]) =>
    read(name, () => option.read(parsed.options[name], flagOf(name))),
  );
  if (problems.length > 0) throw new ProblemError(problems);
  return { arguments: collect<Values<A>>(readArguments), options: collect<Values<O>>(readOptions) };
}

/** Entries were made from a declaration's own names and readers, which is all that `Values` says. */
function collect<Collected>(entries: readonly (readonly [string, unknown] | undefined)[]): Collected {
  return Object.fromEntries(entries.filter((entry) => entry !== undefined)) as Collected;
}
