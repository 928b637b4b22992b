import { reviewJson } from "@infra-tools/plan-review/outputs";
import { reviewReport } from "@infra-tools/plan-review/report";
import { EXIT } from "@infra-tools/runtime/exit-code";
import type { Context, Input, Outcome } from "../../command";
import { chosenEnvironments, inSandbox } from "./in-sandbox";
import { planEnvironments } from "./plan-environments";
import { printReport, printTexts } from "./report";
import { reviewStackPlans } from "./review-plans";

/** `infra plan`: what applying the stacks would do to the pretend cloud, reviewed. */
export async function runPlan(context: Context, input: Input): Promise<Outcome> {
  const environments = chosenEnvironments(input.arguments);
  const text = input.options["full"] === true ? { text: { color: context.color } } : {};
  const mode = input.options["refreshOnly"] === true ? ({ mode: "refresh-only" } as const) : {};
  const planned = await inSandbox(context, (session) =>
    planEnvironments(context, session, environments, { ...text, ...mode }),
  );
  printTexts(context, planned);
  const review = await reviewStackPlans(context, planned);
  const report = reviewReport(review);
  printReport(context, { ...report, title: `Plan of ${environments.join(" and ")} in the sandbox` });
  const changes = planned.some(({ plan }) => plan.changes);
  return {
    code: changes ? EXIT.changes : EXIT.ok,
    result: { environments: planned.map(({ summary }) => summary), review: reviewJson(review) },
  };
}
