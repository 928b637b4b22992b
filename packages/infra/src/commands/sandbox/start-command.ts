import { reviewJson } from "@infra-tools/plan-review/outputs";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { environmentNames } from "../../../../../environments";
import type { Context, Example, Outcome } from "../../command";
import { inSandbox } from "./in-sandbox";
import { planEnvironments } from "./plan-environments";
import { existingSteps, printReport } from "./report";
import { reviewStackPlans } from "./review-plans";
import { startDoc } from "./summary-doc";

const [FIRST = "", ...OTHERS] = environmentNames;

const NEXT: readonly Example[] = [
  {
    command: `./infra plan ${FIRST}`,
    explanation: "the review of one plan; --full for every change as Terraform prints it",
  },
  {
    command: "./infra apply",
    explanation: "build it in the pretend cloud; then a plan shows your changes alone",
  },
  { command: "./infra preview", explanation: "what your working tree changes against main" },
  {
    command: `./infra diff ${[FIRST, ...OTHERS].slice(0, 2).join(" ")}`,
    explanation: "how the environments differ, and why",
  },
  { command: "./infra doctor", explanation: "which tools are here, and what is missing" },
];

/** `npm start`: plans everything once, for someone who sees the project for the first time. */
export async function runStart(context: Context): Promise<Outcome> {
  const planned = await inSandbox(context, (session) => planEnvironments(context, session, environmentNames));
  const summaries = planned.map(({ summary }) => summary);
  const review = await reviewStackPlans(context, planned);
  const title = `What Terraform would do in ${environmentNames.join(" and ")}`;
  printReport(context, startDoc(title, review, summaries, existingSteps(context.commands, NEXT)));
  return { code: EXIT.ok, result: { environments: summaries, review: reviewJson(review) } };
}
