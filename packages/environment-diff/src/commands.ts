import type { CommandEntry } from "@infra-tools/runtime/command-line/command";

/** Commands of `environment-diff`. A command is one file, loaded when it runs. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "compare",
    summary: "Compare two environments; the default when the first word is a file",
    load: async () => (await import("./commands/compare")).compare,
  },
  {
    name: "completion",
    summary: "Print a completion script for bash, zsh or fish",
    load: async () => (await import("@infra-tools/runtime/command-line/completion-command")).completion,
  },
];
