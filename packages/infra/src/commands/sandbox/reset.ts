import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { resetSandbox } from "@infra-tools/terraform-sandbox/session";
import { sandboxLayout } from "../../sandbox/in-sandbox";

/** `infra sandbox reset` */
export const reset = defineCommand({
  examples: [{ command: "{self}", explanation: "start again from nothing" }],
  run: async (context) => {
    const hadContent = await resetSandbox(sandboxLayout(context), context.signal);
    context.print(hadContent ? "the sandbox is empty" : "the sandbox is empty already");
    return { code: EXIT.ok };
  },
});
