import type { Context, Input, Outcome } from "../../command";
import { readOptions } from "./options";

/** The work of `infra diff`. */
export async function runDiff(context: Context, input: Input): Promise<Outcome> {
  const options = readOptions(input);
  const { what } = options;
  switch (what.kind) {
    case "environments":
      return (await import("./environments")).runEnvironments(context, options, what);
    case "revision":
      return (await import("./revision")).runRevision(context, options, what);
    case "states":
      return (await import("./states")).runStates(context, options, what);
  }
}
