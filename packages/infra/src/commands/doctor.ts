import { EXIT } from "@infra-tools/runtime/exit-code";
import type { Command } from "../command";

export const doctor: Command = {
  name: "doctor",
  summary: "Say which tools are here, and what is missing for what",
  examples: [{ command: "./infra doctor", explanation: "check Node, Terraform, git and the rest" }],
  run: async (context) => {
    const { checkTools, formatChecks } = await import("../doctor");
    const checks = await checkTools(context.env);
    context.print(formatChecks(checks));
    const broken = checks.some((check) => check.needed && !check.ok);
    return { code: broken ? EXIT.error : EXIT.ok, result: { checks } };
  },
};
