import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import type { Command } from "../command";

export const review: Command = {
  name: "review",
  summary: "Say what a plan will change, what is dangerous about it, and why",
  description:
    "Reviews plans of Terraform or OpenTofu, any of them and not only this project's. Several plans make one report. " +
    "Nothing is written but the files you name, and no secret is in any of them.",
  arguments: [
    {
      name: "plan",
      description:
        "a saved plan file in its initialised stack folder, the output of terraform show -json, or - for standard input",
      required: true,
      variadic: true,
    },
  ],
  options: [
    { flags: "--details", description: "unfold every attribute on the terminal" },
    { flags: "--markdown", description: "print Markdown for a merge request instead" },
    { flags: "--budget <characters>", description: "most characters of the Markdown", default: "60000" },
    { flags: "--html <file>", description: "write a page that needs no network" },
    {
      flags: "--widget <file>",
      description: "write GitLab's Terraform report (artifacts:reports:terraform)",
    },
    { flags: "--codequality <file>", description: "write GitLab's Code Quality report" },
    { flags: "--sources <file>", description: "source lines of constructs, for the Code Quality report" },
    {
      flags: "--synthesized <folder>",
      description: "output of cdktf synth: adds construct paths and lifecycle",
    },
    {
      flags: "--base-synthesized <folder>",
      description: "the same of the base: finds lifecycle protections that are gone",
    },
    { flags: "--base <commit>", description: "read Accept-Finding trailers of the commits since this one" },
    { flags: "--head <commit>", description: "the last of these commits", default: "HEAD" },
    {
      flags: "--config <file>",
      description: "facts of more types, severities and noise; review.yaml of the project when left out",
    },
    {
      flags: "--fail-on <severity>",
      description: "exit 3 when a finding as grave as this is not accepted, or Terraform refused the plan",
      choices: SEVERITIES,
    },
  ],
  examples: [
    { command: "./infra review cdktf.out/stacks/ops/plan", explanation: "review a saved plan" },
    {
      command: "./infra review pre.json ops.json --html review.html --fail-on danger",
      explanation: "two plans in one page; stop the pipeline on a danger",
    },
    { command: "terraform show -json plan | ./infra review -", explanation: "review without a file" },
  ],
  run: async (context, input) => {
    const { runReview } = await import("./review/run");
    return runReview(context, input);
  },
};
