import { EXIT } from "@infra-tools/runtime/exit-code";
import type { Command } from "../command";

export const completion: Command = {
  name: "completion",
  summary: "Print a completion script for bash or zsh",
  arguments: [{ name: "shell", description: "bash or zsh", required: true }],
  examples: [
    {
      command: 'eval "$(./infra completion bash)"',
      explanation: "complete commands and options in this shell",
    },
    { command: "./infra completion zsh > _infra", explanation: "a file for a folder of zsh's fpath" },
  ],
  run: async (context, input) => {
    const { completionScript } = await import("../completion");
    const shell = input.arguments[0] ?? "";
    context.print(completionScript(shell, context.commands));
    return { code: EXIT.ok };
  },
};
