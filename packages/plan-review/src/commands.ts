import type { CommandEntry } from "@infra-tools/runtime/command-line/command";

/** Commands of `plan-review`. A command is one file, loaded when it runs. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "review",
    summary: "Review plans; the default when the first word is a plan",
    load: async () => (await import("./commands/review")).review,
  },
  {
    name: "digest",
    summary: "Print a name of what plans do, to apply only what was reviewed",
    load: async () => (await import("./commands/digest")).digest,
  },
  {
    name: "rules",
    summary: "Explain the rules of the review, all of them or one",
    load: async () => (await import("./commands/rules")).rules,
  },
  {
    name: "completion",
    summary: "Print a completion script for bash, zsh or fish",
    load: async () => (await import("@infra-tools/runtime/command-line/completion-command")).completion,
  },
];
