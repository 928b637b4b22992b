import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "@infra-tools/runtime/command-line/command";
import type { Plan } from "@infra-tools/terraform-plan/model";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { readSynthesized } from "@infra-tools/terraform-plan/synthesized";
import type { Session } from "@infra-tools/terraform-sandbox/session";
import {
  planStack,
  type StackPlan,
  type StackPlanOptions,
  synthesize,
} from "@infra-tools/terraform-sandbox/stack";
import { allOf } from "../all-of";
import { compiledApp } from "./in-sandbox";
import { type PlanSummary, summarize } from "./summary";

export interface SummarizedPlan {
  readonly plan: StackPlan;
  /** The same as the review reads it, with the synthesized stack at hand. */
  readonly read: Plan;
  readonly summary: PlanSummary;
}

/**
 * Synthesizes the environments and plans them side by side. `meanwhile` is done during the synthesis, which is another
 * process: the place to load what is needed afterwards.
 */
export async function planEnvironments(
  context: Context,
  session: Session,
  environments: readonly string[],
  options: StackPlanOptions = {},
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<readonly SummarizedPlan[]> {
  context.progress(`synthesizing ${environments.join(" and ")} ...`);
  await allOf([
    synthesize(session, compiledApp(context), environments, { reuse: true }),
    session.warmUp(),
    meanwhile(),
  ]);
  context.progress(`planning with ${session.terraform.product} ${session.terraform.version} ...`);
  return allOf(
    environments.map(async (environment) => {
      const plan = await planStack(session, environment, options);
      const read = readPlan(session, plan);
      return { plan, read, summary: summarize(read) };
    }),
  );
}

/** A plan of the sandbox as the review reads it, with the synthesized stack at hand. */
export function readPlan(session: Session, { environment, jsonText }: StackPlan): Plan {
  const stack = readFileSync(join(session.layout.stack(environment), "cdk.tf.json"), "utf8");
  return parsePlan(jsonText, { label: environment, synthesized: readSynthesized(JSON.parse(stack)) });
}
