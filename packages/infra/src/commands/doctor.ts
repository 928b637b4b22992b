import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { checkTools, formatChecks } from "../doctor";

/** `infra doctor` */
export const doctor = defineCommand({
  examples: [{ command: "{self}", explanation: "check Node, Terraform, git and the rest" }],
  run: async (context) => {
    const checks = await checkTools(context.env);
    context.print(formatChecks(checks));
    const isBroken = checks.some((check) => check.needed && !check.ok);
    return { code: isBroken ? EXIT.error : EXIT.ok, result: { checks } };
  },
});
