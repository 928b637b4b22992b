import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { ENVIRONMENTS, TERRAFORM_TEXT } from "../parameters";
import { applyEnvironments } from "../sandbox/apply";

/** `infra destroy` */
export const destroy = defineCommand({
  description:
    "Terraform refuses to destroy what prevent_destroy protects, as it would for real. To start again from nothing use " +
    "`./infra sandbox reset`.",
  arguments: { environment: ENVIRONMENTS },
  options: { full: TERRAFORM_TEXT },
  examples: [{ command: "{self} pre", explanation: "see what protects pre" }],
  run: (context, { arguments: { environment }, options: { full } }) =>
    applyEnvironments(context, environment, { mode: "destroy", full }),
});
