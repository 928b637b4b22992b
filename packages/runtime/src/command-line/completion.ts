import { type Command, type CommandEntry, flagOf, type Program } from "./command";
import { GLOBAL_FLAGS } from "./parser";

export const SHELLS = ["bash", "zsh", "fish"] as const;

/** The words that may follow a command. */
interface Words {
  /** Words typed so far: `ci plan`; empty for the program itself. */
  readonly path: string;
  /** Subcommands, values of arguments, options. */
  readonly words: readonly string[];
  /** Values of options: `--kind` -> its choices. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/**
 * A completion script with commands, options, and the values of both. It is static text made from the commands, so
 * that pressing Tab starts no process; print it again after an update.
 */
export async function completionScript(
  shell: (typeof SHELLS)[number] | string,
  program: Program,
): Promise<string> {
  const words = await allWords(program);
  const names = commandNames(program);
  if (shell === "fish") return fishScript(words, names);
  const script = bashScript(words, names);
  if (shell === "zsh")
    return `#compdef ${names.join(" ")}\nautoload -U +X bashcompinit && bashcompinit\n${script}`;
  return script;
}

/** `./infra` is also completed as `infra`. */
function commandNames({ name }: Program): readonly string[] {
  return [...new Set([name, name.replace(/^\.\//, "")])];
}

async function allWords(program: Program): Promise<readonly Words[]> {
  const top: Words = {
    path: "",
    words: [...program.commands.map(({ name }) => name), "--help", "--version"],
    values: new Map(),
  };
  return [top, ...(await entriesWords(program.commands, ""))];
}

async function entriesWords(entries: readonly CommandEntry[], prefix: string): Promise<readonly Words[]> {
  const words: Words[] = [];
  for (const entry of entries) {
    const path = prefix === "" ? entry.name : `${prefix} ${entry.name}`;
    words.push(await commandWords(entry, path), ...(await entriesWords(entry.commands ?? [], path)));
  }
  return words;
}

async function commandWords(entry: CommandEntry, path: string): Promise<Words> {
  const command = await entry.load?.();
  const values = new Map<string, readonly string[]>();
  for (const [name, option] of Object.entries(command?.options ?? {})) {
    const suggested = option.choices ?? (await option.suggestions?.()) ?? [];
    if (suggested.length > 0) values.set(flagOf(name), suggested);
  }
  return {
    path,
    words: [
      ...(entry.commands ?? []).map(({ name }) => name),
      ...(await argumentValues(command)),
      ...Object.keys(command?.options ?? {}).map(flagOf),
      ...GLOBAL_FLAGS,
    ],
    values,
  };
}

async function argumentValues(command: Command | undefined): Promise<readonly string[]> {
  const lists = Object.values(command?.arguments ?? {}).map(
    async ({ choices, suggestions }) => choices ?? (await suggestions?.()) ?? [],
  );
  return (await Promise.all(lists)).flat();
}

/** The longest path that the typed words begin with decides what is offered. */
function bashScript(all: readonly Words[], names: readonly string[]): string {
  const name = `_${(names.at(-1) ?? "").replace(/\W/g, "_")}`;
  const cases = [...all]
    .sort((a, b) => b.path.length - a.path.length)
    .flatMap(({ path, words, values }) => [
      ...[...values].map(
        ([flag, choices]) => `    "${pattern(path)}|${flag}") words="${choices.join(" ")}" ;;`,
      ),
      `    "${pattern(path)}|"*) words="${words.join(" ")}" ;;`,
    ]);
  return [
    `${name}() {`,
    '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" path="" word words=""',
    '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
    '    case "$word" in -*) ;; *) path="$path $word" ;; esac',
    "  done",
    '  case "$previous" in -*) ;; *) previous="" ;; esac',
    '  case "$path |$previous" in',
    ...cases,
    "  esac",
    '  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))',
    "}",
    `complete -o default -F ${name} ${names.join(" ")}`,
  ].join("\n");
}

/** Matches the typed words that begin with a path: ` ci plan *`. */
function pattern(path: string): string {
  return path === "" ? `"*" ` : ` ${path} "*"`;
}

function fishScript(all: readonly Words[], names: readonly string[]): string {
  const lines = names.flatMap((name) =>
    all.flatMap(({ path, words, values }) => {
      const condition =
        path === ""
          ? "__fish_use_subcommand"
          : path
              .split(" ")
              .map((word) => `__fish_seen_subcommand_from ${word}`)
              .join("; and ");
      const plain = words.filter((word) => !word.startsWith("-"));
      const flags = words.filter((word) => word.startsWith("--"));
      return [
        ...(plain.length === 0 ? [] : [`complete -c ${name} -n '${condition}' -a '${plain.join(" ")}'`]),
        ...flags.map((flag) => {
          const choices = values.get(flag);
          const value = choices === undefined ? "" : ` -x -a '${choices.join(" ")}'`;
          return `complete -c ${name} -n '${condition}' -l ${flag.slice(2)}${value}`;
        }),
      ];
    }),
  );
  return lines.join("\n");
}
