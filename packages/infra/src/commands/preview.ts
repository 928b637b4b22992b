import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import type { Command } from "../command";

export const preview: Command = {
  name: "preview",
  summary: "Show what the working tree would change of what runs today",
  description:
    "Applies a base revision in a throw-away sandbox, plans the working tree on it and reviews that plan. Work that is\n" +
    "not committed counts. The base is synthesized in a temporary git worktree; the checkout is not touched.",
  arguments: [
    { name: "environment", description: "pre, ops ...; all of them when left out", variadic: true },
  ],
  options: [
    { flags: "--base <ref>", description: "what runs today; the merge base with main when left out" },
    { flags: "--details", description: "unfold every attribute on the terminal" },
    { flags: "--markdown", description: "print Markdown for a merge request instead" },
    { flags: "--budget <characters>", description: "most characters of the Markdown", default: "60000" },
    { flags: "--html <file>", description: "write a page that needs no network" },
    {
      flags: "--config <file>",
      description: "configuration of the review; review.yaml of the project when left out",
    },
    {
      flags: "--fail-on <severity>",
      description: "exit 3 when a finding as grave as this is not accepted, or Terraform refused the plan",
      choices: SEVERITIES,
    },
  ],
  examples: [
    { command: "./infra preview", explanation: "everything that differs from main" },
    {
      command: "./infra preview ops --base HEAD",
      explanation: "only work that is not committed, in one environment",
    },
    {
      command: "./infra preview --base v1.2.0 --html preview.html",
      explanation: "against a release, as a page",
    },
  ],
  run: async (context, input) => (await import("./preview/run")).runPreview(context, input),
};
