import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePlan } from "../../review/read";
import { reviewPlans } from "../../review/review";
import type { Review } from "../../review/reviewed";
import { readSynthesized } from "../../review/synthesized";
import type { Context } from "../command";
import { loadConfig } from "../review/load-config";
import { sandboxLayout } from "./in-sandbox";
import type { SummarizedPlan } from "./plan-environments";

/** Reviews plans made in the sandbox, with the synthesized stacks at hand and the project's own `review.yaml`. */
export async function reviewStackPlans(
  context: Context,
  planned: readonly SummarizedPlan[],
): Promise<Review> {
  const layout = sandboxLayout(context);
  const plans = planned.map(({ plan: { environment, jsonText } }) => {
    const stack = readFileSync(join(layout.stack(environment), "cdk.tf.json"), "utf8");
    return parsePlan(jsonText, { label: environment, synthesized: readSynthesized(JSON.parse(stack)) });
  });
  return reviewPlans(plans, { config: await loadConfig(context, { config: undefined }) });
}
