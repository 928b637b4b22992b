import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { ENVIRONMENTS, TERRAFORM_TEXT } from "../parameters";
import { applyEnvironments } from "../sandbox/apply";

/** `infra apply` */
export const apply = defineCommand({
  description:
    "Plans and applies without asking: the simulated cloud is a file, and `./infra sandbox reset` deletes it.",
  arguments: { environment: ENVIRONMENTS },
  options: { full: TERRAFORM_TEXT },
  examples: [
    { command: "{self}", explanation: "build all environments in the simulated cloud" },
    { command: "{self} pre", explanation: "only one" },
  ],
  run: (context, { arguments: { environment }, options: { full } }) =>
    applyEnvironments(context, environment, { mode: "normal", full }),
});
