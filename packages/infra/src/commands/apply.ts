import type { Command } from "../command";
import { ENVIRONMENTS_ARGUMENT, FULL_OPTION } from "./sandbox-options";

export const apply: Command = {
  name: "apply",
  summary: "Apply environments to the sandbox's pretend cloud",
  description:
    "Plans and applies without asking: the cloud is a file, and `./infra sandbox reset` forgets it.",
  arguments: [ENVIRONMENTS_ARGUMENT],
  options: [FULL_OPTION],
  examples: [
    { command: "./infra apply", explanation: "build all environments in the pretend cloud" },
    { command: "./infra apply pre", explanation: "only one" },
  ],
  run: async (context, input) => (await import("./sandbox/apply-command")).runApply(context, input, "normal"),
};
