import type { Command } from "../command";
import { ENVIRONMENTS_ARGUMENT, FULL_OPTION } from "./sandbox-options";

export const destroy: Command = {
  name: "destroy",
  summary: "Destroy environments in the sandbox's pretend cloud",
  description:
    "Terraform refuses what prevent_destroy protects, as it would for real. To start again from nothing use\n" +
    "`./infra sandbox reset`.",
  arguments: [ENVIRONMENTS_ARGUMENT],
  options: [FULL_OPTION],
  examples: [{ command: "./infra destroy pre", explanation: "see what stands in the way of losing pre" }],
  run: async (context, input) =>
    (await import("./sandbox/apply-command")).runApply(context, input, "destroy"),
};
