import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { completionScript, SHELLS } from "@infra-tools/runtime/command-line/completion";
import { required } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";

/** `infra completion <shell>` */
export const completion = defineCommand({
  arguments: { shell: required(SHELLS.join(", "), { choices: SHELLS }) },
  examples: [
    { command: 'eval "$({self} bash)"', explanation: "complete commands, options and names in this shell" },
    { command: "{self} zsh > _infra", explanation: "a file for a folder of zsh's fpath" },
    { command: "{self} fish | source", explanation: "the same for fish" },
  ],
  run: async (context, { arguments: { shell } }) => {
    context.print(await completionScript(shell, context.program));
    return { code: EXIT.ok };
  },
});
