import type { Session } from "../../sandbox/session/session";
import { planStack, type StackPlan, type StackPlanOptions } from "../../sandbox/stack/plan";
import { synthesize } from "../../sandbox/stack/synthesize";
import { allOf } from "../../shared/all-of";
import type { Context } from "../command";
import { compiledApp } from "./in-sandbox";
import { readParts } from "./parts";
import { type PlanSummary, summarize } from "./summary";

export interface SummarizedPlan {
  readonly plan: StackPlan;
  readonly summary: PlanSummary;
}

/** Synthesizes the environments and plans them side by side. */
export async function planEnvironments(
  context: Context,
  session: Session,
  environments: readonly string[],
  options: StackPlanOptions = {},
): Promise<readonly SummarizedPlan[]> {
  context.progress(`synthesizing ${environments.join(" and ")} ...`);
  await synthesize(session, compiledApp(context), environments);
  context.progress(`planning with ${session.terraform.product} ${session.terraform.version} ...`);
  return allOf(
    environments.map(async (environment) => {
      const plan = await planStack(session, environment, options);
      return {
        plan,
        summary: summarize(environment, plan.json, readParts(session.layout.stack(environment))),
      };
    }),
  );
}
