import { reviewJson } from "@infra-tools/plan-review/outputs";
import { printReport } from "@infra-tools/report/output";
import { type CommandEntry, defineCommand, type Example } from "@infra-tools/runtime/command-line/command";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { environmentNames } from "../../../../environments";
import { inSandbox } from "../sandbox/in-sandbox";
import { planEnvironments } from "../sandbox/plan-environments";
import { reviewStackPlans } from "../sandbox/review-plans";
import { startDoc } from "../sandbox/summary-doc";

const [FIRST = "", ...OTHERS] = environmentNames;

const NEXT: readonly Example[] = [
  {
    command: `./infra plan ${FIRST}`,
    explanation: "the review of one plan; --full adds Terraform's own text",
  },
  {
    command: "./infra apply",
    explanation: "build it in the simulated cloud; then a plan shows your changes alone",
  },
  { command: "./infra preview", explanation: "what your working tree changes against main" },
  {
    command: `./infra diff ${[FIRST, ...OTHERS].slice(0, 2).join(" ")}`,
    explanation: "how the environments differ, and why",
  },
  { command: "./infra doctor", explanation: "which tools are installed, and what is missing" },
];

/** `npm start`: plans everything once, for someone who opens the project for the first time. */
export const start = defineCommand({
  description:
    "What `npm start` runs: the compiled stacks are synthesized and planned by the real Terraform against a " +
    "simulated cloud. Nothing outside .sandbox/ is written and no request leaves the machine.",
  examples: [{ command: "npm start", explanation: "on a fresh clone; installs what is needed first" }],
  run: async (context) => {
    const planned = await inSandbox(context, (session) =>
      planEnvironments(context, session, environmentNames),
    );
    const summaries = planned.map(({ summary }) => summary);
    const review = await reviewStackPlans(context, planned);
    const title = `What Terraform would do in ${environmentNames.join(" and ")}`;
    const next = existingSteps(context.program.commands, NEXT);
    await printReport(context, startDoc(title, review, summaries, next));
    return { code: EXIT.ok, result: { environments: summaries, review: reviewJson(review) } };
  },
});

/** Keeps the steps whose command exists. */
export function existingSteps(
  commands: readonly CommandEntry[],
  steps: readonly Example[],
): readonly Example[] {
  const names = new Set(commands.map(({ name }) => name));
  return steps.filter(({ command }) => names.has(command.split(" ")[1] ?? ""));
}
