import type { CommandEntry } from "@infra-tools/runtime/command-line/command";

/** Commands of `terraform-sandbox`. A command is one file, loaded when it runs. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "run",
    summary: "Run a program in which Terraform reaches only the sandbox; the default after --",
    load: async () => (await import("./commands/run")).run,
  },
  {
    name: "drift",
    summary: "Change the simulated cloud behind Terraform's back",
    commands: [
      {
        name: "set",
        summary: "Change one attribute of an object",
        load: async () => (await import("./commands/drift-set")).driftSet,
      },
      {
        name: "delete",
        summary: "Remove an object",
        load: async () => (await import("./commands/drift-delete")).driftDelete,
      },
      {
        name: "list",
        summary: "List what differs from Terraform's state; exit code 2 when anything does",
        load: async () => (await import("./commands/drift-list")).driftList,
      },
    ],
  },
  {
    name: "fault",
    summary: "Make the simulated cloud fail; without a target, list the ordered faults",
    load: async () => (await import("./commands/fault")).fault,
  },
  {
    name: "reset",
    summary: "Delete the simulated cloud, the states and the copied project",
    load: async () => (await import("./commands/reset")).reset,
  },
  {
    name: "completion",
    summary: "Print a completion script for bash, zsh or fish",
    load: async () => (await import("@infra-tools/runtime/command-line/completion-command")).completion,
  },
];
