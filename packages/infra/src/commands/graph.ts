import type { Command } from "../command";

export const graph: Command = {
  name: "graph",
  summary: "Draw a stack: its parts in their clouds, and what needs what",
  description:
    "Synthesizes the environment and draws it as SVG, readable in light and dark. An arrow that others imply is left out.",
  arguments: [{ name: "environment", description: "the environment to draw", required: true }],
  options: [
    { flags: "--all", description: "every resource, not only the parts" },
    { flags: "-o, --output <file>", description: "write a file instead of standard output" },
    { flags: "--dot", description: "Graphviz' language instead of SVG" },
  ],
  examples: [
    { command: "./infra graph ops -o ops.svg", explanation: "the parts of ops" },
    { command: "./infra graph ops -o docs/images/architecture.svg", explanation: "the README's picture" },
    { command: "./infra graph pre --all -o pre.svg", explanation: "every resource of pre" },
  ],
  run: async (context, input) => (await import("./graph/run")).runGraph(context, input),
};
