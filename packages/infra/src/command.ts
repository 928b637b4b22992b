import type { ExitCode } from "@infra-tools/runtime/exit-code";
import type { Problem } from "@infra-tools/runtime/problem";

/** One command of `./infra`, described as data so that help, completion and docs come from one place. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands, without a full stop. */
  readonly summary: string;
  /** Longer text for the command's own `--help`. */
  readonly description?: string;
  readonly arguments?: readonly Argument[];
  readonly options?: readonly Option[];
  readonly examples: readonly Example[];
  /** Everything behind the arguments is handed on unread: `infra sandbox -- terraform plan`. */
  readonly passThrough?: boolean;
  readonly subcommands?: readonly Command[];
  /** Loads the work lazily: heavy modules are imported inside. A group that has only subcommands leaves it out. */
  readonly run?: (context: Context, input: Input) => Promise<Outcome>;
}

export interface Argument {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly variadic?: boolean;
}

export interface Option {
  /** Commander's form: `--base <ref>`, `--all`. */
  readonly flags: string;
  readonly description: string;
  readonly default?: string;
  readonly choices?: readonly string[];
  readonly repeatable?: boolean;
}

export interface Example {
  readonly command: string;
  readonly explanation: string;
}

/** What the user gave: arguments in order (a variadic one takes the rest) and options by camel-case name. */
export interface Input {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** The outside world of a command. */
export interface Context {
  /** Every command there is: for commands about commands. */
  readonly commands: readonly Command[];
  /** The project's root folder. */
  readonly root: string;
  /** The folder the user stands in: relative paths of arguments start here. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  /** Columns of the terminal; 100 when standard output is none. */
  readonly width: number;
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** Results: standard output. With `--json` commands print nothing here but what `Outcome` holds. */
  readonly print: (text: string) => void;
  /** Progress: standard error, silent with `--quiet`. */
  readonly progress: (text: string) => void;
}

/** How a command ended. */
export interface Outcome {
  /** One of `EXIT`, but for a program that was run for the user: its code is passed on. */
  readonly code: ExitCode | number;
  /** What `--json` prints under `result`. */
  readonly result?: unknown;
  readonly problems?: readonly Problem[];
}
