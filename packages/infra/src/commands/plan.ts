import { printReport, REPORT_OPTIONS } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { ENVIRONMENTS, TERRAFORM_TEXT } from "../parameters";
import { chosenEnvironments, inSandbox } from "../sandbox/in-sandbox";
import { planEnvironments } from "../sandbox/plan-environments";
import { printTexts } from "../sandbox/report";

/** `infra plan`: plans the stacks against the simulated cloud and reviews the plans. */
export const plan = defineCommand({
  arguments: { environment: ENVIRONMENTS },
  options: {
    full: TERRAFORM_TEXT,
    refreshOnly: flag("show only what changed behind Terraform's back"),
    details: REPORT_OPTIONS.details,
    html: REPORT_OPTIONS.html,
  },
  examples: [
    { command: "{self}", explanation: "all environments, side by side" },
    { command: "{self} pre --full", explanation: "one environment, with Terraform's own text" },
    { command: "{self} ops --html plan.html", explanation: "the review as a page" },
  ],
  run: async (context, { arguments: { environment }, options }) => {
    const environments = chosenEnvironments(environment);
    const planOptions = {
      ...(options.full ? { text: { color: context.color } } : {}),
      ...(options.refreshOnly ? { mode: "refresh-only" as const } : {}),
    };
    const planned = await inSandbox(context, (session) =>
      planEnvironments(context, session, environments, planOptions, loadReview),
    );
    printTexts(context, planned);
    const { drawPictures, reviewJson, reviewReport, reviewStackPlans } = await loadReview();
    const review = await reviewStackPlans(context, planned);
    const title = `Plan of ${environments.join(" and ")} in the sandbox`;
    await printReport(
      context,
      { ...reviewReport(review, { canAccept: false }), title },
      options,
      async () => ({
        ...reviewReport(review, { canAccept: false, pictures: await drawPictures(review) }),
        title,
      }),
    );
    return {
      code: planned.some((each) => each.plan.changes) ? EXIT.changes : EXIT.ok,
      result: { environments: planned.map(({ summary }) => summary), review: reviewJson(review) },
    };
  },
});

/** The review's modules, which are large. */
function loadReview() {
  return import("../sandbox/plan-review");
}
