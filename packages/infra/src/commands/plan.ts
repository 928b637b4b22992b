import type { Command } from "../command";
import { ENVIRONMENTS_ARGUMENT, FULL_OPTION } from "./sandbox-options";

export const plan: Command = {
  name: "plan",
  summary: "Plan environments in the sandbox; exit code 2 when there are changes",
  arguments: [ENVIRONMENTS_ARGUMENT],
  options: [
    FULL_OPTION,
    { flags: "--refresh-only", description: "show only what changed behind Terraform's back" },
  ],
  examples: [
    { command: "./infra plan", explanation: "all environments, side by side" },
    { command: "./infra plan pre --full", explanation: "one environment, every change" },
  ],
  run: async (context, input) => (await import("./sandbox/plan-command")).runPlan(context, input),
};
