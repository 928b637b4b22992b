import { EXIT } from "../../shared/exit-code";
import type { Context, Input, Outcome } from "../command";
import { chosenEnvironments, inSandbox } from "./in-sandbox";
import { planEnvironments } from "./plan-environments";
import { printSummaries, printTexts } from "./report";

/** `infra plan`: what applying the stacks would do to the pretend cloud. */
export async function runPlan(context: Context, input: Input): Promise<Outcome> {
  const environments = chosenEnvironments(input.arguments);
  const text = input.options["full"] === true ? { text: { color: context.color } } : {};
  const mode = input.options["refreshOnly"] === true ? ({ mode: "refresh-only" } as const) : {};
  const planned = await inSandbox(context, (session) =>
    planEnvironments(context, session, environments, { ...text, ...mode }),
  );
  printTexts(context, planned);
  const summaries = planned.map(({ summary }) => summary);
  printSummaries(context, `Plan of ${environments.join(" and ")} in the sandbox`, summaries, []);
  const changes = planned.some(({ plan }) => plan.changes);
  return { code: changes ? EXIT.changes : EXIT.ok, result: { environments: summaries } };
}
