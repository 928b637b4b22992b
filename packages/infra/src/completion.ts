import { ProblemError } from "@infra-tools/runtime/problem";
import type { Command } from "./command";

/**
 * A completion script that knows the commands, their subcommands and options. It is static text made from the table,
 * so that pressing Tab starts no process.
 * @throws ProblemError for a shell that is neither bash nor zsh
 */
export function completionScript(shell: string, commands: readonly Command[]): string {
  if (shell === "bash") return bashScript(commands);
  if (shell === "zsh")
    return `#compdef infra\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(commands)}`;
  throw new ProblemError({
    where: "completion <shell>",
    value: JSON.stringify(shell),
    rule: "the shell must be bash or zsh",
    fix: "run ./infra completion bash, or ./infra completion zsh",
  });
}

function bashScript(commands: readonly Command[]): string {
  const names = commands.map((command) => command.name).join(" ");
  const cases = commands.map((command) => `    ${command.name}) words="${words(command).join(" ")}" ;;`);
  return [
    "_infra() {",
    '  local current="${COMP_WORDS[COMP_CWORD]}" words',
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    `    *) words="${names}" ;;`,
    "  esac",
    `  [ "$COMP_CWORD" -eq 1 ] && words="${names} --help"`,
    '  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))',
    "}",
    "complete -o default -F _infra infra ./infra",
  ].join("\n");
}

function words(command: Command): readonly string[] {
  const options = (command.options ?? []).flatMap((option) => option.flags.match(/--[a-z-]+/g) ?? []);
  const children = (command.subcommands ?? []).flatMap((child) => [child.name, ...words(child)]);
  return [...new Set([...children, ...options, "--json", "--quiet", "--help"])];
}
