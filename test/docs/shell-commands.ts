/** One command of a page. */
export interface ShellCommand {
  /** Words, quotes removed: `gcloud`, `secrets`, `versions`, `add`, ... */
  readonly words: readonly string[];
  /** A name of a command within a sentence, which is not meant to be typed as it is. */
  readonly mention: boolean;
}

/** A block of code, also as the first thing of an item of a list. */
const FENCE = /^(?: |\d+\.)*```(\w*)\n([\s\S]*?)^ *```$/gm;
const SHELLS = ["sh", "bash", "console"];

/** A place that a reader fills in: `<old>`, `<beginning of the key>`. */
const PLACEHOLDER = "<[a-zA-Z][a-zA-Z ]*>";
const WORD = new RegExp(`(?:${PLACEHOLDER}|'[^']*'|"[^"]*"|[^\\s'"|;&<>])+`, "g");

/** Commands of a page that begin with one of the programs, from its blocks and from code within its sentences. */
export function shellCommands(page: string, programs: readonly string[]): readonly ShellCommand[] {
  const blocks = [...page.matchAll(FENCE)]
    .filter(([, language = ""]) => SHELLS.includes(language))
    .flatMap(([, , text = ""]) => text.replace(/ *\\\n\s*/g, " ").split("\n"))
    .map((line) => line.replace(/(^|\s)#.*$/, ""));
  const sentences = [...page.replace(FENCE, "").matchAll(/`([^`]+)`/g)].map(([, code = ""]) =>
    code.replace(/\s+/g, " "),
  );
  return [
    ...blocks.flatMap(parts).map((words) => ({ words, mention: false })),
    ...sentences.flatMap(parts).map((words) => ({ words, mention: true })),
  ].filter(({ words: [program = ""] }) => programs.includes(program));
}

/** Commands of a line, split at pipes, separators and command substitutions. */
function parts(line: string): readonly (readonly string[])[] {
  const nested = [...line.matchAll(/\$\(([^()]*)\)/g)].map(([, inner = ""]) => inner);
  const outer = line.replace(/\$\([^()]*\)/g, "VALUE");
  return [...outer.split(/ \|\|? | && |; /), ...nested].map((part) =>
    [...part.replace(/ [<>] \S+/g, "").matchAll(WORD)].map(([word]) => word.replace(/["']/g, "")),
  );
}
