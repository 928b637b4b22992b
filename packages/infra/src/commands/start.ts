import type { Command } from "../command";

export const start: Command = {
  name: "start",
  summary: "Synthesize, plan every environment in the sandbox and show the numbers",
  description:
    "What `npm start` runs: the compiled stacks are synthesized and planned by the real Terraform against a\n" +
    "pretend cloud. Nothing outside .sandbox/ is written and no request leaves the machine.",
  examples: [{ command: "npm start", explanation: "on a fresh clone; installs what is needed first" }],
  run: async (context) => (await import("./sandbox/start-command")).runStart(context),
};
