import { Command as Commander, Option as CommanderOption } from "commander";
import { EXIT } from "../exit-code";
import { type Command, type CommandEntry, flagOf, type Parsed, type Program } from "./command";
import type { Given } from "./parameter";

/** Options of every command. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Runs one command of a parsed command line. `name` is the command's path: `ci plan`. */
export type Execute = (
  name: string,
  command: Command,
  parsed: Parsed,
  options: GlobalOptions,
) => Promise<void>;

const GLOBAL_OPTIONS = [
  ["--json", "print one JSON object {version, command, result, problems} on standard output"],
  ["--quiet", "no progress on standard error"],
] as const;

const PROGRAM_FLAGS = new Set(["--help", "-h", "--version"]);

/** `--help` is added by the parser itself. */
export const GLOBAL_FLAGS: readonly string[] = [...GLOBAL_OPTIONS.map(([flag]) => flag), "--help"];

/**
 * Parses a command line and executes its command. Only the commands that the words name are loaded; of the others the
 * help needs no more than their index lines.
 */
export async function parse(program: Program, argv: readonly string[], execute: Execute): Promise<void> {
  const path = await loadPath(program, argv);
  const words = argv.filter((word) => !word.startsWith("-"));
  const root = new Commander(program.name)
    .description(program.description)
    .usage("<command> [options]")
    .version(program.version, "--version", "print the version")
    .helpOption("-h, --help", "show this help")
    .addHelpText("after", () => exitCodesHelp(program))
    .showSuggestionAfterError()
    .enablePositionalOptions();
  for (const entry of program.commands) {
    const command = build(entry, { program, path, words, depth: 0, name: entry.name, execute });
    root.addCommand(command, { isDefault: entry.name === program.defaultCommand });
  }
  exitWithOurCodes(root);
  await root.parseAsync(argv, { from: "user" });
}

function exitCodesHelp({ name }: Program): string {
  return `
Exit codes: 0 nothing to do or all well, 1 error, 2 changes or differences, 3 a policy says stop, 130 interrupted
Run ${name} <command> --help for options and examples.`;
}

/** A usage error is an error like any other: exit code 1. */
function exitWithOurCodes(command: Commander): void {
  command.exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.error));
  for (const child of command.commands) exitWithOurCodes(child);
}

interface Loaded {
  readonly entry: CommandEntry;
  readonly command: Command | undefined;
}

/** Loads the commands along the words of a command line: `ci`, then `plan`. */
async function loadPath(program: Program, argv: readonly string[]): Promise<readonly Loaded[]> {
  const loaded: Loaded[] = [];
  let entries = program.commands;
  for (const word of argv) {
    if (word === "--") break;
    if (word.startsWith("-")) continue;
    const entry = entries.find(({ name }) => name === word);
    if (entry === undefined) break;
    loaded.push({ entry, command: await entry.load?.() });
    entries = entry.commands ?? [];
  }
  if (loaded.length > 0 || program.defaultCommand === undefined || asksForProgram(argv)) return loaded;
  const entry = program.commands.find(({ name }) => name === program.defaultCommand);
  return entry === undefined ? [] : [{ entry, command: await entry.load?.() }];
}

/** True for a command line that asks about the program itself, which no command has to be loaded for. */
function asksForProgram(argv: readonly string[]): boolean {
  return argv.length > 0 && argv.every((word) => PROGRAM_FLAGS.has(word));
}

interface Building {
  readonly program: Program;
  readonly path: readonly Loaded[];
  /** The command line without its options. */
  readonly words: readonly string[];
  readonly depth: number;
  readonly name: string;
  readonly execute: Execute;
}

function build(entry: CommandEntry, building: Building): Commander {
  const { path, words, depth, name } = building;
  const made = new Commander(entry.name).summary(entry.summary).helpOption("-h, --help", "show this help");
  made.showSuggestionAfterError();
  const loaded = path[depth]?.entry === entry ? path[depth] : undefined;
  made.description(loaded?.command?.description ?? entry.summary);
  if (loaded?.command !== undefined) {
    declare(made, loaded.command, building);
    const takesWords = Object.keys(loaded.command.arguments).length > 0;
    // Without an action the parser takes the next word for a misspelt command, and suggests one.
    if (takesWords || entry.commands === undefined || words[depth + 1] === undefined) {
      run(made, loaded.command, building);
    }
  }
  for (const child of entry.commands ?? []) {
    const isOnPath = loaded !== undefined;
    made.addCommand(
      build(child, {
        ...building,
        path: isOnPath ? path : [],
        depth: depth + 1,
        name: `${name} ${child.name}`,
      }),
    );
  }
  return made;
}

function declare(made: Commander, command: Command, { program, name }: Building): void {
  for (const [argument, { description, required, variadic }] of Object.entries(command.arguments)) {
    const shown = variadic ? `${argument}...` : argument;
    made.argument(required ? `<${shown}>` : `[${shown}]`, description);
  }
  for (const [option, { placeholder, short, description, default: fallback, choices }] of Object.entries(
    command.options,
  )) {
    const flags = [...(short === undefined ? [] : [`-${short}`]), flagOf(option)].join(", ");
    const declared = new CommanderOption(placeholder === undefined ? flags : `${flags} ${placeholder}`);
    declared.description = describe(description, choices, fallback);
    made.addOption(declared);
  }
  for (const [flags, description] of GLOBAL_OPTIONS) made.option(flags, description);
  if (command.passThrough) made.passThroughOptions().allowUnknownOption();
  const self = name === program.defaultCommand ? program.name : `${program.name} ${name}`;
  made.addHelpText("after", examplesHelp(command, self));
}

function run(made: Commander, command: Command, { name, execute }: Building): void {
  made.action(async () => {
    const given: Readonly<Record<string, Given>> = made.opts();
    const options = { json: given["json"] === true, quiet: given["quiet"] === true };
    await execute(name, command, { arguments: made.processedArgs, options: given }, options);
  });
}

function describe(
  description: string,
  choices: readonly string[] | undefined,
  fallback: string | undefined,
): string {
  const notes = [
    ...(choices === undefined ? [] : [`one of ${choices.join(", ")}`]),
    ...(fallback === undefined ? [] : [`default: ${fallback}`]),
  ];
  return notes.length === 0 ? description : `${description} (${notes.join("; ")})`;
}

/** Longest example that has its explanation on the same line. */
const EXAMPLE_WIDTH = 40;

function examplesHelp({ examples }: Command, self: string): string {
  if (examples.length === 0) return "";
  const lines = examples.map(
    ({ command, explanation }) => [command.replaceAll("{self}", self), explanation] as const,
  );
  const width = Math.max(...lines.map(([command]) => command.length));
  const texts = lines.map(([command, explanation]) =>
    width <= EXAMPLE_WIDTH
      ? `  ${command.padEnd(width)}  ${explanation}`
      : `  ${command}\n      ${explanation}`,
  );
  return `\nExamples:\n${texts.join("\n")}`;
}
