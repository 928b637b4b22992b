import type { CommandEntry } from "@infra-tools/runtime/command-line/command";

/** Commands of `gitlab-plan-review`. A command is one file, loaded when it runs. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "review",
    summary: "Review plans in a merge request; the default when the first word is a plan",
    load: async () => (await import("./commands/review")).review,
  },
  {
    name: "completion",
    summary: "Print a completion script for bash, zsh or fish",
    load: async () => (await import("@infra-tools/runtime/command-line/completion-command")).completion,
  },
];
