import type { Command } from "../command";

export const diff: Command = {
  name: "diff",
  summary: "Say what differs between two environments, and which setting causes it",
  description:
    "Compares the synthesized stacks block by block, and finds causes by putting one environment's settings into the other. " +
    "With --base one environment is compared with itself at another revision; with --state two states are compared. " +
    "Exit codes: 0 no differences, 2 differences, 3 a difference without a cause or a setting not meant to differ.",
  arguments: [
    {
      name: "what",
      description: "two environments; one with --base; two files of terraform show -json with --state",
      required: true,
      variadic: true,
    },
  ],
  options: [
    { flags: "--base <ref>", description: "compare one environment with what it was at this git revision" },
    { flags: "--state", description: "compare two states instead, secrets hidden" },
    { flags: "--explain <address>", description: "show why one block, construct or attribute differs" },
    { flags: "--table", description: "list every difference with its cause" },
    { flags: "--details", description: "unfold every group on the terminal" },
    { flags: "--markdown", description: "print Markdown for a merge request instead" },
    {
      flags: "--html <file>",
      description: "write a page that needs no network: side by side, with a filter",
    },
  ],
  examples: [
    { command: "./infra diff pre ops", explanation: "what differs, grouped by cause" },
    {
      command: "./infra diff pre ops --explain edge",
      explanation: "everything about one part, with evidence",
    },
    { command: "./infra diff ops --base main", explanation: "what a branch changes in ops" },
    {
      command: "./infra diff --state pre.json ops.json",
      explanation: "what really exists, from terraform show -json",
    },
  ],
  run: async (context, input) => (await import("./diff/run")).runDiff(context, input),
};
