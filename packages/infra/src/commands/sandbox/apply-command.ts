import { allOf } from "@infra-tools/runtime/all-of";
import { EXIT } from "@infra-tools/runtime/exit-code";
import type { Session } from "@infra-tools/terraform-sandbox/session/session";
import { applyStack } from "@infra-tools/terraform-sandbox/stack/plan";
import type { Context, Input, Outcome } from "../../command";
import { chosenEnvironments, inSandbox } from "./in-sandbox";
import { planEnvironments, type SummarizedPlan } from "./plan-environments";
import { printSummaries, printTexts } from "./report";
import { countsText } from "./summary";

/** `infra apply` and `infra destroy`: plans, then does what the plan says to the pretend cloud. */
export async function runApply(context: Context, input: Input, mode: "normal" | "destroy"): Promise<Outcome> {
  const environments = chosenEnvironments(input.arguments);
  const text = input.options["full"] === true ? { text: { color: context.color } } : {};
  const planned = await inSandbox(context, async (session) => {
    const plans = await planEnvironments(context, session, environments, { ...text, mode });
    printTexts(context, plans);
    await allOf(plans.filter(({ plan }) => plan.changes).map((each) => apply(context, session, each)));
    return plans;
  });
  const summaries = planned.map(({ summary }) => summary);
  const verb = mode === "destroy" ? "Destroyed" : "Applied";
  printSummaries(context, `${verb} in the sandbox: ${environments.join(" and ")}`, summaries);
  return { code: EXIT.ok, result: { environments: summaries } };
}

/** Says how far it is each time another tenth is done. */
async function apply(context: Context, session: Session, { plan, summary }: SummarizedPlan): Promise<void> {
  const all = summary.changes.length;
  context.progress(`${plan.environment}: applying, ${countsText(summary.counts)} ...`);
  let done = 0;
  let told = 0;
  await applyStack(session, plan, (event) => {
    if (event.type !== "apply_complete") return;
    done += 1;
    const tenth = Math.floor((done * 10) / Math.max(all, 1));
    if (tenth > told) context.progress(`${plan.environment}: ${done} of ${all} done`);
    told = Math.max(told, tenth);
  });
}
