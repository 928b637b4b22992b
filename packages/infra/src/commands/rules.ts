import type { Command } from "../command";

export const rules: Command = {
  name: "rules",
  summary: "Explain what the review finds dangerous, all of it or one rule",
  description: "The same texts are in docs/rules.md, which --write makes again.",
  arguments: [{ name: "id", description: "a rule's id, as findings name it" }],
  options: [{ flags: "--write", description: "write docs/rules.md" }],
  examples: [
    { command: "./infra rules", explanation: "list all rules" },
    { command: "./infra rules retention-reduced", explanation: "explain one, with an example" },
  ],
  run: async (context, input) => {
    const { runRules } = await import("./rules/run");
    return runRules(context, input);
  },
};
