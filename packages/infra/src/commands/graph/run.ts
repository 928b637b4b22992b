import { resolve } from "node:path";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import type { Context, Input, Outcome } from "../../command";
import { dotFile, stackPicture, svgFile } from "../../graph/graph";
import { synthesizeStack } from "../../synthesize-stack";

/** `infra graph <environment> [--all] [--dot] [-o file]`. */
export async function runGraph(context: Context, input: Input): Promise<Outcome> {
  const [environment = ""] = input.arguments;
  const { all, dot, output } = input.options;
  const picture = stackPicture(synthesizeStack(environment), all === true ? "resources" : "parts");
  const title = `packagecloud, ${environment}`;
  const text = dot === true ? await dotFile(picture, title) : await svgFile(picture, title);
  if (typeof output !== "string") {
    context.print(text.trimEnd());
    return { code: EXIT.ok, result: { environment, ...picture } };
  }
  const file = resolve(context.cwd, output);
  writeFileAtomically(file, text);
  context.progress(`wrote ${file}`);
  return { code: EXIT.ok, result: { environment, file, ...picture } };
}
