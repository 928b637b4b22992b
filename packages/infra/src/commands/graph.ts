import { resolve } from "node:path";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag, text } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { dotFile, stackPicture, svgFile } from "../graph/graph";
import { ENVIRONMENT } from "../parameters";
import { synthesizeStack } from "../synthesize-stack";

/** `infra graph <environment>` */
export const graph = defineCommand({
  description:
    "Synthesizes the environment and draws it as SVG, readable in light and dark. An arrow that others imply is left out.",
  arguments: { environment: ENVIRONMENT },
  options: {
    all: flag("every resource, not only the parts"),
    output: text("<file>", "write a file instead of standard output", { short: "o" }),
    dot: flag("Graphviz' language instead of SVG"),
  },
  examples: [
    { command: "{self} ops -o ops.svg", explanation: "the parts of ops" },
    { command: "{self} ops -o docs/images/architecture.svg", explanation: "the README's picture" },
    { command: "{self} pre --all -o pre.svg", explanation: "every resource of pre" },
  ],
  run: async (context, { arguments: { environment }, options: { all, output, dot } }) => {
    const picture = stackPicture(synthesizeStack(environment), all ? "resources" : "parts");
    const title = `packagecloud, ${environment}`;
    const drawn = dot ? await dotFile(picture, title) : await svgFile(picture, title);
    if (output === undefined) {
      context.print(drawn.trimEnd());
      return { code: EXIT.ok, result: { environment, ...picture } };
    }
    const file = resolve(context.cwd, output);
    writeFileAtomically(file, drawn);
    context.progress(`wrote ${file}`);
    return { code: EXIT.ok, result: { environment, file, ...picture } };
  },
});
