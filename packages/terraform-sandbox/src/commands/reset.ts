import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { resetSandbox } from "../session/reset";
import { projectLayout } from "./place";

/** `terraform-sandbox reset` */
export const reset = defineCommand({
  examples: [{ command: "{self}", explanation: "start again from nothing" }],
  run: async (context) => {
    const hadContent = await resetSandbox(projectLayout(context), context.signal);
    context.print(hadContent ? "the sandbox is empty" : "the sandbox is empty already");
    return { code: EXIT.ok };
  },
});
