import { EXIT } from "@infra-tools/runtime/exit-code";
import { Option as CommanderOption, Command as Program } from "commander";
import type { Command, Input, Option } from "./command";

export interface GlobalOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export type Execute = (command: Command, input: Input, options: GlobalOptions) => Promise<void>;

/** Options that every command takes. */
const GLOBAL_OPTIONS: readonly Option[] = [
  {
    flags: "--json",
    description: "print one JSON object {version, command, result, problems} on standard output",
  },
  { flags: "--quiet", description: "no progress on standard error" },
];

/** Turns the table of commands into a parser with help, suggestions for typing errors and examples. */
export function createProgram(commands: readonly Command[], execute: Execute): Program {
  const program = new Program("infra")
    .description("Plan, review and compare the packagecloud infrastructure, without a cloud.")
    .usage("<command> [options]")
    .addHelpText("after", () => EXIT_CODES_HELP)
    .showSuggestionAfterError()
    .enablePositionalOptions();
  program.exitOverride((error) => {
    process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.error);
  });
  for (const command of commands) program.addCommand(createSubcommand(command, execute));
  return program;
}

const EXIT_CODES_HELP = `
Exit codes: 0 nothing to do or all well, 1 error, 2 changes or differences, 3 a policy says stop, 130 interrupted
Run ./infra <command> --help for options and examples.`;

function createSubcommand(command: Command, execute: Execute): Program {
  const sub = new Program(command.name)
    .summary(command.summary)
    .description(command.description ?? command.summary);
  for (const argument of command.arguments ?? []) {
    const name = argument.variadic ? `${argument.name}...` : argument.name;
    sub.argument(argument.required ? `<${name}>` : `[${name}]`, argument.description);
  }
  for (const option of [...(command.options ?? []), ...GLOBAL_OPTIONS]) sub.addOption(createOption(option));
  if (command.passThrough) sub.passThroughOptions().allowUnknownOption();
  sub.addHelpText("after", examplesHelp(command));
  for (const child of command.subcommands ?? []) sub.addCommand(createSubcommand(child, execute));
  if (command.run !== undefined) {
    sub.action(async () => {
      const options: Input["options"] = sub.opts();
      await execute(command, { arguments: sub.args, options }, sub.opts<GlobalOptions>());
    });
  }
  return sub;
}

function createOption(option: Option): CommanderOption {
  const made = new CommanderOption(option.flags, option.description);
  if (option.default !== undefined) made.default(option.default);
  if (option.choices !== undefined) made.choices(option.choices);
  if (option.repeatable)
    made.argParser((value: string, previous: readonly string[] = []) => [...previous, value]);
  return made;
}

function examplesHelp(command: Command): string {
  if (command.examples.length === 0) return "";
  const width = Math.max(...command.examples.map((example) => example.command.length));
  const lines = command.examples.map(
    (example) => `  ${example.command.padEnd(width)}  ${example.explanation}`,
  );
  return `\nExamples:\n${lines.join("\n")}`;
}
