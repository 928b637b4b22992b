import { EXIT } from "../exit-code";
import { defineCommand } from "./command";
import { completionScript, SHELLS } from "./completion";
import { required } from "./parameter";

/** `<program> completion <shell>`, the same in every program. */
export const completion = defineCommand({
  arguments: { shell: required(SHELLS.join(", "), { choices: SHELLS }) },
  examples: [
    { command: 'eval "$({self} bash)"', explanation: "complete commands, options and names in this shell" },
    { command: "{self} zsh > _completion", explanation: "a file for a folder of zsh's fpath" },
    { command: "{self} fish | source", explanation: "the same for fish" },
  ],
  run: async (context, { arguments: { shell } }) => {
    context.print(await completionScript(shell, context.program));
    return { code: EXIT.ok };
  },
});
